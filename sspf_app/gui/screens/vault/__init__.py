"""How the vault is protected, and what is not in order."""

"""Keys of the vault: the key-slot file, Argon2id, recovery words and sub-keys.

Nothing is imported here, so that the unlock window can read the names in a slot file
(`slot_file`, `slot_io`) without loading any cryptography. The operations live in `vault_file`.
"""

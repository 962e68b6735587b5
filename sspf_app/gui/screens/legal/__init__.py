"""Information with the support of a law: apart from consent, in its own colour."""

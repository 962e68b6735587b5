"""The list of cases, and how a new one is opened."""

"""Small faults put in one at a time, for the tests to see; run by ``scripts/mutate.py``."""

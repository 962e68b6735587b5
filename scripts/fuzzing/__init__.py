"""Damaged and hostile input for every door of the program; run by ``scripts/fuzz.py``."""

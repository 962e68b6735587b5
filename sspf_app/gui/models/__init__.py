"""Models of lists and tables."""

"""One folder per screen; screens do not know one another."""

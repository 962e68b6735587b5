"""Moving in and out: the old sheet, what came of it, and everything as open files."""

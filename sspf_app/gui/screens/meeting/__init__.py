"""The meeting: planned, held, and each recipient's minutes."""

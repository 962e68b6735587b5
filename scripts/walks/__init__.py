"""Walks: one job from its first click to its last, in the running program, for the help."""

"""The machine around the program: clock, files, settings, one program at a time."""

"""One module per step, numbered; imports nothing of the program."""

"""What those an item is about say of it, whether it may be used, and who has it."""

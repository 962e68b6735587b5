"""What a refusal says, by its code: a module for each part of the work."""

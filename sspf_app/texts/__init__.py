"""The words people read, in window, console and on paper; one catalogue, no Qt."""

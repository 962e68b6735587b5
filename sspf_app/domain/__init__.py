"""The rules of sharing: pure Python, no clock, no files, no words for people."""

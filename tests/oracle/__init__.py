"""The slow, obvious oracle: a straight transcription of the sharing rules, for tests only.

Written from the text of the sharing rules alone, without a look at the real function. Clarity
goes before speed: no caches, no indexes, every question goes through all rows again.
"""

"""Use cases: one module per noun; they know the domain and the words, never Qt or SQL."""

"""The chasing list over all cases, and batches of renewals."""

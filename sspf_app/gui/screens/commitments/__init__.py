"""Commitments over all cases."""

"""Figures over all cases, with small numbers hidden."""

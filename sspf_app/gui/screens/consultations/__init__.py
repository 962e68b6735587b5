"""Consultations before consent, in which nobody is named."""

"""Scans made up from real sheets: what a pen, a fold and an office scanner do to a page.

Everything comes from a seed: the same number gives the same scan.
"""

"""Kills, full disks, damage: what is left of a vault, and what was lost. See `docs/survival.md`."""

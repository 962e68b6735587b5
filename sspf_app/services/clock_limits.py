"""How far the clock of the computer may stray before somebody is told."""

from datetime import timedelta

TOLERANCE = timedelta(minutes=10)
"""So far back a clock goes by itself, when it is set by the network."""

LEAP = timedelta(days=60)
"""Nobody leaves a vault alone for longer without a reason."""

"""Homes a child is placed in: no consent of SSPF covers them, and no form names them.

Source: sharing rules, section 2 (a pause); domain, section 2.5 (LVU).
"""

from __future__ import annotations

import re

from sspf_app.domain.facts import Party

_HOME = re.compile(
    r"(?i)\b(?:hvb|sis|lvm-?hem|ungdomshem\w*|behandlingshem\w*|stödboende\w*|jourhem\w*)\b"
    r"|\bhem för vård eller boende\b|\bsärskil\w+ ungdomshem"
)


def is_placement(party: Party) -> bool:
    """Whether a party is a home a child may be placed in, by its name."""
    return _HOME.search(party.name) is not None

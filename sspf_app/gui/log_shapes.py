"""The icon of each deed of the log; no Qt."""

from __future__ import annotations

_SHAPES = {
    "export": "export",
    "print": "print",
    "write": "edit",
    "search": "search",
    "unlock": "unlock",
    "unlock_failed": "warning",
    "lock": "lock",
    "import": "import",
    "backup": "backup",
    "key_change": "key",
    "clock": "clock",
    "user_change": "people",
    "log_cut": "trash",
}


def shape_of(action: str) -> str:
    """Name of the icon of an ``Action``, by its value; or of one that nobody knows yet."""
    return _SHAPES.get(action, "eye")

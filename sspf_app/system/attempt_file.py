"""The file beside a vault that counts failed attempts to open it."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sspf_app.services.attempts import MOST, FailedAttempts
from sspf_app.services.files import new_file

FILE = "vault.attempts"
_FORMAT = "sspf-attempts/1"
_LONGEST = 1024
_YEARS = range(2020, 3000)
"""Times that can be worked with and shown, also in another zone."""


class FolderAttempts:
    """Fulfils ``sspf_app.services.attempts.AttemptFile``: how many and when, no name, no secret."""

    def read(self, folder: Path) -> FailedAttempts | None:
        """What the file says; None where it is missing or not right."""
        path = folder / FILE
        try:
            if not path.is_file():  # a pipe in its place would be waited for
                return None
            with path.open("rb") as stream:
                found = json.loads(stream.read(_LONGEST))
            return _understood(found)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def write(self, folder: Path, failed: FailedAttempts) -> bool:
        """Write it beside and rename it, readable by its owner only."""
        told = {
            "format": _FORMAT,
            "count": failed.count,
            "first": failed.first.isoformat(timespec="microseconds"),
            "last": failed.last.isoformat(timespec="microseconds"),
        }
        fresh = folder / f"{FILE}.new"
        try:
            fresh.unlink(missing_ok=True)
            with new_file(fresh) as stream:
                stream.write(json.dumps(told).encode())
            fresh.replace(folder / FILE)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            return False
        return True

    def remove(self, folder: Path) -> None:
        """Take it away."""
        with suppress(OSError):
            (folder / FILE).unlink(missing_ok=True)


def _understood(found: dict[str, Any]) -> FailedAttempts | None:
    count = found["count"]
    if found["format"] != _FORMAT or type(count) is not int or not 0 < count <= MOST:
        return None
    first, last = (datetime.fromisoformat(found[name]) for name in ("first", "last"))
    if not all(one.tzinfo is not None and one.year in _YEARS for one in (first, last)):
        return None
    return FailedAttempts(count=count, first=first.astimezone(UTC), last=last.astimezone(UTC))

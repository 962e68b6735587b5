"""What is corrected is what was shown: nothing that was recorded meanwhile is written over."""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Row

ALWAYS_KNOWN = "always"
"""The version of a row that says not when it was entered."""


def version_of(row: Row) -> str:
    """Tells the row from every other one there was of the same record."""
    return version_at(row.recorded_at)


def version_at(recorded_at: datetime | None) -> str:
    """The version of a row that was entered at an instant."""
    return ALWAYS_KNOWN if recorded_at is None else recorded_at.isoformat()


def need_seen(row: Row, seen: str, code: str, **params: object) -> None:
    """Let a correction through that was made of the row that stands.

    Args:
        row: The row that stands.
        seen: ``version_of`` the row that was shown; empty = none was, as when a program corrects.
        code: What is said of another one.
        params: What its sentence needs.

    Raises:
        DomainError: ``code``.
    """
    if seen and seen != version_of(row):
        raise DomainError(code, **params)

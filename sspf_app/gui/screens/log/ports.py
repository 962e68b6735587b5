"""What the log's presenter asks of its view, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sspf_app.gui.ports import TroubleView
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.records import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of the log: no case content, only what was touched.

    Attributes:
        kind: First part of the subject, such as ``meeting``; empty where there is none.
        of: The case's reference, where the line is about a case.
        failed: Of a line about wrong passwords: how many, and when.
    """

    number: int
    at: datetime
    who: str
    workstation: str
    action: Action
    kind: str
    of: str
    reason: str
    failed: FailedAttempts | None = None


class LogPort(TroubleView, Protocol):
    """The log's view."""

    def show_lines(self, lines: tuple[LogLine, ...], *, is_everybody: bool) -> None: ...

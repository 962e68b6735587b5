"""Lines of the log as the screen shows them; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sspf_app.gui.screens.log.ports import LogLine
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.records import Action, LogEntry


def log_line(
    number: int, entry: LogEntry, names: Mapping[str, str], references: Mapping[str, str]
) -> LogLine:
    """A line with the names of users and the references of cases."""
    case = entry.case or ""
    failed = FailedAttempts.from_subject(entry.subject)
    return LogLine(
        number=number,
        at=entry.at,
        who="" if failed else names.get(entry.user_id, entry.user_id),
        workstation=entry.workstation,
        action=entry.action,
        kind=entry.subject.partition(":")[0],
        of=references.get(case, case),
        reason=entry.reason or "",
        failed=failed,
    )


def cleared_line(number: int) -> LogLine:
    """A line that the rule of years has cleared since it was drawn."""
    return LogLine(
        number=number,
        at=datetime.min.replace(tzinfo=UTC),
        who="",
        workstation="",
        action=Action.READ,
        kind="",
        of="",
        reason="",
    )

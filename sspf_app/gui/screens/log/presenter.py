"""Leads the log: one's own trace, or everybody's for the unit manager."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.log.ports import LogLine
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.bundle import Services
from sspf_app.services.changes import Topic
from sspf_app.services.records import LogEntry

_MOST = 1_000


class LogPresenter(ScreenPresenter):
    """Reads the log when it is opened; it is never changed from here."""

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def refresh(self) -> None:
        """Read it anew."""
        services = self.services
        self.read(lambda: _read(services), self._show)

    def _show(self, found: tuple[tuple[LogLine, ...], bool]) -> None:
        lines, is_everybody = found
        self.view.show_lines(lines, is_everybody=is_everybody)


def _read(services: Services) -> tuple[tuple[LogLine, ...], bool]:
    """Everybody's lines for whoever may read them, else one's own."""
    try:
        entries, is_everybody = services.journal.entries(limit=_MOST), True
    except DomainError as error:
        if error.code != "not_permitted":
            raise
        entries, is_everybody = services.journal.own_trace(limit=_MOST), False
    names = {user.id: user.name for user in services.office.users()}
    # References are no case content; a role that may not list cases sees their ids.
    references = {} if is_everybody else _references(services)
    lines = tuple(_line(number, entry, names, references) for number, entry in enumerate(entries))
    return lines, is_everybody


def _references(services: Services) -> dict[str, str]:
    try:
        return {case.case: case.reference or case.case for case in services.cases.list_cases()}
    except DomainError:
        return {}


def _line(
    number: int, entry: LogEntry, names: Mapping[str, str], references: Mapping[str, str]
) -> LogLine:
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

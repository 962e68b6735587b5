"""Leads the log: one's own trace, or everybody's for the unit manager."""

from __future__ import annotations

from typing import ClassVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.log.incident_presenter import IncidentPresenter
from sspf_app.gui.screens.log.log_lines import log_line
from sspf_app.gui.screens.log.ports import LogLine, LogPort
from sspf_app.gui.screens.log.review_presenter import ReviewPresenter
from sspf_app.services.bundle import Services
from sspf_app.services.changes import Topic
from sspf_app.services.log_copies import SealedCopy

_MOST = 1_000


class LogPresenter(ScreenPresenter):
    """Reads the log when it is opened; nothing in it is changed from here."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.LOG_REVIEWS})
    view: LogPort
    reviews: ReviewPresenter
    incident: IncidentPresenter

    def open(self, **params: str) -> None:
        """Show the lines, or the part that is asked for."""
        self.refresh()
        if params.get("tab") == "review" and self.services.log_reviews.may_review():
            self.view.show_reviews_tab()
        if params.get("tab") == "incident" and self.services.incidents.may_look():
            self.incident.ask(
                first=params.get("first", ""),
                last=params.get("last", ""),
                paper=params.get("paper", ""),
            )
            self.view.show_incident_tab()

    def refresh(self) -> None:
        """Read it anew."""
        services = self.services
        self.read(lambda: _read(services), self._show)
        self.reviews.refresh()
        self.incident.refresh()

    def seal(self) -> None:
        """Ask where, and write what is new in the log, sealed to the manager's own key."""
        copies = self.services.log_copies

        def done(copy: SealedCopy) -> None:
            told = _("Sealed for {manager}: {path} ({n} lines)")
            self.ports.frame.say(told.format(manager=copy.manager, path=copy.path, n=copy.lines))
            self.refresh()

        self.ports.dialogs.choose_folder(
            _("Where to save it"),
            on_chosen=lambda folder: self.change(lambda: copies.seal(folder), done),
        )

    def _show(self, found: tuple[tuple[LogLine, ...], bool]) -> None:
        lines, is_everybody = found
        self.view.show_sealing(may_seal=self.services.log_copies.may_seal())
        has_incidents = self.services.incidents.may_look()
        self.view.show_lines(lines, is_everybody=is_everybody, has_incidents=has_incidents)


def _read(services: Services) -> tuple[tuple[LogLine, ...], bool]:
    """Everybody's lines for whoever may read them, else one's own."""
    try:
        entries, is_everybody = services.journal.entries(limit=_MOST), True
    except DomainError as error:
        if error.code != "not_permitted":
            raise
        entries, is_everybody = services.journal.own_trace(limit=_MOST), False
    names = _names(services)
    # References are no case content; a role that may not list cases sees their ids.
    references = {} if is_everybody else _references(services)
    lines = tuple(
        log_line(number, entry, names, references) for number, entry in enumerate(entries)
    )
    return lines, is_everybody


def _names(services: Services) -> dict[str, str]:
    """Of all users; of nobody where the role may not list them, who then sees own lines alone."""
    try:
        return {user.id: user.name for user in services.office.users()}
    except DomainError:
        return {}


def _references(services: Services) -> dict[str, str]:
    try:
        return {case.case: case.reference or case.case for case in services.cases.list_cases()}
    except DomainError:
        return {}

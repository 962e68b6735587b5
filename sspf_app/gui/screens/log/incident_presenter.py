"""Leads the page that works out whom an incident concerns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.log.ports import IncidentPort, IncidentScene
from sspf_app.services.bundle import Services
from sspf_app.services.changes import Changes
from sspf_app.services.incident_views import IncidentQuery
from sspf_app.services.print_ports import Place


class IncidentPresenter(ScreenPresenter):
    """See the module."""

    view: IncidentPort

    def refresh(self) -> None:
        """Read who can have got something."""
        services = self.services
        if services.incidents.may_look():
            self.read(lambda: _scene(services), self.view.show_scene)

    def ask(self, *, first: str, last: str, paper: str) -> None:
        """Ask of papers that are known, and work it out at once; days as ``YYYY-MM-DD``."""
        query = IncidentQuery(
            first_on=date.fromisoformat(first), last_on=date.fromisoformat(last), paper=paper
        )
        self.view.show_query(query)
        self.look(query)

    def look(self, query: IncidentQuery) -> None:
        """Work out whom it concerns."""
        incidents = self.services.incidents
        self.read(lambda: incidents.look(query), self.view.show_found, on_error=self._refused)

    def save_paper(self, query: IncidentQuery) -> None:
        """Write the paper into a folder."""
        self.save(query, is_paper=True)

    def save(self, query: IncidentQuery, *, is_paper: bool = False) -> None:
        """Write the table, or the paper, into a folder."""
        self.ports.dialogs.choose_folder(
            _("Where to save it"),
            on_chosen=lambda folder: self._write(query, folder, is_paper=is_paper),
        )

    def print(self, query: IncidentQuery) -> None:
        """Print the paper."""
        self.choose_printer(lambda printer: self._write(query, printer, is_paper=True))

    def _write(self, query: IncidentQuery, place: Place, *, is_paper: bool) -> None:
        incidents = self.services.incidents
        paths: list[Path] = []

        def job() -> Changes:
            path, changes = incidents.export(query, place, is_paper=is_paper)
            paths.append(path)
            return changes

        def done(_changes: Changes) -> None:
            if isinstance(place, Path):
                said = _("It is saved: {path}").format(path=paths[0])
            else:
                said = papers_printed()
            self.ports.frame.say(said)

        self.change(job, done, on_error=self._refused)

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)


def _scene(services: Services) -> IncidentScene:
    """Parties and persons, for a role that reads names; else nobody."""
    try:
        people = services.people.list_people()
    except DomainError:
        return IncidentScene(reads_names=False, recipients=())
    parties = services.parties.list_parties()
    return IncidentScene(
        reads_names=True,
        recipients=(
            *((one.id, one.name) for one in parties),
            *((one.id, one.name) for one in people),
        ),
    )

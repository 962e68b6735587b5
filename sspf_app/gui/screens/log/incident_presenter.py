"""Leads the page that works out whom an incident concerns."""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.log.ports import IncidentPort, IncidentScene
from sspf_app.services.bundle import Services
from sspf_app.services.changes import Changes
from sspf_app.services.incident_views import IncidentQuery


class IncidentPresenter(ScreenPresenter):
    """See the module."""

    view: IncidentPort

    def refresh(self) -> None:
        """Read who can have got something."""
        services = self.services
        if services.incidents.may_look():
            self.read(lambda: _scene(services), self.view.show_scene)

    def look(self, query: IncidentQuery) -> None:
        """Work out whom it concerns."""
        incidents = self.services.incidents
        self.read(lambda: incidents.look(query), self.view.show_found, on_error=self._refused)

    def save_paper(self, query: IncidentQuery) -> None:
        """Write the paper into a folder."""
        self.save(query, is_paper=True)

    def save(self, query: IncidentQuery, *, is_paper: bool = False) -> None:
        """Write the table, or the paper, into a folder."""
        incidents = self.services.incidents

        def chosen(folder: Path) -> None:
            paths: list[Path] = []

            def job() -> Changes:
                path, changes = incidents.export(query, folder, is_paper=is_paper)
                paths.append(path)
                return changes

            def done(_changes: Changes) -> None:
                self.ports.frame.say(_("It is saved: {path}").format(path=paths[0]))

            self.change(job, done, on_error=self._refused)

        self.ports.dialogs.choose_folder(_("Where to save it"), on_chosen=chosen)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.view.show_refusal(self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)


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

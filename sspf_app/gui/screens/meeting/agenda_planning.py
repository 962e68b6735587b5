"""Leads the planning of the agenda before a meeting. No Qt."""

from __future__ import annotations

from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.meeting.ports import AgendaPort, MeetingPage
from sspf_app.services.agenda_views import PointInput, PointView
from sspf_app.services.changes import Changes


class AgendaPlanning(ScreenPresenter):
    """Adds points and takes them off; the order follows from the consents."""

    def __init__(self, ports: ScreenPorts, view: AgendaPort) -> None:
        super().__init__(ports, view)
        self._page: MeetingPage | None = None

    def begin(self, page: MeetingPage) -> None:
        """Another meeting, or another state of it."""
        self._page = page

    def add(
        self, heading: str, source: str, about: tuple[str, ...], types: tuple[str, ...]
    ) -> None:
        """Plan a point."""
        page = self._page
        if page is None:
            return
        entry = PointInput(
            case=page.case.case,
            meeting=page.meeting.id,
            heading=heading,
            source=source,
            about=about,
            types=tuple(InformationType(one) for one in types),
        )

        def done(_changes: Changes) -> None:
            self.view.point_added()

        self.change(lambda: self.services.agenda.add(entry), done, on_error=self._refused)

    def remove(self, point: PointView) -> None:
        """Take a point off; for ten seconds it can be brought back."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        again = PointInput(
            case=case,
            meeting=meeting,
            heading=point.heading,
            source=point.source,
            about=point.about,
            types=point.types,
        )

        def undo() -> None:
            self.change(lambda: self.services.agenda.add(again))

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The point is taken off the agenda."), undo=undo)

        self.change(lambda: self.services.agenda.remove(case, meeting, point.id), done)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.view.show_point_refusal(self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)

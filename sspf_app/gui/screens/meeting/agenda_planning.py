"""Leads the planning of the agenda before a meeting. No Qt."""

from __future__ import annotations

from typing import cast

from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.meeting.ports import AgendaPort, MeetingPage
from sspf_app.gui.screens.meeting.typed_point import TypedPoint, point_from
from sspf_app.services.agenda_views import PointInput, PointView
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.meeting_records import NameMeaning
from sspf_app.services.meeting_views import ItemQuestion


class AgendaPlanning(ScreenPresenter):
    """Adds points and takes them off; the order follows from the consents."""

    def __init__(self, ports: ScreenPorts, view: AgendaPort) -> None:
        super().__init__(ports, view)
        self._page: MeetingPage | None = None

    def begin(self, page: MeetingPage) -> None:
        """Another meeting, or another state of it; what was begun of a point comes back."""
        is_other = self._page is None or self._page.meeting.id != page.meeting.id
        self._page = page
        if not is_other:
            self._show_changed(page)
            return
        self.view.begin_points()
        key = self._key(page)

        def done(kept: str) -> None:
            typed = point_from(kept)
            if typed is None or self._page is not page:
                return
            recorded = next((one for one in page.points if one.id == typed.point), None)
            if recorded is not None:
                self.view.show_typed_point(_typed(recorded))
            self.view.show_draft_point(typed)

        def job() -> str:
            draft = self.services.drafts.get(key)
            return "" if draft is None else draft.text

        self.read(job, done)

    def save(self, typed: TypedPoint) -> None:
        """Plan a point, or word one anew."""
        page = self._page
        if page is None:
            return
        entry = PointInput(
            case=page.case.case,
            meeting=page.meeting.id,
            heading=typed.heading,
            source=typed.source,
            about=typed.about,
            types=tuple(InformationType(one) for one in typed.types),
            answered=frozenset(typed.answered),
            seen=typed.seen,
        )
        agenda, key = self.services.agenda, self._key(page)

        def job() -> Changes:
            changes = agenda.change(typed.point, entry) if typed.point else agenda.add(entry)
            self.services.drafts.discard(key)
            return changes

        def done(_changes: Changes) -> None:
            self.view.point_added()

        self.save_typed(job, done, on_error=self._refused)

    def edit(self, point: PointView) -> None:
        """Word a planned point anew."""
        self.view.show_typed_point(_typed(point))

    def reread(self) -> None:
        """The screen around it reads the agenda."""
        self.ports.frame.broadcast(Changes(topics=frozenset({Topic.MEETINGS}), ids=frozenset()))

    def _show_changed(self, page: MeetingPage) -> None:
        """The point that is worded anew may be another by now: what was touched stays."""
        typed = self.view.typed_point()
        recorded = next((one for one in page.points if one.id == typed.point), None)
        if recorded is not None and recorded.version != typed.seen:
            self.view.show_changed_point(_typed(recorded))

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed of a point and not planned."""
        if self._page is None:
            return ()
        text = self.view.typed_point().kept()
        return (DraftText(key=self._key(self._page), text=text),) if text else ()

    @staticmethod
    def _key(page: MeetingPage) -> str:
        return f"meeting/{page.case.case}/{page.meeting.id}:point"

    def mean(self, name: str, meaning: str) -> None:
        """Say whom a name means in the texts of the meeting."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        self.change(
            lambda: self.services.meeting_names.answer(case, meeting, name, NameMeaning(meaning))
        )

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
            asked = error.params.get("questions", ())
            self.view.ask_of_point(cast("tuple[ItemQuestion, ...]", asked))
            self.view.show_point_refusal(self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)


def _typed(point: PointView) -> TypedPoint:
    return TypedPoint(
        point=point.id,
        seen=point.version,
        heading=point.heading,
        source=point.source,
        about=point.about,
        types=tuple(one.value for one in point.types),
    )

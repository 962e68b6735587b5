"""The meetings of a case."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Slot

from sspf_app.gui.case_words import Look, copies_handed_out, meeting_look
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.case.closed_words import ClosedWords
from sspf_app.gui.screens.case.meetings_presenter import MeetingsPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner, EmptyState
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.case_views import CaseDetail, MeetingRef
from sspf_app.texts.dates import weekday_and_day


class MeetingsView(PartView):
    """See the module."""

    presenter: MeetingsPresenter

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(_("Meetings"))
        self._zone = zone
        self._case: CaseDetail | None = None
        self._now: datetime | None = None
        self._model: ItemTableModel[MeetingRef] = ItemTableModel(
            self._columns(), id_of=lambda item: item.id
        )
        self.table = ItemTable(self._model, name=_("Meetings"))
        self.new = changing(button(_("Plan a meeting"), self._on_new, icon="add"))
        self.missing = Banner()
        empty = EmptyState(_("No meetings yet"), icon="meeting")
        self._closed = ClosedWords()
        self.body.addWidget(self.missing)
        self.body.addWidget(self._closed.label)
        self.body.addLayout(row(None, self.new))
        self.body.addWidget(ListPlace(self.table, empty), 1)
        self.table.item_opened.connect(self._on_opened)

    def show_meetings(
        self, meetings: tuple[MeetingRef, ...], case: CaseDetail, missing: str
    ) -> None:
        """Fill the list."""
        self._case, self._now = case, self.presenter.ports.clock.now()
        self._model.set_items(meetings)
        show_if(self.new, wanted=case.closed_at is None)
        self._closed.show_case(case)
        if missing:
            self.missing.say(missing, tone=Tone.WARNING)
        else:
            self.missing.clear()

    def _columns(self) -> tuple[Column[MeetingRef], ...]:
        def purpose(item: MeetingRef) -> str:
            purposes = () if self._case is None else self._case.purposes
            return next((one.text for one in purposes if one.id == item.purpose), "")

        def state(item: MeetingRef) -> Look:
            return meeting_look(is_past=self._now is not None and item.starts_at < self._now)

        def day(item: MeetingRef) -> str:
            local = item.starts_at.astimezone(self._zone)
            return f"{weekday_and_day(local.date(), words())} {local.year}"

        return (
            Column(
                name="day",
                title=_("Day"),
                text=day,
                sort=lambda item: item.starts_at,
                hint=lambda item: self.table.words_left_out(item),
                width=26,
            ),
            Column(
                name="time",
                title=_("Time"),
                text=lambda item: f"{item.starts_at.astimezone(self._zone):%H:%M}",
                width=8,
            ),
            Column(
                name="status",
                title=_("State"),
                text=lambda item: state(item).word,
                icon=lambda item: state(item).icon,
                tone=lambda item: state(item).tone,
                width=13,
            ),
            Column(
                name="copies",
                title=_("Copies"),
                text=lambda item: copies_handed_out(item.copies),
                width=24,
            ),
            Column(
                name="place",
                title=_("Place"),
                text=lambda item: item.place or "",
                width=26,
                spare=2,
            ),
            Column(name="purpose", title=_("Purpose"), text=purpose, width=0, spare=1),
        )

    def _on_new(self) -> None:
        self.presenter.plan()

    @Slot(object)
    def _on_opened(self, item: MeetingRef) -> None:
        self.presenter.open_meeting(item.id)

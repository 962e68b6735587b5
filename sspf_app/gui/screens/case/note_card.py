"""A note to read: when, by whom, about whom, who reads it, and what it said before."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.note_records import NoteLevel
from sspf_app.services.note_views import NoteBoard, NoteItem
from sspf_app.texts.dates import joined, weekday_and_day
from sspf_app.texts.notes import note_kind, note_level, note_readers


class NoteCard(Card):
    """See the module.

    Signals:
        change_wanted: Change the note.
        versions_wanted: Show what it said before.
        meeting_wanted: Take it up at a meeting; carries the words marked, or nothing.
    """

    change_wanted = Signal()
    versions_wanted = Signal()
    meeting_wanted = Signal(str)

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(" ")
        growing(self)
        self._zone = zone
        self._badges = row(gap=GRID)
        self.words = text(selectable=True)
        self._facts = text(role="muted")
        self._readers = text(role="muted")
        self.change = changing(button(_("Change"), self._on_change, icon="edit"))
        self.meeting = changing(
            button(_("Take up at a meeting…"), self._on_meeting, icon="meeting")
        )
        self.versions = quiet_button(_("Show earlier versions"), self._on_versions, icon="history")
        self._earlier = column(gap=GRID)
        for part in (self._badges, self.words, self._facts, self._readers):
            self.add(part)
        self.add(row(self.change, self.meeting, None))
        self.add(row(self.versions, None))
        self.add(self._earlier)

    def show_note(self, item: NoteItem, board: NoteBoard, *, has_draft: bool) -> None:
        """Show one."""
        at = item.at.astimezone(self._zone)
        day = weekday_and_day(at.date(), words())
        kind = note_kind(item.kind, words(), name=item.kind_name)
        self.say(kind, f"{day} {at.year}, {at:%H:%M}")
        clear(self._badges)
        tone = Tone.NEUTRAL if item.level is NoteLevel.OFFICE else Tone.WARNING
        level = note_level(item.level.value, words())
        icon = {NoteLevel.OFFICE: "party", NoteLevel.STAFF: "people"}.get(item.level, "lock")
        self._badges.addWidget(StatusBadge(level, tone, icon=icon))
        if has_draft:
            self._badges.addWidget(StatusBadge(_("A change is begun"), Tone.INFO, icon="edit"))
        self._badges.addStretch(1)
        self.words.setText(item.text)
        self.words.setAccessibleName(_("The note"))
        self._facts.setText(_facts(item, self._zone))
        names = joined([who for _user, who in board.staff], words())
        self._readers.setText(note_readers(item.level.value, words(), names=names))
        self.change.setText(_("Go on with the change") if has_draft else _("Change"))
        clear(self._earlier)
        show_if(self.versions, wanted=item.versions > 1)

    def show_versions(self, versions: tuple[NoteItem, ...]) -> None:
        """Show what it said before, the newest first; what it says now stands above."""
        clear(self._earlier)
        for item in versions[1:]:
            self._earlier.addWidget(line())
            self._earlier.addWidget(self._version(item))
        if len(versions) == 1:
            said = _("The earlier versions are kept for fewer people.")
            self._earlier.addWidget(text(said, role="muted"))
        show_if(self.versions, wanted=False)

    def _version(self, item: NoteItem) -> QWidget:
        holder = QWidget()
        head = text(_facts(item, self._zone), role="muted")
        holder.setLayout(column(head, text(item.text, selectable=True), gap=4))
        holder.setAccessibleName(_("Earlier version"))
        return holder

    def _on_change(self) -> None:
        self.change_wanted.emit()

    def _on_versions(self) -> None:
        self.versions_wanted.emit()

    def _on_meeting(self) -> None:
        self.meeting_wanted.emit(self.words.selectedText().strip())


def _facts(item: NoteItem, zone: tzinfo) -> str:
    parts: list[str] = []
    if item.about:
        about = joined([who for _person, who in item.about], words())
        parts.append(_("About {names}.").format(names=about))
    if item.recorded_at is not None and item.written_by:
        written = item.recorded_at.astimezone(zone)
        parts.append(
            _("Written by {name} {when}.").format(
                name=item.written_by, when=f"{written:%Y-%m-%d %H:%M}"
            )
        )
    if item.author and item.author != item.written_by:
        parts.append(_("Begun by {name}.").format(name=item.author))
    return " ".join(parts)

"""During the meeting: the editor, beside it who will read, below it what is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, tzinfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from sspf_app.domain.codes import FAMILY
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.ports import Trouble
from sspf_app.gui.screens.meeting.agenda_card import AgendaCard
from sspf_app.gui.screens.meeting.attendance_card import AttendanceCard
from sspf_app.gui.screens.meeting.item_editor import ItemEditor
from sspf_app.gui.screens.meeting.item_list import ItemList
from sspf_app.gui.screens.meeting.memory_card import MemoryCard
from sspf_app.gui.screens.meeting.ports import MeetingPage
from sspf_app.gui.screens.meeting.readers_card import ReadersCard
from sspf_app.gui.screens.meeting.recording import Recording, sources_of
from sspf_app.gui.screens.meeting.typed_item import TypedItem
from sspf_app.gui.widgets.chips import Choice
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.layout import column, row, scrolled
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.sides import SidesInSight
from sspf_app.gui.widgets.touched import tell_recorded
from sspf_app.services.meeting_views import ItemCheck

_SIDE_LETTERS = 24
"""Of the agenda on a line at least: with large text no word of it is cut at the side."""


class DuringPage(HoldsTyped, QWidget):
    """The page where items are written; fulfils ``ItemPort``.

    Signals:
        kept_shown: What was typed before and not saved is here again.
        walked: So many meetings on in the sitting.
    """

    kept_shown = Signal()
    walked = Signal(object)
    recording: Recording

    def __init__(
        self, zone: tzinfo, today: Callable[[], date], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zone = zone
        self.banner = Banner()
        self.kept = Banner()
        self.locked = Banner()
        self.editor = ItemEditor(today)
        self.readers = ReadersCard()
        self.saved = ItemList()
        self.agenda = AgendaCard()
        self.attendance = AttendanceCard()
        self.memory = MemoryCard(zone, today)
        left = pile(self.kept, self.editor, self.saved, gap=2 * GRID, top=GRID + 4, right=GRID)
        right = pile(self.readers, self.memory, gap=2 * GRID, top=GRID + 4, right=GRID)
        self._left = scrolled(left)
        layout = column(self.banner, self.locked)
        writing = QWidget()
        writing.setLayout(column(self._left, self.editor.foot))
        side = pile(self.agenda, self.attendance, gap=2 * GRID, top=GRID + 4, right=GRID)
        self.side = scrolled(side)
        self.side.hide()
        both = row(self.side, SidesInSight(writing, scrolled(right), shares=(12, 7)), gap=2 * GRID)
        both.setStretch(1, 1)
        layout.addLayout(both, 1)
        self.setLayout(layout)
        self._add_keys()

    def show_live(self, *, wanted: bool) -> None:
        """Show the agenda and who is here at the side, as in the live mode."""
        letter = self.fontMetrics().averageCharWidth()
        self.side.setFixedWidth(max(36 * GRID, _SIDE_LETTERS * letter))
        self.side.setVisible(wanted)
        if wanted:
            self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_keys(self) -> None:
        for keys, act in (
            ("Alt+Down", lambda: self.agenda.step(1)),
            ("Alt+Up", lambda: self.agenda.step(-1)),
            ("Alt+N", self._focus_attendance),
            ("Alt+Q", self.readers.focus_question),
            ("Ctrl+PgDown", lambda: self.walked.emit(1)),
            ("Ctrl+PgUp", lambda: self.walked.emit(-1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    def _focus_attendance(self) -> None:
        """To the first who is not noted yet."""
        bars = list(self.attendance.bars.values())
        waiting = [bar for bar in bars if bar.one() is None]
        for bar in (waiting or bars)[:1]:
            bar.focus_chip()

    def connect_to(self, recording: Recording) -> None:
        """Let the presenter hear what happens here."""
        self.recording = recording
        self.editor.edited.connect(recording.edit)
        self.editor.save_wanted.connect(recording.save)
        self.editor.empty_wanted.connect(self._on_empty)
        self.editor.commitment_opened.connect(self._on_commitment)
        self.readers.subject_named.connect(self._on_subject)
        self.readers.replace_wanted.connect(recording.take_instead)
        self.agenda.chosen.connect(recording.take_point)
        self.agenda.left.connect(recording.point_done)
        self.readers.answered.connect(self._on_answered)
        self.readers.others_wanted.connect(self.editor.about.focus_chip)
        self.saved.correct_wanted.connect(self._on_correct)
        self.saved.rights_wanted.connect(recording.show_rights)

    def show_choices(self, page: MeetingPage) -> None:
        """Offer the parties and persons of a meeting, and show what is saved."""
        names = {one.party: one.name for one in page.case.participations}
        names |= {one.participant: one.name for one in page.meeting.participants}
        names[FAMILY] = _("The family")
        sources = tuple(Choice(id=one, title=names.get(one, one)) for one in sources_of(page))
        people = tuple(Choice(id=one.id, title=one.name) for one in page.case.people)
        self.editor.set_choices(sources, people)
        self._show_lock(page)
        self.agenda.show_points(page.points)
        self.attendance.show_people(page.meeting.participants)
        self.attendance.body_enabled(wanted=not page.is_fixed)
        self.memory.show_memory(page.memory)
        in_order = sorted(
            page.meeting.items, key=lambda item: (item.recorded_at is not None, item.recorded_at)
        )
        self.saved.show_items(tuple(in_order), is_locked=page.is_fixed)

    def _show_lock(self, page: MeetingPage) -> None:
        """Locked minutes are read here; they are opened under “After”, with a reason."""
        state = page.state
        for part in (self.editor, self.editor.foot):
            part.setEnabled(not page.is_fixed)
            part.setVisible(not page.is_read_only)
        if state.is_locked:
            self.locked.say(
                _("The minutes are locked as version {number}.").format(number=state.version),
                _("To change them, open them under “After”, with a reason."),
                tone=Tone.INFO,
            )
        elif state.versions:
            self.locked.say(
                _("Open for a change: {reason}").format(reason=state.opened_because),
                _("What you lock next is version {number}.").format(number=state.version),
                tone=Tone.WARNING,
            )
        else:
            self.locked.clear()

    def show_item(self, item: TypedItem) -> None:
        """Show what is being typed."""
        self.kept.clear()
        self.editor.show_item(item)

    def show_overtaken(self, recorded: str) -> None:
        """Say at the words what was recorded there meanwhile, where that is something else."""
        if self.editor.text.toPlainText() != recorded:
            tell_recorded(self.editor.text, recorded)

    def typed(self) -> TypedItem:
        """What is typed at this instant."""
        return self.editor.item()

    def show_check(self, check: ItemCheck | None) -> None:
        """Show who would read it; a number is asked about below the text already."""
        if check is not None and not self.editor.number.isHidden():
            others = tuple(one for one in check.questions if one.kind != "number")
            check = replace(check, questions=others)
        self.readers.show_check(check)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not saved."""
        self.readers.show_refusal(sentence)

    def show_missing(self, field: str, sentence: str) -> None:
        """Say at the field what it still needs, and go there."""
        self.readers.show_refusal(sentence)
        self.editor.show_missing(field, sentence)
        QTimer.singleShot(0, self._show_focus)  # once the sentence has its place

    def _show_focus(self) -> None:
        here = QApplication.focusWidget()
        if here is not None and self.editor.isAncestorOf(here):
            self._left.ensureWidgetVisible(here)

    def show_kept(self, saved_at: datetime) -> None:
        """Say that this was typed before, and not saved."""
        local = saved_at.astimezone(self._zone)
        self.kept.say(
            _("You wrote this at {time} on {day}, and did not save it.").format(
                time=f"{local:%H:%M}", day=f"{local:%Y-%m-%d}"
            ),
            _("Go on writing, save it, or empty it."),
            tone=Tone.INFO,
        )
        self.kept_shown.emit()

    def go_on(self) -> None:
        """Write the next at once."""
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saved(self) -> None:
        """It is saved; whatever is being typed stays as it is."""
        self.banner.clear()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Checking while one types unsays nothing: only what is saved does."""

    def set_busy(self, busy: bool) -> None:
        """Checking is quick and quiet; saving shows by the next empty item."""

    def _on_answered(self, key: str) -> None:
        self.recording.answer(key)
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_empty(self) -> None:
        self.recording.empty()
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_subject(self, person: str, who: str) -> None:
        self.editor.offer_person(Choice(id=person, title=who))
        self.recording.name_subject(person)

    def _on_commitment(self) -> None:
        QTimer.singleShot(0, self._show_commitment)  # once it has its place

    def _show_commitment(self) -> None:
        self._left.ensureWidgetVisible(self.editor.commitment)

    def _on_correct(self, item: str) -> None:
        self.recording.correct(item)
        self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

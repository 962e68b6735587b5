"""The fields of a note."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.typed_note import Faults, TypedNote
from sspf_app.gui.widgets.buttons import press_on, primary_button, quiet_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.number_question import NumberQuestion
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.gui.widgets.writing import WritingField
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteBoard
from sspf_app.texts.dates import joined
from sspf_app.texts.notes import note_kind, note_level, note_readers

_LINES = 8


class NoteEditor(Card):
    """See the module.

    Attributes:
        acts: What can be done; stands below the card.

    Signals:
        save_wanted: Write the note.
        leave_wanted: Close the fields; what is typed stays a draft.
        drop_wanted: Let go of what is typed.
    """

    save_wanted = Signal()
    leave_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("New note"), parent=parent)
        growing(self)
        self._typed = TypedNote()
        self._staff = ""
        self.day = DateField()
        self.time = name(TimeField(self.day), _("Time"))
        self.kind, self.level = ChoiceBox(), ChoiceBox()
        for level in NoteLevel:
            self.level.addItem(note_level(level.value, words()), level.value)
        self.about = ChipBar(_("About"))
        self.words = WritingField(_LINES)
        self.number = NumberQuestion(self.words)
        self._readers = text(role="muted")
        self._lines = {
            "day": FormRow(_("Day"), self.day).refuses("note_in_future", "before_birth"),
            "time": FormRow(_("Time"), self.time),
            "kind": FormRow(_("Kind of note"), self.kind).refuses("unknown_note_kind"),
            "text": FormRow(
                _("The note"),
                self.words,
                hint=_("To the point, without judging; name others only where it is needed."),
            ),
            "about": FormRow(_("About"), self.about, optional=True),
            "level": FormRow(_("Who reads it"), self.level).refuses("note_level_of_author"),
        }
        self.save = primary_button(_("Save the note"), self._on_save, icon="check")
        press_on(self.save, "Ctrl+Return")
        self.leave = back_button(_("Close, keep as draft"), self._on_leave)
        self.drop = quiet_button(_("Throw away"), self._on_drop, icon="trash")
        self.acts = QWidget()
        self._build()

    def show_typed(self, typed: TypedNote, board: NoteBoard, *, may_set_level: bool) -> None:
        """Fill the fields."""
        self._typed = typed
        self.say(_("Change the note") if typed.note else _("New note"))
        self._staff = joined([who for _user, who in board.staff], words())
        self.about.choose(())
        self.about.set_choices(tuple(Choice(id=one, title=who) for one, who in board.people))
        self.about.choose(tuple(typed.about))
        self.day.edit.setText(typed.day)
        self.time.setText(typed.time)
        self._offer_kinds(typed, board)
        self.level.setCurrentIndex(max(0, self.level.findData(typed.level)))
        self.level.setEnabled(may_set_level)
        self.words.setPlainText(typed.text)
        self.number.begin()
        self.show_faults({})
        self._show_readers()

    def _offer_kinds(self, typed: TypedNote, board: NoteBoard) -> None:
        """Those offered today, and the one a note has that is changed."""
        names = {one.code: one.name for one in board.kinds}
        names |= {one.kind: one.kind_name for one in board.notes if one.id == typed.note}
        self.kind.clear()
        for code, called in names.items():
            self.kind.addItem(note_kind(code, words(), name=called), code)
        self.kind.setCurrentIndex(max(0, self.kind.findData(typed.kind)))

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self._typed = TypedNote()
        self.words.clear()

    def collect(self) -> TypedNote:
        """What stands in the fields."""
        return TypedNote(
            note=self._typed.note,
            day=self.day.edit.text(),
            time=self.time.text(),
            kind=str(self.kind.currentData()),
            level=str(self.level.currentData()),
            text=self.words.toPlainText(),
            about=list(self.about.chosen()),
            seen=self._typed.seen,
        )

    def show_faults(self, faults: Faults) -> None:
        """Say what is missing where it is."""
        tell_faults(self._lines, faults)

    def _build(self) -> None:
        when = row(self._lines["day"], self._lines["time"], self._lines["kind"])
        when.setSpacing(2 * GRID)
        when.setStretch(2, 1)
        self.add(when)
        for part in (self._lines["text"], self.number, self._lines["about"], self._lines["level"]):
            self.add(part)
        self.add(self._readers)
        self.acts.setLayout(row(self.save, self.leave, self.drop, None))
        self.kind.activated.connect(self._on_kind)
        self.level.currentIndexChanged.connect(self._on_level)

    def _show_readers(self) -> None:
        level = str(self.level.currentData())
        self._readers.setText(note_readers(level, words(), names=self._staff))

    @Slot()
    def _on_kind(self) -> None:
        """A memory note is for oneself unless one says otherwise."""
        if self.kind.currentData() == NoteKind.MEMO.value and not self._typed.note:
            self.level.setCurrentIndex(self.level.findData(NoteLevel.AUTHOR.value))

    @Slot()
    def _on_level(self) -> None:
        self._show_readers()

    def _on_save(self) -> None:
        self.save_wanted.emit()

    def _on_leave(self) -> None:
        self.leave_wanted.emit()

    def _on_drop(self) -> None:
        self.drop_wanted.emit()

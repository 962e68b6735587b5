"""The notes of a case: what is looked for and the list at the left, one note at the right."""

from __future__ import annotations

from datetime import tzinfo
from textwrap import shorten

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.case.handlers_card import handled_by
from sspf_app.gui.screens.case.note_card import NoteCard
from sspf_app.gui.screens.case.note_editor import NoteEditor
from sspf_app.gui.screens.case.notes_presenter import NoteList, NotesPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.take_up import TypedTakeUp
from sspf_app.gui.screens.case.take_up_card import TakeUpCard
from sspf_app.gui.screens.case.typed_note import NEW, Faults, TypedNote
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row, scrolled
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.sides import Side, Sides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.case_views import CaseDetail, MeetingRef
from sspf_app.services.meeting_views import ItemCheck
from sspf_app.services.note_records import NoteLevel
from sspf_app.services.note_views import NoteBoard, NoteItem
from sspf_app.texts.notes import note_kind, note_level

_LETTERS = 200
"""So much of a note stands in its line, at most."""
_ICONS = {NoteLevel.STAFF: "people", NoteLevel.AUTHOR: "lock"}


class NotesView(PartView):
    """See the module."""

    presenter: NotesPresenter

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(_("Notes"))
        self._zone = zone
        self.search = SearchField(_("Search in the notes"))
        self.kind = name(ChoiceBox(), _("Kind of note"))
        self.kind.addItem(_("All kinds"), "")
        self.new = changing(button(_("New note"), self._on_new, icon="add", shortcut="Ctrl+N"))
        self.model: ItemTableModel[NoteItem] = ItemTableModel(
            self._columns(), id_of=lambda item: item.id
        )
        self.table = ItemTable(self.model, name=_("Notes of the case"))
        self.hidden = text(role="muted")
        self.staff = text(role="muted")
        self.card = NoteCard(zone)
        self.editor = NoteEditor()
        self.take_up = TakeUpCard(zone)
        self._right = mark(QStackedWidget(), role="page")
        self._build()

    def show_list(self, notes: NoteList) -> None:
        """Fill the list."""
        self._offer_kinds(notes.board)
        self.table.blockSignals(True)
        self.model.set_items(notes.notes)
        self._nothing.step_back(wanted=not notes.notes)
        if notes.chosen:
            self.table.choose(notes.chosen)
        else:
            self.table.clearSelection()
        self.table.blockSignals(False)
        count = notes.board.hidden
        self.hidden.setText(
            ngettext(
                "{n} more note here is kept for others.",
                "{n} more notes here are kept for others.",
                count,
            ).format(n=count)
        )
        show_if(self.hidden, wanted=bool(count))
        self.new.setText(_("Go on with the new note") if NEW in notes.begun else _("New note"))
        self.staff.setText(handled_by(notes.board.staff))

    def show_note(self, item: NoteItem, board: NoteBoard, *, has_draft: bool) -> None:
        """Show a note to read."""
        self.card.show_note(item, board, has_draft=has_draft)
        self._right.setCurrentWidget(self._card_page)

    def _offer_kinds(self, board: NoteBoard) -> None:
        """Those offered today, and those that notes of the case have; what was chosen stays."""
        names = {one.code: one.name for one in board.kinds}
        names |= {one.kind: one.kind_name for one in board.notes}
        chosen = self.kind.currentData()
        self.kind.clear()
        self.kind.addItem(_("All kinds"), "")
        for code, called in names.items():
            self.kind.addItem(note_kind(code, words(), name=called), code)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))

    def show_nothing(self) -> None:
        """No note is chosen."""
        self._right.setCurrentWidget(self._nothing)

    def show_versions(self, versions: tuple[NoteItem, ...]) -> None:
        """Show what the note said before."""
        self.card.show_versions(versions)

    def show_editor(self, typed: TypedNote, board: NoteBoard, *, may_set_level: bool) -> None:
        """Show the fields."""
        self.editor.show_typed(typed, board, may_set_level=may_set_level)
        self._right.setCurrentWidget(self._editor_page)
        self.editor.words.setFocus()

    def close_editor(self) -> None:
        """What was typed is saved or let go."""
        self.editor.forget()
        self._right.setCurrentWidget(self._nothing)

    def clear_search(self) -> None:
        """Look for nothing."""
        self.search.clear()
        self.kind.setCurrentIndex(0)

    def collect(self) -> TypedNote:
        """What stands in the fields."""
        return self.editor.collect()

    def show_faults(self, faults: Faults) -> None:
        """Say what is missing where it is."""
        self.editor.show_faults(faults)

    def show_take_up(
        self, typed: TypedTakeUp, meetings: tuple[MeetingRef, ...], case: CaseDetail
    ) -> None:
        """Show what goes to a meeting."""
        self.take_up.show_typed(typed, meetings, case)
        self._right.setCurrentWidget(self._take_up_page)
        self.take_up.words.setFocus()

    def collect_take_up(self) -> TypedTakeUp:
        """What goes to a meeting."""
        return self.take_up.collect()

    def add_answer(self, key: str) -> None:
        """A question is answered."""
        self.take_up.add_answer(key)

    def show_check(self, check: ItemCheck, problems: tuple[str, ...]) -> None:
        """Show who would read it."""
        self.take_up.show_check(check, problems)

    def show_refusal(self, sentence: str) -> None:
        """Say why it cannot be saved."""
        self.take_up.refuse(sentence)

    def close_take_up(self) -> None:
        """Back to the note."""
        self.presenter.show_again()

    def _build(self) -> None:
        looking = row(self.search, self.kind)
        looking.setStretch(0, 1)
        empty = EmptyState(
            _("No notes here"),
            _("What you write about the case stays in the office. Ctrl+N begins a note."),
            icon="edit",
        )
        place: ListPlace[NoteItem] = ListPlace(self.table, empty)
        left = Side()
        inner = column(row(self.new, None), looking, place, self.hidden, self.staff, gap=GRID + 4)
        inner.setStretch(2, 1)
        left.setLayout(inner)
        self._nothing = EmptyState(
            _("No note is chosen"), _("Choose one in the list, or begin a new one."), icon="edit"
        )
        self._card_page = scrolled(pile(self.card, right=GRID))
        self._editor_page = _with_foot(self.editor, self.editor.acts)
        self._take_up_page = _with_foot(self.take_up, self.take_up.acts)
        for page in (self._nothing, self._card_page, self._editor_page, self._take_up_page):
            self._right.addWidget(page)
        self.body.addWidget(Sides(left, self._right, shares=(5, 6)), 1)
        self.table.item_chosen.connect(self._on_chosen)
        self.search.searched.connect(self._on_searched)
        self.kind.activated.connect(self._on_kind)
        self.card.change_wanted.connect(self._on_change)
        self.card.versions_wanted.connect(self._on_versions)
        self.card.meeting_wanted.connect(self._on_meeting)
        self.editor.save_wanted.connect(self._on_save)
        self.editor.leave_wanted.connect(self._on_leave)
        self.editor.drop_wanted.connect(self._on_drop)
        self.take_up.left.connect(self._on_take_up_left)

    def _columns(self) -> tuple[Column[NoteItem], ...]:
        return (
            Column(
                name="when",
                title=_("When"),
                text=lambda item: self.presenter.when(item.at),
                sort=lambda item: item.at,
                width=16,
            ),
            Column(
                name="what",
                title=_("The note"),
                text=_line,
                icon=lambda item: _ICONS.get(item.level),
                hint=lambda item: note_level(item.level.value, words()),
                width=0,
            ),
        )

    @Slot(object)
    def _on_chosen(self, item: NoteItem | None) -> None:
        if item is not None:
            self.presenter.choose(item.id)

    @Slot(str)
    def _on_searched(self, typed: str) -> None:
        self.presenter.search(typed)

    @Slot()
    def _on_kind(self) -> None:
        self.presenter.choose_kind(str(self.kind.currentData()))

    def _on_new(self) -> None:
        self.presenter.write()

    @Slot()
    def _on_change(self) -> None:
        self.presenter.change_note()

    @Slot()
    def _on_versions(self) -> None:
        self.presenter.show_versions()

    @Slot(str)
    def _on_meeting(self, marked: str) -> None:
        self.presenter.take_to_meeting(marked)

    @Slot()
    def _on_save(self) -> None:
        self.presenter.save()

    @Slot()
    def _on_leave(self) -> None:
        self.presenter.leave()

    @Slot()
    def _on_drop(self) -> None:
        self.presenter.drop()

    @Slot()
    def _on_take_up_left(self) -> None:
        self.presenter.leave_take_up()


def _with_foot(card: QWidget, acts: QWidget) -> QWidget:
    """A card that scrolls, above what can be done, which never scrolls away."""
    page = QWidget()
    layout = column(scrolled(pile(card, right=GRID)), acts)
    layout.setStretch(0, 1)
    page.setLayout(layout)
    return page


def _line(item: NoteItem) -> str:
    kind = note_kind(item.kind, words(), name=item.kind_name)
    return f"{kind}: {shorten(item.text, _LETTERS, placeholder=' …')}"

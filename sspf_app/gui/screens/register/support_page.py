"""The catalogue of support: a list one searches, and beside it the entry that is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.ports import Trouble
from sspf_app.gui.screens.register.ports import SupportScene
from sspf_app.gui.screens.register.support_form import SupportForm
from sspf_app.gui.screens.register.support_sheet_page import SupportSheetPage
from sspf_app.gui.support_words import for_whom, of_ages, support_look
from sspf_app.gui.widgets.buttons import button, check_box, quiet_button
from sspf_app.gui.widgets.flow import FlowLayout, pile
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.layout import column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.sides import SidesInSection
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.folding import typed_words
from sspf_app.services.support_views import SheetLine, SupportState, SupportView

_AGES, _WHOM = 1, 2
"""Numbers of two columns."""
_WIDE_LETTERS = 85
_HIDDEN = (SupportState.ENDED, SupportState.OVER)


class SupportPage(HoldsTyped, QWidget):
    """List at the left, the entry at the right; fulfils ``SupportPort``.

    Attributes:
        form: The entry that is chosen, or a new one.
        sheet: A sheet before it is read in.

    Signals:
        end_wanted: A ``SupportView`` that is to be offered no more.
        back_wanted: One that is to be offered again.
        examples_wanted: The examples of the program are to be put in.
        sheet_wanted: A sheet is to be looked at and read in.
        take_back_wanted: The sheet that was read in is to be taken back.
        save_sheet_wanted: The catalogue is to be written as a sheet.
    """

    end_wanted = Signal(object)
    back_wanted = Signal(object)
    examples_wanted = Signal()
    sheet_wanted = Signal()
    take_back_wanted = Signal()
    save_sheet_wanted = Signal()

    def __init__(self, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = SupportScene(entries=(), areas=(), parties=())
        self._wanted = ""
        self.model = ItemTableModel(_columns(), id_of=lambda view: view.id)
        self.table = _SupportTable(self.model, name=_("Support in the area"))
        self.search = SearchField(_("Search the catalogue"))
        self.all = check_box(_("Also what is not offered"))
        self.new = button(_("New support"), self._on_new, icon="add")
        self.take_in = quiet_button(_("Read in a sheet…"), self.sheet_wanted.emit, icon="import")
        self.save_sheet = quiet_button(
            _("Save as a sheet…"), self.save_sheet_wanted.emit, icon="export"
        )
        self.examples = button(_("Put in examples"), self.examples_wanted.emit)
        self.take_back = quiet_button(
            _("Take the sheet back"), self.take_back_wanted.emit, icon="undo"
        )
        self.take_back.hide()
        self.sheet = SupportSheetPage()
        self.form = SupportForm(today)
        self._build()
        self.table.item_chosen.connect(self._on_chosen)
        self.search.searched.connect(self._fill)
        self.all.toggled.connect(self._fill)
        self.form.end_wanted.connect(self._on_end)
        self.form.show_entry(None)

    def show_support(self, scene: SupportScene) -> None:
        """Show the catalogue; the chosen entry stays chosen, and what is typed stays."""
        self._scene = scene
        self.form.set_choices(scene.areas, scene.parties)
        self._fill()
        self.save_sheet.setEnabled(bool(scene.entries))
        self._show_changed()
        if self._wanted:
            self.choose(self._wanted)
        elif self.form.is_new and not self.form.is_typed and self.model.items():
            self.table.choose(self.model.items()[0].id)

    def _show_changed(self) -> None:
        """The entry in the fields was changed elsewhere: what was touched of it stays."""
        shown = self.form.view
        if shown is not None:
            again = next((one for one in self._scene.entries if one.id == shown.id), None)
            if again is not None and again != shown:
                self.form.show_entry(again)

    def choose(self, support: str) -> None:
        """Choose an entry, now or when the catalogue is read; an empty id = begin a new one."""
        if not support:
            self._on_new()
            return
        view = next((one for one in self._scene.entries if one.id == support), None)
        self._wanted = "" if view is not None else support
        if view is not None:
            self.form.show_entry(view)
            self.table.choose(support)

    def show_sheet(self, file: str, lines: tuple[SheetLine, ...]) -> None:
        """Show what would become of a sheet, in the place of the list."""
        self.sheet.show_sheet(file, lines)
        self._stack.setCurrentWidget(self.sheet)

    def close_sheet(self) -> None:
        """Back to the list."""
        self._stack.setCurrentWidget(self._list)

    def offer_take_back(self, *, wanted: bool) -> None:
        """Offer to take back the sheet that was read in."""
        show_if(self.take_back, wanted=wanted)

    def keep_typed(self, support: str, typed: str) -> None:
        """What was typed of an entry before."""
        self.form.keep_typed(support, typed)

    def forget_typed(self, support: str) -> None:
        """It is saved."""
        self.form.forget_typed(support)

    def typed(self) -> Mapping[str, str]:
        """What is typed and not saved, by the id of the entry."""
        return self.form.typed()

    def show_refusal(self, sentence: str) -> None:
        """Say why something was not done; empty = nothing is wrong."""
        if sentence:
            self.form.refusal.say(sentence, _("Nothing was changed."), tone=Tone.DANGER)
        else:
            self.form.refusal.clear()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.form.refusal.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """A refusal stays until the next act."""

    def set_busy(self, busy: bool) -> None:
        """Saving twice saves once."""
        self.form.save.setEnabled(not busy)

    def _build(self) -> None:
        empty = EmptyState(
            _("Nothing here"),
            _("Enter what support there is in the area; it can then be chosen in plans."),
            icon="star",
            action=self.examples,
        )
        place: ListPlace[SupportView] = ListPlace(self.table, empty)
        head = row(self.search, self.all)
        head.setStretch(0, 1)
        acts = QWidget()
        top = FlowLayout(acts)  # all of them on one line would squeeze the entry
        for act in (self.new, self.take_in, self.save_sheet, self.take_back):
            top.addWidget(act)
        left = QWidget()
        left.setLayout(column(acts, head, place))
        right = QWidget()
        self._area = scrolled(pile(self.form, right=GRID))
        beside = column(self._area, self.form.acts)
        beside.setStretch(0, 1)
        right.setLayout(beside)
        self._list = SidesInSection(left, right, shares=(4, 3))
        both = QWidget()
        self._stack = QStackedLayout(both)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.sheet)
        self.setLayout(column(both))

    @Slot()
    def _fill(self) -> None:
        wanted = typed_words(self.search.text())
        shown = tuple(
            one
            for one in self._scene.entries
            if (self.all.isChecked() or one.state not in _HIDDEN) and _holds(one, wanted)
        )
        self.model.set_items(shown)
        self.examples.setVisible(not self._scene.entries)

    @Slot(object)
    def _on_chosen(self, view: SupportView | None) -> None:
        if view is not None and view != self.form.view:
            self.form.show_entry(view)
            self._area.verticalScrollBar().setValue(0)

    def _on_new(self) -> None:
        self.table.clearSelection()
        self.form.show_entry(None)
        self.form.name.setFocus()
        self._area.verticalScrollBar().setValue(0)  # the heading says that it is a new one

    @Slot()
    def _on_end(self) -> None:
        view = self.form.view
        if view is not None and view.state is SupportState.ENDED:
            self.back_wanted.emit(view)
        elif view is not None:
            self.all.setChecked(True)  # it stays in sight, with what became of it
            self.end_wanted.emit(view)


def _holds(view: SupportView, wanted: list[str]) -> bool:
    entry = view.entry
    said = " ".join(
        (entry.name, entry.about, for_whom(entry), view.giver, entry.way_in, entry.contact)
    ).casefold()
    return all(word in said for word in wanted)


class _SupportTable(ItemTable):
    """For whom, in words where they have room, else the ages; the entry beside has all of it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change the one for the other."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE_LETTERS * self.fontMetrics().averageCharWidth()
        self.show_column(_AGES, wanted=not is_wide)
        self.show_column(_WHOM, wanted=is_wide)


def _columns() -> tuple[Column[SupportView], ...]:
    return (
        Column(
            name="name",
            title=_("Kind of support"),
            width=0,
            text=lambda view: view.entry.name,
            hint=lambda view: view.entry.about,
        ),
        Column(
            name="ages",
            title=_("Ages"),
            width=5,
            sort=lambda view: view.entry.from_age,
            text=lambda view: of_ages(view.entry),
            hint=lambda view: for_whom(view.entry),
        ),
        Column(
            name="whom",
            title=_("For whom"),
            width=30,
            text=lambda view: for_whom(view.entry),
            hint=lambda view: for_whom(view.entry),
        ),
        Column(
            name="state",
            title=_("State"),
            width=10,
            text=lambda view: support_look(view.state).word,
            icon=lambda view: support_look(view.state).icon,
            tone=lambda view: support_look(view.state).tone,
        ),
    )

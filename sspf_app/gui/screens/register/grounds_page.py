"""The legal grounds: which hold, what each says, and its versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import GRID
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.register.ground_fields import GroundFields
from sspf_app.gui.screens.register.ground_words import ground_lines, ground_look, period_words
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row, scrolled
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.services.legal_grounds import GroundVersions
from sspf_app.services.legal_records import LegalGround


class GroundsPage(QWidget):
    """List at the left; the chosen one is read at the right, and the administrator changes it.

    Signals:
        save_wanted: A ``LegalGround`` without an id, and which versions were seen.
    """

    save_wanted = Signal(object, str)

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._chosen: GroundVersions | None = None
        self._may_edit = False
        self.model = ItemTableModel(_columns(today), id_of=lambda one: one.code)
        self.table = ItemTable(self.model, name=_("Legal grounds"))
        self.table.item_chosen.connect(self._on_chosen)
        self.new = button(_("New legal ground"), self._on_new, icon="add")
        self.change = button(_("Change it from a day on"), self._on_change, icon="edit")
        self.reading = Banner()
        self.fields = GroundFields(today)
        self.fields.saved.connect(self.save_wanted)
        self.fields.left.connect(self.close_fields)
        self._about, self._past = Card(), Card(_("Versions"))
        self._words, self._versions = column(gap=GRID), column(gap=GRID)
        self._build()
        self.close_fields()

    def show_grounds(self, grounds: tuple[GroundVersions, ...], *, may_edit: bool) -> None:
        """Show these; the chosen one stays chosen, and what is being typed stays."""
        self._may_edit = may_edit
        self.new.setVisible(may_edit)
        self.change.setVisible(may_edit)
        if may_edit:
            self.reading.clear()
        else:
            self.reading.say(_("Only the administrator changes legal grounds."))
        code = grounds[0].code if self._chosen is None and grounds else ""
        if self._chosen is not None:
            code = self._chosen.code
        self.model.set_items(grounds)
        again = next((one for one in grounds if one.code == code), None)
        if again is not None:
            self._show(again)
            self.fields.show_changed(again.versions[0], again.seen)
            self.table.choose(code)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not saved."""
        self.fields.show_refusal(sentence)

    def show_saved(self, code: str) -> None:
        """Show the version that was just saved, with the others of its rule."""
        self.close_fields()
        self.table.choose(code)

    def close_fields(self) -> None:
        """Read again instead of typing."""
        self.fields.hide()
        self._about.show()
        self._past.show()

    def _build(self) -> None:
        self._about.add(self._words)
        self._about.add(row(self.change, None))
        self._past.add(self._versions)
        holder = QWidget()
        holder.setLayout(column(self.reading, row(self.new, None), self.table))
        right = pile(self.fields, self._about, self._past, gap=2 * GRID, right=GRID)
        both = Sides(holder, scrolled(right, by_width=True), shares=(5, 6))
        self.setLayout(column(both))

    def _show(self, versions: GroundVersions) -> None:
        self._chosen = versions
        shown = versions.shown
        self._about.say(shown.title, f"{shown.paragraph} · {period_words(shown)}")
        clear(self._words)
        self._words.addLayout(row(_badge(shown, self._today()), None))
        for label, said in ground_lines(shown):
            self._words.addLayout(
                column(text(label, role="label"), text(said, selectable=True), gap=2)
            )
        clear(self._versions)
        for number, one in enumerate((*versions.versions, *versions.replaced)):
            if number:
                self._versions.addWidget(line())
            self._versions.addLayout(self._version(one))

    def _version(self, one: LegalGround) -> QVBoxLayout:
        if one.recorded_at is None:
            told = _("Came with the program.")
        else:
            told = _("Written by {name} on {day}. Decided by: {decider}").format(
                name=one.recorded_by,
                day=one.recorded_at.date().isoformat(),
                decider=one.decided_by or _("not said"),
            )
        return column(
            row(text(period_words(one), role="strong"), None, _badge(one, self._today())),
            text(told, role="muted"),
            gap=2,
        )

    @Slot(object)
    def _on_chosen(self, versions: GroundVersions | None) -> None:
        if versions is not None and versions != self._chosen:
            self.close_fields()
            self._show(versions)

    def _on_new(self) -> None:
        self._type(None)

    def _on_change(self) -> None:
        if self._chosen is not None:
            self._type(self._chosen.versions[0], self._chosen.seen)

    def _type(self, ground: LegalGround | None, seen: str = "") -> None:
        self._about.hide()
        self._past.hide()
        self.fields.show()
        self.fields.show_ground(ground, seen)


def _badge(ground: LegalGround, today: date) -> StatusBadge:
    look = ground_look(ground, today)
    return StatusBadge(marked(look.message), look.tone, icon=look.icon)


def _columns(today: Callable[[], date]) -> tuple[Column[GroundVersions], ...]:
    return (
        Column(
            name="paragraph", title=_("Paragraph"), text=lambda one: one.shown.paragraph, width=17
        ),
        Column(
            name="title",
            title=_("Name of the rule"),
            text=lambda one: one.shown.title,
            hint=lambda one: one.shown.title,
            width=0,
        ),
        Column(
            name="status",
            title=_("Status"),
            text=lambda one: marked(ground_look(one.shown, today()).message),
            icon=lambda one: ground_look(one.shown, today()).icon,
            width=16,
        ),
    )

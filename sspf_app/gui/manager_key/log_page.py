"""A copy of the log: whether it goes on from the one before, and its lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.manager_key.ports import CopyRow, ShownCopy
from sspf_app.gui.manager_key.shown import SOUND
from sspf_app.gui.manager_key.signed_card import SignedWords
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.flow import flowing
from sspf_app.gui.widgets.form import SearchField
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import column, row, scrolled
from sspf_app.gui.widgets.marks import scaled, show_if
from sspf_app.gui.widgets.notices import EmptyState, announce
from sspf_app.gui.widgets.run_bar import RunBar
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.folding import typed_words
from sspf_app.services.log_copy_file import Verdict
from sspf_app.services.move_views import Run

_LEAST = 24 * GRID
"""So high is the list where the window is low and the text is large; then the page scrolls."""


class LogPage(QWidget):
    """See the module.

    Signals:
        read_wanted: Choose a copy.
        compare_wanted: Choose the copy before.

    Attributes:
        badge: Whether it goes on, in a word; ``said`` is the sentence.
    """

    read_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CopyRow, ...] = ()
        self.read = primary_button(_("Read a copy of the log…"), self.read_wanted.emit, icon="log")
        self.compare = button(_("Compare with the copy before…"), self.compare_wanted.emit)
        self.filter = SearchField(_("Filter: who, deed, case, reason, day"))
        self.filter.setFixedWidth(scaled(40 * GRID))
        self.filter.searched.connect(self._on_filter)
        self._count = text(role="muted", wrap=False)
        self.badge = StatusBadge()
        self.said, self.told = text(role="strong"), text(role="muted")
        self.signed = SignedWords(is_short=True)
        self.run_bar = RunBar()
        self.model = ItemTableModel(_columns(), id_of=lambda one: str(one.number))
        self.table = ItemTable(self.model, name=_("Copy of the log"))
        self._empty = EmptyState("", icon="log")
        self.place: ListPlace[CopyRow] = ListPlace(self.table, self._empty)
        self._about = QWidget()
        verdict = row(self.badge, self.said)
        verdict.setStretch(1, 1)
        about = column(verdict, self.told, self.signed, gap=GRID)
        about.setContentsMargins(0, 0, 0, 0)
        self._about.setLayout(about)
        layout = column(
            flowing(self.read, self.compare, self.filter, self._count),
            self.run_bar,
            self._about,
            self.place,
            gap=GRID + 4,
        )
        layout.setContentsMargins(0, GRID + 4, GRID, 0)
        layout.setStretch(3, 1)
        self.place.setMinimumHeight(scaled(_LEAST))
        inner = QWidget()
        inner.setLayout(layout)
        self.setLayout(column(scrolled(inner, by_width=True)))
        self._begin()

    def show_copy(self, shown: ShownCopy) -> None:
        """Show a copy that was read."""
        self._rows = shown.rows
        is_compared = bool(shown.beside)
        for one in (self.compare, self.filter, self._count, self._about):
            show_if(one, wanted=True)
        word, tone = _word(shown.verdict)
        self.badge.say(word, tone)
        self.said.setText(shown.said)
        self.said.setAccessibleName(f"{word}. {shown.said}")
        announce(self.said)
        beside = _("{file}, compared with {before}.").format(file=shown.file, before=shown.beside)
        named = beside if is_compared else f"{shown.file}."
        self.told.setText(f"{named} {shown.told}")
        self.signed.show_words(shown.vault_words)
        self._empty.say(_("Nothing here"), _("No line of the copy fits."))
        self.filter.clear()
        self._on_filter("")
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, run: Run | None) -> None:
        """Show how far the reading has come."""
        if run is None:
            self.run_bar.end()
        else:
            self.run_bar.follow(_("Reading the copy…"), run)

    def forget(self) -> None:
        """Keep no line."""
        self._rows = ()
        self.model.set_items(())
        self._begin()

    def _begin(self) -> None:
        self._empty.say(
            _("No copy is read yet"),
            _("A copy of the log ends with .sspf-logg. The coordinator gives you one each month."),
        )
        for one in (self.compare, self.filter, self._count, self._about):
            show_if(one, wanted=False)

    @Slot(str)
    def _on_filter(self, typed: str) -> None:
        wanted = typed_words(typed)
        found = tuple(one for one in self._rows if all(word in one.folded for word in wanted))
        self.model.set_items(found)
        self._count.setText(_("{n} of {all} lines").format(n=len(found), all=len(self._rows)))


def _word(verdict: Verdict) -> tuple[str, Tone]:
    if verdict is Verdict.FIRST:
        return _("Not compared"), Tone.INFO
    if verdict in SOUND:
        return _("Goes on"), Tone.SUCCESS
    return _("Does not hold"), Tone.DANGER


def _columns() -> tuple[Column[CopyRow], ...]:
    return (
        Column(
            name="number",
            title=_("Number"),
            text=lambda one: str(one.number),
            sort=lambda one: one.number,
            is_number=True,
            width=8,
            spare=1,
        ),
        Column(
            name="when",
            title=_("When"),
            text=lambda one: f"{one.at:%Y-%m-%d  %H:%M:%S}",
            sort=lambda one: one.at,
            width=20,
        ),
        Column(name="who", title=_("Who"), text=lambda one: one.who, hint=lambda one: one.who),
        Column(
            name="did",
            title=_("Did"),
            text=lambda one: one.did,
            icon=lambda one: one.shape,
            width=16,
        ),
        Column(
            name="what",
            title=_("What"),
            text=lambda one: one.what,
            hint=lambda one: one.what,
            width=30,
            least=14,
        ),
        Column(name="case", title=_("Case"), text=lambda one: one.case, width=12),
        Column(
            name="reason",
            title=_("Reason"),
            text=lambda one: one.reason,
            hint=lambda one: one.reason,
            width=0,
        ),
        Column(
            name="where",
            title=_("Workstation"),
            text=lambda one: one.workstation,
            width=12,
            spare=2,
        ),
    )

"""The vault: what is not in order, how it is protected, and whether the log is as it was."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.vault.presenter import VaultPresenter
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import scaled, show_if
from sspf_app.gui.widgets.notices import announce

_WIDTH = 110 * GRID


class VaultView(ScreenView):
    """See the module.

    Attributes:
        check: Has the whole vault checked.
        head: The head of the log off a paper.
        seek: Looks for it.
    """

    presenter: VaultPresenter

    def __init__(self) -> None:
        super().__init__(
            _("The vault"), _("How it is protected, and what is not in order. Nothing of a case.")
        )
        self.check = button(_("Check the whole vault"), self._on_check, icon="check-circle")
        self.head = QLineEdit()
        self.head.setMaxLength(40)
        self.seek = button(_("Look for it"), self._on_find, icon="search")
        self._order, self._values = column(gap=GRID), QGridLayout()
        self._checked, self._place = column(), column()
        self._line = FormRow(
            _("Head of the log on a paper"),
            self.head,
            hint=_("Sixteen letters in the foot of a consent form or of minutes, after Log."),
        )
        self._build()
        self.head.returnPressed.connect(self._on_find)

    def show_proof(
        self,
        lines: tuple[tuple[str, str], ...],
        warnings: tuple[str, ...],
        *,
        may_check: bool,
    ) -> None:
        """Show how the vault is protected, and what is not in order."""
        clear(self._order)
        for words in warnings:
            self._order.addWidget(IconLine("warning", words, Tone.WARNING))
        if not warnings:
            words = _("Nothing is out of order.")
            self._order.addWidget(IconLine("check-circle", words, Tone.SUCCESS))
        clear(self._values)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, value) in enumerate(lines):
            self._values.addWidget(text(name, role="muted"), at, 0, top)
            self._values.addWidget(text(value, selectable=True), at, 1, top)
        show_if(self.check, wanted=may_check)

    def show_checked(self, words: str, *, is_sound: bool) -> None:
        """Show what the check found."""
        _say(self._checked, words, is_good=is_sound)

    def show_place(self, words: str, *, is_found: bool) -> None:
        """Show where the head was found, or that it was not."""
        self._line.show_trouble("")
        _say(self._place, words, is_good=is_found)

    def show_head_trouble(self, words: str) -> None:
        """What was typed is no head of a log."""
        clear(self._place)
        self._line.show_trouble(words)
        self.head.setFocus()

    def first_focus(self) -> QWidget:
        """The head off a paper: the one thing that is typed here."""
        return self.head

    def _build(self) -> None:
        self._values.setHorizontalSpacing(3 * GRID)
        self._values.setVerticalSpacing(GRID)
        self._values.setColumnStretch(0, 2)
        self._values.setColumnStretch(1, 3)
        order = Card(_("What is not in order"))
        order.add(self._order)
        shown = Card(_("How it is protected"))
        shown.add(self._values)
        checked = Card(
            _("Is everything as it was?"),
            _("Every page, reference and line of the log is looked at; nothing is changed."),
        )
        checked.add(row(self.check, None))
        checked.add(self._checked)
        checked.add(self._line)
        checked.add(row(self.seek, None))
        checked.add(self._place)
        page = QWidget()
        page.setMaximumWidth(scaled(_WIDTH))
        inner = column(order, shown, checked, gap=2 * GRID)
        inner.addStretch(1)
        page.setLayout(inner)
        self.body.addWidget(scrolled(page), 1)

    @Slot()
    def _on_check(self) -> None:
        self.presenter.check()

    @Slot()
    def _on_find(self) -> None:
        self.presenter.find_head(self.head.text())


def _say(place: QVBoxLayout, words: str, *, is_good: bool) -> None:
    icon, tone = ("check-circle", Tone.SUCCESS) if is_good else ("warning", Tone.DANGER)
    clear(place)
    line = IconLine(icon, words, tone)
    place.addWidget(line)
    announce(line)

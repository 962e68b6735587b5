"""The vault: what is not in order, how it is protected, and whether the log is as it was."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, marked
from sspf_app.gui.icons import SMALL, mark_icon
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.vault.ports import VaultScene
from sspf_app.gui.screens.vault.presenter import VaultPresenter
from sspf_app.gui.screens.vault.vault_words import ToOrder, Way
from sspf_app.gui.widgets.buttons import button, quiet_button
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
        more: Unfolds the technical facts.
    """

    presenter: VaultPresenter

    def __init__(self) -> None:
        super().__init__(
            _("The vault"),
            _("How it is protected, and what is not in order. Nothing of a case."),
            gives_way=True,
        )
        self.check = button(_("Check the whole vault"), self._on_check, icon="check-circle")
        self.head = QLineEdit()
        self.head.setMaxLength(40)
        self.seek = button(_("Look for it"), self._on_find, icon="search")
        self._order, self._values = column(gap=2 * GRID), QGridLayout()
        self._safe = column(gap=GRID)
        self._technical = QWidget()
        self._technical.setLayout(self._values)
        self.more = quiet_button("", self._on_more)
        self.more.setCheckable(True)
        self._checked, self._place = column(), column()
        self._line = FormRow(
            _("Head of the log on a paper"),
            self.head,
            hint=_("Sixteen letters in the foot of a consent form or of minutes, after Log."),
        )
        self._build()
        self.head.returnPressed.connect(self._on_find)

    def show_proof(self, scene: VaultScene) -> None:
        """Show what is to be done, what is safe and, folded, how that is made."""
        clear(self._order)
        for one in scene.to_order:
            self._order.addWidget(self._thing(one))
        if not scene.to_order:
            words = _("Nothing is out of order.")
            self._order.addWidget(IconLine("check-circle", words, Tone.SUCCESS))
        clear(self._safe)
        for one in scene.safe:
            icon, tone = ("check-circle", Tone.SUCCESS) if one.is_good else ("info", Tone.WARNING)
            self._safe.addWidget(IconLine(icon, one.words, tone))
        clear(self._values)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, value) in enumerate(scene.technical):
            self._values.addWidget(text(name, role="muted"), at, 0, top)
            self._values.addWidget(text(value, selectable=True), at, 1, top)
        show_if(self.check, wanted=scene.may_check)

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
        """The check; where that is not offered, the head off a paper."""
        return self.head if self.check.isHidden() else self.check

    def _thing(self, one: ToOrder) -> QWidget:
        icon = "info" if one.tone is Tone.INFO else "warning"
        holder, lines = QWidget(), column(IconLine(icon, one.words, one.tone), gap=4)
        if one.advice:
            lines.addLayout(row(text(one.advice, role="muted")))
        if one.way is not None:
            lines.addLayout(
                row(button(marked(one.way.label), partial(self._on_way, one.way)), None)
            )
        holder.setLayout(lines)
        return holder

    def _on_way(self, way: Way) -> None:
        self.presenter.go(way)

    def _build(self) -> None:
        self._values.setContentsMargins(0, 0, 0, 0)
        self._on_more()
        self._values.setHorizontalSpacing(3 * GRID)
        self._values.setVerticalSpacing(GRID)
        self._values.setColumnStretch(0, 2)
        self._values.setColumnStretch(1, 3)
        order = Card(_("What is not in order"))
        order.add(self._order)
        shown = Card(_("How it is protected"))
        shown.add(self._safe)
        shown.add(row(self.more, None))
        shown.add(self._technical)
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
        self.body.addWidget(scrolled(page, by_width=True), 1)

    @Slot()
    def _on_more(self) -> None:
        is_open = self.more.isChecked()
        self.more.setText(_("Hide the technical facts") if is_open else _("Technical facts"))
        mark_icon(self.more, "chevron-up" if is_open else "chevron-down", ink="accent", size=SMALL)
        show_if(self._technical, wanted=is_open)

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

"""Each recipient's copy, from memory: beside the others where two have room, else one at a time."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.meeting.given_line import GivenLine, given_in_short
from sspf_app.gui.screens.meeting.ports import Copy
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.file_sign import file_sign
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.word_view import WordPreview
from sspf_app.services.copy_views import GivenView
from sspf_app.services.export_views import CopyKind
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.minutes import COORDINATOR

_WIDTH = 53 * GRID
_GAP = 2 * GRID
_AS_WIDE_AS_CAN_BE = 16_777_215
"""What Qt takes for no bound."""


class CopyCard(Card):
    """One copy.

    Signals:
        export_wanted: Id of the recipient.
        print_wanted: Id of the recipient.
        not_needed: Id of the recipient, and why (``NoCopyReason``).
        needed: Id of the note that none is needed.
        least_changed: The look it is given needs another width.
    """

    export_wanted = Signal(str)
    print_wanted = Signal(str)
    not_needed = Signal(str, str)
    needed = Signal(str)
    least_changed = Signal()

    def __init__(self, copy: Copy, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.copy = copy
        self.least = _WIDTH
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)
        called = _("Preview of the copy for {name}").format(name=copy.recipient.name)
        is_word = copy.paper is not None and copy.paper.copy is CopyKind.WORD
        self.preview = WordPreview() if is_word else PdfPreview()
        shown = self.preview if isinstance(self.preview, WordPreview) else self.preview.pages
        shown.setAccessibleName(called)
        self.export = changing(button(_("Save…"), self._on_export, icon="export"))
        called = _("Save the copy for {name}")
        self.export.setAccessibleName(called.format(name=copy.recipient.name))
        self.print = changing(button(_("Print…"), self._on_print, icon="print"))
        called = _("Print the copy for {name}")
        self.print.setAccessibleName(called.format(name=copy.recipient.name))
        head = row(text(copy.recipient.name, role="strong"), self.print, self.export)
        head.setStretch(0, 1)
        self.add(head)
        sign = file_sign(copy.recipient.sign, copy.recipient.name)
        self.add(row(_badge(copy), sign, None))
        self.given = GivenLine(copy.recipient.name)
        self.given.not_needed.connect(self._on_not_needed)
        self.given.needed.connect(self.needed)
        self.add(self.given)
        self.add(self.preview)
        if copy.paper is None:
            return
        if isinstance(self.preview, WordPreview):
            self.preview.show_lines(copy.paper.lines)
        else:
            self.preview.show_pdf(copy.paper.pdf)
            self.preview.fit_width()

    def let_out(self, *, wanted: bool) -> None:
        """Let it be saved and printed, or read alone."""
        self.export.setEnabled(wanted)
        self.print.setEnabled(wanted)
        self.given.let_out(wanted=wanted)

    def changeEvent(self, event: QEvent) -> None:
        """As wide as the page needs in the look it is given."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.least = max(_WIDTH, self.preview.sizeHint().width() + 6 * GRID)
            self.least_changed.emit()

    def _on_not_needed(self, reason: str) -> None:
        self.not_needed.emit(self.copy.recipient.recipient, reason)

    def _on_print(self) -> None:
        self.print_wanted.emit(self.copy.recipient.recipient)

    def _on_export(self) -> None:
        self.export_wanted.emit(self.copy.recipient.recipient)


class CopiesRow(QWidget):
    """The copies; who gets none stands below with the reason.

    Beside each other where two have room. Otherwise one at the whole width, and above it whose: a
    copy and a half is neither read nor compared.

    Signals:
        export_wanted: Id of a recipient.
        print_wanted: Id of a recipient.
        not_needed: Id of a recipient, and why (``NoCopyReason``).
        needed: Id of the note that none is needed.
    """

    export_wanted = Signal(str)
    print_wanted = Signal(str)
    not_needed = Signal(str, str)
    needed = Signal(str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, CopyCard] = {}
        self._zone = zone
        self._given: dict[str, GivenView] = {}
        self._choices: tuple[Choice, ...] = ()
        self._is_let_out, self._is_read_only = True, False
        self.choice = ChipBar(_("Show the copy for"), is_single=True, follows=True)
        self.choice.changed.connect(self._arrange)
        self._cards = row(gap=_GAP)
        self._cards.addStretch(1)
        holder = QWidget()
        holder.setLayout(self._cards)
        self._area = QScrollArea()
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = column(self.choice, self._area, gap=GRID)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumHeight(52 * GRID)

    def show_copies(self, copies: tuple[Copy, ...]) -> None:
        """Show these; those already shown stay as they are."""
        if not copies or any(self.cards[one].copy not in copies for one in self.cards):
            self._drop()
        for copy in copies:
            recipient = copy.recipient.recipient
            if copy.paper is not None and recipient not in self.cards:
                card = CopyCard(copy)
                card.let_out(wanted=self._is_let_out)
                card.export_wanted.connect(self.export_wanted)
                card.print_wanted.connect(self.print_wanted)
                card.not_needed.connect(self.not_needed)
                card.needed.connect(self.needed)
                card.least_changed.connect(self._arrange)
                self.cards[recipient] = card
                self._cards.insertWidget(self._cards.count() - 1, card)
        self._show_given()
        self._arrange()

    def show_given(self, given: tuple[GivenView, ...], *, is_read_only: bool) -> None:
        """Show who has got theirs, on chips and cards, those still to be made too."""
        self._given = {one.recipient: one for one in given}
        self._is_read_only = is_read_only
        self._show_given()
        self._arrange()  # while chips are made anew none is chosen, and no card is shown

    def let_out(self, *, wanted: bool) -> None:
        """Let copies be saved and printed, or read alone: those that are still made too."""
        self._is_let_out = wanted
        for card in self.cards.values():
            card.let_out(wanted=wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two beside each other, or one."""
        super().resizeEvent(event)
        self._arrange()

    def _show_given(self) -> None:
        for one, card in self.cards.items():
            given = self._given.get(one)
            card.given.show_given(given, self._zone, is_read_only=self._is_read_only)
        choices = tuple(self._choice(card.copy.recipient) for card in self.cards.values())
        if choices != self._choices:
            self._choices = choices
            self._offer(choices)

    def _choice(self, recipient: RecipientView) -> Choice:
        short = given_in_short(self._given.get(recipient.recipient))
        title = f"{recipient.name} · {short}" if short else recipient.name
        return Choice(id=recipient.recipient, title=title, hint=recipient.sign)

    def _offer(self, choices: tuple[Choice, ...]) -> None:
        focus = self.choice.focusProxy()
        has_keyboard = focus is not None and focus.hasFocus()
        self.choice.set_choices(choices)
        if self.choice.one() is None:
            self.choice.choose(tuple(self.cards)[:1])
        if has_keyboard:
            self.choice.focus_chip()

    @Slot()
    def _arrange(self) -> None:
        least = max((card.least for card in self.cards.values()), default=_WIDTH)
        is_alone = len(self.cards) < 2 or self.width() < 2 * least + _GAP
        self.choice.setVisible(is_alone and len(self.cards) > 1)
        chosen = self.choice.one()
        for at, (recipient, card) in enumerate(self.cards.items()):
            card.setMinimumWidth(least)
            card.setMaximumWidth(_AS_WIDE_AS_CAN_BE if is_alone else least)
            card.setVisible(not is_alone or recipient == chosen)
            self._cards.setStretch(at, int(is_alone))
        self._cards.setStretch(len(self.cards), int(not is_alone))

    def _drop(self) -> None:
        for card in self.cards.values():
            card.preview.clear()
        self.cards = {}
        clear(self._cards)
        self._cards.addStretch(1)


def _badge(copy: Copy) -> StatusBadge:
    if copy.recipient.recipient == COORDINATOR:
        return StatusBadge(_("Everything, for you alone"), Tone.WARNING, icon="lock")
    count = copy.recipient.readable
    words = ngettext("{n} item", "{n} items", count).format(n=count)
    return StatusBadge(words, Tone.SUCCESS, icon="eye")

"""Each recipient's copy beside the others, from memory."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.meeting.ports import Copy
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.file_sign import file_sign
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, row
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.word_view import WordPreview
from sspf_app.services.export_views import CopyKind
from sspf_app.services.minutes import COORDINATOR

_WIDTH = 53 * GRID


class CopyCard(Card):
    """One copy.

    Signals:
        export_wanted: Id of the recipient.
    """

    export_wanted = Signal(str)

    def __init__(self, copy: Copy, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.copy = copy
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Expanding)
        self.setSizePolicy(policy)
        called = _("Preview of the copy for {name}").format(name=copy.recipient.name)
        is_word = copy.paper is not None and copy.paper.copy is CopyKind.WORD
        self.preview = WordPreview() if is_word else PdfPreview()
        shown = self.preview if isinstance(self.preview, WordPreview) else self.preview.pages
        shown.setAccessibleName(called)
        export = changing(button(_("Save…"), self._on_export, icon="export"))
        export.setAccessibleName(_("Save the copy for {name}").format(name=copy.recipient.name))
        head = row(text(copy.recipient.name, role="strong"), export)
        head.setStretch(0, 1)
        self.add(head)
        sign = file_sign(copy.recipient.sign, copy.recipient.name)
        self.add(row(_badge(copy), sign, None))
        self.add(self.preview)
        if copy.paper is None:
            return
        if isinstance(self.preview, WordPreview):
            self.preview.show_lines(copy.paper.lines)
        else:
            self.preview.show_pdf(copy.paper.pdf)
            self.preview.fit_width()

    def changeEvent(self, event: QEvent) -> None:
        """As wide as the page needs in the look it is given."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.setFixedWidth(max(_WIDTH, self.preview.sizeHint().width() + 6 * GRID))

    def _on_export(self) -> None:
        self.export_wanted.emit(self.copy.recipient.recipient)


class CopiesRow(QScrollArea):
    """The copies, side by side; who gets none stands below with the reason.

    Signals:
        export_wanted: Id of a recipient.
    """

    export_wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, CopyCard] = {}
        self._cards = row(gap=2 * GRID)
        self._cards.addStretch(1)
        holder = QWidget()
        holder.setLayout(self._cards)
        self.setWidget(holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(52 * GRID)

    def show_copies(self, copies: tuple[Copy, ...]) -> None:
        """Show these; those already shown stay as they are."""
        if not copies or any(self.cards[one].copy not in copies for one in self.cards):
            self._drop()
        for copy in copies:
            recipient = copy.recipient.recipient
            if copy.paper is not None and recipient not in self.cards:
                card = CopyCard(copy)
                card.export_wanted.connect(self.export_wanted)
                self.cards[recipient] = card
                self._cards.insertWidget(self._cards.count() - 1, card)

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

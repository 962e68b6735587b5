"""A letter of answer: what it says and why; or, in the same place, how it looks."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.flow import FlowLayout, growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.gui.widgets.writing import WritingField
from sspf_app.services.extract_records import AnswerKind, RefusalGround, RightsWish
from sspf_app.services.rights_letters import GROUNDS, LetterOrder
from sspf_app.texts.rights_letters import answer_name, refusal_name


class LetterCard(QWidget):
    """See the module.

    Signals:
        preview_wanted, save_wanted, print_wanted: A ``LetterOrder``.
        closed: Back to the review.
    """

    preview_wanted = Signal(object)
    save_wanted = Signal(object)
    print_wanted = Signal(object)
    closed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Letter of answer"))
        self.kind = ChipBar(_("What the letter says"), is_single=True)
        self.ground = ChipBar(_("Why we say no"), is_single=True)
        self.why = WritingField(3)
        self.pdf = PdfPreview()
        self.preview = button(_("Preview the letter"), self._on_preview, icon="eye")
        self.print = button(_("Print…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self.save = primary_button(_("Save the letter"), self._on_save, icon="export")
        self._ground_row = FormRow(_("Why we say no"), self.ground)
        hint = _("In plain words, of the request alone: nothing out of the case, no other name.")
        self._fields = scrolled(
            pile(
                FormRow(_("What the letter says"), self.kind),
                self._ground_row,
                FormRow(_("In our own words"), self.why, hint=hint),
                right=GRID,
            )
        )
        self.again = button(_("Change the letter"), self._on_again, icon="edit")
        heading = text(_("Letter of answer"), role="heading")
        layout = column(heading, self._fields, self.pdf, gap=GRID)
        back = back_button(_("Back to the review"), self.closed.emit)
        acts = growing(QWidget())
        flow = FlowLayout(acts)  # all of them on one line would cut the list of requests
        for one in (back, self.preview, self.again, self.print, self.save):
            flow.addWidget(one)
        layout.addWidget(acts)
        layout.setStretch(1, 1)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.kind.changed.connect(self._on_kind)
        self.kept = KeptWords(self, leave_out=("pdf",))
        self._show(is_written=False)

    def offer(self, wish: RightsWish, kinds: tuple[AnswerKind, ...], *, key: str) -> None:
        """Offer the letters that fit the request now; nothing of another one stays.

        Args:
            wish: What is asked for.
            kinds: The letters that fit.
            key: Where what is typed is kept.
        """
        self.kept.rest()
        self.kind.set_choices(
            tuple(Choice(id=one.value, title=answer_name(one.value, words())) for one in kinds)
        )
        self.ground.set_choices(
            tuple(
                Choice(id=one.value, title=refusal_name(one.value, words()))
                for one in GROUNDS[wish]
            )
        )
        first = (kinds[0].value,) if len(kinds) == 1 else ()
        self.kind.choose(first)
        self.ground.choose(())
        self.why.clear()
        self._on_kind(first)
        self.kept.begin(key)
        self._on_kind(self.kind.chosen())

    def begin(self) -> None:
        """Put the keyboard at the choice; at the words, where there is none."""
        if self.kind.one() is None:
            self.kind.focus_chip()
        else:
            self.why.setFocus()

    def show_letter(self, pdf: bytes) -> None:
        """Show how it looks."""
        self.pdf.show_pdf(pdf)
        self._show(is_written=True)
        self.again.setFocus()

    def order(self) -> LetterOrder | None:
        """What is chosen; None while nothing is."""
        kind, ground = self.kind.one(), self.ground.one()
        if kind is None:
            return None
        is_refusal = kind == AnswerKind.REFUSED.value
        return LetterOrder(
            kind=AnswerKind(kind),
            ground=RefusalGround(ground) if is_refusal and ground is not None else None,
            why=self.why.toPlainText(),
        )

    @Slot(object)
    def _on_kind(self, chosen: tuple[str, ...]) -> None:
        self._show(is_written=False)
        show_if(self._ground_row, wanted=AnswerKind.REFUSED.value in chosen)
        for one in (self.preview, self.print, self.save):
            one.setEnabled(bool(chosen))

    def _show(self, *, is_written: bool) -> None:
        """Show the letter, or the fields it is made of; nothing of a letter stays behind them."""
        if not is_written:
            self.pdf.clear()
        for one in (self.pdf, self.again):
            show_if(one, wanted=is_written)
        for one in (self._fields, self.preview):
            show_if(one, wanted=not is_written)

    def _on_again(self) -> None:
        self._show(is_written=False)
        self.why.setFocus()

    def _on_preview(self) -> None:
        if (order := self.order()) is not None:
            self.preview_wanted.emit(order)

    def _on_print(self) -> None:
        if (order := self.order()) is not None:
            self.print_wanted.emit(order)

    def _on_save(self) -> None:
        if (order := self.order()) is not None:
            self.save_wanted.emit(order)

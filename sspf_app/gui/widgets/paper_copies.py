"""A paper of which each reader gets a copy of their own: look at one, print or save it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.copying import PaperCopying
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.copy_choice import CopyChoice
from sspf_app.gui.widgets.file_sign import file_sign, show_file_sign
from sspf_app.gui.widgets.flow import flowing, foot
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.low_page import above_foot
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.notices import Banner, BusyBar
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.export_views import CopyKind, Paper
from sspf_app.services.meeting_views import RecipientView


class PaperCopies(QWidget):
    """See the module.

    Signals:
        chosen: Id of a recipient.
        save_wanted: A ``CopyKind``: save the copy that shows.
        save_all_wanted: A ``CopyKind``: save the copies of all who read something.
        print_wanted: Print the copy that shows.
        names_wanted: Go where the names are answered for.
        left: Back.

    Attributes:
        said: What was written, or why there is no copy.
    """

    chosen = Signal(str)
    save_wanted = Signal(object)
    save_all_wanted = Signal(object)
    print_wanted = Signal()
    names_wanted = Signal()
    left = Signal()

    def __init__(self, back: str, *, has_all: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_all = has_all
        self._signs: dict[str, str] = {}
        self.recipient, self.copy = ChoiceBox(), CopyChoice()
        self.recipient.setMinimumWidth(40 * GRID)
        self.sign = file_sign()
        name(self.recipient, _("Copy for"))
        self.save = primary_button(_("Save…"), self._on_save, icon="export")
        self.print = button(_("Print…"), self._on_print, icon="print", shortcut="Ctrl+P")
        self.save_all = button(_("Save all copies…"), self._on_save_all, icon="export")
        self.preview, self.said = PdfPreview(), Banner()
        self._why, self._busy = text(role="muted"), BusyBar()
        self.names = button(_("Answer for the names"), self._on_names, icon="arrow-right")
        self._why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = mark(QStackedWidget(), role="page")
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self._why)
        acts = foot(back_button(back, self._on_left), self.print, self.save_all, self.save)
        layout = column(
            flowing(text(_("Copy for"), wrap=False), self.recipient, self.sign, self.copy),
            self._busy,
            self.said,
            row(None, self.names, None),
            above_foot(self._stack, acts, gap=GRID),
            gap=GRID,
        )
        layout.setStretch(4, 1)
        show_if(self.names, wanted=False)
        self.setLayout(layout)
        self.recipient.activated.connect(self._on_chosen)

    def connect_to(self, copying: PaperCopying) -> None:
        """Let who leads the copies hear what is chosen and saved."""
        self.chosen.connect(copying.choose)
        self.save_wanted.connect(copying.save)
        self.print_wanted.connect(copying.print_out)
        self.save_all_wanted.connect(copying.save_all)
        self.names_wanted.connect(copying.answer_names)

    def show_recipients(self, shown: tuple[RecipientView, ...], chosen: str) -> None:
        """Offer a copy for each; nothing is drawn yet."""
        self.preview.clear()
        self.said.clear()
        self.recipient.clear()
        for one in shown:
            self.recipient.addItem(f"{one.name}, {_reads(one)}", one.recipient)
        self._signs = {one.recipient: one.sign for one in shown}
        self.recipient.setCurrentIndex(max(0, self.recipient.findData(chosen)))
        self._show_sign()
        self._let_out(wanted=False)
        others = [one for one in shown if one.kind != "coordinator"]
        show_if(self.save_all, wanted=self._has_all and bool(others))
        self.save_all.setEnabled(any(one.readable for one in others))

    def show_paper(self, paper: Paper, remark: str) -> None:
        """The copy as it would go out now, and what there is to know about it."""
        self.preview.show_pdf(paper.pdf)
        self._stack.setCurrentWidget(self.preview)
        self._let_out(wanted=True)
        if remark:
            self.said.say(remark, tone=Tone.WARNING)

    def show_none(self, why: str) -> None:
        """There is no copy for this one."""
        self.preview.clear()
        self._why.setText(why)
        self._stack.setCurrentWidget(self._why)
        self._let_out(wanted=False)

    def offer_names(self, *, wanted: bool) -> None:
        """Offer to go where names are answered for, which no copy goes out before."""
        show_if(self.names, wanted=wanted)

    def show_written(self, words: str) -> None:
        """Say what was written."""
        self.said.say(words, tone=Tone.SUCCESS)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.said.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Reading goes on while one still reads what was written: only a new act clears it."""

    def set_busy(self, busy: bool) -> None:
        """Tell that a copy is being made."""
        self._busy.set_busy(busy)

    def clear(self) -> None:
        """Keep nothing of what was shown."""
        self.preview.clear()

    @Slot()
    def _on_chosen(self) -> None:
        self.said.clear()
        self._show_sign()
        self.chosen.emit(str(self.recipient.currentData() or ""))

    def _show_sign(self) -> None:
        sign = self._signs.get(str(self.recipient.currentData() or ""), "")
        show_file_sign(self.sign, sign, self.recipient.currentText())

    def _let_out(self, *, wanted: bool) -> None:
        self.save.setEnabled(wanted)
        self.print.setEnabled(wanted)

    def _on_names(self) -> None:
        self.clear()
        self.names_wanted.emit()

    def _on_print(self) -> None:
        self.print_wanted.emit()

    def _on_save(self) -> None:
        self.save_wanted.emit(self._kind())

    def _on_save_all(self) -> None:
        self.save_all_wanted.emit(self._kind())

    def _on_left(self) -> None:
        self.clear()
        self.left.emit()

    def _kind(self) -> CopyKind:
        return self.copy.kind()


def _reads(one: RecipientView) -> str:
    if not one.readable:
        return _("reads nothing of it")
    return ngettext("{n} line", "{n} lines", one.readable).format(n=one.readable)

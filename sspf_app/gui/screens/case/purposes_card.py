"""What a case is for: its purposes, and another one when the work turns into something else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import scaled, show_if
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.case_views import PurposeItem

_FIELD = 72


class PurposesCard(Card):
    """See the module.

    Signals:
        saved: The words of another purpose.
        left: What was typed is let go of.

    Attributes:
        begin: Opens the field.
        words: The purpose as typed.
        save: Enters it.
    """

    saved = Signal(str)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Purpose"), parent=parent)
        self.begin = changing(button(_("Another purpose…"), self._on_begin, icon="add"))
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(scaled(_FIELD))
        self.save = primary_button(_("Enter the purpose"), self._on_save)
        self._lines = column(gap=GRID)
        self._row = FormRow(
            _("What else is the work for?"),
            self.words,
            hint=_("In words the family understands; it stands on the form they sign."),
        )
        self._is_closed = False
        self._fields = QWidget()
        self._fields.setLayout(
            column(
                self._row,
                text(
                    _(
                        "It needs consents of its own: until they are signed, nothing is shared "
                        "for it. What holds for the other purposes holds on."
                    ),
                    role="muted",
                ),
                row(self.save, back_button(_("Cancel"), self._on_leave), None),
            )
        )
        self._fields.hide()
        self.add(self._lines)
        self.add(self._fields)
        self.add(row(self.begin, None))

    def show_purposes(self, purposes: tuple[PurposeItem, ...], *, is_closed: bool) -> None:
        """What the case is for; what is being typed stays, but a closed case gets no other."""
        self._is_closed = is_closed
        if is_closed or self._fields.isHidden():
            self.close_fields()
        clear(self._lines)
        for one in purposes:
            self._lines.addWidget(text(one.text, selectable=True))

    def show_typed(self, words: str) -> None:
        """Open the field with what was typed before."""
        if self._fields.isHidden() and not self._is_closed:
            self._open(words)

    def typed(self) -> str:
        """What is typed and not saved."""
        return "" if self._fields.isHidden() else self.words.toPlainText()

    def close_fields(self) -> None:
        """Away with the field."""
        self._fields.hide()
        show_if(self.begin, wanted=not self._is_closed)

    def _open(self, words: str) -> None:
        self.words.setPlainText(words)
        self._row.show_trouble("")
        self._fields.show()
        self.begin.hide()

    def _on_begin(self) -> None:
        self._open("")
        self.words.setFocus()

    def _on_save(self) -> None:
        words = self.words.toPlainText().strip()
        self._row.show_trouble("" if words else _("Write why the parties need to work together."))
        if words:
            self.saved.emit(words)

    def _on_leave(self) -> None:
        self.left.emit()
        self.close_fields()

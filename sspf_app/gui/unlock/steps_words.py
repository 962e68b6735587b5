"""The step of the recovery words: shown once, printed, three of them typed back."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.unlock.first_start import FirstStartPresenter
from sspf_app.gui.unlock.steps import StepPage
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, row
from sspf_app.gui.widgets.marks import mark
from sspf_app.services.wizards import FirstStart

_COLUMNS = 3


class WordsStep(StepPage):
    """First the words, then the question for three of them."""

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Your recovery words")
        self.words = _(
            "These words open the vault when every password is lost. They are shown now and never "
            "again. Print them or write them down, seal the sheet, and let the office keep it."
        )
        self._shown: tuple[str, ...] = ()
        self._vault = ""
        self._plate = mark(QFrame(), role="plate")
        self._grid = QGridLayout(self._plate)
        self._grid.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._grid.setSpacing(GRID + 4)
        self._kept = QCheckBox(_("I have the words on paper"))
        self._list = QWidget()
        listed = QVBoxLayout(self._list)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(2 * GRID)
        listed.addWidget(self._plate)
        listed.addLayout(row(button(_("Print the sheet…"), self._on_print, icon="print"), None))
        self._not_kept = mark(text(), role="trouble")
        self._not_kept.hide()
        self._kept.toggled.connect(self._not_kept.hide)
        listed.addLayout(column(self._kept, self._not_kept))
        self._back = QWidget()
        self._fields: list[QLineEdit] = []
        self._typed = QVBoxLayout(self._back)
        self._typed.setContentsMargins(0, 0, 0, 0)
        self._typed.setSpacing(2 * GRID)
        self.column.addWidget(self._list)
        self.column.addWidget(self._back)
        self.column.addStretch(1)
        self._ask(asking=False)

    def show_words(self, words: tuple[str, ...], asked: tuple[int, ...]) -> None:
        """Show these words and ask for those at ``asked``, later."""
        self._shown = words
        clear(self._grid)
        rows = -(-len(words) // _COLUMNS)
        for number, word in enumerate(words):
            line = row(
                text(f"{number + 1}", role="muted", wrap=False),
                text(word, role="words", wrap=False),
                None,
            )
            self._grid.addLayout(line, number % rows, number // rows)
        clear(self._typed)
        self._fields, self.rows = [], {}
        self._typed.addWidget(
            text(_("Look at your sheet and type these words, so that we know it is right."))
        )
        for position in asked:
            field = QLineEdit()
            field.returnPressed.connect(self.done)
            made = FormRow(_("Word {number}").format(number=position + 1), field)
            self._fields.append(field)
            self.rows[str(position)] = made
            self._typed.addWidget(made)
        self._kept.setChecked(False)
        self._ask(asking=False)

    def show_state(self, state: FirstStart) -> None:
        """Begin with the words."""
        self._vault = state.plan.folder.name
        self._ask(asking=False)

    def answer(self, presenter: FirstStartPresenter) -> None:
        """From the words to the question, from the question on."""
        if self._back.isHidden():
            if self._kept.isChecked():
                self._ask(asking=True)
            else:
                self._not_kept.setText(_("Tick the box when you have the words on paper."))
                self._not_kept.show()
                self._kept.setFocus()
            return
        presenter.words_typed([field.text() for field in self._fields])

    def go_back(self) -> bool:
        """From the question to the words."""
        if self._back.isHidden():
            return False
        self._ask(asking=False)
        return True

    def focus(self) -> None:
        """The box to tick, or the first word asked for."""
        if self._back.isHidden():
            self._kept.setFocus()
        elif self._fields:
            self._fields[0].setFocus()

    def forget(self) -> None:
        """Keep no word."""
        self._shown = ()
        clear(self._grid)
        for field in self._fields:
            field.clear()

    def _ask(self, *, asking: bool) -> None:
        self._list.setVisible(not asking)
        self._back.setVisible(asking)
        self.focus()

    def _on_print(self) -> None:
        from sspf_app.gui.unlock.words_sheet import print_sheet

        print_sheet(self._shown, vault=self._vault, parent=self)

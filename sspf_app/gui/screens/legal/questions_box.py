"""The questions of a legal ground, each answered with yes or no."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.services.legal_records import LegalGround, Needed

YES, NO = "yes", "no"


class QuestionsBox(QWidget):
    """Rows of questions; an answer that does not carry is said at once.

    Signals:
        changed: An answer was given.
    """

    changed = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GRID + 4)
        self.bars: dict[str, ChipBar] = {}
        self._lines: dict[str, tuple[QLabel, Needed]] = {}

    def show_ground(self, ground: LegalGround | None, answers: dict[str, bool]) -> None:
        """Ask what this ground asks."""
        clear(self._rows)
        self.bars, self._lines = {}, {}
        for one in () if ground is None else ground.questions:
            bar = ChipBar(one.text, is_single=True)
            bar.set_choices((Choice(id=YES, title=_("Yes")), Choice(id=NO, title=_("No"))))
            if one.key in answers:
                bar.choose((YES if answers[one.key] else NO,))
            trouble = text(role="trouble")
            self.bars[one.key], self._lines[one.key] = bar, (trouble, one.needed)
            bar.changed.connect(self._on_changed)
            line = QWidget()
            line.setLayout(column(text(one.text, role="label"), bar, trouble, gap=4))
            self._rows.addWidget(line)
        self._say()

    def answers(self) -> dict[str, bool]:
        """What was answered."""
        given = ((key, bar.one()) for key, bar in self.bars.items())
        return {key: said == YES for key, said in given if said is not None}

    def _on_changed(self, _ids: object) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        for key, (trouble, needed) in self._lines.items():
            said = self.bars[key].one()
            is_against = said is not None and needed is not Needed.EITHER and said != needed.value
            sentence = (
                _("With this answer the legal ground gives no support.") if is_against else ""
            )
            trouble.setText(sentence)
            show_if(trouble, wanted=is_against)
            mark(self.bars[key], invalid=is_against)
            self.bars[key].setAccessibleDescription(sentence)

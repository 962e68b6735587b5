"""The clauses of one block: Swedish at the left, the words of the text at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from sspf_app.gui.changed_words import overtaken
from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.opened_text import TypedClauses
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.services.form_clauses import Clause
from sspf_app.services.form_text_checks import clause_faults
from sspf_app.services.form_text_views import ClauseBeside
from sspf_app.texts.form_text_faults import fault_sentence


class ClauseEdit(QPlainTextEdit):
    """A field as high as its words; Tab goes on to the next one."""

    def __init__(self, *, is_right_to_left: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = 0  # frame and padding, as the theme has them
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if is_right_to_left:
            option = QTextOption()
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            option.setWrapMode(QTextOption.WrapMode.WordWrap)
            self.document().setDefaultTextOption(option)
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew, and be as high as they are."""
        super().resizeEvent(event)
        self._around = self.height() - event.size().height()
        self._fit()

    def _fit(self) -> None:
        # The layout of plain text counts its height in lines.
        lines = max(1, round(self.document().documentLayout().documentSize().height()))
        margins = 2 * int(self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins + self._around)


class ClauseFields(QWidget):
    """A grid of clauses.

    Signals:
        typed: Id of a clause and its words, as the user types.
    """

    typed = Signal(str, str)

    def __init__(
        self,
        clauses: tuple[ClauseBeside, ...],
        typed: TypedClauses,
        *,
        can_edit: bool,
        is_right_to_left: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Lay the clauses side by side.

        Args:
            clauses: Of one block, in order.
            typed: Words typed and not saved; where others were recorded meanwhile, that is told.
            can_edit: It is a draft.
            is_right_to_left: How the language is written.
            parent: As Qt has it.
        """
        super().__init__(parent)
        self._right_to_left, self._can_edit = is_right_to_left, can_edit
        self.fields: dict[str, ClauseEdit] = {}
        self.faults: dict[str, FormRow] = {}
        self._frames: list[QVBoxLayout] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, GRID, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID + 4)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        overtaken = typed.overtaken({one.clause.id: one.words for one in clauses})
        for number, one in enumerate(clauses):
            self._add(number, one, typed.words.get(one.clause.id, one.words))
            if one.clause.id in overtaken:
                self._tell(number, overtaken[one.clause.id])
        self._grid.setRowStretch(len(clauses), 1)

    def _tell(self, at: int, recorded: str) -> None:
        """Say below a clause what was recorded there while somebody typed."""
        told = mark(text(overtaken(recorded), selectable=True), role="trouble")
        self._frames[at].addWidget(told)

    def _add(self, at: int, beside: ClauseBeside, said: str) -> None:
        clause = beside.clause
        number = text(clause.number, role="muted", wrap=False)
        swedish = text(beside.swedish or _("(no Swedish words)"), selectable=True)
        for label in (number, swedish):
            label.setContentsMargins(0, GRID + 1, 0, 0)  # on the line of the field's first words
        swedish.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field = ClauseEdit(is_right_to_left=self._right_to_left)
        field.setPlainText(said)
        field.setReadOnly(not self._can_edit)
        field.setAccessibleName(_("Clause {number}").format(number=clause.number))
        field.setAccessibleDescription(f"{beside.swedish} {_inserted(clause)}".strip())
        line = FormRow("", field)
        frame = QFrame()
        inserted = text(_inserted(clause), role="muted")
        show_if(inserted, wanted=bool(clause.placeholders) and self._can_edit)
        beneath = column(line, inserted, gap=4)
        self._frames.append(beneath)
        frame.setLayout(beneath)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(number, at, 0, top)
        self._grid.addWidget(swedish, at, 1, top)
        self._grid.addWidget(frame, at, 2, top)
        self.fields[clause.id], self.faults[clause.id] = field, line

        def judge() -> None:
            faults = clause_faults(clause.id, field.toPlainText())
            told = " ".join(fault_sentence(one.code, one.params, words()) for one in faults)
            if self._can_edit and line.trouble() != told:
                line.show_trouble(told)

        def changed() -> None:
            judge()
            self.typed.emit(clause.id, field.toPlainText())

        judge()
        field.textChanged.connect(changed)


def signs_sentence() -> str:
    """What braces and stars mean in the words of a clause."""
    return _(
        "Two stars on each side make words bold: **yes**. Braces, as in {signatory}, hold what the "
        "program fills in when it prints: keep them as they are, where they belong in the sentence."
    )


def _inserted(clause: Clause) -> str:
    """What the program fills in, by name and by meaning."""
    if not clause.placeholders:
        return ""
    fields = [f"{{{one}}} = {_meaning(one)}" for one in sorted(clause.placeholders)]
    return _("Filled in here: {fields}").format(fields=", ".join(fields))


def _meaning(placeholder: str) -> str:
    return marked(_MEANINGS[placeholder])


_MEANINGS = {
    "authority": N_("the authority"),
    "capacity": N_("as what they sign"),
    "code": N_("the code of the form"),
    "contact": N_("name, telephone and e-mail of the coordinator"),
    "controller": N_("the controller of the personal data"),
    "day": N_("the day"),
    "last": N_("the last of several"),
    "month": N_("the month"),
    "names": N_("the names of those it concerns"),
    "officer": N_("the data protection officer"),
    "page": N_("the number of the page"),
    "pages": N_("how many pages there are"),
    "party": N_("who tells it"),
    "provision": N_("the provision on secrecy"),
    "reference": N_("the reference of the case"),
    "signatory": N_("the name of who signs"),
    "some": N_("all but the last of several"),
    "terms": N_("the number of the terms"),
    "text": N_("the checksum of the text"),
    "valid_from": N_("the first day it holds"),
    "valid_to": N_("the last day it holds"),
    "version": N_("the version of the form's text"),
    "year": N_("the year"),
}

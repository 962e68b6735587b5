"""Registering an answer: which sheet, and the sheet as the paper shows it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.answer_presenter import (
    SAID_NO,
    SAID_YES,
    SIGNED_NO,
    SIGNED_YES,
    AnswerForm,
    AnswerPresenter,
    Faults,
    SheetOnScreen,
    box_text,
)
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.signing_faults import time_hint
from sspf_app.gui.widgets.buttons import button, primary_button, say_on
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import FlowLayout, growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, scaled
from sspf_app.gui.widgets.paper_sheet import PaperSheet
from sspf_app.gui.widgets.sheet_marks import SheetMarks
from sspf_app.gui.widgets.sheet_model import SheetShape
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.form_code import shown_form_code

_LETTERS = 52
"""So wide a line is on the button of a form that is out."""


class AnswerView(PartView):
    """See the module."""

    presenter: AnswerPresenter

    def __init__(self) -> None:
        super().__init__(_("Register an answer"))
        self.code = QLineEdit()
        self._open_forms = QVBoxLayout()
        self._code_line = FormRow(
            _("Code of the form"), self.code, hint=_("It stands on every page, as K7M3-P9QX-T.")
        )
        self.kinds = {
            SIGNED_YES: QRadioButton(_("Signed: yes")),
            SIGNED_NO: QRadioButton(_("Signed: no")),
            SAID_YES: QRadioButton(_("Said: yes")),
            SAID_NO: QRadioButton(_("Said: no")),
        }
        self.sheet = PaperSheet()
        self.marks = SheetMarks(self.sheet)
        self.day = DateField()
        self.time = TimeField(self.day)
        self.valid_to = DateField()
        self.words = QPlainTextEdit()
        self.witness = QLineEdit()
        self.save = primary_button(_("Register an answer"), self._on_save)
        self._code_of_sheet = ""
        self._lines: dict[str, FormRow] = {}
        self._stack = mark(QStackedWidget(), role="page")
        self._stack.addWidget(self._build_choice())
        self._stack.addWidget(self._build_sheet())
        self.body.addWidget(self._stack, 1)
        self.code.returnPressed.connect(self._on_find)

    def show_choice(self, forms: tuple[tuple[str, str, str], ...], trouble: str) -> None:
        """Choose a sheet that is out, or type its code."""
        if forms or not trouble:
            clear(self._open_forms)
            for code, name, day in forms:
                said = _("{name}: form {code}, out since {day}").format(
                    name=name, code=shown_form_code(code), day=day
                )
                made = button(said, partial(self._find, code), icon="document")
                say_on(made, said, letters=_LETTERS)
                self._open_forms.addLayout(row(made, None))
            if not forms:
                self._open_forms.addWidget(
                    text(_("No form is out. Print one first, or type the code."), role="muted")
                )
        self._code_line.show_trouble(trouble)
        self._stack.setCurrentIndex(0)
        self.code.setFocus()

    def show_sheet(self, sheet: SheetOnScreen, answer: AnswerForm) -> None:
        """Show the sheet as the paper shows it, with what was typed before."""
        self._code_of_sheet = sheet.form.id
        self._title.say(
            _("Answer from {name}").format(name=sheet.signatory),
            _("Form {code}, printed {day}").format(
                code=shown_form_code(sheet.form.id), day=sheet.printed_on.isoformat()
            ),
        )
        self.sheet.show_sheet(SheetShape(rows=sheet.rows, columns=sheet.columns, void=sheet.void))
        keys = {box_text(key): key for key in self._all_keys(sheet)}
        self.sheet.sheet.set_boxes(
            {keys[one]: value for one, value in answer.boxes.items() if one in keys},
            frozenset(keys[one] for one in answer.oral if one in keys),
        )
        self._group.setExclusive(False)
        for kind, choice in self.kinds.items():
            choice.setChecked(kind == answer.kind)
        self._group.setExclusive(True)
        self.day.edit.setText(answer.day)
        self.time.setText(answer.time)
        self.valid_to.edit.setText(answer.valid_to)
        self.words.setPlainText(answer.words)
        self.witness.setText(answer.witness)
        self.show_faults({})
        self._on_kind()
        self._stack.setCurrentIndex(1)
        self.kinds[SIGNED_YES].setFocus(Qt.FocusReason.OtherFocusReason)

    def collect(self) -> AnswerForm:
        """What is typed."""
        kind = next((kind for kind, choice in self.kinds.items() if choice.isChecked()), "")
        return AnswerForm(
            code=self._code_of_sheet,
            kind=kind,
            boxes={box_text(key): value for key, value in self.sheet.sheet.boxes.items()},
            oral=[box_text(key) for key in sorted(self.sheet.sheet.oral)],
            day=self.day.typed(),
            time=self.time.typed(),
            valid_to=self.valid_to.typed(),
            words=self.words.toPlainText(),
            witness=self.witness.text(),
        )

    def show_faults(self, faults: Faults) -> None:
        """Say what is missing, at its place; the first has the keyboard."""
        tell_faults(self._lines, faults)

    def _build_choice(self) -> QWidget:
        card = Card(_("Which form was answered?"))
        card.setMaximumWidth(scaled(80 * GRID))
        card.add(self._open_forms)
        card.add(self._code_line)
        card.add(
            row(
                primary_button(_("Show the form"), self._on_find),
                back_button(_("Back to the consents"), self._on_back),
                None,
            )
        )
        return scrolled(pile(card))

    def _build_sheet(self) -> QWidget:
        self._title = growing(Card(" "))
        self._lines = self._build_lines()
        self._calm = text(
            _(
                "A no is registered as it is. Nobody is asked why, and other support is not "
                "affected."
            ),
            role="muted",
        )
        lines, card = self._lines, self._title
        card.add(lines["kind"])
        card.add(self._calm)
        card.add(self.marks)
        card.add(lines["boxes"])
        days = row(lines["day"], lines["time"], lines["valid_to"], None, gap=2 * GRID)
        for name in ("day", "time", "valid_to"):  # one has a hint below it
            days.setAlignment(lines[name], Qt.AlignmentFlag.AlignTop)
        card.add(days)
        card.add(lines["witness"])
        card.add(lines["words"])
        self._inner = QWidget()
        layout = column(card)
        layout.addStretch(1)
        self._inner.setLayout(layout)
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(self._inner)
        outer.addWidget(self._area, 1)
        outer.addLayout(row(back_button(_("Back to the consents"), self._on_back), None, self.save))
        return page

    def _build_lines(self) -> dict[str, FormRow]:
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(72)
        return {
            "kind": FormRow(_("The answer"), self._build_kinds()),
            "boxes": FormRow(
                _("The boxes, as on the paper"),
                self.sheet,
                hint=_("Space or a click: ticked, struck out, empty. M: by word of mouth only."),
            ),
            "day": FormRow(_("Day"), self.day),
            "time": FormRow(_("Time"), self.time, hint=time_hint()),
            "valid_to": FormRow(_("Holds to"), self.valid_to, hint=_("As on the paper.")),
            "words": FormRow(
                _("Words written by hand under the exceptions"),
                self.words,
                hint=_("The yes waits until you have confirmed what the words mean."),
                optional=True,
            ),
            "witness": FormRow(_("Heard by, besides you"), self.witness),
        }

    def _build_kinds(self) -> QWidget:
        self._group = QButtonGroup(self)
        for choice in self.kinds.values():
            self._group.addButton(choice)
            choice.clicked.connect(self._on_kind)
        kinds = QWidget()
        lines = FlowLayout(kinds, gap=2 * GRID)
        for choice in self.kinds.values():
            lines.addWidget(choice)
        kinds.setFocusProxy(self.kinds[SIGNED_YES])
        return kinds

    def _all_keys(self, sheet: SheetOnScreen) -> list[tuple[int, str]]:
        return [(at, one) for at in range(len(sheet.rows)) for one, _name in sheet.columns]

    @Slot()
    def _on_kind(self) -> None:
        """Show only what this kind of answer has."""
        kind = self.collect().kind
        is_yes = kind in (SIGNED_YES, SAID_YES)
        for boxes in (self.marks, self._lines["boxes"]):
            boxes.setVisible(is_yes)
        self._lines["valid_to"].setVisible(kind == SIGNED_YES)
        self._lines["words"].setVisible(kind == SIGNED_YES)
        self._lines["witness"].setVisible(kind == SAID_YES)
        self._lines["day"].setVisible(bool(kind))
        self._lines["time"].setVisible(bool(kind))
        self._calm.setVisible(kind in (SIGNED_NO, SAID_NO))
        self.save.setEnabled(bool(kind))

    @Slot()
    def _on_find(self) -> None:
        if self.code.text().strip():
            self._find(self.code.text())
        else:
            self._code_line.show_trouble(_("Type the code, or choose a form above."))
            self.code.setFocus()

    def _find(self, code: str) -> None:
        self.presenter.find(code)

    def _on_back(self) -> None:
        self.presenter.leave()

    def _on_save(self) -> None:
        self.presenter.save()

"""What each column of the sheet means: guessed, remembered, and always changeable."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, marked, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.moving.moving_words import DELIMITER_WORDS, ENCODING_WORDS
from sspf_app.gui.screens.moving.presenter import MovingPresenter
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import flowing, growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import name, scaled, show_if
from sspf_app.gui.widgets.number_field import NumberField
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.move_fields import FIELDS, REPEATABLE
from sspf_app.services.move_records import SHEETS, TableKind
from sspf_app.services.move_values import as_text
from sspf_app.services.move_views import ImportOrder
from sspf_app.services.sheet_views import Sheet, SheetFile, column_letters
from sspf_app.texts.moving import TABLES, field_name

_SHOWN = 3
"""So many values of a column are shown."""
_LONGEST = 60
NOTHING = ""
"""A column that is not taken in."""


class ColumnsPage(QWidget):
    """See the module.

    Attributes:
        meanings: The box of each column, by its number.
    """

    presenter: MovingPresenter

    def __init__(self) -> None:
        super().__init__()
        self.sheet, self.kind = ChoiceBox(), ChoiceBox()
        self.heading_row = NumberField()
        self.encoding, self.delimiter = ChoiceBox(), ChoiceBox()
        self.purpose = QLineEdit()
        self.meanings: dict[int, ChoiceBox] = {}
        self.go = primary_button(_("Go through the rows"), self._on_go)
        self._file: SheetFile | None = None
        self._kind = TableKind.CASES
        self._grid = QGridLayout()
        self._notes = QVBoxLayout()
        self._build()
        self.sheet.activated.connect(self._on_sheet)
        self.kind.activated.connect(self._on_kind)
        self.heading_row.valueChanged.connect(self._on_heading_row)
        self.encoding.activated.connect(self._on_read_as)
        self.delimiter.activated.connect(self._on_read_as)
        self.purpose.textEdited.connect(self._on_purpose)

    def show_order(self, file: SheetFile, order: ImportOrder) -> None:
        """Show a sheet and what its columns seem to mean."""
        self._file, self._kind = file, order.kind
        sheet = next(one for one in file.sheets if one.name == order.sheet)
        _fill(self.sheet, [(one.name, _sheet_words(one)) for one in file.sheets], order.sheet)
        self.kind.setCurrentIndex(self.kind.findData(order.kind.value))
        self.heading_row.blockSignals(True)
        self.heading_row.setRange(0, max(1, sheet.rows[-1].number if sheet.rows else 1))
        self.heading_row.setValue(order.heading_row)
        self.heading_row.blockSignals(False)
        is_text = file.kind == "csv"
        show_if(self._as_text, wanted=is_text)
        if is_text:
            self.encoding.setCurrentIndex(self.encoding.findData(file.encoding))
            self.delimiter.setCurrentIndex(self.delimiter.findData(file.delimiter))
        show_if(self._purpose_line, wanted=order.kind is TableKind.CASES)
        if self.purpose.text() != order.purpose:
            self.purpose.setText(order.purpose)
        self._show_notes(sheet)
        self._show_columns(sheet, order)

    def chosen(self) -> dict[int, str]:
        """What each column means now."""
        found = {column: str(box.currentData() or "") for column, box in self.meanings.items()}
        return {column: meaning for column, meaning in found.items() if meaning}

    def _build(self) -> None:
        for kind in SHEETS:
            self.kind.addItem(marked(TABLES[kind.value]), kind.value)
        for code, word in ENCODING_WORDS.items():
            self.encoding.addItem(word, code)
        for code, word in DELIMITER_WORDS.items():
            self.delimiter.addItem(marked(word), code)
        for box in (self.sheet, self.kind, self.encoding, self.delimiter):
            box.setMinimumWidth(22 * GRID)
        self._as_text = QWidget()
        self._as_text.setLayout(
            row(
                FormRow(_("Letters are written as"), self.encoding),
                FormRow(_("Cells are parted by"), self.delimiter),
            )
        )
        self._purpose_line = FormRow(
            _("Purpose for rows that say none"),
            self.purpose,
            hint=_("Why the parties need to work together, in your own words."),
        )
        card = growing(Card(_("The sheet")))
        card.add(
            flowing(
                FormRow(_("Sheet"), self.sheet),
                FormRow(_("A row stands for"), self.kind),
                FormRow(_("Row with the headings"), self.heading_row),
                self._as_text,
                gap=2 * GRID,
            )
        )
        card.add(self._purpose_line)
        card.add(self._notes)
        self._columns = Card(
            _("The columns"), _("What is not taken in stays in the list, and only there.")
        )
        self._columns.add(self._grid)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        content = QWidget()
        inner = column(card, self._columns, gap=2 * GRID)
        inner.addStretch(1)
        content.setLayout(inner)
        foot = row(back_button(_("Another file"), self._on_back), None, self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(scrolled(content), 1)
        layout.addLayout(foot)

    def _show_notes(self, sheet: Sheet) -> None:
        clear(self._notes)
        if sheet.merged:
            said = _("Joined cells were filled with the value of the first one: {n}.")
            self._notes.addWidget(IconLine("info", said.format(n=sheet.merged), Tone.INFO))

    def _show_columns(self, sheet: Sheet, order: ImportOrder) -> None:
        clear(self._grid)
        self.meanings = {}
        headings = next((one for one in sheet.rows if one.number == order.heading_row), None)
        for at, title in enumerate((_("Column"), _("Some of its values"), _("What it means"))):
            self._grid.addWidget(text(title, role="muted", wrap=False), 0, at)
        for number in range(sheet.width):
            heading = "" if headings is None else as_text(headings.cell(number))
            letters = column_letters(number)
            title = f"{letters}  {heading}" if heading else letters
            label = text(title, role="strong")
            label.setFixedWidth(26 * GRID)
            self._grid.addWidget(label, number + 1, 0)
            self._grid.addWidget(text(_values(sheet, order, number), role="muted"), number + 1, 1)
            box = self._meaning_box(order.columns.get(number, NOTHING))
            name(box, _("What column {column} means").format(column=title))
            self.meanings[number] = box
            self._grid.addWidget(box, number + 1, 2)

    def _meaning_box(self, meaning: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setFixedWidth(min(scaled(38 * GRID), 52 * GRID))
        box.setMaxVisibleItems(20)
        box.addItem(_("– is not taken in –"), NOTHING)
        for code in FIELDS[self._kind]:
            box.addItem(field_name(code, words()), code)
        box.setCurrentIndex(max(0, box.findData(meaning)))
        box.activated.connect(lambda _index, box=box: self._only_one(box))
        return box

    def _only_one(self, changed: ChoiceBox) -> None:
        """Two columns do not mean the same, but for those whose values are joined."""
        meaning = changed.currentData()
        if meaning == NOTHING or meaning in REPEATABLE:
            return
        for box in self.meanings.values():
            if box is not changed and box.currentData() == meaning:
                box.setCurrentIndex(0)

    def _on_sheet(self) -> None:
        self.presenter.choose_sheet(str(self.sheet.currentData()))

    def _on_kind(self) -> None:
        self.presenter.choose_kind(TableKind(str(self.kind.currentData())))

    def _on_heading_row(self, number: int) -> None:
        self.presenter.choose_heading_row(number)

    def _on_read_as(self) -> None:
        self.presenter.read_as(str(self.encoding.currentData()), str(self.delimiter.currentData()))

    def _on_purpose(self, words: str) -> None:
        self.presenter.type_purpose(words)

    def _on_back(self) -> None:
        self.presenter.show_start()

    def _on_go(self) -> None:
        self.presenter.show_rows(self.chosen(), self.purpose.text())


def _fill(box: ChoiceBox, items: list[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for value, word in items:
        box.addItem(word, value)
    box.setCurrentIndex(box.findData(chosen))


def _sheet_words(sheet: Sheet) -> str:
    if sheet.is_too_big:
        return _("{sheet} (too many rows)").format(sheet=sheet.name)
    return _("{sheet} (hidden)").format(sheet=sheet.name) if sheet.is_hidden else sheet.name


def _values(sheet: Sheet, order: ImportOrder, number: int) -> str:
    found = (
        as_text(one.cell(number)).replace("\n", " ")
        for one in sheet.rows
        if one.number > order.heading_row and one.cell(number) is not None
    )
    shown = [words for words, _n in zip(found, range(_SHOWN), strict=False)]
    said = " · ".join(shown)
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"

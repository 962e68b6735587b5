"""The painted tables: models that hold together, marks by keyboard, signs one can tell apart."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.domain.rules import SideState
from sspf_app.gui.matrix_signs import SIGNS, Sign, cell_word, sign_of
from sspf_app.gui.screens.case.matrix_panel import MatrixPanel
from sspf_app.gui.widgets.answer_grid import AnswerBox, AnswerGrid, AnswerPicture
from sspf_app.gui.widgets.matrix_painting import sign_pixmap
from sspf_app.gui.widgets.paper_sheet import PaperSheet
from sspf_app.gui.widgets.sharing_matrix import SharingMatrix
from sspf_app.gui.widgets.sheet_marks import SheetMarks
from sspf_app.gui.widgets.sheet_model import SheetShape
from sspf_app.services.sharing_views import CellShape, MatrixCell, MatrixColumn, MatrixView

TYPES = (InformationType.PARTICIPATION, InformationType.ATTENDANCE)
PARTIES = ("school", "police")


def cell(type_: InformationType, party: str, shape: CellShape) -> MatrixCell:
    return MatrixCell(
        type=type_,
        column=party,
        shape=shape,
        gives=SideState.YES,
        receives=SideState.YES,
        has_exclusion=False,
        decision=None,
        sentence=f"{party} {type_}",
        codes=(),
        people=(),
        records=(),
    )


def matrix(shape: CellShape = CellShape.BOTH) -> MatrixView:
    return MatrixView(
        case="c-1",
        purpose="p1",
        subject="alva",
        subject_name="Alva",
        at=datetime(2026, 3, 12, tzinfo=UTC),
        source=None,
        types=TYPES,
        columns=tuple(
            MatrixColumn(id=one, name=one.title(), kind=PartyKind.SCHOOL, is_current=True)
            for one in PARTIES
        ),
        cells=tuple(tuple(cell(type_, one, shape) for one in PARTIES) for type_ in TYPES),
    )


def test_the_matrix_model_holds_together(qtbot: QtBot) -> None:
    widget = SharingMatrix()
    qtbot.addWidget(widget)
    QAbstractItemModelTester(
        widget.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, widget
    )
    widget.show_matrix(matrix())
    widget.show_matrix(matrix(CellShape.NO))
    widget.show()
    index = widget.model().index(1, 1)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Police, Presence and absence at school: no"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "police attendance"


def test_the_current_cell_stays_when_the_answers_change(qtbot: QtBot) -> None:
    widget = SharingMatrix()
    qtbot.addWidget(widget)
    widget.show_matrix(matrix())
    widget.choose(1, 1)
    with qtbot.waitSignal(widget.cell_chosen):
        widget.show_matrix(matrix(CellShape.WAITING))
    current = widget.current_cell()
    assert current is not None
    assert (current.column, current.shape) == ("police", CellShape.WAITING)


@pytest.mark.parametrize("shape", list(CellShape))
def test_every_cell_has_a_sign_and_a_word(shape: CellShape) -> None:
    shown = cell(TYPES[0], "school", shape)
    assert sign_of(shown) in SIGNS
    assert cell_word(shown)


def test_signs_differ_without_colour(qtbot: QtBot) -> None:
    shapes: set[bytes] = set()
    for sign in Sign:
        image = sign_pixmap(sign, size=QSize(40, 24)).toImage()
        ink = bytes(
            image.pixelColor(x, y).lightness() < 150 and image.pixelColor(x, y).alpha() > 128
            for y in range(image.height())
            for x in range(image.width())
        )
        assert any(ink)
        shapes.add(ink)
    assert len(shapes) == len(Sign)


def sheet(qtbot: QtBot) -> PaperSheet:
    widget = PaperSheet()
    qtbot.addWidget(widget)
    QAbstractItemModelTester(
        widget.sheet, QAbstractItemModelTester.FailureReportingMode.Fatal, widget
    )
    widget.show_sheet(
        SheetShape(
            rows=("Attendance, told by the school", "Family, told by social services"),
            columns=(("school", "School"), ("police", "Police")),
            void=frozenset({(0, "school")}),
        )
    )
    widget.show()
    return widget


def test_space_goes_round_and_keys_mark(qtbot: QtBot) -> None:
    widget = sheet(qtbot)
    assert widget.sheet.boxes == {}
    widget.setCurrentIndex(widget.sheet.index(0, 1))
    seen: list[bool | None] = []
    for _turn in range(3):
        qtbot.keyClick(widget, Qt.Key.Key_Space)
        seen.append(widget.sheet.boxes.get((0, "police")))
    assert seen == [True, False, None]
    qtbot.keyClick(widget, Qt.Key.Key_X)
    qtbot.keyClick(widget, Qt.Key.Key_M)
    assert widget.sheet.oral == {(0, "police")}
    qtbot.keyClick(widget, Qt.Key.Key_Minus)
    assert (widget.sheet.boxes, widget.sheet.oral) == ({(0, "police"): False}, set())
    qtbot.keyClick(widget, Qt.Key.Key_Delete)
    assert widget.sheet.boxes == {}


def test_empty_boxes_are_marked_at_once_and_what_is_struck_out_stays(qtbot: QtBot) -> None:
    widget = sheet(qtbot)
    marks = SheetMarks(widget)
    qtbot.addWidget(marks)
    assert (widget.sheet.boxes, marks.back.isEnabled()) == ({}, False)  # nothing beforehand
    assert marks.words() == "0 ticked, 0 struck out, 3 empty"
    widget.setCurrentIndex(widget.sheet.index(1, 1))
    qtbot.keyClick(widget, Qt.Key.Key_Minus)
    qtbot.keyClick(marks.tick, Qt.Key.Key_Space)
    ticked = {(0, "police"): True, (1, "school"): True, (1, "police"): False}
    assert widget.sheet.boxes == ticked
    assert marks.words() == "2 ticked, 1 struck out, 0 empty"


def test_marks_of_one_column_are_taken_back_with_what_was_only_spoken(qtbot: QtBot) -> None:
    widget = sheet(qtbot)
    marks = SheetMarks(widget)
    qtbot.addWidget(marks)
    marks.scope.setCurrentIndex(marks.scope.findText("Police"))
    qtbot.keyClick(marks.strike, Qt.Key.Key_Space)
    assert widget.sheet.boxes == {(0, "police"): False, (1, "police"): False}
    qtbot.keyClick(marks.back, Qt.Key.Key_Space)
    assert (widget.sheet.boxes, marks.back.isEnabled()) == ({}, False)
    widget.setCurrentIndex(widget.sheet.index(1, 1))
    for key in (Qt.Key.Key_X, Qt.Key.Key_M):
        qtbot.keyClick(widget, key)
    marks.scope.setCurrentIndex(0)
    qtbot.keyClick(marks.empty, Qt.Key.Key_Space)
    assert (widget.sheet.boxes, widget.sheet.oral) == ({}, set())
    qtbot.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    kept = ({(1, "police"): True}, {(1, "police")})
    assert (widget.sheet.boxes, widget.sheet.oral) == kept


def test_what_is_not_on_the_paper_cannot_be_marked(qtbot: QtBot) -> None:
    widget = sheet(qtbot)
    widget.setCurrentIndex(widget.sheet.index(0, 0))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_X, Qt.Key.Key_M):
        qtbot.keyClick(widget, key)
    assert widget.sheet.boxes == {}


def test_a_click_marks_and_is_told(qtbot: QtBot) -> None:
    widget = sheet(qtbot)
    index = widget.sheet.index(1, 1)
    with qtbot.waitSignal(widget.marked):
        qtbot.mouseClick(
            widget.viewport(), Qt.MouseButton.LeftButton, pos=widget.visualRect(index).center()
        )
    assert widget.sheet.boxes == {(1, "police"): True}
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Family, told by social services, Police: ticked"


def test_a_drawn_answer_tells_in_words_where_others_differ(qtbot: QtBot) -> None:
    grid = AnswerGrid(
        AnswerPicture(
            rows=(("health", "Health"),),
            columns=(("police", "Police"),),
            boxes={
                ("health", "police"): AnswerBox(
                    sign=Sign.EXCLUDED, differs=True, hint="Erik answered otherwise here."
                )
            },
        ),
        name="The answer from Anna",
    )
    qtbot.addWidget(grid)
    QAbstractItemModelTester(
        grid.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, grid
    )
    said = grid.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == ("Police, Health: excluded; the others differ. Erik answered otherwise here.")


def test_the_legend_explains_the_corner_where_a_cell_has_one(qtbot: QtBot) -> None:
    panel = MatrixPanel()
    qtbot.addWidget(panel)

    def legend() -> list[str]:
        flow = panel._legend_flow
        items = [flow.itemAt(at) for at in range(flow.count())]
        entries = [entry for one in items if one is not None and (entry := one.widget())]
        return [
            label.text() for one in entries for label in one.findChildren(QLabel) if label.text()
        ]

    plain = matrix()
    panel.show_matrix(plain)
    assert legend() == ["may tell and be told"]
    marked = replace(plain.cells[0][0], has_exclusion=True)
    first = (marked, *plain.cells[0][1:])
    panel.show_matrix(replace(plain, cells=(first, *plain.cells[1:])))
    assert legend() == ["may tell and be told", "corner: an exception"]
    size = QSize(40, 24)
    bare, cornered = (
        sign_pixmap(Sign.BOTH, size=size, has_exclusion=one).toImage() for one in (False, True)
    )
    assert bare != cornered
    excluded = replace(marked, shape=CellShape.EXCLUDED)  # it says so itself
    panel.show_matrix(replace(plain, cells=((excluded, excluded), (excluded, excluded))))
    assert legend() == ["excluded"]

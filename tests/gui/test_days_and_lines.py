"""Fields of one row: a day, a time, a name; how wide, what they say, what is pasted into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sspf_app.gui.screens.case.plan_editing import TypedLine
from sspf_app.gui.screens.meeting.commitment_fields import CommitmentFields
from sspf_app.gui.screens.meeting.typed_item import TypedCommitment
from sspf_app.gui.theme import Theme
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.faults import rows_of, tell_at_field, tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.one_line import OneLine
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.settings import ThemeChoice

TODAY = date(2026, 3, 12)


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Shows parts below each other on a page, which stays until the end of the test."""
    pages = list[QWidget]()

    def shown(*parts: QWidget) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        for one in parts:
            layout.addWidget(one)
        qtbot.addWidget(page)
        page.resize(900, 500)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        pages.append(page)
        return page

    yield shown
    pages.clear()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_day_is_as_wide_as_a_day(show: Show, theme: Theme, percent: int) -> None:
    theme.choose(ThemeChoice.LIGHT, text_percent=percent)
    day = DateField(TODAY)
    time = TimeField(day)
    beside = QWidget()
    layout = QHBoxLayout(beside)
    layout.addWidget(FormRow("At", time))
    show(FormRow("When", day), beside)
    for line, longest in ((day.edit, "0000-00-00"), (time, "00:00")):
        needed = line.fontMetrics().horizontalAdvance(longest)
        assert needed < line.width() < 2 * needed + 40
    assert day.edit.x() == 0


def test_what_is_no_day_is_said_once_one_has_left_it(show: Show, qtbot: QtBot) -> None:
    day = DateField()
    line, button = FormRow("When", day), QPushButton("Save")
    show(line, button)
    day.edit.setFocus()
    QTest.keyClicks(day.edit, "2026-02-30")
    assert line.trouble() == ""
    button.setFocus()
    qtbot.waitUntil(lambda: bool(line.trouble()))
    assert line.trouble() == "The day “2026-02-30” does not exist."
    assert day.edit.accessibleDescription() == line.trouble()
    assert button.hasFocus()
    day.edit.setText("2026-02-28")
    assert line.trouble() == ""


def test_no_arrow_leads_out_of_the_years_anybody_means(show: Show) -> None:
    day = DateField(date(2199, 12, 31))
    show(day)
    QTest.keyClick(day.edit, Qt.Key.Key_Up)
    assert day.day() == date(2199, 12, 31)
    day.set_day(date(1900, 1, 3))
    QTest.keyClick(day.edit, Qt.Key.Key_PageDown)
    assert day.day() == date(1900, 1, 3)


def test_a_refusal_is_told_at_the_day_that_was_refused(show: Show) -> None:
    born, died = DateField(date(2012, 5, 14)), DateField(date(2031, 1, 1))
    lines = (
        FormRow("Born", born).refuses("date_in_future"),
        FormRow("Died", died).refuses("date_in_future"),
    )
    page = show(*lines)
    assert tell_at_field(page, "date_in_future", "It has not come.", day=died.day())
    assert [one.trouble() for one in rows_of(page)] == ["", "It has not come."]
    assert died.edit.hasFocus()
    assert not tell_at_field(page, "case_closed", "The case is closed.")


def test_the_keyboard_goes_to_the_first_fault_as_one_reads(show: Show) -> None:
    upper, lower = QLineEdit(), QLineEdit()
    lines = {"lower": FormRow("Lower", lower), "upper": FormRow("Upper", upper)}
    show(lines["upper"], lines["lower"])
    tell_faults(lines, {"lower": "Write it.", "upper": "Write it too."})
    assert upper.hasFocus()
    tell_faults(lines, {"lower": "Write it."})
    assert (lines["upper"].trouble(), lower.hasFocus()) == ("", True)


@pytest.mark.parametrize(
    ("pasted", "stands"),
    [("Storgatan 1\n903 26 Umeå\n", "Storgatan 1 903 26 Umeå"), ("Anna\tBerg", "Anna Berg")],
)
def test_lines_that_are_pasted_become_one(
    show: Show, qapp: QApplication, pasted: str, stands: str
) -> None:
    field, secret = QLineEdit(), QLineEdit()
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    page = show(field, secret)
    OneLine(qapp, page)
    for one in (secret, field):
        one.setFocus()
        qapp.clipboard().setText(pasted)
        one.paste()
    assert field.text() == stands
    assert secret.text() == pasted


def test_a_day_that_is_none_is_replaced_by_no_other(show: Show) -> None:
    fields = CommitmentFields()
    show(fields)
    fields.show_commitment(TypedCommitment(), today=TODAY)
    assert fields.starts_on.day() == TODAY
    fields.starts_on.edit.setText("2026-02-30")
    fields.due_on.edit.setText("31/6")
    fields.show_commitment(fields.commitment(), today=TODAY)  # a question was answered meanwhile
    assert (fields.starts_on.edit.text(), fields.due_on.edit.text()) == ("2026-02-30", "31/6")
    fields.forget()
    fields.show_commitment(TypedCommitment(), today=TODAY)
    assert (fields.starts_on.day(), fields.due_on.edit.text()) == (TODAY, "")


def test_a_line_of_the_plan_is_a_commitment_once_its_days_are_days() -> None:
    typed = TypedLine(
        kind=PlanKind.COMMITMENT.value,
        responsible="school",
        starts_on="2026-03-12",
        due_on="2026-02-30",
    )
    assert typed.commitment() is None
    typed.due_on = "20260430"
    made = typed.commitment()
    assert made is not None
    assert made.due_on == date(2026, 4, 30)


def test_a_sign_that_no_paper_bears_is_said_while_one_types_and_is_no_fault(show: Show) -> None:
    line = QLineEdit()
    formed = FormRow("What was said", line, hint="In their own words")
    secret = QLineEdit("")
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    hidden = FormRow("Password", secret)
    show(formed, hidden)
    below = formed._trouble
    line.setText("Glad 😀")
    assert below.text().startswith("“😀” is kept, but can be printed on no paper")
    assert below.property("role") == "muted"
    assert formed.trouble() == ""
    assert not line.property("invalid")
    formed.show_trouble("Write more.")
    assert below.property("role") == "trouble"
    assert formed.trouble() == "Write more."
    formed.show_trouble("")
    assert "😀" in below.text()
    line.setText("Glad")
    assert below.text() == "In their own words"
    secret.setText("😀 hemligt")
    assert hidden._trouble.text() == ""

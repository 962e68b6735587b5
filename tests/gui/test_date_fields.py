"""Days and times as people type and choose them."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QMenu,
)
from pytestqt.qtbot import QtBot

from sspf_app.gui.widgets.date_field import DateField, TimeField, parse_day, parse_time
from sspf_app.gui.widgets.form import FormRow

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-12", TODAY),
        ("20260312", TODAY),
        (" 2026.3.12 ", TODAY),
        ("12/3", TODAY),
        ("2026-02-30", None),
        ("31/2", None),
        ("in March", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, day: date | None) -> None:
    assert parse_day(typed, today=TODAY) == day


def test_a_short_day_needs_to_know_the_year() -> None:
    assert parse_day("12/3") is None
    for typed in ("0001-01-01", "9999-12-31", "2026-13-01", "31/2", "2026-02-29", "0202-03-12"):
        assert parse_day(typed, today=TODAY) is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [("10:42", time(10, 42)), ("10.42", time(10, 42)), ("1042", time(10, 42)), ("9", time(9, 0))],
)
def test_times_are_read_as_people_type_them(typed: str, value: time) -> None:
    assert parse_time(typed) == value


@pytest.mark.parametrize("typed", ["25:00", "10:61", "soon", ""])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert parse_time(typed) is None


def test_date_field_writes_iso_and_tells_each_day_once(qtbot: QtBot) -> None:
    field = DateField(today=TODAY)
    qtbot.addWidget(field)
    told: list[date | None] = []
    field.day_changed.connect(told.append)
    qtbot.keyClicks(field.edit, "12/3")
    field.edit.editingFinished.emit()
    assert field.edit.text() == "2026-03-12"
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    qtbot.keyClick(field.edit, Qt.Key.Key_PageDown)
    assert field.day() == date(2026, 3, 6)
    field.edit.setText("soon")
    field.edit.editingFinished.emit()
    assert field.is_wrong()
    assert told == [TODAY, date(2026, 3, 13), date(2026, 3, 6), None]


def test_an_offered_day_follows_the_calendar_until_another_is_typed(qtbot: QtBot) -> None:
    field = DateField(TODAY, today=TODAY)
    qtbot.addWidget(field)
    tomorrow = TODAY + timedelta(days=1)
    field.offer(tomorrow)
    assert field.day() == tomorrow
    field.edit.setText("2026-05-01")
    field.offer(tomorrow + timedelta(days=1))
    assert field.day() == date(2026, 5, 1)
    field.edit.setText("soon")
    field.offer(tomorrow)
    assert field.is_wrong()  # what is being typed stays


def test_a_day_can_be_chosen_in_a_calendar(qtbot: QtBot) -> None:
    field = DateField(TODAY, today=TODAY)
    qtbot.addWidget(field)
    field.show()
    field._open_calendar()
    menu = field.findChild(QMenu)
    assert menu is not None
    calendar = menu.actions()[0].defaultWidget()  # pyright: ignore[reportAttributeAccessIssue]  a QWidgetAction
    calendar.clicked.emit(calendar.selectedDate().addDays(2))
    assert field.day() == date(2026, 3, 14)


def test_time_field_writes_two_by_two_digits(qtbot: QtBot) -> None:
    field = TimeField(DateField())
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "2560")
    field.editingFinished.emit()
    assert field.is_wrong()
    field.clear()
    qtbot.keyClicks(field, "942")
    field.editingFinished.emit()
    assert (field.text(), field.time()) == ("09:42", time(9, 42))


def test_a_day_that_no_calendar_has_is_not_told_how_days_are_written(qtbot: QtBot) -> None:
    day = DateField()
    made = FormRow("Born", day)
    qtbot.addWidget(made)
    day.edit.setText("2012-02-30")
    made.show_trouble("Write the day as 2026-03-12.")
    assert made.trouble() == "The day “2012-02-30” does not exist."
    day.edit.setText("igår")
    made.show_trouble("Write the day as 2026-03-12.")
    assert made.trouble() == "Write the day as 2026-03-12."

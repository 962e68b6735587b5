"""The form of a young person who decides asks once whether the guardians may be invited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.case_at_desk import (
    BEFORE_SHEET_TWO,
    desks_until_the_end,
    house_at,
    open_case,
    page,
)
from tests.gui.desk_house import DeskHouse


@pytest.fixture
def desks() -> Iterator[list[DeskHouse]]:
    yield from desks_until_the_end()


def test_one_box_puts_both_guardians_on_the_form(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    form = page(open_case(desk, qtbot, "c-cora", tab="consent", print="cora"), "print")
    guardians = form.presenter._plan.guardians
    assert len(guardians) == 2
    assert form.guardians.isVisibleTo(form)
    assert not form.guardians.wanted.isChecked()
    parties = form.presenter._order.recipients
    form.guardians.wanted.click()
    assert form.presenter._order.recipients == (*parties, *guardians)
    assert all(form.recipient_boxes[one].isChecked() for one in guardians)
    form.recipient_boxes[guardians[0]].click()
    assert not form.guardians.wanted.isChecked()
    form.guardians.wanted.click()
    form.guardians.wanted.click()
    assert form.presenter._order.recipients == parties


def test_nothing_is_asked_where_custody_lets_them_know(
    desks: list[DeskHouse], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = house_at(desks, tmp_path, BEFORE_SHEET_TWO)
    form = page(open_case(desk, qtbot, "c-alva", tab="consent", print="erik"), "print")
    assert not form.guardians.isVisibleTo(form)

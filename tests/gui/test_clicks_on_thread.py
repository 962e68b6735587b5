"""Answers clicked faster than they are saved, on the real thread: each is kept, none twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.gui.screens.meeting.called_line import CalledLine
from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.meeting_records import AdjustmentReply
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF, ONE_O_CLOCK, held_with_cora, planned
from tests.gui.test_meeting_on_thread import Thread

CASE = "c-cora"
ASKED = ("school", "police", "leisure", "cora")


@pytest.fixture
def thread(qtbot: QtBot) -> Iterator[Thread]:
    made = Thread(qtbot)
    yield made
    made.runner.finish()


def _opened(
    qtbot: QtBot, thread: Thread, folder: Path, *, tab: str
) -> tuple[DeskHouse, MeetingView, str]:
    def prepared() -> tuple[DeskHouse, str]:
        house = DeskHouse(folder, MORNING_OF, worked_cases)
        if tab == "before":
            return house, planned(house.services(), CASE, starts_at=ONE_O_CLOCK)
        meeting = held_with_cora(house.services())
        house.clock.pass_time(hours=6)
        return house, meeting

    house, meeting = thread.run(prepared)
    house.tasks = thread.runner  # pyright: ignore[reportAttributeAccessIssue]
    view = cast("MeetingView", house.show(SCREEN, case=CASE, meeting=meeting, tab=tab).view)
    qtbot.addWidget(view)
    return house, view, meeting


def test_each_reply_clicked_at_once_is_kept_and_a_click_back_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, thread: Thread, qtbot: QtBot
) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house, view, meeting = _opened(qtbot, thread, tmp_path, tab="after")
    qtbot.waitUntil(lambda: set(ASKED) <= set(view.copies.adjustment.rows), timeout=20_000)
    rows = view.copies.adjustment.rows
    approved, silent = AdjustmentReply.APPROVED.value, AdjustmentReply.NO_ANSWER.value
    for participant in ASKED:
        rows[participant].bar.chip(approved).click()
    rows["police"].bar.chip(silent).click()

    def replies() -> dict[str, AdjustmentReply | None]:
        state = thread.run(lambda: house.services().minutes_versions.state(CASE, meeting))
        return {one.participant: one.reply for one in state.adjustments}

    found = replies()
    assert {found[one] for one in ("school", "leisure", "cora")} == {AdjustmentReply.APPROVED}
    assert found["police"] is AdjustmentReply.NO_ANSWER
    qtbot.waitUntil(lambda: rows["police"].bar.one() == silent, timeout=20_000)
    assert house.frame.bugs == []
    thread.run(house.vault.close)


def test_each_that_is_noted_as_called_at_once_is_called_and_a_double_click_notes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, thread: Thread, qtbot: QtBot
) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house, view, _meeting = _opened(qtbot, thread, tmp_path, tab="before")

    def lines() -> list[CalledLine]:
        return [one for one in view.before.findChildren(CalledLine) if not one.said.isHidden()]

    qtbot.waitUntil(lambda: len(lines()) > 1, timeout=20_000)
    clicked = lines()
    for one in clicked:
        one.said.click()
        one.said.click()
    qtbot.waitUntil(lambda: not lines(), timeout=20_000)
    entries = thread.run(lambda: house.services().ledger.rows(CASE))
    assert len(entries) == len(clicked)
    assert house.frame.bugs == []
    thread.run(house.vault.close)

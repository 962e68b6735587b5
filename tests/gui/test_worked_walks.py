"""The walks of the worked cases: every click works, and the screen says what each case demands."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from scripts.walks.dialogs import AnsweringDialogs
from scripts.walks.walker import Walker
from scripts.walks.worked import BEGINS, WORDS, WORKED, Worked, page, take_in, walk_all
from scripts.walks.worked_parts import WorkedCase
from tests.gui.desk_house import DeskHouse
from tests.gui.window_at_desk import open_window

DEMANDED = {
    "1-alva": {
        "before-forms",
        "missing",
        "blocked",
        "in-force",
        "invited",
        "readers",
        "copies",
        "plan",
    },
    "2-cora": {"police-drugs", "school-family", "social-all", "held-back", "not-shared"},
    "3-dino": {"refused", "no-way-round", "his-data", "her-own", "nobody", "readers", "copies"},
    "4-fadi": {"foretold", "since", "papers", "emptied", "old-minutes", "no-copy"},
    "5-greta": {"list", "gate", "held", "sheet", "letters", "logged", "figures"},
    "6-ida": {
        "paused",
        "no-end",
        "blocked",
        "not-the-home",
        "not-guardians",
        "not-parties",
        "guardian-copy",
    },
    "7-maja": {"no-consent", "phone", "waits", "matrix", "not-invited", "not-shared", "minutes"},
}
"""What each worked case demands that the screen, or the paper, says or does not say."""


def before_the_walks(house: DeskHouse) -> None:
    """The worked cases as they stand before they are walked."""
    take_in(house.services())


def test_each_worked_case_holds_on_the_screen(tmp_path: Path, qtbot: QtBot, swedish: None) -> None:
    desk = DeskHouse(tmp_path, BEGINS, before_the_walks)
    papers = tmp_path / "papers"
    papers.mkdir()
    shell, vault = open_window(
        desk, qtbot, dialogs=AnsweringDialogs(papers), height=800, care=desk.care()
    )
    shell.setUpdatesEnabled(False)  # nobody looks: what is drawn is tried by the pictures

    def until(when: datetime) -> None:
        desk.clock.pass_time(seconds=(when - desk.clock.now()).total_seconds())

    told = json.loads(WORDS.read_bytes())["sv"]

    def begin(_worked: Worked) -> WorkedCase:
        walker = Walker(shell, vault, desk.tasks, folder=None, prefix="")
        return WorkedCase(walker, until, papers)

    walked: set[str] = set()
    for one, case in walk_all(begin):
        walked.add(one.name)
        said = {step.sentence for step in case.walker.steps} | set(case.answers) | set(case.missing)
        assert said == set(told["cases"][one.name]["steps"]), one.name
        assert {*case.answers, *case.missing} >= DEMANDED[one.name], one.name
        assert told["cases"][one.name]["title"] in page(told, one.name, case)
    assert walked == {one.name for one in WORKED} == set(DEMANDED)
    assert desk.frame.bugs == []
    desk.close()

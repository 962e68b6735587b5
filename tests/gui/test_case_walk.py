"""The walk of the help, from the first worry to the closure: every click of it still works."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from scripts.walks import case
from scripts.walks.dialogs import AnsweringDialogs
from scripts.walks.walker import Walker
from sspf_app.gui.i18n import use_language
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.window_at_desk import open_window

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


def own_office(house: DeskHouse) -> None:
    """Parties of the worked cases, one of which the office is."""
    worked_cases(house)
    office = house.services().office
    office.save(replace(office.get(), own_party="social"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_click_from_the_first_worry_to_the_closure(
    tmp_path: Path, qtbot: QtBot, language: str
) -> None:
    use_language(language)
    desk = DeskHouse(tmp_path, NOW, own_office)
    papers = tmp_path / "papers"
    papers.mkdir()
    shell, vault = open_window(
        desk, qtbot, dialogs=AnsweringDialogs(papers), height=800, care=desk.care()
    )
    shell.setUpdatesEnabled(False)  # nobody looks: what is drawn is tried by the pictures
    words = json.loads(case.WORDS.read_bytes())[language]
    walker = Walker(shell, vault, desk.tasks, folder=None, prefix="")
    case.walk(
        walker,
        typed=words["typed"],
        later=lambda days: desk.clock.pass_time(days=days),
        beside=(),
    )
    assert desk.frame.bugs == []
    assert {one.sentence for one in walker.steps} == set(words["steps"])
    assert len(list(papers.iterdir())) > 10
    desk.close()

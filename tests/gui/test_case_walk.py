"""The walk of the help, from the first worry to the closure: every click of it still works."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from scripts.walks import case
from scripts.walks.dialogs import AnsweringDialogs
from scripts.walks.walker import Walker
from sspf_app.gui.ports import OpenVault
from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.shell import Shell, ShellParts
from sspf_app.services.settings import Settings
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.presenters.doubles import MemorySettings

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


def own_office(house: DeskHouse) -> None:
    """Parties of the worked cases, one of which the office is."""
    worked_cases(house)
    office = house.services().office
    office.save(replace(office.get(), own_party="social"))


def test_every_click_from_the_first_worry_to_the_closure(
    tmp_path: Path, qtbot: QtBot, swedish: None
) -> None:
    desk = DeskHouse(tmp_path, NOW, own_office)
    papers = tmp_path / "papers"
    papers.mkdir()
    vault = OpenVault(
        services=desk.services(),
        name="Valvet",
        folder=desk.folder,
        actor_name="Karin Ek",
        clock=desk.clock,
        close=lambda: None,
        may=desk.actor.may,
        care=desk.care(),
        proof=desk.proof(),
    )
    shell = Shell(
        ShellParts(
            vault=vault,
            tasks=desk.tasks,
            settings=MemorySettings(Settings(hints=False)),
            screens=SCREENS,
            report=desk.frame.bugs.append,
            dialogs=AnsweringDialogs(papers),
        )
    )
    qtbot.addWidget(shell, before_close_func=lambda one: one.drop())
    shell.resize(1280, 800)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    shell.start()
    shell.setUpdatesEnabled(False)  # nobody looks: what is drawn is tried by the pictures
    words = json.loads(case.WORDS.read_bytes())["sv"]
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

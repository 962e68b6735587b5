"""The banner about a clock that was set back, over a real vault."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from sspf_app.gui.clock_notice import ClockNotice
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.services.changes import Changes
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.screen_checks import check_screen, check_swedish

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


pytestmark = pytest.mark.at_desk(NOW, worked_cases)


def notice(desk: DeskHouse, qtbot: QtBot) -> ClockNotice:
    vault = OpenVault(
        services=desk.services(),
        name="valv",
        folder=desk.folder,
        actor_name="Anna",
        clock=desk.clock,
        close=desk.close,
        may=desk.actor.may,
    )
    made = ClockNotice(vault, desk.tasks)
    qtbot.addWidget(made)
    made.resize(1240, 90)
    made.look()
    return made


def test_a_sound_clock_says_nothing(desk: DeskHouse, qtbot: QtBot) -> None:
    assert notice(desk, qtbot).words() == ""


def test_both_times_are_named_until_it_is_confirmed(desk: DeskHouse, qtbot: QtBot) -> None:
    desk.clock.pass_time(days=-2)
    made = notice(desk, qtbot)
    assert "2026-03-10 10:30" in made.words()
    assert "2026-03-12 10:30" in made.words()
    check_screen(made)
    told: list[Changes] = []
    made.confirmed.connect(told.append)
    made.confirm.click()
    assert made.words() == ""
    assert len(told) == 1
    made.look()
    assert made.words() == ""


def test_it_is_noticed_while_the_window_is_open(desk: DeskHouse, qtbot: QtBot) -> None:
    made = notice(desk, qtbot)
    desk.clock.pass_time(days=-1)
    made.look()
    assert made.words()
    desk.clock.pass_time(days=1)
    made.look()
    assert made.words() == ""


@pytest.mark.usefixtures("swedish")
def test_a_leap_ahead_is_said_in_swedish(desk: DeskHouse, qtbot: QtBot) -> None:
    desk.clock.pass_time(days=300)
    desk.services().cases.list_cases()
    made = notice(desk, qtbot)
    assert "2026-03-12 10:30" in made.words()
    check_swedish(made)
    check_screen(made)

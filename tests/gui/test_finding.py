"""The search box as a palette: people, cases, meetings and actions, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sspf_app.gui.looks import CONTRAST, tokens
from sspf_app.gui.screen_list import SCREENS
from sspf_app.gui.shell import Shell, ShellParts
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.services.settings import Settings
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.hands import Hands
from tests.gui.meetings_at_hand import MORNING_OF, planned
from tests.gui.screen_checks import check_screen, check_swedish
from tests.presenters.doubles import MemorySettings


class Palette:
    """The whole window over a real vault, and hands that use the search box."""

    def __init__(self, desk: DeskHouse, qtbot: QtBot) -> None:
        self.desk = desk
        self.services = desk.services()
        vault = OpenVault(
            services=self.services,
            proof=desk.proof(),
            name="SSPF",
            folder=Path("/v"),
            actor_name="Karin",
            clock=desk.clock,
            close=lambda: None,
            may=lambda _permission: True,
        )
        self.settings = MemorySettings(Settings(hints=False))
        self.shell = Shell(
            ShellParts(
                vault=vault,
                tasks=desk.tasks,
                settings=self.settings,
                screens=SCREENS,
                report=desk.frame.bugs.append,
                dialogs=desk.dialogs,
            )
        )
        qtbot.addWidget(self.shell, before_close_func=lambda shell: shell.drop())
        self.shell.resize(1280, 800)
        self.shell.show()
        self.shell.activateWindow()
        QTest.qWaitForWindowActive(self.shell)
        self.shell.start()
        self.hands = Hands(self.shell)

    def ask(self, words: str) -> list[str]:
        """Type words in the box; what it finds, each with its second line."""
        self.hands.control(Qt.Key.Key_K)
        self.hands.write(words, anew=True)
        self.shell.bar.search._on_pause()
        return self.lines()

    def lines(self) -> list[str]:
        return [f"{one.words} | {one.detail}" for one in self.shell.bar.search.lines_shown()]

    def enter(self) -> None:
        self.hands.key(Qt.Key.Key_Return)

    def at(self) -> tuple[str | None, dict[str, str]]:
        host = self.shell.host
        return host.current(), host._shown[host.current() or ""].params


@pytest.fixture
def palette(tmp_path: Path, qtbot: QtBot) -> Iterator[Palette]:
    desk = DeskHouse(tmp_path, MORNING_OF, worked_cases)
    yield Palette(desk, qtbot)
    desk.close()
    assert desk.frame.bugs == []


def test_a_person_is_two_keys_away(palette: Palette) -> None:
    assert palette.ask("alva")[0] == "Alva Lind | c-alva"
    palette.enter()
    assert palette.at() == ("case", {"case": "c-alva"})


def test_a_meeting_is_found_by_its_day_and_beside_the_case(palette: Palette) -> None:
    meeting = planned(palette.services, "c-cora")
    assert palette.ask("12 march") == ["Thursday 12 March 2026, 13:00 | c-cora"]
    palette.enter()
    assert palette.at() == ("meeting", {"case": "c-cora", "meeting": meeting})
    beside = palette.ask("cora")
    assert beside[0] == "Cora Berg | c-cora"
    assert "Thursday 12 March 2026, 13:00 | c-cora" in beside


def test_an_action_is_done_by_words(palette: Palette) -> None:
    assert palette.ask("new ca")[0] == "New case | "
    palette.enter()
    assert palette.at() == ("cases", {"new": "yes"})
    assert palette.ask("go consents") == ["Go to Consents | "]
    palette.enter()
    assert palette.at()[0] == "consents"


def test_an_action_for_somebody_named_after_it(palette: Palette) -> None:
    line = palette.ask("print form anna lind")[0]
    assert line == "Print the form | Anna Lind · c-alva · Alva Lind"
    palette.enter()
    wanted = {"case": "c-alva", "tab": "consent", "print": "anna"}
    assert palette.at() == ("case", wanted)
    presenter = palette.shell.host.presenter_of("case")
    page = presenter.parts["consent"].pages["print"]  # pyright: ignore[reportAttributeAccessIssue]  the case's
    assert page._order.signatory == "anna"


def test_actions_in_the_case_in_sight(palette: Palette) -> None:
    assert not any("Register an answer" in line for line in palette.ask("register"))
    palette.shell.navigate("case", case="c-alva")
    assert "Register an answer | In the case in sight" in palette.ask("register")
    palette.ask("new note")
    palette.enter()
    assert palette.at() == ("case", {"case": "c-alva", "tab": "notes", "new": "yes"})


def test_the_look_is_changed_and_taken_back(palette: Palette, qapp: QApplication) -> None:
    palette.ask("high contrast")
    palette.enter()
    assert tokens() is CONTRAST
    assert palette.settings.load().theme == "contrast"
    palette.shell.toast._button.click()
    assert tokens() is not CONTRAST


def test_the_language_changes_at_the_next_start_and_says_so(palette: Palette) -> None:
    palette.ask("svenska")
    palette.enter()
    assert palette.settings.load().language == "sv"
    palette.ask("english")
    palette.enter()
    assert palette.settings.load().language == "en"


def test_before_anything_is_typed_it_offers_what_was_used_lately(palette: Palette) -> None:
    palette.shell.navigate("case", case="c-alva")
    palette.ask("go to log")
    palette.enter()
    palette.hands.control(Qt.Key.Key_K)
    lines = palette.lines()
    assert lines[0] == "c-alva | Alva Lind"
    assert lines[1] == "Go to Log | "
    palette.hands.key(Qt.Key.Key_Escape)
    assert palette.lines() == []


def test_what_was_used_lately_names_nobody_protected(palette: Palette) -> None:
    palette.services.cases.get("c-greta", reason="möte i dag")
    [hit] = palette.services.search.recent()
    assert (hit.case, hit.snippet) == ("c-greta", "")
    palette.ask("go to log")
    palette.enter()
    assert QSettings().value("palette/used") == "go-log"


def test_meetings_of_a_protected_case_wait_for_the_reason(palette: Palette) -> None:
    search = palette.services.search
    assert search.meetings(cases=["c-greta"]) == ()


def test_lines_are_walked_and_headings_are_passed_over(palette: Palette) -> None:
    palette.ask("lind")
    box = palette.shell.bar.search
    first = box.line_now()
    palette.hands.key(Qt.Key.Key_Up)
    assert box.line_now() != first
    palette.hands.key(Qt.Key.Key_Down)
    assert box.line_now() == first
    for _step in range(40):
        palette.hands.key(Qt.Key.Key_Down)
        now = box.line_now()
        assert now is not None
        assert now.opens is not None


def test_leaving_by_tab_closes_the_list(palette: Palette) -> None:
    palette.ask("alva")
    palette.hands.key(Qt.Key.Key_Tab)
    assert palette.lines() == []


def test_the_list_has_names_and_speaks_swedish(swedish: None, tmp_path: Path, qtbot: QtBot) -> None:
    desk = DeskHouse(tmp_path, MORNING_OF, worked_cases)
    palette = Palette(desk, qtbot)
    palette.ask("skriv ut")
    check_screen(palette.shell)
    palette.shell.navigate("case", case="c-alva")
    assert palette.ask("återkall")[0] == "Registrera återkallelse | I ärendet som visas"
    assert palette.ask("aterkall")[0] == "Registrera återkallelse | I ärendet som visas"
    palette.hands.control(Qt.Key.Key_K)
    palette.hands.write(" ", anew=True)
    check_swedish(palette.shell.bar)
    desk.close()

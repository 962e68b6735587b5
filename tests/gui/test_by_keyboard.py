"""A consent through its whole life, the pages beside it, and the settings: by keyboard alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import InformationType
from sspf_app.domain.facts import Withdrawal
from sspf_app.gui import i18n
from sspf_app.gui.i18n import _
from sspf_app.gui.screen_list import SCREENS
from sspf_app.services.actors import Role
from sspf_app.texts.labels import type_label
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.hands import Hands, said
from tests.gui.test_scans import Paper
from tests.gui.window_at_desk import open_window

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
CASE, WHO = "c-alva", "Erik Lind"
Key = Qt.Key


pytestmark = pytest.mark.at_desk(NOW, worked_cases)


def sit_down(desk: DeskHouse, qtbot: QtBot, *, role: Role = Role.COORDINATOR) -> Hands:
    """Open the window at its least size, as somebody with a role."""
    desk.change_role(role)
    shell, _vault = open_window(desk, qtbot, dialogs=desk.dialogs, height=720)
    hands = Hands(shell)
    hands.rest()
    return hands


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_consent_from_the_request_to_the_withdrawal(
    desk: DeskHouse, tmp_path: Path, qtbot: QtBot, language: str
) -> None:
    i18n.use_language(language)
    hands = sit_down(desk, qtbot)
    find_case(hands)
    print_form(hands, desk, tmp_path)
    register(hands)
    correct(hands, desk)
    withdraw(hands, desk, tmp_path)
    go_back_in_time(hands)
    consult(hands, desk)
    answer_the_police(hands, desk)
    assert desk.frame.bugs == []


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_settings_by_date(desk: DeskHouse, qtbot: QtBot, language: str) -> None:
    i18n.use_language(language)
    hands = sit_down(desk, qtbot, role=Role.UNIT_MANAGER)
    hands.screen("register")
    hands.section(_("Settings by date"))
    hands.to(_("From which day"))
    hands.write("2026-02-01", anew=True)
    hands.to(_("An oral yes lasts"))
    hands.key(Key.Key_Down, times=4)
    hands.press(_("See what changes"), back=True)
    hands.press(_("Save the settings"))
    (row,) = desk.services().office.policy()
    assert (row.starts_on.isoformat(), row.oral_days) == ("2026-02-01", 10)
    assert desk.frame.bugs == []


class StrayWindows(QObject):
    """Sees what is shown outside the window: it would flash, and take the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and _is_own(watched):
            self.seen.append(f"{type(watched).__name__} {said(watched)!r}")
        return False


def _is_own(widget: QWidget) -> bool:
    return widget.isWindow() and widget.windowType() is Qt.WindowType.Window


def test_no_page_is_ever_a_window_of_its_own(desk: DeskHouse, qtbot: QtBot) -> None:
    hands = sit_down(desk, qtbot)
    app, stray = QApplication.instance(), StrayWindows()
    assert app is not None
    app.installEventFilter(stray)
    try:
        for screen in SCREENS:
            hands.shell.navigate(screen.name)
            hands.rest()
        for tab in ("overview", "meetings", "people", "shared", "decisions", "history"):
            hands.shell.navigate("case", case="c-cora", tab=tab)
            hands.rest()
        for wanted in ({"print": "bea"}, {"answer": ""}, {"withdraw": "bea"}, {"export": ""}):
            hands.shell.navigate("case", case="c-cora", tab="consent", **wanted)
            hands.rest()
    finally:
        app.removeEventFilter(stray)
    assert stray.seen == []
    assert hands.shell.isActiveWindow()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_paper_that_came_home(desk: DeskHouse, tmp_path: Path, qtbot: QtBot, language: str) -> None:
    i18n.use_language(language)
    paper, inbox = Paper(desk), tmp_path / "scanner"
    inbox.mkdir()
    desk.dialogs.answers.append(paper.stack(inbox))
    hands = sit_down(desk, qtbot)
    hands.screen("scans")
    hands.press(_("Choose files…"))
    hands.press(_("Compare"))
    hands.to(_("Next page"))
    hands.key(Key.Key_Space)
    hands.to(_("Boxes of the form"))
    hands.key(Key.Key_Escape)
    hands.press(_("Compare"))
    hands.to(_("Day"))
    hands.write("2026-01-15", anew=True)
    hands.to(_("I have compared every box with the picture"))
    hands.key(Key.Key_Space)
    hands.press(_("Register an answer"))
    assert len(paper.answers()) == 1
    assert desk.frame.bugs == []


def find_case(hands: Hands) -> None:
    """Two keys and a name from anywhere; Esc gives the keyboard back."""
    before = hands.here()
    hands.control(Key.Key_K)
    hands.write("Alva")
    hands.key(Key.Key_Escape)
    assert hands.here() is before
    hands.control(Key.Key_K)
    hands.write("Alva")
    hands.key(Key.Key_Return, times=2)  # searches at once, then opens the first
    assert hands.shell.host.current() == "case"


def print_form(hands: Hands, desk: DeskHouse, folder: Path) -> None:
    """Open the form, leave it by Esc, open it again and save it."""
    hands.tab(_("Consent"))
    hands.press(_("Print the form"), about=WHO)
    hands.to(_("Who signs?"))
    hands.key(Key.Key_Escape)
    hands.press(_("Print the form"), about=WHO)
    hands.to(_("Next page"))
    hands.key(Key.Key_Space)
    desk.dialogs.answers.append(folder)
    hands.press(_("Save the form to print…"))
    assert len(list(folder.glob("*.pdf"))) == 1


def register(hands: Hands) -> None:
    """Type the answer as it stands on the paper."""
    hands.press(_("Register an answer"), about=WHO)
    fill_in(hands)


def fill_in(hands: Hands) -> None:
    hands.radio(_("Signed: yes"))
    sheet = hands.to(_("Boxes of the form"))
    for _row in range(9):
        for column in range(4):
            hands.key(Key.Key_X)
            if column < 3:
                hands.key(Key.Key_Right)
        hands.key(Key.Key_Left, times=3)
        hands.key(Key.Key_Down)
    assert sheet.hasFocus()
    hands.to(_("Day"))
    hands.write("2026-01-15", anew=True)
    hands.press(_("Register an answer"))


def correct(hands: Hands, desk: DeskHouse) -> None:
    """The wrong answer is closed with a reason, and the sheet typed again."""
    hands.press(_("Correct…"), about=WHO)
    hands.to(_("What is wrong?"))
    hands.write("Fel rad")
    hands.key(Key.Key_Escape)  # what was typed is not thrown away by one key
    assert QApplication.focusWidget() is hands.to(_("Back to the consents"))
    hands.press(_("Close the answer and register it anew"))
    fill_in(hands)
    board = desk.services().consent_cards.board(CASE, purpose="p1", subject="alva")
    assert any(card.status == "in_force" for card in board.cards)


def withdraw(hands: Hands, desk: DeskHouse, folder: Path) -> None:
    """Heard on the telephone: a part is taken back, the papers are saved, who was told is noted."""
    hands.press(_("Register a withdrawal"))
    hands.to(_("Who takes it back?"))
    hands.key(Key.Key_Down)
    hands.to(_("Who there"))
    hands.write("Karin Ek", anew=True)
    hands.radio(_("Parts of it"))
    hands.to(type_label(InformationType.FAMILY_HOME, i18n.words()))
    hands.key(Key.Key_Space)
    hands.control(Key.Key_Return)
    with desk.vault.open_unit(desk.actor) as unit:
        assert len(unit.records.list_standing(Withdrawal, case=CASE)) == 1
    papers = len(list(folder.glob("*.pdf")))
    desk.dialogs.answers.append(folder)
    hands.press(_("Save all papers…"))
    assert len(list(folder.glob("*.pdf"))) > papers
    hands.key(Key.Key_Escape)
    hands.to(_("Register an answer"))


def go_back_in_time(hands: Hands) -> None:
    """Another day, and what was known then; Esc comes back to now."""
    hands.tab(_("Overview"))
    hands.to(_("Holds on the day"))
    hands.write("2026-01-01", anew=True)
    hands.key(Key.Key_Return)
    hands.to(_("As we knew it"))
    hands.key(Key.Key_Space)
    hands.to(_("Day on which it was known"))
    hands.write("2026-01-02", anew=True)
    hands.key(Key.Key_Return)
    hands.to(_("Who may know what"))
    hands.key(Key.Key_Down, times=2)
    hands.key(Key.Key_Escape)
    hands.to(_("As we knew it"))
    hands.press(_("Print"))
    hands.key(Key.Key_Escape)
    hands.to(_("Who may know what"))


def consult(hands: Hands, desk: DeskHouse) -> None:
    """Advice about a worry, without a name."""
    hands.screen("consultations")
    hands.write("En elev har hög frånvaro.")
    hands.to(_("What it is about"), back=True)
    hands.key(Key.Key_Down)
    hands.press(_("Keep"))
    assert len(desk.services().consultations.desk().lines) == 1


def answer_the_police(hands: Hands, desk: DeskHouse) -> None:
    """A question by law: recorded although nothing is handed out."""
    hands.screen("legal")
    hands.press(_("New question or notice"))
    hands.write("Alva")
    hands.key(Key.Key_Return)
    hands.to("Alva Lind")
    hands.key(Key.Key_Space)
    hands.to(_("Who asked or told"))
    hands.write("Insp. Öberg, på telefon")
    hands.to(_("What was asked for or told"))
    hands.write("Var är hon på kvällarna?")
    hands.to(_("Nothing is handed out"))
    hands.key(Key.Key_Space)
    hands.to(_("How you reasoned"))
    hands.write("Ingen grund gäller.")
    hands.press(_("Record it"))
    assert len(desk.services().legal.list_requests()) == 1

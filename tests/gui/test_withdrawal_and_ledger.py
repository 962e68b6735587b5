"""A withdrawal taken on the phone by keyboard, and the ledger afterwards, over a real vault."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import Channel
from sspf_app.gui.screens.ask.screen import SCREEN as ASK
from sspf_app.gui.screens.ask.view import AskView
from sspf_app.gui.screens.case.consent_card import SignatoryCard
from sspf_app.gui.screens.case.effect_view import EffectView
from sspf_app.gui.screens.case.withdrawal_view import WithdrawalView
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.gui.theme import Theme
from sspf_app.services.records import DisclosureKind
from sspf_app.services.settings import ThemeChoice
from tests.fakes.printers import KeepingPrinter
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.ledger_at_hand import T, booked, copied, ledger, shown, told, words_of
from tests.gui.screen_checks import check_screen, check_swedish, clipped

MORNING = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)

pytestmark = pytest.mark.at_desk(MORNING, worked_cases)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def page(view: Any, name: str) -> Any:
    return view.presenter.parts["consent"].pages[name].view


def press(*keys: Qt.Key | str, ctrl: bool = False) -> int:
    """Press keys where the keyboard is; how many it took."""
    count = 0
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
            count += len(key)
        else:
            QTest.keyClick(widget, key, modifier)
            count += 1
    return count


def test_five_minutes_on_the_phone_by_keyboard(desk: DeskHouse, qtbot: QtBot) -> None:
    told(desk, "school")
    meeting = booked(desk)
    # Ctrl+Q, a few letters of the name, Enter, and that somebody takes back a consent.
    ask = cast("AskView", desk.show(ASK).view)
    qtbot.addWidget(ask)
    ask.activateWindow()
    QTest.qWaitForWindowActive(ask)
    keys = 1 + press("Alv", Qt.Key.Key_Return) + press(Qt.Key.Key_T, ctrl=True)
    screen, wanted = desk.frame.went_to[-1]
    assert (screen, wanted) == ("case", {"case": "c-alva", "tab": "consent", "withdraw": ""})
    view = shown(desk, qtbot)
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    view.presenter.go_to("consent", withdraw="")
    wizard = page(view, "withdraw")
    assert isinstance(wizard, WithdrawalView)
    assert QApplication.focusWidget() is wizard.signatory
    keys += press(Qt.Key.Key_Down)
    wizard.signatory.activated.emit(wizard.signatory.currentIndex())
    said = words_of(wizard)
    assert "will be taken off" in said
    assert "Have already received something of it: Ersängsskolan" in said
    keys += press(Qt.Key.Key_Return, ctrl=True)
    effect = page(view, "effect")
    assert isinstance(effect, EffectView)
    assert effect.isVisible()
    printer = KeepingPrinter()
    desk.dialogs.answers.append(printer)
    keys += press(Qt.Key.Key_P, ctrl=True)
    # The confirmation, and to the school that got something. The two that are to stop were only
    # planned for a meeting: a letter would tell them that there is a case.
    assert [len(job) for job in printer.jobs] == [2]
    assert keys <= 12
    left = desk.services().meetings.get("c-alva", meeting).participants
    assert [one.participant for one in left] == ["social"]
    (found,) = desk.services().withdrawals.list_withdrawals("c-alva")
    assert not found.needs_papers
    assert found.is_unfinished
    assert "Made, not handed over yet" in words_of(effect)
    effect.confirmed.setCurrentIndex(effect.confirmed.findData("phone"))
    effect.confirmed.activated.emit(effect.confirmed.currentIndex())
    (found,) = desk.services().withdrawals.list_withdrawals("c-alva")
    assert not found.confirmation_waits
    assert [one.recipient for one in found.waiting] == ["school"]
    assert "Told by telephone on 2026-02-02" in words_of(effect)


def test_who_is_to_stop_is_told_by_the_coordinator_and_who_knows_nothing_is_not(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    told(desk, "school")
    view = shown(desk, qtbot)
    view.presenter.go_to("consent", withdraw="anna")
    page(view, "withdraw").save.click()
    effect = page(view, "effect")
    assert isinstance(effect, EffectView)
    said = words_of(effect)
    assert "no letter" in said
    assert "police" not in effect.lines
    assert "Is to give no more of what was taken back." in said


def test_who_was_told_and_answered_is_ticked_off(desk: DeskHouse, qtbot: QtBot, out: Path) -> None:
    told(desk, "school")
    view = shown(desk, qtbot, tab="consent", withdraw="anna")
    wizard = page(view, "withdraw")
    wizard.words.setPlainText("Jag vill inte att ni pratar om oss.")
    wizard.save.click()
    effect = page(view, "effect")
    assert "Jag vill inte att ni pratar om oss." in words_of(effect)
    assert isinstance(effect, EffectView)
    assert not effect.copy_words.isEnabled()  # the confirmation goes on paper
    effect.presenter.show_notice("school")
    effect.copy_words.click()
    assert QGuiApplication.clipboard().text().startswith("Meddelande om återkallat samtycke")
    desk.dialogs.answers.append(out)
    effect.print_file.box.click()
    effect.save_all.click()
    assert len(list(out.glob("*.pdf"))) == 2
    assert not effect.save_all.isEnabled()
    line = effect.lines["school"]
    line.told.setCurrentIndex(line.told.findData("phone"))
    line.told.activated.emit(line.told.currentIndex())
    line = effect.lines["school"]
    line.answer.setCurrentIndex(line.answer.findData("kept_by_law"))
    line.answer.activated.emit(line.answer.currentIndex())
    said = words_of(effect.lines["school"])
    assert "Told by telephone on 2026-02-02" in said
    assert "kept, as the law demands" in said
    undo = desk.frame.undo
    assert undo is not None
    undo()
    said = words_of(effect.lines["school"])
    assert "Told by telephone on 2026-02-02" in said
    assert "kept, as the law demands" not in said


def test_another_party_heard_it_in_the_morning(desk: DeskHouse, qtbot: QtBot) -> None:
    view = shown(desk, qtbot, tab="consent", withdraw="anna")
    wizard = page(view, "withdraw")
    assert wizard.heard_by.text() == desk.actor.name
    wizard.heard_party.setCurrentIndex(wizard.heard_party.findData("school"))
    wizard.heard_by.setText("rektor Björk")
    wizard.time.setText("08:10")
    wizard.save.click()
    (found,) = desk.services().withdrawals.list_withdrawals("c-alva")
    assert found.withdrawal.received_by == "Ersängsskolan: rektor Björk"
    assert found.withdrawal.received_at == datetime(2026, 2, 2, 7, 10, tzinfo=UTC)


def test_from_today_the_case_is_chosen_first(desk: DeskHouse, qtbot: QtBot) -> None:
    today = desk.show(TODAY)
    qtbot.addWidget(today.view)
    cast("Any", today.presenter).take_withdrawal()
    assert desk.frame.went_to[-1] == ("ask", {"withdraw": "yes"})
    ask = desk.show(ASK, withdraw="yes")
    qtbot.addWidget(ask.view)
    cast("Any", ask.presenter).choose_case("c-cora")
    wanted = {"case": "c-cora", "tab": "consent", "withdraw": ""}
    assert desk.frame.went_to[-1] == ("case", wanted)


def settle(qtbot: QtBot, view: QWidget) -> None:
    """Qt lays out what was just put in place; what wraps takes two rounds."""

    def is_laid_out() -> bool:
        QApplication.sendPostedEvents()
        return not clipped(view)

    QTest.qWait(1)
    qtbot.waitUntil(is_laid_out)


@pytest.mark.parametrize("look", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_every_state_has_room_in_swedish(
    desk: DeskHouse, qtbot: QtBot, theme: Theme, swedish: None, out: Path, look: ThemeChoice
) -> None:
    theme.choose(look)
    row = copied(desk, out, "leisure")
    view = shown(desk, qtbot, tab="shared")
    view.resize(1060, 660)
    shared = ledger(view)
    shared.table.choose(row)
    settle(qtbot, view)
    check_screen(view)
    check_swedish(view)
    shared.detail.wrong_wanted.emit()
    settle(qtbot, view)
    check_screen(view)
    check_swedish(view)
    view.presenter.go_to("consent", withdraw="anna")
    page(view, "withdraw").parts.click()
    settle(qtbot, view)
    check_screen(view)
    page(view, "withdraw").whole.click()
    page(view, "withdraw").save.click()
    settle(qtbot, view)
    check_screen(view)
    check_swedish(view)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_screen_of_a_withdrawal_proposes_another_way_to_share(
    desk: DeskHouse, qtbot: QtBot, language: str
) -> None:
    from sspf_app.gui import i18n

    i18n.use_language(language)
    told(desk, "school")
    view = shown(desk, qtbot, tab="consent", withdraw="anna")
    wizard, effect = page(view, "withdraw"), page(view, "effect")
    said = words_of(wizard)
    wizard.save.click()
    said += words_of(effect)
    for word in ("10:18", "18 a", "OSL", "ändå", "anyway", "without consent", "utan samtycke"):
        assert word not in said


def test_words_for_a_message_are_noted_before_they_are_copied(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    case = desk.services().cases.get("c-alva")
    built = desk.show(ASK)
    ask = cast("AskView", built.view)
    qtbot.addWidget(ask)
    presenter = ask.presenter
    presenter.choose_case("c-alva")
    presenter.choose_subject(case.young_person)
    presenter.choose_type(T.ATTENDANCE.value)
    presenter.choose_source("social")
    presenter.choose_recipient("school")
    presenter.choose_channel(Channel.WRITTEN)
    board = QApplication.clipboard()
    board.clear()
    ask.answer._what.setText("Anna Lind undrar om frånvaron")
    ask.answer.copy.click()
    assert board.text() == ""
    assert "Anna Lind" in ask.banner.words()
    assert desk.services().ledger.rows("c-alva") == ()
    ask.answer._what.setText("Frånvaron har minskat")
    ask.answer.copy.click()
    assert board.text() == "Frånvaron har minskat"
    row = desk.services().ledger.rows("c-alva")[0]
    assert (row.kind, row.recipient, row.words) == (
        DisclosureKind.CLIPBOARD,
        "school",
        "Frånvaron har minskat",
    )
    ask.copied.take_away()
    assert board.text() == ""
    board.setText("något annat")
    ask.copied.take_away()
    assert board.text() == "något annat"
    presenter.choose_channel(Channel.ORAL)
    assert not ask.answer.copy.isVisible()


def test_a_part_that_was_given_is_taken_back_and_the_card_says_so(
    desk: DeskHouse, qtbot: QtBot
) -> None:
    view = shown(desk, qtbot, tab="consent", withdraw="anna")
    wizard = page(view, "withdraw")
    given = desk.services().withdrawals.kinds_given("c-alva")["anna"]
    assert set(wizard.taken.boxes["types"]) == {one.value for one in given}
    wizard.parts.click()
    wizard.taken.boxes["types"]["attendance"].click()
    wizard.save.click()
    desk.clock.pass_time(minutes=1)
    view = shown(desk, qtbot, tab="consent")
    (card,) = (
        one for one in view.findChildren(SignatoryCard) if one.accessibleName().startswith("Anna")
    )
    assert "Yes, except a part" in words_of(card)
    assert "Yes, except presence and absence" in words_of(card)

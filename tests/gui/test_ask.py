"""The question from the phone, by keyboard, on real services."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sspf_app.domain.codes import Channel
from sspf_app.gui.screens.ask.presenter import AskPresenter
from sspf_app.gui.screens.ask.screen import SCREEN
from sspf_app.gui.screens.ask.view import AskView
from sspf_app.services.records import DisclosureKind
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish

pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def _shown(desk: DeskHouse, **params: str) -> tuple[AskView, AskPresenter]:
    built = desk.show(SCREEN, **params)
    built.view.activateWindow()
    QTest.qWaitForWindowActive(built.view)
    return cast("AskView", built.view), cast("AskPresenter", built.presenter)


def _words(widget: QWidget) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def _type(keys: str) -> int:
    """Type into whatever has the keyboard; ``\\n`` is Enter. Returns how many keys it took."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if key == "\n":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(widget, key)
    return len(keys)


def test_a_usual_question_takes_less_than_ten_keys(desk: DeskHouse) -> None:
    view, presenter = _shown(desk)
    keys = _type("alv\npr\n3")
    assert keys < 10
    assert presenter.question.recipient == "school"
    words = _words(view.answer)
    assert "Yes" in words
    assert "Ersängsskolan may be told Alva Lind’s presence and absence at school" in words
    assert "Anna Lind and Erik Lind said yes." in words


def test_a_no_says_who_stands_in_the_way_and_offers_nothing(desk: DeskHouse) -> None:
    view, _ = _shown(desk)
    _type("din\nalc\n2")
    words = _words(view.answer)
    assert "No" in words.splitlines()
    assert "Dino Falk said no on 14 January 2026." in words
    assert "Note that I said it" not in [one.text() for one in view.answer.findChildren(QLabel)]
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _disclosures(desk, "c-dino") == 0


def _disclosures(desk: DeskHouse, case: str) -> int:
    events = desk.services().timeline.events(case)
    return sum(event.kind == "disclosed" for event in events)


def test_one_key_notes_what_was_said(desk: DeskHouse) -> None:
    view, _ = _shown(desk)
    _type("alv\npr\n3")
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _disclosures(desk, "c-alva") == 1
    assert "Noted." in _words(view.answer)
    QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _disclosures(desk, "c-alva") == 1


def _press(key: Qt.Key, *, ctrl: bool = False) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, modifier)


def _check_unanswered(desk: DeskHouse, view: AskView) -> None:
    words = _words(view.answer).splitlines()
    assert "May I say it?" in words
    assert "Yes" not in words
    _press(Qt.Key.Key_Return, ctrl=True)
    view.presenter.note("")
    view.presenter.copy("")
    assert _disclosures(desk, "c-alva") == 0


@pytest.mark.parametrize("typed", ["x", "xyz", "polisens"])
def test_an_answer_does_not_stand_beside_what_is_being_typed(desk: DeskHouse, typed: str) -> None:
    view, presenter = _shown(desk)
    _type("alv\npr\n3")
    view.type.setFocus()
    _type(typed)
    _check_unanswered(desk, view)
    view.recipient.focus_chip()
    assert not view.type.text()
    assert presenter.question.type is None
    _check_unanswered(desk, view)
    view.recipient.chip("police").click()
    _check_unanswered(desk, view)
    view.recipient.chip("school").click()
    view.type.setFocus()
    _type("pr\n")
    assert "Yes" in _words(view.answer).splitlines()
    _press(Qt.Key.Key_Return, ctrl=True)
    assert _disclosures(desk, "c-alva") == 1


def test_another_case_being_typed_takes_the_question_away(desk: DeskHouse) -> None:
    view, presenter = _shown(desk)
    _type("alv\npr\n3")
    view.case.setFocus()
    _type("q")
    _check_unanswered(desk, view)
    assert presenter.question.case is None
    assert not view.recipient.isVisibleTo(view)
    view.withdraw.setFocus()
    assert not view.case.text()
    _check_unanswered(desk, view)


@pytest.mark.parametrize("field", ["day", "time"])
def test_a_day_or_a_time_being_typed_takes_the_answer_away(desk: DeskHouse, field: str) -> None:
    view, _ = _shown(desk)
    _type("alv\npr\n3")
    edit = view.day.edit if field == "day" else view.time
    edit.setFocus()
    _type("x")
    _check_unanswered(desk, view)
    if field == "day":
        view.source.chip("police").click()  # what is wrong stays in sight, and unanswered
        view.source.chip("social").click()
        assert edit.text() == "x"
        _check_unanswered(desk, view)
    edit.setFocus()
    _press(Qt.Key.Key_Backspace)
    _press(Qt.Key.Key_Return)
    assert "Yes" in _words(view.answer).splitlines()


def test_a_withdrawal_from_today_asks_whose_consent_every_time(desk: DeskHouse) -> None:
    view, presenter = _shown(desk, withdraw="yes")
    for _time in range(2):
        assert "Whose consent is it? Choose the case." in view.banner.words()
        assert QApplication.focusWidget() in (view.case, *view.case.findChildren(QWidget))
        view.withdraw.setFocus()
        presenter.open(withdraw="yes")
    presenter.refresh()
    assert "Whose consent is it?" in view.banner.words()
    presenter.open()
    assert not view.banner.isVisibleTo(view)


def test_where_nothing_fits_down_and_enter_choose_nothing(desk: DeskHouse) -> None:
    view, presenter = _shown(desk)
    _type("alv\npr\n3")
    view.type.setFocus()
    _type("xyz")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Return):
        _press(key)
        assert view.type.text() == "xyz"
        assert view.type.shown() == 0
    assert presenter.question.type is None
    _check_unanswered(desk, view)
    QTest.mouseClick(view.type, Qt.MouseButton.LeftButton)
    _press(Qt.Key.Key_Return)
    _check_unanswered(desk, view)
    _press(Qt.Key.Key_Escape)
    assert not view.type.text()


def test_from_inside_a_case_the_question_begins_in_that_case(desk: DeskHouse) -> None:
    view, presenter = _shown(desk, case="c-alva")
    assert presenter.question.case == "c-alva"
    assert view.first_focus() is view.type
    assert "Alva" in view.case.text()
    presenter.open(case="no such open case")
    assert presenter.question.case is None
    assert view.first_focus() is view.case


def test_only_what_is_said_now_can_be_noted(desk: DeskHouse) -> None:
    view, presenter = _shown(desk)
    _type("alv\npr\n3")
    view.channel.chip(Channel.WRITTEN.value).click()
    presenter.note("")
    assert "Note that I said it" not in _words(view.answer)
    view.channel.chip(Channel.ORAL.value).click()
    view.day.set_day(date(2026, 7, 1))
    assert "No" in _words(view.answer).splitlines()
    presenter.note("")
    assert _disclosures(desk, "c-alva") == 0


def test_what_the_police_tell_carries_their_secrecy(desk: DeskHouse) -> None:
    view, _ = _shown(desk)
    _type("alv\npr\n3")
    view.source.chip("police").click()
    assert "Consent does not lift investigation secrecy" in _words(view.answer)


def test_the_answer_follows_what_is_recorded(desk: DeskHouse) -> None:
    view, presenter = _shown(desk)
    _type("alv\npr\n3")
    desk.clock.pass_time(days=200)
    presenter.refresh()
    assert "No" in _words(view.answer).splitlines()


def test_a_protected_case_is_opened_with_a_reason(desk: DeskHouse) -> None:
    view, presenter = _shown(desk)
    assert not any("Greta" in choice.title for choice in view.case.matches(""))
    presenter.choose_case("c-greta")
    assert view.reason.isVisibleTo(view)
    view.reason.field.setText("Skolan ringer")
    QTest.keyClick(view.reason.field, Qt.Key.Key_Return)
    assert view.subject.ids()


def test_every_control_has_its_name_and_its_room(desk: DeskHouse) -> None:
    view, _ = _shown(desk)
    _type("alv\npr\n3")
    check_screen(view)


@pytest.mark.usefixtures("swedish")
def test_it_speaks_swedish(desk: DeskHouse) -> None:
    view, _ = _shown(desk)
    view.presenter.choose_case("c-alva")
    view.presenter.choose_type("attendance")
    view.presenter.choose_recipient("school")
    check_swedish(view)
    check_screen(view)  # Swedish words are longer
    assert "Ja" in _words(view.answer).splitlines()


def test_a_parent_on_the_telephone_is_asked_about_and_what_was_said_is_noted(
    desk: DeskHouse,
) -> None:
    view, presenter = _shown(desk, case="c-alva")
    assert view.recipient.ids()[-len(view.subject.ids()) :] == view.subject.ids()  # after parties
    _type("pr\n")
    view.recipient.chip("anna").click()
    words = _words(view.answer)
    assert "Anna Lind may be told Alva Lind’s presence and absence at school" in words
    assert "Anna Lind has custody" in words
    check_screen(view)
    presenter.note("Ringde och frågade")
    with desk.vault.open_unit(desk.actor) as unit:
        (row,) = [one for one in unit.office.disclosures("c-alva") if one.recipient == "anna"]
    assert (row.kind, row.what) == (DisclosureKind.ORAL, "Ringde och frågade")
    presenter.choose_channel(Channel.WRITTEN)
    assert not view.answer.copy.isVisibleTo(view)

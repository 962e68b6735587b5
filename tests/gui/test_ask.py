"""The question from the phone, by keyboard, on real services."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.domain.codes import Channel
from sspf_app.gui.screens.ask.presenter import AskPresenter
from sspf_app.gui.screens.ask.screen import SCREEN
from sspf_app.gui.screens.ask.view import AskView
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import MORNING_OF
from tests.gui.screen_checks import check_screen, check_swedish


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DeskHouse]:
    monkeypatch.setenv(TEST_SWITCH, "1")
    made = DeskHouse(tmp_path, MORNING_OF, worked_cases)
    yield made
    assert made.frame.bugs == []
    made.close()


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
    assert "Ersängsskolan may be told presence and absence at school about Alva Lind" in words
    assert "Anna Lind said yes." in words


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

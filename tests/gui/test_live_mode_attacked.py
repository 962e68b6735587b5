"""The live mode lies open on a table: what it shows and takes is asked anew at every act.

Defends: sharing rules, sections 5 to 7; protected identity asks a reason before anything shows;
what is locked is not written in; no word of one case stands in the next one of a sitting.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.domain.facts import Person
from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.actors import Role
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.meetings_at_hand import ATTENDANCE, MORNING_OF, held_with_cora, planned

CASE, WORDS = "c-cora", "Hon har varit där varje dag den här veckan."


pytestmark = pytest.mark.at_desk(MORNING_OF, worked_cases)


def live(desk: DeskHouse, case: str, meeting: str) -> MeetingView:
    built = desk.show(SCREEN, case=case, meeting=meeting, live="on")
    built.view.activateWindow()
    QTest.qWaitForWindowActive(built.view)
    return cast("MeetingView", built.view)


def all_words(widget: QWidget) -> str:
    """Everything in sight, for eye and screen reader."""
    QTest.qWait(1)
    shown = [one for one in widget.findChildren(QWidget) if one.isVisibleTo(widget)]
    texts = [one.text() for one in shown if isinstance(one, QLabel)]
    texts += [one.toPlainText() for one in shown if isinstance(one, QPlainTextEdit)]
    texts += [one.accessibleName() for one in (widget, *shown)]
    return "\n".join((*texts, *(one.accessibleDescription() for one in (widget, *shown))))


def write(view: MeetingView) -> None:
    editor = view.items.editor
    editor.text.setPlainText(WORDS)
    editor.source.chip("school").click()
    editor.type.picked.emit(InformationType.ATTENDANCE.value)
    editor.about.choose(("cora",))
    editor.tell_now()


def save(view: MeetingView) -> None:
    view.items.editor.text.setFocus()
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(1)


def texts(desk: DeskHouse, meeting: str) -> list[str]:
    return sorted(one.text for one in desk.services().meetings.get(CASE, meeting).items)


def withdraw(desk: DeskHouse) -> None:
    desk.clock.pass_time(minutes=1)
    desk.services().withdrawals.register(
        WithdrawalInput(
            case=CASE,
            signatory="cora",
            received_at=desk.clock.now(),
            received_by="SSPF, muntligen vid mötet",
            types=(InformationType.ATTENDANCE,),
        )
    )


def test_what_is_taken_back_at_the_table_is_not_saved_and_the_point_becomes_a_pause(
    desk: DeskHouse,
) -> None:
    meeting = held_with_cora(desk.services())
    desk.services().agenda.add(
        PointInput(
            case=CASE,
            meeting=meeting,
            heading="Skoldagarna",
            source="school",
            about=("cora",),
            types=(InformationType.ATTENDANCE,),
        )
    )
    view = live(desk, CASE, meeting)
    write(view)
    before = texts(desk, meeting)
    withdraw(desk)
    save(view)
    assert texts(desk, meeting) == before
    assert view.items.editor.text.toPlainText() == WORDS
    view.presenter.refresh()
    assert "Without" in all_words(view.items.agenda)


def test_minutes_locked_meanwhile_take_nothing_more(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    desk.clock.pass_time(hours=6)
    view = live(desk, CASE, meeting)
    write(view)
    before = texts(desk, meeting)
    desk.services().minutes_versions.lock(CASE, meeting)
    save(view)
    assert texts(desk, meeting) == before
    (draft,) = view.presenter.drafts()
    assert WORDS in draft.text


def test_a_protected_child_shows_nothing_before_a_reason(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    with desk.vault.open_unit(desk.actor) as unit:
        cora = unit.records.standing(Person, "cora")
        assert cora is not None
        now = desk.clock.now()
        hidden = replace(
            cora, protected_identity=Protection.PROTECTED_REGISTRATION, recorded_at=now
        )
        unit.records.replace(cora, at=now, by=hidden)
        unit.commit()
    view = live(desk, CASE, meeting)
    shown = all_words(view)
    assert view.reason.isVisibleTo(view)
    for secret in (cora.name, cora.name.split()[0], ATTENDANCE, "Ersboda fritidsgård"):
        assert secret not in shown
    assert view.presenter.drafts() == ()


def test_who_reads_no_cases_gets_no_meeting(desk: DeskHouse) -> None:
    meeting = held_with_cora(desk.services())
    desk.change_role(Role.UNIT_MANAGER)
    view = live(desk, CASE, meeting)
    assert ATTENDANCE not in all_words(view)
    assert "Cora" not in all_words(view)


def test_no_word_of_one_case_stands_in_the_next_of_the_sitting(desk: DeskHouse) -> None:
    first = held_with_cora(desk.services())
    second = planned(desk.services(), "c-alva")
    view = live(desk, CASE, first)
    write(view)
    drafts = view.presenter.drafts()
    for one in drafts:
        desk.services().drafts.save(one.key, one.text)
    view.presenter.open(case="c-alva", meeting=second, live="on")
    shown = all_words(view)
    assert WORDS not in shown
    assert ATTENDANCE not in shown
    assert "Cora" not in shown
    assert view.presenter.drafts() == ()
    view.presenter.open(case=CASE, meeting=first, live="on")
    assert WORDS in all_words(view)

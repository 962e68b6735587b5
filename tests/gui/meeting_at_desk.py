"""The screen of a meeting at a desk, and what tests of it do there again and again."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from sspf_app.domain.codes import EVERY
from sspf_app.gui.screens.meeting.presenter import MeetingPresenter
from sspf_app.gui.screens.meeting.screen import SCREEN
from sspf_app.gui.screens.meeting.view import MeetingView
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.gui.desk_house import DeskHouse
from tests.gui.meetings_at_hand import (
    planned,
)


def meeting_shown(desk: DeskHouse, **params: str) -> tuple[MeetingView, MeetingPresenter]:
    built = desk.show(SCREEN, **params)
    return cast("MeetingView", built.view), cast("MeetingPresenter", built.presenter)


def words_in(widget: QWidget) -> str:
    QTest.qWait(1)  # parts that were just put in place are shown by the event loop
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def press_key(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def withdraw(desk: DeskHouse, case: str, *, signatory: str, at: datetime) -> None:
    desk.services().withdrawals.register(
        WithdrawalInput(
            case=case,
            signatory=signatory,
            received_at=at,
            received_by="SSPF-teamet, Anna Alm",
            subjects=(EVERY,),
            purposes=(EVERY,),
            parties=(EVERY,),
            types=(EVERY,),
        )
    )


def during_meeting(
    desk: DeskHouse, case: str = "c-cora"
) -> tuple[MeetingView, MeetingPresenter, str]:
    meeting = planned(desk.services(), case)
    desk.clock.pass_time(hours=4, minutes=30)
    view, presenter = meeting_shown(desk, case=case, meeting=meeting)
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    return view, presenter, meeting


def button_of(widget: QWidget, words: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == words)

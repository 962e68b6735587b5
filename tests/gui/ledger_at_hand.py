"""A case from which something went out, and what is read off its pages."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.gui.screens.case.ledger_view import LedgerView
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from tests.gui.desk_house import DeskHouse

T = InformationType


def told(desk: DeskHouse, recipient: str, type_: T = T.FAMILY_HOME) -> None:
    case = desk.services().cases.get("c-alva")
    flow = Flow(
        case="c-alva",
        purpose=case.purposes[0].id,
        subject=case.young_person,
        source="social",
        recipient=recipient,
        type=type_,
        channel=Channel.ORAL,
    )
    desk.services().sharing.note_oral(flow, what="på telefon")
    desk.clock.pass_time(minutes=1)


def booked(desk: DeskHouse, *, hours: int = 3) -> str:
    services = desk.services()
    case = services.cases.get("c-alva")
    new_id = services.meetings.plan(
        NewMeeting(
            case="c-alva",
            purpose=case.purposes[0].id,
            starts_at=desk.clock.now() + timedelta(hours=hours),
            parties=tuple(one.party for one in case.participations),
            place="Kommunhuset",
        )
    ).new_id
    assert new_id
    return new_id


def copied(desk: DeskHouse, out: Path, recipient: str) -> str:
    """Minutes have gone to a party; the row of the ledger."""
    services, meeting = desk.services(), booked(desk, hours=0)
    services.meeting_items.add(
        ItemInput(
            case="c-alva",
            meeting=meeting,
            text="Frånvaron har minskat sedan i höstas",
            source="school",
            about=(services.cases.get("c-alva").young_person,),
            types=(T.ATTENDANCE,),
        )
    )
    made = services.minutes.export("c-alva", meeting, recipient=recipient, folder=out)
    desk.clock.pass_time(minutes=1)
    return made.disclosure


def shown(desk: DeskHouse, qtbot: QtBot, **wanted: str) -> Any:
    view = desk.show(CASE, case="c-alva", **wanted).view
    qtbot.addWidget(view)
    return view


def words_of(widget: QWidget) -> str:
    QTest.qWait(1)
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def ledger(view: Any) -> LedgerView:
    found = view.presenter.parts["shared"].view
    assert isinstance(found, LedgerView)
    return found

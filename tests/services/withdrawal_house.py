"""Consents that are taken back."""

from __future__ import annotations

from datetime import timedelta

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import House
from tests.services.scenery import Scene, a_scene, flow_of

T = InformationType


def agreed(house: House, *, protected: Protection = Protection.NONE) -> Scene:
    scene = a_scene(house, protected=protected)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def entry(scene: Scene, **other: object) -> WithdrawalInput:
    values: dict[str, object] = {
        "case": scene.case,
        "signatory": scene.mother,
        "received_at": scene.house.clock.at,
        "received_by": "Ersängsskolan: Per",
        "words": "Jag orkar inte mer just nu.",
    }
    return WithdrawalInput(**(values | other))  # pyright: ignore[reportArgumentType]


def booked(scene: Scene, *, hours: int = 3) -> str:
    new_id = scene.house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at + timedelta(hours=hours),
            parties=scene.parties,
            persons=(scene.mother,),
            place="Kommunhuset",
        )
    ).new_id
    assert new_id
    return new_id


def told(scene: Scene, recipient: str, type_: T = T.FAMILY_HOME) -> None:
    flow = flow_of(scene, source=scene.social, recipient=recipient, type=type_)
    scene.house.use.sharing.note_oral(flow, what="på telefon")

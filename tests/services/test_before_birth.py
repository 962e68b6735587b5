"""A slip of the hand in the year: nothing of a case was before its young person was born."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sspf_app.services.legal_records import Direction
from sspf_app.services.legal_views import LegalInput
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.process_records import OccasionKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene

DAY_BEFORE = datetime(2013, 2, 2, 22, 59, tzinfo=UTC)  # 23.59 in Stockholm
BORN = datetime(2013, 2, 2, 23, 0, tzinfo=UTC)


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


def _note(scene: Scene, at: datetime) -> object:
    entry = NoteInput(
        case=scene.case, at=at, kind=NoteKind.PHONE, level=NoteLevel.OFFICE, text="Mentorn ringde."
    )
    return scene.house.use.notes.save(entry)


def _talk(scene: Scene, at: datetime) -> object:
    held = OccasionInput(case=scene.case, at=at, persons=(scene.child,))
    return scene.house.use.occasions.begin(held, OccasionKind.MAPPING)


def _withdrawal(scene: Scene, at: datetime) -> object:
    entry = WithdrawalInput(
        case=scene.case, signatory=scene.mother, received_at=at, received_by="Karin"
    )
    return scene.house.use.withdrawals.register(entry)


def _question(scene: Scene, at: datetime) -> object:
    entry = LegalInput(
        case=scene.case,
        person=scene.child,
        direction=Direction.OUTGOING,
        ground=None,
        giver=scene.social,
        receiver=scene.police,
        asked_by="Inspektör Ek, på telefon",
        asked_at=at,
        asked_what="Var hon brukar vara",
        answers={},
        circumstances="",
        reasoning="Inget lagrum passar.",
        what="",
        hand_out=False,
    )
    return scene.house.use.legal.record(entry)


@pytest.mark.parametrize("act", [_note, _talk, _withdrawal, _question])
def test_what_was_before_the_birth_is_refused(scene: Scene, act: object) -> None:
    assert callable(act)
    error = refused(lambda: act(scene, DAY_BEFORE))
    assert (error.code, error.params["day"]) == ("before_birth", date(2013, 2, 2))
    act(scene, BORN)

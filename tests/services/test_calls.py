"""Who was called to a meeting: in writing or by word of mouth, and for which time."""

from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.services.copy_views import CalledView
from sspf_app.services.kept_states import rebuild_kept_states
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.records import DisclosureKind
from tests.services.conftest import House, refused
from tests.services.scenery import Scene, a_scene


@pytest.fixture
def scene(house: House) -> Scene:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def _entry(scene: Scene, **ahead: float) -> NewMeeting:
    return NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at + timedelta(**ahead),
        parties=(scene.social, scene.school, scene.police),
        persons=(scene.mother, scene.child),
    )


def _planned(scene: Scene, **ahead: float) -> str:
    meeting = scene.house.use.meetings.plan(_entry(scene, **ahead)).new_id or ""
    scene.house.wait(minutes=1)
    return meeting


def _called(scene: Scene, meeting: str) -> dict[str, CalledView | None]:
    detail = scene.house.use.meetings.get(scene.case, meeting)
    return {one.participant: one.called for one in detail.participants}


def _uncalled(scene: Scene) -> list[str]:
    found = scene.house.use.today.queue().entries
    return [one.detail for one in found if one.kind == "meeting_uncalled"]


def _name(scene: Scene, some: str) -> str:
    detail = scene.house.use.cases.get(scene.case)
    names = {one.id: one.name for one in detail.people}
    return (names | {one.party: one.name for one in detail.participations})[some]


def test_nobody_is_called_by_being_planned(scene: Scene, tmp_path: Path) -> None:
    meeting = _planned(scene, days=5)
    assert set(_called(scene, meeting).values()) == {None}
    (detail,) = _uncalled(scene)
    others = (scene.school, scene.police, scene.mother, scene.child)
    assert detail.split(", ") == [_name(scene, who) for who in others]
    use = scene.house.use
    use.invitation_papers.export(scene.case, meeting, recipient=scene.school, folder=tmp_path)
    called = _called(scene, meeting)[scene.school]
    assert called is not None
    assert (called.is_spoken, called.is_wrong_time) == (False, False)
    use.spoken_calls.note(scene.case, meeting, recipient=scene.mother)
    spoken = _called(scene, meeting)[scene.mother]
    assert spoken is not None
    assert spoken.is_spoken
    use.spoken_calls.note(scene.case, meeting, recipient=scene.child)
    assert _uncalled(scene) == [_name(scene, scene.police)]
    use.spoken_calls.note(scene.case, meeting, recipient=scene.police)
    assert _uncalled(scene) == []


def test_what_was_said_is_a_row_of_the_ledger(scene: Scene) -> None:
    meeting = _planned(scene, days=5)
    scene.house.use.spoken_calls.note(scene.case, meeting, recipient=scene.school)
    with scene.house.unit() as unit:
        (row,) = [one for one in unit.office.disclosures(scene.case) if one.meeting == meeting]
    assert row.kind is DisclosureKind.ORAL
    assert row.recipient == scene.school
    assert row.parts
    assert row.records


def test_who_may_not_be_invited_is_not_noted_as_called(scene: Scene) -> None:
    meeting = _planned(scene, days=5)
    note = scene.house.use.spoken_calls.note
    refusal = refused(lambda: note(scene.case, meeting, recipient=scene.leisure))
    assert refusal.code == "not_a_participant"
    scene.house.wait(days=6)
    refusal = refused(lambda: note(scene.case, meeting, recipient=scene.school))
    assert refusal.code == "meeting_has_been"


def test_who_was_called_for_another_time_knows_a_wrong_one(scene: Scene) -> None:
    meeting = _planned(scene, days=5)
    use = scene.house.use
    for one in (scene.school, scene.police, scene.mother):
        use.spoken_calls.note(scene.case, meeting, recipient=one)
    scene.house.wait(minutes=1)
    use.meetings.change(meeting, _entry(scene, days=6))
    scene.house.wait(minutes=1)
    called = _called(scene, meeting)[scene.school]
    assert called is not None
    assert called.is_wrong_time
    assert len(_uncalled(scene)) == 1
    use.spoken_calls.note(scene.case, meeting, recipient=scene.school)
    assert _name(scene, scene.school) not in _uncalled(scene)[0]


def test_a_meeting_far_ahead_or_begun_waits_for_nobody(scene: Scene) -> None:
    _planned(scene, days=30)
    assert _uncalled(scene) == []
    scene.house.wait(days=20)
    assert len(_uncalled(scene)) == 1
    scene.house.wait(days=11)
    assert _uncalled(scene) == []
    with scene.house.unit() as unit:
        assert rebuild_kept_states(unit, now=scene.house.clock.at) == 0

"""Another meeting at the same place then: a note, and never about somebody protected."""

from __future__ import annotations

from datetime import timedelta

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import Meeting
from sspf_app.services.bundle import Services
from sspf_app.services.meeting_views import NewMeeting
from tests.services.conftest import NOW, House
from tests.services.scenery import Scene, a_scene
from tests.services.test_case_access import OTHER, WHY, enter, plain_case

AT = NOW + timedelta(days=3)


def _stands(house: House, scene: Scene, *, case: str | None = None) -> None:
    """A meeting of the scene's case or another, whoever may be invited to it."""
    with house.unit() as unit:
        unit.records.add(
            Meeting(
                id="m-there",
                recorded_at=NOW,
                case=case or scene.case,
                starts_at=AT,
                purpose=scene.purpose,
                participants=(),
                place="Björken, Stadshuset",
            )
        )
        unit.commit()


def _beside(
    use: Services, case: str, *, later: float = 0, place: str = " björken,  STADSHUSET "
) -> tuple[str, ...]:
    entry = NewMeeting(
        case=case,
        purpose=use.cases.get(case).purposes[0].id,
        starts_at=AT + timedelta(minutes=later),
        parties=(),
        place=place,
    )
    return use.meetings.check(entry).beside


def test_the_same_place_near_the_same_time_is_told_by_reference(house: House) -> None:
    scene = a_scene(house)
    second = plain_case(house, scene)
    _stands(house, scene)
    reference = house.use.cases.get(scene.case).reference
    (said,) = _beside(house.use, second)
    assert said.endswith(f"at the same place: {reference}.")
    assert len(_beside(house.use, second, later=-29)) == 1
    assert _beside(house.use, second, later=30) == ()  # the next one of a sitting
    assert _beside(house.use, second, later=-30) == ()
    assert _beside(house.use, second, place="Eken, Stadshuset") == ()
    assert _beside(house.use, second, place="") == ()


def test_those_that_begin_together_are_told_in_one_sentence(house: House) -> None:
    scene = a_scene(house)
    second, third = plain_case(house, scene), plain_case(house, scene)
    _stands(house, scene)
    _stands(house, scene, case=second)
    first, other = (house.use.cases.get(one).reference for one in (scene.case, second))
    (said,) = _beside(house.use, third)
    assert said.startswith("2 other meetings begin at")
    assert said.endswith(f"at the same place: {first} and {other}.")


def test_a_meeting_that_is_changed_is_not_beside_itself(house: House) -> None:
    scene = a_scene(house)
    _stands(house, scene)
    entry = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=AT,
        parties=(),
        place="Björken, Stadshuset",
    )
    assert house.use.meetings.check(entry, meeting="m-there").beside == ()
    assert len(house.use.meetings.check(entry).beside) == 1


def test_where_somebody_protected_is_met_cannot_be_asked_for(house: House) -> None:
    """Neither by whoever is not on the list nor before the case was opened with its reason."""
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    enter(house)
    second = plain_case(house, scene)
    _stands(house, scene)
    assert _beside(house.as_user(OTHER), second) == ()
    house.new_session()
    assert _beside(house.use, second) == ()
    house.use.cases.get(scene.case, reason=WHY)
    assert len(_beside(house.use, second)) == 1

"""A closed case is not worked on as if it were open; what was before it closed is written up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.services.agenda_views import PointInput
from sspf_app.services.decision_views import Reopen
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.occasion_views import ReferralInput
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.plan_views import VersionInput
from sspf_app.services.process_records import OccasionKind
from sspf_app.services.records import Presence
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene
from tests.services.test_commitments import a_meeting
from tests.services.test_plans import write


@pytest.fixture
def scene(house: House) -> Scene:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def to_come(scene: Scene) -> NewMeeting:
    return NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at + timedelta(days=7),
        parties=(),
        persons=(scene.mother,),
    )


def close(scene: Scene) -> None:
    scene.house.wait(hours=1)
    scene.house.use.cases.close(scene.case, reason="Målen nådda")


def point(scene: Scene, meeting: str) -> PointInput:
    return PointInput(
        case=scene.case,
        meeting=meeting,
        heading="Hur går det?",
        source=scene.school,
        about=(scene.child,),
        types=(InformationType.ATTENDANCE,),
    )


def an_item(scene: Scene, meeting: str) -> ItemInput:
    return item_of(scene, meeting, text="Frånvaron har minskat")


def test_no_part_of_the_work_goes_on_in_a_closed_case(house: House, scene: Scene) -> None:
    use, case = house.use, scene.case
    held = a_meeting(scene)
    goal = write(scene, held, PlanKind.GOAL, "I skolan varje dag")
    coming = use.meetings.plan(to_come(scene)).new_id or ""
    other = replace(to_come(scene), starts_at=house.clock.at + timedelta(days=9))
    close(scene)
    version = VersionInput(
        case=case, purpose=scene.purpose, set_on=TODAY, approved_by="Mötet", reason="Nytt"
    )
    talk = OccasionInput(case=case, at=house.clock.at, persons=(scene.child,))
    referral = ReferralInput(case=case, at=house.clock.at, party=scene.school, name="Rektorn")
    acts: dict[str, Callable[[], object]] = {
        "goal": lambda: write(scene, held, PlanKind.GOAL, "Sova bättre"),
        "out": lambda: use.plans.take_out(case, goal),
        "back": lambda: use.plans.put_back(case, goal),
        "move": lambda: use.plans.move(case, goal, by=1),
        "version": lambda: use.plans.set_version(version),
        "meeting": lambda: use.meetings.plan(other),
        "change": lambda: use.meetings.change(coming, other),
        "again": lambda: use.meeting_series.begin(case, coming, every_weeks=2),
        "point": lambda: use.agenda.add(point(scene, coming)),
        "said": lambda: use.meeting_items.add(an_item(scene, coming)),
        "talk": lambda: use.occasions.begin(talk, OccasionKind.MAPPING),
        "referral": lambda: use.referrals.save(referral),
        "purpose": lambda: use.case_parts.add_purpose(case, "Stöd i hemmet"),
        "party": lambda: use.case_parts.join(case, scene.police, joined_on=TODAY),
    }
    said = {name: refused(act).code for name, act in acts.items()}
    assert said == dict.fromkeys(acts, "case_closed")


def test_the_family_is_not_called_to_what_will_not_be(house: House, scene: Scene) -> None:
    coming = house.use.meetings.plan(to_come(scene)).new_id or ""
    close(scene)
    error = refused(
        lambda: house.use.invitation_papers.preview(scene.case, coming, recipient=scene.mother)
    )
    assert error.code == "case_closed"


def test_minutes_of_a_meeting_that_was_are_written_up_and_locked_afterwards(
    house: House, scene: Scene
) -> None:
    held = a_meeting(scene)
    house.wait(minutes=5)
    said = house.use.meeting_items.add(an_item(scene, held)).new_id or ""
    close(scene)
    house.use.meetings.note_presence(
        scene.case, held, participant=scene.school, presence=Presence.PRESENT
    )
    row = house.use.meetings.get(scene.case, held).items[0]
    assert row.id == said
    house.use.minutes_versions.lock(scene.case, held)
    assert house.use.closures.desk(scene.case).open_minutes == ()


def test_a_reopened_case_goes_on(house: House, scene: Scene) -> None:
    close(scene)
    house.wait(hours=1)
    house.use.decisions.decide(scene.case, Reopen())
    assert house.use.meetings.plan(to_come(scene)).new_id

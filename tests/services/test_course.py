"""The steps of a case: worked out from facts, noted by hand, named by the office."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sspf_app.services.actors import Role
from sspf_app.services.course_views import StepState, StepView
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.meeting_views import CommitmentInput, ItemInput, NewMeeting
from sspf_app.services.occasion_views import EntryInput, ReferralInput, TalkInput
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.process_records import (
    Aspect,
    InterpreterMode,
    Named,
    NotedAs,
    OccasionKind,
    Step,
    Told,
    ToldBack,
    Understood,
)
from sspf_app.services.process_shipped import SHIPPED
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import Scene, T, a_scene
from tests.services.test_plans import a_version, write

MORNING = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


def step(scene: Scene, wanted: Step) -> StepView:
    return next(one for one in scene.house.use.course.steps(scene.case).steps if one.step is wanted)


def states(scene: Scene) -> dict[Step, StepState]:
    return {one.step: one.state for one in scene.house.use.course.steps(scene.case).steps}


def talk(scene: Scene, **other: object) -> TalkInput:
    made = TalkInput(
        case=scene.case,
        at=MORNING,
        persons=(scene.child, scene.mother, scene.father),
        held_by="Maria Ask",
        language="so",
        mode=InterpreterMode.PHONE,
        interpreter="Tolk 4711",
        told=tuple(Told),
        told_back=(ToldBack(person=scene.mother, understood=Understood.YES),),
    )
    return replace(made, **other)


def mapping(scene: Scene) -> str:
    entry = OccasionInput(case=scene.case, at=MORNING, persons=(scene.child, scene.mother))
    return scene.house.use.occasions.begin(entry, OccasionKind.MAPPING).new_id or ""


def entry(scene: Scene, meeting: str, text: str = "Trivs med musiken") -> EntryInput:
    item = ItemInput(
        case=scene.case,
        meeting=meeting,
        text=text,
        source="family",
        about=(scene.child,),
        types=(T.LEISURE_ACTIVITIES,),
    )
    return EntryInput(item=item, area="leisure", aspect=Aspect.STRENGTH)


def test_a_new_case_begins_at_the_first_step_and_says_what_each_lacks(scene: Scene) -> None:
    view = scene.house.use.course.steps(scene.case)
    assert [one.step for one in view.steps] == list(Step)
    assert view.now is not None
    assert view.now.step is Step.CONSULTATION
    assert step(scene, Step.CONSENT).lacks == "consent_answers"
    assert step(scene, Step.CONSENT).details == ("Anna Lind", "Erik Berg")


def test_facts_move_the_case_on_and_a_missing_consent_is_always_now(
    house: House, scene: Scene
) -> None:
    house.use.information_talks.save(talk(scene))
    assert states(scene)[Step.CONSULTATION] is StepState.PASSED
    assert states(scene)[Step.INFORMATION] is StepState.DONE
    assert states(scene)[Step.CONSENT] is StepState.NOW
    house.use.occasions.save(entry(scene, mapping(scene)))
    assert states(scene)[Step.MAPPING] is StepState.DONE
    assert states(scene)[Step.CONSENT] is StepState.NOW
    scene.yes(scene.mother)
    scene.yes(scene.father)
    assert states(scene)[Step.CONSENT] is StepState.DONE
    assert states(scene)[Step.MEETING] is StepState.NOW


def test_a_meeting_counts_once_it_was_held_and_a_plan_once_it_is_set(
    house: House, scene: Scene
) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = (
        house.use.meetings.plan(
            NewMeeting(
                case=scene.case,
                purpose=scene.purpose,
                starts_at=NOW + timedelta(hours=2),
                parties=(scene.school,),
            )
        ).new_id
        or ""
    )
    assert step(scene, Step.MEETING).lacks == "meeting_planned"
    house.wait(hours=3)
    assert states(scene)[Step.MEETING] is StepState.DONE
    assert states(scene)[Step.PLAN] is StepState.NOW
    house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text="Läxhjälp på tisdagar",
            source=scene.social,
            about=(scene.child,),
            types=(T.ATTENDANCE,),
            commitment=CommitmentInput(
                responsible=scene.social,
                starts_on=TODAY,
                due_on=date(2026, 4, 1),
                follow_up="Vid nästa möte",
            ),
        )
    )
    assert step(scene, Step.PLAN).lacks == "plan_not_set"
    write(scene, meeting, PlanKind.GOAL, "Läxorna hinns med")
    a_version(scene)
    assert step(scene, Step.PLAN).done_on == TODAY
    assert states(scene)[Step.PLAN] is StepState.DONE
    assert states(scene)[Step.FOLLOW_UP] is StepState.NOW


def test_talks_and_referrals_stand_in_no_list_of_meetings(house: House, scene: Scene) -> None:
    house.use.information_talks.save(talk(scene))
    mapping(scene)
    assert house.use.meetings.list_meetings(case=scene.case) == ()
    assert house.use.meetings.list_meetings() == ()
    assert [one for one in house.use.today.queue().entries if one.kind == "meeting"] == []


def test_a_step_without_facts_is_noted_by_hand_and_taken_back(house: House, scene: Scene) -> None:
    note = house.use.course.note(scene.case, Step.CONSULTATION, NotedAs.DONE, day=date(2026, 3, 1))
    assert step(scene, Step.CONSULTATION).done_on == date(2026, 3, 1)
    assert states(scene)[Step.REFERRAL] is StepState.NOW
    house.use.course.note(scene.case, Step.REFERRAL, NotedAs.NOT_NEEDED, day=TODAY)
    assert states(scene)[Step.REFERRAL] is StepState.NOT_NEEDED
    house.use.course.take_back(scene.case, note.new_id or "")
    assert states(scene)[Step.CONSULTATION] is StepState.NOW
    again = refused(lambda: house.use.course.take_back(scene.case, note.new_id or ""))
    assert again.code == "unknown_step_note"


@pytest.mark.parametrize("wanted", [Step.CONSENT, Step.CLOSING, Step.AFTER_CONTACT])
def test_no_hand_notes_an_answer_or_an_end(house: House, scene: Scene, wanted: Step) -> None:
    code = refused(lambda: house.use.course.note(scene.case, wanted, NotedAs.DONE, day=TODAY)).code
    assert code == "step_from_facts"


def test_a_step_noted_by_hand_opens_no_gate(house: House, scene: Scene) -> None:
    for wanted in (Step.INFORMATION, Step.MAPPING, Step.MEETING, Step.PLAN):
        house.use.course.note(scene.case, wanted, NotedAs.DONE, day=TODAY)
    planned = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=NOW + timedelta(days=1),
        parties=(scene.school,),
    )
    assert refused(lambda: house.use.meetings.plan(planned)).code == "invitation_blocked"
    assert scene.state() == "not_asked"


def test_a_day_that_has_not_come_is_not_noted(house: House, scene: Scene) -> None:
    tomorrow = TODAY + timedelta(days=1)
    act = lambda: house.use.course.note(  # noqa: E731  short and local
        scene.case, Step.REFERRAL, NotedAs.DONE, day=tomorrow
    )
    assert refused(act).code == "date_in_future"


def test_what_was_not_gone_through_is_what_is_missing(house: House, scene: Scene) -> None:
    house.use.information_talks.save(talk(scene, told=(Told.VOLUNTARY, Told.SHARING)))
    found = step(scene, Step.INFORMATION)
    assert (found.lacks, found.details) == (
        "information_parts",
        ("limit", "withdrawal", "parties"),
    )
    not_yet = (ToldBack(person=scene.father, understood=Understood.NOT_YET),)
    house.use.information_talks.save(talk(scene, told_back=not_yet))
    found = step(scene, Step.INFORMATION)
    assert (found.lacks, found.details) == ("information_understood", ("Erik Berg",))
    later = (ToldBack(person=scene.father, understood=Understood.WITH_HELP),)
    house.use.information_talks.save(talk(scene, told_back=later))
    assert step(scene, Step.INFORMATION).state is StepState.DONE


def test_the_unit_manager_names_moves_and_turns_off_steps_from_a_day_on(
    house: House, scene: Scene
) -> None:
    manager = house.as_role(Role.UNIT_MANAGER).process_lists
    moved = tuple(
        replace(one, name="Första samtalet" if one.code == "information" else one.name)
        for one in SHIPPED.steps
        if one.code != "consultation"
    )
    lists = replace(
        SHIPPED,
        starts_on=TODAY + timedelta(days=2),
        steps=(*moved, Named(code="consultation", is_on=False)),
    )
    saved = manager.save(lists).new_id or ""
    assert len(house.use.course.steps(scene.case).steps) == len(Step)
    house.wait(days=2)
    names = [one.name for one in house.use.course.steps(scene.case).steps]
    assert len(names) == len(Step) - 1
    assert "Första samtalet" in names
    assert refused(lambda: manager.withdraw(saved)).code == "policy_has_begun"


def test_lists_that_have_not_begun_are_taken_back_or_replaced(house: House, scene: Scene) -> None:
    manager = house.as_role(Role.UNIT_MANAGER).process_lists
    lists = replace(SHIPPED, starts_on=TODAY + timedelta(days=2))
    first = manager.save(lists).new_id
    assert manager.save(replace(lists, areas=SHIPPED.areas[:2])).new_id == first
    assert [len(one.areas) for one in manager.rows()] == [2]
    manager.withdraw(first or "")
    assert manager.rows() == ()
    assert refused(lambda: manager.withdraw("ps-0")).code == "unknown_policy"
    assert scene.case


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"starts_on": TODAY - timedelta(days=1)}, "policy_starts_in_past"),
        ({"areas": (Named(code="school", is_on=False),)}, "list_empty"),
        ({"areas": ()}, "list_empty"),
        (
            {"areas": (Named(code="a", name="Skola"), Named(code="b", name="skola "))},
            "list_name_twice",
        ),
        ({"steps": SHIPPED.steps[:3]}, "unknown_step"),
        ({"steps": (*SHIPPED.steps[1:], SHIPPED.steps[1])}, "list_name_twice"),
    ],
)
def test_lists_that_cannot_be(house: House, changes: dict[str, object], code: str) -> None:
    manager = house.as_role(Role.UNIT_MANAGER).process_lists
    lists = replace(replace(SHIPPED, starts_on=TODAY), **changes)
    assert refused(lambda: manager.save(lists)).code == code


def test_consent_is_never_turned_off_and_the_coordinator_sets_nothing(house: House) -> None:
    off = tuple(replace(one, is_on=one.code != Step.CONSENT.value) for one in SHIPPED.steps)
    lists = replace(SHIPPED, starts_on=TODAY, steps=off)
    manager = house.as_role(Role.UNIT_MANAGER).process_lists
    assert refused(lambda: manager.save(lists)).code == "step_needed"
    assert refused(lambda: house.use.process_lists.save(lists)).code == "not_permitted"
    assert not house.use.process_lists.may_set()
    assert house.use.process_lists.today() == SHIPPED


def test_a_referral_is_done_once_it_is_noted(house: House, scene: Scene) -> None:
    house.use.referrals.save(
        ReferralInput(case=scene.case, at=MORNING, party=None, persons=(scene.mother,))
    )
    assert step(scene, Step.REFERRAL).done_on == TODAY


def test_a_consent_that_held_when_the_case_was_closed_is_done(house: House, scene: Scene) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(days=3)
    house.use.decisions.decide(scene.case, CloseInput(reason="Målen är nådda"))
    consent = step(scene, Step.CONSENT)
    assert (consent.state, consent.done_on, consent.lacks) == (StepState.DONE, TODAY, "")
    assert not house.use.course.steps(scene.case).is_open


def test_a_closed_case_asks_for_no_consent(house: House, scene: Scene) -> None:
    house.use.decisions.decide(scene.case, CloseInput(reason="Målen nådda"))
    assert states(scene)[Step.CLOSING] is StepState.DONE
    assert states(scene)[Step.CONSENT] is StepState.PASSED
    assert states(scene)[Step.AFTER_CONTACT] is StepState.NOT_NEEDED

"""The end of a case: goals, how it was, how long it is kept, and the contact afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.services.closure_views import ClosureInput
from sspf_app.services.course_views import StepState
from sspf_app.services.decision_views import CloseInput, Reopen
from sspf_app.services.ledger_records import FollowUpKind, ToldHow
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.meeting_views import ItemInput
from sspf_app.services.occasion_views import EntryInput
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.plan_records import PlanKind
from sspf_app.services.process_records import Aspect, OccasionKind, Reached, Step
from sspf_app.services.today_views import TodayEntry
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene
from tests.services.test_commitments import a_meeting
from tests.services.test_plans import write

MORNING = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
CONTACT = date(2026, 6, 12)


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


def a_goal(scene: Scene) -> str:
    use = scene.house.use
    held = OccasionInput(case=scene.case, at=MORNING, persons=(scene.child,))
    meeting = use.occasions.begin(held, OccasionKind.MAPPING).new_id or ""
    item = ItemInput(
        case=scene.case,
        meeting=meeting,
        text="Vara i skolan varje dag",
        source="family",
        about=(scene.child,),
        types=(InformationType.ATTENDANCE,),
    )
    return (
        use.occasions.save(EntryInput(item=item, area="school", aspect=Aspect.BETTER)).new_id or ""
    )


def close(scene: Scene, **other: object) -> str:
    beside = replace(
        ClosureInput(retention="five_years", continued="Fritid unga", after_contact_on=CONTACT),
        **other,
    )
    act = CloseInput(reason="Målen nådda", beside=beside)
    return scene.house.use.decisions.decide(scene.case, act).new_id or ""


def due(house: House) -> list[str]:
    return [one.target for one in house.use.today.queue().entries if one.kind == "after_contact"]


def test_a_closing_keeps_goals_experience_and_class(house: House, scene: Scene) -> None:
    goal = a_goal(scene)
    desk = house.use.closures.desk(scene.case)
    assert [one.text for one in desk.goals] == ["Vara i skolan varje dag"]
    assert [name for _, name in desk.people] == ["Alva Lind", "Anna Lind", "Erik Berg"]
    close(
        scene,
        outcomes={goal: Reached.PARTLY},
        experience={scene.child: "Det blev lugnare", scene.father: " "},
    )
    desk = house.use.closures.desk(scene.case)
    assert desk.closure is not None
    assert (desk.closure.retention, desk.closure.continued) == ("five_years", "Fritid unga")
    assert [one.reached for one in desk.goals] == [Reached.PARTLY]
    assert desk.experience == (("Alva Lind", "Det blev lugnare"),)


def test_the_goals_are_those_of_the_plan_once_there_are_any(house: House, scene: Scene) -> None:
    better = a_goal(scene)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = a_meeting(scene)
    goal = write(scene, meeting, PlanKind.GOAL, "I skolan varje dag")
    sub_goal = write(scene, meeting, PlanKind.SUB_GOAL, "Tre dagar", parent=goal)
    write(scene, meeting, PlanKind.COMMITMENT, "Ringa hem", parent=goal)
    desk = house.use.closures.desk(scene.case)
    assert [one.item for one in desk.goals] == [goal, sub_goal]
    assert refused(lambda: close(scene, outcomes={better: Reached.NOT})).code == "unknown_goal"
    close(scene, outcomes={goal: Reached.FULLY, sub_goal: Reached.PARTLY})
    assert refused(lambda: house.use.plans.take_out(scene.case, sub_goal)).code == "case_closed"
    reached = [(one.item, one.reached) for one in house.use.closures.desk(scene.case).goals]
    assert reached == [(goal, Reached.FULLY), (sub_goal, Reached.PARTLY)]


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"retention": ""}, "retention_required"),
        ({"after_contact_on": TODAY}, "after_contact_in_past"),
        ({"outcomes": {"i-0": Reached.NOT}}, "unknown_goal"),
        ({"experience": {"p-0": "Bra"}}, "unknown_person"),
    ],
)
def test_a_closing_that_cannot_be_closes_nothing(
    house: House, scene: Scene, other: dict[str, object], code: str
) -> None:
    assert refused(lambda: close(scene, **other)).code == code
    assert house.use.cases.get(scene.case).closed_at is None


def test_the_contact_comes_up_on_its_day_while_the_answers_would_hold(
    house: House, scene: Scene
) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    closing = close(scene)
    assert due(house) == []
    house.wait(days=92)
    assert due(house) == [closing]
    (step,) = [
        one for one in house.use.course.steps(scene.case).steps if one.step is Step.AFTER_CONTACT
    ]
    assert (step.state, step.lacks) == (StepState.NOW, "after_contact")
    house.use.closures.note_contact(scene.case, closing, contacted_on=CONTACT)
    assert due(house) == []
    (step,) = [
        one for one in house.use.course.steps(scene.case).steps if one.step is Step.AFTER_CONTACT
    ]
    assert (step.state, step.done_on) == (StepState.DONE, CONTACT)


def test_no_contact_comes_up_without_consent(house: House, scene: Scene) -> None:
    scene.yes(scene.mother)
    close(scene)
    house.wait(days=92)
    assert due(house) == []


def test_no_contact_comes_up_once_the_consent_has_ended(house: House, scene: Scene) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    close(scene, after_contact_on=date(2026, 9, 1))
    house.wait(days=200)
    assert due(house) == []


def test_no_contact_comes_up_after_a_withdrawal(house: House, scene: Scene) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(hours=1)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by=scene.social,
            subjects=("*",),
            purposes=("*",),
            parties=("*",),
            types=("*",),
        )
    )
    close(scene)
    house.wait(days=92)
    assert due(house) == []


def test_no_contact_comes_up_in_a_case_that_goes_on(house: House, scene: Scene) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    close(scene)
    house.wait(days=1)
    house.use.decisions.decide(scene.case, Reopen())
    house.wait(days=92)
    assert due(house) == []
    assert house.use.closures.desk(scene.case).closure is None


def test_a_contact_is_noted_of_a_closing_there_is_and_a_day_that_was(
    house: House, scene: Scene
) -> None:
    closing = close(scene)
    note = house.use.closures.note_contact
    assert refused(lambda: note(scene.case, "cl-0", contacted_on=TODAY)).code == "unknown_closure"
    late = refused(lambda: note(scene.case, closing, contacted_on=CONTACT))
    assert late.code == "date_in_future"


def test_a_withdrawal_that_is_not_told_of_stays_after_the_closing(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    received_at = house.wait(minutes=10)
    house.wait(minutes=5)
    withdrawal = (
        house.use.withdrawals.register(
            WithdrawalInput(
                case=scene.case,
                signatory=scene.mother,
                received_at=received_at,
                received_by="SSPF: Maria Ask",
            )
        ).new_id
        or ""
    )
    (untold,) = house.use.closures.desk(scene.case).untold
    assert untold.name == "Anna Lind"
    assert untold.needs_confirmation
    close(scene)

    def waiting() -> list[TodayEntry]:
        entries = house.use.today.queue().entries
        return [one for one in entries if one.kind == "withdrawal_not_notified"]

    def not_told() -> list[str]:
        return [one.target for one in waiting()]

    assert not_told() == [withdrawal]
    assert [one.is_unconfirmed for one in waiting()] == [True]
    house.use.withdrawals.export_confirmation(scene.case, withdrawal, tmp_path)
    if house.use.withdrawals.list_withdrawals(scene.case)[0].waiting:
        house.use.withdrawals.export_all(scene.case, withdrawal, tmp_path)
    assert not_told() == [withdrawal]  # a paper in a folder has told nobody
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    for recipient in (scene.mother, *(one.recipient for one in effect.waiting)):
        house.use.ledger.note(
            FollowUpInput(
                case=scene.case,
                kind=FollowUpKind.NOTICE_TOLD,
                about=withdrawal,
                recipient=recipient,
                happened_on=house.clock.at.date(),
                what=ToldHow.IN_PERSON,
            )
        )
    assert not_told() == []
    assert house.use.closures.desk(scene.case).untold == ()


def test_minutes_that_are_not_locked_are_said_before_the_closing(
    house: House, scene: Scene
) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(minutes=5)
    meeting = a_meeting(scene)
    house.use.meeting_items.add(item_of(scene, meeting, text="Frånvaron har minskat"))
    (begun,) = house.use.closures.desk(scene.case).open_minutes
    assert begun.date() == TODAY
    assert house.use.closures.desk(scene.case).copies_can_go
    house.use.minutes_versions.lock(scene.case, meeting)
    assert house.use.closures.desk(scene.case).open_minutes == ()


def test_a_closed_case_makes_no_form_and_keeps_the_step_of_its_consent(
    house: House, scene: Scene
) -> None:
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(hours=1)
    order = scene.order(scene.mother)
    prepared = house.use.consent_forms.prepare(order)
    close(scene)
    house.wait(hours=1)
    assert refused(lambda: house.use.consent_forms.prepare(order)).code == "case_closed"
    assert refused(lambda: house.use.consent_forms.hand_out(prepared)).code == "case_closed"
    steps = {one.step: one for one in house.use.course.steps(scene.case).steps}
    assert steps[Step.CONSENT].state is StepState.DONE

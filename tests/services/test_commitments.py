"""Commitments over all cases: the list, the course, what lapses, what comes up in the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf_app.domain.codes import FAMILY, InformationType, Protection
from sspf_app.services.commitment_reading import open_commitments
from sspf_app.services.commitment_views import Due, Narrowed, StepInput
from sspf_app.services.meeting_views import CommitmentInput, ItemInput, NewMeeting
from sspf_app.services.plan_records import CommitmentStatus
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene

S = CommitmentStatus


def a_day(days: int) -> date:
    return TODAY + timedelta(days=days)


def agreed(house: House, **other: object) -> Scene:
    scene = a_scene(house, **other)  # pyright: ignore[reportArgumentType]
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    return scene


def a_meeting(scene: Scene) -> str:
    scene.house.wait(minutes=1)  # a case has one meeting at a time
    made = scene.house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at,
            parties=(scene.school, scene.police),
        )
    )
    assert made.new_id is not None
    return made.new_id


def promise(scene: Scene, meeting: str, *, who: str, days: int, text: str = "Ring hem") -> str:
    made = scene.house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text=text,
            source=scene.social,
            about=(scene.child,),
            types=(InformationType.PARTICIPATION,),
            commitment=CommitmentInput(
                responsible=who,
                starts_on=a_day(-10),
                due_on=a_day(days),
                follow_up="Nästa möte",
            ),
        )
    )
    assert made.new_id is not None
    return made.new_id


@pytest.fixture
def scene(house: House) -> Scene:
    return agreed(house)


def test_all_are_listed_by_due_day_with_owner_and_how_they_stand(
    house: House, scene: Scene
) -> None:
    meeting = a_meeting(scene)
    promise(scene, meeting, who=scene.police, days=20, text="Hälsa på")
    promise(scene, meeting, who=scene.school, days=-2)
    promise(scene, meeting, who=scene.school, days=6, text="Möte med mentor")
    found = house.use.commitments.list_all()
    assert [(line.owner, line.due, line.days) for line in found.lines] == [
        ("Ersängsskolan", Due.LATE, -2),
        ("Ersängsskolan", Due.THIS_WEEK, 6),
        ("Polisen", Due.COMING, 20),
    ]
    assert {line.name for line in found.lines} == {"Alva Lind"}
    assert (found.total, [name for _, name in found.owners]) == (3, ["Ersängsskolan", "Polisen"])
    only = house.use.commitments.list_all(owner=scene.police)
    assert [line.text for line in only.lines] == ["Hälsa på"]


def test_a_step_is_noted_kept_and_can_be_taken_back(house: House, scene: Scene) -> None:
    item = promise(scene, a_meeting(scene), who=scene.school, days=-2)
    use = house.use.commitments
    use.note(StepInput(case=scene.case, item=item, status=S.IN_PROGRESS, told_by="Ulla, mentor"))
    house.wait(minutes=1)
    done = use.note(StepInput(case=scene.case, item=item, status=S.DONE, comment="Gick bra"))
    assert use.list_all().total == 0
    (over,) = use.list_all(is_open=False).lines
    assert (over.status, over.due) == (S.DONE, Due.OVER)
    assert house.use.cases.list_cases()[0].open_commitments == 0
    assert done.new_id is not None
    use.take_back(scene.case, item, done.new_id)
    detail = use.get(scene.case, item)
    assert detail.line.status is S.IN_PROGRESS
    assert [(one.status, one.is_undo) for one in detail.steps] == [
        (S.IN_PROGRESS, True),
        (S.DONE, False),
        (S.IN_PROGRESS, False),
    ]
    assert detail.steps[2].told_by == "Ulla, mentor"
    assert house.use.cases.list_cases()[0].open_commitments == 1
    assert refused(lambda: use.take_back(scene.case, item, done.new_id or "")).code == (
        "step_not_last"
    )


def test_what_was_not_done_needs_a_why_and_no_day_lies_ahead(house: House, scene: Scene) -> None:
    item = promise(scene, a_meeting(scene), who=scene.school, days=-2)
    entry = StepInput(case=scene.case, item=item, status=S.NOT_DONE)
    note = house.use.commitments.note
    assert refused(lambda: note(entry)).code == "step_needs_comment"
    later = replace(entry, status=S.DONE, day=a_day(1))
    assert refused(lambda: note(later)).code == "date_in_future"
    missing = replace(entry, item="i-none", status=S.DONE)
    assert refused(lambda: note(missing)).code == "unknown_commitment"


def test_one_whose_owner_may_not_receive_it_any_more_is_flagged(house: House, scene: Scene) -> None:
    item = promise(scene, a_meeting(scene), who=scene.school, days=3)
    promise(scene, a_meeting(scene), who=scene.police, days=4)
    house.wait(hours=1)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="Maria Ask",
            subjects=("*",),
            purposes=("*",),
            parties=(scene.school,),
            types=("*",),
        )
    )
    lines = house.use.commitments.list_all().lines
    assert [(line.item == item, line.is_lapsed) for line in lines] == [(True, True), (False, False)]
    assert house.use.commitments.get(scene.case, item).line.is_lapsed


def test_a_lapse_by_time_alone_is_flagged_too(house: House, scene: Scene) -> None:
    promise(scene, a_meeting(scene), who=scene.school, days=300)
    assert not house.use.commitments.list_all().lines[0].is_lapsed
    house.wait(days=200)
    assert house.use.commitments.list_all().lines[0].is_lapsed


def test_nothing_of_a_protected_case_shows_before_it_is_opened(house: House) -> None:
    scene = agreed(house, protected=Protection.PROTECTED_REGISTRATION)
    promise(scene, a_meeting(scene), who=scene.school, days=3)
    (line,) = house.use.commitments.list_all().lines
    assert line.name == "Alva Lind"
    house.new_session()
    (line,) = house.use.commitments.list_all().lines
    assert (line.name, line.text, line.in_person) == ("", "", "")
    assert line.is_closed_to_view
    assert refused(lambda: house.use.commitments.get(scene.case, line.item)).code == (
        "reason_required"
    )
    assert (
        house.use.commitments.get(scene.case, line.item, reason="möte i dag").line.text
        == "Ring hem"
    )


def test_the_day_tells_what_is_late_and_what_comes_by_owner(house: House, scene: Scene) -> None:
    meeting = a_meeting(scene)
    for days in (-3, -1, 2):
        promise(scene, meeting, who=scene.school, days=days)
    promise(scene, meeting, who=scene.police, days=6)
    done = promise(scene, meeting, who=scene.police, days=-9)
    house.use.commitments.note(StepInput(case=scene.case, item=done, status=S.DONE))
    entries = [
        (one.kind, one.name, one.detail, one.days, one.target)
        for one in house.use.today.queue().entries
        if one.kind.startswith("commitments")
    ]
    assert entries == [
        ("commitments_late", "Ersängsskolan", "2", -3, scene.school),
        ("commitments_coming", "Ersängsskolan", "1", 0, scene.school),
        ("commitments_coming", "Polisen", "1", 6, scene.police),
    ]


def test_a_closed_case_has_nothing_to_do(house: House, scene: Scene) -> None:
    promise(scene, a_meeting(scene), who=scene.school, days=-3)
    house.wait(hours=1)
    house.use.cases.close(scene.case, reason="Målet nått")
    assert house.use.commitments.list_all().total == 0
    kinds = {one.kind for one in house.use.today.queue().entries}
    assert not any(kind.startswith("commitments") for kind in kinds)


def test_what_is_open_is_carried_into_the_next_meeting(house: House, scene: Scene) -> None:
    meeting = a_meeting(scene)
    late = promise(scene, meeting, who=scene.school, days=-3)
    done = promise(scene, meeting, who=scene.school, days=-4)
    house.use.commitments.note(StepInput(case=scene.case, item=done, status=S.DONE))
    with house.unit() as unit:
        access = ProtectedAccess(
            house.use.commitments._desk  # pyright: ignore[reportPrivateUsage]
        )
        loaded = access.case(unit, scene.case)
        lines = open_commitments(unit.plans, loaded, purpose=scene.purpose)
        assert open_commitments(unit.plans, loaded, purpose="other") == ()
    assert [line.item for line in lines] == [late]


def test_an_item_that_is_no_commitment_any_more_is_not_counted(house: House, scene: Scene) -> None:
    meeting = a_meeting(scene)
    item = promise(scene, meeting, who=scene.school, days=-3)
    promise(scene, meeting, who=scene.school, days=3)
    house.use.commitments.note(StepInput(case=scene.case, item=item, status=S.DONE))
    house.use.meeting_items.correct(
        item,
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text="Ring hem",
            source=FAMILY,
            about=(scene.child,),
            types=(InformationType.PARTICIPATION,),
        ),
    )
    assert house.use.commitments.list_all().total == 1
    assert house.use.cases.list_cases()[0].open_commitments == 1


def test_a_long_list_is_read_part_by_part(house: House, scene: Scene) -> None:
    meeting = a_meeting(scene)
    for days in range(-3, 4):
        promise(scene, meeting, who=scene.school, days=days, text=f"Uppgift {days}")
    promise(scene, meeting, who=scene.police, days=30, text="Hälsa på")
    use = house.use.commitments
    found = use.list_all(narrowed=Narrowed(limit=3))
    assert ([line.days for line in found.lines], found.total) == ([-3, -2, -1], 8)
    assert {name for _, name in found.owners} == {"Ersängsskolan", "Polisen"}
    late = use.list_all(narrowed=Narrowed(due=Due.LATE))
    assert ([line.days for line in late.lines], late.total) == ([-3, -2, -1], 3)
    week = use.list_all(narrowed=Narrowed(due=Due.THIS_WEEK))
    assert [line.days for line in week.lines] == [0, 1, 2, 3]
    coming = use.list_all(narrowed=Narrowed(due=Due.COMING))
    assert [line.text for line in coming.lines] == ["Hälsa på"]
    words = use.list_all(narrowed=Narrowed(words="polis HÄLSA"))
    assert ([line.text for line in words.lines], words.total) == (["Hälsa på"], 1)
    first = use.list_all(narrowed=Narrowed(words="uppgift", limit=2))
    assert (len(first.lines), first.total) == (2, None)
    assert use.list_all(narrowed=Narrowed(only_lapsed=True)).total == 0


def test_no_word_finds_what_is_not_to_be_shown(house: House) -> None:
    scene = agreed(house, protected=Protection.PROTECTED_REGISTRATION)
    promise(scene, a_meeting(scene), who=scene.school, days=2, text="Skjuts hem")
    use = house.use.commitments
    assert use.list_all(narrowed=Narrowed(words="skjuts")).total == 1
    house.new_session()
    use = house.use.commitments
    assert use.list_all(narrowed=Narrowed(words="skjuts")).total == 0
    assert use.list_all(narrowed=Narrowed(words="alva")).total == 0
    assert use.list_all().total == 1

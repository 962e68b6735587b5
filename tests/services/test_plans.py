"""The plan of a case: lines that are items, versions that are set, what changed between them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sspf_app.domain.codes import FAMILY, InformationType
from sspf_app.services.commitment_views import StepInput
from sspf_app.services.meeting_views import CommitmentInput, ItemInput
from sspf_app.services.own_views import ViewInput
from sspf_app.services.plan_records import CommitmentStatus, PlanKind
from sspf_app.services.plan_views import Change, PlanBoard, PlanItemInput, VersionInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene
from tests.services.test_commitments import a_day, a_meeting, agreed, promise

K = PlanKind


@pytest.fixture
def scene(house: House) -> Scene:
    return agreed(house)


@pytest.fixture
def meeting(scene: Scene) -> str:
    return a_meeting(scene)


def typed(
    scene: Scene, meeting: str, kind: PlanKind, text: str, *, parent: str | None = None
) -> PlanItemInput:
    is_words = kind in (K.YOUNG_WORDS, K.GUARDIAN_WORDS)
    commitment = CommitmentInput(
        responsible=scene.school, starts_on=TODAY, due_on=a_day(14), follow_up="Nästa möte"
    )
    return PlanItemInput(
        item=ItemInput(
            case=scene.case,
            meeting=meeting,
            text=text,
            source=FAMILY if is_words else scene.social,
            about=(scene.child,),
            types=(InformationType.ATTENDANCE,) if is_words else (InformationType.PARTICIPATION,),
            commitment=commitment if kind is K.COMMITMENT else None,
        ),
        kind=kind,
        parent=parent,
        in_person="Ulla, mentor" if kind is K.COMMITMENT else "",
    )


def write(
    scene: Scene, meeting: str, kind: PlanKind, text: str, *, parent: str | None = None
) -> str:
    made = scene.house.use.plans.save(typed(scene, meeting, kind, text, parent=parent)).new_id
    assert made is not None
    return made


def lines(board: PlanBoard) -> list[tuple[int, str]]:
    return [(one.depth, one.item.text) for one in board.entries]


def test_goals_hold_sub_goals_and_commitments_in_order(
    house: House, scene: Scene, meeting: str
) -> None:
    goal = write(scene, meeting, K.GOAL, "I skolan varje dag")
    write(scene, meeting, K.GOAL, "En fritid som håller")
    write(scene, meeting, K.COMMITMENT, "Ringa hem på morgonen", parent=goal)
    sub = write(scene, meeting, K.SUB_GOAL, "Tre dagar i veckan", parent=goal)
    write(scene, meeting, K.COMMITMENT, "Skjuts", parent=sub)
    write(scene, meeting, K.YOUNG_WORDS, "Jag vill sova bättre")
    write(scene, meeting, K.OVERALL, "Alva trivs")
    board = house.use.plans.board(scene.case)
    assert lines(board) == [
        (0, "Jag vill sova bättre"),
        (0, "Alva trivs"),
        (0, "I skolan varje dag"),
        (1, "Tre dagar i veckan"),
        (2, "Skjuts"),
        (1, "Ringa hem på morgonen"),
        (0, "En fritid som håller"),
    ]
    promised = next(one for one in board.entries if one.item.text == "Skjuts")
    assert promised.line is not None
    assert (promised.line.owner, promised.line.in_person) == ("Ersängsskolan", "Ulla, mentor")
    readers = {one.name: one.reads for one in promised.item.readers}
    assert readers["Ersängsskolan"]
    assert board.is_changed


def test_own_words_are_the_familys_and_a_commitment_is_whole(
    house: House, scene: Scene, meeting: str
) -> None:
    words = typed(scene, meeting, K.YOUNG_WORDS, "Jag vill")
    goal = typed(scene, meeting, K.GOAL, "Målet")
    said = PlanItemInput(item=goal.item, kind=K.YOUNG_WORDS)
    assert refused(lambda: house.use.plans.save(said)).code == "own_words_of_family"
    half = PlanItemInput(item=words.item, kind=K.COMMITMENT)
    assert refused(lambda: house.use.plans.save(half)).code == "commitment_required"
    lost = PlanItemInput(item=goal.item, kind=K.GOAL, parent="i-none")
    assert refused(lambda: house.use.plans.save(lost)).code == "goal_not_in_plan"
    assert house.use.plans.board(scene.case).entries == ()


def test_what_was_promised_at_a_meeting_is_taken_in_and_out(
    house: House, scene: Scene, meeting: str
) -> None:
    goal = write(scene, meeting, K.GOAL, "Målet")
    item = promise(scene, meeting, who=scene.school, days=3)
    use = house.use.plans
    assert [one.item for one in use.board(scene.case).loose] == [item]
    use.take_in(scene.case, item, parent=goal)
    board = use.board(scene.case)
    assert (lines(board), board.loose) == ([(0, "Målet"), (1, "Ring hem")], ())
    use.take_out(scene.case, goal)
    assert lines(use.board(scene.case)) == [(0, "Ring hem")]
    use.put_back(scene.case, goal)
    assert lines(use.board(scene.case)) == [(0, "Målet"), (1, "Ring hem")]
    assert refused(lambda: use.take_in(scene.case, goal, parent=None)).code == "unknown_commitment"


def a_version(scene: Scene, *, reason: str = "", approved_by: str = "Anna och Alva") -> None:
    scene.house.use.plans.set_version(
        VersionInput(
            case=scene.case,
            purpose=scene.purpose,
            set_on=TODAY,
            approved_by=approved_by,
            reason=reason,
        )
    )


def test_a_version_is_set_once_there_is_a_goal_and_somebody_said_yes(
    house: House, scene: Scene, meeting: str
) -> None:
    assert refused(lambda: a_version(scene)).code == "plan_needs_goal"
    write(scene, meeting, K.GOAL, "Målet")
    assert refused(lambda: a_version(scene, approved_by=" ")).code == "approval_required"
    a_version(scene)
    assert refused(lambda: a_version(scene)).code == "version_needs_reason"
    a_version(scene, reason="Skolbyte")
    board = house.use.plans.board(scene.case)
    assert [(one.number, one.reason) for one in board.versions] == [(2, "Skolbyte"), (1, "")]
    assert not board.is_changed


def test_two_versions_beside_each_other(house: House, scene: Scene, meeting: str) -> None:
    use = house.use
    goal = write(scene, meeting, K.GOAL, "Målet")
    gone = write(scene, meeting, K.GOAL, "Utgår")
    kept = write(scene, meeting, K.COMMITMENT, "Ringa", parent=goal)
    write(scene, meeting, K.YOUNG_WORDS, "Jag vill")
    a_version(scene)
    house.wait(hours=1)
    use.plans.save(typed(scene, meeting, K.GOAL, "Målet, tydligare"), item=goal)
    use.plans.take_out(scene.case, gone)
    write(scene, meeting, K.SUB_GOAL, "Nytt", parent=goal)
    use.commitments.note(StepInput(case=scene.case, item=kept, status=CommitmentStatus.DONE))
    found = use.plans.compare(scene.case, scene.purpose, old=1)
    said = [
        (one.change, one.new.text if one.new else "", one.old.text if one.old else "")
        for one in found
    ]
    assert said == [
        (Change.SAME, "Jag vill", "Jag vill"),
        (Change.CHANGED, "Målet, tydligare", "Målet"),
        (Change.ADDED, "Nytt", ""),
        (Change.CHANGED, "Ringa", "Ringa"),
        (Change.TAKEN_AWAY, "", "Utgår"),
    ]
    a_version(scene, reason="Uppföljning")
    assert use.plans.compare(scene.case, scene.purpose, old=1, new=2) == found
    code = refused(lambda: use.plans.compare(scene.case, scene.purpose, old=9)).code
    assert code == "unknown_plan_version"


def test_worded_anew_at_another_meeting_the_line_goes_on_and_the_old_words_stay(
    house: House, scene: Scene, meeting: str
) -> None:
    use = house.use
    goal = write(scene, meeting, K.GOAL, "Målet")
    kept = write(scene, meeting, K.COMMITMENT, "Ringa", parent=goal)
    use.commitments.note(StepInput(case=scene.case, item=kept, status=CommitmentStatus.IN_PROGRESS))
    a_version(scene)
    house.wait(**{"seconds": timedelta(days=1).total_seconds()})
    later = a_meeting(scene)
    new_goal = use.plans.save(typed(scene, later, K.GOAL, "Nytt mål"), item=goal).new_id
    assert new_goal not in (None, goal)
    use.plans.save(typed(scene, later, K.COMMITMENT, "Ringa varje dag", parent=new_goal), item=kept)
    board = use.plans.board(scene.case)
    assert lines(board) == [(0, "Nytt mål"), (1, "Ringa varje dag")]
    promised = board.entries[1].line
    assert promised is not None
    assert promised.status is CommitmentStatus.IN_PROGRESS
    assert [item.text for item in use.meetings.get(scene.case, meeting).items] != []
    changes = [one.change for one in use.plans.compare(scene.case, scene.purpose, old=1)]
    assert changes == [Change.CHANGED, Change.CHANGED]


def test_a_view_that_stands_with_older_words_is_told_of_where_the_line_stands(
    house: House, scene: Scene, meeting: str
) -> None:
    use = house.use
    first = write(scene, meeting, K.GOAL, "Gå till skolan")
    write(scene, meeting, K.GOAL, "Sova bättre")
    assert [one.viewed_before for one in use.plans.board(scene.case).entries] == [(), ()]
    use.own_views.note(
        ViewInput(
            case=scene.case, item=first, person=scene.child, text="Bara på tisdagar", said_on=TODAY
        )
    )
    # As long as it stands with the words of today it is read with them.
    assert [one.viewed_before for one in use.plans.board(scene.case).entries] == [(), ()]
    house.wait(**{"seconds": timedelta(days=1).total_seconds()})
    later = a_meeting(scene)
    second = use.plans.save(typed(scene, later, K.GOAL, "Gå till skolan oftare"), item=first).new_id
    board = use.plans.board(scene.case)
    assert {one.item.text: one.viewed_before for one in board.entries} == {
        "Gå till skolan oftare": ("Gå till skolan",),
        "Sova bättre": (),
    }
    house.wait(**{"seconds": timedelta(days=1).total_seconds()})
    use.plans.save(typed(scene, a_meeting(scene), K.GOAL, "Varje dag"), item=second or "")
    told = {one.item.text: one.viewed_before for one in use.plans.board(scene.case).entries}
    assert told["Varje dag"] == ("Gå till skolan",)


def test_lines_of_a_kind_change_places_and_stay_under_their_goal(
    house: House, scene: Scene, meeting: str
) -> None:
    first = write(scene, meeting, K.GOAL, "Skolan")
    second = write(scene, meeting, K.GOAL, "Fritiden")
    under = write(scene, meeting, K.SUB_GOAL, "Tre dagar", parent=first)
    a_version(scene)
    use = house.use.plans
    use.move(scene.case, second, by=-1)
    board = use.board(scene.case)
    assert lines(board) == [(0, "Fritiden"), (0, "Skolan"), (1, "Tre dagar")]
    assert board.is_changed
    use.move(scene.case, second, by=-1)
    use.move(scene.case, under, by=1)
    assert lines(use.board(scene.case)) == lines(board)
    use.move(scene.case, second, by=1)
    assert not use.board(scene.case).is_changed
    error = refused(lambda: use.move(scene.case, "i-none", by=1))
    assert error.code == "goal_not_in_plan"


def test_how_a_commitment_goes_changes_no_plan(house: House, scene: Scene, meeting: str) -> None:
    goal = write(scene, meeting, K.GOAL, "Skolan")
    task = write(scene, meeting, K.COMMITMENT, "Ringa hem", parent=goal)
    a_version(scene)
    house.use.commitments.note(
        StepInput(case=scene.case, item=task, status=CommitmentStatus.IN_PROGRESS)
    )
    assert not house.use.plans.board(scene.case).is_changed

"""Who has got a copy of the minutes: by the ledger, until each has one or needs none."""

from pathlib import Path

import pytest

from sspf_app.domain.codes import PartyKind
from sspf_app.services.copy_views import CopyGiven
from sspf_app.services.kept_states import rebuild_kept_states
from sspf_app.services.ledger_records import FollowUpKind, NoCopyReason
from sspf_app.services.ledger_views import FollowUpInput, MisdirectionInput
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.party_views import PartyInput
from tests.services.conftest import House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene


@pytest.fixture
def scene(house: House) -> Scene:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def _held(scene: Scene) -> str:
    house = scene.house
    changes = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(scene.social, scene.school, scene.police),
            persons=(scene.mother,),
        )
    )
    house.wait(minutes=1)
    meeting = changes.new_id or ""
    house.use.meeting_items.add(_item(scene, meeting, "Går till skolan varje dag."))
    house.wait(minutes=1)
    return meeting


def _item(scene: Scene, meeting: str, text: str) -> ItemInput:
    return item_of(scene, meeting, text=text)


def _lock(scene: Scene, meeting: str) -> None:
    scene.house.use.minutes_versions.lock(scene.case, meeting)
    scene.house.wait(minutes=1)


def _give(scene: Scene, meeting: str, recipient: str, folder: Path) -> None:
    scene.house.use.minutes.export(scene.case, meeting, recipient=recipient, folder=folder)
    scene.house.wait(minutes=1)


def _found(scene: Scene, meeting: str) -> dict[str, CopyGiven]:
    views = scene.house.use.minutes_given.copies(scene.case, meeting)
    return {one.recipient: one.given for one in views}


def _waiting(scene: Scene) -> list[tuple[str, str]]:
    found = scene.house.use.today.queue().entries
    return [(one.target, one.detail) for one in found if one.kind == "copies_waiting"]


def _not_needed(scene: Scene, meeting: str, recipient: str) -> str:
    entry = FollowUpInput(
        case=scene.case,
        kind=FollowUpKind.COPY_NOT_NEEDED,
        about=meeting,
        recipient=recipient,
        happened_on=scene.house.clock.at.date(),
        what=NoCopyReason.READ_THERE,
    )
    return scene.house.use.ledger.note(entry).new_id or ""


def test_a_copy_counts_once_it_left(scene: Scene, tmp_path: Path) -> None:
    meeting = _held(scene)
    before = _found(scene, meeting)
    assert before
    assert set(before.values()) == {CopyGiven.NOT_GIVEN}
    _give(scene, meeting, scene.school, tmp_path)
    _lock(scene, meeting)
    after = _found(scene, meeting)
    assert after == before | {scene.school: CopyGiven.GIVEN}  # what it says is the same, locked
    (line,) = scene.house.use.meetings.list_meetings(case=scene.case)
    assert line.copies is not None
    assert (line.copies.given, line.copies.needed) == (1, len(before))


def test_the_day_waits_until_each_has_one_or_needs_none(scene: Scene, tmp_path: Path) -> None:
    meeting = _held(scene)
    assert _waiting(scene) == []  # minutes that are not locked are told of as unfinished
    _lock(scene, meeting)
    recipients = list(_found(scene, meeting))
    ((target, detail),) = _waiting(scene)
    assert target == meeting
    assert len(detail.split(", ")) == len(recipients)
    last = recipients.pop()
    for one in recipients:
        _give(scene, meeting, one, tmp_path)
    assert len(_waiting(scene)) == 1
    note = _not_needed(scene, meeting, last)
    assert _waiting(scene) == []
    assert _found(scene, meeting)[last] is CopyGiven.NOT_NEEDED
    scene.house.use.ledger.take_back(scene.case, note)
    assert len(_waiting(scene)) == 1
    scene.house.wait(days=400)
    assert len(_waiting(scene)) == 1  # a guardian of a small child may have it, however late


def test_a_new_version_makes_older_what_it_changes(scene: Scene, tmp_path: Path) -> None:
    meeting = _held(scene)
    _lock(scene, meeting)
    for one in _found(scene, meeting):
        _give(scene, meeting, one, tmp_path)
    assert _waiting(scene) == []
    scene.house.use.minutes_versions.open_for_change(scene.case, meeting, reason="Fel dag")
    scene.house.wait(minutes=1)
    scene.house.use.meeting_items.add(_item(scene, meeting, "Frånvaro på fredagar."))
    _lock(scene, meeting)
    found = _found(scene, meeting)
    assert found[scene.school] is CopyGiven.OLDER
    assert len(_waiting(scene)) == 1


def test_a_copy_that_went_astray_was_not_given(scene: Scene, tmp_path: Path) -> None:
    meeting = _held(scene)
    _lock(scene, meeting)
    _give(scene, meeting, scene.school, tmp_path)
    row = scene.house.use.ledger.rows(scene.case)[0]
    scene.house.use.ledger.mark_misdirected(
        MisdirectionInput(
            case=scene.case,
            disclosure=row.id,
            found_on=scene.house.clock.at.date(),
            found_by="Skolan",
            reached=None,
            reached_words="En annan skola",
            how="Fel kuvert",
            also_intended=False,
        )
    )
    assert _found(scene, meeting)[scene.school] is CopyGiven.NOT_GIVEN


def test_only_who_may_have_a_copy_can_do_without(scene: Scene) -> None:
    meeting = _held(scene)
    other = scene.house.use.parties.add(PartyInput(name="Björkskolan", kind=PartyKind.SCHOOL))
    assert other.new_id is not None
    refusal = refused(lambda: _not_needed(scene, meeting, other.new_id or ""))
    assert refusal.code == "not_a_recipient"


def test_what_is_kept_is_what_the_ledger_says(scene: Scene, tmp_path: Path) -> None:
    meeting = _held(scene)
    _lock(scene, meeting)
    _give(scene, meeting, scene.school, tmp_path)
    _not_needed(scene, meeting, scene.police)
    with scene.house.unit() as unit:
        assert rebuild_kept_states(unit, now=scene.house.clock.now()) == 0


def test_nobody_waits_for_minutes_in_which_nothing_stands(scene: Scene) -> None:
    house = scene.house
    changes = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(scene.social, scene.school),
        )
    )
    house.wait(minutes=1)
    _lock(scene, changes.new_id or "")
    assert _waiting(scene) == []

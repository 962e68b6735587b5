"""Adjustment, lock, versions: what is locked stays, and who has an older copy is known."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.services.meeting_records import AdjustmentReply
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.records import Presence
from sspf_app.services.version_views import ReplyInput
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.dates import long_day
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene

T = InformationType


def _held(house: House) -> tuple[Scene, str]:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    changes = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(scene.social, scene.school, scene.police),
            persons=(scene.mother,),
        )
    )
    assert changes.new_id is not None
    house.wait(minutes=1)
    return scene, changes.new_id


def _add(scene: Scene, meeting: str, text: str, **other: object) -> tuple[str, ItemInput]:
    entry = item_of(scene, meeting, text=text)
    entry = replace(entry, **other)  # pyright: ignore[reportArgumentType]
    changes = scene.house.use.meeting_items.add(entry)
    assert changes.new_id is not None
    scene.house.wait(minutes=1)
    return changes.new_id, entry


def _lock(scene: Scene, meeting: str) -> None:
    scene.house.use.minutes_versions.lock(scene.case, meeting)
    scene.house.wait(minutes=1)


def _open(scene: Scene, meeting: str, reason: str = "Fel dag skrevs") -> None:
    scene.house.use.minutes_versions.open_for_change(scene.case, meeting, reason=reason)
    scene.house.wait(minutes=1)


def test_nothing_of_locked_minutes_is_changed(house: House) -> None:
    scene, meeting = _held(house)
    use = house.use
    item, entry = _add(scene, meeting, "Närvaron är bättre")
    _lock(scene, meeting)
    again = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at + timedelta(days=1),
        parties=(scene.social,),
    )
    attempts = (
        lambda: use.meeting_items.add(entry),
        lambda: use.meeting_items.correct(item, replace(entry, text="Annat")),
        lambda: use.meetings.change(meeting, again),
        lambda: use.meetings.note_presence(
            scene.case, meeting, participant=scene.school, presence=Presence.PRESENT
        ),
        lambda: use.minutes_versions.lock(scene.case, meeting),
    )
    for attempt in attempts:
        refusal = refused(attempt)
        assert (refusal.code, refusal.params["version"]) == ("meeting_locked", 1)
    assert [one.text for one in use.meetings.get(scene.case, meeting).items] == [entry.text]


def test_a_change_is_a_new_version_with_its_reason(house: House) -> None:
    scene, meeting = _held(house)
    use = house.use
    first, entry = _add(scene, meeting, "Närvaron är bättre")
    gone, other = _add(scene, meeting, "Mentorn ringer varje morgon")
    _lock(scene, meeting)
    assert refused(lambda: _open(scene, meeting, " ")).code == "change_reason_required"
    _open(scene, meeting)
    assert refused(lambda: _open(scene, meeting)).code == "meeting_not_locked"
    state = use.minutes_versions.state(scene.case, meeting)
    assert (state.is_locked, state.version, state.opened_because) == (False, 2, "Fel dag skrevs")
    use.meeting_items.correct(first, replace(entry, text="Närvaron är mycket bättre"))
    use.meeting_items.correct(gone, replace(other, oral_only=True))
    new, _ = _add(scene, meeting, "Provveckan gick bra")
    _lock(scene, meeting)
    state = use.minutes_versions.state(scene.case, meeting)
    assert [(one.number, one.reason) for one in state.versions] == [(2, "Fel dag skrevs"), (1, "")]
    changes = use.minutes_versions.compare(scene.case, meeting, older=1, newer=2)
    assert {(one.item, one.kind, one.before, one.after, one.details) for one in changes} == {
        (first, "changed", "Närvaron är bättre", "Närvaron är mycket bättre", ()),
        (gone, "changed", other.text, other.text, ("oral_only",)),
        (new, "added", "", "Provveckan gick bra", ()),
    }
    assert use.minutes_versions.compare(scene.case, meeting, older=2) == ()
    unknown = refused(lambda: use.minutes_versions.compare(scene.case, meeting, older=7))
    assert unknown.code == "unknown_version"


def test_each_participant_answers_and_the_last_reply_holds(house: House) -> None:
    scene, meeting = _held(house)
    use = house.use
    _add(scene, meeting, "Närvaron är bättre")

    def note(participant: str, reply: AdjustmentReply, **other: object) -> None:
        entry = ReplyInput(
            case=scene.case,
            meeting=meeting,
            participant=participant,
            reply=reply,
            replied_on=TODAY,
        )
        use.minutes_versions.note_reply(
            replace(entry, **other)  # pyright: ignore[reportArgumentType]
        )

    remark = refused(lambda: note(scene.school, AdjustmentReply.REMARK, remark=" "))
    assert remark.code == "remark_required"
    late = refused(
        lambda: note(scene.school, AdjustmentReply.APPROVED, replied_on=TODAY + timedelta(days=1))
    )
    assert late.code == "date_in_future"
    early = refused(
        lambda: note(scene.school, AdjustmentReply.APPROVED, replied_on=TODAY - timedelta(days=1))
    )
    assert early.code == "replied_before_meeting"
    assert refused(lambda: note(scene.leisure, AdjustmentReply.APPROVED)).code == (
        "not_a_participant"
    )
    note(scene.school, AdjustmentReply.REMARK, remark="Det var på tisdagen")
    note(scene.school, AdjustmentReply.APPROVED)
    note(scene.mother, AdjustmentReply.NO_ANSWER)
    state = use.minutes_versions.state(scene.case, meeting)
    assert {one.participant: one.reply for one in state.adjustments} == {
        scene.school: AdjustmentReply.APPROVED,
        scene.police: None,
        scene.mother: AdjustmentReply.NO_ANSWER,
    }
    # A new version is adjusted anew; what was answered before stands in the history.
    _lock(scene, meeting)
    note(scene.police, AdjustmentReply.APPROVED)
    _open(scene, meeting)
    state = use.minutes_versions.state(scene.case, meeting)
    assert {one.reply for one in state.adjustments} == {None}


def test_what_has_not_begun_is_not_locked(house: House) -> None:
    scene, _ = _held(house)
    changes = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at + timedelta(days=1),
            parties=(scene.social,),
        )
    )
    later = changes.new_id
    assert later is not None
    refusal = refused(lambda: house.use.minutes_versions.lock(scene.case, later))
    assert refusal.code == "meeting_not_begun"


def test_who_has_an_older_copy_is_listed_only_if_their_own_words_changed(
    house: House, tmp_path: Path
) -> None:
    scene, meeting = _held(house)
    use = house.use
    _add(scene, meeting, "Närvaron är bättre")
    secret, entry = _add(
        scene, meeting, "Ett prov var positivt i januari", types=(T.HEALTH,), source="family"
    )
    _lock(scene, meeting)
    for recipient in (scene.school, scene.police, scene.mother):
        use.minutes.export(scene.case, meeting, recipient=recipient, folder=tmp_path)
    house.wait(minutes=1)
    assert use.minutes_versions.state(scene.case, meeting).older_copies == ()
    _open(scene, meeting)
    # Health was granted to no party: only the guardian read it.
    use.meeting_items.correct(secret, replace(entry, text="Inget prov var positivt i januari"))
    house.wait(minutes=1)
    _lock(scene, meeting)
    older = use.minutes_versions.state(scene.case, meeting).older_copies
    assert [(one.recipient, one.may_get) for one in older] == [(scene.mother, True)]
    use.minutes.export(scene.case, meeting, recipient=scene.mother, folder=tmp_path)
    assert use.minutes_versions.state(scene.case, meeting).older_copies == ()


@pytest.mark.parametrize("is_locked_twice", [False, True])
def test_a_copy_says_its_version_as_its_reader_counts(house: House, is_locked_twice: bool) -> None:
    """A change in what is held back from the school shows nowhere in the school's copy."""
    scene, meeting = _held(house)
    use = house.use
    _add(scene, meeting, "Närvaron är bättre")
    secret, entry = _add(
        scene, meeting, "Ett prov var positivt i januari", types=(T.HEALTH,), source="family"
    )

    def said(recipient: str) -> str:
        paper = use.minutes.preview(scene.case, meeting, recipient=recipient)
        return paper.pdf.decode()

    assert "Utkast" in said(scene.school)
    _lock(scene, meeting)
    first = said(scene.school)
    assert f"1, låst {long_day(TODAY, words_for('sv'))}" in first
    _open(scene, meeting, "Provet var fel")
    use.meeting_items.correct(secret, replace(entry, text="Inget prov var positivt i januari"))
    house.wait(minutes=1)
    assert "Utkast" in said(COORDINATOR)
    assert "Utkast" in said(scene.mother)
    if is_locked_twice:
        _lock(scene, meeting)
        assert "2, låst" in said(COORDINATOR)
        assert "2, låst" in said(scene.mother)
    school = said(scene.school)
    assert "1, låst" in school
    assert "Provet" not in school


def test_who_reads_nothing_of_the_minutes_has_nothing_to_adjust(house: House) -> None:
    scene, meeting = _held(house)

    def without_copy() -> set[str]:
        state = house.use.minutes_versions.state(scene.case, meeting)
        return {one.participant for one in state.adjustments if not one.gets_copy}

    assert without_copy() == set()  # nothing is noted yet
    _add(scene, meeting, "Närvaron är bättre", hide_from_guardians=True)
    assert without_copy() == {scene.mother}

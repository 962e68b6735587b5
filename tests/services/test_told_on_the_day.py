"""Whoever may know of a meeting today, and no longer when it begins, is not told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.services.agenda_views import PointInput
from sspf_app.services.consent_views import PaperYes
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.meeting_views import AttendanceView, ItemInput, NewMeeting
from sspf_app.services.notice_views import NoticeOrder
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.people_views import PersonInput
from sspf_app.services.request_records import ContactKind
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import agenda_of
from tests.services.scenery import Scene, T, a_scene
from tests.services.withdrawal_house import agreed, entry

K = NoticeKind


def _plan(scene: Scene, *, days: int, parties: tuple[str, ...] = (), who: str = "") -> str:
    entry = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=scene.house.clock.at + timedelta(days=days),
        parties=parties,
        persons=(who or scene.mother, scene.child),
    )
    return scene.house.use.meetings.plan(entry).new_id or ""


def _at(scene: Scene, meeting: str, person: str) -> AttendanceView:
    people = scene.house.use.meetings.get(scene.case, meeting).participants
    return next(one for one in people if one.participant == person)


def _stopped(scene: Scene) -> list[tuple[str, str]]:
    entries = scene.house.use.today.queue().entries
    return [(one.detail, one.target) for one in entries if one.kind == "meeting_stopped"]


def _custody_ends(scene: Scene, person: str, *, days: int) -> date:
    """The last day of somebody's custody; the other parent has it alone from the next."""
    custody, last = scene.house.use.custody, TODAY + timedelta(days=days)
    relation = next(
        one for one in scene.house.use.people.get(scene.child).custody if one.holder == person
    )
    custody.end(relation.id, last)
    return last


def _refused(scene: Scene, meeting: str, person: str, folder: Path) -> set[str]:
    use, case, folder = scene.house.use, scene.case, folder / "ut"
    folder.mkdir()
    word = NoticeOrder(case=case, meeting=meeting, recipient=person, kind=K.INVITATION)
    ways = (
        lambda: use.invitation_papers.preview(case, meeting, recipient=person),
        lambda: use.invitation_papers.export(case, meeting, recipient=person, folder=folder),
        lambda: use.calendar_entries.save(case, meeting, recipients=(person,), folder=folder),
        lambda: use.notices.preview(word),
        lambda: use.notices.copy(word),
    )
    found = {refused(way).code for way in ways}
    assert not list(folder.iterdir())
    return found


@pytest.mark.parametrize(("days", "is_told"), [(3, True), (4, True), (5, False), (10, False)])
def test_who_comes_of_age_before_it_ends_what_guardians_are_told(
    house: House, tmp_path: Path, days: int, is_told: bool
) -> None:
    """Fourteen when it is planned; from fifteen a guardian is told what the young one grants."""
    turns = TODAY + timedelta(days=5)
    scene = a_scene(house, born=turns.replace(year=turns.year - 15))
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = _plan(scene, days=days)
    if is_told:
        use = house.use
        use.invitation_papers.export(scene.case, meeting, recipient=scene.mother, folder=tmp_path)
        assert _at(scene, meeting, scene.mother).invitable
        return
    assert _refused(scene, meeting, scene.mother, tmp_path) == {"answers_before_meeting"}
    seen = _at(scene, meeting, scene.mother)
    assert (seen.invitable, seen.is_stopped) == (False, True)
    assert "from 17 March 2026 on" in seen.why
    assert "Alva Lind" in seen.why


def test_custody_that_ends_before_it_says_from_when(house: House, tmp_path: Path) -> None:
    scene = agreed(house)
    meeting = _plan(scene, days=10)
    assert not _stopped(scene)
    _custody_ends(scene, scene.mother, days=3)
    assert _refused(scene, meeting, scene.mother, tmp_path) == {"custody_before_meeting"}
    assert _at(scene, meeting, scene.mother).why == (
        "Anna Lind may not be told of the meeting: the custody ends, and holds no longer from "
        "16 March 2026 on."
    )
    assert _stopped(scene) == [("Anna Lind", meeting)]
    house.wait(days=5)  # now it has ended: they are on the list until they are taken off
    assert _stopped(scene) == [("Anna Lind", meeting)]
    house.use.meetings.change(meeting, replace(_entry(scene, meeting), persons=(scene.child,)))
    assert not _stopped(scene)


def _entry(scene: Scene, meeting: str) -> NewMeeting:
    found = scene.house.use.meetings.get(scene.case, meeting)
    return NewMeeting(case=scene.case, purpose=found.purpose, starts_at=found.starts_at, parties=())


def test_who_was_invited_before_is_told_that_it_is_without_them(
    house: House, tmp_path: Path
) -> None:
    scene = agreed(house)
    meeting = _plan(scene, days=10)
    use = house.use
    use.invitation_papers.export(scene.case, meeting, recipient=scene.mother, folder=tmp_path)
    _custody_ends(scene, scene.mother, days=3)
    told = next(
        one for one in use.notices.recipients(scene.case, meeting) if one.recipient == scene.mother
    )
    assert told.may == (K.CANCELLED, K.WITHOUT_YOU)
    assert "16 March" in told.why
    order = NoticeOrder(
        case=scene.case, meeting=meeting, recipient=scene.mother, kind=K.WITHOUT_YOU
    )
    assert use.notices.preview(order)


def test_turning_eighteen_before_a_meeting_of_the_family_ends_it_for_the_parents(
    house: House, tmp_path: Path
) -> None:
    turns = TODAY + timedelta(days=5)
    scene = a_scene(house, born=turns.replace(year=turns.year - 18))
    for one in (scene.mother, scene.father, scene.child):
        scene.yes(one, recipients=(scene.mother,))
    meeting = _plan(scene, days=10)
    assert _refused(scene, meeting, scene.mother, tmp_path) == {"adult_before_meeting"}
    assert "is an adult from 17 March 2026" in _at(scene, meeting, scene.mother).why
    assert _at(scene, meeting, scene.child).invitable


def test_who_never_could_be_told_is_no_news(house: House) -> None:
    scene = a_scene(house, born=date(2018, 5, 1))
    scene.yes(scene.mother)
    scene.yes(scene.father)
    meeting = _plan(scene, days=10)
    child = _at(scene, meeting, scene.child)
    assert (child.invitable, child.is_stopped) == (False, False)
    assert child.why == "Alva Lind is too young to be sent anything: tell Alva Lind of it aloud."
    assert not _stopped(scene)


def _dies(scene: Scene, person: str) -> None:
    known = scene.house.use.people.get(person)
    entry = PersonInput(name=known.name, born=known.born, died=TODAY)
    scene.house.use.people.correct(person, entry)


def _is_barred(scene: Scene, person: str, *, everywhere: bool = False) -> str:
    rule = ContactInput(
        case=scene.case,
        person=person,
        kind=ContactKind.BLOCKED,
        reason="hot",
        starts_on=TODAY,
        everywhere=everywhere,
    )
    return scene.house.use.contact_rules.record(rule).new_id or ""


def test_who_is_held_back_stands_so_on_the_page_and_the_day(house: House) -> None:
    scene = agreed(house)
    meeting, use = _plan(scene, days=10), house.use
    use.contact_rules.answer_danger(scene.case, ContactKind.DANGER_UNKNOWN)
    seen = _at(scene, meeting, scene.mother)
    assert (seen.invitable, seen.is_stopped, seen.is_barred) == (False, False, True)
    assert _stopped(scene) == [("Anna Lind", meeting)]
    use.contact_rules.answer_danger(
        scene.case, ContactKind.DANGER_CLEARED, said="Mona Ek, 12 mars: de får veta"
    )
    assert _at(scene, meeting, scene.mother).invitable
    assert not _stopped(scene)


@pytest.mark.parametrize("happens", [_dies, _is_barred])
def test_who_nothing_may_be_sent_to_is_taken_off_what_is_to_come(
    house: House, happens: Callable[[Scene, str], object]
) -> None:
    scene = agreed(house)
    held, ahead = _plan(scene, days=0), _plan(scene, days=10)
    house.wait(hours=1)
    happens(scene, scene.mother)
    get = house.use.meetings.get
    assert [one.participant for one in get(scene.case, ahead).participants] == [scene.child]
    ((name, why),) = get(scene.case, ahead).people_off
    assert name == "Anna Lind"
    assert "Anna Lind" in why
    there = [one.participant for one in get(scene.case, held).participants]
    assert there == [scene.mother, scene.child]
    assert not get(scene.case, held).people_off
    assert not _stopped(scene)


def test_who_is_barred_everywhere_is_taken_off_in_every_case(house: House) -> None:
    """Also somebody who is of no case but by coming to its meetings."""
    scene = agreed(house)
    aunt = house.use.people.add(PersonInput(name="Olle Lo", born=date(1980, 1, 2))).new_id or ""
    ahead = _plan(scene, days=10, who=aunt)
    house.wait(hours=1)
    rule = _is_barred(scene, aunt, everywhere=True)
    detail = house.use.meetings.get(scene.case, ahead)
    assert [one.participant for one in detail.participants] == [scene.child]
    assert [name for name, _why in detail.people_off] == ["Olle Lo"]
    house.use.contact_rules.lift(scene.case, rule, because="fel person")
    assert not house.use.meetings.get(scene.case, ahead).people_off


def _narrower(scene: Scene, *, days: int, only_aloud: bool = False) -> None:
    """The mother signs anew: from some days on the police is told nothing of drugs, or aloud."""
    use = scene.house.use
    order = replace(scene.order(scene.mother), valid_from=TODAY + timedelta(days=days))
    prepared = use.consent_forms.prepare(order)
    use.consent_forms.hand_out(prepared)
    drugs = [at for at, one in enumerate(scene.rows()) if one.type is T.ALCOHOL_DRUGS]
    every = scene.all_boxes()
    closed = {box for box in every if box[1] == scene.police and box[0] in drugs}
    boxes = {box: True for box in every if only_aloud or box not in closed}
    use.answers.register_yes(
        PaperYes(
            code=prepared.form.id,
            case=scene.case,
            signed_on=TODAY,
            signed_time=scene.house.clock.at,
            boxes=boxes,
            oral_boxes=frozenset(closed if only_aloud else ()),
        )
    )


def _drugs(scene: Scene, meeting: str) -> PointInput:
    return PointInput(
        case=scene.case,
        meeting=meeting,
        heading="Drogtesterna i vintras",
        source=scene.social,
        about=(scene.child,),
        types=(T.ALCOHOL_DRUGS,),
    )


def test_a_point_that_a_narrower_yes_closes_before_the_meeting_is_a_pause(
    house: House, tmp_path: Path
) -> None:
    scene = agreed(house)
    parties = (scene.school, scene.police)
    soon = _plan(scene, days=2, parties=parties)
    later = _plan(scene, days=10, parties=parties)
    for meeting in (soon, later):
        house.use.agenda.add(_drugs(scene, meeting))
    house.wait(minutes=5)
    _narrower(scene, days=4)
    agenda, papers = house.use.agenda, house.use.invitation_papers
    assert not agenda.points(scene.case, soon)[0].without
    assert agenda.points(scene.case, later)[0].without == ("Polisen (from 16 March 2026)",)
    assert agenda_of(scene, soon, scene.police) == ("Drogtesterna i vintras",)
    assert agenda_of(scene, later, scene.police) == (None,)
    paper = papers.preview(scene.case, later, recipient=scene.police).pdf.decode()
    assert "Drogtesterna" not in paper
    assert "Drogtesterna" in papers.preview(scene.case, later, recipient=scene.school).pdf.decode()


def test_what_was_said_before_it_is_no_point_for_who_may_not_hear_it_then(house: House) -> None:
    scene = agreed(house)
    later = _plan(scene, days=10, parties=(scene.school, scene.police))
    item = ItemInput(
        case=scene.case,
        meeting=later,
        text="Proverna visade ingenting",
        source=scene.social,
        about=(scene.child,),
        types=(T.ALCOHOL_DRUGS,),
    )
    saved = house.use.meeting_items.add(item).new_id or ""
    get = house.use.meetings.get
    assert get(scene.case, later).without == {saved: ()}
    house.wait(minutes=5)
    _narrower(scene, days=4)
    assert get(scene.case, later).without == {saved: ("Polisen (from 16 March 2026)",)}
    house.wait(days=5)  # by now it is so already, and no day is told
    assert get(scene.case, later).without == {saved: ("Polisen",)}


def test_a_party_that_may_be_invited_today_and_not_then_is_told_of_with_the_day(
    house: House,
) -> None:
    scene = agreed(house)
    entry = NewMeeting(
        case=scene.case,
        purpose=scene.purpose,
        starts_at=house.clock.at + timedelta(days=10),
        parties=(scene.school,),
    )
    (check,) = house.use.meetings.check(entry).invited
    assert check.sentence.startswith("Ersängsskolan may")
    _custody_ends(scene, scene.mother, days=3)
    (check,) = house.use.meetings.check(entry).blocked
    assert check.sentence.startswith("From 16 March 2026: Ersängsskolan may not")
    house.wait(days=5)
    (check,) = house.use.meetings.check(entry).blocked
    assert check.sentence.startswith("Ersängsskolan may not")


def test_a_heading_that_may_only_be_said_by_then_is_not_written_today(house: House) -> None:
    scene = agreed(house)
    later = _plan(scene, days=10, parties=(scene.school, scene.police))
    agenda = house.use.agenda
    agenda.add(_drugs(scene, later))
    assert agenda_of(scene, later, scene.police) == ("Drogtesterna i vintras",)
    house.wait(minutes=5)
    _narrower(scene, days=4, only_aloud=True)
    assert not agenda.points(scene.case, later)[0].without  # they may hear it
    assert agenda_of(scene, later, scene.police) == (None,)


def test_who_was_granted_it_later_and_got_an_invitation_is_told_of_when_it_is_taken_back(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house, born=date(2009, 6, 1))
    meeting = _plan(scene, days=10)
    house.wait(minutes=5)
    for one in (scene.mother, scene.father, scene.child):
        scene.yes(one, recipients=(scene.mother,))
    use = house.use
    use.invitation_papers.export(scene.case, meeting, recipient=scene.mother, folder=tmp_path)
    house.wait(minutes=5)
    use.withdrawals.register(entry(scene, signatory=scene.child, parties=(scene.mother,)))
    assert _stopped(scene) == [("Anna Lind", meeting)]
    assert _at(scene, meeting, scene.mother).is_stopped

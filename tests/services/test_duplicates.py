"""Persons entered twice: found, told apart, merged with both histories, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import Channel, CustodyKind, InformationType, Protection
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Consent, Custody, Person
from sspf_app.domain.rules import decide
from sspf_app.services.alike import Alike, alike, pairs_alike
from sspf_app.services.case_views import NewCase
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.contact_checks import is_same_person
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.move_people import KnownPeople, is_sure
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import Presence
from sspf_app.services.request_records import ContactKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import SEEN, Scene, a_scene

BORN = date(1982, 5, 6)


@pytest.fixture
def scene(house: House) -> Scene:
    return a_scene(house)


def person(house: House, name: str, **other: object) -> str:
    return house.use.people.add(replace(PersonInput(name=name), **other)).new_id or ""


def second_father(house: House, scene: Scene, *, child: str | None = None) -> str:
    """The father once more, as somebody who holds custody too."""
    made = person(house, "Erik Bergh", born=BORN)
    house.use.custody.add(
        CustodyInput(
            child=child or scene.child,
            holder=made,
            kind=CustodyKind.JOINT,
            starts_on=date(2013, 2, 3),
            evidence=SEEN,
        )
    )
    return made


def may_know(house: House, scene: Scene, subject: str | None = None) -> bool:
    """Whether the leisure unit may learn of school attendance from the school."""
    flow = Flow(
        case=scene.case,
        purpose=scene.purpose,
        subject=subject or scene.child,
        source=scene.school,
        recipient=scene.leisure,
        type=InformationType.ATTENDANCE,
        channel=Channel.WRITTEN,
    )
    with house.unit() as unit:
        return decide(unit.records.case_facts(scene.case), flow, at=house.clock.at).allowed


def merged(house: House, *, kept: str, dropped: str) -> str:
    effect = house.use.merging.effect(kept=kept, dropped=dropped)
    change = house.use.merging.merge(kept=kept, dropped=dropped, told=effect.opens)
    return change.new_id or ""


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("Alva Lind", BORN, None), ("Lind Alva", BORN, None), Alike.NAME_AND_BIRTH),
        (("Erik Bergh", BORN, None), ("Erik Berg", BORN, None), Alike.NAME_AND_BIRTH),
        (("Erik Bregh", BORN, None), ("Erik Bergh", BORN, None), Alike.NAME_AND_BIRTH),
        (("José Åkerlund", BORN, None), ("Jose Akerlund", BORN, None), Alike.NAME_AND_BIRTH),
        (("Ann-Marie Ek", None, None), ("Ann Marie Ek", BORN, None), Alike.NAME),
        (("Anna Lind", BORN, None), ("Anna Lind", date(1982, 5, 7), None), None),
        (("Bo Ek", BORN, None), ("Bo Ed", BORN, None), None),
        (("Nytt Namn", BORN, "19820506-1239"), ("Gammal", None, "820506-1239"), Alike.NUMBER),
        (("Anna Lind", BORN, "19820506-1239"), ("Anna Lind", BORN, "19820506-1221"), None),
    ],
)
def test_who_is_alike(one: tuple, other: tuple, why: Alike | None) -> None:
    first, second = (
        Person(id=some_id, name=name, born=born, personal_number=number)
        for some_id, (name, born, number) in (("a", one), ("b", other))
    )
    assert alike(first, second) is alike(second, first) is why
    found = [pair[2] for pair in pairs_alike((first, second))]
    assert found == ([] if why is None else [why])


def test_likeness_is_judged_in_one_place() -> None:
    """Entered, moved in, barred: whichever asks, the same two are the same."""
    for one, other in (("Lind Erik", "Erik Lind"), ("Anna-Lisa Ek", "Annalisa Ek")):
        first, second = (Person(id=name, name=name, born=date(1980, 5, 6)) for name in (one, other))
        assert alike(first, second) is Alike.NAME_AND_BIRTH
        assert is_same_person(first, second)
        assert is_sure(first, second)
        for is_strict in (True, False):
            assert KnownPeople((first,), is_strict=is_strict).like(second) == (first,)


def test_pairs_are_listed_until_they_are_told_to_be_two(house: House, scene: Scene) -> None:
    twin = person(house, "Berg Erik", born=BORN)
    (pair,) = house.use.duplicates.pairs()
    assert {pair.first.id, pair.second.id} == {scene.father, twin}
    house.use.duplicates.are_two(twin, scene.father)
    assert house.use.duplicates.pairs() == ()


def test_a_merge_keeps_both_histories_and_the_same_answers(house: House, scene: Scene) -> None:
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    assert may_know(house, scene)
    twin = person(house, "Erik Bergh", born=BORN, phone="070-1")
    sister = person(house, "Elsa Lind", born=date(2016, 1, 1))
    relation = CustodyInput(
        child=sister,
        holder=twin,
        kind=CustodyKind.SOLE,
        starts_on=date(2016, 1, 1),
        evidence=SEEN,
    )
    house.use.custody.add(relation)
    before = house.wait(hours=1)
    effect = house.use.merging.effect(kept=scene.father, dropped=twin)
    assert (effect.opens, effect.stops) == ((), 0)
    house.wait(hours=1)
    merged(house, kept=scene.father, dropped=twin)
    assert may_know(house, scene)
    father = house.use.people.get(scene.father)
    assert (father.aliases, father.phone) == (("Erik Bergh",), "070-1")
    assert refused(lambda: house.use.people.get(twin)).code == "unknown_person"
    with house.unit() as unit:
        facts = unit.records.all_facts()
        (row,) = [one for one in unit.records.list_standing(Custody) if one.child == sister]
    assert row.holder == scene.father
    known = [
        one.holder
        for one in facts.custody
        if one.child == sister
        and one.recorded_at is not None
        and one.recorded_at <= before
        and (one.replaced_at is None or before < one.replaced_at)
    ]
    assert known == [twin]


def test_a_no_of_one_is_never_lifted_by_a_yes_of_the_other(house: House, scene: Scene) -> None:
    twin = second_father(house, scene)
    code = scene.hand_out(twin)
    house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
    )
    house.wait(hours=1)
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    assert not may_know(house, scene)
    for kept, dropped in ((scene.father, twin), (twin, scene.father)):
        act = lambda kept=kept, dropped=dropped: house.use.merging.effect(  # noqa: E731  one line
            kept=kept, dropped=dropped
        )
        assert refused(act).code == "merge_lifts_a_no"


def test_what_opens_is_told_before_and_nothing_is_done_untold(house: House, scene: Scene) -> None:
    twin = second_father(house, scene)
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    assert not may_know(house, scene)
    effect = house.use.merging.effect(kept=scene.father, dropped=twin)
    told = {(one.recipient, one.subject) for one in effect.opens}
    assert (scene.leisure, scene.child) in told
    untold = refused(lambda: house.use.merging.merge(kept=scene.father, dropped=twin))
    assert untold.code == "merge_not_told"
    assert not may_know(house, scene)
    house.wait(minutes=1)
    merge = merged(house, kept=scene.father, dropped=twin)
    assert may_know(house, scene)
    house.wait(minutes=1)
    house.use.merging.take_back(merge)
    assert not may_know(house, scene)
    assert house.use.people.get(twin).name == "Erik Bergh"
    assert refused(lambda: house.use.merging.take_back(merge)).code == "unknown_merge"


def test_two_parents_who_become_one_leave_custody_unverified(house: House, scene: Scene) -> None:
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    mother = house.use.people.get(scene.mother)
    house.use.people.correct(scene.mother, PersonInput(name=mother.name, aliases=("Erik Berg",)))
    effect = house.use.merging.effect(kept=scene.father, dropped=scene.mother)
    assert effect.opens == ()
    assert effect.stops > 0
    merged(house, kept=scene.father, dropped=scene.mother)
    assert not may_know(house, scene)
    assert scene.state() == "blocked"


def test_a_young_person_entered_twice_has_both_cases(house: House, scene: Scene) -> None:
    twin = person(house, "Lind Alva", born=date(2013, 2, 3), school="Ny skola")
    opened = house.use.cases.open_case(
        NewCase(young_person=twin, purposes=("Fritiden",), parties=(scene.school,))
    )
    house.wait(minutes=1)  # a merge at the very instant of an entry stays
    merge = merged(house, kept=scene.child, dropped=twin)
    assert {one for one, _ in house.use.people.get(scene.child).cases} == {
        scene.case,
        opened.new_id,
    }
    assert house.use.cases.get(opened.new_id or "").name == "Alva Lind"
    house.wait(minutes=1)
    house.use.merging.take_back(merge)
    assert house.use.cases.get(opened.new_id or "").name == "Lind Alva"


def test_a_paper_that_comes_home_later_counts_for_who_is_kept(house: House, scene: Scene) -> None:
    twin = second_father(house, scene)
    code = scene.hand_out(twin)
    scene.yes(scene.mother)
    house.wait(minutes=1)
    merged(house, kept=scene.father, dropped=twin)
    house.wait(minutes=1)
    house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
    )
    with house.unit() as unit:
        rows = unit.records.list_standing(Consent, case=scene.case)
    assert {row.signatory for row in rows} == {scene.mother, scene.father}
    assert not may_know(house, scene)


def test_who_is_barred_stays_barred_and_who_is_protected_protected(
    house: House, scene: Scene
) -> None:
    twin = second_father(house, scene)
    house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=twin,
            kind=ContactKind.BLOCKED,
            reason="Kontaktförbud",
            starts_on=TODAY,
        )
    )
    row = house.use.people.get(twin)
    house.use.people.correct(
        twin,
        PersonInput(name=row.name, born=row.born, protected_identity=Protection.SECRECY_MARK),
    )
    asked = refused(lambda: house.use.merging.effect(kept=scene.father, dropped=twin))
    assert asked.code == "reason_required"
    house.use.people.get(twin, reason="Samma person")
    merged(house, kept=scene.father, dropped=twin)
    with house.unit() as unit:
        rules = unit.requests.rules(scene.case)
        father = unit.records.standing(Person, scene.father)
    assert scene.father in {one.person for one in rules if one.lifted_at is None}
    assert father is not None
    assert father.protected_identity is Protection.SECRECY_MARK


def test_two_birth_dates_are_two_persons(house: House, scene: Scene) -> None:
    other = person(house, "Erik Berg", born=date(1990, 1, 1))
    act = house.use.merging.effect
    assert refused(lambda: act(kept=scene.father, dropped=other)).code == "merge_differs"
    assert refused(lambda: act(kept=scene.father, dropped=scene.father)).code == "same_person"
    assert refused(lambda: act(kept=scene.father, dropped="p-99")).code == "unknown_person"


def test_a_merge_is_not_taken_back_over_what_came_after(house: House, scene: Scene) -> None:
    twin = second_father(house, scene)
    merge = merged(house, kept=scene.father, dropped=twin)
    house.wait(minutes=1)
    row = house.use.people.get(scene.father)
    house.use.people.correct(scene.father, PersonInput(name=row.name, born=row.born, phone="1"))
    assert refused(lambda: house.use.merging.take_back(merge)).code == "merge_changed_since"
    assert house.use.people.get(scene.father).phone == "1"


@pytest.mark.parametrize("what", ["withdrawal", "bar"])
def test_what_was_said_while_they_were_one_is_not_lost_by_taking_it_back(
    house: House, scene: Scene, what: str
) -> None:
    for signatory in (scene.mother, scene.father):
        scene.yes(signatory)
    house.wait(minutes=1)
    twin = person(house, "Erik Bergh", born=BORN)
    merge = merged(house, kept=twin, dropped=scene.father)
    house.wait(minutes=1)
    if what == "withdrawal":
        house.use.withdrawals.register(
            WithdrawalInput(
                case=scene.case,
                signatory=twin,
                received_at=house.clock.at,
                received_by="Maria Ask",
            )
        )
    else:
        house.use.contact_rules.record(
            ContactInput(
                case=scene.case,
                person=twin,
                kind=ContactKind.BLOCKED,
                reason="Kontaktförbud",
                starts_on=TODAY,
            )
        )
    house.wait(minutes=1)
    knows = may_know(house, scene)
    back = house.use.merging.take_back
    assert refused(lambda: back(merge)).code == "merge_changed_since"
    assert may_know(house, scene) is knows


def test_who_came_and_what_they_replied_goes_with_the_merge(house: House, scene: Scene) -> None:
    twice = second_father(house, scene)
    meeting = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(scene.social,),
            persons=(twice,),
        )
    ).new_id
    assert meeting is not None
    house.use.meetings.note_presence(
        scene.case, meeting, participant=twice, presence=Presence.PRESENT
    )
    house.wait(minutes=1)
    told = house.use.merging.effect(kept=scene.father, dropped=twice).opens
    made = house.use.merging.merge(kept=scene.father, dropped=twice, told=told).new_id
    assert made is not None

    def came() -> dict[str, Presence]:
        found = house.use.meetings.get(scene.case, meeting).participants
        return {one.participant: one.presence for one in found if one.kind == "person"}

    assert came() == {scene.father: Presence.PRESENT}
    house.wait(minutes=1)
    house.use.merging.take_back(made)
    assert came() == {twice: Presence.PRESENT}

"""Each clock turns the answer at its instant, and is seen in the queue of the day before."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sspf_app.domain.codes import (
    Answer,
    CustodyKind,
    ExceptionGround,
    PartyKind,
    PauseReason,
    Protection,
)
from sspf_app.domain.facts import Evidence, PolicyRow
from sspf_app.domain.time import start_of
from sspf_app.services.actors import Role
from sspf_app.services.case_views import YouthOnlyInput
from sspf_app.services.consent_views import OralAnswer
from sspf_app.services.decision_views import (
    ExceptionInput,
    LeaveInput,
    PauseInput,
    SchoolChange,
)
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from tests.services.conftest import TODAY, House
from tests.services.scenery import SEEN, Scene, a_scene


def _states(house: House, case: str) -> str:
    """The kept state, as lists show it: it is worked out only when its time has come."""
    return next(item.state for item in house.use.cases.list_cases() if item.case == case)


def _kinds(house: House) -> set[str]:
    return {entry.kind for entry in house.use.today.queue().entries}


def _turns(house: House, scene: Scene, at: datetime, before: str, after: str) -> None:
    """The state turns exactly at an instant: a second earlier it is as it was."""
    house.clock.at = at - timedelta(seconds=1)
    assert _states(house, scene.case) == before
    house.clock.at = at
    assert _states(house, scene.case) == after


def _midnight(house: House, day: date) -> datetime:
    return start_of(day, house.clock.zone)


def _both(house: House, *, born: date = date(2013, 2, 3)) -> Scene:
    scene = a_scene(house, born=born)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    return scene


def test_the_fifteenth_birthday(house: House) -> None:
    scene = _both(house, born=date(2011, 4, 20))
    [entry] = house.use.today.queue().entries
    assert (entry.kind, entry.detail, entry.target) == ("birthday", "15", scene.child)
    _turns(house, scene, _midnight(house, date(2026, 4, 20)), "ending", "partial")


def test_the_fifteenth_birthday_is_seen_sixty_days_before(house: House) -> None:
    _both(house, born=date(2011, 5, 12))
    assert "birthday" not in _kinds(house)
    house.wait(days=1)
    assert "birthday" in _kinds(house)


def test_another_age_in_the_policy_has_its_own_birthday(house: House) -> None:
    _both(house, born=date(2012, 4, 20))
    assert "birthday" not in _kinds(house)
    house.set_policy(PolicyRow(id="", starts_on=TODAY, youth_signs_from=14))
    assert "birthday" in _kinds(house)
    house.set_policy(PolicyRow(id="", starts_on=date(2026, 4, 1), youth_signs_from=16))
    assert "birthday" not in _kinds(house)


def test_the_eighteenth_birthday(house: House) -> None:
    scene = a_scene(house, born=date(2008, 4, 20))
    for person in (scene.mother, scene.father, scene.child):
        scene.yes(person)
    assert "adult" in _kinds(house)
    _turns(house, scene, _midnight(house, date(2026, 4, 20)), "ending", "expired")
    assert house.use.cases.get(scene.case).waiting_for == (scene.child,)


def test_born_on_the_29th_of_february(house: House) -> None:
    """On 28 February of a common year both ages count: the union must answer."""
    house.clock.at = datetime(2027, 2, 1, 9, tzinfo=UTC)
    scene = a_scene(house, born=date(2012, 2, 29))
    [entry] = [one for one in house.use.today.queue().entries if one.kind == "birthday"]
    assert entry.at == _midnight(house, date(2027, 2, 28))
    waiting: list[tuple[str, ...]] = []
    for day in (27, 28):
        house.clock.at = datetime(2027, 2, day, 12, tzinfo=UTC)
        waiting.append(house.use.cases.get(scene.case).waiting_for)
    assert scene.child not in waiting[0]
    assert scene.child in waiting[1]


def test_a_consent_ends(house: House) -> None:
    scene = _both(house)
    assert "consent_ending" not in _kinds(house)
    house.clock.at = datetime(2026, 8, 13, 9, tzinfo=UTC)
    assert "consent_ending" in _kinds(house)
    _turns(house, scene, _midnight(house, date(2026, 9, 13)), "ending", "expired")


def test_custody_ends_and_another_begins(house: House) -> None:
    scene = _both(house)
    last = TODAY + timedelta(days=20)
    for relation in house.use.people.get(scene.child).custody:
        house.use.custody.end(relation.id, last)
    sister = house.use.people.find("Anna Lind")[0].id
    house.use.custody.add(
        CustodyInput(
            child=scene.child,
            holder=sister,
            kind=CustodyKind.SOLE,
            starts_on=last + timedelta(days=1),
            evidence=SEEN,
        )
    )
    entries = {entry.kind: entry for entry in house.use.today.queue().entries}
    assert {"custody_ends", "custody_begins"} <= set(entries)
    assert entries["custody_ends"].at == _midnight(house, last)
    house.clock.at = _midnight(house, last + timedelta(days=1)) - timedelta(seconds=1)
    assert house.use.cases.get(scene.case).waiting_for == ()
    house.clock.at += timedelta(seconds=1)
    required = house.use.cases.get(scene.case)
    assert required.state == "in_force"
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert [card.signatory for card in board.cards if card.required] == [scene.mother]


def test_an_appointed_guardian_ends(house: House) -> None:
    scene = _both(house)
    last = TODAY + timedelta(days=5)
    other = house.use.people.add(PersonInput(name="Eva Ek", born=date(1970, 1, 2))).new_id or ""
    house.use.custody.add(
        CustodyInput(
            child=scene.child,
            holder=other,
            kind=CustodyKind.APPOINTED_GUARDIAN,
            starts_on=TODAY,
            ends_on=last,
            evidence=Evidence(document="Dom T 1-26", seen_on=TODAY, seen_by="Maria Ask"),
        )
    )
    assert "custody_ends" in _kinds(house)
    house.clock.at = _midnight(house, last + timedelta(days=1)) - timedelta(seconds=1)
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert len([card for card in board.cards if card.required]) == 1
    house.clock.at += timedelta(seconds=1)
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert len([card for card in board.cards if card.required]) == 2


def test_an_exception_ends(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    asked = house.use.exceptions.request(
        scene.case,
        ExceptionInput(
            guardian=scene.father,
            starts_on=TODAY,
            ends_on=TODAY + timedelta(days=6),
            hindrance="Sjukhus",
            cannot_wait="Skolstart",
            ground=ExceptionGround.CHILD_BEST,
            ground_reason="Barnets bästa",
        ),
    )
    assert "approval_awaited" in _kinds(house)
    manager = house.as_role(Role.UNIT_MANAGER)
    assert [one.kind for one in manager.today.queue().entries] == ["approval_to_decide"]
    manager.exceptions.approve(asked.new_id or "")
    assert manager.today.queue().entries == ()
    assert "exception_ending" in _kinds(house)
    end = _midnight(house, TODAY + timedelta(days=7))
    _turns(house, scene, end, "ending", "partial")


def test_a_shorter_policy_cuts_an_exception(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    house.use.exceptions.request(
        scene.case,
        ExceptionInput(
            guardian=scene.father,
            starts_on=TODAY,
            ends_on=TODAY + timedelta(days=10),
            hindrance="Sjukhus",
            cannot_wait="Skolstart",
            ground=ExceptionGround.CHILD_BEST,
            ground_reason="Barnets bästa",
        ),
    )
    manager = house.as_role(Role.UNIT_MANAGER)
    manager.exceptions.approve(manager.exceptions.pending()[0].request.id)
    house.set_policy(PolicyRow(id="", starts_on=TODAY + timedelta(days=2), hindered_days_max=5))
    house.clock.at = _midnight(house, TODAY + timedelta(days=2))
    entry = next(one for one in house.use.today.queue().entries if one.kind == "exception_ending")
    assert entry.detail == (TODAY + timedelta(days=4)).isoformat()
    _turns(house, scene, _midnight(house, TODAY + timedelta(days=5)), "ending", "partial")


def test_a_pause_ends(house: House) -> None:
    scene = _both(house)
    draft = PauseInput(reason=PauseReason.OTHER, to_end="Resa", ends_on=TODAY + timedelta(days=3))
    house.use.decisions.decide(scene.case, draft)
    assert "pause_ending" in _kinds(house)
    _turns(house, scene, _midnight(house, TODAY + timedelta(days=4)), "paused", "in_force")


@pytest.mark.parametrize("reason", [PauseReason.COMPULSORY_CARE, PauseReason.HIDDEN_PLACEMENT])
def test_care_waits_for_a_position(house: House, reason: PauseReason) -> None:
    scene = _both(house)
    house.use.decisions.decide(scene.case, PauseInput(reason=reason, to_end="Ställningstagande"))
    entry = next(one for one in house.use.today.queue().entries if one.kind == "position_awaited")
    assert entry.detail == reason.value


def test_the_youth_only_track_ends(house: House) -> None:
    house.set_policy(PolicyRow(id="", starts_on=TODAY, youth_only_track=True))
    scene = a_scene(house, born=date(2010, 1, 1))
    scene.yes(scene.child)
    last = TODAY + timedelta(days=20)
    house.use.decisions.decide(
        scene.case,
        YouthOnlyInput(starts_on=TODAY, ends_on=last, decided_by="Stina", reason="Hot"),
    )
    assert "track_ending" in _kinds(house)
    _turns(house, scene, _midnight(house, last + timedelta(days=1)), "ending", "partial")


def test_an_oral_yes_ends(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.use.answers.register_oral(
        OralAnswer(
            code=code,
            case=scene.case,
            answer=Answer.YES,
            said_at=house.clock.at,
            witness="Lena",
            boxes=scene.all_boxes(),
        )
    )
    assert "oral_ending" not in _kinds(house)
    house.wait(days=7)
    entry = next(one for one in house.use.today.queue().entries if one.kind == "oral_ending")
    assert (entry.detail, entry.target) == ("2026-03-25", scene.mother)
    house.wait(days=7)
    assert "oral_ending" not in _kinds(house)


def test_a_school_change_and_a_party_that_leaves(house: House) -> None:
    scene = _both(house)
    new = house.use.parties.add(PartyInput(name="Hagaskolan", kind=PartyKind.SCHOOL)).new_id or ""
    stays = {one.party: one.id for one in house.use.cases.get(scene.case).participations}
    last = TODAY + timedelta(days=10)
    house.use.decisions.decide(
        scene.case,
        SchoolChange(participation=stays[scene.school], last_day=last, school=new),
    )
    house.use.decisions.decide(
        scene.case, LeaveInput(participation=stays[scene.police], left_on=TODAY)
    )
    entries = [(one.kind, one.detail) for one in house.use.today.queue().entries]
    assert ("party_leaves", "Ersängsskolan") in entries
    assert ("party_leaves", "Polisen") in entries
    assert ("party_joins", "Hagaskolan") in entries


def test_a_protected_person_has_no_name_in_the_queue(house: House) -> None:
    scene = _both(house, born=date(2011, 4, 20))
    with house.unit() as unit:
        facts = unit.records.case_facts(scene.case)
        child = next(one for one in facts.persons if one.id == scene.child)
        unit.records.replace(
            child,
            at=house.clock.at,
            by=replace(
                child,
                protected_identity=Protection.SECRECY_MARK,
                recorded_at=house.clock.at,
            ),
        )
        unit.commit()
    [entry] = house.use.today.queue().entries
    assert (entry.kind, entry.name) == ("birthday", "")

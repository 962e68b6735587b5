"""The chasing list: states, who is missing, talk first, reminders, what a day brings."""

from __future__ import annotations

from datetime import date, timedelta

from sspf_app.domain.codes import Protection
from sspf_app.services.chase_views import ChaseItem
from sspf_app.services.chasing import ChaseInput, chase_due
from sspf_app.services.consent_views import PaperNo, PaperYes
from sspf_app.services.request_records import ChaseAct, ChaseStateName, ContactWay
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene, a_scene

S, A = ChaseStateName, ChaseAct


def only(house: House) -> ChaseItem:
    (item,) = house.use.chasing.list_requests()
    return item


def entry(scene: Scene, who: str, *, note: str = "", next_on: date | None = None) -> ChaseInput:
    house = scene.house
    return ChaseInput(
        case=scene.case,
        purpose=scene.purpose,
        signatory=who,
        day=house.clock.at.date(),
        way=ContactWay.PHONE,
        note=note,
        next_on=next_on,
    )


def test_a_request_goes_from_not_asked_to_in_force(house: House) -> None:
    scene = a_scene(house)
    item = only(house)
    assert (item.state, item.act) == (S.NOT_ASKED, A.PRINT)
    assert {one.name for one in item.people} == {"Anna Lind", "Erik Berg"}
    code = scene.hand_out(scene.mother)
    item = only(house)
    assert (item.state, item.act, item.act_on) == (S.ASKED, A.PRINT, scene.father)
    other = scene.hand_out(scene.father)
    for each in (code, other):
        house.use.answers.register_yes(
            PaperYes(code=each, case=scene.case, signed_on=TODAY, boxes=scene.all_boxes())
        )
        item = only(house)
        assert item.state is (S.PARTIAL if each == code else S.IN_FORCE)
    assert (item.people, item.act) == ((), A.OPEN)
    house.wait(days=160)
    item = only(house)
    assert (item.state, item.act) == (S.ENDING, A.RENEW)
    house.wait(days=60)
    assert only(house).state is S.EXPIRED


def test_silence_is_awaited_reminded_and_awaited_again(house: House) -> None:
    scene = a_scene(house)
    for who in (scene.mother, scene.father):
        scene.hand_out(who)
    house.wait(days=13)
    assert only(house).state is S.ASKED
    house.wait(days=1)
    item = only(house)
    assert (item.state, item.act) == (S.AWAITING, A.REMIND)
    assert item.next_on == TODAY + timedelta(days=14)
    for who in (scene.mother, scene.father):
        house.use.chasing.remind(entry(scene, who, next_on=TODAY + timedelta(days=21)))
    item = only(house)
    assert (item.state, item.act) == (S.ASKED, A.ANSWER)
    assert [one.missing.reminders for one in item.people] == [1, 1]
    assert scene.state() == "waiting"  # no reminder is an answer


def test_talk_first_is_seen_and_never_an_answer(house: House) -> None:
    scene = a_scene(house)
    scene.hand_out(scene.father)
    scene.yes(scene.mother)
    chasing = house.use.chasing
    assert refused(lambda: chasing.wants_to_talk(entry(scene, scene.father))).code == (
        "talk_note_required"
    )
    chasing.wants_to_talk(entry(scene, scene.father, note="Undrar över polisen"))
    item = only(house)
    assert (item.state, item.act, item.act_on) == (S.TALK_FIRST, A.TALK, scene.father)
    assert scene.state() == "partial"
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    father = next(card for card in board.cards if card.signatory == scene.father)
    assert father.talk_first is not None
    assert (father.talk_first.note, father.talk_first.by) == ("Undrar över polisen", "Maria Ask")
    chasing.has_talked(entry(scene, scene.father))
    assert only(house).state is S.PARTIAL
    assert refused(lambda: chasing.has_talked(entry(scene, scene.father))).code == (
        "no_talk_awaited"
    )
    detail = chasing.detail(scene.case, scene.purpose)
    assert [event.kind.value for event in detail.events] == ["talked", "talk_first"]
    assert detail.names == {scene.father: "Erik Berg"}


def test_an_answer_overtakes_the_wish_to_talk(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.father)
    scene.yes(scene.mother)
    house.use.chasing.wants_to_talk(entry(scene, scene.father, note="Undrar"))
    house.wait(minutes=5)
    house.use.answers.register_no(PaperNo(code=code, case=scene.case, signed_on=TODAY))
    item = only(house)
    assert (item.state, item.act) == (S.REFUSED, A.OPEN)
    (person,) = item.people
    assert person.missing.talk_on is None


def test_a_withdrawal_shows(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.wait(minutes=5)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=house.clock.at,
            received_by="SSPF",
        )
    )
    assert only(house).state is S.WITHDRAWN


def test_notes_are_about_who_is_asked_on_days_that_make_sense(house: House) -> None:
    scene = a_scene(house)
    chasing = house.use.chasing
    stranger = entry(scene, scene.child)  # thirteen, has not spoken: nobody waits for the answer
    assert refused(lambda: chasing.remind(stranger)).code == "not_awaited"
    past = entry(scene, scene.mother, next_on=TODAY - timedelta(days=1))
    assert refused(lambda: chasing.remind(past)).code == "remind_before_today"


def test_a_protected_person_has_no_name_in_the_list(house: House) -> None:
    a_scene(house, protected=Protection.PROTECTED_REGISTRATION)
    assert only(house).is_protected
    house.new_session()
    item = only(house)
    assert refused(lambda: house.use.chasing.detail(item.case, item.purpose)).code == (
        "reason_required"
    )


def test_a_closed_case_is_not_chased(house: House) -> None:
    scene = a_scene(house)
    house.use.cases.close(scene.case, reason="Klart")
    assert house.use.chasing.list_requests() == ()


def test_custody_that_was_not_shown_stops_the_request(house: House) -> None:
    a_scene(house, evidence=None)
    item = only(house)
    assert (item.state, item.act) == (S.STOPPED, A.PEOPLE)


def test_a_day_brings_talks_and_reminders(house: House) -> None:
    scene = a_scene(house)
    for who in (scene.mother, scene.father):
        scene.hand_out(who)
    tomorrow = TODAY + timedelta(days=1)
    house.use.chasing.wants_to_talk(
        entry(scene, scene.father, note="Ring efter fem", next_on=tomorrow)
    )
    with house.unit() as unit:
        assert chase_due(unit, today=TODAY) == ()
        (talk,) = chase_due(unit, today=tomorrow)
        both = chase_due(unit, today=TODAY + timedelta(days=14))
    assert (talk.kind, talk.person, talk.day) == ("talk_first", scene.father, tomorrow)
    assert [(one.kind, one.person) for one in both] == [
        ("talk_first", scene.father),
        ("reminder_due", scene.mother),
    ]


def test_whoever_is_waited_for_stands_in_the_day_once(house: House) -> None:
    scene = a_scene(house)
    for who in (scene.mother, scene.father):
        scene.hand_out(who)
    house.use.chasing.wants_to_talk(entry(scene, scene.father, note="Ring efter fem"))
    assert _waiting(house) == [("talk_first", "Erik Berg"), ("form_out", "Anna Lind")]
    house.wait(days=14)
    assert _waiting(house) == [("talk_first", "Erik Berg"), ("reminder_due", "Anna Lind")]
    house.use.chasing.has_talked(entry(scene, scene.father))
    house.use.chasing.remind(entry(scene, scene.mother))
    assert sorted(_waiting(house)) == [("form_out", "Anna Lind"), ("form_out", "Erik Berg")]


def test_nobody_is_pressed_when_somebody_has_answered_no(house: House) -> None:
    scene = a_scene(house)
    for who in (scene.mother, scene.father):
        scene.hand_out(who)
    no = PaperNo(code=scene.codes[scene.mother], case=scene.case, signed_on=TODAY)
    house.use.answers.register_no(no)
    house.wait(days=20)
    assert "reminder_due" not in {kind for kind, _name in _waiting(house)}


def _waiting(house: House) -> list[tuple[str, str]]:
    kinds = ("talk_first", "reminder_due", "form_out")
    entries = house.use.today.queue().entries
    return [(one.kind, one.name) for one in entries if one.kind in kinds]

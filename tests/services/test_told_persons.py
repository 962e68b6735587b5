"""A guardian or the young person asks on the telephone: answered by section 6, noted as said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import Channel, CustodyKind, InformationType, PauseReason, Protection
from sspf_app.domain.decision import Flow
from sspf_app.services.case_views import NewCase
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.request_records import ContactKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.services.conftest import NOW, House, refused
from tests.services.scenery import SEEN, Scene, a_scene, flow_of

T = InformationType


def asked(scene: Scene, recipient: str, **other: object) -> Flow:
    flow = flow_of(scene, recipient=recipient)
    return replace(flow, **other)


def safe(scene: Scene, kind: ContactKind = ContactKind.DANGER_NO) -> Scene:
    scene.house.use.contact_rules.answer_danger(scene.case, kind)
    return scene


def of_fifteen(house: House) -> Scene:
    return safe(a_scene(house, child="Cora Lind", born=date(2010, 1, 1)))


def test_a_guardian_of_a_child_is_told_and_it_stands_in_the_ledger(house: House) -> None:
    scene = safe(a_scene(house))
    answer = house.use.sharing.ask(asked(scene, scene.mother))
    assert answer.decision.allowed
    assert answer.is_to_person
    assert "Anna Lind has custody, and Alva Lind does not decide about it alone" in answer.sentence
    assert any("only to be said at a meeting" in one for one in answer.reasons)
    noted = house.use.sharing.note_oral(asked(scene, scene.mother), what="Ringde").new_id
    with house.unit() as unit:
        (row,) = (one for one in unit.office.disclosures(scene.case) if one.id == noted)
    assert (row.kind, row.recipient, row.what) == (DisclosureKind.ORAL, scene.mother, "Ringde")
    assert [(one.subject, one.type, one.source) for one in row.parts] == [
        (scene.child, T.ATTENDANCE, scene.school)
    ]


def test_who_decides_alone_says_yes_first(house: House) -> None:
    scene = of_fifteen(house)
    ask = house.use.sharing.ask
    answer = ask(asked(scene, scene.father))
    assert not answer.decision.allowed
    assert "Cora Lind decides about it alone" in answer.sentence
    assert refused(lambda: house.use.sharing.note_oral(asked(scene, scene.father))).code == (
        "not_allowed"
    )
    assert ask(asked(scene, scene.child)).decision.allowed
    for one in (scene.mother, scene.father, scene.child):
        scene.yes(one, recipients=(scene.father,))
    assert ask(asked(scene, scene.father)).decision.allowed
    assert not ask(asked(scene, scene.mother)).decision.allowed


def test_what_was_said_to_a_person_counts_when_it_is_taken_back(house: House) -> None:
    scene = of_fifteen(house)
    for one in (scene.mother, scene.father, scene.child):
        scene.yes(one, recipients=(scene.father,))
    noted = house.use.sharing.note_oral(asked(scene, scene.father)).new_id
    with house.unit() as unit:
        (row,) = (one for one in unit.office.disclosures(scene.case) if one.id == noted)
    assert len(row.records) == 3
    house.wait(minutes=5)
    house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.child,
            received_at=house.clock.at,
            received_by="Skolan: Per Gran, rektor",
        )
    )
    (effect,) = house.use.withdrawals.list_withdrawals(scene.case)
    assert [one.name for one in effect.received] == ["Erik Berg"]
    assert not house.use.sharing.ask(asked(scene, scene.father)).decision.allowed


def test_nobody_is_told_while_it_may_be_dangerous_or_nobody_has_asked(house: House) -> None:
    scene, use = a_scene(house), house.use
    other = use.people.add(PersonInput(name="Bo Lind", born=date(2014, 1, 2))).new_id or ""
    use.custody.add(
        CustodyInput(
            child=other,
            holder=scene.mother,
            kind=CustodyKind.SOLE,
            starts_on=date(2014, 1, 2),
            evidence=SEEN,
        )
    )
    entry = NewCase(young_person=other, purposes=("Skolgång",), parties=(scene.school,))
    case = use.cases.open_case(entry).new_id or ""
    flow = replace(
        asked(scene, scene.mother),
        case=case,
        subject=other,
        purpose=use.cases.get(case).purposes[0].id,
    )
    unasked = use.sharing.ask(flow)
    assert not unasked.decision.allowed
    assert "not answered yet whether it can be dangerous" in unasked.sentence
    use.contact_rules.answer_danger(case, ContactKind.DANGER_YES)
    held = use.sharing.ask(flow)
    assert not held.decision.allowed
    assert "it may be dangerous that the guardians know" in held.sentence
    assert refused(lambda: use.sharing.note_oral(flow)).code == "not_allowed"


def test_nobody_is_told_who_is_barred_dead_or_too_young(house: House) -> None:
    scene = safe(a_scene(house, child="Siri Lind", born=date(2016, 1, 1)))
    ask = house.use.sharing.ask
    assert "Siri Lind is too young" in ask(asked(scene, scene.child)).sentence
    house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.mother,
            kind=ContactKind.BLOCKED,
            reason="kontaktförbud dömt",
            starts_on=NOW.date(),
        )
    )
    assert "Anna Lind is not to be contacted" in ask(asked(scene, scene.mother)).sentence
    father = house.use.people.get(scene.father)
    house.use.people.correct(
        scene.father, PersonInput(name=father.name, born=date(1980, 1, 1), died=NOW.date())
    )
    assert "Erik Berg has died" in ask(asked(scene, scene.father)).sentence


def test_nobody_but_the_child_is_told_while_its_place_may_be_secret(house: House) -> None:
    scene = safe(a_scene(house))
    house.use.cases.pause(scene.case, reason=PauseReason.HIDDEN_PLACEMENT)
    answer = house.use.sharing.ask(asked(scene, scene.mother))
    assert not answer.decision.allowed
    assert "may be secret" in answer.sentence
    assert house.use.sharing.ask(asked(scene, scene.child)).decision.allowed


def test_in_writing_nothing_is_copied_to_a_person(house: House) -> None:
    scene = safe(a_scene(house))
    flow = asked(scene, scene.mother, channel=Channel.WRITTEN)
    assert refused(lambda: house.use.sharing.note_copied(flow, "Hej")).code == (
        "person_told_by_mouth"
    )
    assert refused(lambda: house.use.sharing.ask(asked(scene, "p-none"))).code == "unknown_party"


def test_of_a_protected_family_the_answer_says_what_is_never_told(house: House) -> None:
    scene = safe(a_scene(house, protected=Protection.SECRECY_MARK))
    answer = house.use.sharing.ask(asked(scene, scene.mother))
    assert answer.decision.allowed
    assert any("where they live, work or go to school" in one for one in answer.reasons)


def test_of_what_the_police_tell_the_answer_says_what_no_consent_lifts(house: House) -> None:
    scene = safe(a_scene(house))
    flow = asked(scene, scene.mother, source=scene.police, type=T.POLICE_OBSERVATIONS)
    assert "investigation secrecy" in house.use.sharing.ask(flow).sentence
    assert "investigation secrecy" not in house.use.sharing.ask(asked(scene, scene.mother)).sentence

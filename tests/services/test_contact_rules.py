"""A blocked guardian, and one who must not be contacted: no paper, whichever; no way back in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.facts import Case, Person
from sspf_app.services.case_files import CaseFile, CaseFileError
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.request_records import ChaseAct, ChaseStateName, ContactKind
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene

COURT = "Kontaktförbud, Umeå tingsrätt Ä 123-26"


def bar(
    scene: Scene,
    kind: ContactKind = ContactKind.BLOCKED,
    *,
    everywhere: bool = False,
    person: str | None = None,
) -> str:
    changes = scene.house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=person or scene.father,
            kind=kind,
            reason=COURT,
            starts_on=TODAY,
            everywhere=everywhere,
        )
    )
    assert changes.new_id is not None
    return changes.new_id


@pytest.mark.parametrize("kind", [ContactKind.BLOCKED, ContactKind.DO_NOT_CONTACT])
def test_no_form_is_drawn_for_somebody_barred(house: House, kind: ContactKind) -> None:
    scene = a_scene(house)
    bar(scene, kind)
    code = "guardian_blocked" if kind is ContactKind.BLOCKED else "do_not_contact"
    refusal = refused(lambda: house.use.consent_forms.prepare(scene.order(scene.father)))
    assert refusal.code == code
    assert refusal.params["name"] == "Erik Berg"
    house.use.consent_forms.prepare(scene.order(scene.mother))


def test_a_sheet_prepared_before_the_block_does_not_go_out_after_it(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    prepared = house.use.consent_forms.prepare(scene.order(scene.father))
    bar(scene)
    assert refused(lambda: house.use.consent_forms.export(prepared, tmp_path)).code == (
        "guardian_blocked"
    )
    assert refused(lambda: house.use.consent_forms.hand_out(prepared)).code == "guardian_blocked"
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_answer_is_still_required(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    bar(scene)
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    father = next(card for card in board.cards if card.signatory == scene.father)
    assert father.required
    assert father.barred is not None
    assert father.barred.kind is ContactKind.BLOCKED
    assert scene.state() == "partial"
    with house.unit() as unit:
        (item,) = unit.requests.chase_list(scene.case)
    assert item.state is ChaseStateName.BARRED
    assert (item.act, item.act_on) == (ChaseAct.PEOPLE, scene.father)


def test_lifting_is_an_act_with_a_reason_and_the_rule_stays_readable(house: House) -> None:
    scene = a_scene(house)
    rule = bar(scene)
    rules = house.use.contact_rules
    assert refused(lambda: rules.lift(scene.case, rule, because=" ")).code == (
        "lifting_reason_required"
    )
    house.wait(hours=1)
    rules.lift(scene.case, rule, because="Upphävt av hovrätten")
    (kept,) = rules.rules(scene.case)
    assert (kept.reason, kept.lifted_because) == (COURT, "Upphävt av hovrätten")
    assert kept.lifted_at == NOW + timedelta(hours=1)
    house.use.consent_forms.prepare(scene.order(scene.father))
    assert refused(lambda: rules.lift(scene.case, rule, because="igen")).code == (
        "unknown_contact_rule"
    )


def test_a_block_everywhere_holds_in_a_later_case(house: House) -> None:
    first = a_scene(house)
    bar(first, everywhere=True)
    with house.unit() as unit:
        header = unit.records.standing(Case, first.case)
        assert header is not None
        unit.records.add(replace(header, id="c-sibling", reference="SSPF 2026-900"))
        unit.commit()
    rules = house.use.contact_rules.rules("c-sibling")
    assert [rule.person for rule in rules] == [first.father]


def test_a_rule_of_one_case_says_nothing_about_another(house: House) -> None:
    first = a_scene(house)
    bar(first)
    with house.unit() as unit:
        assert unit.requests.rules("c-other") == ()


def test_rules_are_recorded_with_a_reason_once_and_never_about_the_child(house: House) -> None:
    scene = a_scene(house)
    rules = house.use.contact_rules
    entry = ContactInput(
        case=scene.case,
        person=scene.father,
        kind=ContactKind.BLOCKED,
        reason="",
        starts_on=TODAY,
    )
    assert refused(lambda: rules.record(entry)).code == "contact_reason_required"
    child = replace(entry, reason=COURT, person=scene.child)
    assert refused(lambda: rules.record(child)).code == "contact_rule_of_young_person"
    later = replace(entry, reason=COURT, starts_on=TODAY + timedelta(days=1))
    assert refused(lambda: rules.record(later)).code == "date_in_future"
    bar(scene)
    assert refused(lambda: bar(scene)).code == "contact_rule_stands"


def test_somebody_barred_is_not_entered_anew(house: House) -> None:
    scene = a_scene(house)
    father = house.use.people.get(scene.father)
    bar(scene)
    again = PersonInput(name="erik  BERG", born=father.born)
    assert refused(lambda: house.use.people.add(again)).code == "barred_person_returns"
    house.use.people.add(PersonInput(name="Erik Berg", born=date(1971, 1, 1)))


def test_a_case_file_cannot_bring_somebody_barred_back(house: House) -> None:
    scene = a_scene(house)
    bar(scene)
    with house.unit() as unit:
        facts = unit.records.all_facts()
        father = unit.records.standing(Person, scene.father)
    assert father is not None
    house.use.imports.take_in(CaseFile(facts=facts, questions=(), places={}))  # the same rows
    twin = replace(father, id="p-erik-igen")
    file = CaseFile(facts=replace(facts, persons=(*facts.persons, twin)), questions=(), places={})
    with pytest.raises(CaseFileError) as caught:
        house.use.imports.take_in(file)
    assert [problem.code for problem in caught.value.problems] == ["barred_person_returns"]
    with house.unit() as unit:
        assert unit.records.standing(Person, "p-erik-igen") is None

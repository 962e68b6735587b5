"""Sheets are planned, printed and handed out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import CustodyKind, InformationType, Protection
from sspf_app.services.case_views import NewCase
from sspf_app.services.form_code import may_spell
from sspf_app.services.party_views import ContactInput, PartyInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import DisclosureKind, FormRow
from tests.services.conftest import TODAY, House, refused
from tests.services.consent_house import card_of, paper_of
from tests.services.scenery import SEEN, VALID_TO, Scene, a_scene

T = InformationType


def test_guardians_are_asked_in_the_order_they_were_entered(house: House) -> None:
    for number in range(7):
        house.use.people.add(PersonInput(name=f"Barn {number}", born=date(2013, 1, 1)))
    scene = a_scene(house)
    assert sorted((scene.mother, scene.father)) == [scene.father, scene.mother]
    born = date(2014, 2, 3)
    child = house.use.people.add(PersonInput(name="Bo Lind", born=born)).new_id or ""
    for holder in (scene.mother, scene.father):
        house.wait(minutes=1)
        house.use.custody.add(
            CustodyInput(
                child=child, holder=holder, kind=CustodyKind.JOINT, starts_on=born, evidence=SEEN
            )
        )
    opened = NewCase(young_person=child, purposes=("Skolan",), parties=(scene.school,))
    case = house.use.cases.open_case(opened).new_id or ""
    detail = house.use.cases.get(case)
    entered = [scene.mother, scene.father]
    assert [*detail.waiting_for] == entered
    assert [one.id for one in detail.people] == [child, *entered]
    purpose = detail.purposes[0].id
    board = house.use.consent_cards.board(case, purpose=purpose, subject=child)
    assert [card.signatory for card in board.cards] == entered
    plan = house.use.consent_forms.plan(case, purpose=purpose)
    assert [sheet.signatory for sheet in plan.sheets] == entered
    consent = next(
        one for one in house.use.course.steps(case).steps if one.lacks == "consent_answers"
    )
    assert consent.details == ("Anna Lind", "Erik Berg")


def test_a_plan_proposes_sheets_rows_columns_and_dates(house: House) -> None:
    scene = a_scene(house)
    plan = house.use.consent_forms.plan(scene.case, purpose=scene.purpose, about_self=True)
    assert [(sheet.name, sheet.status) for sheet in plan.sheets] == [
        ("Anna Lind", "not_asked"),
        ("Erik Berg", "not_asked"),
    ]
    assert plan.sheets[0].subjects == (scene.child, scene.mother)
    assert plan.rows[0] == FormRow(subject=scene.child, type=T.PARTICIPATION, teller=scene.social)
    assert {row.type: row.teller for row in plan.rows}[T.POLICE_OBSERVATIONS] == scene.police
    assert plan.recipients == scene.parties
    assert (plan.valid_from, plan.valid_to) == (TODAY, VALID_TO)
    assert plan.valid_to_latest == date(2027, 3, 12)
    assert plan.warnings == ()
    scene.hand_out(scene.mother)
    again = house.use.consent_forms.plan(scene.case, purpose=scene.purpose)
    assert again.rows == scene.rows()
    assert [sheet.status for sheet in again.sheets] == ["awaiting", "not_asked"]


def test_a_plan_warns(house: House) -> None:
    scene = a_scene(house, evidence=None, protected=Protection.SECRECY_MARK)
    house.use.parties.correct(
        scene.school,
        PartyInput(
            name="Ersängsskolan",
            kind=house.use.parties.get(scene.school).kind,
            reveals_place=True,
        ),
    )
    plan = house.use.consent_forms.plan(scene.case, purpose=scene.purpose)
    assert plan.warnings == ("custody_unverified", "party_reveals_place")
    assert len(plan.sheets) == 2
    refusal = refused(lambda: house.use.consent_forms.prepare(scene.order(scene.mother)))
    assert (refusal.code, refusal.params["party"]) == ("party_reveals_place", "Ersängsskolan")


def test_a_sheet_holds_its_signatory_and_nobody_else(house: House) -> None:
    scene = a_scene(house)
    house.use.parties.add_contact(
        ContactInput(party=scene.school, name="Per Gran", function="rektor", phone="090-1")
    )
    prepared = house.use.consent_forms.prepare(scene.order(scene.mother))
    text = prepared.pdf.decode()
    assert "Anna Lind" in text
    assert "Alva Lind" in text
    assert "Per Gran, 090-1" in text
    assert "Erik" not in text
    assert "Alva" not in prepared.file_name
    with house.unit() as unit:
        assert unit.office.forms(scene.case) == ()


def test_a_purpose_that_names_the_other_guardian_may_but_a_leak_may_not(house: House) -> None:
    scene = a_scene(house)
    house.use.people.correct(
        scene.father, PersonInput(name="Ersängsskolan Berg", aliases=("SSPF",), adult=True)
    )
    refusal = refused(lambda: house.use.consent_forms.prepare(scene.order(scene.mother)))
    assert refusal.code == "leak_found"
    assert "SSPF" in str(refusal.params["found"])


def test_handing_out_records_request_form_and_disclosure(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    forms = house.use.consent_forms
    prepared = forms.prepare(scene.order(scene.mother))
    exported = forms.export(prepared, tmp_path)
    assert exported.path.read_bytes() == prepared.pdf
    assert refused(lambda: forms.hand_out(prepared)).code == "form_already_out"
    code = prepared.form.id
    assert forms.find(f"{code[:4].lower()} {code[4:]}") == prepared.form
    assert forms.forms(scene.case) == (prepared.form,)
    assert card_of(scene, scene.mother).forms[0].is_open
    with house.unit() as unit:
        (disclosure,) = unit.office.disclosures(scene.case)
    assert (disclosure.kind, disclosure.recipient) == (DisclosureKind.CONSENT_FORM, scene.mother)
    assert disclosure.sha256 == exported.sha256
    assert "form_out" in {entry.kind for entry in house.use.today.queue().entries}


def test_an_export_that_fails_records_nothing(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    prepared = house.use.consent_forms.prepare(scene.order(scene.mother))
    house.target.fails = True
    assert refused(lambda: house.use.consent_forms.export(prepared, tmp_path)).code == (
        "export_failed"
    )
    with house.unit() as unit:
        assert unit.office.disclosures(scene.case) == ()
    assert scene.state() == "not_asked"


def test_orders_that_cannot_be_printed(house: House) -> None:
    scene = a_scene(house)
    order = scene.order(scene.mother)
    other = FormRow(subject=scene.father, type=T.HEALTH, teller=scene.social)
    stranger = house.use.parties.add(
        PartyInput(name="Hagaskolan", kind=house.use.parties.get(scene.school).kind)
    ).new_id
    assert stranger is not None
    many = tuple(
        FormRow(subject=scene.child, type=type_, teller=scene.social) for type_ in list(T)[:13]
    )
    rows = order.rows
    for wrong, code in (
        (replace(order, purpose="none"), "unknown_purpose"),
        (replace(order, signatory="none"), "unknown_person"),
        (replace(order, subjects=(scene.father,)), "not_a_signatory"),
        (replace(order, rows=rows[1:]), "form_lacks_participation"),
        (replace(order, rows=many), "form_too_many_rows"),
        (replace(order, rows=(*rows, rows[0])), "form_row_twice"),
        (replace(order, rows=(*rows, other)), "form_row_of_other"),
        (replace(order, recipients=()), "recipients_required"),
        (replace(order, recipients=(stranger,)), "party_not_taking_part"),
        (replace(order, valid_to=date(2026, 3, 11)), "ends_before_start"),
        (replace(order, valid_to=date(2027, 3, 13)), "period_too_long"),
        (replace(order, language="xx"), "language_unknown"),
    ):
        assert refused(lambda wrong=wrong: house.use.consent_forms.prepare(wrong)).code == code
    house.use.people.correct(scene.mother, PersonInput(name="Anna Lind", died=TODAY))
    assert refused(lambda: house.use.consent_forms.prepare(order)).code == "signatory_dead"


def test_a_child_from_the_age_of_maturity_may_be_asked(house: House) -> None:
    scene = a_scene(house)
    assert house.use.consent_forms.prepare(scene.order(scene.child)).pdf
    young = a_young_scene(house)
    refusal = refused(lambda: house.use.consent_forms.prepare(young.order(young.child)))
    assert refusal.code == "not_a_signatory"


def a_young_scene(house: House) -> Scene:
    """The same family and parties, with a child of ten."""
    first = house.use.cases.list_cases()[0]
    detail = house.use.cases.get(first.case)
    parties = {one.name: one.party for one in detail.participations}
    scene = Scene(house)
    child = house.use.people.add(PersonInput(name="Bo Lind", born=date(2016, 1, 1))).new_id
    assert child is not None
    scene.child = child
    scene.school, scene.social = parties["Ersängsskolan"], parties["SSPF"]
    scene.leisure, scene.police = parties["Fritid unga"], parties["Polisen"]
    case = house.use.cases.open_case(
        NewCase(
            young_person=child,
            purposes=("x",),
            parties=(scene.school, scene.leisure, scene.police),
        )
    ).new_id
    assert case is not None
    scene.case = case
    scene.purpose = house.use.cases.get(case).purposes[0].id
    return scene


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_person_who_is_no_party_may_be_a_column(house: House, language: str) -> None:
    scene = a_scene(house)
    grandmother = house.use.people.add(PersonInput(name="Stina Lind", adult=True)).new_id
    assert grandmother is not None
    order = scene.order(scene.mother, recipients=(grandmother,))
    order = replace(order, language=language)
    # She is not of the case until a sheet names her.
    prepared = house.use.consent_forms.prepare(order)
    house.use.consent_forms.hand_out(prepared)
    house.use.answers.register_yes(
        paper_of(scene, prepared.form.id, boxes={(1, grandmother): True, (0, scene.school): True})
    )
    card = card_of(scene, scene.mother)
    assert card.answer is not None
    assert {grant.person for grant in card.answer.grants} == {None, grandmother}


def test_no_code_that_is_handed_out_may_spell_a_word(house: House) -> None:
    """The law about compulsory care stood as LVU in the code of a form for a guardian."""
    scene = a_scene(house)
    order = scene.order(scene.mother)
    drawn = [house.use.consent_forms.prepare(order).form.id for _ in range(12)]
    assert not [code for code in drawn if may_spell(code)]

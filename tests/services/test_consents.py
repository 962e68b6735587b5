from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sspf_app.domain.codes import Answer, CustodyKind, GrantChannel, InformationType, Protection
from sspf_app.domain.facts import Exclusion
from sspf_app.services.case_views import MaturityInput, NewCase
from sspf_app.services.consent_views import ConsentCard, OralAnswer, PaperNo, PaperYes
from sspf_app.services.party_views import ContactInput, PartyInput
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.records import DisclosureKind, FormRow
from sspf_app.services.withdrawal_views import WithdrawalInput
from sspf_app.texts.answers import yes_except, yes_except_in_short
from sspf_app.texts.catalogue import words_for
from tests.services.conftest import TODAY, House, refused
from tests.services.disposal_house import close
from tests.services.scenery import SEEN, VALID_TO, Scene, a_scene

T = InformationType


def _card(scene: Scene, signatory: str) -> ConsentCard:
    board = scene.house.use.consent_cards.board(
        scene.case, purpose=scene.purpose, subject=scene.child
    )
    return next(card for card in board.cards if card.signatory == signatory)


def _paper(scene: Scene, code: str, **other: object) -> PaperYes:
    paper = PaperYes(code=code, case=scene.case, signed_on=TODAY, boxes=scene.all_boxes())
    return replace(paper, **other)  # pyright: ignore[reportArgumentType]


# --- forms


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
    assert _card(scene, scene.mother).forms[0].is_open
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


def test_about_oneself_a_guardian_answers_alone(house: House) -> None:
    scene = a_scene(house)
    own = FormRow(subject=scene.mother, type=T.HEALTH, teller=scene.social)
    order = scene.order(scene.mother)
    order = replace(order, subjects=(scene.child, scene.mother), rows=(*order.rows, own))
    prepared = house.use.consent_forms.prepare(order)
    house.use.consent_forms.hand_out(prepared)
    number = len(order.rows) - 1
    boxes = {(number, scene.school): True}
    house.use.answers.register_yes(_paper(scene, prepared.form.id, boxes=boxes))
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.mother)
    assert [(card.capacity, card.status) for card in board.cards] == [("self", "in_force")]
    view = house.use.sharing.matrix(
        scene.case, purpose=scene.purpose, subject=scene.mother, source=scene.social
    )
    yes = {(cell.type, cell.column) for row in view.cells for cell in row if cell.shape == "yes"}
    assert yes == {(T.HEALTH, scene.school)}


# --- answers


def test_a_yes_is_a_subset_of_its_form(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    register = house.use.answers.register_yes
    alien = Exclusion(subject="none")
    for wrong, refusal in (
        (_paper(scene, "234567892"), "form_code_wrong"),
        (_paper(scene, code, case="none"), "unknown_form"),
        (_paper(scene, code, boxes={(99, scene.school): True}), "box_not_on_form"),
        (_paper(scene, code, boxes={(0, "none"): True}), "box_not_on_form"),
        (_paper(scene, code, boxes={(1, scene.school): True}), "box_not_on_form"),
        (
            _paper(scene, code, boxes={}, oral_boxes=frozenset({(0, scene.school)})),
            "box_not_on_form",
        ),
        (_paper(scene, code, exclusions=(alien,)), "exclusion_not_on_form"),
        (_paper(scene, code, signed_on=date(2026, 3, 13)), "date_in_future"),
        (_paper(scene, code, signed_time=house.clock.at + timedelta(hours=1)), "date_in_future"),
        (_paper(scene, code, signed_on=date(2026, 3, 11)), "signed_before_printed"),
        (
            _paper(scene, code, signed_time=house.clock.at - timedelta(days=1)),
            "signed_time_other_day",
        ),
        (
            _paper(scene, code, signed_time=house.clock.at - timedelta(minutes=1)),
            "signed_before_printed_at",
        ),
        (_paper(scene, code, valid_to=date(2026, 9, 13)), "valid_to_after_form"),
        (_paper(scene, code, valid_to=date(2026, 3, 11)), "ends_before_start"),
    ):
        assert refused(lambda wrong=wrong: register(wrong)).code == refusal
    assert _card(scene, scene.mother).status == "awaiting"
    assert refused(lambda: register(_paper(scene, "23456789A"))).code in (
        "form_code_wrong",
        "unknown_form",
    )


def test_a_narrower_yes_keeps_its_words_and_dates(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    boxes = {(0, scene.school): True, (2, scene.school): False, (4, scene.police): True}
    record = house.use.answers.register_yes(
        _paper(
            scene,
            code,
            boxes=boxes,
            oral_boxes=frozenset({(4, scene.police)}),
            valid_to=date(2026, 6, 1),
        )
    ).new_id
    card = _card(scene, scene.mother)
    assert card.answer is not None
    assert card.answer.id == record
    assert card.valid_to == date(2026, 6, 1)
    cells = {(one.type, one.party): one for one in card.answer.grants}
    assert cells[(T.PARTICIPATION, scene.school)].receive is True
    assert cells[(T.FAMILY_HOME, scene.school)].receive is False
    assert cells[(T.ALCOHOL_DRUGS, scene.police)].channel is GrantChannel.ORAL
    assert (T.ATTENDANCE, scene.police) not in cells
    assert not card.forms[0].is_open


def test_a_sheet_is_answered_once(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.wait(hours=1)
    paper = _paper(scene, code, signed_time=house.clock.at)
    record = house.use.answers.register_yes(paper).new_id
    assert record is not None
    assert refused(lambda: house.use.answers.register_yes(paper)).code == "form_already_answered"
    assert (
        refused(lambda: house.use.answers.invalidate(scene.case, record, because="")).code
        == "invalidation_reason_required"
    )
    house.use.answers.invalidate(scene.case, record, because="Fel ruta")
    assert _card(scene, scene.mother).status == "invalidated"
    house.use.answers.register_no(
        PaperNo(code=code, case=scene.case, signed_on=TODAY, signed_time=house.clock.at)
    )
    card = _card(scene, scene.mother)
    assert card.status == "refused"
    assert {one.invalidated_because for one in card.answers} == {None, "Fel ruta"}
    assert (
        refused(lambda: house.use.answers.invalidate(scene.case, record, because="x")).code
        == "unknown_consent"
    )
    assert "invalidated" in {event.kind for event in house.use.timeline.events(scene.case)}


def test_the_same_day_needs_the_time(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    code = scene.hand_out(scene.mother)
    assert refused(lambda: house.use.answers.register_yes(_paper(scene, code))).code == (
        "same_day_time_needed"
    )
    house.wait(minutes=1)
    house.use.answers.register_yes(_paper(scene, code, signed_time=house.clock.at))


def test_a_signatory_who_had_died(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.use.people.correct(scene.mother, PersonInput(name="Anna Lind", died=TODAY))
    assert refused(lambda: house.use.answers.register_yes(_paper(scene, code))).code == (
        "signatory_dead"
    )


def test_an_oral_yes_needs_a_witness_and_the_sheet_stays_out(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    said = OralAnswer(
        code=code,
        case=scene.case,
        answer=Answer.YES,
        said_at=house.clock.at,
        boxes=scene.all_boxes(),
        valid_to=date(2026, 3, 15),
    )
    register = house.use.answers.register_oral
    assert refused(lambda: register(said)).code == "witness_required"
    register(replace(said, witness="Lena"))
    card = _card(scene, scene.mother)
    assert card.status == "oral_only"
    assert card.forms[0].is_open
    house.wait(minutes=5)
    house.use.answers.register_yes(_paper(scene, code, signed_time=house.clock.at))
    assert _card(scene, scene.mother).status == "in_force"


def test_an_oral_no_closes_the_sheet(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.use.answers.register_oral(
        OralAnswer(code=code, case=scene.case, answer=Answer.NO, said_at=house.clock.at)
    )
    card = _card(scene, scene.mother)
    assert card.status == "refused"
    assert not card.forms[0].is_open
    assert scene.state() == "refused"


def test_free_words_wait_until_they_are_confirmed(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    record = house.use.answers.register_yes(
        _paper(scene, code, free_words=" Inget om proven till polisen ")
    ).new_id
    assert record is not None
    card = _card(scene, scene.mother)
    assert card.status == "awaiting"
    assert card.answers[0].free_words == "Inget om proven till polisen"
    confirm = house.use.answers.confirm_free_words
    rule = Exclusion(subject=scene.child, recipient=scene.police, type=T.ALCOHOL_DRUGS)
    alien = (Exclusion(type=T.HEALTH.value),)
    assert refused(lambda: confirm(scene.case, record, exclusions=alien)).code == (
        "exclusion_not_on_form"
    )
    house.wait(minutes=1)
    confirm(scene.case, record, exclusions=(rule,))
    card = _card(scene, scene.mother)
    assert card.status == "in_force"
    assert card.answer is not None
    assert rule in card.answer.exclusions
    assert refused(lambda: confirm(scene.case, record, exclusions=())).code == "nothing_to_confirm"
    assert refused(lambda: confirm(scene.case, "none", exclusions=())).code == "unknown_consent"


def test_the_difference_between_two_yeses_is_drawn(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    code = scene.hand_out(scene.father)
    boxes = {key: True for key in scene.all_boxes() if key != (1, scene.police)}
    house.use.answers.register_yes(_paper(scene, code, boxes=boxes))
    (difference,) = _card(scene, scene.mother).differs
    assert (difference.type, difference.party_name, difference.side) == (
        T.ATTENDANCE,
        "Polisen",
        "to",
    )
    assert difference.here
    assert difference.others == (scene.father,)
    (difference,) = _card(scene, scene.father).differs
    assert not difference.here


def test_who_answered_without_being_asked_for_has_a_card_too(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    relation = next(
        one for one in house.use.custody.list_for(scene.child) if one.holder == scene.mother
    )
    house.use.custody.end(relation.id, date(2026, 3, 1))
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert board.trouble == "custody_unverified"
    assert [(card.capacity, card.required) for card in board.cards] == [("other", False)]
    later = house.use.consent_cards.board(
        scene.case,
        purpose=scene.purpose,
        subject=scene.child,
        at=datetime(2027, 3, 12, tzinfo=UTC),
    )
    assert later.at.year == 2027


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
        _paper(scene, prepared.form.id, boxes={(1, grandmother): True, (0, scene.school): True})
    )
    card = _card(scene, scene.mother)
    assert card.answer is not None
    assert {grant.person for grant in card.answer.grants} == {None, grandmother}


def test_whoever_has_been_assessed_mature_answers_for_those_types(house: House) -> None:
    scene = a_scene(house)
    house.use.case_parts.assess_maturity(
        scene.case,
        MaturityInput(
            person=scene.child, assessed_on=TODAY, mature=True, types=(T.HEALTH,), reason="x"
        ),
    )
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert [card.capacity for card in board.cards] == ["guardian", "guardian", "young_person"]


def _taken_back(scene: Scene, **parts: Any) -> list[tuple[str, tuple[T, ...]]]:
    scene.house.wait(hours=1)
    scene.house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=scene.house.clock.at,
            received_by="SSPF",
            **parts,
        )
    )
    card = _card(scene, scene.mother)
    assert card.status == "in_force"
    return [(one.name, one.types) for one in card.taken_back]


def test_a_card_names_the_parts_that_were_taken_back(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    assert _card(scene, scene.mother).taken_back == ()
    assert _taken_back(scene, parties=(scene.police,)) == [("Polisen", ())]
    assert _taken_back(scene, types=("attendance",)) == [("Polisen", ()), ("", (T.ATTENDANCE,))]
    told = _taken_back(scene, parties=(scene.leisure,), types=("family_home",))
    assert told == [
        ("Polisen", ()),
        ("", (T.ATTENDANCE,)),
        ("Fritid unga", (T.FAMILY_HOME,)),
    ]
    said = yes_except(told, words_for("sv"))
    assert said.startswith("Ja, utom Polisen, närvaro")
    assert said.endswith("till eller från Fritid unga")
    assert yes_except_in_short(told, words_for("sv")) == "Ja, utom en del"
    assert yes_except_in_short(told[:1], words_for("sv")) == "Ja, utom Polisen"


def test_only_what_was_given_is_offered_to_be_taken_back(house: House) -> None:
    scene = a_scene(house)
    assert house.use.withdrawals.kinds_given(scene.case) == {}
    scene.yes(scene.mother)
    given = house.use.withdrawals.kinds_given(scene.case)
    assert set(given) == {scene.mother}
    assert set(given[scene.mother]) == {row.type for row in scene.rows()}


def test_what_is_signed_after_the_case_was_closed_is_no_answer(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.wait(hours=1)
    before = house.clock.at
    house.wait(hours=1)
    close(scene)
    house.wait(days=1)
    register = house.use.answers.register_yes
    late = _paper(scene, code, signed_on=house.clock.at.date(), signed_time=house.clock.at)
    assert refused(lambda: register(late)).code == "signed_after_closing"
    register(_paper(scene, code, signed_on=before.date(), signed_time=before))
    assert _card(scene, scene.mother).status == "expired"

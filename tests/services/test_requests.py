"""Requests: who had to answer is frozen, sheets belong together, batches go out whole or not."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sspf_app.domain.codes import CustodyKind
from sspf_app.services.consent_views import PaperNo, PaperYes
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.form_text import EASY_SWEDISH
from sspf_app.services.people_views import CustodyInput, PersonInput
from sspf_app.services.request_records import ContactKind, RequestGroup
from tests.fakes import FixedClock, MemoryVault
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import SEEN, VALID_TO, Scene, a_scene


def groups(scene: Scene) -> tuple[RequestGroup, ...]:
    with scene.house.unit() as unit:
        return unit.requests.groups(scene.case)


def members(scene: Scene) -> list[tuple[str, str]]:
    with scene.house.unit() as unit:
        return [(one.form, one.group) for one in unit.requests.sheets(scene.case)]


def test_sheets_that_ask_the_same_belong_together(house: House) -> None:
    scene = a_scene(house)
    first, second = scene.hand_out(scene.mother), scene.hand_out(scene.father)
    (group,) = groups(scene)
    assert members(scene) == [(first, group.id), (second, group.id)]
    assert group.number == "2026-1"


def test_another_question_is_another_request(house: House) -> None:
    scene = a_scene(house)
    scene.hand_out(scene.mother)
    order = replace(scene.order(scene.father), valid_to=date(2026, 8, 1))
    house.use.consent_forms.hand_out(house.use.consent_forms.prepare(order))
    assert [group.number for group in groups(scene)] == ["2026-1", "2026-2"]


def test_who_had_to_answer_is_frozen_with_the_document_that_showed_it(house: House) -> None:
    scene = a_scene(house)
    scene.hand_out(scene.mother)
    (group,) = groups(scene)
    assert {signer.person for signer in group.signers} == {scene.mother, scene.father}
    assert {(s.kind, s.document, s.seen_on, s.seen_by) for s in group.signers} == {
        ("joint", SEEN.document, SEEN.seen_on, SEEN.seen_by)
    }
    assert (group.policy, group.problem) == (None, None)
    father = next(one for one in group.signers if one.person == scene.father)
    assert father.custody is not None
    house.use.custody.end(father.custody, TODAY, evidence=SEEN)
    house.wait(days=2)
    assert groups(scene) == (group,)  # what was true that day stays as it was


def test_the_window_shows_who_had_to_answer_that_day(house: House) -> None:
    scene = a_scene(house)
    asked_on = house.clock.at.date()
    scene.hand_out(scene.mother)
    (custody,) = [one.custody for one in groups(scene)[0].signers if one.person == scene.father]
    assert custody is not None
    house.use.custody.end(custody, TODAY, evidence=SEEN)
    house.wait(days=2)
    cards = house.use.consent_cards
    board = cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    then = board.request
    assert then is not None
    assert (then.number, then.made_on, then.problem, then.policy_since) == (
        "1",
        asked_on,
        "",
        None,
    )
    assert {(one.name, one.kind, one.document, one.seen_on) for one in then.signers} == {
        ("Anna Lind", CustodyKind.JOINT, SEEN.document, SEEN.seen_on),
        ("Erik Berg", CustodyKind.JOINT, SEEN.document, SEEN.seen_on),
    }
    about_mother = cards.board(scene.case, purpose=scene.purpose, subject=scene.mother)
    assert about_mother.request is None
    early = house.clock.at - timedelta(days=3)
    before = cards.board(scene.case, purpose=scene.purpose, subject=scene.child, known_at=early)
    assert before.request is None


def test_whoever_has_to_sign_later_joins_and_the_snapshot_stays(house: House) -> None:
    scene = a_scene(house, born=date(2011, 3, 20))  # turns 15 in eight days
    scene.yes(scene.mother)
    scene.yes(scene.father)
    (before,) = groups(scene)
    house.wait(days=10)
    plan = house.use.consent_forms.plan(scene.case, purpose=scene.purpose)
    assert [one.signatory for one in plan.sheets][-1] == scene.child
    assert (plan.request, plan.in_request, plan.valid_to) == ("1", 2, VALID_TO)
    order = replace(
        scene.order(scene.child),
        valid_from=plan.valid_from,
        valid_to=plan.valid_to,
        rows=plan.rows,
        recipients=plan.recipients,
    )
    house.use.consent_forms.hand_out(house.use.consent_forms.prepare(order))
    assert groups(scene) == (before,)
    assert len(members(scene)) == 3
    assert scene.child not in {signer.person for signer in before.signers}
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    assert {card.request for card in board.cards} == {"1"}


def test_all_sheets_of_a_request_go_out_in_one_act(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    made = house.use.form_batches.prepare_request(scene.order(scene.mother))
    assert made.evidence_seen_on == SEEN.seen_on
    printed = house.use.form_batches.export(made.sheets, tmp_path)
    assert len(printed.paths) == printed.sheets == 2
    assert len(groups(scene)) == 1
    plan = house.use.consent_forms.plan(scene.case, purpose=scene.purpose)
    signs = {one.signatory: one.sign for one in plan.sheets}
    assert made.signs == signs
    assert len(set(signs.values())) == 2
    for sheet, path in zip(made.sheets, printed.paths, strict=True):
        assert path.stem.endswith(f" {signs[sheet.form.signatory]}")
    with house.unit() as unit:
        ledger = unit.office.disclosures(scene.case)
    assert [(row.recipient, row.file_name) for row in ledger] == [
        (sheet.form.signatory, path.name)
        for sheet, path in zip(made.sheets, printed.paths, strict=True)
    ]
    assert [row.sha256 for row in ledger] == [
        hashlib.sha256(path.read_bytes()).hexdigest() for path in printed.paths
    ]


def test_one_file_for_the_printer_has_a_row_per_sheet(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    made = house.use.form_batches.prepare_request(scene.order(scene.mother))
    printed = house.use.form_batches.export(made.sheets, tmp_path, merged=True)
    (path,) = printed.paths
    with house.unit() as unit:
        ledger = unit.office.disclosures(scene.case)
    assert {row.file_name for row in ledger} == {path.name}
    assert [row.sha256 for row in ledger] == [
        hashlib.sha256(sheet.pdf).hexdigest() for sheet in made.sheets
    ]
    again = house.use.form_batches.prepare_request(scene.order(scene.mother))
    other = house.use.form_batches.export(again.sheets, tmp_path, merged=True)
    assert other.paths[0].name != path.name  # never written over


def test_a_batch_goes_out_whole_or_not_at_all(house: House, tmp_path: Path) -> None:
    scene = a_scene(house)
    made = house.use.form_batches.prepare_request(scene.order(scene.mother))
    house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.father,
            kind=ContactKind.BLOCKED,
            reason="Kontaktförbud",
            starts_on=TODAY,
        )
    )
    batches = house.use.form_batches
    assert refused(lambda: batches.export(made.sheets, tmp_path)).code == "guardian_blocked"
    assert (list(tmp_path.glob("*.pdf")), groups(scene), members(scene)) == ([], (), [])
    assert refused(lambda: batches.export((), tmp_path)).code == "no_sheet_to_print"


def test_a_barred_guardian_gets_no_sheet_of_a_batch_and_it_is_said(house: House) -> None:
    scene = a_scene(house)
    house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.father,
            kind=ContactKind.DO_NOT_CONTACT,
            reason="Samtal med socialtjänsten först",
            starts_on=TODAY,
        )
    )
    made = house.use.form_batches.prepare_request(scene.order(scene.mother))
    assert [sheet.form.signatory for sheet in made.sheets] == [scene.mother]
    assert [(one.name, one.code) for one in made.left_out] == [("Erik Berg", "do_not_contact")]
    renewal = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    assert [(one.name, one.code) for one in renewal.left_out] == [("Erik Berg", "guardian_barred")]


def test_a_renewal_asks_as_the_last_sheet_did_of_those_whose_answer_ends(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    scene.yes(scene.father)
    early = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    assert (early.sheets, {one.code for one in early.left_out}) == ((), {"holds_on"})
    house.wait(days=160)
    due = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    assert {sheet.form.signatory for sheet in due.sheets} == {scene.mother, scene.father}
    for sheet in due.sheets:
        assert set(sheet.form.rows) == set(scene.rows())
        assert set(sheet.form.recipients) == set(scene.parties)
        assert sheet.form.valid_to > VALID_TO


def test_a_renewal_keeps_the_language_each_was_asked_in_last(house: House) -> None:
    scene = a_scene(house)
    for who, asked_in in ((scene.mother, ("en", EASY_SWEDISH)), (scene.father, ("sv", "en"))):
        for language in asked_in:
            order = replace(scene.order(who), language=language)
            sheet = house.use.consent_forms.prepare(order)
            house.use.consent_forms.hand_out(sheet)
            day, code = house.clock.at.date(), sheet.form.id
            yes = PaperYes(code=code, case=scene.case, signed_on=day, boxes=scene.all_boxes())
            house.use.answers.register_yes(yes)
            house.wait(days=1)
    house.wait(days=160)
    renewal = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    assert {sheet.form.signatory: sheet.form.language for sheet in renewal.sheets} == {
        scene.mother: EASY_SWEDISH,
        scene.father: "en",
    }


def test_a_no_is_not_chased_and_a_sheet_that_is_out_is_not_doubled(house: House) -> None:
    scene = a_scene(house)
    code = scene.hand_out(scene.mother)
    house.use.answers.register_no(PaperNo(code=code, case=scene.case, signed_on=TODAY))
    scene.hand_out(scene.father)
    made = house.use.form_batches.prepare_renewal(scene.case, scene.purpose)
    assert made.sheets == ()
    assert {one.code for one in made.left_out} == {"has_refused", "sheet_is_out"}


@settings(max_examples=25, deadline=None)
@given(
    birth_year=st.integers(2005, 2024),
    sole=st.booleans(),
    grandmother=st.booleans(),
    evidence=st.booleans(),
)
def test_the_snapshot_is_who_the_law_requires_that_day(
    birth_year: int,
    sole: bool,
    grandmother: bool,
    evidence: bool,
) -> None:
    clock = FixedClock(NOW)
    house = House(clock, MemoryVault(clock).open_unit)
    scene = a_scene(house, born=date(birth_year, 3, 1), evidence=SEEN if evidence else None)
    if sole:
        with house.unit() as unit:
            rows = unit.records.case_facts(scene.case).custody
        for row in rows:
            if row.holder == scene.father and evidence:
                house.use.custody.end(row.id, row.starts_on, evidence=SEEN)
    if grandmother:
        added = house.use.people.add(PersonInput(name="Gun Lind", born=date(1955, 1, 1))).new_id
        house.use.custody.add(
            CustodyInput(
                child=scene.child,
                holder=added or "",
                kind=CustodyKind.APPOINTED_GUARDIAN,
                starts_on=date(2026, 1, 1),
                evidence=SEEN,
            )
        )
    plan = house.use.consent_forms.plan(scene.case, purpose=scene.purpose)
    board = house.use.consent_cards.board(scene.case, purpose=scene.purpose, subject=scene.child)
    required = {card.signatory for card in board.cards if card.required}
    if not plan.sheets:
        return
    who = plan.sheets[0].signatory
    order = replace(scene.order(who), rows=plan.rows, recipients=plan.recipients)
    house.use.consent_forms.hand_out(house.use.consent_forms.prepare(order))
    (group,) = groups(scene)
    assert {signer.person for signer in group.signers} == required
    assert (group.problem is None) == bool(required)
    for signer in group.signers:
        assert (signer.custody is None) == (signer.capacity != "guardian")


def test_the_answer_to_a_joined_sheet_is_registered_as_ever(house: House) -> None:
    scene = a_scene(house)
    made = house.use.form_batches.prepare_request(scene.order(scene.mother))
    for sheet in made.sheets:
        house.use.consent_forms.hand_out(sheet)
        house.use.answers.register_yes(
            PaperYes(code=sheet.form.id, case=scene.case, signed_on=TODAY, boxes=scene.all_boxes())
        )
    assert scene.state() == "in_force"

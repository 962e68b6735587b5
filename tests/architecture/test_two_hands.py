"""No editor writes over what was recorded meanwhile: each says which it corrects (decision 0114).

A module with a field of text either makes something new each time, or it corrects what stands. Who
corrects is tried with another hand in ``tests/gui/test_two_hands.py``, by the recipe named here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.test_typed_words import ARGUED, with_fields
from tests.gui.test_two_hands import EDITORS

SERVICES = Path(__file__).parents[2] / "sspf_app" / "services"

CORRECTS = {
    "screens/case/custody_editor.py": {"custody"},
    "screens/case/note_editor.py": {"note"},
    "screens/case/person_editor.py": {"person"},
    "screens/case/plan_card.py": {"line"},
    "screens/case/plan_versions.py": set[str](),  # what it sets: tests/gui/test_plan.py
    "screens/case/take_up_card.py": {"entry"},
    "screens/consultations/fields_card.py": {"consultation"},
    "screens/meeting/commitment_fields.py": {"item"},
    "screens/meeting/item_editor.py": {"item"},
    "screens/meeting/plan_page.py": {"whole_plan"},
    "screens/meeting/point_editor.py": {"point"},
    "screens/meeting/when_card.py": {"when"},
    "screens/register/clause_fields.py": {"clause"},
    "screens/scans/kept_page.py": set[str](),  # tests/gui/test_scans.py
    "screens/register/contacts_card.py": {"contact"},
    "screens/register/districts_card.py": {"district"},
    "screens/register/ground_fields.py": {"ground"},
    "screens/register/named_form.py": {"contact", "district", "room"},
    "screens/register/named_rows.py": {"lists"},
    "screens/register/office_page.py": {"office"},
    "screens/register/out_card.py": {"calendar"},
    "screens/register/participants_card.py": {"fixed_list"},
    "screens/register/parties_page.py": {"party"},
    "screens/register/rooms_card.py": {"room"},
    "screens/register/support_form.py": {"support"},
    "screens/register/text_origin.py": {"origin"},
}
"""By which recipe another hand is tried on each."""

ADDS = {
    "screens/ask/answer_card.py": "that something was told",
    "screens/case/answer_view.py": "an answer",
    "screens/case/close_editor.py": "the end of a case; a closed one is not closed again",
    "screens/case/contact_card.py": "a rule, or the end of one that stands",
    "screens/case/correct_view.py": "that an answer does not count",
    "screens/case/course_editors.py": "an assessment, a placement, a mark: those before stay",
    "screens/case/danger_card.py": "an answer; *no* never goes over one that holds back",
    "screens/case/decision_editor.py": "a decision",
    "screens/case/ledger_wrong.py": "that a paper went astray",
    "screens/case/network_editor.py": "a relation",
    "screens/case/occasion_forms.py": "a talk, a referral",
    "screens/case/paper_card.py": "why a paper is taken away",
    "screens/case/paper_editor.py": "a paper",
    "screens/case/protection_card.py": "a question to the unit manager, or an answer on paper",
    "screens/case/purposes_card.py": "a purpose",
    "screens/case/retention_card.py": "a mark; one of a kind at a time",
    "screens/case/signatory_editors.py": "a decision about who signs",
    "screens/case/talk_view.py": "a talk",
    "screens/case/withdrawal_view.py": "a withdrawal",
    "screens/cases/intake_view.py": "a case",
    "screens/cases/person_fields.py": "a person of a new case",
    "screens/commitments/detail_card.py": "a step; those before stay",
    "screens/consents/waiting_editor.py": "a reminder",
    "screens/item_rights/item_card.py": "a view; those before stay",
    "screens/legal/form_card.py": "a question by law",
    "screens/meeting/adjustment_card.py": "a reply; those before stay",
    "screens/meeting/versions_card.py": "why minutes are opened",
    "screens/moving/out_page.py": "why a case is moved out",
    "screens/register/approvals_page.py": "a no; what is decided is not decided again",
    "screens/register/disposal_elsewhere.py": "an approval on paper",
    "screens/register/letter_card.py": "a letter",
    "screens/register/view_card.py": "a view; those before stay",
    "screens/scans/compare_page.py": "an answer",
}
"""What is entered each time: nothing that stands is written over."""

TRIED = {
    "agenda.change": {"point"},
    "consultations.save": {"consultation"},
    "custody.add_evidence": {"custody"},
    "custody.end": {"custody"},
    "districts.choose": set[str](),  # a choice alone: tests/gui/test_districts.py
    "districts.save": {"district"},
    "form_texts.describe": {"origin"},
    "form_texts.edit": {"clause"},
    "handling.change": set[str](),  # a choice alone: tests/gui/test_cases_handed_on.py
    "legal_grounds.save": {"ground"},
    "meeting_items.add": {"line"},
    "meeting_items.correct": {"item", "entry"},
    "meeting_series.change_room": {"room"},
    "meetings.change": {"when", "whole_plan"},
    "office.add_policy": {"policy"},
    "office.save": {"office"},
    "out_settings.set_calendar_title": {"calendar"},
    "participant_lists.save": {"fixed_list"},
    "parties.change_contact": {"contact"},
    "parties.correct": {"party"},
    "people.correct": {"person"},
    "plan_lines._place": {"line"},
    "plans.set_version": set[str](),  # nothing is written over: tests/gui/test_plan.py
    "process_settings.save": {"lists"},
    "retention.save_rules": {"rules"},
    "scan_keeping.move_original": set[str](),  # tests/gui/test_scans.py
    "support_catalogue.save": {"support"},
}
"""Every use case that takes the version that was shown, and the recipe that comes too late."""


def _asking() -> Iterator[str]:
    """The functions of services that let only a correction of what stands through."""
    for path in SERVICES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef):
                continue
            called = {
                one.func.id
                for one in ast.walk(node)
                if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
            }
            if "need_seen" in called:
                yield f"{path.stem}.{node.name}"


def test_every_editor_says_whether_it_corrects_what_stands() -> None:
    said = CORRECTS.keys() | ADDS.keys()
    assert sorted(with_fields().keys() - ARGUED.keys() - said) == []
    assert sorted(said - with_fields().keys()) == []
    assert sorted(CORRECTS.keys() & ADDS.keys()) == []


def test_every_correction_is_tried_with_another_hand() -> None:
    recipes = {one.__name__ for one in EDITORS}
    assert {*TRIED} == {*_asking()}
    assert set[str]().union(*CORRECTS.values(), *TRIED.values()) <= recipes
    assert recipes <= set[str]().union(
        *TRIED.values(), {"note"}
    )  # a note has an instant of its own

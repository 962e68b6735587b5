"""What is kept beside the facts of a case, when it moves out: all of it, but what others keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sspf_app.domain.fact_set import Facts
from sspf_app.services.contact_checks import rules_about
from sspf_app.services.district_records import CaseDistrict
from sspf_app.services.district_rule import hidden_districts
from sspf_app.services.document_records import AttachedTo
from sspf_app.services.note_access import NoteReading
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.request_records import ContactRule
from sspf_app.services.standing_rows import standing


def beside_case(
    unit: UnitOfWork, facts: Facts, case: str, reading: NoteReading
) -> dict[str, Sequence[Any]]:
    """Records of each kind, under the name of their table.

    Args:
        unit: Where they are read.
        facts: The facts of the case, with the notes that the user may read and no others.
        case: Its id.
        reading: What the user may read of its notes.
    """
    return {
        **_of_consent(unit, facts, case),
        **_of_process(unit, case),
        **_of_meetings(unit, facts, case),
        **_of_notes(unit, facts, case, reading),
    }


def beside_persons(unit: UnitOfWork, facts: Facts) -> dict[str, Sequence[Any]]:
    """Records of the persons of these facts, which several cases may share."""
    persons = [one.id for one in standing(facts.persons)]
    return {"relations": unit.network.relations_of(persons)}


def _of_consent(unit: UnitOfWork, facts: Facts, case: str) -> dict[str, Sequence[Any]]:
    return {
        "forms": unit.office.forms(case),
        "request_groups": unit.requests.groups(case),
        "request_sheets": unit.requests.sheets(case),
        "chasing": unit.requests.events(case),
        "contact_rules": (*rules_about(facts, unit.requests.rules(case)), *_dangers(unit, facts)),
        "scans": unit.scans.scans(case),
        "disclosures": unit.office.disclosures(case),
        "withdrawal_words": unit.ledger.words(case),
        "misdirections": unit.ledger.misdirections(case),
        "follow_ups": unit.ledger.follow_ups(case),
        "decisions_asked": unit.decisions.requests(case),
        "variant_approvals": [one for one in unit.protection.approvals() if one.case == case],
        "case_access": unit.protection.accesses(case),
        "pause_terms": unit.decisions.pause_terms(case),
        "legal_requests": unit.legal.requests(case),
        "concern_reports": unit.legal.reports(case),
        "case_transfers": unit.handing.transfers(case),
        "tasks": unit.decisions.tasks(case),
    }


def _dangers(unit: UnitOfWork, facts: Facts) -> Sequence[ContactRule]:
    """How it was answered whether it can be dangerous that the guardians know."""
    (case,) = standing(facts.cases)
    return [one for one in unit.requests.dangers(case.young_person) if one.case == case.id]


def _of_process(unit: UnitOfWork, case: str) -> dict[str, Sequence[Any]]:
    return {
        "occasions": unit.process.occasions((case,)),
        "referrals": unit.process.referrals(case),
        "information_talks": unit.process.talks(case),
        "mapping_marks": unit.process.marks(case),
        "step_notes": unit.process.step_notes(case),
        "closures": unit.process.closures(case),
        "goal_outcomes": unit.process.outcomes(case),
        "retention_flags": unit.disposals.flags(case),
        "plan_parts": unit.plans.parts(case),
        "plan_versions": unit.plans.versions(case),
        "commitment_steps": unit.plans.steps(case),
        "districts": _district(unit, case),
    }


def _district(unit: UnitOfWork, case: str) -> Sequence[CaseDistrict]:
    """The district of the case, as the office calls it."""
    row = unit.districts.of_case(case)
    if not row or case in hidden_districts(unit, (case,)):
        return ()
    names = {one.id: one.name for one in unit.districts.districts()}
    return (replace(row, district=names[row.district]),)


def _of_meetings(unit: UnitOfWork, facts: Facts, case: str) -> dict[str, Sequence[Any]]:
    meetings = [one.id for one in standing(facts.meetings) if one.case == case]
    return {
        "meeting_series": unit.meetings.series(case),
        "meeting_settings": unit.meetings.settings(case),
        "meeting_versions": unit.meetings.versions(case),
        "agenda_points": [row for one in meetings for row in unit.meetings.points(case, one)],
        "name_answers": unit.meetings.names(case),
        "attendance": [row for one in meetings for row in unit.office.attendance(case, one)],
        "calendar_entries": [row for one in meetings for row in unit.out.entries(case, one)],
        "adjustments": [row for one in meetings for row in unit.meetings.adjustments(case, one)],
    }


def _of_notes(
    unit: UnitOfWork, facts: Facts, case: str, reading: NoteReading
) -> dict[str, Sequence[Any]]:
    notes = {(one.id, one.recorded_at) for one in facts.notes}
    papers = unit.documents.attachments(case)
    return {
        "note_versions": [
            one for one in unit.notes.versions(case) if (one.note, one.recorded_at) in notes
        ],
        "attachments": [
            one
            for one in papers
            if one.attached_to is not AttachedTo.NOTE or reading.may_read(one.attached_id)
        ],
        "staff": unit.notes.staff(case),
    }

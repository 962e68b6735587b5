"""What there is to write about in a case: a talk, a note, a sheet that is out, files to put in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from scripts.scan_trials.filling import Filled, as_pdf, filled_pages
from sspf_app.domain.codes import InformationType
from sspf_app.services.bundle import Services
from sspf_app.services.form_views import FormOrder
from sspf_app.services.meeting_views import NewMeeting
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.process_records import OccasionKind
from sspf_app.services.records import FormRow
from tests.gui.meetings_at_hand import MORNING_OF, held_with_cora, promised_to_alva

CASE = "c-cora"


def begun_with_cora(services: Services, folder: Path) -> dict[str, str]:
    """Write it down, and put the files into the folder.

    Returns:
        What editors are opened with: ids, the code of the form, the names of the files.
    """
    meeting = held_with_cora(services)
    yesterday = MORNING_OF - timedelta(days=1)
    services.occasions.begin(
        OccasionInput(case=CASE, at=yesterday, persons=("cora",)), OccasionKind.MAPPING
    )
    note = services.notes.save(
        NoteInput(
            case=CASE,
            at=yesterday,
            kind=NoteKind.PHONE,
            level=NoteLevel.OFFICE,
            text="Mentorn ringde.",
        )
    )
    promised = next(one for one in services.commitments.list_all().lines if one.case == CASE)
    services.plans.take_in(CASE, promised.item, parent=None)
    prepared = services.consent_forms.prepare(_order(services))
    services.consent_forms.hand_out(prepared)
    (folder / "letter.txt").write_text("Mentorn berättade att veckan gått bra.", "utf-8")
    (folder / "sheet.pdf").write_bytes(as_pdf(filled_pages(prepared.pdf, [], Filled())))
    adjusted, locked = _held(services, days=2), _held(services, days=3)
    services.minutes_versions.lock(CASE, locked)
    text = services.form_texts.new_draft("sv", basis=None)
    assert note.new_id is not None
    assert text.new_id is not None
    return {
        "case": CASE,
        "meeting": meeting,
        "adjusted": adjusted,
        "locked": locked,
        "item": promised.item,
        "note": note.new_id,
        "code": prepared.form.id,
        "text": text.new_id,
        "guardian": "bea",
        "answer": "c-cora-co1",
        "letter": str(folder / "letter.txt"),
        "sheet": str(folder / "sheet.pdf"),
    }


def record_of_another(services: Services, record: dict[str, str]) -> dict[str, str]:
    """What the same editors are opened with in another case, in which nothing was typed."""
    meeting, item = promised_to_alva(services)
    there = dict.fromkeys(("meeting", "adjusted", "locked"), meeting)
    return {**dict.fromkeys(record, ""), **there, "case": "c-alva", "item": item}


def _held(services: Services, *, days: int) -> str:
    """A meeting some days ago, of the coordinator and the school."""
    case = services.cases.get(CASE)
    made = services.meetings.plan(
        NewMeeting(
            case=CASE,
            purpose=case.purposes[0].id,
            starts_at=MORNING_OF - timedelta(days=days),
            parties=(case.coordinator_party, "school"),
        )
    ).new_id
    assert made is not None
    return made


def _order(services: Services) -> FormOrder:
    case = services.cases.get(CASE)
    own = case.coordinator_party
    other = next(one.party for one in case.participations if one.party != own)
    plan = services.consent_forms.plan(CASE, purpose=case.purposes[0].id)
    young = case.young_person
    return FormOrder(
        case=CASE,
        purpose=case.purposes[0].id,
        signatory=plan.sheets[0].signatory,
        subjects=(young,),
        rows=(
            FormRow(subject=young, type=InformationType.PARTICIPATION, teller=own),
            FormRow(subject=young, type=InformationType.ATTENDANCE, teller=other),
        ),
        recipients=(own, other),
        valid_from=date(2026, 3, 12),
        valid_to=date(2026, 8, 12),
    )

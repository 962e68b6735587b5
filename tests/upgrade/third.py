"""One record of every kind that came with schema 3, for the stored file."""

from __future__ import annotations

from sspf_app.services import disposal_records as disposals
from sspf_app.services import district_records as districts
from sspf_app.services import document_records as documents
from sspf_app.services import extract_records as extracts
from sspf_app.services import hand_over_records as handing
from sspf_app.services import log_review_records as log_reviews
from sspf_app.services import manager_records as managers
from sspf_app.services import meeting_records as meetings
from sspf_app.services import merge_records as merges
from sspf_app.services import move_records as moving
from sspf_app.services import network_records as network
from sspf_app.services import note_records as notes
from sspf_app.services import out_records as out
from sspf_app.services import plan_records as plans
from sspf_app.services import process_records as process
from sspf_app.services import protection_records as protection
from sspf_app.services import state_records
from sspf_app.services import statistics_records as statistics
from sspf_app.services import support_records as support
from sspf_app.services.ports import UnitOfWork
from tests.upgrade.second import CASE, a

TABLES = {
    "adjustments", "attachment_pieces", "attachments", "calendar_entries", "calendar_words",
    "care_taken", "case_access", "case_staff", "case_transfers", "closures", "commitment_lapses",
    "commitment_states", "commitment_steps", "disposal_proposals", "disposal_records",
    "case_districts", "districts",
    "extract_requests", "frozen_figures", "goal_outcomes", "hand_overs", "import_batches",
    "import_columns", "import_made", "information_talks", "item_marks", "log_reviews",
    "kept_slots", "manager_keys", "sealed_requests",
    "meeting_series", "name_answers",
    "meeting_settings", "meeting_versions", "note_versions", "occasions", "office_templates",
    "own_transfer_key", "participant_lists", "person_merges", "person_relations",
    "plan_parts", "plan_versions",
    "planned_points", "process_settings", "proposed_files", "referrals",
    "retention_flags", "retention_rules", "rights_answers", "rooms", "rosters", "step_notes",
    "support_entries",
    "template_pieces", "transfer_offices", "two_persons", "withdrawal_states",
}  # fmt: skip

PIECE = b"%PDF-1.7 a paper"
TEMPLATE = a(out.OfficeTemplate, id="te-1", size=len(PIECE), ended_at=None)
MANAGER_KEY = a(managers.ManagerKey, id="ab" * 32)
SEALED_REQUEST = a(managers.SealedRequest, id="sr-1")
TRANSFER = a(handing.CaseTransfer, id="ct-1")
ATTACHMENT = a(documents.Attachment, id="at-1", size=len(PIECE))
VERSION = a(meetings.MeetingVersion)
PART = a(plans.PlanPart)
REFERRAL = a(process.Referral)
FROZEN = a(statistics.FrozenFigures)
FLAG = a(disposals.RetentionFlag, id="rf-1")
DISPOSAL = a(disposals.DisposalRecord, id="dr-1")
SUPPORT = a(support.SupportEntry, id="su-1")
RELATION = a(network.Relation, id="re-1")
CASE_DISTRICT = a(districts.CaseDistrict, district="di-1")


def fill(unit: UnitOfWork) -> None:
    """Write one of each."""
    unit.disposals.put_rules(a(disposals.RetentionRules, id="rr-1"))
    unit.disposals.put_flag(FLAG)
    unit.disposals.put_proposal(a(disposals.DisposalProposal, id="dp-1"))
    unit.disposals.put_proposed(a(disposals.ProposedFile, id="df-1", proposal="dp-1"))
    unit.disposals.put_record(DISPOSAL)
    unit.extracts.put(a(extracts.ExtractRequest, id="ex-1"))
    unit.log_reviews.put(a(log_reviews.LogReview, id="lv-1"))
    unit.managers.put_key(MANAGER_KEY)
    unit.managers.put_request(SEALED_REQUEST)
    unit.extracts.add_answer(a(extracts.RightsAnswer, id="ra-1"))
    unit.districts.put(a(districts.District, id="di-1"))
    unit.districts.place(CASE_DISTRICT)
    unit.documents.put(ATTACHMENT)
    unit.documents.add_piece("at-1", 0, PIECE)
    unit.handing.put_care(a(handing.CareTaken))
    unit.handing.add_hand_over(a(handing.HandOver, id="ho-1"))
    unit.handing.put_own_key(a(handing.OwnTransferKey))
    unit.handing.put_kept_slots(a(handing.KeptSlots))
    unit.handing.put_office(a(handing.TransferOffice, id="of-1"))
    unit.handing.put_transfer(TRANSFER)
    unit.meetings.put_version(VERSION)
    unit.meetings.add_adjustment(a(meetings.Adjustment))
    unit.meetings.put_point(a(meetings.PlannedPoint, id="pp-1"))
    unit.meetings.put_series(a(meetings.MeetingSeries, id="se-1"))
    unit.meetings.put_room(a(meetings.Room, id="ro-1"))
    unit.meetings.put_participants(a(meetings.ParticipantList, id="pl-1"))
    unit.meetings.put_roster(a(meetings.Roster, id="rs-1"))
    unit.meetings.put_name(a(meetings.NameAnswer))
    unit.meetings.put_setting(a(meetings.MeetingSetting))
    unit.merges.put(a(merges.PersonMerge, id="me-1"))
    unit.merges.add_two(a(merges.TwoPersons))
    unit.moving.add_batch(a(moving.ImportBatch, id="ib-1"), (a(moving.MadeRow, batch="ib-1"),))
    unit.moving.put_columns(a(moving.KeptColumns))
    unit.network.put(RELATION)
    unit.notes.add_version(a(notes.NoteVersion))
    unit.notes.put_staff(a(notes.StaffMember, id="st-1"))
    unit.out.add_template(TEMPLATE, PIECE)
    unit.out.put_entry(a(out.CalendarEntry, id="ce-1"))
    unit.out.add_words(a(out.CalendarWords))
    unit.protection.put_access(a(protection.CaseAccess))
    unit.plans.put_part(PART)
    unit.plans.add_step(a(plans.CommitmentStep, id="cs-1"))
    unit.plans.put_lapses(CASE, (a(plans.Lapse),))
    unit.plans.add_version(a(plans.PlanVersion, id="pv-1"))
    unit.process.put_settings(a(process.ProcessSettings, id="ps-1"))
    unit.process.put_occasion(a(process.Occasion))
    unit.process.put_mark(a(process.ItemMark))
    unit.process.put_step_note(a(process.StepNote, id="sn-1"))
    unit.process.put_referral(REFERRAL)
    unit.process.put_talk(a(process.InformationTalk))
    unit.process.put_closure(a(process.Closure))
    unit.process.put_outcome(a(process.GoalOutcome))
    unit.statistics.freeze(FROZEN)
    unit.support.put(SUPPORT)
    # The last: whatever is written drops it.
    unit.states.put_withdrawals((a(state_records.WithdrawalState, case=CASE),))


def look(unit: UnitOfWork) -> None:
    """Make sure that some of each part still mean the same."""
    assert unit.documents.attachments(CASE) == (ATTACHMENT,)
    assert b"".join(unit.documents.pieces("at-1")) == PIECE
    assert unit.districts.of_case(CASE) == CASE_DISTRICT
    assert unit.disposals.flags(CASE) == (FLAG,)
    assert unit.disposals.records() == (DISPOSAL,)
    assert unit.meetings.versions(CASE) == (VERSION,)
    assert unit.handing.transfers(CASE) == (TRANSFER,)
    assert unit.managers.every_key() == (MANAGER_KEY,)
    assert unit.managers.requests() == (SEALED_REQUEST,)
    assert unit.out.template() == TEMPLATE
    assert unit.out.template_content("te-1") == PIECE
    assert unit.plans.parts(CASE) == (PART,)
    assert unit.process.referrals(CASE) == (REFERRAL,)
    assert unit.network.relation("re-1") == RELATION
    assert unit.statistics.frozen() == (FROZEN,)
    assert unit.support.entries() == (SUPPORT,)

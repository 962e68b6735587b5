"""Which record lives in which table, and how a record becomes a row and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from operator import itemgetter
from typing import Any, Generic, TypeVar, cast, get_type_hints

from sqlalchemy import Column, ColumnElement, Connection, Result, Select, Table

from sspf_app.domain import facts
from sspf_app.services import (
    consultation_records,
    decision_records,
    disposal_records,
    district_records,
    document_records,
    extract_records,
    form_text_records,
    hand_over_records,
    ledger_records,
    legal_records,
    log_review_records,
    manager_records,
    meeting_records,
    merge_records,
    move_records,
    network_records,
    note_records,
    out_records,
    plan_records,
    process_records,
    protection_records,
    records,
    request_records,
    scan_records,
    state_records,
    statistics_records,
    support_records,
)
from sspf_app.storage import (
    apart_rows,
    case_rows,
    decision_rows,
    disposal_rows,
    district_rows,
    document_rows,
    extract_rows,
    form_text_rows,
    hand_over_rows,
    ledger_rows,
    log_review_rows,
    manager_rows,
    meeting_rows,
    merge_rows,
    move_rows,
    network_rows,
    note_rows,
    office_rows,
    out_rows,
    plan_rows,
    process_rows,
    request_rows,
    rows,
    scan_rows,
    statistics_rows,
    support_rows,
)
from sspf_app.storage.codecs import (
    ZERO,
    Decoder,
    SqlValue,
    column_decoder,
    is_plain_text,
    microseconds,
    to_sql,
)
from sspf_app.storage.errors import DamagedValueError, StorageBug

RecordT = TypeVar("RecordT")
AnySelect = Select[*tuple[Any, ...]]
"""A query, whatever its columns."""

_INSTANT = "_us"
_AT_ONCE = 1000
"""Rows whose texts are looked through together."""


@dataclass(frozen=True, eq=False)
class Kind(Generic[RecordT]):
    """One kind of record and its table.

    Attributes:
        record: The frozen dataclass.
        table: The table; its columns are named as the fields (``case`` is ``case_id``).
        name: How history names the kind.
        key: Columns that name one record among those that stand.
    """

    record: type[RecordT]
    table: Table[Any]
    name: str
    key: tuple[str, ...]

    @cached_property
    def columns(self) -> tuple[Column[Any], ...]:
        """The columns of the fields, in the order of the fields."""
        return tuple(self.table.c[name] for name in self.column_names)

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        """The names of ``columns``."""
        return tuple(map(_column_name, self._names))

    def encode(self, record: RecordT) -> dict[str, SqlValue]:
        """Write a record as the values of its columns, derived instants too."""
        values = {_column_name(name): to_sql(getattr(record, name)) for name in self._names}
        for column in self._instants:
            at = getattr(record, column.removesuffix(_INSTANT))
            values[column] = None if at is None else microseconds(at)
        return values

    def decode(self, row: Sequence[Any]) -> RecordT:
        """Read a record from the values of ``columns``.

        Raises:
            DamagedValueError: a value is none that was ever written. SQLCipher gives the content
                of a damaged overflow page as zeros, without an error of its own.
        """
        values = dict(zip(self._names, row, strict=True))
        try:
            for name, decoder in self._decoders:
                value = values[name]
                if value is not None:
                    values[name] = decoder(value)
            # All texts as one: a search in each costs more than twice as much.
            if ZERO in "".join(filter(None, self._texts(row))):
                raise DamagedValueError
        except (ValueError, KeyError, TypeError):
            raise DamagedValueError from None  # whose text would show what stands there
        return self.record(**values)

    def read(
        self, connection: Connection, query: AnySelect, values: Mapping[str, SqlValue] | None = None
    ) -> tuple[RecordT, ...]:
        """Run a query for ``columns`` and read its records."""
        found: Sequence[Sequence[Any]] = connection.execute(query, dict(values or {})).all()
        return tuple(map(self.decode, found))

    def where(self, values: Mapping[str, SqlValue]) -> tuple[ColumnElement[bool], ...]:
        """The conditions that find the record with the key of these values."""
        return tuple(self.table.c[name] == values[name] for name in self.key)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(cast(Any, self.record)))

    @cached_property
    def _decoders(self) -> tuple[tuple[str, Decoder], ...]:
        hints = get_type_hints(self.record)
        pairs = ((name, column_decoder(hints[name])) for name in self._names)
        return tuple((name, decoder) for name, decoder in pairs if decoder is not None)

    @cached_property
    def _texts(self) -> Callable[[Sequence[Any]], Sequence[str | None]]:
        """Takes out of ``columns`` the texts that no decoder looks at."""
        hints = get_type_hints(self.record)
        texts = [at for at, name in enumerate(self._names) if is_plain_text(hints[name])]
        return itemgetter(*texts) if len(texts) > 1 else lambda row: [row[at] for at in texts]

    @cached_property
    def _instants(self) -> tuple[str, ...]:
        names = (column.name for column in self.table.columns)
        return tuple(name for name in names if name.endswith(_INSTANT))


def undamaged(result: Result[*tuple[Any, ...]]) -> Sequence[Sequence[Any]]:
    """All rows of a list, for queries that read no whole record.

    Raises:
        DamagedValueError: as ``Kind.decode``.
    """
    rows = result.all()
    for start in range(0, len(rows), _AT_ONCE):  # their texts as one, as there
        part = rows[start : start + _AT_ONCE]
        if ZERO in "".join([value for row in part for value in row if type(value) is str]):
            raise DamagedValueError
    return rows


def _column_name(field: str) -> str:
    return "case_id" if field == "case" else field


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _fact(record: type[RecordT], row: type[rows.Base]) -> Kind[RecordT]:
    in_case = issubclass(record, facts.CaseRow)
    key = ("case_id", "id") if in_case else ("id",)
    return Kind(record, rows.table_of(row), _snake(record.__name__), key)


def _office(record: type[RecordT], row: type[rows.Base], *key: str) -> Kind[RecordT]:
    return Kind(record, rows.table_of(row), _snake(record.__name__), key)


FACTS: tuple[Kind[Any], ...] = (
    _fact(facts.PolicyRow, rows.PolicyRow),
    _fact(facts.Party, rows.PartyRow),
    _fact(facts.Person, rows.PersonRow),
    _fact(facts.Custody, rows.CustodyRow),
    _fact(facts.Case, rows.CaseRow),
    _fact(facts.Closing, case_rows.ClosingRow),
    _fact(facts.Pause, case_rows.PauseRow),
    _fact(facts.Purpose, case_rows.PurposeRow),
    _fact(facts.Participation, case_rows.ParticipationRow),
    _fact(facts.Maturity, case_rows.MaturityRow),
    _fact(facts.HinderedException, case_rows.ExceptionRow),
    _fact(facts.YouthOnly, case_rows.YouthOnlyRow),
    _fact(facts.Request, case_rows.RequestRow),
    _fact(facts.Consent, case_rows.ConsentRow),
    _fact(facts.Withdrawal, case_rows.WithdrawalRow),
    _fact(facts.Meeting, case_rows.MeetingRow),
    _fact(facts.Item, case_rows.ItemRow),
    _fact(facts.LegalDisclosure, case_rows.LegalDisclosureRow),
    _fact(facts.Note, case_rows.NoteRow),
)
"""Every kind of bitemporal row; a table is named as the tuple of ``Facts`` that holds it."""

OFFICE = _office(records.Office, office_rows.OfficeRow, "pk")
USERS = _office(records.User, office_rows.UserRow, "id")
CONTACTS = _office(records.Contact, office_rows.ContactRow, "id")
FORMS = _office(records.PrintedForm, office_rows.FormRow, "id")
FORM_TEXTS = _office(form_text_records.StoredText, form_text_rows.FormTextRow, "id")
DISCLOSURES = _office(records.Disclosure, office_rows.DisclosureRow, "id")
ATTENDANCE = _office(
    records.Attendance, office_rows.AttendanceRow, "case_id", "meeting", "participant"
)
WITHDRAWAL_WORDS = _office(
    ledger_records.WithdrawalWords, ledger_rows.WithdrawalWordsRow, "case_id", "withdrawal"
)
MISDIRECTIONS = _office(ledger_records.Misdirection, ledger_rows.MisdirectionRow, "id")
FOLLOW_UPS = _office(ledger_records.FollowUp, ledger_rows.FollowUpRow, "id")
LEGAL_GROUNDS = _office(legal_records.LegalGround, apart_rows.LegalGroundRow, "id")
LEGAL_REQUESTS = _office(legal_records.LegalRequest, apart_rows.LegalRequestRow, "id")
CONCERN_REPORTS = _office(legal_records.ConcernReport, apart_rows.ConcernReportRow, "id")
CONSULTATIONS = _office(consultation_records.Consultation, apart_rows.ConsultationRow, "id")
VARIANT_APPROVALS = _office(
    protection_records.VariantApproval, apart_rows.VariantApprovalRow, "case_id"
)
CASE_ACCESS = _office(protection_records.CaseAccess, apart_rows.CaseAccessRow, "case_id", "user")
FROZEN_FIGURES = _office(
    statistics_records.FrozenFigures, statistics_rows.FrozenFiguresRow, "period"
)
DRAFTS = _office(records.Draft, office_rows.DraftRow, "key")
LOG = _office(records.LogEntry, office_rows.LogRow)
HISTORY = _office(records.HistoryEntry, office_rows.HistoryRow)
CASE_STATES = _office(state_records.CaseState, office_rows.CaseStateRow, "case_id")
WITHDRAWAL_STATES = _office(
    state_records.WithdrawalState, office_rows.WithdrawalStateRow, "case_id", "withdrawal"
)
FORM_LAYOUTS = _office(scan_records.FormLayout, scan_rows.FormLayoutRow, "form")
SCANS = _office(scan_records.StoredScan, scan_rows.ScanRow, "id")
REQUEST_GROUPS = _office(request_records.RequestGroup, request_rows.RequestGroupRow, "id")
GROUPED_SHEETS = _office(request_records.GroupedSheet, request_rows.GroupedSheetRow, "form")
CONTACT_RULES = _office(request_records.ContactRule, request_rows.ContactRuleRow, "id")
CHASE_EVENTS = _office(request_records.ChaseEvent, request_rows.ChaseEventRow, "id")
CHASE_STATES = _office(request_records.ChaseState, request_rows.ChaseStateRow, "case_id", "purpose")
IMPORT_BATCHES = _office(move_records.ImportBatch, move_rows.ImportBatchRow, "id")
IMPORT_MADE = _office(move_records.MadeRow, move_rows.ImportMadeRow, "batch", "row_id")
IMPORT_COLUMNS = _office(move_records.KeptColumns, move_rows.ImportColumnsRow, "headings")

EXCEPTION_REQUESTS = _office(
    decision_records.ExceptionRequest, decision_rows.ExceptionRequestRow, "id"
)
PAUSE_TERMS = _office(decision_records.PauseTerms, decision_rows.PauseTermsRow, "case_id", "pause")
CASE_TASKS = _office(decision_records.CaseTask, decision_rows.CaseTaskRow, "id")
NOTE_VERSIONS = _office(
    note_records.NoteVersion, note_rows.NoteVersionRow, "case_id", "note", "recorded_at"
)
CASE_STAFF = _office(note_records.StaffMember, note_rows.StaffMemberRow, "id")
DISTRICTS = _office(district_records.District, district_rows.DistrictRow, "id")
CASE_DISTRICTS = _office(district_records.CaseDistrict, district_rows.CaseDistrictRow, "case_id")
ATTACHMENTS = _office(document_records.Attachment, document_rows.AttachmentRow, "id")
OFFICE_TEMPLATES = _office(out_records.OfficeTemplate, out_rows.OfficeTemplateRow, "id")
CALENDAR_ENTRIES = _office(out_records.CalendarEntry, out_rows.CalendarEntryRow, "id")
CALENDAR_WORDS = _office(out_records.CalendarWords, out_rows.CalendarWordsRow)
RELATIONS = _office(network_records.Relation, network_rows.RelationRow, "id")
PERSON_MERGES = _office(merge_records.PersonMerge, merge_rows.PersonMergeRow, "id")
TWO_PERSONS = _office(merge_records.TwoPersons, merge_rows.TwoPersonsRow, "person", "other")
MEETING_VERSIONS = _office(meeting_records.MeetingVersion, meeting_rows.MeetingVersionRow, "id")
ADJUSTMENTS = _office(meeting_records.Adjustment, meeting_rows.AdjustmentRow, "id")
PLANNED_POINTS = _office(meeting_records.PlannedPoint, meeting_rows.PlannedPointRow, "id")
NAME_ANSWERS = _office(
    meeting_records.NameAnswer, meeting_rows.NameAnswerRow, "case_id", "meeting", "name"
)
MEETING_SERIES = _office(meeting_records.MeetingSeries, meeting_rows.MeetingSeriesRow, "id")
ROOMS = _office(meeting_records.Room, meeting_rows.RoomRow, "id")
PARTICIPANT_LISTS = _office(meeting_records.ParticipantList, meeting_rows.ParticipantListRow, "id")
ROSTERS = _office(meeting_records.Roster, meeting_rows.RosterRow, "id")
MEETING_SETTINGS = _office(
    meeting_records.MeetingSetting, meeting_rows.MeetingSettingRow, "case_id", "meeting"
)
PROCESS_SETTINGS = _office(process_records.ProcessSettings, process_rows.ProcessSettingsRow, "id")
OCCASIONS = _office(process_records.Occasion, process_rows.OccasionRow, "case_id", "meeting")
ITEM_MARKS = _office(process_records.ItemMark, process_rows.ItemMarkRow, "case_id", "item")
STEP_NOTES = _office(process_records.StepNote, process_rows.StepNoteRow, "id")
REFERRALS = _office(process_records.Referral, process_rows.ReferralRow, "case_id", "meeting")
INFORMATION_TALKS = _office(
    process_records.InformationTalk, process_rows.InformationTalkRow, "case_id", "meeting"
)
CLOSURES = _office(process_records.Closure, process_rows.ClosureRow, "case_id", "closing")
GOAL_OUTCOMES = _office(
    process_records.GoalOutcome, process_rows.GoalOutcomeRow, "case_id", "closing", "item"
)
PLAN_PARTS = _office(plan_records.PlanPart, plan_rows.PlanPartRow, "case_id", "item")
COMMITMENT_STEPS = _office(plan_records.CommitmentStep, plan_rows.CommitmentStepRow, "id")
COMMITMENT_STATES = _office(
    plan_records.CommitmentState, plan_rows.CommitmentStateRow, "case_id", "item"
)
LAPSES = _office(plan_records.Lapse, plan_rows.LapseRow, "case_id", "item")
PLAN_VERSIONS = _office(plan_records.PlanVersion, plan_rows.PlanVersionRow, "id")
CARE_TAKEN = _office(hand_over_records.CareTaken, hand_over_rows.CareTakenRow, "kind")
HAND_OVERS = _office(hand_over_records.HandOver, hand_over_rows.HandOverRow, "id")
KEPT_SLOTS = _office(hand_over_records.KeptSlots, hand_over_rows.KeptSlotsRow, "pk")
OWN_TRANSFER_KEY = _office(hand_over_records.OwnTransferKey, hand_over_rows.OwnTransferKeyRow, "pk")
TRANSFER_OFFICES = _office(hand_over_records.TransferOffice, hand_over_rows.TransferOfficeRow, "id")
CASE_TRANSFERS = _office(hand_over_records.CaseTransfer, hand_over_rows.CaseTransferRow, "id")
RETENTION_RULES = _office(disposal_records.RetentionRules, disposal_rows.RetentionRulesRow, "id")
RETENTION_FLAGS = _office(disposal_records.RetentionFlag, disposal_rows.RetentionFlagRow, "id")
DISPOSAL_PROPOSALS = _office(
    disposal_records.DisposalProposal, disposal_rows.DisposalProposalRow, "id"
)
PROPOSED_FILES = _office(disposal_records.ProposedFile, disposal_rows.ProposedFileRow, "id")
DISPOSAL_RECORDS = _office(disposal_records.DisposalRecord, disposal_rows.DisposalRecordRow, "id")
EXTRACT_REQUESTS = _office(extract_records.ExtractRequest, extract_rows.ExtractRequestRow, "id")
RIGHTS_ANSWERS = _office(extract_records.RightsAnswer, extract_rows.RightsAnswerRow, "id")
SUPPORT_ENTRIES = _office(support_records.SupportEntry, support_rows.SupportEntryRow, "id")
MANAGER_KEYS = _office(manager_records.ManagerKey, manager_rows.ManagerKeyRow, "id")
SEALED_REQUESTS = _office(manager_records.SealedRequest, manager_rows.SealedRequestRow, "id")
LOG_REVIEWS = _office(log_review_records.LogReview, log_review_rows.LogReviewRow, "id")
CLOCK_SEEN = _office(decision_records.ClockSeen, decision_rows.ClockSeenRow, "pk")

_BY_RECORD: dict[type[Any], Kind[Any]] = {kind.record: kind for kind in FACTS}


def fact_kind(record: type[RecordT]) -> Kind[RecordT]:
    """Find the kind of a bitemporal record.

    Raises:
        StorageBug: if there is none.
    """
    try:
        return _BY_RECORD[record]
    except KeyError:
        raise StorageBug(f"{record.__name__} is no kind of fact") from None

"""Stand-ins of the ports: records in memory, papers as plain text, files of the test's folder."""

from __future__ import annotations

import copy
import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo

from sspf_app.domain import facts as rows
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import CaseRow, Facts, Row
from sspf_app.domain.rules import Situation
from sspf_app.services.actors import Actor
from sspf_app.services.clock_limits import LEAP
from sspf_app.services.consultation_records import DAYS_KEPT, Consultation
from sspf_app.services.copies import ArchiveFacts
from sspf_app.services.decision_records import CaseTask, ClockSeen, ExceptionRequest, PauseTerms
from sspf_app.services.document_records import Attachment
from sspf_app.services.export_views import Leak
from sspf_app.services.form_text_records import StoredText
from sspf_app.services.ledger_records import FollowUp, Misdirection, WithdrawalWords
from sspf_app.services.legal_records import ConcernReport, LegalGround, LegalRequest
from sspf_app.services.network_records import Relation
from sspf_app.services.note_records import NoteVersion, StaffMember
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.protection_records import VariantApproval
from sspf_app.services.queries import CaseListItem
from sspf_app.services.records import (
    Attendance,
    CaseState,
    Contact,
    Disclosure,
    Draft,
    HistoryEntry,
    LogEntry,
    Office,
    PrintedForm,
    SearchHit,
    User,
)
from sspf_app.services.scan_records import FormLayout, StoredScan
from sspf_app.services.withheld import WithheldSearch
from tests.fake_moving import MemoryMoving, MovedStore
from tests.fake_requests import AskedStore, MemoryRequests

ZONE = ZoneInfo("Europe/Stockholm")

LISTS: dict[str, type[Row]] = {
    "policy": rows.PolicyRow,
    "parties": rows.Party,
    "persons": rows.Person,
    "custody": rows.Custody,
    "cases": rows.Case,
    "closings": rows.Closing,
    "pauses": rows.Pause,
    "purposes": rows.Purpose,
    "participations": rows.Participation,
    "maturity": rows.Maturity,
    "exceptions": rows.HinderedException,
    "youth_only": rows.YouthOnly,
    "requests": rows.Request,
    "consents": rows.Consent,
    "withdrawals": rows.Withdrawal,
    "meetings": rows.Meeting,
    "items": rows.Item,
    "legal_disclosures": rows.LegalDisclosure,
    "notes": rows.Note,
}


class FixedClock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    @property
    def zone(self) -> tzinfo:
        return ZONE

    def now(self) -> datetime:
        return self.at


class CountingIds:
    """``p-1``, ``p-2``, ``c-1``: each prefix counted."""

    def __init__(self) -> None:
        self._counts: dict[str, itertools.count[int]] = {}

    def __call__(self, prefix: str) -> str:
        return f"{prefix}-{next(self._counts.setdefault(prefix, itertools.count(1)))}"

    def start_again(self, prefix: str) -> None:
        """Give the ids of a prefix a second time."""
        self._counts.pop(prefix, None)


@dataclass
class Store:
    """Everything a vault holds."""

    rows: list[Row] = field(default_factory=list[Row])
    states: dict[str, CaseState] = field(default_factory=dict[str, CaseState])
    office: Office = field(default_factory=Office)
    users: dict[str, User] = field(default_factory=dict[str, User])
    contacts: dict[str, Contact] = field(default_factory=dict[str, Contact])
    forms: dict[str, PrintedForm] = field(default_factory=dict[str, PrintedForm])
    texts: dict[str, StoredText] = field(default_factory=dict[str, StoredText])
    disclosures: list[Disclosure] = field(default_factory=list[Disclosure])
    withdrawal_words: list[WithdrawalWords] = field(default_factory=list[WithdrawalWords])
    misdirections: list[Misdirection] = field(default_factory=list[Misdirection])
    follow_ups: list[FollowUp] = field(default_factory=list[FollowUp])
    legal_grounds: dict[str, LegalGround] = field(default_factory=dict[str, LegalGround])
    legal_requests: dict[str, LegalRequest] = field(default_factory=dict[str, LegalRequest])
    concern_reports: list[ConcernReport] = field(default_factory=list[ConcernReport])
    consultations: dict[str, Consultation] = field(default_factory=dict[str, Consultation])
    days_kept: int = DAYS_KEPT
    relations: dict[str, Relation] = field(default_factory=dict[str, Relation])
    attachments: dict[str, Attachment] = field(default_factory=dict[str, Attachment])
    pieces: dict[tuple[str, int], bytes] = field(default_factory=dict[tuple[str, int], bytes])
    note_versions: list[NoteVersion] = field(default_factory=list[NoteVersion])
    staff: dict[str, StaffMember] = field(default_factory=dict[str, StaffMember])
    approvals: dict[str, VariantApproval] = field(default_factory=dict[str, VariantApproval])
    attendance: dict[tuple[str, str, str], Attendance] = field(
        default_factory=dict[tuple[str, str, str], Attendance]
    )
    layouts: dict[str, FormLayout] = field(default_factory=dict[str, FormLayout])
    scans: dict[str, StoredScan] = field(default_factory=dict[str, StoredScan])
    scan_pages: dict[tuple[str, int], bytes] = field(default_factory=dict[tuple[str, int], bytes])
    drafts: dict[str, Draft] = field(default_factory=dict[str, Draft])
    log: list[LogEntry] = field(default_factory=list[LogEntry])
    history: list[HistoryEntry] = field(default_factory=list[HistoryEntry])
    series: dict[str, int] = field(default_factory=dict[str, int])
    asked: AskedStore = field(default_factory=AskedStore)
    exceptions: dict[str, ExceptionRequest] = field(default_factory=dict[str, ExceptionRequest])
    pause_terms: dict[str, PauseTerms] = field(default_factory=dict[str, PauseTerms])
    tasks: dict[str, CaseTask] = field(default_factory=dict[str, CaseTask])
    clock: ClockSeen | None = None
    moved: MovedStore = field(default_factory=MovedStore)


class MemoryVault:
    """A vault in memory: units of work over one store, undone unless committed."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.store = Store()

    def open_unit(self, actor: Actor) -> MemoryUnit:
        return MemoryUnit(self, actor)


class MemoryUnit:
    """One transaction; fulfils every part of ``services.ports.UnitOfWork`` itself."""

    def __init__(self, vault: MemoryVault, actor: Actor) -> None:
        self._vault = vault
        self.store = copy.deepcopy(vault.store)
        self.clock = vault.clock
        self.actor = actor
        self.records: Any = MemoryRecords(self)
        self.states: Any = MemoryStates(self)
        self.office: Any = MemoryOffice(self.store)
        self.texts: Any = MemoryTexts(self.store)
        self.ledger: Any = MemoryLedger(self.store)
        self.legal: Any = MemoryLegal(self.store)
        self.consultations: Any = MemoryConsultations(self.store)
        self.protection: Any = MemoryProtection(self.store)
        self.notes: Any = MemoryNotes(self.store)
        self.network: Any = MemoryNetwork(self.store)
        self.documents: Any = MemoryDocuments(self.store)
        self.journal: Any = MemoryJournal(self.store)
        self.queries: Any = MemoryQueries(self)
        self.scans: Any = MemoryScans(self.store)
        self.requests: Any = MemoryRequests(self)
        self.decisions: Any = MemoryDecisions(self.store)
        self.moving: Any = MemoryMoving(self.store)

    def __enter__(self) -> MemoryUnit:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def commit(self) -> None:
        self.decisions.see_clock(self.clock.now())
        self._vault.store = self.store


class MemoryRecords:
    """``Records``."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit
        self._store = unit.store

    def add(self, row: Row) -> None:
        case = row.case if isinstance(row, CaseRow) else None
        if row.replaced_at is None and self.standing(type(row), row.id, case=case) is not None:
            raise DomainError("id_taken", kind=type(row).__name__, id=row.id)
        self._store.rows.append(row)
        self._note(row)

    def replace(self, row: Row, *, at: datetime, by: Row | None = None) -> None:
        for number, known in enumerate(self._store.rows):
            same = replace(known)
            if isinstance(same, rows.Consent) and isinstance(row, rows.Consent):
                same = replace(same, invalidated_because=row.invalidated_because)
            if same == row and known.replaced_at is None:
                self._store.rows[number] = replace(row, replaced_at=at)
                break
        else:
            raise DomainError("row_not_standing", kind=type(row).__name__, id=row.id)
        if by is not None:
            self._store.rows.append(by)
        self._note(row)

    def standing(self, kind: type[Any], row_id: str, *, case: str | None = None) -> Any:
        found = [row for row in self.list_standing(kind, case=case) if row.id == row_id]
        return found[0] if found else None

    def list_standing(self, kind: type[Any], *, case: str | None = None) -> tuple[Any, ...]:
        found = [
            row
            for row in self._store.rows
            if type(row) is kind
            and row.replaced_at is None
            and (case is None or (isinstance(row, CaseRow) and row.case == case))
        ]
        return tuple(sorted(found, key=lambda row: row.id))

    def list_within(self, kind: type[Any], field: str, first: date, last: date) -> tuple[Any, ...]:
        found = self.list_standing(kind)
        return tuple(row for row in found if (day := getattr(row, field)) and first <= day <= last)

    def all_facts(self) -> Facts:
        return self._facts(lambda _: True)

    def case_facts(self, case: str) -> Facts:
        def is_of_case(row: Row) -> bool:
            return (isinstance(row, CaseRow) and row.case == case) or (
                isinstance(row, rows.Case) and row.id == case
            )

        named = repr([row for row in self._store.rows if is_of_case(row)])
        custody = [
            row
            for row in self._store.rows
            if isinstance(row, rows.Custody) and f"'{row.child}'" in named
        ]
        named += repr(custody)

        def belongs(row: Row) -> bool:
            if isinstance(row, (rows.PolicyRow, rows.Party)):
                return True
            if isinstance(row, rows.Person):
                return f"'{row.id}'" in named
            return is_of_case(row) or row in custody

        return self._facts(belongs)

    def _facts(self, belongs: Callable[[Row], bool]) -> Facts:
        chosen = [row for row in self._store.rows if belongs(row)]
        lists: dict[str, Any] = {
            name: tuple(row for row in chosen if type(row) is kind) for name, kind in LISTS.items()
        }
        return Facts(zone=ZONE, **lists)

    def _note(self, row: Row) -> None:
        self._store.history.append(
            HistoryEntry(
                at=self._unit.clock.now(),
                user_id=self._unit.actor.user_id,
                kind=type(row).__name__,
                row_id=row.id,
                case=row.case if isinstance(row, CaseRow) else None,
                field="row",
                old=None,
                new=None,
            )
        )


class MemoryStates:
    """``CaseStates``."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit
        self._store = unit.store

    def put(self, state: CaseState) -> None:
        self._store.states[state.case] = state

    def due(self, at: datetime) -> tuple[str, ...]:
        cases = self._unit.records.list_standing(rows.Case)
        states = self._store.states
        return tuple(
            case.id
            for case in cases
            if case.id not in states
            or ((changes := states[case.id].changes_at) is not None and changes <= at)
        )

    def concerned(self, persons: Iterable[str]) -> tuple[str, ...]:
        wanted = set(persons)
        found: set[str] = set()
        for row in self._store.rows:
            names: set[Any] = set()
            if isinstance(row, rows.Case):
                names = {row.young_person}
            elif isinstance(row, (rows.Consent, rows.Request)):
                names = {row.signatory, *row.subjects}
            elif isinstance(row, rows.Withdrawal):
                names = {row.signatory}
            if names & wanted:
                found.add(row.case if isinstance(row, CaseRow) else row.id)
        return tuple(sorted(found))

    def forget(self) -> None:
        self._store.states.clear()


class MemoryScans:
    """``ScanRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_layout(self, layout: FormLayout) -> None:
        self._store.layouts[layout.form] = layout

    def layout(self, form: str) -> FormLayout | None:
        return self._store.layouts.get(form)

    def add_scan(self, scan: StoredScan, pages: Sequence[bytes]) -> None:
        self._store.scans[scan.id] = scan
        for kept, content in zip(scan.pages, pages, strict=True):
            self._store.scan_pages[scan.id, kept.page] = content

    def put_scan(self, scan: StoredScan) -> None:
        self._store.scans[scan.id] = scan

    def scans(self, case: str) -> tuple[StoredScan, ...]:
        return tuple(scan for scan in self._store.scans.values() if scan.case == case)

    def scan(self, scan_id: str) -> StoredScan | None:
        return self._store.scans.get(scan_id)

    def kept_pages(self, source_sha256: str) -> frozenset[int]:
        return frozenset(
            page.source_page
            for scan in self._store.scans.values()
            for page in scan.pages
            if page.source_sha256 == source_sha256
        )

    def page(self, scan_id: str, number: int) -> Iterator[bytes]:
        yield self._store.scan_pages[scan_id, number]


class MemoryNotes:
    """``NoteRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_version(self, version: NoteVersion) -> None:
        self._store.note_versions.append(version)

    def versions(self, case: str) -> tuple[NoteVersion, ...]:
        return tuple(one for one in self._store.note_versions if one.case == case)

    def all_versions(self) -> tuple[NoteVersion, ...]:
        return tuple(self._store.note_versions)

    def put_staff(self, member: StaffMember) -> None:
        self._store.staff[member.id] = member

    def staff(self, case: str) -> tuple[StaffMember, ...]:
        return tuple(one for one in self._store.staff.values() if one.case == case)

    def opened_by(self, case: str) -> str | None:
        entered = [
            one.user_id for one in self._store.history if (one.kind, one.row_id) == ("Case", case)
        ]
        return entered[0] if entered else None


class MemoryDocuments:
    """``DocumentRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, attachment: Attachment) -> None:
        self._store.attachments[attachment.id] = attachment

    def add_piece(self, attachment: str, number: int, content: bytes) -> None:
        self._store.pieces[attachment, number] = content

    def attachments(self, case: str) -> tuple[Attachment, ...]:
        return tuple(one for one in self._store.attachments.values() if one.case == case)

    def attachment(self, attachment: str) -> Attachment | None:
        return self._store.attachments.get(attachment)

    def pieces(self, attachment: str) -> Iterator[bytes]:
        for one, number in sorted(self._store.pieces):
            if one == attachment:
                yield self._store.pieces[one, number]

    def erase(self, attachment: str) -> None:
        for key in [key for key in self._store.pieces if key[0] == attachment]:
            del self._store.pieces[key]

    def forget(self, attachment: str) -> None:
        self.erase(attachment)
        self._store.attachments.pop(attachment, None)


class MemoryNetwork:
    """``NetworkRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, relation: Relation) -> None:
        self._store.relations[relation.id] = relation

    def relation(self, relation: str) -> Relation | None:
        return self._store.relations.get(relation)

    def relations_of(self, persons: Iterable[str]) -> tuple[Relation, ...]:
        wanted = set(persons)
        return tuple(
            one
            for one in self._store.relations.values()
            if one.ended_at is None and wanted & {one.person, one.other}
        )


class MemoryOffice:
    """``OfficeRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def office(self) -> Office:
        return self._store.office

    def put_office(self, office: Office) -> None:
        self._store.office = office

    def users(self) -> tuple[User, ...]:
        return tuple(self._store.users.values())

    def put_user(self, user: User) -> None:
        self._store.users[user.id] = user

    def contacts(self, party: str | None = None) -> tuple[Contact, ...]:
        return tuple(one for one in self._store.contacts.values() if party in (None, one.party))

    def put_contact(self, contact: Contact) -> None:
        self._store.contacts[contact.id] = contact

    def remove_contact(self, contact_id: str) -> None:
        self._store.contacts.pop(contact_id, None)

    def add_form(self, form: PrintedForm) -> None:
        self._store.forms[form.id] = form

    def form(self, code: str) -> PrintedForm | None:
        return self._store.forms.get(code)

    def forms(self, case: str) -> tuple[PrintedForm, ...]:
        return tuple(form for form in self._store.forms.values() if form.case == case)

    def add_disclosure(self, disclosure: Disclosure) -> None:
        self._store.disclosures.append(disclosure)

    def disclosures(self, case: str) -> tuple[Disclosure, ...]:
        return tuple(one for one in self._store.disclosures if one.case == case)

    def attendance(self, case: str, meeting: str) -> tuple[Attendance, ...]:
        return tuple(
            row
            for (of_case, of_meeting, _), row in self._store.attendance.items()
            if (of_case, of_meeting) == (case, meeting)
        )

    def put_attendance(self, attendance: Attendance) -> None:
        key = (attendance.case, attendance.meeting, attendance.participant)
        self._store.attendance[key] = attendance

    def draft(self, key: str) -> Draft | None:
        return self._store.drafts.get(key)

    def drafts(self) -> tuple[Draft, ...]:
        return tuple(self._store.drafts.values())

    def put_draft(self, draft: Draft) -> None:
        self._store.drafts[draft.key] = draft

    def remove_draft(self, key: str) -> None:
        self._store.drafts.pop(key, None)


class MemoryTexts:
    """``FormTextRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, text: StoredText) -> None:
        self._store.texts[text.id] = text

    def get(self, text_id: str) -> StoredText | None:
        return self._store.texts.get(text_id)

    def with_sha256(self, sha256: str) -> tuple[StoredText, ...]:
        return tuple(one for one in self.list() if one.sha256 == sha256)

    def list(self) -> tuple[StoredText, ...]:
        return tuple(self._store.texts.values())

    def remove(self, text_id: str) -> None:
        self._store.texts.pop(text_id, None)


class MemoryLedger:
    """``LedgerRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_words(self, words: WithdrawalWords) -> None:
        self._store.withdrawal_words.append(words)

    def words(self, case: str) -> tuple[WithdrawalWords, ...]:
        return tuple(one for one in self._store.withdrawal_words if one.case == case)

    def add_misdirection(self, row: Misdirection) -> None:
        self._store.misdirections.append(row)

    def misdirections(self, case: str) -> tuple[Misdirection, ...]:
        return tuple(one for one in self._store.misdirections if one.case == case)

    def add_follow_up(self, row: FollowUp) -> None:
        self._store.follow_ups.append(row)

    def follow_ups(self, case: str) -> tuple[FollowUp, ...]:
        return tuple(one for one in self._store.follow_ups if one.case == case)


class MemoryLegal:
    """``LegalRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def grounds(self) -> tuple[LegalGround, ...]:
        return tuple(self._store.legal_grounds.values())

    def put_ground(self, ground: LegalGround) -> None:
        self._store.legal_grounds[ground.id] = ground

    def requests(self, case: str | None = None) -> tuple[LegalRequest, ...]:
        found = self._store.legal_requests.values()
        return tuple(one for one in found if case in (None, one.case))

    def request(self, request_id: str) -> LegalRequest | None:
        return self._store.legal_requests.get(request_id)

    def put_request(self, request: LegalRequest) -> None:
        self._store.legal_requests[request.id] = request

    def reports(self, case: str) -> tuple[ConcernReport, ...]:
        return tuple(one for one in self._store.concern_reports if one.case == case)

    def add_report(self, report: ConcernReport) -> None:
        self._store.concern_reports.append(report)


class MemoryConsultations:
    """``ConsultationRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def consultations(self) -> tuple[Consultation, ...]:
        return tuple(self._store.consultations.values())

    def consultation(self, consultation_id: str) -> Consultation | None:
        return self._store.consultations.get(consultation_id)

    def put_consultation(self, consultation: Consultation) -> None:
        self._store.consultations[consultation.id] = consultation

    def erase(self, ids: Iterable[str]) -> None:
        for one in ids:
            self._store.consultations.pop(one, None)

    def days_kept(self) -> int:
        return self._store.days_kept

    def put_days_kept(self, days: int) -> None:
        self._store.days_kept = days


class MemoryProtection:
    """``ProtectionRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def approvals(self) -> tuple[VariantApproval, ...]:
        return tuple(self._store.approvals.values())

    def approval(self, case: str) -> VariantApproval | None:
        return self._store.approvals.get(case)

    def put_approval(self, approval: VariantApproval) -> None:
        self._store.approvals[approval.case] = approval


class MemoryDecisions:
    """``DecisionRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def requests(self, case: str | None = None) -> tuple[ExceptionRequest, ...]:
        return tuple(one for one in self._store.exceptions.values() if case in (None, one.case))

    def put_request(self, request: ExceptionRequest) -> None:
        self._store.exceptions[request.id] = request

    def pause_terms(self, case: str | None = None) -> tuple[PauseTerms, ...]:
        return tuple(one for one in self._store.pause_terms.values() if case in (None, one.case))

    def put_pause_terms(self, terms: PauseTerms) -> None:
        self._store.pause_terms[f"{terms.case}/{terms.pause}"] = terms

    def tasks(self, case: str | None = None) -> tuple[CaseTask, ...]:
        return tuple(one for one in self._store.tasks.values() if case in (None, one.case))

    def put_task(self, task: CaseTask) -> None:
        self._store.tasks[task.id] = task

    def clock_seen(self) -> ClockSeen | None:
        return self._store.clock

    def see_clock(self, now: datetime) -> None:
        seen = self._store.clock
        if seen is None:
            self._store.clock = ClockSeen(seen_at=now)
        elif now > seen.seen_at:
            leapt = seen.seen_at if now - seen.seen_at > LEAP else seen.jumped_from
            self._store.clock = ClockSeen(seen_at=now, jumped_from=leapt)

    def confirm_clock(self, now: datetime) -> None:
        self._store.clock = ClockSeen(seen_at=now)


class MemoryJournal:
    """``Journal``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def log(self, entry: LogEntry) -> None:
        self._store.log.append(entry)

    def entries(self, *, limit: int = 200, case: str | None = None) -> tuple[LogEntry, ...]:
        found = [one for one in self._store.log if case in (None, one.case)]
        return tuple(reversed(found))[:limit]

    def history(
        self, *, case: str | None = None, row_id: str | None = None, limit: int = 500
    ) -> tuple[HistoryEntry, ...]:
        found = [
            one
            for one in self._store.history
            if case in (None, one.case) and row_id in (None, one.row_id)
        ]
        return tuple(reversed(found))[:limit]


class MemoryQueries:
    """``Queries``."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit
        self._store = unit.store

    def case_list(self) -> tuple[CaseListItem, ...]:
        records, now = self._unit.records, self._unit.clock.now()
        items: list[CaseListItem] = []
        for case in records.list_standing(rows.Case):
            person = records.standing(rows.Person, case.young_person)
            state = self._store.states.get(case.id)
            meetings = [
                row.starts_at
                for row in records.list_standing(rows.Meeting, case=case.id)
                if row.starts_at > now
            ]
            commitments = [
                row for row in records.list_standing(rows.Item, case=case.id) if row.commitment
            ]
            items.append(
                CaseListItem(
                    case=case.id,
                    reference=case.reference or "",
                    young_person=case.young_person,
                    name=person.name,
                    born=person.born,
                    school=person.school,
                    is_protected=person.is_protected,
                    opened_at=case.opened_at,
                    is_closed=not Situation(records.case_facts(case.id), case.id, at=now).is_open,
                    state=state.state if state else "",
                    state_ends_on=state.ends_on if state else None,
                    next_meeting_at=min(meetings, default=None),
                    open_commitments=len(commitments),
                )
            )
        return tuple(sorted(items, key=lambda item: item.opened_at, reverse=True))

    def search(self, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        hits: list[SearchHit] = []
        for row in self._store.rows:
            if row.replaced_at is not None:
                continue
            if isinstance(row, rows.Person) and text.casefold() in row.name.casefold():
                hits.append(
                    SearchHit(kind="person", id=row.id, case=None, title=row.name, snippet="")
                )
            if isinstance(row, rows.Case) and text.casefold() in (row.reference or "").casefold():
                title = row.reference or ""
                hits.append(SearchHit(kind="case", id=row.id, case=row.id, title=title, snippet=""))
            if isinstance(row, rows.Item) and text.casefold() in row.text.casefold():
                hits.append(
                    SearchHit(kind="item", id=row.id, case=row.case, title="", snippet=row.text)
                )
            if isinstance(row, rows.Note) and text.casefold() in row.text.casefold():
                hits.append(
                    SearchHit(kind="note", id=row.id, case=row.case, title="", snippet=row.text)
                )
        return tuple(hits)[:limit]

    def next_number(self, series: str) -> int:
        self._store.series[series] = self._store.series.get(series, 0) + 1
        return self._store.series[series]


class TextRenderer:
    """Draws every paper as plain text: one line for each value of its data."""

    def consent_form(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} {data.form_code}")

    def minutes(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} {data.copy_number}")

    def withdrawal_confirmation(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} withdrawal")

    def withdrawal_notice(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} notice {data.copy_number}")

    def matrix(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} matrix")

    def consent_receipt(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} receipt")

    def recall_letter(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} recall {data.copy_number}")

    def joined_sheets(self, sheets: Sequence[bytes], *, made_at: datetime) -> RenderedDocument:
        return self._paper(tuple(sheet.decode() for sheet in sheets), f"blanketter-{len(sheets)}")

    def copy_receipt(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} signed {data.copy_number}")

    def reservation(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} reservation {data.copy_number}")

    def ledger_page(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} page {data.page_number}")

    def print_file(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} print")

    def fillable_form(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} {data.form_code}")

    def archived(self, pdf: bytes, facts: ArchiveFacts) -> bytes:
        return b"\n".join([b"archive", *(line.encode() for line in _lines(facts)), pdf])

    def encrypted(self, pdf: bytes, password: str) -> bytes:
        return hashlib.sha256(password.encode() + pdf).digest()

    def find_leaks(
        self,
        pdf: bytes,
        *,
        withheld_texts: Sequence[str],
        withheld_names: Sequence[str],
        readable_texts: Sequence[str],
    ) -> tuple[Leak, ...]:
        search = WithheldSearch(texts=withheld_texts, names=withheld_names, readable=readable_texts)
        hits = search.hits(pdf.decode())
        return tuple(Leak(kind=hit.kind, where="page 1", found=hit.found) for hit in hits)

    def _paper(self, data: Any, name: str) -> RenderedDocument:
        content = "\n".join(_lines(data)).encode()
        return RenderedDocument(
            content=content,
            page_count=1,
            sha256=hashlib.sha256(content).hexdigest(),
            media_type="text/plain",
            suggested_name=f"{name}.pdf",
        )


def _lines(value: Any) -> list[str]:
    if is_dataclass(value):
        return [line for part in fields(value) for line in _lines(getattr(value, part.name))]
    if isinstance(value, tuple):
        return [line for part in value for line in _lines(part)]
    if isinstance(value, Mapping):
        return [str(part) for part in value.values()]
    return [] if value is None or value == "" else [str(value)]


class FolderTarget:
    """Writes exports at once; ``fails`` makes the last step fail."""

    def __init__(self) -> None:
        self.fails = False

    def write(
        self,
        path: Path,
        content: bytes | Iterator[bytes],
        *,
        before_rename: Callable[[], None],
    ) -> None:
        content = content if isinstance(content, bytes) else b"".join(content)
        if self.fails:
            raise DomainError("export_failed", path=str(path), why="full")
        before_rename()
        path.write_bytes(content)

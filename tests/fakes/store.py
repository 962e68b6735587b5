"""Everything a vault holds, in memory."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from sspf_app.domain.facts import Row
from sspf_app.services.consultation_records import DAYS_KEPT, Consultation
from sspf_app.services.decision_records import CaseTask, ClockSeen, ExceptionRequest, PauseTerms
from sspf_app.services.district_records import CaseDistrict, District
from sspf_app.services.document_records import Attachment
from sspf_app.services.form_text_records import StoredText
from sspf_app.services.ledger_records import FollowUp, Misdirection, WithdrawalWords
from sspf_app.services.legal_records import ConcernReport, LegalGround, LegalRequest
from sspf_app.services.merge_records import PersonMerge, TwoPersons
from sspf_app.services.network_records import Relation
from sspf_app.services.note_records import NoteVersion, StaffMember
from sspf_app.services.out_records import CalendarEntry, CalendarWords, OfficeTemplate
from sspf_app.services.protection_records import CaseAccess, VariantApproval
from sspf_app.services.records import (
    Attendance,
    Contact,
    Disclosure,
    Draft,
    HistoryEntry,
    LogEntry,
    Office,
    PrintedForm,
    User,
)
from sspf_app.services.scan_records import FormLayout, StoredScan
from sspf_app.services.state_records import CaseState, WithdrawalState
from sspf_app.services.statistics_records import FrozenFigures
from sspf_app.services.support_records import SupportEntry
from tests.fakes.disposals import DisposalStore
from tests.fakes.hand_overs import HandedStore
from tests.fakes.meetings import MetStore
from tests.fakes.moving import MovedStore
from tests.fakes.plan import PlanStore
from tests.fakes.process import ProcessStore
from tests.fakes.requests import AskedStore


@dataclass
class Store:
    """Everything a vault holds."""

    rows: list[Row] = field(default_factory=list[Row])
    states: dict[str, CaseState] = field(default_factory=dict[str, CaseState])
    withdrawal_states: dict[tuple[str, str], WithdrawalState] = field(
        default_factory=dict[tuple[str, str], WithdrawalState]
    )
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
    handed: HandedStore = field(default_factory=HandedStore)
    merges: dict[str, PersonMerge] = field(default_factory=dict[str, PersonMerge])
    two: dict[tuple[str, str], TwoPersons] = field(
        default_factory=dict[tuple[str, str], TwoPersons]
    )
    relations: dict[str, Relation] = field(default_factory=dict[str, Relation])
    templates: dict[str, tuple[OfficeTemplate, bytes]] = field(
        default_factory=dict[str, tuple[OfficeTemplate, bytes]]
    )
    calendar: dict[str, CalendarEntry] = field(default_factory=dict[str, CalendarEntry])
    calendar_words: list[CalendarWords] = field(default_factory=list[CalendarWords])
    attachments: dict[str, Attachment] = field(default_factory=dict[str, Attachment])
    pieces: dict[tuple[str, int], bytes] = field(default_factory=dict[tuple[str, int], bytes])
    note_versions: list[NoteVersion] = field(default_factory=list[NoteVersion])
    staff: dict[str, StaffMember] = field(default_factory=dict[str, StaffMember])
    districts: dict[str, District] = field(default_factory=dict[str, District])
    case_districts: dict[str, CaseDistrict] = field(default_factory=dict[str, CaseDistrict])
    approvals: dict[str, VariantApproval] = field(default_factory=dict[str, VariantApproval])
    accesses: dict[tuple[str, str], CaseAccess] = field(
        default_factory=dict[tuple[str, str], CaseAccess]
    )
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
    met: MetStore = field(default_factory=MetStore)
    process: ProcessStore = field(default_factory=ProcessStore)
    planned: PlanStore = field(default_factory=PlanStore)
    frozen: list[FrozenFigures] = field(default_factory=list[FrozenFigures])
    support: dict[str, SupportEntry] = field(default_factory=dict[str, SupportEntry])
    disposals: DisposalStore = field(default_factory=DisposalStore)

    def copied(self) -> Store:
        """The same rows in containers of their own; a row itself is never changed, but replaced."""
        return _with_own_containers(self)


HeldT = TypeVar(
    "HeldT",
    Store,
    AskedStore,
    DisposalStore,
    HandedStore,
    MovedStore,
    MetStore,
    ProcessStore,
    PlanStore,
)


def _with_own_containers(held: HeldT) -> HeldT:
    parts = {one.name: getattr(held, one.name) for one in fields(held)}
    return replace(held, **{name: _own(part) for name, part in parts.items()})


def _own(part: Any) -> Any:
    if isinstance(part, AskedStore):
        return _with_own_containers(part)
    if isinstance(part, HandedStore):
        return _with_own_containers(part)
    if isinstance(part, MovedStore):
        return _with_own_containers(part)
    if isinstance(part, MetStore):
        return _with_own_containers(part)
    if isinstance(part, ProcessStore):
        return _with_own_containers(part)
    if isinstance(part, DisposalStore):
        return _with_own_containers(part)
    if isinstance(part, PlanStore):
        return _with_own_containers(part)
    return copy(part) if isinstance(part, list | dict | set) else part

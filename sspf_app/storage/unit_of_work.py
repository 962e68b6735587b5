"""One transaction of one use case, on the thread of the database."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from sspf_app.services.actors import Actor
from sspf_app.services.consultation_ports import ConsultationRecords
from sspf_app.services.decision_ports import DecisionRecords
from sspf_app.services.disposal_ports import DisposalRecords
from sspf_app.services.district_ports import DistrictRecords
from sspf_app.services.document_ports import DocumentRecords
from sspf_app.services.extract_ports import ExtractRecords
from sspf_app.services.form_text_ports import FormTextRecords
from sspf_app.services.hand_over_ports import HandOverRecords
from sspf_app.services.ledger_ports import LedgerRecords
from sspf_app.services.legal_ports import LegalRecords
from sspf_app.services.log_review_ports import LogReviewRecords
from sspf_app.services.manager_ports import ManagerRecords
from sspf_app.services.meeting_ports import MeetingRecords
from sspf_app.services.merge_ports import MergeRecords
from sspf_app.services.move_ports import MovingRecords
from sspf_app.services.network_ports import NetworkRecords
from sspf_app.services.note_ports import NoteRecords
from sspf_app.services.office_ports import Journal, OfficeRecords
from sspf_app.services.out_ports import OutRecords
from sspf_app.services.plan_ports import PlanRecords
from sspf_app.services.ports import Clock, Queries, Records
from sspf_app.services.process_ports import ProcessRecords
from sspf_app.services.protection_ports import ProtectionRecords
from sspf_app.services.request_ports import RequestRecords
from sspf_app.services.scan_ports import ScanRecords
from sspf_app.services.state_ports import CaseStates
from sspf_app.services.statistics_ports import StatisticsRecords
from sspf_app.services.support_ports import SupportRecords
from sspf_app.services.today_ports import DayQueries
from sspf_app.storage.apart_records import (
    SqlConsultationRecords,
    SqlLegalRecords,
    SqlProtectionRecords,
)
from sspf_app.storage.case_states import SqlCaseStates
from sspf_app.storage.day_queries import SqlDayQueries
from sspf_app.storage.decision_records import SqlDecisionRecords
from sspf_app.storage.disposal_records import SqlDisposalRecords
from sspf_app.storage.district_records import SqlDistrictRecords
from sspf_app.storage.document_records import SqlDocumentRecords
from sspf_app.storage.engine import WarmConnection
from sspf_app.storage.errors import StorageBug
from sspf_app.storage.extract_records import SqlExtractRecords
from sspf_app.storage.fact_records import SqlRecords
from sspf_app.storage.form_text_records import SqlFormTextRecords
from sspf_app.storage.hand_over_records import SqlHandOverRecords
from sspf_app.storage.journal import SqlJournal
from sspf_app.storage.ledger_records import SqlLedgerRecords
from sspf_app.storage.log_chain import LogChain
from sspf_app.storage.log_review_records import SqlLogReviewRecords
from sspf_app.storage.manager_records import SqlManagerRecords
from sspf_app.storage.meeting_records import SqlMeetingRecords
from sspf_app.storage.merge_records import SqlMergeRecords
from sspf_app.storage.move_records import SqlMovingRecords
from sspf_app.storage.network_records import SqlNetworkRecords
from sspf_app.storage.note_records import SqlNoteRecords
from sspf_app.storage.office_records import SqlOfficeRecords
from sspf_app.storage.out_records import SqlOutRecords
from sspf_app.storage.plan_records import SqlPlanRecords
from sspf_app.storage.process_records import SqlProcessRecords
from sspf_app.storage.read_models import SqlQueries
from sspf_app.storage.request_records import SqlRequestRecords
from sspf_app.storage.scan_records import SqlScanRecords
from sspf_app.storage.statistics_records import SqlStatisticsRecords
from sspf_app.storage.support_records import SqlSupportRecords
from sspf_app.storage.transaction import Transaction


class SqlUnitOfWork:
    """``services.ports.UnitOfWork`` over the encrypted file; usable once, in a ``with`` block.

    Attributes:
        records: The bitemporal rows.
        states: The kept consent states.
        office: What the office keeps beside the facts.
        texts: The versions of the form texts.
        ledger: What is kept beside the ledger of disclosures.
        legal: Legal grounds, and what was asked for with them.
        documents: Papers put into cases, in pieces.
        merges: Persons entered twice.
        network: How persons belong together.
        meetings: What stands beside meetings.
        notes: What stands beside notes, and who handles a case.
        districts: Districts of the office, and which one a case is of.
        consultations: Anonymous consultations.
        protection: Approvals of protected papers.
        journal: Access log and field history.
        queries: Reads for lists.
        day: Reads for the queue of the day.
        scans: Layouts of forms, and pages that came home.
        requests: What was asked, of whom not to ask, and what is awaited.
        decisions: What is kept about decisions, and the latest instant seen.
        moving: Imports of sheets.
        process: The course of cases: settings, occasions, closings.
        plans: Plans and the course of commitments.
        handing: Packages for colleagues, and transfers of cases.
        disposals: How long everything is kept, and what went.
        extracts: Requests for register extracts.
        log_reviews: Reviews of the log.
        managers: Keys of unit managers, and what was sealed to them.
        out: The office's template, and what went into calendars.
        statistics: Counts over all cases, and the figures that were told.
        support: The catalogue of support.
    """

    records: Records
    states: CaseStates
    office: OfficeRecords
    texts: FormTextRecords
    ledger: LedgerRecords
    legal: LegalRecords
    meetings: MeetingRecords
    notes: NoteRecords
    districts: DistrictRecords
    documents: DocumentRecords
    network: NetworkRecords
    merges: MergeRecords
    consultations: ConsultationRecords
    protection: ProtectionRecords
    journal: Journal
    queries: Queries
    day: DayQueries
    scans: ScanRecords
    requests: RequestRecords
    decisions: DecisionRecords
    moving: MovingRecords
    process: ProcessRecords
    plans: PlanRecords
    handing: HandOverRecords
    disposals: DisposalRecords
    extracts: ExtractRecords
    log_reviews: LogReviewRecords
    managers: ManagerRecords
    out: OutRecords
    statistics: StatisticsRecords
    support: SupportRecords

    def __init__(
        self, warm: WarmConnection, chain: LogChain, *, actor: Actor, clock: Clock
    ) -> None:
        self._warm = warm
        self._chain = chain
        self._actor = actor
        self._clock = clock
        self._stack = ExitStack()
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        """Begin the transaction.

        Raises:
            StorageBug: on a wrong thread, or while another unit is open.
            KnownStorageError: when the file or the disk is in the way.
        """
        connection = self._stack.enter_context(self._warm.transaction())
        transaction = Transaction(connection, self._actor.user_id, self._clock.now(), self._chain)
        self.records = SqlRecords(transaction, self._clock)
        self.states = SqlCaseStates(transaction)
        self.office = SqlOfficeRecords(transaction)
        self.texts = SqlFormTextRecords(transaction)
        self.ledger = SqlLedgerRecords(transaction)
        self.legal = SqlLegalRecords(transaction)
        self.meetings = SqlMeetingRecords(transaction)
        self.notes = SqlNoteRecords(transaction)
        self.districts = SqlDistrictRecords(transaction)
        self.merges = SqlMergeRecords(transaction)
        self.network = SqlNetworkRecords(transaction)
        self.documents = SqlDocumentRecords(transaction)
        self.consultations = SqlConsultationRecords(transaction)
        self.protection = SqlProtectionRecords(transaction)
        self.journal = SqlJournal(transaction)
        self.queries = SqlQueries(transaction)
        self.day = SqlDayQueries(transaction)
        self.scans = SqlScanRecords(transaction)
        self.requests = SqlRequestRecords(transaction)
        self.decisions = SqlDecisionRecords(transaction)
        self.moving = SqlMovingRecords(transaction)
        self.process = SqlProcessRecords(transaction)
        self.out = SqlOutRecords(transaction)
        self.plans = SqlPlanRecords(transaction)
        self.handing = SqlHandOverRecords(transaction)
        self.statistics = SqlStatisticsRecords(transaction)
        self.support = SqlSupportRecords(transaction)
        self.disposals = SqlDisposalRecords(transaction)
        self.extracts = SqlExtractRecords(transaction)
        self.log_reviews = SqlLogReviewRecords(transaction)
        self.managers = SqlManagerRecords(transaction)
        self._connection = connection
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the transaction: what was not committed is undone."""
        self._connection = None
        self._stack.__exit__(kind, error, trace)

    def commit(self) -> None:
        """Make everything of this unit durable, or raise and keep nothing.

        Raises:
            StorageBug: outside the ``with`` block.
        """
        if self._connection is None:
            raise StorageBug("a unit of work is committed inside its block")
        self.decisions.see_clock(self._clock.now())
        self._connection.commit()

"""What the use cases need from outside: clock, records, queries, files.

Storage, documents, exchange, crypto and system fulfil these; ``bootstrap`` joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from pathlib import Path
from types import TracebackType
from typing import Protocol, TypeVar

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Consent, Person, Row
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
from sspf_app.services.process_ports import ProcessRecords
from sspf_app.services.protection_ports import ProtectionRecords
from sspf_app.services.queries import CaseListItem, CaseOf
from sspf_app.services.records import (
    SearchHit,
)
from sspf_app.services.request_ports import RequestRecords
from sspf_app.services.scan_ports import ScanRecords
from sspf_app.services.state_ports import CaseStates
from sspf_app.services.statistics_ports import StatisticsRecords
from sspf_app.services.support_ports import SupportRecords
from sspf_app.services.today_ports import DayQueries

RowT = TypeVar("RowT", bound=Row)


class Clock(Protocol):
    """The only source of the present."""

    @property
    def zone(self) -> tzinfo:
        """Rules of local time: Europe/Stockholm."""
        ...

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class Records(Protocol):
    """The bitemporal rows of the facts. Nothing is edited: a correction closes and adds."""

    def add(self, row: Row) -> None:
        """Write a new row exactly as given, with its history.

        Raises:
            DomainError: ``id_taken`` when a row of the kind (and case) with this id stands already.
        """
        ...

    def replace(self, row: Row, *, at: datetime, by: Row | None = None) -> None:
        """Close the standing row at ``at`` and, with ``by``, write its correction (same id).

        It ends where its correction begins (``row_closing``).

        For a consent whose ``invalidated_because`` was set on ``row`` by ``dataclasses.replace``,
        the reason is kept on the closed row.

        Raises:
            DomainError: ``row_not_standing`` when no such row stands.
        """
        ...

    def standing(self, kind: type[RowT], row_id: str, *, case: str | None = None) -> RowT | None:
        """The standing row of this kind and id; ``case`` for kinds whose ids are per case."""
        ...

    def list_standing(self, kind: type[RowT], *, case: str | None = None) -> tuple[RowT, ...]:
        """All standing rows of a kind, by id."""
        ...

    def list_within(
        self, kind: type[RowT], field: str, first: date, last: date
    ) -> tuple[RowT, ...]:
        """Standing rows of a kind whose day in ``field`` lies within, both inclusive, by id."""
        ...

    def list_of(self, kind: type[RowT], field: str, values: Iterable[str]) -> tuple[RowT, ...]:
        """Standing rows of a kind whose ``field`` holds one of the values, by id."""
        ...

    def list_between(
        self, kind: type[RowT], field: str, first: datetime, last: datetime
    ) -> tuple[RowT, ...]:
        """Standing rows whose instant in ``field`` lies in ``first <= at < last``, in its order."""
        ...

    def case_facts(self, case: str) -> Facts:
        """Everything the rules may ask about one case, replaced rows too.

        Holds the case's own rows, the policy, all parties, every person named in the case or
        holding custody of one named, and the custody rows of those persons.
        """
        ...

    def all_facts(self) -> Facts:
        """Every row of the vault, replaced rows too."""
        ...


class Queries(Protocol):
    """Reads for lists; explicit columns, no facts."""

    def case_list(self, *, only_open: bool = False) -> tuple[CaseListItem, ...]:
        """Every case, or every open one, with its kept state, newest opened first."""
        ...

    def count_cases(self) -> int:
        """How many cases there are, closed ones too."""
        ...

    def search(self, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        """Prefix search over names, references, item texts and notes, best first."""
        ...

    def protected(self) -> frozenset[str]:
        """Ids of everybody with protected identity."""
        ...

    def has_protected_family(self, holders: Iterable[str]) -> bool:
        """Whether a holder of custody, or a child in their standing custody, is protected."""
        ...

    def addresses_with(self, figures: Iterable[str]) -> Mapping[str, str]:
        """By person, each standing address in which one of these stands; empty stands in all."""
        ...

    def oral_since(self, day: date) -> tuple[Consent, ...]:
        """Standing oral answers signed on a day or later."""
        ...

    def cases_of(self, persons: Iterable[str]) -> tuple[CaseOf, ...]:
        """Every case of which these persons are the young person, or hold custody of it.

        By person, child and case.
        """
        ...

    def cases_held(self, persons: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The same as ``cases_of`` by id alone: person and case."""
        ...

    def young_in(self, persons: Iterable[str]) -> Mapping[str, str]:
        """By case, whom of these persons it is about, of every case about one of them."""
        ...

    def holders_of(self, children: Iterable[str]) -> frozenset[str]:
        """Who holds standing custody of these."""
        ...

    def children_beside(self, persons: Iterable[str]) -> frozenset[str]:
        """Children in the standing custody of these persons, or of a holder of theirs.

        Of protected persons: those whose school or home places one, a guardian or a sibling.
        """
        ...

    def cases_naming(self, cases: Iterable[str], persons: Iterable[str]) -> frozenset[str]:
        """Which of the cases name any of the persons, or a child in their custody.

        Rows that were replaced count too, as for ``Records.case_facts``.
        """
        ...

    def persons_in(self, words: str) -> tuple[Person, ...]:
        """Persons of whose names at least one word stands among these, in the genitive too."""
        ...

    def next_number(self, series: str) -> int:
        """The next number of a series (``case-2026``), starting at 1; taken when committed."""
        ...


class UnitOfWork(Protocol):
    """One transaction of one use case, on the database thread; leaving without commit undoes."""

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

    def __enter__(self) -> UnitOfWork: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    def commit(self) -> None:
        """Make everything of this unit durable, or raise and keep nothing."""
        ...


UnitOfWorkFactory = Callable[[Actor], UnitOfWork]
"""Opens a unit of work in whose history and log the actor stands."""


class NewIds(Protocol):
    """Source of fresh identifiers."""

    def __call__(self, prefix: str) -> str:
        """A new id that matches the case file format: prefix, hyphen, random signs."""
        ...


class ExportTarget(Protocol):
    """Writes what the user explicitly exports, and nothing else."""

    def write(
        self,
        path: Path,
        content: bytes | Iterator[bytes],
        *,
        before_rename: Callable[[], None],
    ) -> None:
        """Write beside the target, sync, call ``before_rename``, then rename into place.

        Raises:
            DomainError: ``export_failed`` with the path and why; the target is as it was.
        """
        ...

    def write_folder(
        self,
        folder: Path,
        files: Iterable[tuple[str, Iterable[bytes]]],
        *,
        before_rename: Callable[[], None],
    ) -> int:
        """Write files into a folder that is not there yet; it gets its name at the end.

        Args:
            folder: The folder to be.
            files: Places below it, and what they hold; asked for one after the other.
            before_rename: Called when every file is written.

        Returns:
            How many files there are.

        Raises:
            DomainError: ``export_failed`` with the path and why; nothing stays.
        """
        ...

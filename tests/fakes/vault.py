"""A vault in memory and its units of work."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from sspf_app.services.actors import Actor
from tests.fakes.clock import FixedClock
from tests.fakes.day import MemoryDay
from tests.fakes.disposals import MemoryDisposals, MemoryExtracts
from tests.fakes.districts import MemoryDistricts
from tests.fakes.documents import MemoryDocuments
from tests.fakes.hand_overs import MemoryHandOvers
from tests.fakes.law import (
    MemoryConsultations,
    MemoryDecisions,
    MemoryLedger,
    MemoryLegal,
    MemoryProtection,
)
from tests.fakes.meetings import MemoryMeetings
from tests.fakes.merges import MemoryMerges
from tests.fakes.moving import MemoryMoving
from tests.fakes.network import MemoryNetwork
from tests.fakes.notes import MemoryNotes
from tests.fakes.office import (
    MemoryJournal,
    MemoryLogReviews,
    MemoryManagers,
    MemoryOffice,
    MemoryTexts,
)
from tests.fakes.out import MemoryOut
from tests.fakes.plan import MemoryPlans
from tests.fakes.process import MemoryProcess
from tests.fakes.queries import MemoryQueries
from tests.fakes.requests import MemoryRequests
from tests.fakes.rows import MemoryRecords, MemoryStates
from tests.fakes.scans import MemoryScans
from tests.fakes.statistics import MemoryStatistics
from tests.fakes.store import Store
from tests.fakes.support import MemorySupport


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
        self.store = vault.store.copied()
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
        self.network: Any = MemoryNetwork(self.store)
        self.merges: Any = MemoryMerges(self.store)
        self.notes: Any = MemoryNotes(self.store)
        self.districts: Any = MemoryDistricts(self.store)
        self.documents: Any = MemoryDocuments(self.store)
        self.journal: Any = MemoryJournal(self.store)
        self.queries: Any = MemoryQueries(self)
        self.day: Any = MemoryDay(self)
        self.scans: Any = MemoryScans(self.store)
        self.requests: Any = MemoryRequests(self)
        self.decisions: Any = MemoryDecisions(self.store)
        self.moving: Any = MemoryMoving(self.store)
        self.out: Any = MemoryOut(self.store)
        self.plans: Any = MemoryPlans(self)
        self.meetings: Any = MemoryMeetings(self.store)
        self.process: Any = MemoryProcess(self.store.process)
        self.statistics: Any = MemoryStatistics(self)
        self.disposals: Any = MemoryDisposals(self.store.disposals)
        self.extracts: Any = MemoryExtracts(self.store.disposals)
        self.support: Any = MemorySupport(self.store)
        self.log_reviews: Any = MemoryLogReviews(self.store)
        self.managers: Any = MemoryManagers(self.store)
        self.handing: Any = MemoryHandOvers(self.store.handed)

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

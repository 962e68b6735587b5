"""Rules and flags of retention in memory; what is disposed of is tried over the real file alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sspf_app.domain.outside_cases import Outside
from sspf_app.services.disposal_ports import OutsideAsked, StoredFile, StoredOutside
from sspf_app.services.disposal_records import (
    DisposalProposal,
    DisposalRecord,
    ProposedFile,
    RetentionFlag,
    RetentionRules,
)
from sspf_app.services.extract_records import ExtractRequest, RightsAnswer


@dataclass
class DisposalStore:
    """Rows by kind and id."""

    rows: dict[tuple[Any, str], Any] = field(default_factory=dict[tuple[Any, str], Any])


class MemoryDisposals:
    """The part of ``DisposalRecords`` that other use cases read."""

    def __init__(self, store: DisposalStore) -> None:
        self._store = store

    def rules(self) -> tuple[RetentionRules, ...]:
        kept = [one for one in self._all(RetentionRules) if one.withdrawn_at is None]
        return tuple(sorted(kept, key=lambda one: one.starts_on))

    def put_rules(self, rules: RetentionRules) -> None:
        self._put(rules)

    def flags(self, case: str | None = None) -> tuple[RetentionFlag, ...]:
        return tuple(one for one in self._all(RetentionFlag) if case in (None, one.case))

    def put_flag(self, flag: RetentionFlag) -> None:
        self._put(flag)

    def files(self, at: datetime, **of: object) -> tuple[StoredFile, ...]:
        return ()

    def proposals(self) -> tuple[DisposalProposal, ...]:
        return self._all(DisposalProposal)[::-1]

    def proposed(self, proposal: str) -> tuple[ProposedFile, ...]:
        return tuple(one for one in self._all(ProposedFile) if one.proposal == proposal)

    def records(self) -> tuple[DisposalRecord, ...]:
        return self._all(DisposalRecord)[::-1]

    def marks(self) -> Mapping[str, str]:
        return {}

    def outside(self, asked: OutsideAsked) -> tuple[StoredOutside, ...]:
        return ()

    def marks_outside(self) -> Mapping[tuple[Outside, str], str]:
        return {}

    def _all(self, kind: type[Any]) -> tuple[Any, ...]:
        return tuple(row for (of, _), row in self._store.rows.items() if of is kind)

    def _put(self, row: Any) -> None:
        self._store.rows[type(row), row.id] = row


class MemoryExtracts:
    """``ExtractRecords``."""

    def __init__(self, store: DisposalStore) -> None:
        self._store = store

    def requests(self) -> tuple[ExtractRequest, ...]:
        found = (row for (kind, _id), row in self._store.rows.items() if kind is ExtractRequest)
        return tuple(found)

    def put(self, request: ExtractRequest) -> None:
        self._store.rows[ExtractRequest, request.id] = request

    def answers(self) -> tuple[RightsAnswer, ...]:
        return tuple(row for (of, _), row in self._store.rows.items() if of is RightsAnswer)

    def add_answer(self, answer: RightsAnswer) -> None:
        self._store.rows[RightsAnswer, answer.id] = answer

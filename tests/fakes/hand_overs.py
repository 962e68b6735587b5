"""Stand-in of the records of hand-overs and transfers, in memory; nothing is locked there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sspf_app.services.hand_over_records import (
    CareKind,
    CareTaken,
    CaseTransfer,
    HandOver,
    KeptSlots,
    OwnTransferKey,
    TransferOffice,
)


@dataclass
class HandedStore:
    """Packages, transfers and keys."""

    care: dict[CareKind, CareTaken] = field(default_factory=dict[CareKind, CareTaken])
    hand_overs: dict[str, HandOver] = field(default_factory=dict[str, HandOver])
    own_key: OwnTransferKey | None = None
    kept_slots: KeptSlots | None = None
    offices: dict[str, TransferOffice] = field(default_factory=dict[str, TransferOffice])
    transfers: dict[str, CaseTransfer] = field(default_factory=dict[str, CaseTransfer])


class MemoryHandOvers:
    """``HandOverRecords``."""

    def __init__(self, handed: HandedStore) -> None:
        self._handed = handed

    def care(self, kind: CareKind) -> CareTaken | None:
        return self._handed.care.get(kind)

    def put_care(self, care: CareTaken) -> None:
        self._handed.care[care.kind] = care

    def kept_slots(self) -> KeptSlots | None:
        return self._handed.kept_slots

    def put_kept_slots(self, kept: KeptSlots) -> None:
        self._handed.kept_slots = kept

    def hand_overs(self) -> tuple[HandOver, ...]:
        return tuple(reversed(self._handed.hand_overs.values()))

    def add_hand_over(self, hand_over: HandOver) -> None:
        self._handed.hand_overs[hand_over.id] = hand_over

    def own_key(self) -> OwnTransferKey | None:
        return self._handed.own_key

    def put_own_key(self, key: OwnTransferKey) -> None:
        self._handed.own_key = key

    def offices(self) -> tuple[TransferOffice, ...]:
        return tuple(self._handed.offices.values())

    def put_office(self, office: TransferOffice) -> None:
        self._handed.offices[office.id] = office

    def transfers(self, case: str | None = None) -> tuple[CaseTransfer, ...]:
        found = reversed(self._handed.transfers.values())
        return tuple(one for one in found if case in (None, one.case))

    def put_transfer(self, transfer: CaseTransfer) -> None:
        self._handed.transfers[transfer.id] = transfer

    def beside(self, case: str) -> dict[str, tuple[Any, ...]]:
        del case
        return {}

    def add_beside(self, kind: str, record: Any) -> None:
        raise AssertionError((kind, record))

"""What hand-overs and transfers need from storage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sspf_app.services.hand_over_records import (
    CareKind,
    CareTaken,
    CaseTransfer,
    HandOver,
    KeptSlots,
    OwnTransferKey,
    TransferOffice,
)


class HandOverRecords(Protocol):
    """Packages, transfers, keys of offices, and what was done for the vault's safety."""

    def care(self, kind: CareKind) -> CareTaken | None:
        """When it was last done."""
        ...

    def put_care(self, care: CareTaken) -> None: ...
    def kept_slots(self) -> KeptSlots | None:
        """What is known of the slot file; None = nothing yet."""
        ...

    def put_kept_slots(self, kept: KeptSlots) -> None: ...
    def hand_overs(self) -> tuple[HandOver, ...]:
        """Every package for a colleague, newest first."""
        ...

    def add_hand_over(self, hand_over: HandOver) -> None: ...
    def own_key(self) -> OwnTransferKey | None: ...
    def put_own_key(self, key: OwnTransferKey) -> None:
        """Write the key, over the one before; the history keeps none of it."""
        ...

    def offices(self) -> tuple[TransferOffice, ...]:
        """Every office whose key is known, ended ones too, in order of entry."""
        ...

    def put_office(self, office: TransferOffice) -> None: ...
    def transfers(self, case: str | None = None) -> tuple[CaseTransfer, ...]:
        """Of a case or of all, newest first."""
        ...

    def put_transfer(self, transfer: CaseTransfer) -> None: ...
    def beside(self, case: str) -> Mapping[str, tuple[Any, ...]]:
        """What stands beside the facts of a case and goes with it, by kind, in order of entry."""
        ...

    def add_beside(self, kind: str, record: Any) -> None:
        """Write such a record of a case that came; ``kind`` is one of ``beside``."""
        ...

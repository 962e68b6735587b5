"""Packages for colleagues, transfers of cases, and what goes with a case."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import delete, insert

from sspf_app.services.hand_over_records import (
    CareKind,
    CareTaken,
    CaseTransfer,
    HandOver,
    KeptSlots,
    OwnTransferKey,
    TransferOffice,
)
from sspf_app.storage.mapping import (
    ADJUSTMENTS,
    ATTENDANCE,
    CARE_TAKEN,
    CASE_TASKS,
    CASE_TRANSFERS,
    CLOSURES,
    COMMITMENT_STATES,
    COMMITMENT_STEPS,
    CONTACT_RULES,
    GOAL_OUTCOMES,
    HAND_OVERS,
    INFORMATION_TALKS,
    ITEM_MARKS,
    KEPT_SLOTS,
    MEETING_VERSIONS,
    NAME_ANSWERS,
    OCCASIONS,
    OWN_TRANSFER_KEY,
    PLAN_PARTS,
    PLAN_VERSIONS,
    PLANNED_POINTS,
    REFERRALS,
    RELATIONS,
    STEP_NOTES,
    TRANSFER_OFFICES,
    Kind,
)
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")

BESIDE: dict[str, Kind[Any]] = {
    kind.table.name: kind
    for kind in (
        OCCASIONS,
        ITEM_MARKS,
        STEP_NOTES,
        REFERRALS,
        INFORMATION_TALKS,
        CLOSURES,
        GOAL_OUTCOMES,
        PLAN_PARTS,
        COMMITMENT_STEPS,
        COMMITMENT_STATES,
        PLAN_VERSIONS,
        MEETING_VERSIONS,
        ADJUSTMENTS,
        ATTENDANCE,
        CONTACT_RULES,
        CASE_TASKS,
        PLANNED_POINTS,
        NAME_ANSWERS,
        RELATIONS,
    )
}
"""What goes with a case to another office, besides its facts and its papers."""


class SqlHandOverRecords:
    """``services.hand_over_ports.HandOverRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def care(self, kind: CareKind) -> CareTaken | None:
        """See ``HandOverRecords.care``."""
        return self._transaction.row(CARE_TAKEN, kind=kind.value)

    def put_care(self, care: CareTaken) -> None:
        """Write when it was last done."""
        self._transaction.put(CARE_TAKEN, care)

    def kept_slots(self) -> KeptSlots | None:
        """What is known of the slot file."""
        return self._transaction.row(KEPT_SLOTS)

    def put_kept_slots(self, kept: KeptSlots) -> None:
        """Write what is known of the slot file, over what was."""
        self._transaction.put(KEPT_SLOTS, kept, with_history=False, pk=1)

    def hand_overs(self) -> tuple[HandOver, ...]:
        """See ``HandOverRecords.hand_overs``."""
        return self._transaction.rows(HAND_OVERS)[::-1]

    def add_hand_over(self, hand_over: HandOver) -> None:
        """Write a package that was made."""
        self._transaction.put(HAND_OVERS, hand_over)

    def own_key(self) -> OwnTransferKey | None:
        """The key of this vault, once it was made."""
        return self._transaction.row(OWN_TRANSFER_KEY)

    def put_own_key(self, key: OwnTransferKey) -> None:
        """See ``HandOverRecords.put_own_key``."""
        connection = self._transaction.connection
        connection.execute(delete(OWN_TRANSFER_KEY.table))
        connection.execute(
            insert(OWN_TRANSFER_KEY.table).values({**OWN_TRANSFER_KEY.encode(key), "pk": 1})
        )

    def offices(self) -> tuple[TransferOffice, ...]:
        """See ``HandOverRecords.offices``."""
        return self._transaction.rows(TRANSFER_OFFICES)

    def put_office(self, office: TransferOffice) -> None:
        """Write an office, new or known by its fingerprint."""
        self._transaction.put(TRANSFER_OFFICES, office)

    def transfers(self, case: str | None = None) -> tuple[CaseTransfer, ...]:
        """See ``HandOverRecords.transfers``."""
        return self._transaction.of_case(CASE_TRANSFERS, case)[::-1]

    def put_transfer(self, transfer: CaseTransfer) -> None:
        """Write a transfer, new or known by ``id``."""
        self._transaction.put(CASE_TRANSFERS, transfer)

    def beside(self, case: str) -> dict[str, tuple[Any, ...]]:
        """See ``HandOverRecords.beside``."""
        found = {
            name: self._transaction.of_case(kind, case)
            for name, kind in BESIDE.items()
            if kind is not RELATIONS  # of no case: by the persons of both sides
        }
        return {name: rows for name, rows in found.items() if rows}

    def add_beside(self, kind: str, record: Any) -> None:
        """See ``HandOverRecords.add_beside``."""
        self._transaction.put(BESIDE[kind], record)

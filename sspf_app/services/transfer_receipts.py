"""The receipt of a case that went to another office, or its giving up.

Until the receipt has come the case is worked on here as before; a package that never arrives can
be given up. With the receipt the case is closed and read only: it says where it went.

Source: sharing rules, section 8.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Closing
from sspf_app.services.actors import Permission
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.desk import Desk
from sspf_app.services.hand_over_records import CaseTransfer, Direction
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.transfer_offices import (
    TransferTools,
    own_seed,
)
from sspf_app.services.transfer_sending import TRANSFER_TOPICS
from sspf_app.services.transfer_views import (
    Confirmed,
)
from sspf_app.texts.catalogue import Words


class TransferReceipts:
    """Use cases about whether a case arrived."""

    def __init__(
        self, desk: Desk, access: ProtectedAccess, tools: TransferTools, *, words: Words
    ) -> None:
        self._desk = desk
        self._access = access
        self._tools = tools
        self._say = words.gettext

    def confirm(self, path: Path) -> Confirmed:
        """Read the receipt: the case here is closed and, from then on, read only.

        Raises:
            KnownError: ``not_sealed``, ``sealed_to_other``, ``undecipherable``.
            DomainError: ``no_receipt``, ``receipt_unknown``: of a package that was not sent from
                here; ``receipt_other_sender``, ``receipt_other_file``, ``receipt_known``,
                ``clock_set_back``, ``document_file_gone``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            require_sound_clock(unit, self._desk)
            seed = own_seed(self._desk, unit, self._tools.keys)
            source = self._tools.sources.open(path)
            try:
                opened = self._tools.keys.open(seed, source)
                receipt = self._tools.files.read_receipt(opened.content())
            finally:
                source.close()
            transfer = _of_package(unit, receipt.package)
            if opened.sender.id != transfer.office:
                raise DomainError("receipt_other_sender", office=transfer.office_name)
            if receipt.sha256 != transfer.sha256:
                raise DomainError("receipt_other_file")
            if not transfer.waits:
                raise DomainError("receipt_known")
            self._close(unit, transfer)
            transfer = replace(
                transfer, confirmed_at=self._desk.now(), confirmed_by=self._desk.actor.name
            )
            unit.handing.put_transfer(transfer)
            refresh_case(unit, transfer.case, now=self._desk.now())
            self._desk.log(unit, Action.WRITE, f"transfer:{transfer.id}", case=transfer.case)
            unit.commit()
        changes = Changes(topics=TRANSFER_TOPICS, ids=frozenset({transfer.case}))
        return Confirmed(transfer=transfer, receipt=receipt, changes=changes)

    def give_up(self, transfer_id: str) -> Changes:
        """A package did not arrive, or was not taken in: the case is worked on here as before.

        Raises:
            DomainError: ``receipt_unknown``, ``receipt_known``; ``not_on_list`` (case, id).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            transfer = _of_package(unit, transfer_id)
            self._access.need_listed(unit, load_case(unit, transfer.case, now=self._desk.now()))
            if not transfer.waits:
                raise DomainError("receipt_known")
            unit.handing.put_transfer(replace(transfer, ended_at=self._desk.now()))
            self._desk.log(unit, Action.WRITE, f"transfer:{transfer_id}", case=transfer.case)
            unit.commit()
        return Changes(topics=TRANSFER_TOPICS, ids=frozenset({transfer.case}))

    def _close(self, unit: UnitOfWork, transfer: CaseTransfer) -> None:
        loaded = self._access.case(unit, transfer.case)
        if not loaded.situation.is_open:
            return
        _ = self._say
        unit.records.add(
            Closing(
                id=self._desk.new_id("cl"),
                recorded_at=loaded.now,
                case=transfer.case,
                closed_at=loaded.now,
                reason=_("Handed over to {office}").format(office=transfer.office_name),
            )
        )


def _of_package(unit: UnitOfWork, package: str) -> CaseTransfer:
    for one in unit.handing.transfers():
        if one.id == package and one.direction is Direction.OUT:
            return one
    raise DomainError("receipt_unknown")

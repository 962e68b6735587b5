"""A case to another office: what may go, sealed to its key.

Until its receipt has come (``transfer_receipts``) the case is worked on here as before.

Source: sharing rules, sections 5, 6 and 8.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import LegalDisclosure
from sspf_app.services.actors import Permission
from sspf_app.services.case_files import CaseFileError, CaseFileWriter
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.followed import followed
from sspf_app.services.gate import DisclosureDecision, decide_transfer, decide_transfer_by_law
from sspf_app.services.hand_over_records import Basis, CaseTransfer, Direction, TransferOffice
from sspf_app.services.legal_grounds import grounds_on
from sspf_app.services.legal_records import Direction as LegalDirection
from sspf_app.services.legal_records import LegalRequest, LegalStatus
from sspf_app.services.move_views import Run
from sspf_app.services.outgoing import write_sealed
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.standing_rows import standing
from sspf_app.services.transfer_by_consent import by_consent
from sspf_app.services.transfer_content import Gathered, by_law
from sspf_app.services.transfer_offices import (
    TransferTools,
    need_office,
    offices_of,
    own_name,
    own_seed,
)
from sspf_app.services.transfer_ports import PackageContent, PackageHead
from sspf_app.services.transfer_views import (
    GroundLine,
    OfficeLine,
    Sent,
    ToldItem,
    TransferChoice,
    TransferOrder,
    TransferPreview,
)

SUFFIX = ".sspf-arende"
TRANSFER_TOPICS = frozenset(
    {Topic.TRANSFERS, Topic.CASES, Topic.CONSENTS, Topic.DISCLOSURES, Topic.LEGAL}
)


@dataclass(frozen=True, kw_only=True)
class _Planned:
    """An order, decided and gathered."""

    decision: DisclosureDecision
    gathered: Gathered
    office: TransferOffice
    request: LegalRequest | None


class TransferSending:
    """Use cases about cases that go to another office."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        tools: TransferTools,
        *,
        case_files: CaseFileWriter,
    ) -> None:
        self._desk = desk
        self._access = access
        self._tools = tools
        self._case_files = case_files

    def choose(self, case: str, *, reason: str = "") -> TransferChoice:
        """What can be chosen: offices, parties, and what may be handed out to each by law.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case, reason=reason)
            own = loaded.header.coordinator_party
            in_force = {one.id for one in grounds_on(unit, loaded.today)}
            grounds: dict[str, tuple[GroundLine, ...]] = {}
            for one in unit.legal.requests(case):
                is_ready = one.status is LegalStatus.READY and one.ground in in_force
                if is_ready and one.direction is LegalDirection.OUTGOING:
                    line = GroundLine(request=one.id, paragraph=one.paragraph, what=one.what)
                    grounds[one.receiver] = (*grounds.get(one.receiver, ()), line)
            choice = TransferChoice(
                case=case,
                reference=loaded.reference,
                parties=tuple(
                    (row.id, row.name)
                    for row in sorted(loaded.parties.values(), key=lambda row: row.name.casefold())
                    if row.id != own
                ),
                grounds=grounds,
                offices=offices_of(unit, self._tools.keys),
            )
            self._desk.log(unit, Action.READ, f"transfer:{case}", case=case)
            unit.commit()
        return choice

    def foresee(self, order: TransferOrder) -> TransferPreview:
        """What would go; nothing is written but the line in the log.

        Raises:
            DomainError: as ``send``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, order.case)
            planned = self._plan(unit, loaded, order)
            self._desk.log(unit, Action.READ, f"transfer:{order.case}", case=order.case)
            unit.commit()
        all_items = [one for one in standing(loaded.facts.items) if one.case == loaded.id]
        counts = planned.gathered.counts
        card = self._tools.keys.card_of(
            sealing=planned.office.sealing, signing=planned.office.signing
        )
        return TransferPreview(
            order=order,
            reference=loaded.reference,
            office=OfficeLine(office=planned.office, words=card.words),
            party_name=loaded.name(order.party),
            counts=counts,
            items=tuple(
                ToldItem(
                    source="" if one.source == FAMILY else loaded.name(one.source), text=one.text
                )
                for one in standing(planned.gathered.facts.items)
            ),
            left_items=len(all_items) - counts.items,
        )

    def send(self, order: TransferOrder, folder: Path, run: Run | None = None) -> Sent:
        """Write the case, sealed to the office, and what it rests on.

        Raises:
            DomainError: ``unknown_office``, ``case_transferred``, ``transfer_waits``; as
                ``decide_transfer`` or ``decide_transfer_by_law``; ``unknown_legal_request``,
                ``legal_ground_not_in_force``, ``case_file_not_written`` (place),
                ``clock_set_back``, ``export_failed``, ``cancelled``. Nothing was written then.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, order.case)
            require_sound_clock(unit, self._desk)
            planned = self._plan(unit, loaded, order)
            transfer = self._transfer(loaded, order, planned)
            self._record(unit, planned, transfer)
            content = self._content(unit, loaded, planned, transfer)
            card = self._tools.keys.card_of(
                sealing=planned.office.sealing, signing=planned.office.signing
            )
            seed = own_seed(self._desk, unit, self._tools.keys)
            inside = self._tools.files.write_package(content, planned.gathered.content(unit))

            def finished(sha256: str, file_name: str) -> None:
                nonlocal transfer
                transfer = replace(transfer, sha256=sha256, file_name=file_name)
                unit.handing.put_transfer(transfer)
                unit.commit()

            path = write_sealed(
                self._tools.target,
                pieces=followed(self._tools.keys.seal(seed, card, inside), run or Run()),
                path=folder / transfer.file_name,
                finished=finished,
            )
        changes = Changes(topics=TRANSFER_TOPICS, ids=frozenset({order.case}), new_id=transfer.id)
        return Sent(path=path, transfer=transfer, changes=changes)

    def _plan(self, unit: UnitOfWork, loaded: LoadedCase, order: TransferOrder) -> _Planned:
        office = need_office(unit, order.office)
        for one in unit.handing.transfers(loaded.id):
            if one.locks:
                raise DomainError("case_transferred", office=one.office_name)
            if one.waits:
                raise DomainError("transfer_waits", office=one.office_name)
        if order.basis is Basis.CONSENT:
            decision = decide_transfer(loaded, order.party)
            gathered = by_consent(unit, loaded, decision)
            return _Planned(decision=decision, gathered=gathered, office=office, request=None)
        request = unit.legal.request(order.legal_request or "")
        if request is None:
            raise DomainError("unknown_legal_request", request=order.legal_request or "")
        decision = decide_transfer_by_law(loaded, order.party, request)
        if all(one.id != request.ground for one in grounds_on(unit, loaded.today)):
            raise DomainError("legal_ground_not_in_force")
        gathered = by_law(self._desk, unit, loaded)
        return _Planned(decision=decision, gathered=gathered, office=office, request=request)

    def _transfer(
        self, loaded: LoadedCase, order: TransferOrder, planned: _Planned
    ) -> CaseTransfer:
        package = self._desk.new_id("tf")
        return CaseTransfer(
            id=package,
            case=loaded.id,
            direction=Direction.OUT,
            office=planned.office.id,
            office_name=planned.office.name,
            party=order.party,
            basis=order.basis,
            legal_request=order.legal_request,
            sha256="",
            file_name=f"SSPF-arende-{package.rpartition('-')[2]}{SUFFIX}",
            made_at=loaded.now,
            made_by=self._desk.actor.name,
        )

    def _record(self, unit: UnitOfWork, planned: _Planned, transfer: CaseTransfer) -> None:
        """The row that answers for it: in the ledger, or apart from it where it rests on a law."""
        request = planned.request
        if request is None:
            record_disclosure(self._desk, unit, planned.decision, what=f"transfer:{transfer.id}")
            return
        now = self._desk.now()
        row = LegalDisclosure(
            id=self._desk.new_id("ld"),
            recorded_at=now,
            case=request.case,
            paragraph=request.paragraph,
            recipient=request.receiver,
            at=now,
            assessor=request.assessor,
            what=request.what,
            circumstances=request.circumstances,
            approved_by=request.approved_by or None,
        )
        unit.records.add(row)
        unit.legal.put_request(
            replace(request, status=LegalStatus.HANDED_OUT, handed_at=now, disclosure=row.id)
        )
        self._desk.log(unit, Action.EXPORT, f"transfer:{transfer.id}", case=request.case)

    def _content(
        self, unit: UnitOfWork, loaded: LoadedCase, planned: _Planned, transfer: CaseTransfer
    ) -> PackageContent:
        try:
            facts = self._case_files.dump(planned.gathered.facts)
        except CaseFileError as error:
            place = error.problems[0].place.words
            raise DomainError("case_file_not_written", place=place) from error
        request = planned.request
        return PackageContent(
            head=PackageHead(
                id=transfer.id,
                made_at=transfer.made_at,
                office=own_name(unit),
                case=loaded.id,
                reference=loaded.reference,
                basis=transfer.basis,
                sender_party=loaded.header.coordinator_party,
                receiver_party=transfer.party,
                ground="" if request is None else request.paragraph,
                what="" if request is None else request.what,
            ),
            facts=facts,
            beside=planned.gathered.beside,
            papers=planned.gathered.inside(),
        )

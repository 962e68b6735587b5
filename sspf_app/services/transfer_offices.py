"""Other offices and their keys: a key counts once its words were compared on the telephone.

Anybody can write a file with any name in it. The twelve words stand for the key itself, and are
read out between two people who know each other's voice, or call a number they have from elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.document_ports import SourceFiles
from sspf_app.services.hand_over_records import CaseTransfer, OwnTransferKey, TransferOffice
from sspf_app.services.outgoing import write_blank
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.told_reference import listed_reference
from sspf_app.services.transfer_ports import KeyCard, TransferFiles, TransferKeys
from sspf_app.services.transfer_views import OfficeLine, TransferDesk, TransferLine

CARD_SUFFIX = ".sspf-nyckel"
_LONGEST_CARD = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferTools:
    """What transfers need besides the desk."""

    keys: TransferKeys
    files: TransferFiles
    sources: SourceFiles
    target: ExportTarget


class TransferOffices:
    """Use cases about the own key and the keys of other offices."""

    def __init__(self, desk: Desk, access: ProtectedAccess, tools: TransferTools) -> None:
        self._desk = desk
        self._access = access
        self._tools = tools

    def desk(self) -> TransferDesk:
        """The own key, the other offices, and what went or came.

        Where somebody protected has moved to, or came from, is told by no line of a case that was
        not opened.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            card = own_card(self._desk, unit, self._tools.keys)
            transfers = unit.handing.transfers()
            lines = self._lines(unit, transfers)
            desk = TransferDesk(
                card=card, offices=offices_of(unit, self._tools.keys), transfers=lines
            )
            self._desk.log(unit, Action.READ, "transfers")
            unit.commit()
        return desk

    def _lines(
        self, unit: UnitOfWork, transfers: tuple[CaseTransfer, ...]
    ) -> tuple[TransferLine, ...]:
        found = {
            one.id: one for one in unit.records.list_of(Case, "id", {one.case for one in transfers})
        }
        closed = self._access.closed_cases(unit, found)
        return tuple(
            _withheld(unit, one, found[one.case])
            if one.case in closed
            else TransferLine(transfer=one, reference=found[one.case].reference or one.case)
            for one in transfers
            if one.case in found
        )

    def save_card(self, folder: Path) -> Path:
        """Write the own public key as a file to send; it is no secret.

        Raises:
            DomainError: ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            card = own_card(self._desk, unit, self._tools.keys)
            self._desk.log(unit, Action.EXPORT, "transfer_key")
            return write_blank(
                unit,
                self._tools.target,
                content=self._tools.keys.write_card(card),
                folder=folder,
                file_name=f"SSPF-nyckel-{'-'.join(card.words[:2])}{CARD_SUFFIX}",
            )

    def read_card(self, path: Path) -> KeyCard:
        """The key in a file; nothing is kept.

        Raises:
            DomainError: ``no_key_card``, ``document_file_gone`` (file, why), ``document_no_file``.
        """
        self._desk.actor.require(Permission.WRITE_CASES)
        source = self._tools.sources.open(path)
        try:
            return self._tools.keys.read_card(source.read(_LONGEST_CARD + 1))
        finally:
            source.close()

    def add(self, card: KeyCard, *, heard: bool, name: str = "") -> Changes:
        """Keep the key of an office whose words were compared; ``new_id`` is its fingerprint.

        Args:
            card: The key.
            heard: That the words were read out, and were the same.
            name: What to call the office here; else as it calls itself.

        Raises:
            DomainError: ``words_not_heard``, ``office_name_required``, ``own_transfer_key``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            called = name.strip() or card.name.strip()
            known = self._tools.keys.card_of(sealing=card.sealing, signing=card.signing)
            if not heard:
                raise DomainError("words_not_heard")
            if not called:
                raise DomainError("office_name_required")
            if known.id == own_card(self._desk, unit, self._tools.keys).id:
                raise DomainError("own_transfer_key")
            unit.handing.put_office(
                TransferOffice(
                    id=known.id,
                    name=called,
                    sealing=known.sealing,
                    signing=known.signing,
                    heard_at=self._desk.now(),
                    heard_by=self._desk.actor.name,
                )
            )
            self._desk.log(unit, Action.WRITE, f"transfer_office:{known.id[:16]}")
            unit.commit()
        return Changes(topics=frozenset({Topic.TRANSFERS}), new_id=known.id)

    def end(self, office: str) -> Changes:
        """Nothing is sealed to the office any more, and nothing of it is taken in.

        Raises:
            DomainError: ``unknown_office``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = need_office(unit, office)
            unit.handing.put_office(replace(found, ended_at=self._desk.now()))
            self._desk.log(unit, Action.WRITE, f"transfer_office:{office[:16]}")
            unit.commit()
        return Changes(topics=frozenset({Topic.TRANSFERS}), ids=frozenset({office}))


def own_seed(desk: Desk, unit: UnitOfWork, keys: TransferKeys) -> str:
    """The seed of this vault, made when it is first needed; the caller commits."""
    known = unit.handing.own_key()
    if known is None:
        known = OwnTransferKey(seed=keys.new_seed(), made_at=desk.now(), made_by=desk.actor.name)
        unit.handing.put_own_key(known)
    return known.seed


def own_card(desk: Desk, unit: UnitOfWork, keys: TransferKeys) -> KeyCard:
    """The own public key, under the name of the office."""
    return keys.card(own_seed(desk, unit, keys), name=own_name(unit))


def own_name(unit: UnitOfWork) -> str:
    """What this office calls itself towards others."""
    office = unit.office.office()
    return ", ".join(part for part in (office.unit, office.committee) if part)


def need_office(unit: UnitOfWork, office: str) -> TransferOffice:
    """An office whose key is known and holds.

    Raises:
        DomainError: ``unknown_office``.
    """
    for one in unit.handing.offices():
        if one.id == office and one.ended_at is None:
            return one
    raise DomainError("unknown_office")


def offices_of(unit: UnitOfWork, keys: TransferKeys) -> tuple[OfficeLine, ...]:
    """Every office whose key holds, by name."""
    found = [one for one in unit.handing.offices() if one.ended_at is None]
    return tuple(
        OfficeLine(office=one, words=keys.card_of(sealing=one.sealing, signing=one.signing).words)
        for one in sorted(found, key=lambda one: (one.name.casefold(), one.id))
    )


def _withheld(unit: UnitOfWork, one: CaseTransfer, case: Case) -> TransferLine:
    """A line of a case that was not opened: that it went or came, and when."""
    called = listed_reference(unit, case.id, case.reference or case.id, case.young_person)
    told = replace(one, office="", office_name="", party="", file_name="")
    return TransferLine(transfer=told, reference=called)

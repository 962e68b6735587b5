"""A case from another office: opened, checked, shown, taken in, and a receipt for the sender.

What comes is the history of another authority. It is taken in closed and read only, with new ids,
and no answer about consent in it lets anything through here: it was given to somebody else. This
office opens a case of its own about the young person, and asks anew.

Source: sharing rules, sections 2, 5 and 6.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.reasons import need_reason
from sspf_app.services.access_lists import need_no_way_in
from sspf_app.services.actors import Permission
from sspf_app.services.case_files import CaseFileReader
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.case_views import NewCase
from sspf_app.services.cases import write_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.danger import write_answer
from sspf_app.services.desk import Desk
from sspf_app.services.document_ports import OpenSource
from sspf_app.services.followed import FollowedSource
from sspf_app.services.hand_over_records import CaseTransfer, Direction, TransferOffice
from sspf_app.services.move_views import Run
from sspf_app.services.outgoing import write_blank
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.request_records import DANGER, HOLDS_BACK, ContactRule
from sspf_app.services.standing_rows import standing
from sspf_app.services.transfer_content import BESIDE, Gathered, young_person_of
from sspf_app.services.transfer_matching import (
    may_be_protected,
    party_matches,
    person_matches,
)
from sspf_app.services.transfer_offices import TransferTools, own_name, own_seed
from sspf_app.services.transfer_ports import KeyCard, Receipt
from sspf_app.services.transfer_views import Arrival, Counts, TakeIn, TakenIn
from sspf_app.services.transfer_writing import (
    HashedSource,
    ReadPackage,
    TransferWriting,
    parsed_facts,
)
from sspf_app.texts.catalogue import Words

RECEIPT_SUFFIX = ".sspf-kvitto"
_TOPICS = frozenset(Topic)


class TransferReceiving:
    """Use cases about cases that come from another office."""

    def __init__(
        self, desk: Desk, tools: TransferTools, *, case_files: CaseFileReader, words: Words
    ) -> None:
        self._desk = desk
        self._tools = tools
        self._case_files = case_files
        self._say = words.gettext

    def look(self, path: Path, *, reason: str = "", run: Run | None = None) -> Arrival:
        """Open a package, check every byte, and show what it holds; nothing is taken in.

        Raises:
            KnownError: ``not_sealed``, ``sealed_to_other``, ``undecipherable``.
            DomainError: ``transfer_damaged`` (part), ``document_file_gone``, ``cancelled``;
                ``reason_required`` where somebody in it has protected identity.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            source = FollowedSource(self._tools.sources.open(path), run or Run())
            try:
                read = self._read(unit, source)
                for paper in read.papers:
                    for _piece in paper:
                        pass
                sha256 = read.source.finished()
            finally:
                source.close()
            office = _office_of(unit, read.sender)
            if office is None:
                sender = replace(read.sender, name=read.content.head.office)
                unit.commit()
                return Arrival(path=path, sha256=sha256, sender=sender, office=None)
            self._ask_reason(unit, read, reason)
            arrival = self._arrival(unit, path, read, office)
            self._desk.log(unit, Action.READ, f"transfer:{read.content.head.id}")
            unit.commit()
        return replace(arrival, sha256=sha256)

    def take_in(self, arrival: Arrival, entry: TakeIn, run: Run | None = None) -> TakenIn:
        """Take a package in, all of it or nothing, and write the receipt.

        Raises:
            KnownError: as ``look``.
            DomainError: as ``look``; ``transfer_from_unknown``; ``transfer_received`` (reference);
                ``transfer_changed``: the file is another than the one that was shown;
                ``transfer_unanswered`` (name), ``transfer_two_as_one`` (name),
                ``barred_person_returns`` (name), ``no_own_party``, ``clock_set_back``,
                ``not_on_list`` (case, id): somebody of it is here, and leads to somebody protected
                whom the user may not open; ``export_failed``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            require_sound_clock(unit, self._desk)
            source = FollowedSource(self._tools.sources.open(arrival.path), run or Run())
            try:
                read = self._read(unit, source)
                office = _office_of(unit, read.sender)
                if office is None:
                    raise DomainError("transfer_from_unknown")
                _refuse_again(unit, read)
                self._ask_reason(unit, read, entry.reason)
                writing = TransferWriting(self._desk, unit, self._tools, self._case_files)
                case = writing.take_in(read, entry, closed_because=self._because(office))
                sha256 = read.source.finished()
                if sha256 != arrival.sha256:
                    raise DomainError("transfer_changed")
            finally:
                source.close()
            own_case = self._own_case(unit, writing, entry)
            new = {one: frozenset[str]() for one in (case, own_case) if one}
            need_no_way_in(self._desk, unit, new)
            transfer = self._transfer(arrival, read, office, case)
            unit.handing.put_transfer(replace(transfer, own_case=own_case))
            for one in filter(None, (case, own_case)):
                refresh_case(unit, one, now=self._desk.now())
            self._desk.log(unit, Action.IMPORT, f"transfer:{transfer.id}", case=case)
            receipt = self._receipt(unit, office, transfer, entry.receipt_folder)
        ids = frozenset(filter(None, (case, own_case)))
        return TakenIn(
            case=case,
            own_case=own_case,
            receipt=receipt,
            changes=Changes(topics=_TOPICS, ids=ids, new_id=case),
        )

    def _read(self, unit: UnitOfWork, source: OpenSource) -> ReadPackage:
        hashed = HashedSource(source)
        opened = self._tools.keys.open(own_seed(self._desk, unit, self._tools.keys), hashed)
        content, papers = self._tools.files.read_package(opened.content(), BESIDE)
        return ReadPackage(
            sender=opened.sender,
            content=content,
            facts=parsed_facts(self._case_files, content, self._desk),
            papers=papers,
            source=hashed,
        )

    def _ask_reason(self, unit: UnitOfWork, read: ReadPackage, reason: str) -> None:
        is_protected = any(row.is_protected for row in standing(read.facts.persons))
        if not is_protected and not may_be_protected(unit, read.facts):
            return
        given = need_reason(reason, missing="reason_required")
        subject = f"transfer:{read.content.head.id}"
        self._desk.log(unit, Action.OPEN, subject, reason=given)

    def _arrival(
        self, unit: UnitOfWork, path: Path, read: ReadPackage, office: TransferOffice
    ) -> Arrival:
        head, facts = read.content.head, read.facts
        young = young_person_of(facts)
        earlier = [one for one in unit.handing.transfers() if one.id == head.id]
        return Arrival(
            path=path,
            sha256="",
            sender=read.sender,
            office=office,
            reference=head.reference,
            made_at=head.made_at,
            basis=head.basis,
            ground=head.ground,
            what=head.what,
            young_person=young.name,
            born=young.born,
            counts=_counts(read),
            persons=person_matches(unit, facts, user=self._desk.actor.user_id),
            parties=party_matches(
                unit,
                facts,
                own=unit.office.office().own_party,
                receiver=head.receiver_party,
            ),
            earlier=earlier[0] if earlier else None,
            holds_back=_holds_back(read),
        )

    def _own_case(self, unit: UnitOfWork, writing: TransferWriting, entry: TakeIn) -> str | None:
        if not entry.purpose.strip():
            return None
        new = NewCase(young_person=writing.young_person, purposes=(entry.purpose.strip(),))
        case = write_case(self._desk, unit, new, opened_at=self._desk.now())
        self._hold_back(unit, load_case(unit, case, now=self._desk.now()))
        return case

    def _hold_back(self, unit: UnitOfWork, loaded: LoadedCase) -> None:
        """What was dangerous there is dangerous here, also once the case that came is disposed of.

        Until it is noted here what socialtjänsten said, nothing goes to a guardian.
        """
        if loaded.danger is not None and loaded.holds_back:
            write_answer(self._desk, unit, loaded, loaded.danger.kind, said=loaded.danger.reason)

    def _transfer(
        self, arrival: Arrival, read: ReadPackage, office: TransferOffice, case: str
    ) -> CaseTransfer:
        head, now = read.content.head, self._desk.now()
        return CaseTransfer(
            id=head.id,
            case=case,
            direction=Direction.IN,
            office=office.id,
            office_name=office.name,
            party="",
            basis=head.basis,
            legal_request=None,
            sha256=arrival.sha256,
            file_name=arrival.path.name,
            made_at=now,
            made_by=self._desk.actor.name,
            confirmed_at=now,
            confirmed_by=self._desk.actor.name,
        )

    def _receipt(
        self, unit: UnitOfWork, office: TransferOffice, transfer: CaseTransfer, folder: Path
    ) -> Path:
        keys = self._tools.keys
        receipt = Receipt(
            package=transfer.id,
            sha256=transfer.sha256,
            received_at=transfer.made_at,
            office=own_name(unit),
        )
        sealed = keys.seal(
            own_seed(self._desk, unit, keys),
            keys.card_of(sealing=office.sealing, signing=office.signing),
            (self._tools.files.write_receipt(receipt),),
        )
        return write_blank(
            unit,
            self._tools.target,
            content=b"".join(sealed),
            folder=folder,
            file_name=f"SSPF-kvitto-{transfer.id.rpartition('-')[2]}{RECEIPT_SUFFIX}",
        )

    def _because(self, office: TransferOffice) -> str:
        _ = self._say
        return _("Came from {office}; kept as it was there").format(office=office.name)


def _holds_back(read: ReadPackage) -> bool:
    """Whether it may be dangerous, by what comes, that the guardians know of it."""
    rules: tuple[ContactRule, ...] = read.content.beside.get("contact_rules", ())
    answers = [one.kind for one in rules if one.kind in DANGER]
    return bool(answers) and answers[-1] in HOLDS_BACK


def _office_of(unit: UnitOfWork, sender: KeyCard) -> TransferOffice | None:
    for one in unit.handing.offices():
        if one.id == sender.id and one.ended_at is None:
            return one
    return None


def _refuse_again(unit: UnitOfWork, read: ReadPackage) -> None:
    for one in unit.handing.transfers():
        if one.id == read.content.head.id:
            raise DomainError("transfer_received", reference=read.content.head.reference)


def _counts(read: ReadPackage) -> Counts:
    found = Gathered(facts=read.facts, beside={}).counts
    return replace(found, papers=len(read.content.papers))

"""A case from another office: opened, checked, shown, taken in, and a receipt for the sender.

What comes is the history of another authority. It is taken in closed and read only, with new ids,
and no answer about consent in it lets anything through here: it was given to somebody else. This
office opens a case of its own about the young person, and asks anew.

Source: sharing rules, sections 2, 5 and 6.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import Any, cast

from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Closing, Custody, Party, Person, Row
from sspf_app.services.actors import Permission
from sspf_app.services.case_files import CaseFileError, CaseFileReader
from sspf_app.services.case_reading import standing
from sspf_app.services.case_states import refresh_case
from sspf_app.services.case_views import NewCase
from sspf_app.services.cases import write_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.contact_checks import refuse_returning
from sspf_app.services.desk import Desk
from sspf_app.services.document_ports import OpenSource
from sspf_app.services.document_records import AttachedTo, Attachment, DocumentType
from sspf_app.services.hand_over_records import CaseTransfer, Direction, TransferOffice
from sspf_app.services.outgoing import write_blank
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.request_records import ContactRule
from sspf_app.services.transfer_content import BESIDE, Gathered, known_ids, young_person_of
from sspf_app.services.transfer_matching import (
    chosen,
    may_be_protected,
    party_matches,
    person_matches,
)
from sspf_app.services.transfer_offices import TransferTools, own_name, own_seed
from sspf_app.services.transfer_ports import KeyCard, PackageContent, PaperInside, Receipt
from sspf_app.services.transfer_views import Arrival, Counts, TakeIn, TakenIn
from sspf_app.texts.catalogue import Words

RECEIPT_SUFFIX = ".sspf-kvitto"
_TOPICS = frozenset(Topic)
_MOST_PAPER = 256 << 20


@dataclass(frozen=True, kw_only=True)
class _Read:
    """A package as it was opened."""

    sender: KeyCard
    content: PackageContent
    facts: Facts
    papers: Iterator[Iterator[bytes]]
    source: _Hashed


class TransferReceiving:
    """Use cases about cases that come from another office."""

    def __init__(
        self, desk: Desk, tools: TransferTools, *, case_files: CaseFileReader, words: Words
    ) -> None:
        self._desk = desk
        self._tools = tools
        self._case_files = case_files
        self._say = words.gettext

    def look(self, path: Path, *, reason: str = "") -> Arrival:
        """Open a package, check every byte, and show what it holds; nothing is taken in.

        Raises:
            KnownError: ``not_sealed``, ``sealed_to_other``, ``undecipherable``.
            DomainError: ``transfer_damaged`` (part), ``document_file_gone``;
                ``reason_required`` where somebody in it has protected identity.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            source = self._tools.sources.open(path)
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

    def take_in(self, arrival: Arrival, entry: TakeIn) -> TakenIn:
        """Take a package in, all of it or nothing, and write the receipt.

        Raises:
            KnownError: as ``look``.
            DomainError: as ``look``; ``transfer_from_unknown``; ``transfer_received`` (reference);
                ``transfer_changed``: the file is another than the one that was shown;
                ``transfer_unanswered`` (name), ``transfer_two_as_one`` (name),
                ``barred_person_returns`` (name), ``no_own_party``, ``clock_set_back``,
                ``export_failed``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            require_sound_clock(unit, self._desk)
            source = self._tools.sources.open(arrival.path)
            try:
                read = self._read(unit, source)
                office = _office_of(unit, read.sender)
                if office is None:
                    raise DomainError("transfer_from_unknown")
                _refuse_again(unit, read)
                self._ask_reason(unit, read, entry.reason)
                writing = _Writing(self._desk, unit, self._tools, self._case_files)
                case = writing.take_in(read, entry, closed_because=self._because(office))
                sha256 = read.source.finished()
                if sha256 != arrival.sha256:
                    raise DomainError("transfer_changed")
            finally:
                source.close()
            own_case = self._own_case(unit, writing, entry)
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

    def _read(self, unit: UnitOfWork, source: OpenSource) -> _Read:
        hashed = _Hashed(source)
        opened = self._tools.keys.open(own_seed(self._desk, unit, self._tools.keys), hashed)
        content, papers = self._tools.files.read_package(opened.content(), BESIDE)
        return _Read(
            sender=opened.sender,
            content=content,
            facts=_parsed(self._case_files, content, self._desk),
            papers=papers,
            source=hashed,
        )

    def _ask_reason(self, unit: UnitOfWork, read: _Read, reason: str) -> None:
        is_protected = any(row.is_protected for row in standing(read.facts.persons))
        if not is_protected and not may_be_protected(unit, read.facts):
            return
        if not reason.strip():
            raise DomainError("reason_required")
        subject = f"transfer:{read.content.head.id}"
        self._desk.log(unit, Action.OPEN, subject, reason=reason.strip())

    def _arrival(
        self, unit: UnitOfWork, path: Path, read: _Read, office: TransferOffice
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
            persons=person_matches(unit, facts),
            parties=party_matches(
                unit,
                facts,
                own=unit.office.office().own_party,
                receiver=head.receiver_party,
            ),
            earlier=earlier[0] if earlier else None,
        )

    def _own_case(self, unit: UnitOfWork, writing: _Writing, entry: TakeIn) -> str | None:
        if not entry.purpose.strip():
            return None
        new = NewCase(young_person=writing.young_person, purposes=(entry.purpose.strip(),))
        return write_case(self._desk, unit, new, opened_at=self._desk.now())

    def _transfer(
        self, arrival: Arrival, read: _Read, office: TransferOffice, case: str
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


class _Writing:
    """Writes the rows of a package, under ids of this vault."""

    def __init__(
        self, desk: Desk, unit: UnitOfWork, tools: TransferTools, case_files: CaseFileReader
    ) -> None:
        self._desk, self._unit, self._tools = desk, unit, tools
        self._case_files = case_files
        self._office = ""
        self.young_person = ""

    def take_in(self, read: _Read, entry: TakeIn, *, closed_because: str) -> str:
        """Write all of it; the id of the case here."""
        names, there = self._names(read, entry)
        self._office = read.content.head.office
        content = self._tools.files.renamed(read.content, names)
        facts = _parsed(self._case_files, content, self._desk)
        self.young_person = young_person_of(facts).id
        known = known_ids(facts)
        for row in self._rows(facts, there):
            self._unit.records.add(row)
        case = content.head.case
        self._close(facts, case, closed_because)
        for kind, records in content.beside.items():
            for record in records:
                _check_names(record, known)
                self._unit.handing.add_beside(kind, _of_here(record))
        self._take_papers(case, content.papers, read.papers, known)
        return case

    def _names(self, read: _Read, entry: TakeIn) -> tuple[Mapping[str, str], frozenset[str]]:
        """A new id for every id, or that of who is there already; and who that is."""
        own = self._unit.office.office().own_party
        if own is None:
            raise DomainError("no_own_party")
        head = read.content.head
        there = chosen(person_matches(self._unit, read.facts), entry.persons)
        there |= chosen(
            party_matches(self._unit, read.facts, own=own, receiver=head.receiver_party),
            entry.parties,
        )
        if any(row.id == head.receiver_party for row in read.facts.parties):
            there[head.receiver_party] = own
        names = {
            old: there.get(old) or self._desk.new_id(_prefix(old))
            for old in self._tools.files.ids_in(read.content)
        }
        return names, frozenset(there.values())

    def _rows(self, facts: Facts, there: frozenset[str]) -> Iterator[Row]:
        """The rows to write: nothing of who is here already is changed by what another wrote."""
        children = {row.child for row in self._unit.records.list_of(Custody, "child", there)}
        yield from (replace(row, reference=self._reference(row)) for row in facts.cases)
        for field in fields(facts):
            if field.name in ("zone", "policy", "cases"):
                continue
            for row in getattr(facts, field.name):
                if isinstance(row, Person | Party) and row.id in there:
                    continue
                if isinstance(row, Person) and row.replaced_at is None:
                    refuse_returning(self._unit, row)
                if isinstance(row, Custody) and row.child in children:
                    continue
                yield self._named_apart(row) if isinstance(row, Party) else row

    def _named_apart(self, party: Party) -> Party:
        """Two parties called the same are two: the one that comes tells from where."""
        taken = {row.name.casefold() for row in self._unit.records.list_standing(Party)}
        if party.name.casefold() not in taken:
            return party
        return replace(party, name=f"{party.name} ({self._office})")

    def _reference(self, case: Case) -> str:
        wanted = case.reference or case.id
        numbered = (f"{wanted} ({number})" for number in count(2))
        return next(
            one
            for one in chain((wanted,), numbered)
            if not self._unit.records.list_of(Case, "reference", (one,))
        )

    def _close(self, facts: Facts, case: str, because: str) -> None:
        now = self._desk.now()
        is_closed = any(
            row.reopened_at is None or row.reopened_at > now for row in standing(facts.closings)
        )
        if not is_closed:
            row = Closing(
                id=self._desk.new_id("cl"),
                recorded_at=now,
                case=case,
                closed_at=now,
                reason=because,
            )
            self._unit.records.add(row)

    def _take_papers(
        self,
        case: str,
        papers: tuple[PaperInside, ...],
        content: Iterator[Iterator[bytes]],
        known: Mapping[str, set[str]],
    ) -> None:
        if len({paper.id for paper in papers}) != len(papers):
            raise DomainError("transfer_damaged", part="papers")
        # Asked for once more than there are papers: then the end of the package is looked at too.
        for paper, pieces in zip((*papers, None), _and_none(content), strict=True):
            if paper is None or pieces is None:
                continue
            if paper.size > _MOST_PAPER:
                raise DomainError("transfer_damaged", part="papers")
            attachment = _attachment(paper, case, known)
            self._unit.documents.put(attachment)
            for number, piece in enumerate(pieces):
                self._unit.documents.add_piece(paper.id, number, piece)


class _Hashed:
    """A file that is read, and its checksum."""

    def __init__(self, source: OpenSource) -> None:
        self._source, self._hash = source, hashlib.sha256()

    def read(self, most: int, /) -> bytes:
        """The next bytes."""
        piece = self._source.read(most)
        self._hash.update(piece)
        return piece

    def finished(self) -> str:
        """The checksum of the whole file."""
        while self.read(1 << 20):
            pass
        return self._hash.hexdigest()


def _parsed(reader: CaseFileReader, content: PackageContent, desk: Desk) -> Facts:
    try:
        facts = reader.parse(content.facts, desk.clock.zone).facts
    except CaseFileError as error:
        raise DomainError("transfer_damaged", part="case") from error
    if {row.id for row in facts.cases} != {content.head.case} or not standing(facts.cases):
        raise DomainError("transfer_damaged", part="case")
    return facts


def _office_of(unit: UnitOfWork, sender: KeyCard) -> TransferOffice | None:
    for one in unit.handing.offices():
        if one.id == sender.id and one.ended_at is None:
            return one
    return None


def _refuse_again(unit: UnitOfWork, read: _Read) -> None:
    for one in unit.handing.transfers():
        if one.id == read.content.head.id:
            raise DomainError("transfer_received", reference=read.content.head.reference)


def _counts(read: _Read) -> Counts:
    found = Gathered(facts=read.facts, beside={}).counts
    return replace(found, papers=len(read.content.papers))


def _and_none(content: Iterator[Iterator[bytes]]) -> Iterator[Iterator[bytes] | None]:
    yield from content
    yield None


def _prefix(some_id: str) -> str:
    head = some_id.partition("-")[0]
    return head if head.isascii() and head.isalpha() and head.islower() else "x"


def _of_here(record: Any) -> Any:
    """A rule that somebody is not to be contacted holds in every case here, later ones too."""
    return replace(record, case=None) if isinstance(record, ContactRule) else record


def _check_names(record: Any, known: Mapping[str, set[str]]) -> None:
    """What a record names must be in the package: nothing points into cases of this vault."""
    for field in fields(record):
        named = getattr(record, field.name)
        if field.name in known and named is not None and named not in known[field.name]:
            raise DomainError("transfer_damaged", part="beside")
        if isinstance(named, tuple):
            for part in cast("tuple[Any, ...]", named):
                if is_dataclass(part):
                    _check_names(part, known)


def _attachment(paper: PaperInside, case: str, known: Mapping[str, set[str]]) -> Attachment:
    try:
        kind, attached_to = DocumentType(paper.type), AttachedTo(paper.attached_to)
    except ValueError as error:
        raise DomainError("transfer_damaged", part="papers") from error
    is_of_meeting = attached_to is AttachedTo.MEETING and paper.attached_id in known["meeting"]
    return Attachment(
        id=paper.id,
        case=case,
        title=paper.title,
        type=kind,
        attached_to=AttachedTo.MEETING if is_of_meeting else AttachedTo.CASE,
        attached_id=paper.attached_id if is_of_meeting else "",
        file_name=Path(paper.file_name).name,
        media=paper.media,
        size=paper.size,
        sha256=paper.sha256,
        added_at=paper.added_at,
        added_by="",
    )

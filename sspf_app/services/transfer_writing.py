"""Writes a case from another office into this vault: all under new ids, and closed.

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
from sspf_app.services.access_lists import need_reachable
from sspf_app.services.case_files import CaseFileError, CaseFileReader
from sspf_app.services.contact_checks import refuse_returning
from sspf_app.services.desk import Desk
from sspf_app.services.document_ports import OpenSource
from sspf_app.services.document_records import AttachedTo, Attachment, DocumentType
from sspf_app.services.folding import same_words
from sspf_app.services.network_records import Relation
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.request_records import DANGER, ContactRule
from sspf_app.services.standing_rows import standing
from sspf_app.services.transfer_content import known_ids, young_person_of
from sspf_app.services.transfer_matching import chosen, party_matches, person_matches
from sspf_app.services.transfer_offices import TransferTools
from sspf_app.services.transfer_ports import KeyCard, PackageContent, PaperInside
from sspf_app.services.transfer_views import TakeIn

_MOST_PAPER = 256 << 20


@dataclass(frozen=True, kw_only=True)
class ReadPackage:
    """A package as it was opened."""

    sender: KeyCard
    content: PackageContent
    facts: Facts
    papers: Iterator[Iterator[bytes]]
    source: HashedSource


class TransferWriting:
    """Writes the rows of a package, under ids of this vault."""

    def __init__(
        self, desk: Desk, unit: UnitOfWork, tools: TransferTools, case_files: CaseFileReader
    ) -> None:
        self._desk, self._unit, self._tools = desk, unit, tools
        self._case_files = case_files
        self._office = ""
        self.young_person = ""

    def take_in(self, read: ReadPackage, entry: TakeIn, *, closed_because: str) -> str:
        """Write all of it; the id of the case here."""
        names, there = self._names(read, entry)
        self._office = read.content.head.office
        content = self._tools.files.renamed(read.content, names)
        facts = parsed_facts(self._case_files, content, self._desk)
        self.young_person = young_person_of(facts).id
        known = known_ids(facts)
        for row in self._rows(facts, there):
            self._unit.records.add(row)
        case = content.head.case
        self._close(facts, case, closed_because)
        for kind, records in content.beside.items():
            for record in records:
                _check_names(record, known)
                if isinstance(record, Relation) and {record.person, record.other} <= there:
                    continue  # both are here already, and what is known of them here stands
                self._unit.handing.add_beside(kind, _of_here(record))
        self._take_papers(case, content.papers, read.papers, known)
        return case

    def _names(self, read: ReadPackage, entry: TakeIn) -> tuple[Mapping[str, str], frozenset[str]]:
        """A new id for every id, or that of who is there already; and who that is."""
        own = self._unit.office.office().own_party
        if own is None:
            raise DomainError("no_own_party")
        head = read.content.head
        user = self._desk.actor.user_id
        there = chosen(person_matches(self._unit, read.facts, user=user), entry.persons)
        for person in self._unit.queries.protected() & frozenset(there.values()):
            need_reachable(self._unit, person, self._desk.actor.user_id)
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
        taken = {same_words(row.name) for row in self._unit.records.list_standing(Party)}
        if same_words(party.name) not in taken:
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


class HashedSource:
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


def parsed_facts(reader: CaseFileReader, content: PackageContent, desk: Desk) -> Facts:
    """The facts of a package: one case, the one its head names.

    Raises:
        DomainError: ``transfer_damaged`` (part).
    """
    try:
        facts = reader.parse(content.facts, desk.clock.zone).facts
    except CaseFileError as error:
        raise DomainError("transfer_damaged", part="case") from error
    if {row.id for row in facts.cases} != {content.head.case} or not standing(facts.cases):
        raise DomainError("transfer_damaged", part="case")
    return facts


def _and_none(content: Iterator[Iterator[bytes]]) -> Iterator[Iterator[bytes] | None]:
    yield from content
    yield None


def _prefix(some_id: str) -> str:
    head = some_id.partition("-")[0]
    return head if head.isascii() and head.isalpha() and head.islower() else "x"


def _of_here(record: Any) -> Any:
    """A rule that somebody is not to be contacted holds in every case here, later ones too.

    Whether it can be dangerous that the guardians know is answered about a case, and holds back in
    the young person's other cases by itself (``danger_that_counts``).
    """
    if isinstance(record, ContactRule) and record.kind not in DANGER:
        return replace(record, case=None)
    return record


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

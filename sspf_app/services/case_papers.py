"""The papers of a case in one place: those put in, those scanned, those handed out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.document_pieces import checked_pieces, pieces_to_show
from sspf_app.services.document_ports import PIECE, SourceFiles
from sspf_app.services.document_records import AttachedTo, Attachment
from sspf_app.services.document_targets import targets_of
from sspf_app.services.document_views import (
    PaperBoard,
    PaperItem,
    PaperSource,
    Preview,
    PreviewKind,
)
from sspf_app.services.export_views import Paper
from sspf_app.services.file_kinds import PDF, PICTURES, TEXT, text_of
from sspf_app.services.gate import decide_own_document
from sspf_app.services.note_access import NoteReading
from sspf_app.services.outgoing import write_stream
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, User
from sspf_app.services.scan_ports import ScanReader

UNDO_WITHIN = timedelta(minutes=1)
"""So long a removed paper can be had back, by whoever slipped; then never, and the row says so."""
SLIP_WITHIN = timedelta(days=1)
"""What lay in the case for longer is a document of the office: removed, it is out of sight for
good; its bytes go with the case, by disposal, and never by anybody's delete."""
_UNFINISHED_FOR = timedelta(hours=1)
MOST_PAGES = 30


class CasePapers:
    """Use cases about the papers of a case."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        files: SourceFiles,
        reader: ScanReader,
        target: ExportTarget,
    ) -> None:
        self._desk = desk
        self._access = access
        self._files = files
        self._reader = reader
        self._target = target

    def board(self, case: str) -> PaperBoard:
        """All papers, the newest first; what was removed is erased first, when it is time.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            reading = NoteReading(unit, self._desk, case)
            users = {one.id: one for one in unit.office.users()}
            _erase_due(unit, case, self._desk.now())
            attached = [
                _attached_item(one, users)
                for one in unit.documents.attachments(case)
                if one.is_whole and _is_open(one, reading)
            ]
            papers = [*attached, *_scanned(unit, case, users), *_handed_out(unit, loaded)]
            self._desk.log(unit, Action.READ, f"documents:{case}", case=case)
            unit.commit()
        papers.sort(key=lambda one: (one.at, one.id), reverse=True)
        return PaperBoard(papers=tuple(papers), targets=targets_of(loaded, reading))

    def preview(self, case: str, attachment: str) -> Preview:
        """A paper as it can be shown, from memory, checked against its checksum.

        Raises:
            DomainError: ``unknown_document``, ``document_damaged``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            found = self._open(unit, case, attachment)
            self._desk.log(unit, Action.READ, f"document:{attachment}", case=case)
            pieces = pieces_to_show(unit, found)
            unit.commit()
        if found.media == PDF:
            return Preview(kind=PreviewKind.PDF, pieces=pieces)
        if found.media == TEXT:
            text, is_cut = text_of(b"".join(pieces)), found.size > PIECE
            return Preview(kind=PreviewKind.TEXT, text=text, is_cut=is_cut)
        if pieces:
            return self._pages(found.file_name, b"".join(pieces))
        too_big = "document_too_big_to_show" if found.media in PICTURES else ""
        return Preview(kind=PreviewKind.NONE, why=too_big)

    def export(self, case: str, attachment: str, *, path: Path) -> Changes:
        """Write a paper to a file the user chose: the office's own copy, noted in the ledger.

        Raises:
            DomainError: ``unknown_document``, ``document_damaged``, ``export_failed``,
                ``reason_required``, ``clock_set_back``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            found = self._open(unit, case, attachment)
            loaded = self._access.case(unit, case)
            decision = decide_own_document(loaded)
            # The ledger is read by all; the title of what belongs to a note is not.
            title = "" if found.attached_to is AttachedTo.NOTE else found.title
            paper = Paper(
                recipient=decision.recipient,
                title=title,
                pdf=b"",  # it goes out piece by piece
                file_name=path.name,
                sha256=found.sha256,
            )
            noted = record_disclosure(self._desk, unit, decision, what=title, paper=paper)
            pieces = checked_pieces(unit, found)
            return write_stream(unit, self._target, noted, pieces=pieces, path=path)

    def remove(self, case: str, attachment: str, *, because: str) -> Changes:
        """Take a paper away; for a minute it can be had back. The row stays and says so.

        Raises:
            DomainError: ``unknown_document``, ``removal_reason_required``, ``reason_required``,
                ``clock_set_back`` (now, seen).
        """
        if not because.strip():
            raise DomainError("removal_reason_required")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            require_sound_clock(unit, self._desk)
            found = self._open(unit, case, attachment)
            gone = replace(
                found,
                removed_at=self._desk.now(),
                removed_by=self._desk.actor.user_id,
                removed_because=because.strip(),
            )
            return self._changed(unit, gone)

    def restore(self, case: str, attachment: str) -> Changes:
        """Have back what was removed within the last minute.

        Raises:
            DomainError: ``unknown_document``, ``reason_required``; ``document_is_gone``: too late.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            found = unit.documents.attachment(attachment)
            reading = NoteReading(unit, self._desk, case)
            if found is None or found.case != case or not _is_open(found, reading):
                raise DomainError("unknown_document")
            if found.erased_at is not None or not _may_come_back(found, self._desk.now()):
                raise DomainError("document_is_gone")
            back = replace(found, removed_at=None, removed_by="", removed_because="")
            return self._changed(unit, back)

    def delete_source(self, case: str, attachment: str, *, path: Path) -> None:
        """Delete the file on the computer, once the very same bytes are kept. This wipes no disk.

        Raises:
            DomainError: ``unknown_document``, ``document_source_changed`` (file),
                ``document_file_gone``, ``scan_not_deleted``, each with file.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = self._open(unit, case, attachment)
            source, digest = self._files.open(path), hashlib.sha256()
            try:
                while content := source.read(PIECE):
                    digest.update(content)
            finally:
                source.close()
            if digest.hexdigest() != found.sha256:
                raise DomainError("document_source_changed", file=path.name)
            for _content in checked_pieces(unit, found):
                continue  # what is kept is whole
            self._desk.log(unit, Action.WRITE, f"document_file_deleted:{attachment}", case=case)
            self._files.delete(path)
            unit.commit()

    def _open(self, unit: UnitOfWork, case: str, attachment: str) -> Attachment:
        self._access.case(unit, case)
        found = unit.documents.attachment(attachment)
        reading = NoteReading(unit, self._desk, case)
        if found is None or found.case != case or found.removed_at is not None:
            raise DomainError("unknown_document")
        if not found.is_whole or not _is_open(found, reading):
            raise DomainError("unknown_document")
        return found

    def _changed(self, unit: UnitOfWork, attachment: Attachment) -> Changes:
        unit.documents.put(attachment)
        subject = f"document:{attachment.id}"
        self._desk.log(unit, Action.WRITE, subject, case=attachment.case)
        unit.commit()
        ids = frozenset({attachment.case, attachment.id})
        return Changes(topics=frozenset({Topic.DOCUMENTS}), ids=ids, new_id=attachment.id)

    def _pages(self, name: str, content: bytes) -> Preview:
        """The pages of a picture, drawn anew by the reading process."""
        try:
            opened = self._reader.open(name, content)
        except DomainError as error:
            return Preview(kind=PreviewKind.NONE, why=error.code)
        pages: list[bytes] = []
        try:
            for number in range(1, min(opened.pages, MOST_PAGES) + 1):
                opened.page(number)
                pages.append(opened.picture()[1])
        except DomainError as error:
            return Preview(kind=PreviewKind.NONE, why=error.code)
        finally:
            opened.close()
        is_cut = opened.pages > MOST_PAGES
        return Preview(kind=PreviewKind.PAGES, pages=tuple(pages), is_cut=is_cut)


def _is_open(attachment: Attachment, reading: NoteReading) -> bool:
    """What belongs to a note is read by those who read the note."""
    is_of_note = attachment.attached_to is AttachedTo.NOTE
    return not is_of_note or reading.may_read(attachment.attached_id)


def _erase_due(unit: UnitOfWork, case: str, now: datetime) -> None:
    """Let go of the bytes of what was removed, and of what never came in whole."""
    for one in unit.documents.attachments(case):
        if not one.is_whole and now - one.added_at > _UNFINISHED_FOR:
            unit.documents.forget(one.id)
        elif _is_due(one, now):
            unit.documents.erase(one.id)
            unit.documents.put(replace(one, erased_at=now))


def _may_come_back(one: Attachment, now: datetime) -> bool:
    if one.removed_at is None:
        return False
    # A clock set back gives no more time.
    return timedelta() <= now - one.removed_at <= UNDO_WITHIN


def _is_due(one: Attachment, now: datetime) -> bool:
    if one.removed_at is None or one.erased_at is not None:
        return False
    lay_for = one.removed_at - one.added_at
    # By then it is a document of the office; and before it came nobody removed it.
    if not timedelta() <= lay_for <= SLIP_WITHIN:
        return False
    return now - one.removed_at > UNDO_WITHIN


def _attached_item(one: Attachment, users: dict[str, User]) -> PaperItem:
    return PaperItem(
        id=one.id,
        source=PaperSource.ATTACHED,
        title=one.title,
        at=one.added_at,
        who=_name(users, one.added_by),
        type=one.type,
        attached_to=one.attached_to,
        attached_id=one.attached_id,
        file_name=one.file_name,
        media=one.media,
        size=one.size,
        sha256=one.sha256,
        removed_at=one.removed_at,
        removed_by=_name(users, one.removed_by),
        removed_because=one.removed_because,
        opens=one.removed_at is None,
    )


def _scanned(unit: UnitOfWork, case: str, users: dict[str, User]) -> Iterator[PaperItem]:
    for scan in unit.scans.scans(case):
        yield PaperItem(
            id=scan.id,
            source=PaperSource.SCANNED,
            title=scan.form,
            at=scan.stored_at,
            who=_name(users, scan.stored_by),
            size=sum(page.size for page in scan.pages),
            record=scan.record,
        )


def _handed_out(unit: UnitOfWork, loaded: LoadedCase) -> Iterator[PaperItem]:
    for row in unit.office.disclosures(loaded.id):
        if row.sha256 is not None:  # a file, or a print
            yield PaperItem(
                id=row.id,
                source=PaperSource.HANDED_OUT,
                title=row.kind.value,
                at=row.at,
                who=loaded.name(row.recipient),
                file_name=row.file_name or "",
                sha256=row.sha256,
            )


def _name(users: dict[str, User], user: str) -> str:
    return users[user].name if user in users else user

"""Takes a file into the vault a few pieces at a time, so that it can be watched and stopped."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Protocol

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.document_ports import PIECE, OpenSource, SourceFiles
from sspf_app.services.document_records import Attachment
from sspf_app.services.document_targets import need_target
from sspf_app.services.document_views import NewDocument
from sspf_app.services.file_kinds import OTHER, media_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action

MOST_BYTES = 200 * 1024 * 1024
"""Of one file."""
_PIECES_AT_ONCE = 4
"""Between two steps other work of the window gets its turn."""


class Digest(Protocol):
    """A checksum that grows."""

    def update(self, content: bytes, /) -> None:
        """Take more bytes."""
        ...

    def hexdigest(self) -> str:
        """The checksum of all so far."""
        ...


@dataclass(kw_only=True)
class Intake:
    """A file on its way in.

    Attributes:
        attachment: Its id.
        size: Bytes, as the folder says.
        taken: Bytes that are in the vault.
    """

    attachment: str
    case: str
    name: str
    size: int
    source: OpenSource
    taken: int = 0
    number: int = 0
    media: str = OTHER
    digest: Digest = field(default_factory=hashlib.sha256)


class DocumentIntake:
    """Use cases about a file that comes in: begin, take until it is whole, or stop."""

    def __init__(self, desk: Desk, access: ProtectedAccess, *, files: SourceFiles) -> None:
        self._desk = desk
        self._access = access
        self._files = files

    def begin(self, order: NewDocument) -> Intake:
        """Open a file and make room for it.

        Raises:
            DomainError: ``document_title_required``, ``document_empty`` (file),
                ``document_too_big`` (file, most), ``document_file_gone``, ``document_no_file``,
                ``unknown_attached``, ``unknown_case``, ``reason_required``.
        """
        if not order.title.strip():
            raise DomainError("document_title_required")
        source = self._files.open(order.path)
        try:
            return self._begun(order, source)
        except BaseException:
            source.close()
            raise

    def take(self, intake: Intake) -> bool:
        """Take some pieces; True when all of it is in.

        Raises:
            DomainError: ``document_file_gone``, ``document_too_big`` (file, most).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            for _turn in range(_PIECES_AT_ONCE):
                content = _whole_piece(intake.source)
                if content:
                    self._keep(unit, intake, content)
                if len(content) < PIECE:
                    unit.commit()
                    return True
            unit.commit()
        return False

    def finish(self, intake: Intake) -> Changes:
        """All of it is in: it is a paper of the case now; ``new_id`` is its id.

        Raises:
            DomainError: ``document_empty`` (file), ``unknown_document``.
        """
        intake.source.close()
        if not intake.taken:
            raise DomainError("document_empty", file=intake.name)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            begun = unit.documents.attachment(intake.attachment)
            if begun is None:
                raise DomainError("unknown_document")
            made = replace(
                begun,
                media=intake.media,
                size=intake.taken,
                sha256=intake.digest.hexdigest(),
                added_at=self._desk.now(),
            )
            unit.documents.put(made)
            self._desk.log(unit, Action.IMPORT, f"document:{made.id}", case=made.case)
            unit.commit()
        ids = frozenset({made.case, made.id})
        return Changes(topics=frozenset({Topic.DOCUMENTS}), ids=ids, new_id=made.id)

    def stop(self, intake: Intake) -> None:
        """Let go of what came in; nothing of it is left."""
        intake.source.close()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            unit.documents.forget(intake.attachment)
            unit.commit()

    def _begun(self, order: NewDocument, source: OpenSource) -> Intake:
        _check_size(source.size, order.path.name)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, order.case)
            need_target(unit, self._desk, loaded, order.attached_to, order.attached_id)
            attachment = Attachment(
                id=self._desk.new_id("at"),
                case=order.case,
                title=order.title.strip(),
                type=order.type,
                attached_to=order.attached_to,
                attached_id=order.attached_id,
                file_name=order.path.name,
                media=OTHER,
                size=source.size,
                sha256="",
                added_at=self._desk.now(),
                added_by=self._desk.actor.user_id,
            )
            unit.documents.put(attachment)
            unit.commit()
        return Intake(
            attachment=attachment.id,
            case=order.case,
            name=order.path.name,
            size=source.size,
            source=source,
        )

    def _keep(self, unit: UnitOfWork, intake: Intake, content: bytes) -> None:
        if not intake.number:
            intake.media = media_of(content)
        intake.taken += len(content)
        if intake.taken > MOST_BYTES:
            raise DomainError("document_too_big", file=intake.name, most=_MOST_MB)
        unit.documents.add_piece(intake.attachment, intake.number, content)
        intake.digest.update(content)
        intake.number += 1


_MOST_MB = MOST_BYTES // 1024 // 1024


def _check_size(size: int, name: str) -> None:
    if not size:
        raise DomainError("document_empty", file=name)
    if size > MOST_BYTES:
        raise DomainError("document_too_big", file=name, most=_MOST_MB)


def _whole_piece(source: OpenSource) -> bytes:
    """A piece, however little the file gives at a time."""
    parts: list[bytes] = []
    wanted = PIECE
    while wanted and (part := source.read(wanted)):
        parts.append(part)
        wanted -= len(part)
    return b"".join(parts)

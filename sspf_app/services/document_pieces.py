"""The bytes of a kept paper, checked against what was put in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sspf_app.domain.errors import DomainError
from sspf_app.services.document_ports import PIECE
from sspf_app.services.document_records import Attachment
from sspf_app.services.file_kinds import PDF, PICTURES, TEXT
from sspf_app.services.ports import UnitOfWork

MOST_OF_PICTURE = 64 * 1024 * 1024
"""A larger picture is exported to be seen: the process that reads pictures has no room for it."""


def checked_pieces(unit: UnitOfWork, attachment: Attachment) -> Iterator[bytes]:
    """The pieces of a paper; an error at the end when they are not what was put in.

    Raises:
        DomainError: ``document_damaged``.
    """
    digest = hashlib.sha256()
    for content in unit.documents.pieces(attachment.id):
        digest.update(content)
        yield content
    if digest.hexdigest() != attachment.sha256:
        raise DomainError("document_damaged")


def pieces_to_show(unit: UnitOfWork, attachment: Attachment) -> tuple[bytes, ...]:
    """What of a paper is shown: all of a PDF or a picture, the beginning of a text.

    All of it is read and checked, whatever is kept; nothing is put together, so that a paper takes
    the room of its own weight. None = it is not shown here.

    Raises:
        DomainError: ``document_damaged``.
    """
    if attachment.media == TEXT:
        return (_beginning(checked_pieces(unit, attachment)),)
    is_picture = attachment.media in PICTURES and attachment.size <= MOST_OF_PICTURE
    return tuple(checked_pieces(unit, attachment)) if is_picture or attachment.media == PDF else ()


def _beginning(pieces: Iterator[bytes]) -> bytes:
    kept = b""
    for piece in pieces:
        if len(kept) < PIECE:
            kept = (kept + piece)[:PIECE]
    return kept

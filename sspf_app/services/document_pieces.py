"""The bytes of a kept paper, checked against what was put in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sspf_app.domain.errors import DomainError
from sspf_app.services.document_records import Attachment
from sspf_app.services.ports import UnitOfWork


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

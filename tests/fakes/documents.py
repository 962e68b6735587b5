"""Documents of a case in memory."""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.services.document_records import Attachment
from tests.fakes.store import Store


class MemoryDocuments:
    """``DocumentRecords``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, attachment: Attachment) -> None:
        self._store.attachments[attachment.id] = attachment

    def add_piece(self, attachment: str, number: int, content: bytes) -> None:
        self._store.pieces[attachment, number] = content

    def attachments(self, case: str) -> tuple[Attachment, ...]:
        return tuple(one for one in self._store.attachments.values() if one.case == case)

    def attachment(self, attachment: str) -> Attachment | None:
        return self._store.attachments.get(attachment)

    def pieces(self, attachment: str) -> Iterator[bytes]:
        for one, number in sorted(self._store.pieces):
            if one == attachment:
                yield self._store.pieces[one, number]

    def erase(self, attachment: str) -> None:
        for key in [key for key in self._store.pieces if key[0] == attachment]:
            del self._store.pieces[key]

    def forget(self, attachment: str) -> None:
        self.erase(attachment)
        self._store.attachments.pop(attachment, None)

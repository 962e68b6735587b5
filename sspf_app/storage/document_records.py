"""Papers of a case, and their bytes in pieces."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, insert, select

from sspf_app.services.document_records import Attachment
from sspf_app.storage.document_rows import AttachmentPieceRow
from sspf_app.storage.mapping import ATTACHMENTS
from sspf_app.storage.rows import table_of
from sspf_app.storage.transaction import Transaction

_PIECES = table_of(AttachmentPieceRow)


class SqlDocumentRecords:
    """``services.document_ports.DocumentRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, attachment: Attachment) -> None:
        """Write a paper; nobody reads its bytes in the history."""
        self._transaction.put(ATTACHMENTS, attachment)

    def add_piece(self, attachment: str, number: int, content: bytes) -> None:
        """Write a piece."""
        values = {"attachment": attachment, "number": number, "content": content}
        self._transaction.connection.execute(insert(_PIECES), values)

    def attachments(self, case: str) -> tuple[Attachment, ...]:
        """See ``DocumentRecords.attachments``."""
        return self._transaction.of_case(ATTACHMENTS, case)

    def attachment(self, attachment: str) -> Attachment | None:
        """The paper with this id."""
        return self._transaction.row(ATTACHMENTS, id=attachment)

    def pieces(self, attachment: str) -> Iterator[bytes]:
        """The bytes in order; each piece is asked for when it is wanted."""
        numbers = select(_PIECES.c.pk).where(_PIECES.c.attachment == attachment)
        found = self._transaction.connection.execute(numbers.order_by(_PIECES.c.number))
        for pk in found.scalars().all():
            query = select(_PIECES.c.content).where(_PIECES.c.pk == pk)
            yield bytes(self._transaction.connection.execute(query).scalar_one())

    def erase(self, attachment: str) -> None:
        """Let go of the bytes; the database overwrites what it lets go of."""
        command = delete(_PIECES).where(_PIECES.c.attachment == attachment)
        self._transaction.connection.execute(command)

    def forget(self, attachment: str) -> None:
        """Let go of what never came in whole."""
        self.erase(attachment)
        table = ATTACHMENTS.table
        command = delete(table).where(table.c.id == attachment, table.c.sha256 == "")
        self._transaction.connection.execute(command)

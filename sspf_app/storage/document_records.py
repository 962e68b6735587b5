"""Papers of a case, and their bytes in pieces."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, insert, select, update

from sspf_app.services.document_records import Attachment
from sspf_app.storage.document_rows import AttachmentPieceRow
from sspf_app.storage.mapping import ATTACHMENTS, AnySelect
from sspf_app.storage.rows import table_of
from sspf_app.storage.transaction import Transaction

_PIECES = table_of(AttachmentPieceRow)


class SqlDocumentRecords:
    """``services.document_ports.DocumentRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, attachment: Attachment) -> None:
        """Write a paper; nobody reads its bytes in the history."""
        values = ATTACHMENTS.encode(attachment)
        old = self.attachment(attachment.id)
        table = ATTACHMENTS.table
        known_one = ATTACHMENTS.where(values)
        command = insert(table) if old is None else update(table).where(*known_one)
        self._transaction.connection.execute(command.values(values))
        known = {} if old is None else ATTACHMENTS.encode(old)
        self._transaction.write_history(ATTACHMENTS, old=known, new=values)

    def add_piece(self, attachment: str, number: int, content: bytes) -> None:
        """Write a piece."""
        values = {"attachment": attachment, "number": number, "content": content}
        self._transaction.connection.execute(insert(_PIECES), values)

    def attachments(self, case: str) -> tuple[Attachment, ...]:
        """See ``DocumentRecords.attachments``."""
        table = ATTACHMENTS.table
        return self._read(
            select(*ATTACHMENTS.columns).where(table.c.case_id == case).order_by(table.c.pk)
        )

    def attachment(self, attachment: str) -> Attachment | None:
        """The paper with this id."""
        query = select(*ATTACHMENTS.columns).where(ATTACHMENTS.table.c.id == attachment)
        return next(iter(self._read(query)), None)

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

    def _read(self, query: AnySelect) -> tuple[Attachment, ...]:
        return ATTACHMENTS.read(self._transaction.connection, query)

"""The versions of the form texts: drafts written in place, with their history."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update

from sspf_app.services.form_text_records import StoredText
from sspf_app.storage.codecs import SqlValue
from sspf_app.storage.mapping import FORM_TEXTS
from sspf_app.storage.transaction import Transaction

_TABLE = FORM_TEXTS.table


class SqlFormTextRecords:
    """``services.form_text_ports.FormTextRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, text: StoredText) -> None:
        """Write a version, new or known by ``id``."""
        values = FORM_TEXTS.encode(text)
        old = self.get(text.id)
        if old is None:
            self._transaction.connection.execute(insert(_TABLE), values)
            self._transaction.write_history(FORM_TEXTS, new=values)
            return
        found = FORM_TEXTS.where(values)
        self._transaction.connection.execute(update(_TABLE).where(*found).values(values))
        self._transaction.write_history(FORM_TEXTS, old=FORM_TEXTS.encode(old), new=values)

    def get(self, text_id: str) -> StoredText | None:
        """The version with an id."""
        return next(iter(self._list({"id": text_id})), None)

    def with_sha256(self, sha256: str) -> tuple[StoredText, ...]:
        """The versions with this checksum, in order of entry."""
        return self._list({"sha256": sha256})

    def list(self) -> tuple[StoredText, ...]:
        """Every version, in order of entry."""
        return self._list({})

    def remove(self, text_id: str) -> None:
        """Remove a draft; one that is not there is no error."""
        old = self.get(text_id)
        if old is not None:
            self._transaction.connection.execute(delete(_TABLE).where(_TABLE.c.id == text_id))
            self._transaction.write_history(FORM_TEXTS, old=FORM_TEXTS.encode(old))

    def _list(self, values: dict[str, SqlValue]) -> tuple[StoredText, ...]:
        query = select(*FORM_TEXTS.columns).order_by(_TABLE.c.pk)
        for name, value in values.items():
            query = query.where(_TABLE.c[name] == value)
        return FORM_TEXTS.read(self._transaction.connection, query)

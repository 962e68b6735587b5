"""The versions of the form texts: drafts written in place, with their history."""

from __future__ import annotations

from sspf_app.services.form_text_records import StoredText
from sspf_app.storage.mapping import FORM_TEXTS
from sspf_app.storage.transaction import Transaction


class SqlFormTextRecords:
    """``services.form_text_ports.FormTextRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, text: StoredText) -> None:
        """Write a version, new or known by ``id``."""
        self._transaction.put(FORM_TEXTS, text)

    def get(self, text_id: str) -> StoredText | None:
        """The version with an id."""
        return self._transaction.row(FORM_TEXTS, id=text_id)

    def with_sha256(self, sha256: str) -> tuple[StoredText, ...]:
        """The versions with this checksum, in order of entry."""
        return self._transaction.rows(FORM_TEXTS, sha256=sha256)

    def list(self) -> tuple[StoredText, ...]:
        """Every version, in order of entry."""
        return self._transaction.rows(FORM_TEXTS)

    def remove(self, text_id: str) -> None:
        """Remove a draft; one that is not there is no error."""
        self._transaction.remove(FORM_TEXTS, id=text_id)

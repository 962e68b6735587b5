"""Papers on their way out: the office's template, calendar entries and their words."""

from __future__ import annotations

from sqlalchemy import insert, select

from sspf_app.services.out_records import CalendarEntry, CalendarWords, OfficeTemplate
from sspf_app.storage.mapping import CALENDAR_ENTRIES, CALENDAR_WORDS, OFFICE_TEMPLATES
from sspf_app.storage.out_rows import TemplatePieceRow
from sspf_app.storage.rows import table_of
from sspf_app.storage.transaction import Transaction

PIECE = 1024 * 1024
_PIECES = table_of(TemplatePieceRow)


class SqlOutRecords:
    """``services.out_ports.OutRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add_template(self, template: OfficeTemplate, content: bytes) -> None:
        """Write a template and the pieces of its bytes; nobody reads pieces in the history."""
        self._transaction.add(OFFICE_TEMPLATES, template)
        for number, start in enumerate(range(0, len(content), PIECE)):
            piece = {
                "template": template.id,
                "number": number,
                "content": content[start : start + PIECE],
            }
            self._transaction.connection.execute(insert(_PIECES), piece)

    def end_template(self, template: OfficeTemplate) -> None:
        """Write that a template is no longer in use."""
        self._transaction.put(OFFICE_TEMPLATES, template)

    def template(self) -> OfficeTemplate | None:
        """The template in use."""
        table = OFFICE_TEMPLATES.table
        found = self._transaction.rows(OFFICE_TEMPLATES, table.c.ended_at.is_(None))
        return found[-1] if found else None

    def template_content(self, template: str) -> bytes:
        """The bytes of a template."""
        query = select(_PIECES.c.content).where(_PIECES.c.template == template)
        found = self._transaction.connection.execute(query.order_by(_PIECES.c.number))
        return b"".join(bytes(content) for (content,) in found)

    def put_entry(self, entry: CalendarEntry) -> None:
        """Write a calendar entry, new or known by ``id``."""
        self._transaction.put(CALENDAR_ENTRIES, entry)

    def entries(self, case: str, meeting: str) -> tuple[CalendarEntry, ...]:
        """The entries of a meeting, in order of entry."""
        return self._transaction.rows(CALENDAR_ENTRIES, case_id=case, meeting=meeting)

    def add_words(self, words: CalendarWords) -> None:
        """Write what meetings are called from now on."""
        self._transaction.add(CALENDAR_WORDS, words)

    def words(self) -> CalendarWords | None:
        """What meetings are called: the words set last."""
        query = select(*CALENDAR_WORDS.columns).order_by(CALENDAR_WORDS.table.c.pk.desc()).limit(1)
        return next(iter(CALENDAR_WORDS.read(self._transaction.connection, query)), None)

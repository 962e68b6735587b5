"""Papers on their way out: the office's template, calendar entries and their words."""

from __future__ import annotations

from sqlalchemy import insert, select, update

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
        values = OFFICE_TEMPLATES.encode(template)
        self._transaction.connection.execute(insert(OFFICE_TEMPLATES.table), values)
        self._transaction.write_history(OFFICE_TEMPLATES, new=values)
        for number, start in enumerate(range(0, len(content), PIECE)):
            piece = {
                "template": template.id,
                "number": number,
                "content": content[start : start + PIECE],
            }
            self._transaction.connection.execute(insert(_PIECES), piece)

    def end_template(self, template: OfficeTemplate) -> None:
        """Write that a template is no longer in use."""
        values = OFFICE_TEMPLATES.encode(template)
        command = update(OFFICE_TEMPLATES.table).where(*OFFICE_TEMPLATES.where(values))
        self._transaction.connection.execute(command.values(values))
        self._transaction.write_history(OFFICE_TEMPLATES, new=values)

    def template(self) -> OfficeTemplate | None:
        """The template in use."""
        table = OFFICE_TEMPLATES.table
        query = select(*OFFICE_TEMPLATES.columns).where(table.c.ended_at.is_(None))
        found = OFFICE_TEMPLATES.read(self._transaction.connection, query.order_by(table.c.pk))
        return found[-1] if found else None

    def template_content(self, template: str) -> bytes:
        """The bytes of a template."""
        query = select(_PIECES.c.content).where(_PIECES.c.template == template)
        found = self._transaction.connection.execute(query.order_by(_PIECES.c.number))
        return b"".join(bytes(content) for (content,) in found)

    def put_entry(self, entry: CalendarEntry) -> None:
        """Write a calendar entry, new or known by ``id``."""
        values = CALENDAR_ENTRIES.encode(entry)
        known = {one.id: one for one in self.entries(entry.case, entry.meeting)}.get(entry.id)
        table = CALENDAR_ENTRIES.table
        command = (
            insert(table) if known is None else update(table).where(*CALENDAR_ENTRIES.where(values))
        )
        self._transaction.connection.execute(command.values(values))
        old = {} if known is None else CALENDAR_ENTRIES.encode(known)
        self._transaction.write_history(CALENDAR_ENTRIES, old=old, new=values)

    def entries(self, case: str, meeting: str) -> tuple[CalendarEntry, ...]:
        """The entries of a meeting, in order of entry."""
        table = CALENDAR_ENTRIES.table
        query = select(*CALENDAR_ENTRIES.columns).where(
            table.c.case_id == case, table.c.meeting == meeting
        )
        return CALENDAR_ENTRIES.read(self._transaction.connection, query.order_by(table.c.pk))

    def add_words(self, words: CalendarWords) -> None:
        """Write what meetings are called from now on."""
        values = CALENDAR_WORDS.encode(words)
        self._transaction.connection.execute(insert(CALENDAR_WORDS.table), values)
        self._transaction.write_history(CALENDAR_WORDS, new=values)

    def words(self) -> CalendarWords | None:
        """What meetings are called: the words set last."""
        query = select(*CALENDAR_WORDS.columns).order_by(CALENDAR_WORDS.table.c.pk.desc()).limit(1)
        return next(iter(CALENDAR_WORDS.read(self._transaction.connection, query)), None)

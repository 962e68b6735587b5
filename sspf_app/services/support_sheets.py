"""The catalogue of support from a sheet and back: looked at row by row, taken in, taken back.

What was looked at is what is taken in: the sheet is read once, and no file is opened a second time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.folding import same_words
from sspf_app.services.move_out_views import OutWriter
from sspf_app.services.outgoing import write_blank
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.process_settings import settings_on
from sspf_app.services.records import Action
from sspf_app.services.scan_ports import ScanFiles
from sspf_app.services.sheet_views import SheetReader, SheetRow
from sspf_app.services.support_checks import check_words, entry_of
from sspf_app.services.support_reading import support_views
from sspf_app.services.support_records import SupportEntry
from sspf_app.services.support_sheet import SupportSheet, as_table, read_sheet
from sspf_app.services.support_views import (
    SheetFate,
    SheetLine,
    SupportTaken,
    SupportWritten,
)
from sspf_app.texts.catalogue import Words
from sspf_app.texts.errors import error_sentence
from sspf_app.texts.support import HEADS

_TOPICS = frozenset({Topic.SUPPORT})
_MOST_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportTools:
    """What reads and writes the catalogue as a sheet."""

    reader: SheetReader
    files: ScanFiles
    writer: OutWriter
    target: ExportTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A row with what it would write; ``error``: why it cannot come in."""

    row: SheetRow
    old: SupportEntry | None = None
    new: SupportEntry | None = None
    error: DomainError | None = None


class SupportSheets:
    """Use cases about the catalogue as a sheet."""

    def __init__(self, desk: Desk, tools: SupportTools, *, words: Words) -> None:
        self._desk = desk
        self._tools = tools
        self._words = words

    def read(self, path: Path) -> SupportSheet:
        """Read a sheet and write nothing; the headings are those ``save`` writes, in any language.

        Raises:
            DomainError: ``scan_file_gone``, as ``SheetReader.read``; ``support_sheet_columns``,
                ``support_sheet_empty``.
        """
        self._desk.actor.require(Permission.WRITE_REGISTER)
        content = self._tools.files.read(path, most=_MOST_BYTES)
        return read_sheet(self._tools.reader.read(path.name, content), self._words)

    def preview(
        self, sheet: SupportSheet, *, left_out: frozenset[int] = frozenset()
    ) -> tuple[SheetLine, ...]:
        """What would become of each row, and what is wrong with it.

        Args:
            sheet: From ``read``.
            left_out: Numbers of rows that are not to come in.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            rows = self._rows(unit, sheet, left_out)
        return tuple(self._line(one, is_out=one.row.number in left_out) for one in rows)

    def take_in(
        self, sheet: SupportSheet, *, left_out: frozenset[int] = frozenset()
    ) -> SupportTaken:
        """Write the rows that are not left out: all of them, or none.

        A name that is known is corrected, and an example becomes the office's own by it.

        Raises:
            DomainError: ``support_sheet_row`` (row, sentence): the first that is wrong.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            rows = [
                one for one in self._rows(unit, sheet, left_out) if one.row.number not in left_out
            ]
            wrong = next((one for one in rows if one.error is not None), None)
            if wrong is not None and wrong.error is not None:
                raise sheet.wrong(wrong.row, wrong.error)
            written = tuple(
                SupportWritten(old=one.old, new=one.new)
                for one in rows
                if one.new is not None and not _is_same(one)
            )
            for one in written:
                unit.support.put(one.new)
            changes = self._log(unit, (one.new.id for one in written))
        added = sum(one.old is None for one in written)
        return SupportTaken(
            added=added,
            changed=len(written) - added,
            same=len(rows) - len(written),
            written=written,
            changes=changes,
        )

    def take_back(self, taken: SupportTaken) -> Changes:
        """Let everything be as it was before a sheet was taken in: all of it, or nothing.

        An entry that was chosen in a plan since stays, and is offered no more.

        Raises:
            DomainError: ``support_sheet_moved_on`` (name): somebody has changed it since.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            known = {one.id: one for one in unit.support.entries()}
            for one in taken.written:
                if known.get(one.new.id) != one.new:
                    raise DomainError("support_sheet_moved_on", name=one.new.name)
            for one in taken.written:
                if one.old is not None:
                    unit.support.put(one.old)
                elif unit.support.is_chosen(one.new.id):
                    unit.support.put(replace(one.new, ended_at=self._desk.now()))
                else:
                    unit.support.remove(one.new.id)
            return self._log(unit, (one.new.id for one in taken.written))

    def save(self, folder: Path) -> Path:
        """Write the catalogue as a sheet of text (CSV), to look at, change and read in again.

        Raises:
            DomainError: ``export_failed``.
        """
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            areas = settings_on(unit, self._today()).areas
            found = [one for one in support_views(unit, self._today()) if not one.entry.ended_at]
            self._desk.log(unit, Action.EXPORT, "support_sheet")
            return write_blank(
                unit,
                self._tools.target,
                content=self._tools.writer.write_csv(as_table(found, areas, self._words)),
                folder=folder,
                file_name=self._words.gettext("support-in-the-area.csv"),
            )

    def _rows(
        self, unit: UnitOfWork, sheet: SupportSheet, left_out: frozenset[int]
    ) -> tuple[_Row, ...]:
        areas = settings_on(unit, self._today()).areas
        parties = {same_words(row.name): row.id for row in unit.records.list_standing(Party)}
        in_use = [one for one in unit.support.entries() if one.ended_at is None]
        known = {same_words(one.name): one for one in in_use}
        met: set[str] = set()
        found: list[_Row] = []
        for row in sheet.rows:
            try:
                typed = sheet.typed(row, areas, parties)
                name = same_words(typed.name)
                old = known.get(name)
                new = entry_of(self._desk.new_id("su") if old is None else old.id, typed)
                check_words(new)
                if name in met:
                    raise DomainError("support_known", name=typed.name.strip())
                if row.number not in left_out:
                    met.add(name)
                found.append(_Row(row=row, old=old, new=new))
            except DomainError as error:
                found.append(_Row(row=row, error=error))
        return tuple(found)

    def _line(self, one: _Row, *, is_out: bool) -> SheetLine:
        said = "" if one.error is None else error_sentence(one.error, self._words)
        fate = SheetFate.WRONG
        if is_out:
            fate = SheetFate.LEFT_OUT
        elif one.error is None:
            fate = SheetFate.NEW if one.old is None else SheetFate.CHANGED
            fate = SheetFate.SAME if _is_same(one) else fate
        return SheetLine(
            row=one.row.number,
            name=_first_words(one.row) if one.new is None else one.new.name,
            fate=fate,
            said=said,
            differs=_differing(one) if fate is SheetFate.CHANGED else (),
        )

    def _log(self, unit: UnitOfWork, written: Iterable[str]) -> Changes:
        ids = tuple(written)
        for one in ids:
            self._desk.log(unit, Action.WRITE, f"support:{one}")
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset(ids))

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


def _first_words(row: SheetRow) -> str:
    """What a row that cannot be read may be called: its first words."""
    return next((str(cell) for cell in row.cells if cell not in (None, "")), "")


def _is_same(one: _Row) -> bool:
    return one.old is not None and one.new == replace(one.old, is_example=False)


def _differing(one: _Row) -> tuple[str, ...]:
    """The fields of ``HEADS`` in which a row says something else than the catalogue."""
    told = {"giver": ("giver", "party")}
    return tuple(
        field
        for field in HEADS
        if any(
            getattr(one.old, name) != getattr(one.new, name) for name in told.get(field, (field,))
        )
    )

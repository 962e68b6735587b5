"""Workbooks (XLSX, ODS), read with calamine; only the process that reads comes here."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sspf_app.exchange.sheet_cells import kept
from sspf_app.exchange.sheet_faults import SheetFaultError
from sspf_app.exchange.sheet_limits import (
    MOST_COLUMNS,
    MOST_ENTRIES,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_UNPACKED,
)
from sspf_app.services.sheet_views import Cell, Sheet, SheetRow

PACKED = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"
"""Excel before 2007, and a workbook locked with a password."""
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def kind_of(content: bytes) -> str:
    """``xlsx`` or ``ods``; looked at before anything is unpacked.

    Raises:
        SheetFaultError: ``sheet_file_kind``, ``sheet_file_damaged``, ``sheet_unpacks_too_big``,
            ``sheet_file_encrypted``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            entries = packed.infolist()
            names = {entry.filename for entry in entries}
            size = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_ENTRIES or size > MOST_UNPACKED:
                raise SheetFaultError("sheet_unpacks_too_big", most=MOST_UNPACKED // 1024 // 1024)
            if any(entry.flag_bits & 1 for entry in entries):
                raise SheetFaultError("sheet_file_encrypted")
            if "xl/workbook.xml" in names:
                return "xlsx"
            if "mimetype" in names:
                with packed.open("mimetype") as file:
                    if file.read(len(_ODS) + 1).strip() == _ODS:
                        return "ods"
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error) as error:
        raise SheetFaultError("sheet_file_damaged") from error
    except (ValueError, OSError, RuntimeError, EOFError) as error:
        raise SheetFaultError("sheet_file_damaged") from error
    raise SheetFaultError("sheet_file_kind")


def read_book(content: bytes) -> tuple[Sheet, ...]:
    """Every sheet of a workbook.

    Raises:
        SheetFaultError: ``sheet_file_damaged``, ``sheet_file_encrypted``, ``sheet_cell_too_long``.
    """
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        return tuple(
            _sheet(
                book.get_sheet_by_name(one.name),
                is_hidden=one.visible != SheetVisibleEnum.Visible,
            )
            for one in shown[:MOST_SHEETS]
        )
    except PasswordError as error:
        raise SheetFaultError("sheet_file_encrypted") from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise SheetFaultError("sheet_file_damaged") from error


def _sheet(read: CalamineSheet, *, is_hidden: bool) -> Sheet:
    name = read.name[:200]
    if read.total_height > MOST_ROWS:
        return Sheet(name=name, rows=(), is_hidden=is_hidden, is_too_big=True)
    cells: list[list[Any]] = read.to_python(skip_empty_area=False) if read.height else []
    merged = _fill_merged(cells, read)
    return Sheet(name=name, rows=tuple(_rows(cells, name)), is_hidden=is_hidden, merged=merged)


def _rows(cells: list[list[Any]], sheet: str) -> Iterator[SheetRow]:
    for number, values in enumerate(cells, start=1):
        row: list[Cell] = [
            kept(value, sheet=sheet, row=number, column=column)
            for column, value in enumerate(values[:MOST_COLUMNS])
        ]
        while row and row[-1] is None:
            row.pop()
        if row:
            yield SheetRow(number=number, cells=tuple(row))


def _fill_merged(cells: list[list[Any]], read: CalamineSheet) -> int:
    """Joined cells hold their value in the first one alone: here each holds it."""
    filled = 0
    for (top, left), (bottom, right) in read.merged_cell_ranges or ():
        if top >= len(cells) or left >= len(cells[top]) or right >= MOST_COLUMNS:
            continue
        value = cells[top][left]
        for at in range(top, min(bottom, len(cells) - 1) + 1):
            row = cells[at]
            for column in range(left, min(right, len(row) - 1) + 1):
                if value != "" and row[column] == "":
                    row[column] = value
                    filled += 1
    return filled

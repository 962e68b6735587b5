"""Sheets as other programs write them, and as nobody should."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from sspf_app.exchange.sheet_writing import write_ods
from sspf_app.services.sheet_views import Cell, Table


def xlsx(rows: Sequence[Sequence[Any]], *, name: str = "Ärenden") -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                start = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001  as in a sheet
                sheet.write_datetime(number, column, start, day)
            elif cell is not None:
                sheet.write(number, column, cell)
    book.close()
    return out.getvalue()


def ods(rows: Sequence[Sequence[Cell]], *, name: str = "Ärenden") -> bytes:
    head, *rest = rows
    return write_ods(Table(name=name, heads=tuple(map(str, head)), rows=rest))


def packed(**files: bytes) -> bytes:
    """A packed file; two underscores stand for a slash, one for a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def rewritten(content: bytes, name: str, text: bytes) -> bytes:
    """A packed file with one of its files exchanged."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(entry.filename, text if entry.filename == name else old.read(entry))
    return out.getvalue()

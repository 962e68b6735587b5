"""Writes sheets that any office program opens: XLSX, ODS and CSV, with values only."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from html import escape  # that of xml.sax would load a client of the web
from typing import TYPE_CHECKING

from sspf_app.services.csv_cells import guarded
from sspf_app.services.sheet_views import Cell, Table

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_MADE = datetime(2026, 1, 1, tzinfo=UTC)
"""A file of the same content has the same bytes."""
_LONGEST_NAME = 31
_MOST_IN_CELL = 32_767
_WIDEST = 60
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def write_csv(table: Table) -> bytes:
    """UTF-8 with its mark and semicolons, as Excel in Swedish opens it with a double click.

    A text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.heads)
    for row in table.rows:
        writer.writerow([guarded(_plain(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet per table; texts are written as texts, days as days."""
    import xlsxwriter  # when a list is written first, not whenever a vault is opened

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for table in tables:
        sheet = book.add_worksheet(table.name[:_LONGEST_NAME])
        sheet.freeze_panes(1, 0)
        for column, head in enumerate(table.heads):
            sheet.write_string(0, column, head, bold)
            sheet.set_column(column, column, _width(table, column))
        for number, row in enumerate(table.rows, start=1):
            for column, cell in enumerate(row):
                _write(sheet, (number, column), cell, day=day, wrapped=wrapped)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
    book.close()
    return out.getvalue()


def write_ods(table: Table) -> bytes:
    """An OpenDocument sheet."""
    lines = [_ods_row([*table.heads]), *(_ods_row(row) for row in table.rows)]
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
        f'<office:body><office:spreadsheet><table:table table:name="{escape(table.name)}">'
        f"{''.join(lines)}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{_ODS}"/><manifest:file-entry '
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in (
            ("mimetype", _ODS),
            ("content.xml", content),
            ("META-INF/manifest.xml", manifest),
        ):
            entry = zipfile.ZipInfo(name, _MADE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(entry, text)
    return out.getvalue()


def _ods_row(cells: Sequence[Cell]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, cells))}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in _plain(cell).split("\n"))
    kind = 'office:value-type="string"'
    if isinstance(cell, date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        kind = f'office:value-type="float" office:value="{cell}"'
    return f"<table:table-cell {kind}>{text}</table:table-cell>"


def _write(
    sheet: Worksheet,
    place: tuple[int, int],
    cell: Cell,
    *,
    day: Format,
    wrapped: Format,
) -> None:
    row, column = place
    match cell:
        case None:
            return
        case bool():
            sheet.write_boolean(row, column, cell)
        case datetime():
            sheet.write_string(row, column, _plain(cell), wrapped)
        case date():
            sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001  a day of a sheet has no zone
        case int() | float():
            sheet.write_number(row, column, cell)
        case str():
            sheet.write_string(row, column, cell[:_MOST_IN_CELL], wrapped)


def _plain(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "1" if cell else "0"
        case datetime():
            return cell.isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def _width(table: Table, column: int) -> int:
    longest = max((len(_plain(row[column])) for row in table.rows[:500]), default=0)
    return min(_WIDEST, max(len(table.heads[column]), longest, 8) + 2)

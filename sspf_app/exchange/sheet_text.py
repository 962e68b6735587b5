"""Sheets as text (CSV): how the letters are written and what parts the cells is found, and told."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from sspf_app.exchange.sheet_cells import kept
from sspf_app.exchange.sheet_faults import SheetFaultError
from sspf_app.exchange.sheet_limits import MOST_COLUMNS, MOST_LINES, MOST_ROWS, MOST_SIGNS
from sspf_app.services.sheet_views import DELIMITERS, ENCODINGS, Sheet, SheetRow

_LOOKED_AT = 64 * 1024
_LINES_LOOKED_AT = 50
_TOLD = "sep="
"""How Excel lets the first line say what parts the cells."""


def read_text(
    content: bytes, *, name: str, encoding: str | None, delimiter: str | None
) -> tuple[Sheet, str, str]:
    """The one sheet of a text file, how its letters were read, and what parts its cells.

    Raises:
        SheetFaultError: ``sheet_encoding``, ``sheet_file_kind``, ``sheet_file_damaged``,
            ``sheet_cell_too_long``.
    """
    encoding = encoding if encoding in ENCODINGS else found_encoding(content)
    text = _decoded(content, encoding)
    if "\0" in text:
        raise SheetFaultError("sheet_file_kind")
    first, _, rest = text.partition("\n")
    skipped = 0
    if first.casefold().startswith(_TOLD):
        said = first.strip("\r")[len(_TOLD) :][:1]
        delimiter = delimiter or (said if said in DELIMITERS else None)
        text, skipped = rest, 1
    if delimiter not in DELIMITERS:
        delimiter = found_delimiter(text)
    has_too_many_lines = max(text.count("\n"), text.count("\r")) > MOST_LINES
    try:
        rows = tuple(
            _rows("" if has_too_many_lines else text, delimiter, sheet=name, skipped=skipped)
        )
    except csv.Error as error:
        raise SheetFaultError("sheet_file_damaged") from error
    is_too_big = has_too_many_lines or len(rows) > MOST_ROWS
    sheet = Sheet(name=name, rows=() if is_too_big else rows, is_too_big=is_too_big)
    return sheet, encoding, delimiter


def found_encoding(content: bytes) -> str:
    """How the letters are written: by the mark at the start, or by what can be read."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:_LOOKED_AT]
    if start[1::2].count(0) > len(start) // 4 or start[::2].count(0) > len(start) // 4:
        return "utf-16"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def found_delimiter(text: str) -> str:
    """What parts the cells: what makes most lines equally many, and more than one, cells."""
    lines = text[:_LOOKED_AT].splitlines()[:_LINES_LOOKED_AT]

    def agreement(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=agreement)


def _decoded(content: bytes, encoding: str) -> str:
    if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        # No mark at the start: the zeros stand before plain letters, or after them.
        encoding = "utf-16-be" if content[:_LOOKED_AT:2].count(0) else "utf-16-le"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetFaultError("sheet_encoding", encoding=encoding) from error


def _rows(text: str, delimiter: str, *, sheet: str, skipped: int) -> Iterator[SheetRow]:
    csv.field_size_limit(MOST_SIGNS * 4)
    read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    told = 0
    for number, values in enumerate(read, start=1 + skipped):
        row = [
            kept(value, sheet=sheet, row=number, column=column)
            for column, value in enumerate(values[:MOST_COLUMNS])
        ]
        while row and row[-1] is None:
            row.pop()
        if row:
            yield SheetRow(number=number, cells=tuple(row))
            told += 1
        if told > MOST_ROWS:
            return

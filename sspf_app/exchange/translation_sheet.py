"""The translator's sheet as a table of text (CSV, UTF-8): opens in every office program.

The first rows say what the sheet is (``sspf-form-text``, language, checksum of the Swedish text)
and what to do. Then comes one row a clause; only the last column is read back. A cell that a
spreadsheet could take for a formula goes out with an apostrophe before it, which is taken away
again.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator

from sspf_app.services.csv_cells import guarded, unguarded
from sspf_app.services.form_text_checks import TextFault
from sspf_app.services.translation_sheets import (
    SHEET_BYTES_MAX,
    SheetIn,
    SheetOut,
    TranslationSheetError,
)

FORMAT = "sspf-form-text"
FORMAT_VERSION = "1"
_ROWS_MAX = 1000
_CELL_MAX = 20_000
_HEAD = ("clause", "number", "svenska", "lättläst svenska", "English")
_DELIMITERS = ";,\t"

Row = tuple[int, list[str]]


def write(sheet: SheetOut) -> bytes:
    """The sheet as bytes, with the mark that tells office programs it is UTF-8."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow((FORMAT, FORMAT_VERSION))
    rows.writerow(("language", sheet.language))
    rows.writerow(("version", sheet.version))
    rows.writerow(("swedish-sha256", sheet.source_sha256))
    for line in sheet.instructions:
        rows.writerow(("", line))
    rows.writerow((*_HEAD, sheet.language_name))
    for one in sheet.clauses:
        cells = (one.id, one.number, one.swedish, one.easy, one.english, one.words)
        rows.writerow(map(guarded, cells))
    return out.getvalue().encode("utf-8-sig")


def read(content: bytes) -> SheetIn:
    """Read a sheet that came back.

    Raises:
        TranslationSheetError: ``sheet_too_large`` (most), ``sheet_not_text``,
            ``sheet_too_many_rows`` (most), ``sheet_cell_too_long`` (line, most),
            ``sheet_not_a_table``, ``sheet_of_other_kind``, ``sheet_of_newer_program``,
            ``sheet_fact_missing`` (name), ``sheet_without_table``, ``sheet_row_short`` (line),
            ``clause_twice``.
    """
    rows = list(_rows(_decoded(content)))
    facts, table = _parted(rows)
    _check_kind(facts)
    words: dict[str, str] = {}
    faults: list[TextFault] = []
    for line, cells in table:
        if len(cells) <= len(_HEAD):
            faults.append(_fault("sheet_row_short", line=line))
            continue
        clause = cells[0].strip()
        if clause in words:
            faults.append(TextFault(clause=clause, code="clause_twice"))
        words[clause] = unicodedata.normalize("NFC", unguarded(cells[len(_HEAD)].strip()))
    if faults:
        raise TranslationSheetError(faults)
    return SheetIn(
        language=facts["language"], source_sha256=facts["swedish-sha256"].lower(), words=words
    )


def _decoded(content: bytes) -> str:
    if len(content) > SHEET_BYTES_MAX:
        raise TranslationSheetError([_fault("sheet_too_large", most=SHEET_BYTES_MAX // 1000)])
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        # Office programs save "Unicode text" as UTF-16; nothing else can be told from its bytes.
        return content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise TranslationSheetError([_fault("sheet_not_text")]) from None


def _rows(text: str) -> Iterator[Row]:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > _ROWS_MAX:
                raise TranslationSheetError([_fault("sheet_too_many_rows", most=_ROWS_MAX)])
            if any(len(cell) > _CELL_MAX for cell in cells):
                raise TranslationSheetError(
                    [_fault("sheet_cell_too_long", line=number, most=_CELL_MAX)]
                )
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        raise TranslationSheetError([_fault("sheet_not_a_table")]) from None


def _parted(rows: list[Row]) -> tuple[dict[str, str], list[Row]]:
    """The facts above the table by name, and the table's rows."""
    facts: dict[str, str] = {}
    for place, (_, cells) in enumerate(rows):
        name = cells[0].strip().lower()
        if name == _HEAD[0]:
            return facts, rows[place + 1 :]
        if name and len(cells) > 1:
            facts.setdefault(name, cells[1].strip())
    if FORMAT in facts:
        raise TranslationSheetError([_fault("sheet_without_table")])
    return facts, []


def _check_kind(facts: dict[str, str]) -> None:
    if FORMAT not in facts:
        raise TranslationSheetError([_fault("sheet_of_other_kind")])
    if facts[FORMAT] != FORMAT_VERSION:
        raise TranslationSheetError([_fault("sheet_of_newer_program")])
    missing = [name for name in ("language", "swedish-sha256") if not facts.get(name)]
    if missing:
        raise TranslationSheetError([_fault("sheet_fact_missing", name=name) for name in missing])


def _fault(code: str, **params: object) -> TextFault:
    return TextFault(clause="", code=code, params=params)

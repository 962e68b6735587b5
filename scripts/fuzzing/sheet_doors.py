"""The doors of sheets: text files, and workbooks with a bent sheet in them.

Text is read here in the very process, harder than in the program. Workbooks go the way of the
program, through a process of their own: what asks for too much memory ends that one alone.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from functools import cache

from scripts.fuzzing.sheet_forks import ForkingSheetReader
from sspf_app.domain.errors import DomainError
from sspf_app.exchange import personal_number
from sspf_app.exchange.sheet_faults import SheetFaultError
from sspf_app.exchange.sheet_text import read_text
from sspf_app.exchange.sheet_writing import write_csv, write_ods, write_xlsx
from sspf_app.services.move_fields import Meaning
from sspf_app.services.move_values import reading
from sspf_app.services.process_shipped import SHIPPED
from sspf_app.services.sheet_views import SheetFile, Table
from sspf_app.services.support_checks import check_words, entry_of
from sspf_app.services.support_sheet import as_table, read_sheet
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.errors import error_sentence
from sspf_app.texts.support import HEADS

KNOWN_OF_TEXTS = (SheetFaultError,)
WORDS_OF_BOOKS = (
    b'r="XFD1048576"',
    b'r="A99999999999"',
    b't="s"',
    b't="e"',
    b"<v>1e999</v>",
    b"<mergeCell ref='A1:XFD1048576'/>",
    b'table:number-columns-repeated="2147483647"',
    b'table:number-rows-repeated="99999999"',
    b'office:value="1e999"',
    b'office:date-value="9999-99-99"',
    b'office:time-value="PT99999999999H"',
    b"&#0;",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
)
KNOWN_OF_ROWS = (DomainError, SheetFaultError)
_AREAS = SHIPPED.areas
_CONTENT = "content.xml"
_SHEET = "xl/worksheets/sheet1.xml"
_TABLE = Table(
    name="Ärenden",
    heads=("Namn", "Personnummer", "Vårdnadshavare 1"),
    rows=(("Åsa Öberg", 201205142399, "Erik\nÖberg"), ("=1+1", 2.5, None)),
)

_BOOKS = {_SHEET: write_xlsx((_TABLE,)), _CONTENT: write_ods(_TABLE)}
"""A workbook of each kind, by the part of it that holds the cells."""


def texts() -> tuple[bytes, ...]:
    """Text files as programs write them."""
    text = write_csv(_TABLE).decode("utf-8-sig")
    return (text.encode(), text.encode("cp1252"), text.encode("utf-16"), b"sep=,\na,b\n1,2\n")


def enter_text(content: bytes) -> object:
    """What the reading process does with a text file."""
    return read_text(content, name="x", encoding=None, delimiter=None)


@cache
def books() -> tuple[bytes, ...]:
    """Workbooks of both kinds, and what stands in each as it is before it is packed."""
    return (*_BOOKS.values(), *(_parts(book)[name] for name, book in _BOOKS.items()))


def enter_book(content: bytes) -> object:
    """What the program does with a workbook; what stands in one is packed into it first."""
    inside = _CONTENT if b"office:" in content else _SHEET
    whole = content if content.startswith(b"PK") else _packed(inside, content)
    return ForkingSheetReader().read("x.xlsx", whole)


def _parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return {entry.filename: packed.read(entry) for entry in packed.infolist()}


def _packed(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for known, part in _parts(_BOOKS[name]).items():
            new.writestr(known, content if known == name else part)
    return out.getvalue()


@cache
def support_sheets() -> tuple[bytes, ...]:
    """The catalogue of support as it is written, in both languages."""
    heads = [as_table((), (), words_for(language)).heads for language in ("sv", "en")]
    row = {"name": "Fältgruppen", "from_age": 12, "to_age": 20, "starts_on": date(2026, 1, 1)}
    row |= {"areas": "Skola, Hem", "giver": "Socialtjänsten", "contact": "'+46 8 123"}
    rows = (tuple(row.get(field) for field in HEADS), tuple(f"{field} 2" for field in HEADS))
    return tuple(write_csv(Table(name="support", heads=one, rows=rows)) for one in heads)


def enter_support(content: bytes) -> object:
    """Read the sheet, and make an entry of each row or say what is wrong with it."""
    sheet = read_sheet(_text_file(content), words_for("sv"))
    said: list[str] = []
    for row in sheet.rows:
        try:
            made = entry_of("su-1", sheet.typed(row, _AREAS, {"skolan": "pa-1"}))
            check_words(made)
            said.append(repr(made))
        except DomainError as error:
            said.append(error_sentence(sheet.wrong(row, error), sheet.words))
    return "\n".join(said).encode()


def cells() -> tuple[bytes, ...]:
    """Cells as old sheets have them."""
    days = ("2026-03-12", "12/3 2026", "den 3:e mars 2026", "3 mars 2026", "46000", "20120514-2399")
    words = ("kl. 13.30", "ja", "gemensam", "skolan", "sekretessmarkering", "1.2e+11", "#REF!")
    return tuple(";".join(one).encode() for one in (days, words))


def enter_cells(content: bytes) -> object:
    """Read each cell as everything it could mean."""
    file = _text_file(content)
    found = [
        (cell, reading(cell, meaning, personal_number))
        for sheet in file.sheets
        for row in sheet.rows
        for cell in row.cells
        for meaning in Meaning
    ]
    return repr(found).encode()


def _text_file(content: bytes) -> SheetFile:
    sheet, encoding, delimiter = read_text(content, name="x", encoding=None, delimiter=None)
    return SheetFile(
        name="x.csv",
        kind="csv",
        sha256="",
        sheets=(sheet,),
        encoding=encoding,
        delimiter=delimiter,
    )

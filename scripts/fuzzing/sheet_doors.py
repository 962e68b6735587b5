"""The doors of sheets: text files, and workbooks with a bent sheet in them.

Text is read here in the very process, harder than in the program. Workbooks go the way of the
program, through a process of their own: what asks for too much memory ends that one alone.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache

from scripts.fuzzing.sheet_forks import ForkingSheetReader
from sspf_app.exchange.sheet_faults import SheetFaultError
from sspf_app.exchange.sheet_text import read_text
from sspf_app.exchange.sheet_writing import write_csv, write_xlsx
from sspf_app.services.sheet_views import Table

KNOWN_OF_TEXTS = (SheetFaultError,)
WORDS_OF_BOOKS = (
    b'r="XFD1048576"',
    b'r="A99999999999"',
    b't="s"',
    b't="e"',
    b"<v>1e999</v>",
    b"<mergeCell ref='A1:XFD1048576'/>",
    b"&#0;",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
)
_SHEET = "xl/worksheets/sheet1.xml"
_TABLE = Table(
    name="Ärenden",
    heads=("Namn", "Personnummer", "Vårdnadshavare 1"),
    rows=(("Åsa Öberg", 201205142399, "Erik\nÖberg"), ("=1+1", 2.5, None)),
)


def texts() -> tuple[bytes, ...]:
    """Text files as programs write them."""
    text = write_csv(_TABLE).decode("utf-8-sig")
    return (text.encode(), text.encode("cp1252"), text.encode("utf-16"), b"sep=,\na,b\n1,2\n")


def enter_text(content: bytes) -> object:
    """What the reading process does with a text file."""
    return read_text(content, name="x", encoding=None, delimiter=None)


@cache
def books() -> tuple[bytes, ...]:
    """A whole workbook, and the sheet in it as it is before it is packed."""
    book = write_xlsx((_TABLE,))
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        return book, packed.read(_SHEET)


def enter_book(content: bytes) -> object:
    """What the program does with a workbook; a bare sheet is packed into one first."""
    whole = content if content.startswith(b"PK") else _with_sheet(content)
    return ForkingSheetReader().read("x.xlsx", whole)


def _with_sheet(sheet: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(books()[0])) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            new.writestr(
                entry.filename, sheet if entry.filename == _SHEET else old.read(entry.filename)
            )
    return out.getvalue()

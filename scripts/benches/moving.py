"""An old list of many rows: read apart, and taken in as cases."""

import shutil
import statistics
import subprocess
import sys
from datetime import date, timedelta

from scripts.benches.demo_vault import demo_vault, unlocked, work_folder
from scripts.benches.row import ROUNDS, Row, seconds
from sspf_app.bootstrap import Workshop
from sspf_app.exchange.sheet_writing import write_xlsx
from sspf_app.services.bundle import Services
from sspf_app.services.move_views import ImportDone, ImportOrder
from sspf_app.services.sheet_views import SheetFile, Table

_ROWS = 1000
_FEW = 1
"""Rounds of what writes a vault: it takes seconds, and is undone."""
_BARE = (
    "import io, sys\n"
    "from python_calamine import CalamineWorkbook\n"
    "book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))\n"
    "print(sum(len(row) for row in book.get_sheet_by_index(0).to_python()))\n"
)
_SYLLABLES = ("bab", "kek", "lil", "mom", "nun", "rar", "ses", "tit", "vov", "zyz")
_HEADS = ("Namn", "Född", "Vårdnadshavare 1", "Telefon", "Vårdnadshavare 2", "Skola", "Syfte")


def moving(*, rounds: int = ROUNDS, rows: int = _ROWS) -> list[Row]:
    """A list read in a process of its own, beside calamine alone in one; and all of it taken in."""
    content = _workbook(rows)
    folder = work_folder() / f"moved-{rows}"
    shutil.copytree(demo_vault(12), folder)
    with unlocked(folder) as vault:
        use = Workshop("sspf").services(vault, "sv")
        both = [
            (
                seconds(lambda: use.old_sheets.read("lista.xlsx", content))[0],
                seconds(lambda: _bare(content, rows))[0],
            )
            for _ in range(rounds + 1)
        ][1:]
        taken = [_taken(use, content) for _ in range(min(rounds, _FEW))]
    return [
        Row(
            name=f"a list of {rows} rows, read",
            ours=statistics.median(one for one, _ in both) * 1000,
            reference=statistics.median(two for _, two in both) * 1000,
            unit="ms",
            bound=5,
        ),
        Row(
            name=f"a list of {rows} rows, looked through and taken in",
            ours=statistics.median(taken),
            unit="s",
            bound=10,
        ),
    ]


def _name(number: int, begins: str) -> str:
    """A name that is like no other: each differs by more than a letter."""
    said = "".join(_SYLLABLES[int(digit)] for digit in f"{number:04d}")
    return f"{begins}{said} {said.capitalize()}{begins.casefold()}"


def _workbook(rows: int) -> bytes:
    first = date(2010, 1, 1)
    table = Table(
        name="Ärenden",
        heads=_HEADS,
        rows=tuple(
            (
                _name(number, "Unga"),
                first + timedelta(days=number),
                _name(number, "Mamma"),
                f"070-{number:07d}",
                _name(number, "Pappa"),
                f"Skola {number % 20}",
                "Bryta skolfrånvaron",
            )
            for number in range(rows)
        ),
    )
    return write_xlsx((table,))


def _bare(content: bytes, rows: int) -> None:
    """The library alone, in a process of its own too."""
    command = [sys.executable, "-c", _BARE]
    told = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    if int(told) != (rows + 1) * len(_HEADS):
        raise RuntimeError("the library read another sheet")


def _taken(use: Services, content: bytes) -> float:
    """Seconds to look through and to take in; it is undone afterwards."""
    file = use.old_sheets.read("lista.xlsx", content)
    took, done = seconds(lambda: _take_in(use, file))
    use.moving_undo.undo(done.batch.id)
    return took


def _take_in(use: Services, file: SheetFile) -> ImportDone:
    (sheet,) = file.sheets
    guess = use.moving_in.guess(sheet)
    order = ImportOrder(
        sheet=sheet.name,
        kind=guess.kind,
        heading_row=guess.heading_row,
        columns=guess.columns,
    )
    preview = use.moving_in.preview(sheet, order)
    if preview.errors:
        raise RuntimeError(f"{preview.errors} rows cannot come in")
    return use.moving_in.take_in(file, order)

"""Cells as they are kept, and as they travel between the two processes: as JSON."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sspf_app.exchange.sheet_faults import SheetFaultError
from sspf_app.exchange.sheet_limits import MOST_SIGNS
from sspf_app.services.folding import as_name
from sspf_app.services.sheet_views import Cell, column_letters

_WHOLE = 10**15
"""Larger numbers were rounded by the program that kept them."""


def kept(value: object, *, sheet: str, row: int, column: int) -> Cell:
    """A cell as it is kept: whole numbers whole, texts without blanks around, nothing as None.

    Raises:
        SheetFaultError: ``sheet_cell_too_long``.
    """
    match value:
        case str():
            text = _text(value)
            if len(text) > MOST_SIGNS:
                raise SheetFaultError(
                    "sheet_cell_too_long",
                    sheet=sheet,
                    row=row,
                    column=column_letters(column),
                    most=MOST_SIGNS,
                )
            return text or None
        case bool() | datetime() | date() | int():
            return value
        case float():
            return int(value) if value.is_integer() and abs(value) < _WHOLE else value
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)
        case _:
            return None


def _text(value: str) -> str:
    """Blanks of every kind become one, at the ends none; a broken line stays a broken line.

    A sign that nobody sees goes: of two rows about one person it made two persons.
    """
    if value.isascii() and value.isalnum():
        return value
    lines = map(as_name, value.splitlines())
    return "\n".join(line for line in lines if line)


def told(cell: Cell) -> Any:
    """A cell as JSON."""
    match cell:
        case datetime():
            return {"t": cell.replace(tzinfo=None).isoformat()}
        case date():
            return {"d": cell.isoformat()}
        case _:
            return cell


def heard(value: Any) -> Cell:
    """A cell from JSON.

    Raises:
        ValueError: it is none.
    """
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return value[:MOST_SIGNS] or None
        case {"d": str(day)}:
            return date.fromisoformat(day)
        case {"t": str(instant)}:
            return datetime.fromisoformat(instant).replace(tzinfo=None)
        case _:
            raise ValueError("no cell")

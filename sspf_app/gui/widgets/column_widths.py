"""How wide somebody dragged the columns of a table: kept over locking.

In letters, so that it holds for larger text too; beside the place of the window, as it tells of no
case.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSettings

from sspf_app.gui.models.table import Column

_LEAST, _MOST = 2.0, 200.0


def keep_widths(columns: tuple[Column[Any], ...], widths: dict[int, int], *, letter: int) -> None:
    """Keep the widths of dragged columns, by their place in the table.

    Args:
        columns: Of the table; their names are what it is known by.
        widths: Pixels.
        letter: Pixels of a letter now.
    """
    said = " ".join(f"{columns[at].name}={wide / letter:.1f}" for at, wide in widths.items())
    QSettings().setValue(_key(columns), said)


def kept_widths(columns: tuple[Column[Any], ...], *, letter: int) -> dict[int, int]:
    """Pixels of the columns that were dragged, by their place; what cannot be read is left out."""
    places = {one.name: at for at, one in enumerate(columns) if one.width}
    found: dict[int, int] = {}
    for pair in str(QSettings().value(_key(columns), "")).split():
        name, _is, letters = pair.partition("=")
        try:
            wide = float(letters)
        except ValueError:
            continue
        if name in places and _LEAST <= wide <= _MOST:
            found[places[name]] = round(wide * letter)
    return found


def _key(columns: tuple[Column[Any], ...]) -> str:
    return "columns/" + "-".join(one.name for one in columns)

"""States of moving in and out: the start, the columns, the rows with what is wrong, an undoing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_OLD_LIST = """SSPF 2026, uppdaterad av Maria;;;;;;;;;
Ärendenr;Namn;Född;Skola;Vårdnadshavare 1;Telefon;Vårdnadshavare 2;Vårdnad;Samtycke;Startdatum
2026-71;Exempel, Tuva;17 april 2012;Björkhagsskolan;Maja Exempel;070-174 06 01;Olle Exempel;\
Gemensam;Ja, båda;2026-01-12
2026-72;Sixten Påhitt;3/9 2010;Björkhagsskolan;Berit Påhitt;070-1740603;;Enskild;Muntligt;2026-02-02
2026-73;Elsa Dikt;31/2 2013;Tallbackens skola;Åke Dikt;;Ängla Dikt;Delat boende;;2026-03-09
2026-74;;2011-05-06;Tallbackens skola;Vem Påhitt;;;;;
2026-75;Alva Ek;2012-02-01;Tallbackens skola;Sara Ek;;;;Nej;2026-03-10
"""


def moving_states(
    go: Callable[..., None], presenter_of: Callable[[str], Any], settle: Callable[[], None]
) -> Iterator[str]:
    """Reach every state in turn; yields its name."""
    go("moving")
    yield "moving-start"
    moving = presenter_of("moving")
    view = moving.view
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sspf-lista 2026.csv"
        path.write_bytes(_OLD_LIST.encode("cp1252"))
        moving.take(path)
        for _try in range(100):  # a file is read in a process of its own
            settle()
            if view.columns.isVisible():
                break
    yield "moving-columns"
    view.columns.purpose.setText("Samverkan enligt tidigare lista")
    view.columns.go.click()
    settle()
    view.rows.table.choose("5")
    yield "moving-rows"
    view.rows.leave_errors.click()
    settle()
    view.rows.table.choose("3")
    yield "moving-rows-ready"
    view.rows.go.click()
    settle()
    yield "moving-done"
    view.done.more.click()
    settle()
    yield "moving-earlier"
    next(iter(view.start.undo.values())).click()
    settle()
    yield "moving-undo"
    moving.out.begin("")
    settle()
    view.out.go.click()
    yield "moving-out"
    moving.show_start()

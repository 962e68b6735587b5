"""All *Cases* of a large vault scrolled from top to bottom and back, and the memory held then."""

import gc
import json
import sys
import time
from pathlib import Path

import psutil
from PySide6.QtWidgets import QAbstractItemView, QApplication

from scripts.bench_windows.unlocked import run_unlocked
from sspf_app.gui.app import Program
from sspf_app.gui.screens.cases.presenter import ALL_CASES
from sspf_app.gui.screens.cases.view import CasesView
from sspf_app.gui.shell import Shell

_MB = 1_000_000
_STEPS = 300


def _scroll(program: Program, shell: Shell) -> None:
    shell.navigate("cases", state=ALL_CASES)
    view = shell.findChild(CasesView)
    if view is None:
        raise RuntimeError("there is no list of cases")
    table = view.table
    table.model().modelReset.connect(
        lambda: program.tasks.submit(
            lambda: None,
            owner=shell,
            on_done=lambda _: _measure(shell, table),
            on_error=program.report,
        )
    )


def _measure(shell: Shell, table: QAbstractItemView) -> None:
    """Each step to the painted list, in milliseconds."""
    QApplication.sendPostedEvents()
    bar, took = table.verticalScrollBar(), list[float]()
    for number in range(2 * _STEPS):
        place = number if number < _STEPS else 2 * _STEPS - number
        start = time.perf_counter()
        bar.setValue(round(bar.maximum() * place / _STEPS))
        table.viewport().repaint()  # at once, not by an event that follows
        took.append((time.perf_counter() - start) * 1000)
    gc.collect()
    said = {
        "took": took,
        "rows": table.model().rowCount(),
        "resident": psutil.Process().memory_info().rss / _MB,
    }
    print(json.dumps(said), flush=True)
    shell.close()


if __name__ == "__main__":
    raise SystemExit(run_unlocked(Path(sys.argv[1]), _scroll))

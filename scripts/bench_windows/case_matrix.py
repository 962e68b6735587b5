"""The sharing matrix of a case, from the call of the services to the painted table.

In the real program: asked on its database thread, in writing and by word of mouth in turn, filled
with what stands beside it, painted in its window. Beside it, what a whole case takes: header,
matrix, next step, what happened; the first time with the making of the screen.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from scripts.bench_windows.first_paint import FirstPaint
from scripts.bench_windows.unlocked import run_unlocked
from sspf_app.domain.codes import Channel
from sspf_app.gui.app import Program
from sspf_app.gui.screens.case.overview_view import OverviewView
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.shell import Shell

_AGAIN_MS = 200
_CASES = ("c-demo-1", "c-demo-2")


class Rounds(QObject):
    """Does one thing after another that fills the matrix; each ends when it was painted."""

    def __init__(
        self,
        overview: OverviewView,
        things: Sequence[Callable[[], None]],
        then: Callable[[list[float]], None],
    ) -> None:
        super().__init__(overview)
        self._matrix = overview.panel.matrix
        self._left, self._then = iter(things), then
        self._took: list[float] = []
        self._start = 0.0
        self._matrix.cell_chosen.connect(self._on_filled)

    def next(self) -> None:
        """Begin a round, or say how long each took, in milliseconds."""
        thing = next(self._left, None)
        if thing is None:
            self._matrix.cell_chosen.disconnect(self._on_filled)
            self._then(self._took)
            return
        self._start = time.perf_counter()
        thing()

    @Slot(object)
    def _on_filled(self, cell: object) -> None:
        if cell is not None:
            FirstPaint(self._matrix.viewport(), self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        self._took.append((time.perf_counter() - self._start) * 1000)
        self.next()


def _measure(rounds: int, program: Program, shell: Shell) -> None:
    """Begin once the backup and its trial are over: they share the machine with it."""
    run = program.upkeep
    if run is not None and run.is_at_work:
        QTimer.singleShot(_AGAIN_MS, lambda: _measure(rounds, program, shell))
        return
    start = time.perf_counter()
    shell.navigate("case", case=_CASES[-1])
    screen = shell.findChild(CaseView)
    overview = None if screen is None else screen.presenter.parts["overview"].view
    if not isinstance(overview, OverviewView):
        raise RuntimeError("the screen of a case has no overview")
    made = (time.perf_counter() - start) * 1000

    def say(opened: list[float], shown: list[float]) -> None:
        print(json.dumps({"made": made, "opened": opened, "shown": shown}), flush=True)
        shell.close()

    def switch(opened: list[float]) -> None:
        channels = islice(cycle((Channel.ORAL, Channel.WRITTEN)), rounds)
        things = [partial(overview.presenter.choose, channel=channel) for channel in channels]
        Rounds(overview, things, partial(say, opened)).next()

    cases = islice(cycle(_CASES), rounds)
    Rounds(overview, [partial(shell.navigate, "case", case=case) for case in cases], switch).next()


if __name__ == "__main__":
    raise SystemExit(run_unlocked(Path(sys.argv[1]), partial(_measure, int(sys.argv[2]))))

"""Memory of the real program with the demo vault open and *Today* on screen."""

import gc
import json
import resource
import sys
from pathlib import Path

import psutil
from PySide6.QtCore import QTimer

from scripts.bench_windows.unlocked import run_unlocked
from sspf_app.gui.app import Program
from sspf_app.gui.shell import Shell

_MB = 1_000_000
_AGAIN_MS = 200


def _report(program: Program, shell: Shell) -> None:
    """Say it once the backup and its trial are over: the trial derives a key of its own."""
    run = program.upkeep
    if run is not None and run.is_at_work:
        QTimer.singleShot(_AGAIN_MS, lambda: _report(program, shell))
        return
    gc.collect()
    resident = psutil.Process().memory_info().rss / _MB
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / _MB
    shown = shell.host.current() if shell.isVisible() else None
    print(json.dumps({"screen": shown, "resident": resident, "peak": peak}), flush=True)
    shell.close()


if __name__ == "__main__":
    raise SystemExit(run_unlocked(Path(sys.argv[1]), _report))

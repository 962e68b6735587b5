"""How much of what is typed is lost: windows in processes of their own, killed at any moment.

A program: told a folder, how many windows, and a seed, it types the time, again and again, in the
editors below, has each window killed at a moment drawn by chance, and reads in the vault what the
last time was that was kept. One line of JSON goes out: for each window its editor, and how many
milliseconds of typing are gone.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, qInstallMessageHandler

from sspf_app.gui import i18n
from sspf_app.gui.application import make_application
from sspf_app.services.settings import Language, Settings
from tests.gui.begun_at_hand import begun_with_cora
from tests.gui.desk_house import DeskHouse, worked_cases
from tests.gui.drafts_house import Reopened, shell_over
from tests.gui.editors import EDITORS, Editor, come_to, type_in
from tests.gui.meetings_at_hand import MORNING_OF
from tests.presenters.doubles import MemorySettings

TYPED_IN = ("a note", "an item of a meeting", "a question by law", "a consultation")
"""One of each kind of screen in which somebody writes at length."""
_EVERY_MS = 200
_BESIDE = 2
"""So many windows at once."""
_LEAST_S, _MOST_S = 5.0, 10.0
"""Between the first letter and the kill."""
_STAMP = re.compile(r"t(\d+)e")


@dataclass(frozen=True, slots=True)
class _Window:
    """A window that types: which process, in which copy, and where it says when it dies."""

    process: int
    folder: Path
    editor: Editor
    told: int


def main(folder: Path, number: int, seed: int) -> None:
    """Type and kill, and tell what was lost."""
    i18n.use_language("en")
    chance = random.Random(seed)
    (folder / "house").mkdir(parents=True)
    desk = DeskHouse(folder / "house", MORNING_OF, worked_cases)
    (folder / "files").mkdir()
    record = begun_with_cora(desk.services(), folder / "files")
    desk.close()
    by_name = {one.name: one for one in EDITORS}
    places = [by_name[TYPED_IN[at % len(TYPED_IN)]] for at in range(number)]
    lost: list[tuple[str, int | None]] = []
    for first in range(0, number, _BESIDE):
        windows = [
            _begun(folder, at, places[at], record, chance.uniform(_LEAST_S, _MOST_S))
            for at in range(first, min(first + _BESIDE, number))
        ]
        lost += [(window.editor.name, _lost(window, _killed_at(window))) for window in windows]
    print(json.dumps(lost))


def _begun(
    folder: Path, at: int, editor: Editor, record: dict[str, str], seconds: float
) -> _Window:
    copy = Path(shutil.copytree(folder / "house", folder / f"copy-{at}"))
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return _Window(child, copy, editor, reading)
    try:
        _type(copy, editor, record, lambda: _die_after(seconds, writing))
    finally:
        os._exit(1)  # it was not killed


def _die_after(seconds: float, told: int) -> None:
    """Be killed by a thread of its own, whatever the window is at."""

    def die() -> None:
        os.write(told, str(_now()).encode())
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Timer(seconds, die).start()


def _type(copy: Path, editor: Editor, record: dict[str, str], begun: Callable[[], None]) -> None:
    """Type the time for ever."""
    qInstallMessageHandler(lambda *_said: None)
    settings = MemorySettings(Settings(language=Language.ENGLISH, hints=False))
    app = make_application(settings)
    shell = shell_over(Reopened(copy), settings)
    come_to(shell, editor, record)

    def letters() -> None:
        type_in(shell, editor, f"t{_now()}e ")

    letters()
    begun()
    timer = QTimer()
    timer.timeout.connect(letters)
    timer.start(_EVERY_MS)
    app.exec()


def _killed_at(window: _Window) -> int:
    """The millisecond at which it was; waits for it."""
    with os.fdopen(window.told, "rb") as told:
        said = told.read()
    if os.waitstatus_to_exitcode(os.waitpid(window.process, 0)[1]) != -signal.SIGKILL or not said:
        raise RuntimeError(f"{window.editor.name}: the window ended by itself")
    return int(said)


def _now() -> int:
    return time.monotonic_ns() // 1_000_000


def _lost(window: _Window, at: int) -> int | None:
    """Milliseconds of typing that are not there; None = all of it is gone."""
    again = Reopened(window.folder)
    drafts = again.services().drafts.list_drafts()
    again.close()
    stamps = [int(stamp) for one in drafts for stamp in _STAMP.findall(one.text)]
    return at - max(stamps) if stamps else None


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

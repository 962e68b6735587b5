"""The program at work where nothing may so much as try to reach a network.

The kernel ends this process at the first socket that is not of the Unix family, whoever opens it,
Python or a library in C; and everything it starts. What Python itself does with sockets is written
down beside that, and which interfaces there are. One line of JSON tells it all at the end.

Arguments: ``console`` or ``window`` or ``tries``, and a folder.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

from sspf_app.console.demo_command import PASSWORD
from sspf_app.no_network import close_network

seen: list[str] = []
_HARMLESS = {("socket.__new__", socket.AF_UNIX)}


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    family = arguments[1] if event == "socket.__new__" else None
    if event.startswith("socket.") and (event, family) not in _HARMLESS:
        seen.append(event)


def _console(folder: Path) -> None:
    """A vault, papers, figures, sheets, a backup: what the console is mainly for."""
    from sspf_app import assets
    from sspf_app.bootstrap import run_console

    vault, out = folder / "vault", folder / "out"
    out.mkdir()

    def run(*arguments: object, secrets: int = 1) -> None:
        reading, writing = os.pipe()
        os.write(writing, f"{PASSWORD}\n".encode() * secrets)
        os.close(writing)
        words = [*map(str, arguments), "--language", "en"]
        given = [*words, "--password-fd", str(reading)] if secrets else words
        code = run_console(given)
        os.close(reading)
        if code not in (0, 1):
            sys.exit(f"{arguments} ended with {code}")

    run("demo", "--cases", 2, "--vault", vault, secrets=0)
    at = ("--vault", vault)
    run("proof", *at)
    run("case", "show", "c-demo-1", *at)
    run("matrix", "--case", "c-demo-1", "--why", *at)
    run("consent", "export", "--case", "c-demo-1", "--format", "fhir", "--out", out, *at)
    run("minutes", "export", "--meeting", "c-demo-1-m99", "--out", out, *at)
    run("statistics", "--period", "2026", *at)
    run("import-sheet", assets.path("examples/exempel-arenden.csv"), "--show-mapping", *at)
    run("backup", "create", "--out", folder, *at)
    run("export-all", "--out", folder / "all", "--reason", "we are leaving", *at)
    run("vault", "verify", *at)


def _window(folder: Path) -> None:
    """The whole program as it is started: unlock, come to every screen, and leave."""
    from PySide6.QtCore import QTimer

    from sspf_app.__main__ import _gate
    from sspf_app.gui.app import Program, Start
    from sspf_app.gui.application import make_application
    from sspf_app.system.paths import config_folder
    from sspf_app.system.settings import JsonSettings
    from tests.gui.walk_places import SCREENS

    settings = JsonSettings(config_folder())
    app = make_application(settings)
    start = Start(
        settings=settings,
        make_gate=lambda: _gate(settings),
        new_vault_in=folder,
        vault=folder / "vault",
    )
    program = Program(app, start)
    program.show()
    program.unlock_window.password_page._password.setText(PASSWORD)
    program.unlock_window.password_page.tried.emit()
    case = {"case": "c-demo-1"}
    places = [
        *((screen, {}) for screen in SCREENS),
        *(("case", {**case, "tab": tab}) for tab in ("overview", "consent", "documents")),
        ("meeting", {**case, "meeting": "c-demo-1-m99", "tab": "after"}),
    ]
    coming = iter(places)

    def trouble(*told: object) -> None:
        print("trouble:", *told, file=sys.stderr)
        os._exit(1)

    def go(_nothing: object = None) -> None:
        screen, params = next(coming, (None, {}))
        if screen is None or program.shell is None:
            program._on_leave_wanted()
            return
        program.shell.navigate(screen, **params)
        # One thread works in turn: when it has done nothing, it has read what the screen shows.
        program.tasks.submit(lambda: None, owner=app, on_done=go, on_error=trouble)

    def begin() -> None:
        if program.shell is not None:
            timer.stop()
            go()

    timer = QTimer()
    timer.timeout.connect(begin)
    timer.start(20)
    sys.excepthook = trouble  # not a dialog that waits for a person
    app.exec()
    if next(coming, None) is not None:
        sys.exit("the walk ended on the way")


def _tries(folder: Path) -> None:
    """The positive control: Python opens a socket after all."""
    _ = folder
    socket.socket(socket.AF_INET)


def _tries_in_c(folder: Path) -> None:
    """The positive control: a library opens one behind the back of Python."""
    import ctypes

    _ = folder
    ctypes.CDLL(None).socket(socket.AF_INET6, socket.SOCK_STREAM, 0)


if __name__ == "__main__":
    sys.addaudithook(_watch)
    is_closed = close_network(deadly=True)
    work = {"console": _console, "window": _window, "tries": _tries, "tries_in_c": _tries_in_c}
    work[sys.argv[1]](Path(sys.argv[2]))
    lines = Path("/proc/net/dev").read_text().splitlines()[2:]
    interfaces = [line.partition(":")[0].strip() for line in lines]
    print(json.dumps({"closed": is_closed, "events": seen, "interfaces": interfaces}))

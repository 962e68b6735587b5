"""The program in a process of its own: unlocks, shows, types a draft, is idle, and locks for real.

Arguments: vault folder. The password comes by standard input, so it stands in no command line. What
is shown stands nowhere but in the vault. When the list, a case, a meeting and a paper have been
painted, the text is typed, and a question and a file dialog stand open, it says ``typed``, and
waits for a line before nobody has touched it for too long.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QAbstractItemView

from sspf_app.__main__ import _gate
from sspf_app.gui.app import Program, Start
from sspf_app.gui.application import make_application
from sspf_app.gui.dialogs import WindowDialogs
from sspf_app.gui.ports import DraftText, Question
from sspf_app.gui.shell import Shell
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.system.paths import config_folder
from sspf_app.system.settings import JsonSettings
from tests.gui.told_case import CASE, MEETING

MARK = "-".join(("Dino", "was", "late"))  # joined here, so that no file of the program holds it
_MEETING = {"case": CASE, "meeting": MEETING}
_WALK: tuple[tuple[str, dict[str, str]], ...] = (
    ("cases", {}),
    ("case", {"case": CASE}),
    ("case", {"case": CASE, "tab": "meetings"}),
    ("meeting", _MEETING | {"tab": "during"}),
    ("meeting", _MEETING | {"tab": "after"}),  # where the papers are looked at
)
_HOPS = 3
"""So many reads may follow upon each other before a place is whole."""

settings = JsonSettings(config_folder())
app = make_application(settings)
program = Program(
    app,
    Start(
        settings=settings,
        make_gate=lambda: _gate(settings),
        new_vault_in=Path("/"),
        vault=Path(sys.argv[1]),
    ),
)
program.show()
page = program.unlock_window.password_page
page._password.setText(sys.stdin.readline().strip())
page.tried.emit()


def begin_when_open() -> None:
    if program.shell is not None:
        timer.stop()
        look_at(program.shell, 0)


def look_at(shell: Shell, number: int) -> None:
    """Go to each place in turn, and paint it when it is whole."""
    if number == len(_WALK):
        type_and_lock(shell)
        return
    screen, params = _WALK[number]
    shell.navigate(screen, **params)

    def painted() -> None:
        shell.grab()
        if screen == "cases" and not any(
            table.isVisible() and table.model().rowCount()
            for table in shell.findChildren(QAbstractItemView)
        ):
            raise SystemExit("no case is listed")
        look_at(shell, number + 1)

    after_reads(shell, painted, hops=_HOPS)


def after_reads(shell: Shell, then: Callable[[], None], *, hops: int) -> None:
    """Call when what the place reads has been read, and what it reads upon that."""
    program.tasks.submit(
        lambda: None,
        owner=shell,
        on_done=lambda _: after_reads(shell, then, hops=hops - 1) if hops else then(),
        on_error=program.report,
    )


def type_and_lock(shell: Shell) -> None:
    papers = [one for one in shell.findChildren(PdfPreview) if one.isVisible() and one.page_count()]
    if not papers:
        raise SystemExit("no paper is shown")
    presenter = shell.host.presenter_of(shell.host.current() or "")
    shell.bar.search.setText(MARK)
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):  # the latter on X11 alone
        app.clipboard().setText(MARK, mode)
    presenter.drafts = lambda: (DraftText(key="case/c-1/note", text=MARK),)  # pyright: ignore[reportAttributeAccessIssue]  a text being typed
    dialogs = WindowDialogs(shell)
    dialogs.ask(Question(text="Close?", yes="Close", no="Keep"), on_yes=lambda: sys.exit(1))
    dialogs.choose_folder("Where to?", on_chosen=lambda _folder: sys.exit(1))
    # Others may ask it for what it copied, until a line comes.
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, program)
    notifier.activated.connect(program.watches.idle_watch.idle)
    print("typed", flush=True)


timer = QTimer()
timer.timeout.connect(begin_when_open)
timer.start(20)
app.exec()

"""Locking: the process that held data is gone, and what was typed is kept."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import psutil
import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from sspf_app.bootstrap import Workshop
from sspf_app.gui.clipboard import ClipboardGuard
from sspf_app.gui.dialogs import TroubleDialog, WindowDialogs
from sspf_app.gui.lock import (
    IdleWatch,
    LockKey,
    close_vault,
    replace_process,
    seconds_awake_or_asleep,
    unlock_command,
)
from sspf_app.gui.ports import Question, Trouble
from sspf_app.gui.tasks import TaskRunner
from sspf_app.gui.widgets.pdf_view import PdfPreview
from sspf_app.services.new_users import FirstUser
from sspf_app.system.own_memory import TEST_SWITCH
from tests.gui.shell_at_hand import Stand, View
from tests.gui.told_case import take_in

PASSWORD = "korrekt häst batteri häftapparat"
ROOT = Path(__file__).parents[2]
MARK = "Dino-was-late"
NAME = "Kanariealva Smygdotter"
SAID = "Viskordet sades vid grinden"


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SSPF_TEST_KDF", "1")
    workshop = Workshop("sspf-app")
    new = workshop.vaults.draft(FirstUser(login="karin", name="Karin"), PASSWORD)
    opened = workshop.vaults.create(tmp_path / "SSPF Umeå", new)
    take_in(workshop, opened, name=NAME, said=SAID)
    opened.close()
    return tmp_path / "SSPF Umeå"


@pytest.fixture
def locking(vault: Path) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("lock_child.py")), str(vault)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), TEST_SWITCH: "1"},
    )
    with child:
        assert child.stdin is not None
        child.stdin.write(f"{PASSWORD}\n".encode())
        child.stdin.flush()
        yield child
        child.kill()


def _command_of(child: subprocess.Popen[bytes]) -> list[str]:
    return Path(f"/proc/{child.pid}/cmdline").read_bytes().decode().split("\0")[:-1]


def _open_files_of(child: subprocess.Popen[bytes]) -> Iterator[str]:
    for one in Path(f"/proc/{child.pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # it was open for a moment only
            yield str(one.readlink())


def _wait_for_lock(child: subprocess.Popen[bytes], *, shows: str = "libqoffscreen") -> None:
    """Wait until another program runs in the process, and has loaded what shows a window."""
    for _turn in range(1200):
        try:
            pytest.fail(f"the program ended: {child.wait(0.05)}")
        except subprocess.TimeoutExpired:
            maps = Path(f"/proc/{child.pid}/maps").read_text()
            if "--locked-because" in _command_of(child) and shows in maps:
                return
    pytest.fail("the program did not lock")


def _memory_of(process: int) -> bytes:
    """All that can be written in a process; a process that cannot be read fails the test."""
    held: list[bytes] = []
    with Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            if " rw" not in line:
                continue
            start, end = (int(part, 16) for part in line.split()[0].split("-"))
            memory.seek(start)
            with suppress(OSError):  # a page that the kernel keeps for itself
                held.append(memory.read(end - start))
    return b"".join(held)


def _processes_of_the_program(child: subprocess.Popen[bytes]) -> list[int]:
    """The process, and whatever it has started that still lives."""
    return [child.pid, *(one.pid for one in psutil.Process(child.pid).children(recursive=True))]


def _found(child: subprocess.Popen[bytes], *canaries: str) -> set[tuple[str, str]]:
    """Which texts stand in any process of the program, and in which encoding."""
    return {
        (canary, encoding)
        for process in _processes_of_the_program(child)
        for held in [_memory_of(process)]
        for encoding in ("utf-8", "utf-16-le")
        for canary in canaries
        if canary.encode(encoding) in held
    }


def test_after_locking_the_process_is_a_fresh_unlock_program(
    locking: subprocess.Popen[bytes], vault: Path
) -> None:
    assert locking.stdout is not None
    assert locking.stdin is not None
    assert locking.stdout.readline() == b"typed\n"
    told = (MARK, NAME, SAID)
    before = {(one, encoding) for one in told for encoding in ("utf-8", "utf-16-le")}
    assert _found(locking, *told) == before  # as the vault holds it, and as the window paints it
    locking.stdin.write(b"\n")
    locking.stdin.flush()
    _wait_for_lock(locking)
    fresh = ["-m", "sspf_app", "--locked-because", "idle", "--vault", str(vault)]
    assert _command_of(locking)[1:] == fresh
    held_files = set(_open_files_of(locking))
    assert [name for name in ("vault.db", "vault.lock") if str(vault / name) in held_files] == []
    # Of the password its first letters: enough, and in no word list.
    assert _found(locking, *told, "Kanariealva", "Viskordet", PASSWORD[:9]) == set()
    again = Workshop("sspf-app")
    opened_again = again.vaults.unlock(vault, login=None, password=PASSWORD)
    services = again.services(opened_again, "en")
    draft = services.drafts.get("case/c-1/note")
    opened_again.close()
    assert draft is not None
    assert draft.text == MARK


def test_the_fresh_program_is_one_that_runs(tmp_path: Path) -> None:
    module = unlock_command(because="user", vault=tmp_path)[:3]
    told = subprocess.run([*module, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--vault FOLDER" in told.stdout


class Hours:
    """A clock in seconds that a test turns."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
def idle_watch(qapp: QApplication, hours: Hours) -> Iterator[IdleWatch]:
    watch = IdleWatch(qapp, qapp, minutes=lambda: 10, seconds=hours)
    yield watch
    shiboken6.delete(watch)


def _press_a_key(qapp: QApplication, field: QLineEdit) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    qapp.sendEvent(field, key)


def test_idleness_begins_anew_with_every_key(
    qapp: QApplication, qtbot: QtBot, hours: Hours, idle_watch: IdleWatch
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    told: list[str] = []
    idle_watch.idle.connect(lambda: told.append("idle"))
    hours.at += 9 * 60
    _press_a_key(qapp, field)
    hours.at += 9 * 60
    assert not idle_watch.look()
    hours.at += 60
    assert idle_watch.look()
    assert told == ["idle"]


def test_the_first_key_after_a_long_sleep_is_no_sign_of_life(
    qapp: QApplication, qtbot: QtBot, hours: Hours, idle_watch: IdleWatch
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    hours.at += 8 * 3600  # the timer stood still all night
    with qtbot.waitSignal(idle_watch.idle):
        _press_a_key(qapp, field)


def test_the_clock_goes_on_by_itself() -> None:
    assert seconds_awake_or_asleep() <= seconds_awake_or_asleep()


def test_one_key_makes_everything_vanish_wherever_the_keyboard_is(
    qapp: QApplication, qtbot: QtBot
) -> None:
    keys = LockKey(qapp, qapp)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.open()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(keys.vanish_pressed):
        qtbot.keyClick(dialog, Qt.Key.Key_L, both)
    with qtbot.waitSignal(keys.pressed):
        qtbot.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    shiboken6.delete(keys)


def test_what_is_copied_in_a_field_goes_after_its_half_minute_and_when_it_locks(
    qapp: QApplication, qtbot: QtBot
) -> None:
    guard = ClipboardGuard(qapp, owns=lambda: True)
    field = QLineEdit("Hanna och skolan")
    qtbot.addWidget(field)
    field.selectAll()
    field.copy()
    board = qapp.clipboard()
    assert board.text() == "Hanna och skolan"
    assert board.mimeData().hasFormat("x-kde-passwordManagerHint")
    assert guard.timed.left_ms() > 25_000
    guard.timed.take_away()
    assert board.text() == ""
    field.copy()
    guard.empty()
    assert board.text() == ""
    guard.deleteLater()


def _refuse(_key: str, _text: str) -> None:
    raise OSError("full")


def test_locking_closes_every_window_and_stops_at_no_error(
    qtbot: QtBot, qapp: QApplication, expected_warnings: list[object]
) -> None:
    stand, tasks, closed = Stand(qtbot), TaskRunner(), list[str]()
    dialog = QDialog(stand.shell)
    dialog.open()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    stand.services.drafts.save = _refuse  # pyright: ignore[reportAttributeAccessIssue]  a full disk
    view = stand.shell.host.currentWidget()
    assert isinstance(view, View)
    view.note.setText("He was")

    def close() -> None:
        closed.append("vault")
        raise OSError("gone")

    vault = stand.shell._parts.vault
    object.__setattr__(vault, "close", close)
    close_vault(qapp, stand.shell, tasks, vault)
    assert closed == ["vault"]
    assert not any(window.isVisible() for window in (stand.shell, dialog, other))
    assert len(expected_warnings) == 2


DIALOGS: dict[str, Callable[[WindowDialogs, list[object]], object]] = {
    "question": lambda on, told: on.ask(
        Question(text="Close?", yes="Close", no="Keep"), on_yes=lambda: told.append("yes")
    ),
    "grave question": lambda on, told: on.ask(
        Question(text="Remove?", yes="Remove", no="Keep", is_grave=True),
        on_yes=lambda: told.append("yes"),
    ),
    "folder": lambda on, told: on.choose_folder("Where to?", on_chosen=told.append),
    "file": lambda on, told: on.choose_file("Which?", on_chosen=told.append),
    "files": lambda on, told: on.choose_files("Which?", on_chosen=told.append),
    "save": lambda on, told: on.save_file("Save", suggested="a.pdf", on_chosen=told.append),
    "passwords": lambda on, _told: on.tell_passwords((("a.pdf", "hav-sol-ek"),)),
    "words": lambda on, _told: on.tell_words(("hav",) * 12, vault="SSPF"),
    "trouble": lambda on, _told: TroubleDialog(Trouble(what="Not saved"), on._window).open(),
}
"""Each dialog of the program, as a screen opens it."""


def _a_paper() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 720, NAME)
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("name", DIALOGS)
def test_no_dialog_holds_the_lock_up_or_takes_it_for_an_answer(
    qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    stand, told, closed = Stand(qtbot), list[object](), list[str]()
    paper = PdfPreview()  # as a window of its own, with a paper in it
    qtbot.addWidget(paper)
    paper.show_pdf(_a_paper())
    assert paper.page_count() == 1
    paper.show()
    DIALOGS[name](WindowDialogs(stand.shell), told)
    dialog = qapp.activeModalWidget() or stand.shell.findChild(QDialog)
    assert dialog is not None
    assert dialog.isVisible()
    vault = stand.shell._parts.vault
    object.__setattr__(vault, "close", lambda: closed.append("vault"))
    close_vault(qapp, stand.shell, TaskRunner(), vault)
    assert closed == ["vault"]
    assert told == []
    assert not any(window.isVisible() for window in qapp.topLevelWidgets())


def test_a_frozen_program_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = unlock_command(because="user", vault=Path("/v"))
    assert command == [sys.executable, "--locked-because", "user", "--vault", "/v"]


def test_windows_starts_another_program_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    class EndedError(Exception):
        pass

    def end(_code: int) -> None:
        raise EndedError

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_more: started.append(command))
    monkeypatch.setattr(os, "_exit", end)
    with pytest.raises(EndedError):
        replace_process(["sspf-app", "--vault", "C:/v"])
    assert started == [["sspf-app", "--vault", "C:/v"]]

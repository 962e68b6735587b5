"""Locking: the process that held data is gone, and what was typed is kept."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from sspf_app.bootstrap import Workshop
from sspf_app.gui.lock import IdleWatch, close_vault, replace_process, unlock_command
from sspf_app.gui.tasks import TaskRunner
from sspf_app.services.vault import FirstUser
from tests.gui.test_shell import Stand, View

PASSWORD = "korrekt häst batteri häftapparat"
ROOT = Path(__file__).parents[2]
MARK = b"Dino-was-late"


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SSPF_TEST_KDF", "1")
    vaults = Workshop("sspf-app").vaults
    new = vaults.draft(FirstUser(login="karin", name="Karin"), PASSWORD)
    vaults.create(tmp_path / "SSPF Umeå", new).close()
    return tmp_path / "SSPF Umeå"


@pytest.fixture
def locking(vault: Path) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("lock_child.py")), str(vault)],
        stdin=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdin is not None
    child.stdin.write(f"{PASSWORD}\n".encode())
    child.stdin.close()
    yield child
    child.kill()
    child.wait()


def _command_of(child: subprocess.Popen[bytes]) -> list[str]:
    return Path(f"/proc/{child.pid}/cmdline").read_bytes().decode().split("\0")[:-1]


def _open_files_of(child: subprocess.Popen[bytes]) -> Iterator[str]:
    for one in Path(f"/proc/{child.pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # it was open for a moment only
            yield str(one.readlink())


def _wait_for_lock(child: subprocess.Popen[bytes]) -> None:
    """Wait until another program runs in the process, and has loaded what shows a window."""
    for _turn in range(1200):
        try:
            pytest.fail(f"the program ended: {child.wait(0.05)}")
        except subprocess.TimeoutExpired:
            maps = Path(f"/proc/{child.pid}/maps").read_text()
            if "--locked-because" in _command_of(child) and "libqoffscreen" in maps:
                return
    pytest.fail("the program did not lock")


def _memory_of(child: subprocess.Popen[bytes]) -> Iterator[bytes]:
    maps = Path(f"/proc/{child.pid}/maps").read_text()
    with Path(f"/proc/{child.pid}/mem").open("rb", 0) as memory:
        for line in maps.splitlines():
            if " rw" not in line:
                continue
            start, end = (int(part, 16) for part in line.split()[0].split("-"))
            memory.seek(start)
            try:
                yield memory.read(end - start)
            except OSError:
                continue  # a page that the kernel keeps for itself


def test_after_locking_the_process_is_a_fresh_unlock_program(
    locking: subprocess.Popen[bytes], vault: Path
) -> None:
    _wait_for_lock(locking)
    fresh = ["-m", "sspf_app", "--locked-because", "idle", "--vault", str(vault)]
    assert _command_of(locking)[1:] == fresh
    held_files = set(_open_files_of(locking))
    assert [name for name in ("vault.db", "vault.lock") if str(vault / name) in held_files] == []
    held = b"".join(_memory_of(locking))
    assert MARK not in held
    assert PASSWORD[:9].encode() not in held  # its first letters, the same in every encoding
    again = Workshop("sspf-app")
    opened_again = again.vaults.unlock(vault, login=None, password=PASSWORD)
    services = again.services(opened_again, "en")
    draft = services.drafts.get("case/c-1/note")
    opened_again.close()
    assert draft is not None
    assert draft.text == MARK.decode()


def test_the_fresh_program_is_one_that_runs(tmp_path: Path) -> None:
    module = unlock_command(because="user", vault=tmp_path)[:3]
    told = subprocess.run([*module, "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--vault FOLDER" in told.stdout


def test_idleness_begins_anew_with_every_key(qapp: QApplication, qtbot: QtBot) -> None:
    watch = IdleWatch(qapp, qapp, minutes=lambda: 1)
    field = QLineEdit()
    qtbot.addWidget(field)
    assert watch._timer.interval() == 60_000
    watch._timer.start(10)  # as if the minute were almost over; the key begins a whole one anew
    watch.touch()
    qapp.sendEvent(
        field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    )
    assert watch._timer.remainingTime() > 1_000
    with qtbot.waitSignal(watch.idle):
        watch._timer.start(1)
    qapp.removeEventFilter(watch)
    watch.deleteLater()


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

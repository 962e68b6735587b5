"""What is on its way to a printer lies in memory where it can, and nowhere else than usual if not.

Defends: on Linux the file that the printing system is handed is written to no disk while a session
has a folder in memory.
"""

from __future__ import annotations

import ctypes
import gc
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from sspf_app.__main__ import main
from sspf_app.domain.errors import DomainError
from sspf_app.gui import print_memory
from sspf_app.gui.print_memory import kept_in_memory, name_the_usual_folder
from sspf_app.gui.printing import PaperPrinter
from tests.gui.test_printing import _paper, _to_file

A_PAGE = 2_000_000


@pytest.fixture(autouse=True)
def usual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "/var/tmp")


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the session, which lies in memory as that of a desktop does."""
    with TemporaryDirectory(dir="/dev/shm") as made:
        monkeypatch.setenv("XDG_RUNTIME_DIR", made)
        yield Path(made)


def _while_printing(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Where files for a while go when the system's engine is begun, handed to, and ended."""
    found: list[str | None] = []
    begin, draw, end = QPainter.begin, QPainter.drawImage, QPainter.end

    def noted(act):
        def do(painter: QPainter, *what: object) -> object:
            if isinstance(painter.device(), QPrinter) or isinstance(what[:1] and what[0], QPrinter):
                found.append(os.environ.get("TMPDIR"))
            return act(painter, *what)

        return do

    monkeypatch.setattr(QPainter, "begin", noted(begin))
    monkeypatch.setattr(QPainter, "drawImage", noted(draw))
    monkeypatch.setattr(QPainter, "end", noted(end))
    return found


def test_a_job_is_made_in_memory_from_its_beginning_to_its_end(
    qtbot: QtBot, session: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del qtbot
    found, recorded = _while_printing(monkeypatch), list[str | None]()
    PaperPrinter(_to_file(tmp_path / "printed.pdf")).print_pages(
        (_paper("Anna"),), before_sent=lambda: recorded.append(os.environ.get("TMPDIR"))
    )
    assert found == [str(session)] * 3
    assert recorded == [str(session)]
    assert os.environ["TMPDIR"] == "/var/tmp"


def test_what_goes_wrong_leaves_the_usual_folder(
    qtbot: QtBot, session: Path, tmp_path: Path
) -> None:
    del qtbot, session

    def refuse() -> None:
        raise DomainError("clock_set_back")

    with pytest.raises(DomainError):
        PaperPrinter(_to_file(tmp_path / "printed.pdf")).print_pages(
            (_paper("Anna"),), before_sent=refuse
        )
    assert os.environ["TMPDIR"] == "/var/tmp"


def test_without_a_usual_folder_there_is_none_afterwards(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TMPDIR")
    with kept_in_memory(A_PAGE):
        assert os.environ["TMPDIR"] == str(session)
    assert "TMPDIR" not in os.environ
    name_the_usual_folder()
    assert os.environ["TMPDIR"] == "/tmp"


def test_the_folder_is_named_before_anything_of_the_window_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TMPDIR")
    named: list[str | None] = []

    def run(_start: object) -> int:
        named.append(os.environ.get("TMPDIR"))
        return 0

    monkeypatch.setattr("sspf_app.gui.app.run", run)
    try:
        assert main([]) == 0
    finally:
        gc.enable()
    assert named == ["/tmp"]


@pytest.mark.parametrize("why", ["none", "relative", "gone", "disk", "others", "full", "unknown"])
def test_where_memory_does_not_do_the_folder_stays(
    why: str, session: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = A_PAGE
    if why == "none":
        monkeypatch.delenv("XDG_RUNTIME_DIR")
    elif why == "relative":
        monkeypatch.chdir(session.parent)
        monkeypatch.setenv("XDG_RUNTIME_DIR", session.name)
    elif why == "gone":
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(session / "gone"))
    elif why == "disk":
        mounts = tmp_path / "mountinfo"
        mounts.write_text(print_memory._MOUNTS.read_text().replace(" - tmpfs", " - ext4"))
        monkeypatch.setattr(print_memory, "_MOUNTS", mounts)
    elif why == "others":
        monkeypatch.setattr(print_memory.os, "getuid", lambda: session.stat().st_uid + 1)
    elif why == "full":
        size = 1 << 60
    else:
        monkeypatch.setattr(print_memory, "_MOUNTS", tmp_path / "not-there")
    with kept_in_memory(size):
        assert os.environ["TMPDIR"] == "/var/tmp"


def test_the_library_of_the_printing_system_follows_it(session: Path) -> None:
    """Qt's engine for it asks this very function for its file."""
    library = ctypes.CDLL("libcups.so.2")
    name = ctypes.create_string_buffer(1024)
    with kept_in_memory(A_PAGE):
        handle = library.cupsTempFd(name, len(name))
    os.close(handle)
    made = Path(os.fsdecode(name.value))
    assert made.parent == session
    made.unlink()

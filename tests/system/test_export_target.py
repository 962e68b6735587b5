import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.system.export_target import FileTarget


def _nothing() -> None:
    pass


def _fail(error: Exception) -> Callable[[], None]:
    def call() -> None:
        raise error

    return call


def test_the_file_has_its_content_and_its_owner_alone_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    FileTarget().write(path, b"content", before_rename=_nothing)
    assert path.read_bytes() == b"content"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_the_target_appears_only_after_the_ledger_was_written(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    seen: list[bool] = []
    FileTarget().write(path, b"x", before_rename=lambda: seen.append(path.exists()))
    assert seen == [False]


def test_a_failing_ledger_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        FileTarget().write(path, b"new", before_rename=_fail(RuntimeError()))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "minutes.pdf"
    with pytest.raises(DomainError) as caught:
        FileTarget().write(path, b"x", before_rename=_nothing)
    assert caught.value.code == "export_failed"
    assert caught.value.params["path"] == str(path)

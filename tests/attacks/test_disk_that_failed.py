"""A disk that says once that it could not write, and then says nothing more.

Defends: a backup is not said to be on the disk when it is not (G16, G17). After an error the system
tells it once, and the next call is told that all is well.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from sspf_app.services import backup_writing


def test_a_failure_in_the_middle_is_told_though_the_end_goes_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0

    def fails_once(_descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise OSError(5, "Input/output error")

    def chunks() -> list[bytes]:
        return [bytes(1024)] * 20

    def slowly():  # the disk answers between two pieces
        for chunk in chunks():
            yield chunk
            time.sleep(0.01)

    monkeypatch.setattr(os, "fsync", fails_once)
    monkeypatch.setattr(backup_writing, "_SYNCED", 4096)
    with (tmp_path / "b").open("xb") as target, pytest.raises(OSError, match="Input/output"):
        backup_writing.pack(target, {}, {"a": (20 * 1024, slowly())})

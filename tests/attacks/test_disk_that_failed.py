"""A disk that says once that it could not write, and then says nothing more.

Defends: a backup is not said to be on the disk when it is not (G16, G17). After an error the system
tells it once, and the next call is told that all is well.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sspf_app.crypto.checksums import KeyedChecksums
from sspf_app.services import backup_packing


class _AtOnce(ThreadPoolExecutor):
    """Has done what it is given before it answers."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done = super().submit(fn, *args, **kwargs)
        done.exception()
        return done


def test_a_failure_in_the_middle_is_told_though_the_end_goes_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [OSError(5, "Input/output error")]

    def fails_once(_descriptor: int) -> None:
        if failures:
            raise failures.pop()

    monkeypatch.setattr(os, "fsync", fails_once)
    monkeypatch.setattr(backup_packing, "ThreadPoolExecutor", _AtOnce)
    monkeypatch.setattr(backup_packing, "_SYNCED", 4096)
    chunks = [bytes(1024)] * 20
    with (tmp_path / "b").open("xb") as target, pytest.raises(OSError, match="Input/output"):
        backup_packing.pack(target, {}, {"a": (20 * 1024, chunks)}, KeyedChecksums())

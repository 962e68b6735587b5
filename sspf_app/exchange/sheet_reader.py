"""Reads sheets in a process of their own; fulfils ``services.sheet_views.SheetReader``."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, cast

import sspf_app
from sspf_app.domain.errors import DomainError
from sspf_app.exchange.sheet_cells import heard
from sspf_app.exchange.sheet_limits import (
    MOST_ANSWER,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SECONDS,
)
from sspf_app.services.sheet_views import Sheet, SheetFile, SheetRow

WORKER_OPTION = "--read-sheet"
"""How a program in one piece is told to be the process that reads."""
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "LANG")
_FAULTS = frozenset(
    {
        "sheet_file_kind",
        "sheet_file_encrypted",
        "sheet_file_damaged",
        "sheet_unpacks_too_big",
        "sheet_encoding",
        "sheet_cell_too_long",
        "sheet_reader_stopped",
    }
)


class ProcessSheetReader:
    """Starts one process per file: what a file does to it ends with it."""

    def __init__(self, *, seconds: float = MOST_SECONDS) -> None:
        """Take how long a file may take before the process is ended."""
        self._seconds = seconds

    def read(
        self,
        name: str,
        content: bytes,
        *,
        encoding: str | None = None,
        delimiter: str | None = None,
    ) -> SheetFile:
        """Read a file; see ``SheetReader``."""
        if not content.strip():
            raise DomainError("sheet_file_empty", file=name)
        if len(content) > MOST_BYTES:
            raise DomainError("sheet_file_too_big", file=name, most=MOST_BYTES // 1024 // 1024)
        asked = {"name": Path(name).stem, "encoding": encoding, "delimiter": delimiter}
        answer = self._answer(name, json.dumps(asked).encode() + b"\n" + content)
        try:
            told = json.loads(answer)
            if "fault" in told:
                raise _refused(told, name)
            return _heard(told, name, hashlib.sha256(content).hexdigest())
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise DomainError("sheet_reader_stopped", file=name) from error

    def _answer(self, name: str, asked: bytes) -> bytes:
        process = subprocess.Popen(  # noqa: S603  the very program that runs now
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        ended = threading.Event()

        def end_slow() -> None:
            ended.set()
            process.kill()

        watch = threading.Timer(self._seconds, end_slow)
        watch.daemon = True
        watch.start()
        try:
            pipe_in, pipe_out = process.stdin, process.stdout
            if pipe_in is None or pipe_out is None:
                raise RuntimeError("a process without pipes")
            with pipe_in, pipe_out:
                try:
                    pipe_in.write(asked)
                    pipe_in.close()
                except OSError:
                    pass  # it ended before it had heard all: what it said tells why
                answer = pipe_out.read(MOST_ANSWER + 1)
        finally:
            watch.cancel()
            process.kill()
            process.wait()
        if ended.is_set():
            raise DomainError("sheet_reader_slow", file=name)
        if not answer or len(answer) > MOST_ANSWER:
            raise DomainError("sheet_reader_stopped", file=name)
        return answer


def _refused(told: dict[str, Any], name: str) -> DomainError:
    code = told["fault"] if told["fault"] in _FAULTS else "sheet_file_damaged"
    given = cast("dict[str, Any]", told.get("params", {}))
    params = {key: given.get(key, "") for key in ("sheet", "row", "column", "most", "encoding")}
    return DomainError(str(code), file=name, **params)


def _heard(told: dict[str, Any], name: str, sha256: str) -> SheetFile:
    return SheetFile(
        name=name,
        kind=str(told["kind"]),
        sha256=sha256,
        encoding=told.get("encoding"),
        delimiter=told.get("delimiter"),
        sheets=tuple(
            Sheet(
                name=str(one["name"]),
                is_hidden=bool(one["hidden"]),
                merged=int(one["merged"]),
                is_too_big=bool(one["too_big"]),
                rows=tuple(
                    SheetRow(number=int(number), cells=tuple(map(heard, cells[:MOST_COLUMNS])))
                    for number, *cells in one["rows"][:MOST_ROWS]
                ),
            )
            for one in told["sheets"]
        ),
    )


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_OPTION]
    return [sys.executable, "-s", "-B", "-m", "sspf_app.exchange.sheet_worker"]


def _environment() -> dict[str, str]:
    """Nothing of the user's surroundings but what the system itself needs."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    root = str(Path(sspf_app.__file__).resolve().parent.parent)
    return {**kept, "PYTHONPATH": root, "PYTHONUTF8": "1"}

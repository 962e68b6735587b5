"""Reads sheets in a process of their own; fulfils ``services.sheet_views.SheetReader``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, cast

from sspf_app import apart
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
        try:
            return apart.answer(_command(), asked, seconds=self._seconds, most=MOST_ANSWER)
        except apart.SlowError as error:
            raise DomainError("sheet_reader_slow", file=name) from error
        except apart.StoppedError as error:
            raise DomainError("sheet_reader_stopped", file=name) from error


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
    return apart.command(WORKER_OPTION, "sspf_app.exchange.sheet_worker")

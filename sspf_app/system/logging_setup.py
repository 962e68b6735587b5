"""The log of the program: what it did and where it failed, never what a case holds.

A whitelist, not a blacklist: of a record only the module, the line, the level, the message as it
stands in the code, numbers among its arguments, and of an exception its class and the places in our
own code are written. Any other argument becomes ``‹str›``. So a name that somebody logs by mistake
does not reach the file.
"""

from __future__ import annotations

import logging
import logging.handlers
import traceback
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import cast

from sspf_app.services.files import own_folder, own_only

FILE = "sspf.log"
_BYTES = 512 * 1024
_KEPT_FILES = 2
_OWN = "sspf_app"


class RedactingFormatter(logging.Formatter):
    """Writes one record with nothing in it that came from outside the code."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the places of an exception below it."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        place = f"{record.name}:{record.lineno}"
        lines = [f"{at} {record.levelname} {place} {self._message(record)}"]
        if record.exc_info and record.exc_info[0] is not None:
            lines += _places(record.exc_info[0], record.exc_info[2])
        return "\n".join(lines)

    def _message(self, record: logging.LogRecord) -> str:
        if not record.name.startswith(_OWN):
            return "‹message›"  # of a library: its words are not ours to judge
        message = record.msg if isinstance(record.msg, str) else str(_shown(record.msg))
        args = record.args if isinstance(record.args, tuple) else (record.args,)
        try:
            return message % tuple(_shown(arg) for arg in args) if record.args else message
        except (TypeError, ValueError):
            return message


class _OwnFileHandler(logging.handlers.RotatingFileHandler):
    """Writes files nobody but their owner may read."""

    def _open(self) -> TextIOWrapper:
        opened = open(self.baseFilename, self.mode, encoding=self.encoding, opener=own_only)  # noqa: SIM115  closed by the handler
        return cast("TextIOWrapper", opened)


def set_up_logging(folder: Path) -> None:
    """Write warnings and worse into a file of the user, at most one and a half megabytes in all.

    A folder that cannot be written to means no log, and nothing else.
    """
    handler: logging.Handler
    try:
        own_folder(folder)
        handler = _OwnFileHandler(
            folder / FILE, maxBytes=_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(RedactingFormatter())
    handler.setLevel(logging.WARNING)
    root = logging.getLogger()
    root.addHandler(handler)
    logging.raiseExceptions = False  # a full disk is no reason to print a case's text on a terminal


def _shown(value: object) -> object:
    if isinstance(value, bool | int | float):
        return value
    return f"‹{type(value).__name__}›"


def _places(kind: type[BaseException], trace: TracebackType | None) -> list[str]:
    found = [f"  {kind.__module__}.{kind.__qualname__}"]
    for frame in traceback.extract_tb(trace):
        path = Path(frame.filename)
        inside = _OWN in path.parts
        name = "/".join(path.parts[path.parts.index(_OWN) :]) if inside else path.name
        found.append(f"  {name}:{frame.lineno} {frame.name}")
    return found

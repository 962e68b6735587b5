"""Reads files in a process of their own; fulfils ``services.scan_ports.ScanReader``."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence
from typing import Any, BinaryIO, cast

from sspf_app import apart
from sspf_app.domain.errors import DomainError
from sspf_app.scanning.frames import Words, receive, send
from sspf_app.scanning.limits import MOST_BYTES, MOST_SECONDS
from sspf_app.services.papers import PaperRegion
from sspf_app.services.scan_ports import InkSeen, OpenScan, PageSeen

WORKER_OPTION = "--read-scans"
"""How a program in one piece is told to be the process that reads."""
_MOST_CODES = 8
_INKS = frozenset({"blank", "ticked", "struck", "written", "unclear"})


class ProcessReader:
    """Starts one process per file: what a file does to it ends with it."""

    def __init__(self, *, seconds: float = MOST_SECONDS) -> None:
        """Take how long one step may take before the process is ended."""
        self._seconds = seconds

    def open(self, name: str, content: bytes) -> OpenScan:
        """Open a file; see ``ScanReader``."""
        if not content:
            raise DomainError("scan_file_empty", file=name)
        if len(content) > MOST_BYTES:
            raise DomainError("scan_file_too_big", file=name, most=MOST_BYTES // 1024 // 1024)
        return _File(name, content, self._seconds)


class _File:
    def __init__(self, name: str, content: bytes, seconds: float) -> None:
        self._name = name
        self._seconds = seconds
        self._process = subprocess.Popen(  # noqa: S603  the very program that runs now
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=apart.environment(),
        )
        self._was_slow = False
        try:
            told, _ = self._asked({"act": "open"}, content)
            self.pages = int(told["pages"])
            self.has_extras = bool(told["extras"])
            self.has_fields = bool(told["fields"])
        except BaseException:
            self.close()
            raise

    def page(self, number: int) -> PageSeen:
        told, _ = self._asked({"act": "page", "page": number}, page=number)
        codes: list[Any] = list(told["codes"])[:_MOST_CODES]
        return PageSeen(
            codes=tuple(str(code)[:64] for code in codes),
            quarters=int(told["turned"]) % 4,
            is_blank=bool(told["blank"]),
        )

    def look(self, regions: Sequence[PaperRegion], text: str) -> tuple[InkSeen, ...] | None:
        rects = {
            region.name: (region.x, region.y, region.width, region.height) for region in regions
        }
        printed = [rect for name, rect in rects.items() if name.startswith("code:")]
        places = [(name, *rect) for name, rect in rects.items() if not name.startswith("code:")]
        told, _ = self._asked({"act": "look", "printed": printed, "places": places, "text": text})
        if not told["placed"]:
            return None
        seen = [
            InkSeen(name=str(name), ink=str(ink), sure=max(0, min(100, int(sure))))
            for name, ink, sure in told["seen"]
        ]
        return tuple(one for one in seen if one.name in rects and one.ink in _INKS)

    def picture(self) -> tuple[str, bytes]:
        told, content = self._asked({"act": "picture"})
        media = str(told["media"])
        starts = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
        if media not in starts or not content.startswith(starts[media]):
            raise DomainError("scan_reader_stopped", file=self._name, page=0)
        return media, content

    def close(self) -> None:
        """End the process."""
        if self._process.poll() is None:
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was still to be sent has no reader any more
        self._process.wait()

    def _asked(self, words: Words, content: bytes = b"", *, page: int = 0) -> tuple[Words, bytes]:
        """Ask, and wait for the answer no longer than a page may take."""
        watch = threading.Timer(self._seconds, self._end_slow)
        watch.daemon = True
        watch.start()
        try:
            send(cast("BinaryIO", self._process.stdin), words, content)
            told, answer = receive(cast("BinaryIO", self._process.stdout))
        except (EOFError, OSError, ValueError) as error:
            self.close()
            code = "scan_page_slow" if self._was_slow else "scan_reader_stopped"
            raise DomainError(code, file=self._name, page=page or 1) from error
        finally:
            watch.cancel()
        if "fault" in told:
            raise _refused(told, self._name)
        return told, answer

    def _end_slow(self) -> None:
        self._was_slow = True
        self._process.kill()


_FAULTS = frozenset(
    {
        "scan_file_empty",
        "scan_file_too_big",
        "scan_file_kind",
        "scan_file_encrypted",
        "scan_file_damaged",
        "scan_too_many_pages",
        "scan_page_damaged",
        "scan_page_too_big",
    }
)


def _refused(told: Words, name: str) -> DomainError:
    code = told["fault"] if told["fault"] in _FAULTS else "scan_file_damaged"
    return DomainError(str(code), file=name, page=told.get("page", 0), most=told.get("most", 0))


def _command() -> list[str]:
    return apart.command(WORKER_OPTION, "sspf_app.scanning.worker")

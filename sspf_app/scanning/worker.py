"""The process that reads: it knows one file and nothing else, and may write nothing anywhere.

It is told over its standard input and answers over its standard output; when the program goes, it
goes. A decoder that fails takes this process down, never the program.
"""

from __future__ import annotations

import sys
from typing import BinaryIO

from sspf_app.no_network import close_network
from sspf_app.scanning.faults import ScanError
from sspf_app.scanning.frames import Words, receive_file, send
from sspf_app.scanning.limits import LONG_SIDE, LONG_SIDE_CLOSE, MOST_MEMORY, MOST_SECONDS
from sspf_app.scanning.page import ReadPage, read_page
from sspf_app.scanning.sources import Source, open_source

FORMATS = ("S2:", "S3:", "S1:")
"""How the text of a square code of ours begins."""


def main() -> None:
    """Answer until the program ends the conversation."""
    _bind()
    conversation = _Conversation()
    pipe_in, pipe_out = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            asked, content = receive_file(pipe_in)
        except (EOFError, ValueError):
            return
        _answer(conversation, asked, content, pipe_out)


def _answer(conversation: _Conversation, asked: Words, content: bytes, pipe_out: BinaryIO) -> None:
    try:
        told, answer = conversation.answer(asked, content)
    except ScanError as fault:
        told = {"fault": fault.code, "page": fault.page, "most": fault.most}
        answer = b""
    except MemoryError:
        told, answer = {"fault": "scan_page_too_big", "page": asked.get("page", 0)}, b""
    send(pipe_out, told, answer)


class _Conversation:
    """One open file, and the page that was asked for last."""

    def __init__(self) -> None:
        self._source: Source | None = None
        self._page: ReadPage | None = None

    def answer(self, asked: Words, content: bytes) -> tuple[Words, bytes]:
        """What was asked, done.

        Raises:
            ScanError: it cannot be.
        """
        act = asked.get("act")
        if act == "open":
            self._source = open_source(content)
            return {
                "pages": self._source.count,
                "extras": self._source.has_extras,
                "fields": self._source.has_fields,
            }, b""
        if act == "page" and self._source is not None:
            return self._read(self._source, int(asked["page"])), b""
        if act == "look" and self._page is not None:
            return self._look(self._page, asked), b""
        if act == "picture" and self._page is not None:
            media, picture = self._page.encoded()
            return {"media": media}, picture
        raise ScanError("scan_file_damaged")

    def _read(self, source: Source, number: int) -> Words:
        _allow_seconds()
        self._page = None
        page = read_page(
            source.picture(number, LONG_SIDE),
            lambda: source.picture(number, LONG_SIDE_CLOSE),
            is_ours=lambda text: text.startswith(FORMATS),
        )
        self._page = page
        return {
            "codes": list(dict.fromkeys(code.text for code in page.codes)),
            "turned": page.turned,
            "blank": page.is_blank,
            "width": page.picture.width,
            "height": page.picture.height,
        }

    def _look(self, page: ReadPage, asked: Words) -> Words:
        printed = [_rect(one) for one in asked["printed"]]
        places = [(str(name), _rect(rest)) for name, *rest in asked["places"]]
        placement, seen = page.look(printed, places, str(asked["text"]))
        if placement is None:
            return {"placed": False, "seen": []}
        return {"placed": True, "seen": [[one.name, one.ink.value, one.sure] for one in seen]}


def _rect(numbers: list[float]) -> tuple[float, float, float, float]:
    x, y, width, height = numbers
    return float(x), float(y), float(width), float(height)


def _bind() -> None:
    """Bound memory, close the network and every file; where the system knows such bounds."""
    close_network()
    if sys.platform == "win32":
        return
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    _allow_seconds()


def _allow_seconds() -> None:
    """Bound the work on the next page, should nobody be left who ends this process."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    soon = int(usage.ru_utime + usage.ru_stime) + MOST_SECONDS + 1
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soon, hard))


if __name__ == "__main__":
    main()

"""Messages between the program and the process that reads: words as JSON, then bytes as they are.

Each side treats what comes from the other as foreign: lengths are bounded, shapes are checked.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO, cast

from sspf_app.scanning.limits import MOST_BYTES, MOST_FRAME

_HEAD = struct.Struct(">II")
_MOST_WORDS = 1024 * 1024

Words = dict[str, Any]


def send(pipe: BinaryIO, words: Words, content: bytes = b"") -> None:
    """Write one message.

    Raises:
        OSError: nobody reads any more.
    """
    told = json.dumps(words, ensure_ascii=True).encode()
    pipe.write(_HEAD.pack(len(told), len(content)))
    pipe.write(told)
    pipe.write(content)
    pipe.flush()


def receive(pipe: BinaryIO, *, most: int = MOST_FRAME) -> tuple[Words, bytes]:
    """Read one message.

    Raises:
        EOFError: the other side has ended.
        ValueError: it is no message.
    """
    words, content = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    if words > _MOST_WORDS or content > most:
        raise ValueError("a message beyond its bounds")
    told = json.loads(_exactly(pipe, words))
    if not isinstance(told, dict):
        raise ValueError("a message without words")
    return cast(Words, told), _exactly(pipe, content)


def receive_file(pipe: BinaryIO) -> tuple[Words, bytes]:
    """Read one message that may hold a whole file."""
    return receive(pipe, most=MOST_BYTES)


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    parts: list[bytes] = []
    while count:
        part = pipe.read(count)
        if not part:
            raise EOFError("the other side has ended")
        parts.append(part)
        count -= len(part)
    return b"".join(parts)

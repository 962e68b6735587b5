"""Looking into a file from outside in a process of its own: what it does there ends with it.

The process is this very program, told by one word what it is to be. It hears one file over its
standard input, answers once over its standard output, and ends; it is ended when it takes too long.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from sspf_app.no_network import close_network

_KEPT_ENVIRONMENT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "LANG")


class SlowError(Exception):
    """It took too long, and was ended."""


class StoppedError(Exception):
    """It ended without an answer, or said more than anybody asked for."""


def command(option: str, module: str) -> list[str]:
    """How the process is started: by ``option`` where the program is in one piece."""
    if getattr(sys, "frozen", False):
        return [sys.executable, option]
    return [sys.executable, "-s", "-B", "-m", module]


def environment() -> dict[str, str]:
    """Nothing of the user's surroundings but what the system itself needs."""
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    root = str(Path(__file__).resolve().parent.parent)
    return {**kept, "PYTHONPATH": root, "PYTHONUTF8": "1"}


def answer(started_by: list[str], asked: bytes, *, seconds: float, most: int) -> bytes:
    """Start a process, tell it ``asked``, and hear what it says.

    Args:
        started_by: As ``command`` tells.
        asked: All it is told.
        seconds: How long it may take.
        most: Bytes it may say.

    Raises:
        SlowError, StoppedError: there is no answer.
    """
    process = subprocess.Popen(  # noqa: S603  the very program that runs now
        started_by,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    )
    ended = threading.Event()

    def end_slow() -> None:
        ended.set()
        process.kill()

    watch = threading.Timer(seconds, end_slow)
    watch.daemon = True
    watch.start()
    try:
        heard = _exchanged(process, asked, most)
    finally:
        watch.cancel()
        process.kill()
        process.wait()
    if ended.is_set():
        raise SlowError
    if not heard or len(heard) > most:
        raise StoppedError
    return heard


def bind(*, memory: int, seconds: int) -> None:
    """Bound one's own memory and time, close the network and every file; where the system can."""
    close_network()
    if sys.platform == "win32":
        return
    import resource

    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
    ):
        resource.setrlimit(limit, (most, most))


def _exchanged(process: subprocess.Popen[bytes], asked: bytes, most: int) -> bytes:
    pipe_in, pipe_out = process.stdin, process.stdout
    if pipe_in is None or pipe_out is None:
        raise RuntimeError("a process without pipes")
    with pipe_out:
        try:
            with pipe_in:
                pipe_in.write(asked)
        except OSError:
            pass  # it ended before it had heard all: what it said tells why
        return pipe_out.read(most + 1)

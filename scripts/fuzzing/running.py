"""Runs one door on many inputs, with bounds on time and memory, and keeps what it finds."""

from __future__ import annotations

import hashlib
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import FrameType

from scripts.fuzzing.doors import Door
from scripts.fuzzing.mutations import mutated, mutated_json
from scripts.fuzzing.slot_doors import DATA
from sspf_app.domain.errors import DomainError
from sspf_app.services.errors import KnownError
from sspf_app.texts.catalogue import LANGUAGES, words_for
from sspf_app.texts.conditions import condition
from sspf_app.texts.errors import SENTENCES, error_sentence

KEPT = DATA / "fuzz"
"""Every input that once was a fault, in a folder for each door; the tests enter them again."""

_MEMORY = 3 * 1024**3
_STRUCTURED = 0.7
"""So many inputs of a door that reads JSON are still JSON."""


class TooSlowError(Exception):
    """One input took longer than its door allows."""


@dataclass
class Report:
    """What became of the inputs of one door.

    Attributes:
        answers: How many were taken, and how many refused with each known error.
        faults: File kept, and the fault, of each different one.
    """

    inputs: int = 0
    answers: Counter[str] = field(default_factory=Counter[str])
    faults: dict[str, Path] = field(default_factory=dict[str, Path])


def kept_inputs(name: str) -> list[Path]:
    """Inputs that once were faults at a door."""
    return sorted((KEPT / name).glob("*.bin"))


def run(name: str, door: Door, *, count: int, seed: int, keep: Path = KEPT) -> Report:
    """Enter a door so many times.

    Args:
        name: Name of the door; its folder among the inputs kept.
        door: The door.
        count: How many inputs.
        seed: The same seed gives the same inputs.
        keep: Where to keep an input that is a fault.
    """
    random, report, corpus = Random(seed), Report(), door.seeds()  # noqa: S311  no secret
    for _ in range(count):
        change = mutated_json if door.is_json and random.random() < _STRUCTURED else mutated
        data = change(random, corpus, door.words)
        report.inputs += 1
        fault = enter(door, data, report.answers)
        if fault and fault not in report.faults:
            report.faults[fault] = _keep(keep / name, data)
    return report


def enter(door: Door, data: bytes, answers: Counter[str] | None = None) -> str:
    """Enter a door once; what was wrong, or an empty text."""
    told = Counter[str]() if answers is None else answers
    try:
        with _within(door.seconds):
            door.enter(data)
    except door.known as error:
        told[door.name_of(error)] += 1
        return _unsaid(error)
    except Exception as error:
        return _where(error)
    else:
        told["taken"] += 1
    return ""


def _unsaid(error: Exception) -> str:
    """A refusal must have its sentence, with all that the sentence needs, in both languages."""
    for words in map(words_for, LANGUAGES):
        if isinstance(error, DomainError):
            if error.code not in SENTENCES:
                return f"no sentence for {error.code}"
            error_sentence(error, words).encode()
        elif isinstance(error, KnownError) and condition(error.code, error.params, words) is None:
            return f"no sentence for {error.code}"
    return ""


def bound_memory() -> None:
    """Let this process have so much memory and no more: a bomb is a fault, no dead machine."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    def too_slow(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds} s")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, too_slow)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _where(error: Exception) -> str:
    """The kind of a fault and the line it came from: the same fault is told once."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    file = Path(trace.tb_frame.f_code.co_filename).name
    return f"{type(error).__name__} at {file}:{trace.tb_lineno}: {str(error)[:80]}"


def _keep(folder: Path, data: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(data).hexdigest()[:16]}.bin"
    path.write_bytes(data)
    return path

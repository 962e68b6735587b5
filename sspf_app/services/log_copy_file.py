"""What is inside a sealed copy of the log, and whether one copy goes on from another.

One line of JSON tells where the copy begins, then each line of the log is one. No case content is
in it: a case is named by its reference.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from itertools import pairwise
from typing import Any, cast

from sspf_app.domain.errors import DomainError
from sspf_app.services.move_views import Run
from sspf_app.services.written_instants import instant_of

FORMAT = "sspf-log-copy/1"
_LONGEST_LINE = 1 << 20
_MOST = 2**53
"""Of a number: more lines than any log has, and a number that every program reads alike."""
_WORDS_ALONE = frozenset({"name", "reference"})
"""What a vault calls a user or a case may change; the rest of a line never does."""


class Verdict(StrEnum):
    """What comparing a copy with the one before tells."""

    FIRST = "first"
    """There is none to compare with."""
    GOES_ON = "goes_on"
    """It goes on where the one before ended, and says the same of what both hold."""
    GAP = "gap"
    """Lines between the two are in neither."""
    OLDER = "older"
    """It ends before the other one does."""
    CHANGED = "changed"
    """The log does not say any more what it said."""
    OTHER_VAULT = "other_vault"
    """Another vault signed it."""
    HOLE = "hole"
    """Not compared, and its own lines are not numbered one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyBegins:
    """The head of a copy.

    Attributes:
        vault: What the office calls itself.
        key: Id of the manager's key.
        after: Number of the last line that is not in it; 0 = the log begins here.
        after_seal: The seal of that line, in hexadecimal; empty where it is gone.
    """

    vault: str
    key: str
    made_at: str
    made_by: str
    after: int
    after_seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedLine:
    """A line of the log as it is copied; ``seal`` in hexadecimal.

    Attributes:
        at: The instant, ISO 8601.
        user: Id of the user; ``name`` is what the vault called them.
        case: Id of the case, ``reference`` what the office calls it.
    """

    number: int
    seal: str
    at: str
    user: str
    name: str
    role: str
    workstation: str
    action: str
    subject: str
    case: str
    reference: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogCopy:
    """A copy that was read.

    Attributes:
        sender: Fingerprint of the vault that signed it.
    """

    begins: CopyBegins
    lines: tuple[CopiedLine, ...]
    sender: str

    @property
    def head(self) -> tuple[int, str]:
        """Number and seal of the last line it tells of."""
        if self.lines:
            return self.lines[-1].number, self.lines[-1].seal
        return self.begins.after, self.begins.after_seal


def write_copy(begins: CopyBegins, lines: Iterable[CopiedLine]) -> Iterator[bytes]:
    """The content, a line at a time."""
    yield _line({"format": FORMAT, **asdict(begins)})
    for one in lines:
        yield _line(asdict(one))


def read_copy(content: bytes, *, sender: str, run: Run | None = None) -> LogCopy:
    """Read the content of a copy; ``run`` takes a step for each byte.

    Raises:
        DomainError: ``no_log_copy``; ``cancelled``.
    """
    try:
        written = io.BytesIO(content)
        first = _told(written.readline(_LONGEST_LINE + 1))
        if first.pop("format") != FORMAT:
            raise ValueError(FORMAT)
        begins = CopyBegins(**_checked(CopyBegins, first))
        lines = tuple(
            CopiedLine(**_checked(CopiedLine, _told(line)))
            for line in _counted(iter(lambda: written.readline(_LONGEST_LINE + 1), b""), run)
        )
        numbers = [begins.after, *(one.number for one in lines)]
        if any(later <= earlier for earlier, later in pairwise(numbers)):
            raise ValueError(numbers)
        for at in (begins.made_at, *(one.at for one in lines)):
            instant_of(at)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DomainError("no_log_copy") from error
    return LogCopy(begins=begins, lines=lines, sender=sender)


def compare(copy: LogCopy, before: LogCopy | None) -> Verdict:
    """Whether a copy goes on from the one before."""
    if before is None:
        return Verdict.HOLE if _has_hole(copy) else Verdict.FIRST
    if copy.sender != before.sender:
        return Verdict.OTHER_VAULT
    (number, seal), after = before.head, copy.begins.after
    if copy.head[0] < number:
        return Verdict.OLDER
    if after > number or _has_hole(copy):
        return Verdict.GAP
    if after == number:
        gone = Verdict.CHANGED if copy.begins.after_seal else Verdict.GAP
        return Verdict.GOES_ON if copy.begins.after_seal == seal else gone
    known = [_said(one) for one in before.lines if one.number > after]
    again = [
        _said(one) for one in copy.lines if max(after, before.begins.after) < one.number <= number
    ]
    has_head = any((one.number, one.seal) == (number, seal) for one in copy.lines)
    return Verdict.GOES_ON if has_head and known == again else Verdict.CHANGED


def _has_hole(copy: LogCopy) -> bool:
    """Whether a number is left out: lines are numbered one by one, and go from the beginning."""
    numbers = [copy.begins.after, *(one.number for one in copy.lines)]
    return any(later != earlier + 1 for earlier, later in pairwise(numbers))


def _counted(lines: Iterator[bytes], run: Run | None) -> Iterator[bytes]:
    for line in lines:
        if run is not None:
            run.step(len(line))
        yield line


def _said(line: CopiedLine) -> dict[str, Any]:
    return {name: value for name, value in asdict(line).items() if name not in _WORDS_ALONE}


def _line(told: dict[str, Any]) -> bytes:
    # ASCII alone: a line of the copy ends where the line of JSON ends, and nowhere else.
    return (json.dumps(told, ensure_ascii=True) + "\n").encode()


def _told(line: bytes) -> Any:
    if len(line) > _LONGEST_LINE:
        raise ValueError(len(line))
    return json.loads(line)


def _checked(kind: type[CopyBegins | CopiedLine], told: object) -> dict[str, Any]:
    if not isinstance(told, dict):
        raise TypeError(kind)
    read = cast("dict[str, Any]", told)
    wanted = {one.name: int if one.name in {"after", "number"} else str for one in fields(kind)}
    if {name: type(value) for name, value in read.items()} != wanted:
        raise ValueError(sorted(read))
    if not all(0 <= one <= _MOST for one in read.values() if isinstance(one, int)):
        raise ValueError(_MOST)
    for one in read.values():
        str(one).encode()  # half a character can neither be shown nor kept: a ValueError
    return read

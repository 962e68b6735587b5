"""What is inside a sealed request for approval, and inside its answer.

The answer repeats the checksum of what was asked, word for word: it answers that and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar, cast

from sspf_app.domain.errors import DomainError
from sspf_app.services.written_instants import instant_of

_REQUEST = "sspf-approval-request/1"
_ANSWER = "sspf-approval-answer/1"
_LONGEST = 1 << 20
LONGEST_WHY = 2000
CASE = "case"
"""The code of a case among many."""


class AwayKind(StrEnum):
    """What a manager who is elsewhere may be asked for."""

    EXCEPTION = "exception"
    """For a hindered guardian."""
    LEGAL = "legal"
    """To hand something out by a law."""
    DISPOSAL = "disposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAway:
    """A request as the manager reads it; nobody is named, as in the window.

    Attributes:
        id: Of the sealed request; the answer names it.
        vault: What the office calls itself.
        kind: An ``AwayKind``.
        request: Id of what waits.
        reference: Of the case; empty = it is of many.
        facts: What is asked, in order: a code of what it is, and what stands there. Days and
            instants in ISO 8601.
        made_at: When it was sealed, ISO 8601, as ``requested_at``.
    """

    id: str
    vault: str
    kind: str
    request: str
    reference: str
    facts: tuple[tuple[str, str], ...]
    requested_at: str
    requested_by: str
    made_at: str

    @property
    def cases(self) -> tuple[str, ...]:
        """What is told of each case, where it is of many."""
        return tuple(said for code, said in self.facts if code == CASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFromAway:
    """What the manager answered.

    Attributes:
        id: Of the sealed request.
        asked: SHA-256 of what was asked, in hexadecimal.
        answer: ``yes`` or ``no``.
        because: Why not; empty with a yes.
        at: When, ISO 8601 with its offset, by the clock of the manager's computer.
    """

    id: str
    asked: str
    answer: str
    because: str
    at: str

    @property
    def instant(self) -> datetime:
        """When it was answered.

        Raises:
            ValueError: it does not say; of one that was read it does.
        """
        return instant_of(self.at)


_ToldT = TypeVar("_ToldT", AskedAway, AnswerFromAway)


def write_request(asked: AskedAway) -> bytes:
    """The content of a request: the same for the same words."""
    return _written({"format": _REQUEST, **asdict(asked)})


def read_request(content: bytes) -> AskedAway:
    """Read a request.

    Raises:
        DomainError: ``no_sealed_request``.
    """
    return _read(content, AskedAway, _REQUEST, "no_sealed_request")


def write_answer(answer: AnswerFromAway) -> bytes:
    """The content of an answer."""
    return _written({"format": _ANSWER, **asdict(answer)})


def read_answer(content: bytes) -> AnswerFromAway:
    """Read an answer; anything but a plain yes or a no with its reason is none.

    Raises:
        DomainError: ``no_sealed_answer``.
    """
    answer = _read(content, AnswerFromAway, _ANSWER, "no_sealed_answer")
    is_whole = answer.answer == "yes" if not answer.because.strip() else answer.answer == "no"
    try:
        instant_of(answer.at)
    except ValueError as error:
        raise DomainError("no_sealed_answer") from error
    if not is_whole or len(answer.because) > LONGEST_WHY:
        raise DomainError("no_sealed_answer")
    return answer


def sum_of(content: bytes) -> str:
    """SHA-256 of a request, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _written(told: dict[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=True, sort_keys=True) + "\n").encode()


def _read(content: bytes, kind: type[_ToldT], form: str, code: str) -> _ToldT:
    try:
        if len(content) > _LONGEST:
            raise ValueError(len(content))
        told = cast("dict[str, Any]", json.loads(content))
        if told.pop("format") != form or set(told) != {one.name for one in fields(kind)}:
            raise ValueError(form)
        if "facts" in told:
            told["facts"] = _facts(told["facts"])
        for name, one in told.items():
            if name != "facts":
                _check_text(one)
        if "kind" in told:
            AwayKind(told["kind"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DomainError(code) from error
    return kind(**told)


def _facts(told: Any) -> tuple[tuple[str, str], ...]:
    """Pairs of words, and nothing else.

    Raises:
        ValueError, TypeError: it is something else.
    """
    pairs = [(code, said) for code, said in told]
    for pair in pairs:
        for one in pair:
            _check_text(one)
    return tuple(pairs)


def _check_text(one: object) -> None:
    """A text that can be shown and kept: half a character cannot.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(one, str):
        raise ValueError("no text")
    one.encode()  # its error is a ValueError

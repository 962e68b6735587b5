"""From bytes to a JSON document, or the reason why it is none.

Stricter than the `json` module: UTF-8 only, a property once in each object, no NaN or Infinity,
no half characters and none that is zero, no numbers beyond what can be kept, no bottomless nesting.
"""

import json
import math
from collections.abc import Iterator
from typing import Any

from sspf_app.exchange.problems import Found, refuse, shortened
from sspf_app.exchange.rows import Path
from sspf_app.services.case_files import WHOLE_FILE, CaseFileError, FileProblem

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DEEPEST = 32  # the format itself needs 9
_LARGEST = 2**31 - 1
_MOST_DIGITS = 10


class _Repeating(dict[str, Any]):
    """An object that names a property more than once."""

    repeated: tuple[str, ...] = ()


def read_json(data: bytes) -> Any:
    """Read a JSON document.

    Raises:
        CaseFileError: it is not UTF-8 or not JSON (then only the first place is told), or holds
            what JSON or the file must not hold.
    """
    text = _decoded(data.removeprefix(_BYTE_ORDER_MARK))
    try:
        document = json.loads(text, object_pairs_hook=_object, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise _broken("not_json", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise _broken("too_deep") from error
    refuse(document, _faults(document))
    return document


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise _broken("not_utf8", line=line, byte=column) from error


def _broken(code: str, **params: int) -> CaseFileError:
    return CaseFileError([FileProblem(place=WHOLE_FILE, code=code, params=params)])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    marked = _Repeating(value)
    names = [name for name, _ in pairs]
    marked.repeated = tuple(name for name in value if names.count(name) > 1)
    return marked


def _whole_number(digits: str) -> int | float:
    # Python refuses to read thousands of digits; what is too large is told with its place.
    return int(digits) if len(digits) <= _MOST_DIGITS + 1 else math.inf


def _faults(document: Any) -> Iterator[Found]:
    waiting: list[tuple[Path, Any]] = [((), document)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield from _faults_of_text(path, value)
        elif isinstance(value, dict | list):
            if len(path) >= _DEEPEST:
                yield path, "too_deep", {}
                continue
            if isinstance(value, dict):
                yield from _faults_of_object(path, value)
            steps = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += (((*path, step), inner) for step, inner in steps)
        elif isinstance(value, int | float) and not abs(value) <= _LARGEST:
            code = "not_a_number" if math.isnan(value) else "number_too_large"
            yield path, code, {"most": _LARGEST}


def _faults_of_object(path: Path, value: dict[str, Any]) -> Iterator[Found]:
    if isinstance(value, _Repeating):
        for name in value.repeated:
            yield path, "repeated_key", {"key": shortened(name)}
    for name in value:
        yield from _faults_of_text(path, name)


def _faults_of_text(path: Path, text: str) -> Iterator[Found]:
    if "\0" in text:
        yield path, "zero_character", {}
    elif _is_broken(text):
        yield path, "broken_character", {}


def _is_broken(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text)

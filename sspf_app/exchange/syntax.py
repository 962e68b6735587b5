"""From bytes to a JSON document, or the reason why it is none.

Stricter than the `json` module: UTF-8 only, a property once in each object, no NaN or Infinity,
no numbers beyond what can be kept, no bottomless nesting, no half characters and none that is zero.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sspf_app.exchange.problems import Found, refuse, shortened
from sspf_app.exchange.rows import Path
from sspf_app.services.case_files import MOST_PROBLEMS, WHOLE_FILE, CaseFileError, FileProblem

MOST_BYTES = 32 * 1024 * 1024
"""Of one file: 1,500 cases as full as the worked ones."""
MOST_VALUES = 3_000_000
"""About: a file of that size has half as many, and one of brackets alone would fill the memory."""
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
            what JSON or the file must not hold; or it is larger than anybody writes.
    """
    if is_too_large(data):
        raise _broken("file_too_large", most=MOST_BYTES // 1024 // 1024)
    text = _decoded(data.removeprefix(_BYTE_ORDER_MARK))
    try:
        document = json.loads(text, object_pairs_hook=_object, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise _broken("not_json", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise _broken("too_deep") from error
    refuse(document, islice(_faults(document), MOST_PROBLEMS + 1))
    return document


def is_too_large(data: bytes) -> bool:
    """Whether a file would take more memory and time than anything that is written needs."""
    return len(data) > MOST_BYTES or sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES


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
    times = Counter(name for name, _ in pairs)
    marked.repeated = tuple(name for name in value if times[name] > 1)
    return marked


def _whole_number(digits: str) -> int | float:
    # Python refuses to read thousands of digits; what is too large is told with its place.
    return int(digits) if len(digits) <= _MOST_DIGITS + 1 else math.inf


def _faults(document: Any) -> Iterator[Found]:
    """In the order of the file, so that whoever takes the first of them has the first ones."""
    waiting: list[Iterator[tuple[Path, Any]]] = [iter([((), document)])]
    while waiting:
        found = next(waiting[-1], None)
        if found is None:
            waiting.pop()
            continue
        path, value = found
        yield from _faults_of_value(path, value)
        if isinstance(value, dict | list) and len(path) < _DEEPEST:
            waiting.append(_steps(path, value))


def _steps(path: Path, value: dict[str, Any] | list[Any]) -> Iterator[tuple[Path, Any]]:
    """What stands in a value, one after the other: of a large file never all paths at once."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    return (((*path, step), inner) for step, inner in steps)


def _faults_of_value(path: Path, value: Any) -> Iterator[Found]:
    if isinstance(value, str):
        yield from _faults_of_text(path, value)
    elif isinstance(value, dict | list) and len(path) >= _DEEPEST:
        yield path, "too_deep", {}
    elif isinstance(value, dict):
        yield from _faults_of_object(path, value)
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

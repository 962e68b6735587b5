"""Collecting what is wrong in a case file, in the order of the file."""

from collections.abc import Iterable
from typing import Any

from sspf_app.exchange.rows import Path, place_of, position_of
from sspf_app.services.case_files import MOST_PROBLEMS, CaseFileError, FileProblem

Found = tuple[Path, str, dict[str, str | int]]
"""Path, code and parameters of a problem, before it has its place in words."""

_LONGEST_VALUE = 60


def shortened(value: object) -> str:
    """A value as a problem shows it: not longer than a line."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[: _LONGEST_VALUE - 1]}…"


def refuse(document: Any, found: Iterable[Found]) -> None:
    """Refuse the file when anything was found.

    Raises:
        CaseFileError: with the problems in the order of the file.
    """
    ordered = sorted(found, key=lambda problem: position_of(document, problem[0]))
    told = [
        FileProblem(place=place_of(document, path), code=code, params=params)
        for path, code, params in ordered[:MOST_PROBLEMS]
    ]
    if told:
        raise CaseFileError(told, has_more=len(ordered) > MOST_PROBLEMS)

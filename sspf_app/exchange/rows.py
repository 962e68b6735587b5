"""Where the rows stand in a case file: the lists, their nesting, and places in words."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sspf_app.domain import facts
from sspf_app.exchange.fields import read_row
from sspf_app.services.case_files import Place

Path = tuple[str | int, ...]
_LONGEST_ID = 64

SHARED_LISTS: dict[str, type[facts.Row]] = {
    "policy": facts.PolicyRow,
    "parties": facts.Party,
    "persons": facts.Person,
    "custody": facts.Custody,
    "cases": facts.Case,
}
CASE_LISTS: dict[str, type[facts.CaseRow]] = {
    "closings": facts.Closing,
    "pauses": facts.Pause,
    "purposes": facts.Purpose,
    "participations": facts.Participation,
    "maturity": facts.Maturity,
    "exceptions": facts.HinderedException,
    "youth_only": facts.YouthOnly,
    "requests": facts.Request,
    "consents": facts.Consent,
    "withdrawals": facts.Withdrawal,
    "meetings": facts.Meeting,
    "legal_disclosures": facts.LegalDisclosure,
    "notes": facts.Note,
}
ITEMS = "items"
ROW_TYPES: dict[str, type[facts.Row]] = {**SHARED_LISTS, **CASE_LISTS, ITEMS: facts.Item}
"""Every kind of row by the name of its list, which is also the name of its field in `Facts`."""


@dataclass(frozen=True, slots=True)
class RowAt:
    """An object of the file that stands for a row.

    Attributes:
        kind: Name of its list.
        path: Where it stands.
        value: The object.
        case: Id of the case around it, if any.
        meeting: Id of the meeting around it, if any.
    """

    kind: str
    path: Path
    value: dict[str, Any]
    case: str | None = None
    meeting: str | None = None

    @property
    def id(self) -> str | None:
        """Its id, None where it has none or not a text."""
        return _text(self.value.get("id"))

    @property
    def scope(self) -> str | None:
        """The case inside which its id is unique; None = in the whole file.

        Items are asked for by their id alone, so their ids are unique in the whole file.
        """
        return None if self.kind == ITEMS else self.case

    def built(self) -> facts.Row:
        """The row of the domain; only for an object that the checks have passed."""
        around = {"case": self.case} if self.kind in CASE_LISTS else {}
        if self.kind == ITEMS:
            around = {"case": self.case, "meeting": self.meeting}
        return read_row(ROW_TYPES[self.kind], self.value, **around)


def rows_of(document: Any) -> Iterator[RowAt]:
    """Walk over all rows; what is no object in a list is passed over."""
    for kind in SHARED_LISTS:
        for path, value in _objects(document, kind, ()):
            yield RowAt(kind, path, value)
            if kind == "cases":
                yield from _rows_of_case(path, value)


def _rows_of_case(case_path: Path, case_value: dict[str, Any]) -> Iterator[RowAt]:
    case = _text(case_value.get("id"))
    for kind in CASE_LISTS:
        for path, value in _objects(case_value, kind, case_path):
            yield RowAt(kind, path, value, case)
            if kind == "meetings":
                meeting = _text(value.get("id"))
                for item_path, item in _objects(value, ITEMS, path):
                    yield RowAt(ITEMS, item_path, item, case, meeting)


def questions_of(document: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Walk over all questions in the same way."""
    return _objects(document, "questions", ())


def _objects(holder: Any, key: str, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    listed = holder.get(key) if isinstance(holder, dict) else None
    for number, value in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(value, dict):
            yield (*path, key, number), value


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def place_of(document: Any, path: Path) -> Place:
    """Say where a path leads, by pointer and in words with the ids on the way."""
    words: list[str] = []
    here = document
    for step in path:
        here = _step(here, step)
        if isinstance(step, str):
            words.append(step)
            continue
        words[-1:] = [f"{words[-1] if words else ''}[{step}]"]
        identifier = _text(here.get("id")) if isinstance(here, dict) else None
        if identifier is not None:
            words[-1] += f" {json.dumps(identifier[:_LONGEST_ID], ensure_ascii=False)}"
    pointer = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)
    return Place(pointer=pointer, words=" · ".join(words))


def _step(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None


def position_of(document: Any, path: Path) -> tuple[int, ...]:
    """A key that sorts paths in the order of the file."""
    position: list[int] = []
    here = document
    for step in path:
        if isinstance(here, dict):
            position.append(list(here).index(step) if step in here else len(here))
        else:
            position.append(step if isinstance(step, int) else 0)
        here = _step(here, step)
    return tuple(position)

"""The boxes of a sheet as a small JSON file, for answers that are not a plain yes or no.

``{"boxes": [{"row": 1, "recipient": "school", "yes": true, "oral": false}], "exclusions": []}``;
rows count from 1 as on the sheet, and a box that is not named was left empty.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sspf_app.services.case_files import CaseFileError, FileProblem, Place

if TYPE_CHECKING:
    from sspf_app.domain.facts import Exclusion
    from sspf_app.services.consent_views import BoxKey
    from sspf_app.services.records import PrintedForm


@dataclass(frozen=True, slots=True)
class Sheet:
    """The marks on a sheet.

    Attributes:
        boxes: True = ticked, False = struck out.
        oral: Boxes for the spoken word only.
    """

    boxes: dict[BoxKey, bool]
    oral: frozenset[BoxKey]
    exclusions: tuple[Exclusion, ...]


def yes_in_all(form: PrintedForm) -> Sheet:
    """A tick in every box that is printed; nobody has a box to tell themselves."""
    ticked = {
        (number, recipient): True
        for number, row in enumerate(form.rows)
        for recipient in form.recipients
        if recipient != row.teller
    }
    return Sheet(ticked, frozenset(), ())


def read_boxes(path: Path) -> Sheet:
    """Read the marks.

    Raises:
        CaseFileError: what is wrong, and where.
        OSError: the file cannot be read.
    """
    try:
        found = json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        raise _wrong("", "not_json", line=error.lineno, column=error.colno) from error
    except (ValueError, RecursionError) as error:
        raise _wrong("", "not_json", line=1, column=1) from error
    known = _object(found, "", {"boxes", "exclusions"})
    boxes: dict[BoxKey, bool] = {}
    oral: set[BoxKey] = set()
    for place, value in enumerate(_list(known.get("boxes", []), "boxes")):
        at = f"boxes[{place}]"
        mark = _object(value, at, {"row", "recipient", "yes", "oral"})
        row, recipient = mark.get("row"), mark.get("recipient")
        if type(row) is not int or row < 1:
            raise _wrong(f"{at} · row", "not_integer")
        if not isinstance(recipient, str):
            raise _wrong(f"{at} · recipient", "not_string")
        key = (row - 1, recipient)
        if key in boxes:
            raise _wrong(at, "repeated_value")
        boxes[key] = _flag(mark.get("yes"), f"{at} · yes")
        if _flag(mark.get("oral", False), f"{at} · oral"):
            oral.add(key)
    listed = enumerate(_list(known.get("exclusions", []), "exclusions"))
    exclusions = tuple(_exclusion(value, f"exclusions[{place}]") for place, value in listed)
    return Sheet(boxes, frozenset(oral), exclusions)


def _exclusion(value: object, at: str) -> Exclusion:
    from sspf_app.domain.facts import Exclusion

    names = {"subject": "subject", "from": "source", "to": "recipient", "type": "type"}
    known = _object(value, at, set(names))
    if not all(isinstance(part, str) for part in known.values()):
        raise _wrong(at, "not_string")
    return Exclusion(**{names[key]: str(part) for key, part in known.items()})


def _object(value: object, at: str, keys: set[str]) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _wrong(at, "not_object")
    known = cast("dict[str, object]", value)
    for key in known:
        if key not in keys:
            raise _wrong(at, "unknown_key", key=key)
    return known


def _list(value: object, at: str) -> list[object]:
    if not isinstance(value, list):
        raise _wrong(at, "not_array")
    return cast("list[object]", value)


def _flag(value: object, at: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(at, "not_boolean")
    return value


def _wrong(at: str, code: str, **params: str | int) -> CaseFileError:
    return CaseFileError([FileProblem(place=Place(pointer="", words=at), code=code, params=params)])

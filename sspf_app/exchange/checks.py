"""All checks of a case file, in one go."""

from collections.abc import Iterator
from datetime import tzinfo
from typing import Any

from sspf_app.exchange.consistency import (
    consent_faults,
    duplicates,
    instant_faults,
    instant_keys,
    ties,
)
from sspf_app.exchange.problems import Found
from sspf_app.exchange.references import Ids, ambiguous_ids, reference_faults
from sspf_app.exchange.rows import Path, RowAt, questions_of, rows_of
from sspf_app.services.case_files import MOST_PROBLEMS


def document_faults(document: Any, zone: tzinfo) -> Iterator[Found]:
    """Check a document against the schema, then what the schema cannot say.

    A row with a fault is not checked further, but what refers to it still finds it: one fault is
    told once.
    """
    # jsonschema takes longer to load than the program to start, and few starts read a file.
    from sspf_app.exchange.shape import shape_faults

    misshapen: list[Path] = []
    for found in shape_faults(document):
        yield found
        misshapen.append(found[0])
        if len(misshapen) > MOST_PROBLEMS:
            return
    faulty = _rows_around(misshapen, document)
    if () in faulty:
        return  # a whole list is missing: what refers into it says nothing new
    rows = list(rows_of(document))
    sound: list[RowAt] = []
    for row in rows:
        if row.path in faulty:
            continue
        wrong_instants = list(instant_faults(row.value, instant_keys(row.kind), row.path))
        yield from wrong_instants
        if not wrong_instants:
            sound.append(row)
    yield from _faults_between(rows, sound, document, zone)
    yield from _question_faults(document, faulty)


def _rows_around(paths: list[Path], document: Any) -> set[Path]:
    """The rows and questions in which these places lie."""
    if not paths:
        return set()
    owners = {row.path for row in rows_of(document)} | {path for path, _ in questions_of(document)}
    return {_owner(path, owners) for path in paths}


def _owner(path: Path, owners: set[Path]) -> Path:
    while path and path not in owners:
        path = path[:-1]
    return path


def _faults_between(
    rows: list[RowAt], sound: list[RowAt], document: Any, zone: tzinfo
) -> Iterator[Found]:
    ids = Ids(rows)
    yield from ambiguous_ids(rows, ids)
    yield from duplicates(sound, document)
    yield from ties(sound, document)
    for row in sound:
        yield from reference_faults(row, ids)
        if row.kind == "consents":
            yield from consent_faults(row, zone)


def _question_faults(document: Any, faulty: set[Path]) -> Iterator[Found]:
    first: dict[str, int] = {}
    for number, (path, value) in enumerate(questions_of(document)):
        if path in faulty:
            continue
        yield from instant_faults(value, ("at", "known_at"), path)
        if first.setdefault(value["id"], number) != number:
            earlier = f"questions[{first[value['id']]}]"
            yield (*path, "id"), "duplicate_id", {"id": value["id"], "first": earlier}

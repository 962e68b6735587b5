"""What the schema cannot say: every id that a row names must exist, of the right kind.

A row that was replaced is there too: what a reference to it means is for the rules to say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sspf_app.domain.codes import EVERY, FAMILY
from sspf_app.exchange.problems import Found, shortened
from sspf_app.exchange.rows import Path, RowAt

_PERSON, _PARTY, _EITHER = "unknown_person", "unknown_party", "unknown_party_or_person"
_PURPOSE, _SOURCE = "unknown_purpose", "unknown_source"
_EACH = "*"

# Where ids stand in a row ("*" = each one of a list), and what they must be ids of.
_REFERENCES: dict[str, dict[Path, str]] = {
    "custody": {("child",): _PERSON, ("holder",): _PERSON},
    "cases": {("young_person",): _PERSON, ("coordinator_party",): _PARTY},
    "participations": {("party",): _PARTY},
    "maturity": {("person",): _PERSON},
    "exceptions": {("guardian",): _PERSON},
    "requests": {("signatory",): _PERSON, ("purpose",): _PURPOSE, ("subjects", _EACH): _PERSON},
    "consents": {
        ("signatory",): _PERSON,
        ("purpose",): _PURPOSE,
        ("subjects", _EACH): _PERSON,
        ("grants", _EACH, "subject"): _PERSON,
        ("grants", _EACH, "party"): _PARTY,
        ("grants", _EACH, "person"): _PERSON,
        ("exclusions", _EACH, "subject"): _PERSON,
        ("exclusions", _EACH, "from"): _PARTY,
        ("exclusions", _EACH, "to"): _EITHER,
    },
    "withdrawals": {
        ("signatory",): _PERSON,
        ("subjects", _EACH): _PERSON,
        ("purposes", _EACH): _PURPOSE,
        ("parties", _EACH): _EITHER,
    },
    "meetings": {("purpose",): _PURPOSE, ("participants", _EACH): _EITHER},
    "items": {
        ("source",): _SOURCE,
        ("about", _EACH): _PERSON,
        ("commitment", "responsible"): _EITHER,
        ("views", _EACH, "person"): _PERSON,
    },
    "legal_disclosures": {("to",): _PARTY},
    "notes": {("purpose",): _PURPOSE},
}


class Ids:
    """The ids of a file, by what they are ids of."""

    def __init__(self, rows: Iterable[RowAt]) -> None:
        """Collect them from all rows, also from rows with faults."""
        self.of_kind: dict[str, set[str]] = defaultdict(set)
        self._purposes: set[tuple[str | None, str]] = set()
        for row in rows:
            if row.id is not None:
                self.of_kind[row.kind].add(row.id)
                if row.kind == "purposes":
                    self._purposes.add((row.case, row.id))

    def has(self, wanted: str, value: str, row: RowAt) -> bool:
        """Whether an id named in a row is one of those wanted there."""
        persons, parties = self.of_kind["persons"], self.of_kind["parties"]
        match wanted:
            case "unknown_person":
                return value in persons
            case "unknown_party":
                return value in parties
            case "unknown_source":
                return value in parties or value == FAMILY
            case "unknown_purpose":
                return (row.case, value) in self._purposes
            case _:
                return value in persons or value in parties


def reference_faults(row: RowAt, ids: Ids) -> Iterator[Found]:
    """Check the ids that one row names."""
    for place, wanted in _REFERENCES.get(row.kind, {}).items():
        for path, value in _values(row.value, place, row.path):
            if not ids.has(wanted, value, row):
                yield path, wanted, {"id": shortened(value)}


def _values(value: Any, place: Path, path: Path) -> Iterator[tuple[Path, str]]:
    if not place:
        if value != EVERY:
            yield path, value
        return
    step, rest = place[0], place[1:]
    if step == _EACH:
        for number, part in enumerate(value if isinstance(value, list) else ()):
            yield from _values(part, rest, (*path, number))
    elif step in value:
        yield from _values(value[step], rest, (*path, step))


def ambiguous_ids(rows: Iterable[RowAt], ids: Ids) -> Iterator[Found]:
    """Find party ids that could mean something else.

    Exclusions, withdrawals and readers name parties and persons alike, and the source of an item
    can be the word family: an id that is both has no defined answer.
    """
    persons = ids.of_kind["persons"]
    for row in rows:
        if row.kind != "parties" or row.id is None:
            continue
        if row.id in persons:
            yield (*row.path, "id"), "party_and_person", {"id": shortened(row.id)}
        if row.id == FAMILY:
            yield (*row.path, "id"), "reserved_id", {"id": FAMILY}

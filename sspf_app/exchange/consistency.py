"""What the schema cannot say about single rows and rows of a kind.

Only what the format forbids, or what would leave a question without a defined answer. What merely
has no effect (a validity beyond the longest, a period that ends before it begins) is no fault, and
rules about the moment of entry are not applied to a file.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from operator import itemgetter
from typing import Any

from sspf_app.domain.facts import Row
from sspf_app.exchange.fields import fields_of, read_instant
from sspf_app.exchange.problems import Found, shortened
from sspf_app.exchange.rows import ROW_TYPES, Path, RowAt, place_of

ALWAYS_KNOWN = datetime.min.replace(tzinfo=UTC)
STANDS = datetime.max.replace(tzinfo=UTC)


def instant_faults(value: dict[str, Any], keys: Iterable[str], path: Path) -> Iterator[Found]:
    """Find instants that do not exist, such as 30 February."""
    for key in keys:
        text = value.get(key)
        if text is not None:
            try:
                read_instant(text)
            except ValueError:
                yield (*path, key), "impossible_instant", {"value": shortened(text)}


def instant_keys(kind: str) -> tuple[str, ...]:
    """The properties of a kind of row that are instants."""
    return tuple(field.key for field in fields_of(ROW_TYPES[kind]) if field.is_instant)


def consent_faults(row: RowAt, zone: tzinfo) -> Iterator[Found]:
    """Check what a consent record says against itself."""
    value, path = row.value, row.path
    signed_time = value.get("signed_time")
    if signed_time is not None:
        day = read_instant(signed_time).astimezone(zone).date().isoformat()
        if day != value["signed_on"]:
            yield (*path, "signed_on"), "signed_on_other_day", {"day": day}
    if "invalidated_because" in value and value["replaced_at"] is None:
        yield (*path, "invalidated_because"), "invalidated_but_stands", {}
    subjects = frozenset(value["subjects"])
    seen: dict[tuple[str, str, str], int] = {}
    for number, grant in enumerate(value["grants"]):
        here = (*path, "grants", number)
        if "party" in grant and "person" in grant:
            yield here, "party_or_person", {}
            continue
        if grant["subject"] not in subjects:
            yield (*here, "subject"), "subject_not_in_record", {"id": grant["subject"]}
        recipient = grant.get("party") or grant["person"]
        cell = (grant["subject"], recipient, grant["type"])
        if cell in seen:
            yield here, "repeated_grant", {"number": seen[cell]}
        seen.setdefault(cell, number)


def duplicates(rows: Iterable[RowAt], document: Any) -> Iterator[Found]:
    """Find rows of a kind with the same id that exist at the same time, or say the same twice.

    The versions of a case (or meeting) that was corrected are separate objects of the file, and
    each may repeat the rows inside it: the same row in another list is one row.
    """
    groups: dict[Hashable, list[RowAt]] = defaultdict(list)
    for row in rows:
        groups[row.kind, row.scope, row.id].append(row)
    for group in groups.values():
        if len(group) > 1:
            yield from _duplicates_of_one(group, document)


def _duplicates_of_one(group: list[RowAt], document: Any) -> Iterator[Found]:
    said: dict[Row, RowAt] = {}
    listed: dict[tuple[Path, Row], RowAt] = {}
    standing = _Standing()
    for row in group:
        built, place = row.built(), row.path[:-1]
        code, other = "repeated_row", listed.setdefault((place, built), row)
        if other is row and said.setdefault(built, row) is row:
            code, other = "duplicate_id", standing.rival_of(row) or row
        if other is not row:
            first = place_of(document, other.path).words
            yield (*row.path, "id"), code, {"id": str(row.id), "first": first}


def ties(rows: Iterable[RowAt], document: Any) -> Iterator[Found]:
    """Find rows of which only one may be: a policy start, an assessment of a person and day."""
    groups: dict[Hashable, _Standing] = defaultdict(_Standing)
    for row in rows:
        if row.kind == "policy":
            key, only = "starts_on", (row.kind, row.value["starts_on"])
        elif row.kind == "maturity":
            day = row.value["assessed_on"]
            key, only = "assessed_on", (row.kind, row.case, row.value["person"], day)
        else:
            continue
        rival = groups[only].rival_of(row)
        if rival is not None and rival.id != row.id:
            first = place_of(document, rival.path).words
            yield (*row.path, key), f"same_{key}", {"first": first}


class _Standing:
    """Rows of which only one may exist at a time, by when they exist.

    A file may hold thousands of versions of one row, so none is held against all others.
    """

    def __init__(self) -> None:
        self._rows: list[tuple[datetime, datetime, RowAt]] = []

    def rival_of(self, row: RowAt) -> RowAt | None:
        """One that exists at the same time; a row that has none is kept beside the others."""
        start, end = _existence(row)
        if start >= end:
            return None  # it never existed
        here = bisect_right(self._rows, start, key=itemgetter(0))
        for other_start, other_end, other in self._rows[max(here - 1, 0) : here + 1]:
            if max(start, other_start) < min(end, other_end):
                return other
        self._rows.insert(here, (start, end, row))
        return None


def _existence(row: RowAt) -> tuple[datetime, datetime]:
    start, end = row.value.get("recorded_at"), row.value.get("replaced_at")
    return (
        ALWAYS_KNOWN if start is None else read_instant(start),
        STANDS if end is None else read_instant(end),
    )

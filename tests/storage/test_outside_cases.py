"""Whatever stands in a file, nobody a case needs is among those who may go.

Defends: a name anywhere in a case, custody and relations, merges, and what was left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Integer, create_engine, insert

from sspf_app.domain.outside_cases import Outside
from sspf_app.services.disposal_ports import OutsideAsked
from sspf_app.storage.outside_cases import outside_cases
from sspf_app.storage.rows import Base

THEN = "2026-03-12T09:30:00+00:00"
_WHO = st.sampled_from([f"p-{number}" for number in range(7)])
_PAIRS = st.lists(st.tuples(_WHO, _WHO).filter(lambda pair: pair[0] != pair[1]), max_size=4)
_PLACES = (
    ("notes", "text"),
    ("meetings", "participants"),
    ("planned_points", "about"),
    ("history", "old"),
    ("legal_requests", "person"),
)
"""A few of the columns in which a case may name somebody, as an id or within words."""
_ENGINE = create_engine("sqlite://")


def _put(connection: Connection, table: str, number: int, **told: Any) -> None:
    columns = Base.metadata.tables[table].c
    values: dict[str, Any] = {
        one.name: number
        if one.primary_key
        else 0
        if isinstance(one.type, Integer)
        else f"x{number}"
        for one in columns
        if not one.nullable
    }
    connection.execute(insert(Base.metadata.tables[table]).values({**values, **told}))


def _fill(connection: Connection, told: Mapping[str, Any]) -> None:
    for number in range(7):
        _put(connection, "persons", number + 1, id=f"p-{number}", recorded_at=THEN)
    for number, (place, who) in enumerate(told["named"], start=1):
        table, column = _PLACES[place]
        said = f'["p-99","{who}"]' if column != "person" else who
        _put(connection, table, number, case_id="c-1", **{column: said})
    for number, (child, holder) in enumerate(told["custody"], start=1):
        _put(connection, "custody", number, child=child, holder=holder, recorded_at=THEN)
    for number, (one, other) in enumerate(told["related"], start=1):
        _put(connection, "person_relations", number, person=one, other=other, recorded_at=THEN)
    for number, (kept, dropped) in enumerate(told["merged"], start=1):
        _put(connection, "person_merges", number, kept=kept, dropped=dropped, merged_at=THEN)


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "named": st.lists(st.tuples(st.integers(0, len(_PLACES) - 1), _WHO), max_size=3),
            "custody": _PAIRS,
            "related": _PAIRS,
            "merged": st.lists(st.sampled_from([("p-0", "p-5"), ("p-1", "p-6")]), unique=True),
        }
    ),
    st.none() | st.frozensets(_WHO),
)
def test_nobody_a_case_needs_and_nobody_tied_to_who_stays(
    told: dict[str, Any], only: frozenset[str] | None
) -> None:
    asked = OutsideAsked(before={Outside.PERSON: datetime(2030, 1, 1, tzinfo=UTC)}, only=only)
    with _ENGINE.connect() as connection:
        Base.metadata.create_all(connection)
        _fill(connection, told)
        gone = {one.id for one in outside_cases(connection, asked)}
        connection.rollback()
    gone |= {dropped for kept, dropped in told["merged"] if kept in gone}
    assert not gone & {who for _, who in told["named"]}
    if only is not None:
        assert gone - {dropped for _, dropped in told["merged"]} <= only
    for one, other in (*told["custody"], *told["related"], *told["merged"]):
        assert (one in gone) == (other in gone)
    if only is None and not told["named"]:
        assert gone == {f"p-{number}" for number in range(7)}

"""Records to store: builders with sensible values, and anything a record of a kind may hold."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from sspf_app.domain import codes, facts
from sspf_app.domain.fact_set import Facts
from sspf_app.services.actors import Actor, Role

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
ACTOR = Actor(
    user_id="u-1", login="maria", name="Maria", role=Role.COORDINATOR, workstation="desk-1"
)


class FixedClock:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.at = NOW

    @property
    def zone(self) -> tzinfo:
        return ZONE

    def now(self) -> datetime:
        return self.at


def a_person(**changes: Any) -> facts.Person:
    values: dict[str, Any] = {"id": "alva", "name": "Alva Ek", "born": date(2011, 5, 3)}
    return facts.Person(**(values | changes))


def a_case(**changes: Any) -> facts.Case:
    values: dict[str, Any] = {
        "id": "c-1",
        "young_person": "alva",
        "coordinator_party": "social",
        "opened_at": NOW - timedelta(days=60),
        "reference": "SSPF 2026-014",
    }
    return facts.Case(**(values | changes))


def a_custody(**changes: Any) -> facts.Custody:
    values: dict[str, Any] = {
        "id": "cu-1",
        "child": "alva",
        "holder": "anna",
        "kind": codes.CustodyKind.SOLE,
        "starts_on": date(2011, 5, 3),
    }
    return facts.Custody(**(values | changes))


def a_consent(**changes: Any) -> facts.Consent:
    values: dict[str, Any] = {
        "id": "co-1",
        "case": "c-1",
        "signatory": "anna",
        "purpose": "p1",
        "subjects": ("alva",),
        "terms": 3,
        "form_version": "v3.0",
        "language": "sv",
        "answer": codes.Answer.YES,
        "medium": codes.Medium.WRITTEN,
        "signed_on": date(2026, 1, 12),
        "valid_to": date(2026, 6, 30),
        "grants": (
            facts.Grant(
                subject="alva",
                party="school",
                type=codes.InformationType.ATTENDANCE,
                give=True,
                receive=False,
            ),
        ),
    }
    return facts.Consent(**(values | changes))


def a_meeting(**changes: Any) -> facts.Meeting:
    values: dict[str, Any] = {
        "id": "m-1",
        "case": "c-1",
        "starts_at": NOW + timedelta(days=3),
        "purpose": "p1",
        "participants": ("social", "school"),
    }
    return facts.Meeting(**(values | changes))


def an_item(**changes: Any) -> facts.Item:
    values: dict[str, Any] = {
        "id": "i-1",
        "case": "c-1",
        "meeting": "m-1",
        "text": "Frånvaron har ökat sedan jul.",
        "source": "school",
        "about": ("alva",),
        "types": (codes.InformationType.ATTENDANCE,),
    }
    return facts.Item(**(values | changes))


_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
_ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXTS,
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.one_of(_ZONES, st.just(UTC))),
}


def records_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any record of a kind, with any values its fields may hold."""
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: _values_of(hints[field.name]) for field in fields(kind)})


def _values_of(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(
            *(st.none() if part is NoneType else _values_of(part) for part in get_args(hint))
        )
    if get_origin(hint) is tuple:
        return st.lists(_values_of(get_args(hint)[0]), max_size=3).map(tuple)
    if is_dataclass(hint):
        return records_of(cast("type[Any]", hint))
    assert issubclass(hint, StrEnum)
    return st.sampled_from(hint)


def rows_of(everything: Facts) -> Iterator[facts.Row]:
    """All rows of the facts."""
    for field in fields(everything):
        if field.name != "zone":
            yield from getattr(everything, field.name)

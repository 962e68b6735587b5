"""Facts with every property of every kind of row, drawn from the annotations of the rows."""

import dataclasses
import types
import typing
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, TypeVar

from hypothesis import strategies as st

from sspf_app.domain import facts
from sspf_app.domain.codes import EVERY, FAMILY, Answer, InformationType, Medium
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Consent, Grant
from sspf_app.exchange.rows import CASE_LISTS, ITEMS, ROW_TYPES
from tests.exchange.files import ZONE

RowT = TypeVar("RowT")

PERSONS, PARTIES, PURPOSES = ("alva", "anna", "erik"), ("social", "school"), ("p1", "p2")
MEETINGS = ("m1", "m2")
OFFSETS = [timezone(timedelta(minutes=minutes)) for minutes in (-570, 0, 60, 120, 345)]

INSTANTS = st.builds(
    lambda seconds, micros, offset: datetime.fromtimestamp(seconds, offset).replace(
        microsecond=micros
    ),
    st.integers(-2_000_000_000, 8_000_000_000),
    st.sampled_from((0, 1, 999_999)),
    st.sampled_from(OFFSETS),
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
TYPES = st.sampled_from([*InformationType, EVERY])

_person, _party = st.sampled_from(PERSONS), st.sampled_from(PARTIES)
_either = st.sampled_from(PERSONS + PARTIES)
_purpose = st.sampled_from(PURPOSES)


def _some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, min_size=1, max_size=3, unique=True).map(tuple)


def _some_or_every(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.just((EVERY,)) | _some(values)


# Fields whose values must fit other rows, or the schema, by their name.
_FITTING: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("child", "holder", "young_person", "person"), _person),
    **dict.fromkeys(("guardian", "signatory"), _person),
    **dict.fromkeys(("coordinator_party", "party"), _party),
    "purpose": _purpose,
    "subjects": _some(_person),
    "about": _some(_person),
    "types": _some(st.sampled_from(list(InformationType))),
    "participants": st.lists(_either, max_size=2).map(tuple),
    "responsible": _either,
    "meeting": st.sampled_from(MEETINGS),
    "source": st.sampled_from((*PARTIES, FAMILY)),
    "language": st.sampled_from(("sv", "prs", "sv-x-lattlast")),
    "personal_number": st.just("20120514-2399"),
    "grants": st.just(()),
}
_FITTING_OF: dict[type, dict[str, st.SearchStrategy[Any]]] = {
    facts.LegalDisclosure: {"recipient": _party},
    facts.Maturity: {"types": st.just(()) | _FITTING["types"]},
    facts.Withdrawal: {
        "subjects": _some_or_every(_person),
        "purposes": _some_or_every(_purpose),
        "parties": _some_or_every(_either),
        "types": _some_or_every(st.sampled_from([str(one) for one in InformationType])),
    },
    facts.Exclusion: {
        "subject": st.sampled_from((*PERSONS, EVERY)),
        "source": st.sampled_from((*PARTIES, EVERY)),
        "recipient": st.sampled_from((*PARTIES, *PERSONS, EVERY)),
        "type": TYPES.map(str),
    },
}


def _of_type(kind: Any) -> st.SearchStrategy[Any]:
    if typing.get_origin(kind) is tuple:
        return st.lists(_of_type(typing.get_args(kind)[0]), max_size=2).map(tuple)
    if typing.get_origin(kind) is types.UnionType:
        return st.one_of(*(_of_type(part) for part in typing.get_args(kind)))
    if dataclasses.is_dataclass(kind):
        return rows(typing.cast(Any, kind))
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    plain: dict[type, st.SearchStrategy[Any]] = {
        types.NoneType: st.none(),
        bool: st.booleans(),
        int: st.integers(1, 2**31 - 1),
        str: TEXTS,
        date: st.dates(),
        datetime: INSTANTS,
    }
    return plain[kind]


def rows(row_type: type[RowT], **fixed: Any) -> st.SearchStrategy[RowT]:
    """Any row of this type that a case file could hold, with some fields given."""
    hints = typing.get_type_hints(row_type)
    strategies: dict[str, st.SearchStrategy[Any]] = {}
    for field in dataclasses.fields(typing.cast(Any, row_type)):
        fitting = (_FITTING | _FITTING_OF.get(row_type, {})).get(field.name)
        strategies[field.name] = _of_type(hints[field.name]) if fitting is None else fitting
    strategies |= {name: st.just(value) for name, value in fixed.items()}
    return st.builds(row_type, **strategies)


@st.composite
def _grants(draw: st.DrawFn, subjects: tuple[str, ...]) -> tuple[Grant, ...]:
    boxes = st.none() | st.booleans()
    drawn: dict[tuple[str, str, str], Grant] = {}
    for _ in range(draw(st.integers(0, 3))):
        recipient = draw(_either)
        is_person = recipient in PERSONS
        grant = draw(
            rows(
                Grant,
                subject=draw(st.sampled_from(subjects)),
                party=None if is_person else recipient,
                person=recipient if is_person else None,
                give=None if is_person else draw(boxes),
            )
        )
        drawn[grant.subject, recipient, grant.type] = grant
    return tuple(drawn.values())


@st.composite
def _fitted(draw: st.DrawFn, consent: Consent) -> Consent:
    """The consent with what the format asks of an answer like this."""
    if consent.answer is Answer.NO:
        changes: dict[str, Any] = {"valid_to": None, "free_words_unconfirmed": False}
        changes |= {"exclusions": (), "grants": ()}
    else:
        changes = {"valid_to": consent.valid_to or draw(st.dates())}
        changes |= {"grants": draw(_grants(consent.subjects))}
    if consent.answer is Answer.NO or consent.medium is Medium.ORAL:
        changes["valid_from"] = None
    if consent.signed_time is not None:
        changes["signed_on"] = consent.signed_time.astimezone(ZONE).date()
    if consent.replaced_at is None:
        changes["invalidated_because"] = None
    return replace(consent, **changes)


@st.composite
def any_facts(draw: st.DrawFn) -> Facts:
    """Facts of up to two cases; ids are unique, the rows of a kind in the order of their ids."""
    drawn: dict[str, list[Any]] = {kind: [] for kind in ROW_TYPES}
    drawn["persons"] = [draw(rows(facts.Person, id=one)) for one in PERSONS]
    drawn["parties"] = [draw(rows(facts.Party, id=one)) for one in PARTIES[::-1]]
    days = draw(st.lists(st.dates(), max_size=2, unique=True))
    drawn["policy"] = [
        draw(rows(facts.PolicyRow, id=f"po-{n}", starts_on=day)) for n, day in enumerate(days)
    ]
    drawn["custody"] = [
        draw(rows(facts.Custody, id=f"cu-{n}")) for n in range(draw(st.integers(0, 2)))
    ]
    for case in ("c1", "c2")[: draw(st.integers(0, 2))]:
        drawn["cases"].append(draw(rows(facts.Case, id=case)))
        for kind, row_type in {**CASE_LISTS, ITEMS: facts.Item}.items():
            names = {"purposes": PURPOSES, "meetings": MEETINGS}.get(kind)
            count = draw(st.integers(0, 1 if kind == "maturity" else 2))
            for name in names or [f"{kind[:2]}-{case}-{n}" for n in range(count)]:
                row = draw(rows(row_type, id=name, case=case))
                drawn[kind].append(draw(_fitted(row)) if isinstance(row, Consent) else row)
    drawn[ITEMS].sort(key=lambda item: (item.case, item.meeting, item.id))
    return Facts(zone=ZONE, **{kind: tuple(listed) for kind, listed in drawn.items()})

"""Writing a case file, and reading it again."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf_app.domain.errors import NaiveInstant
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Purpose
from sspf_app.exchange import case_file
from sspf_app.exchange.rows import ROW_TYPES
from sspf_app.services.case_files import CaseFileError
from tests.exchange.any_facts import any_facts
from tests.exchange.files import ZONE, read, small

NAIVE = datetime(2026, 1, 1)  # noqa: DTZ001  it is what the test is about


def _offsets(value: Any) -> list[Any]:
    if isinstance(value, tuple):
        return [_offsets(part) for part in value]
    if isinstance(value, datetime):
        return [value.utcoffset()]
    if hasattr(value, "__dataclass_fields__"):
        return [_offsets(getattr(value, field.name)) for field in fields(value)]
    return []


@settings(max_examples=40)
@given(any_facts(), st.randoms(use_true_random=False))
def test_read_again_the_facts_are_the_same(facts: Facts, random: Any) -> None:
    written = case_file.dump(facts)
    again = case_file.parse(written, ZONE).facts
    assert again == facts
    assert _offsets(tuple(getattr(again, kind) for kind in ROW_TYPES)) == _offsets(
        tuple(getattr(facts, kind) for kind in ROW_TYPES)
    )
    mixed = {kind: list(getattr(facts, kind)) for kind in ROW_TYPES}
    for listed in mixed.values():
        random.shuffle(listed)
    shuffled = replace(facts, **{kind: tuple(rows) for kind, rows in mixed.items()})
    assert case_file.dump(shuffled) == written


def test_questions_are_written_beside_the_facts() -> None:
    found = read(small())
    again = read(case_file.dump(found.facts, found.questions))
    assert again.questions == found.questions
    assert set(again.places) == set(found.places)


def test_what_has_its_default_is_left_out_but_what_the_schema_wants() -> None:
    facts = read(small()).facts
    written = json.loads(case_file.dump(facts))
    assert written["persons"][1] == {"id": "anna", "name": "Anna Lind", "adult": True}
    assert written["custody"][0]["to"] is None
    assert written["policy"] == [{"id": "po-1", "starts_on": "2026-01-01", "oral_days": 10}]
    case = written["cases"][0]
    assert "pauses" not in case
    assert case["withdrawals"][0]["subjects"] == "*"
    assert case["consents"][0]["exclusions"] == [
        {"subject": "*", "from": "school", "to": "anna", "type": "*"}
    ]
    assert case["consents"][0]["grants"][0] == {
        "subject": "alva",
        "party": "school",
        "type": "attendance",
        "give": True,
    }


def test_versions_are_written_one_after_the_other() -> None:
    facts = read(small()).facts
    turn = datetime(2026, 2, 1, tzinfo=UTC)
    (case,), (meeting,) = facts.cases, facts.meetings
    facts = replace(
        facts,
        cases=(
            replace(case, recorded_at=turn, reference="SSPF 1"),
            replace(case, replaced_at=turn),
        ),
        meetings=(
            replace(meeting, replaced_at=turn),
            replace(meeting, recorded_at=turn, place="x"),
        ),
    )
    again = read(case_file.dump(facts)).facts
    assert [one.reference for one in again.cases] == [None, "SSPF 1"]
    assert [one.place for one in again.meetings] == [None, "x"]
    for kind in ("purposes", "items", "consents", "withdrawals"):
        assert getattr(again, kind) == getattr(facts, kind)


def test_a_zone_without_whole_minutes_is_written_in_utc() -> None:
    facts = read(small()).facts
    offset = timezone(timedelta(hours=1, minutes=12, seconds=12))
    opened = datetime(2026, 1, 7, 8, tzinfo=offset)
    facts = replace(facts, cases=(replace(facts.cases[0], opened_at=opened),))
    assert read(case_file.dump(facts)).facts.cases[0].opened_at == opened


def test_facts_that_cannot_be_said_are_refused() -> None:
    facts = replace(read(small()).facts, purposes=())
    with pytest.raises(CaseFileError) as caught:
        case_file.dump(facts)
    assert caught.value.problems[0].code == "empty_list"


def test_rows_of_a_case_that_is_not_there_are_a_bug() -> None:
    with pytest.raises(ValueError, match="c1"):
        case_file.dump(replace(read(small()).facts, cases=()))
    with pytest.raises(ValueError, match="m-1"):
        case_file.dump(replace(read(small()).facts, meetings=()))


def test_naive_instants_are_a_bug() -> None:
    case = Case(id="c1", young_person="a", coordinator_party="b", opened_at=NAIVE)
    purpose = Purpose(id="p1", case="c1", text="x")
    with pytest.raises(NaiveInstant):
        case_file.dump(Facts(zone=ZONE, cases=(case,), purposes=(purpose,)))

"""When a case may be disposed of, for every case: days, flags, cases of one person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain.retention import (
    ClassRule,
    FileOfCase,
    FlagKind,
    RetentionDay,
    Stop,
    day_of_birth,
    retention_days,
    sampled_on,
)

RULES = (
    ClassRule(code="five_years", years=5),
    ClassRule(code="investigation", years=5, until_age=30),
    ClassRule(code="placement", years=5, is_for_ever=True),
)
FILE = FileOfCase(
    case="c-1",
    person="p-1",
    is_open=False,
    last_note_on=date(2026, 3, 12),
    retention="five_years",
    born=date(2012, 2, 3),
)
_DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
_FILES = st.builds(
    FileOfCase,
    case=st.sampled_from(["c-1", "c-2", "c-3"]),
    person=st.sampled_from(["p-1", "p-2"]),
    is_open=st.booleans(),
    last_note_on=_DAYS,
    retention=st.sampled_from([None, "five_years", "investigation", "placement", "local"]),
    born=st.none() | _DAYS,
    number=st.none() | st.just("20120265-1234"),
    flags=st.frozensets(st.sampled_from(list(FlagKind))),
    is_on_its_way=st.booleans(),
)
_LISTS = st.lists(_FILES, max_size=3, unique_by=lambda one: one.case)


def day(*files: FileOfCase, keeps_all: bool = False) -> RetentionDay:
    listed = files or (FILE,)
    return retention_days(listed, RULES, keeps_all=keeps_all, until_age=30)[listed[0].case]


def test_five_whole_years_after_the_last_note_and_done_by_the_end_of_the_next_year() -> None:
    found = day()
    assert (found.earliest, found.latest) == (date(2031, 3, 12), date(2032, 12, 31))
    assert found.stops == ()
    assert not found.is_due(date(2031, 3, 11))
    assert found.is_due(date(2031, 3, 12))


def test_a_last_note_of_29_february_has_its_day_on_1_march() -> None:
    assert day(replace(FILE, last_note_on=date(2024, 2, 29))).earliest == date(2029, 3, 1)


def test_papers_of_an_investigation_stay_until_30_whoever_says_so() -> None:
    for one in (
        replace(FILE, retention="investigation"),
        replace(FILE, flags=frozenset({FlagKind.INVESTIGATION})),
    ):
        assert day(one).earliest == date(2042, 2, 3)
    leapling = replace(FILE, born=date(2012, 2, 29), retention="investigation")
    assert day(leapling).earliest == date(2042, 3, 1)
    older = replace(FILE, born=date(2000, 1, 2), retention="investigation")
    assert day(older).earliest == date(2031, 3, 12)
    unknown = replace(FILE, born=None, number=None, retention="investigation")
    assert day(unknown) == RetentionDay(earliest=None, latest=None, stops=(Stop.BIRTH_UNKNOWN,))


@pytest.mark.parametrize(
    ("changed", "stops"),
    [
        ({"is_open": True}, (Stop.OPEN,)),
        ({"is_open": True, "retention": None}, (Stop.OPEN,)),
        ({"retention": None}, (Stop.NOT_CLASSED,)),
        ({"retention": "local"}, (Stop.NO_RULE,)),
        ({"retention": "placement"}, (Stop.NEVER,)),
        ({"flags": frozenset({FlagKind.PLACEMENT})}, (Stop.PLACEMENT,)),
        ({"flags": frozenset({FlagKind.LEGAL_HOLD})}, (Stop.LEGAL_HOLD,)),
        ({"flags": frozenset({FlagKind.RESEARCH})}, (Stop.RESEARCH,)),
        ({"is_on_its_way": True}, (Stop.TRANSFER,)),
        ({"born": date(2012, 2, 5)}, (Stop.RESEARCH,)),
        ({"born": date(2012, 2, 15)}, (Stop.RESEARCH,)),
        ({"born": date(2012, 2, 25)}, (Stop.RESEARCH,)),
        ({"born": date(2012, 2, 6)}, ()),
        ({"born": None}, (Stop.BIRTH_UNKNOWN,)),
        ({"born": None, "number": "20120265-1234"}, (Stop.RESEARCH,)),
        ({"born": None, "number": "20120266-1234"}, ()),
        ({"born": None, "number": "20120260-1234"}, (Stop.BIRTH_UNKNOWN,)),
    ],
)
def test_what_stops_a_case(changed: dict[str, object], stops: tuple[Stop, ...]) -> None:
    assert day(replace(FILE, **changed)).stops == stops  # pyright: ignore[reportArgumentType]


def test_the_day_of_birth_of_a_coordination_number_is_60_less() -> None:
    assert day_of_birth(None, "20120265-1234") == 5
    assert day_of_birth(None, "20120225-1234") == 25
    assert day_of_birth(None, "20120201-1234") == day_of_birth(None, "20120261-1234") == 1
    assert day_of_birth(None, "20120131-1234") == day_of_birth(None, "20120191-1234") == 31
    for none in ("20120200-1234", "20120132-1234", "20120260-1234", "20120192-1234"):
        assert day_of_birth(None, none) is None
    assert day_of_birth(None, None) is None
    assert day_of_birth(None, "TF") is None


def test_whose_papers_are_kept_for_research_is_told_by_the_day_of_birth() -> None:
    assert sampled_on(date(2012, 2, 15), None) == 15
    assert sampled_on(None, "20120285-1234") == 25
    assert sampled_on(date(2012, 2, 16), None) is None
    assert sampled_on(None, None) is None


def test_what_is_kept_for_ever_has_no_day() -> None:
    found = day(replace(FILE, retention="placement"))
    assert (found.earliest, found.latest) == (None, None)


def test_a_flag_never_shortens_the_age_of_the_class() -> None:
    older = ClassRule(code="five_years", years=5, until_age=40)
    flagged = replace(FILE, flags=frozenset({FlagKind.INVESTIGATION}))
    found = retention_days([flagged], [older], keeps_all=False, until_age=30)
    assert found[FILE.case].earliest == date(2052, 2, 3)


def test_without_a_day_nothing_is_due() -> None:
    assert not RetentionDay(earliest=None, latest=None).is_due(date.max)


def test_where_everything_is_kept_nothing_goes() -> None:
    assert day(keeps_all=True).stops == (Stop.RESEARCH,)


def test_cases_of_one_person_wait_for_each_other() -> None:
    later = replace(FILE, case="c-2", last_note_on=date(2030, 1, 2))
    other = replace(later, person="p-2")
    assert day(FILE, later).earliest == date(2035, 1, 2)
    assert day(FILE, later).latest == date(2036, 12, 31)
    assert day(FILE, other).earliest == date(2031, 3, 12)
    assert day(FILE, replace(later, is_open=True)).stops == (Stop.OTHER_CASE,)


def test_the_end_of_the_calendar_is_no_trouble() -> None:
    assert day(replace(FILE, last_note_on=date.max)).latest == date.max


@given(_LISTS, _DAYS)
def test_a_case_that_is_due_is_closed_classed_and_free(
    files: list[FileOfCase], today: date
) -> None:
    found = retention_days(files, RULES, keeps_all=False, until_age=30)
    for one in files:
        if not found[one.case].is_due(today):
            continue
        assert not one.is_open
        assert not one.is_on_its_way
        assert one.retention in {"five_years", "investigation"}
        assert one.flags <= {FlagKind.INVESTIGATION}
        assert (today - one.last_note_on).days >= 5 * 365
        for other in files:
            if other.person == one.person:
                assert found[other.case].is_due(today)


@given(_LISTS, st.sampled_from(list(FlagKind)))
def test_one_more_flag_never_hastens_a_disposal(files: list[FileOfCase], kind: FlagKind) -> None:
    flagged = [replace(one, flags=one.flags | {kind}) for one in files]
    before = retention_days(files, RULES, keeps_all=False, until_age=30)
    after = retention_days(flagged, RULES, keeps_all=False, until_age=30)
    for case, one in after.items():
        assert set(before[case].stops) <= set(one.stops)
        old = before[case].earliest
        assert one.earliest is None or (old is not None and old <= one.earliest)


@given(_LISTS)
def test_a_later_note_never_hastens_it_and_the_order_does_not_matter(
    files: list[FileOfCase],
) -> None:
    days = retention_days(files, RULES, keeps_all=False, until_age=30)
    assert days == retention_days(files[::-1], RULES, keeps_all=False, until_age=30)
    noted = [replace(one, last_note_on=one.last_note_on + timedelta(days=9)) for one in files]
    for case, one in retention_days(noted, RULES, keeps_all=False, until_age=30).items():
        old = days[case].earliest
        assert (one.earliest is None) == (old is None)
        assert old is None or one.earliest is None or old <= one.earliest

"""What stands outside every case goes by rules of its own."""

from __future__ import annotations

from datetime import date

import pytest

from sspf_app.domain.outside_cases import Outside, done_by, outside_of


@pytest.mark.parametrize("kind", Outside)
def test_a_basis_tells_its_type(kind: Outside) -> None:
    assert outside_of(kind.value) is kind


def test_the_class_of_a_case_is_no_such_type() -> None:
    assert outside_of("five_years") is None


def test_it_is_done_by_the_end_of_the_next_year() -> None:
    assert done_by(date(2026, 1, 1)) == date(2027, 12, 31)
    assert done_by(date(2026, 12, 31)) == date(2027, 12, 31)


def test_the_last_year_there_is_has_no_next() -> None:
    assert done_by(date.max) == date.max

"""Pages from a made-up scanner: found, never taken for another, and looked into."""

from collections import Counter

import pytest

from scripts.scan_trials.reading import Outcome, read
from scripts.scan_trials.trial import trial

SCANS = 60


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [read(trial(number)) for number in range(SCANS)]


def test_every_page_is_found_and_none_taken_for_another(outcomes: list[Outcome]) -> None:
    assert not [one.trial.number for one in outcomes if one.is_wrong]
    missed = [one.trial.number for one in outcomes if not one.is_matched]
    assert len(missed) <= SCANS * 0.03
    clean = [one for one in outcomes if not one.trial.has_strokes and one.trial.dpi == 200]
    assert all(one.is_matched for one in clean)


def test_a_page_that_was_found_is_placed(outcomes: list[Outcome]) -> None:
    assert all(one.is_placed for one in outcomes if one.is_matched)


def test_signed_and_not_signed(outcomes: list[Outcome]) -> None:
    seen = [one.signature for one in outcomes if one.signature is not None]
    assert {is_signed for is_signed, _ in seen} == {True, False}
    assert all(ink == "written" for is_signed, ink in seen if is_signed)
    assert all(ink == "blank" for is_signed, ink in seen if not is_signed)


def test_a_struck_or_empty_box_is_never_proposed_as_ticked(outcomes: list[Outcome]) -> None:
    boxes = Counter(pair for one in outcomes for pair in one.boxes)
    assert not boxes["struck", "ticked"]
    assert not boxes["blank", "ticked"]
    right = sum(count for (mark, ink), count in boxes.items() if mark == ink)
    assert right >= 0.96 * sum(boxes.values())

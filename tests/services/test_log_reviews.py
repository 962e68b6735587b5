"""The unit manager looks through the log: by rules, by a lot that can be drawn again, signed.

Defends: access is checked systematically (SoLPuL 10 §); nobody chooses which lines are drawn; a
signed result cannot be changed unseen; no case content is in it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.log_drawing import MOST_EACH, LogScene, by_lot, draw
from sspf_app.services.log_review_records import NumberedLine, ReviewMark, ReviewRule
from sspf_app.services.records import Action, LogEntry, User
from tests.services.conftest import COORDINATOR, NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene

R, M = ReviewRule, ReviewMark
MORNING = datetime(2026, 3, 11, 8, 0, tzinfo=UTC)
"""A Wednesday."""


def line(number: int, **other: object) -> NumberedLine:
    entry = LogEntry(
        at=MORNING,
        user_id="u-1",
        role="coordinator",
        workstation="SOC-17",
        action=Action.READ,
        subject="case:c-1",
        case="c-1",
    )
    return NumberedLine(number=number, entry=replace(entry, **other))  # pyright: ignore[reportArgumentType]


def scene_of(handles: bool = True, namesake: bool = False) -> LogScene:
    return LogScene(zone=UTC, handles=lambda *_: handles, is_namesake=lambda *_: namesake)


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        ({"reason": "ringde"}, R.PROTECTED),
        ({"subject": "questions_protected"}, R.PROTECTED),
        ({"at": MORNING.replace(hour=23)}, R.ODD_HOURS),
        ({"at": MORNING.replace(hour=5)}, R.ODD_HOURS),
        ({"at": MORNING.replace(day=14)}, R.ODD_HOURS),
        ({"action": Action.EXPORT, "subject": "minutes:d-1"}, R.WAY_OUT),
        ({"action": Action.WRITE, "subject": "case_access:u-2"}, R.ACCESS),
        ({"action": Action.WRITE, "subject": "staff:c-1"}, R.ACCESS),
        ({"action": Action.UNLOCK_FAILED, "case": None, "subject": ""}, R.KEYS),
    ],
)
def test_each_rule_finds_what_it_is_for(entry: dict[str, object], rule: ReviewRule) -> None:
    drawn = draw([line(1), line(2, **entry)], scene_of(), seed="s", size=10)
    assert {one.number: one.rules for one in drawn.lines} == {1: (R.SAMPLE,), 2: (rule,)}


def test_figures_name_nobody_and_are_no_way_out() -> None:
    drawn = draw(
        [line(1, action=Action.EXPORT, case=None, subject="statistics:2026")],
        scene_of(),
        seed="s",
        size=10,
    )
    assert drawn.lines[0].rules == (R.SAMPLE,)


def test_who_does_not_handle_the_case_or_bears_the_name() -> None:
    drawn = draw([line(1)], scene_of(handles=False, namesake=True), seed="s", size=0)
    assert drawn.lines[0].rules == (R.OUTSIDE, R.SURNAME)
    elsewhere = line(2, case=None, subject="today")
    assert draw([elsewhere], scene_of(handles=False), seed="s", size=0).lines == ()


def test_many_cases_in_an_hour_are_one_line() -> None:
    lines = [line(n, case=f"c-{n}") for n in range(1, 23)]
    drawn = draw(lines, scene_of(), seed="s", size=0)
    assert [(one.number, one.rules) for one in drawn.lines] == [(22, (R.MANY,))]
    assert draw(lines[:20], scene_of(), seed="s", size=0).lines == ()


def test_many_searches_in_an_hour_are_one_line() -> None:
    looks = [
        line(n, case=None, action=Action.SEARCH, subject="consultation_look") for n in range(1, 62)
    ]
    drawn = draw(looks, scene_of(), seed="s", size=0)
    assert [(one.number, one.rules) for one in drawn.lines] == [(61, (R.MANY,))]
    assert draw(looks[:60], scene_of(), seed="s", size=0).lines == ()


def test_a_rule_that_finds_much_is_drawn_from_by_lot_and_says_how_much() -> None:
    lines = [line(n, reason="ja") for n in range(1, 101)]
    drawn = draw(lines, scene_of(), seed="s", size=0)
    assert len(drawn.lines) == MOST_EACH
    assert [(one.rule, one.found) for one in drawn.counts] == [(R.PROTECTED, 100)]
    assert [one.number for one in drawn.lines] == sorted(by_lot(range(1, 101), seed="s")[:20])
    assert drawn != draw(lines, scene_of(), seed="t", size=0)


def manager(house: House) -> Services:
    return house.as_role(Role.UNIT_MANAGER)


@pytest.fixture
def scene(house: House) -> Scene:
    found = a_scene(house)
    found.yes(found.mother)
    house.use.cases.get(found.case)
    return found


def drawn(house: House) -> str:
    return manager(house).log_reviews.draw(TODAY, TODAY, size=10).new_id or ""


def test_a_review_is_drawn_marked_and_signed(house: House, scene: Scene) -> None:
    use = manager(house).log_reviews
    review = drawn(house)
    shown = use.look(review)
    assert shown.lines
    assert {R.SAMPLE} <= {rule for one in shown.lines for rule in one.drawn.rules}
    assert refused(lambda: use.sign(review)).code == "review_unmarked"
    for one in shown.lines:
        use.mark(review, one.drawn.number, M.FINE)
    use.mark(review, shown.lines[0].drawn.number, M.ASKED)
    assert refused(lambda: use.mark(review, 10_000, M.FINE)).code == "unknown_line"
    use.sign(review)
    signed = use.look(review)
    assert signed.is_whole
    assert signed.review.unmarked == 0
    assert refused(lambda: use.mark(review, shown.lines[0].drawn.number, M.FINE)).code == (
        "review_signed"
    )
    assert refused(lambda: use.sign(review)).code == "review_signed"
    assert use.board()[0].id == review


def test_the_same_is_drawn_again_and_a_changed_result_is_seen(house: House, scene: Scene) -> None:
    use = manager(house).log_reviews
    review = drawn(house)
    house.use.cases.get(scene.case)  # lines after it was drawn are none of its
    again = use.draw_again(review)
    assert again.is_same
    assert again.cleared == 0
    for one in use.look(review).lines:
        use.mark(review, one.drawn.number, M.ASKED)
    use.sign(review)
    with house.unit() as unit:
        (kept,) = unit.log_reviews.reviews()
        lines = tuple(replace(one, mark=M.FINE) for one in kept.lines)
        unit.log_reviews.put(replace(kept, lines=lines))
        unit.commit()
    assert not use.look(review).is_whole


def test_no_case_content_stands_in_it(house: House, scene: Scene) -> None:
    shown = manager(house).log_reviews.look(drawn(house))
    written = repr(shown)
    for name in ("Alva", "Anna", "Erik", "Lind", "Berg", "Ersängsskolan"):
        assert name not in written
    assert any(one.reference == "SSPF 2026-001" for one in shown.lines)


def test_a_colleague_without_the_case_and_a_namesake_are_drawn(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    lind = User(id="u-7", login="ola", name="Ola Lind", role=Role.COORDINATOR, created_at=NOW)
    with house.unit() as unit:
        unit.office.put_user(lind)
        unit.commit()
    other = house.as_user(replace(COORDINATOR, user_id="u-7", login="ola", name="Ola Lind"))
    house.use.case_access.give(scene.case, "u-7", why="vikarierar i veckan")
    other.cases.get(scene.case, reason="vikarierar i veckan")
    shown = manager(house).log_reviews.look(drawn(house))
    theirs = [one.drawn.rules for one in shown.lines if one.who == "Ola Lind"]
    assert any(set(rules) >= {R.OUTSIDE, R.SURNAME, R.PROTECTED} for rules in theirs)


def test_a_span_that_cannot_be_drawn(house: House, scene: Scene) -> None:
    use = manager(house).log_reviews

    def code(first: date, last: date, size: int = 10) -> str:
        return refused(lambda: use.draw(first, last, size=size)).code

    assert code(TODAY, TODAY - timedelta(days=1)) == "ends_before_start"
    assert code(TODAY, TODAY + timedelta(days=1)) == "date_in_future"
    assert code(TODAY - timedelta(days=400), TODAY) == "days_too_many"
    assert code(TODAY, TODAY, size=3) == "review_size"
    assert code(date(2020, 1, 1), date(2020, 1, 2)) == "review_empty"
    assert refused(lambda: use.look("lv-x")).code == "unknown_review"


def test_a_coordinator_does_not_look_through_the_log(house: House, scene: Scene) -> None:
    assert refused(lambda: house.use.log_reviews.draw(TODAY, TODAY, size=10)).code == (
        "not_permitted"
    )
    assert not house.use.log_reviews.may_review()


def test_the_day_tells_when_the_log_was_not_looked_through_for_a_month(
    house: House, scene: Scene
) -> None:
    def kinds() -> list[str]:
        return [one.kind for one in manager(house).today.queue().entries]

    with house.unit() as unit:
        unit.office.put_user(
            User(id="u-1", login="maria", name="Maria", role=Role.COORDINATOR, created_at=NOW)
        )
        unit.commit()
    assert "log_review_due" not in kinds()
    house.wait(days=31)
    assert "log_review_due" in kinds()
    use = manager(house).log_reviews
    review = use.draw(TODAY, TODAY, size=10).new_id or ""
    for one in use.look(review).lines:
        use.mark(review, one.drawn.number, M.FINE)
    use.sign(review)
    assert "log_review_due" not in kinds()
    assert "log_review_due" not in [one.kind for one in house.use.today.queue().entries]

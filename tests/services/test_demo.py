"""The demonstration holds what it promises: every state, and minutes that differ."""

from sspf_app.domain.rules import ConsentState
from sspf_app.services.demo import demo_facts, fill_demo
from sspf_app.services.demo_scene import DemoForm
from tests.fakes import ZONE
from tests.services.conftest import NOW, House

FORM = DemoForm(terms=1, version="2026-1")


def test_every_state_is_there(house: House) -> None:
    report = fill_demo(house.use, clock=house.clock, form=FORM)
    cases = {item.case: item for item in house.use.cases.list_cases()}
    assert len(cases) == 15
    assert {ConsentState(item.state) for item in cases.values()} == {
        ConsentState.IN_FORCE,
        ConsentState.REFUSED,
        ConsentState.WITHDRAWN,
        ConsentState.PAUSED,
        ConsentState.ENDING,
        ConsentState.PARTIAL,
        ConsentState.NOT_ASKED,
        ConsentState.WAITING,
        ConsentState.BLOCKED,
    }
    assert [item.case for item in cases.values() if item.is_protected] == ["c-demo-5"]
    assert {count.kind for count in report.counts} >= {"persons", "consents", "items"}


def test_the_day_has_something_of_each_kind(house: House) -> None:
    fill_demo(house.use, clock=house.clock, form=FORM)
    queue = house.use.today.queue()
    kinds = {entry.kind for entry in queue.entries}
    assert kinds == {
        "meeting",
        "meeting_uncalled",
        "meeting_unfinished",
        "meeting_missing",
        "withdrawal_not_notified",
        "words_gone_wrong",
        "consent_ending",
        "adult",
        "birthday",
        "talk_first",
        "reminder_due",
        "form_out",
        "approval_awaited",
        "position_awaited",
        "task",
        "commitments_late",
        "commitments_coming",
    }
    assert {entry.detail for entry in queue.entries if entry.kind in ("adult", "birthday")} == {
        "15",
        "18",
    }
    assert queue.next_week


def test_the_minutes_of_the_first_two_cases_differ_between_recipients(house: House) -> None:
    fill_demo(house.use, clock=house.clock, form=FORM)
    for case, meeting, least in (("c-demo-1", "c-demo-1-m99", 1), ("c-demo-2", "c-demo-2-m98", 3)):
        recipients = house.use.minutes.recipients(case, meeting)
        papers = {
            one.recipient: house.use.minutes.preview(case, meeting, recipient=one.recipient).pdf
            for one in recipients
            if one.readable
        }
        assert len({one.readable for one in recipients}) >= least
        assert len(set(papers.values())) == len(papers) >= 4


def test_many_cases_are_made_the_same_way_twice() -> None:
    one, other = (demo_facts(NOW, ZONE, form=FORM, cases=40) for _ in range(2))
    assert one == other
    assert len(one.cases) == 40
    assert len({case.reference for case in one.cases}) == 40


def test_the_plan_is_set_and_somebody_is_late(house: House) -> None:
    fill_demo(house.use, clock=house.clock, form=FORM)
    board = house.use.plans.board("c-demo-1")
    assert len(board.versions) == 1
    assert sum(one.line is not None for one in board.entries) == 4
    lines = house.use.commitments.list_all().lines
    assert {line.due.value for line in lines} == {"late", "this_week", "coming"}
    readable = house.use.plan_papers.recipients("c-demo-1", board.purpose)
    assert {one.readable for one in readable if one.kind == "party"} == {len(board.entries)}

"""What all presenters do: read, change, tell, and drop what is too old."""

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.gui.ports import Trouble
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.errors import KnownError
from tests.presenters.doubles import Stage

CHANGES = Changes(topics=frozenset({Topic.CASES}), ids=frozenset({"c-1"}))


class View:
    def __init__(self) -> None:
        self.trouble: str | None = None
        self.busy = False
        self.shown: list[object] = []

    def show_trouble(self, trouble: Trouble) -> None:
        self.trouble = trouble.what

    def clear_trouble(self) -> None:
        self.trouble = None

    def set_busy(self, busy: bool) -> None:
        self.busy = busy


class Opened(ScreenPresenter):
    refreshed = 0

    def refresh(self) -> None:
        self.refreshed += 1


@pytest.fixture
def stage() -> Stage:
    return Stage(services=object())


def _refuse() -> Changes:
    raise DomainError("case_closed")


def test_opening_loads_by_default_and_nothing_is_typed(stage: Stage) -> None:
    presenter = Opened(stage.ports(), View())
    presenter.open(case="c-1")
    assert presenter.refreshed == 1
    assert presenter.drafts() == ()
    assert presenter.services is stage.services
    ScreenPresenter(stage.ports(), View()).open()


def test_what_was_read_is_shown_and_old_trouble_goes(stage: Stage) -> None:
    view = View()
    presenter = ScreenPresenter(stage.ports(), view)
    presenter.read(_refuse, view.shown.append)
    assert (view.trouble, view.busy) == ("case_closed", False)
    presenter.read(lambda: 5, view.shown.append)
    assert (view.trouble, view.busy, view.shown) == (None, False, [5])


def test_an_error_may_have_its_own_answer(stage: Stage) -> None:
    view, errors = View(), list[BaseException]()
    presenter = ScreenPresenter(stage.ports(), view)
    presenter.read(_refuse, view.shown.append, on_error=errors.append)
    presenter.change(_refuse, on_error=errors.append)
    assert len(errors) == 2
    assert view.trouble is None


def test_the_answer_to_an_older_question_is_dropped(stage: Stage) -> None:
    view = View()
    presenter = ScreenPresenter(stage.ports(), view)
    stage.tasks.hold()
    presenter.read(lambda: "old", view.shown.append)
    presenter.read(lambda: "new", view.shown.append)
    stage.tasks.run(1)
    stage.tasks.run(0)
    assert view.shown == ["new"]
    assert not view.busy


def test_a_change_is_told_to_all_screens(stage: Stage) -> None:
    view = View()
    presenter = ScreenPresenter(stage.ports(), view)
    presenter.change(lambda: CHANGES, view.shown.append)
    assert stage.frame.told == [CHANGES]
    assert view.shown == [CHANGES]


def test_changes_inside_a_result_are_told_and_others_are_not(stage: Stage) -> None:
    class Result:
        changes = CHANGES

    presenter = ScreenPresenter(stage.ports(), View())
    presenter.change(Result)
    presenter.change(lambda: None)
    assert stage.frame.told == [CHANGES]


def _named(name: str, done: list[str]) -> Changes:
    done.append(name)
    return CHANGES


def test_what_is_asked_while_another_change_runs_is_done_after_it(stage: Stage) -> None:
    view, done = View(), list[str]()
    presenter = ScreenPresenter(stage.ports(), view)

    def click(name: str) -> None:
        presenter.change(lambda: _named(name, done), lambda _changes: view.shown.append(name))

    stage.tasks.hold()
    for name in ("Erik", "Sofia", "Adam"):
        click(name)
    stage.tasks.run()
    assert (view.busy, presenter.is_changing) == (True, True)
    stage.tasks.run()
    stage.tasks.run()
    assert done == view.shown == ["Erik", "Sofia", "Adam"]
    assert stage.frame.told == [CHANGES] * 3
    assert (view.busy, presenter.is_changing) == (False, False)


def test_a_double_click_does_its_act_once_and_a_click_back_is_done(stage: Stage) -> None:
    view, done = View(), list[str]()
    presenter = ScreenPresenter(stage.ports(), view)

    def click(name: str) -> None:
        presenter.change(lambda: _named(name, done))

    stage.tasks.hold()
    for name in ("yes", "yes", "no", "no", "yes"):
        click(name)
    while stage.tasks.waits:
        stage.tasks.run()
    assert done == ["yes", "no", "yes"]
    click("yes")
    stage.tasks.run()
    assert done == ["yes", "no", "yes", "yes"]


def test_the_second_half_of_a_double_click_may_come_before_what_came_of_the_first_is_shown(
    stage: Stage,
) -> None:
    done = list[str]()
    presenter = ScreenPresenter(stage.ports(), View())

    def click() -> None:
        presenter.change(
            lambda: _named("called", done), lambda _c: presenter.read(lambda: 1, lambda _r: None)
        )

    stage.tasks.hold()
    click()
    stage.tasks.run()
    click()
    stage.tasks.run()
    assert not stage.tasks.waits
    click()
    stage.tasks.run()
    assert done == ["called", "called"]


def test_what_was_refused_may_be_tried_again_at_once(stage: Stage) -> None:
    view, done = View(), list[str]()
    presenter = ScreenPresenter(stage.ports(), view)

    def job() -> Changes:
        if not done:
            done.append("tried")
            raise DomainError("case_closed")
        return CHANGES

    presenter.change(job)
    presenter.change(job)
    assert (stage.frame.told, view.trouble) == ([CHANGES], None)


def test_two_steps_are_two_though_the_same_is_asked(stage: Stage) -> None:
    done = list[str]()
    presenter = ScreenPresenter(stage.ports(), View())
    stage.tasks.hold()
    for _ in range(2):
        presenter.change_each(lambda: _named("up", done))
    stage.tasks.run()
    stage.tasks.run()
    assert done == ["up", "up"]


def test_what_follows_from_an_answer_is_done_though_it_is_the_same_again(stage: Stage) -> None:
    done = list[str]()
    presenter = ScreenPresenter(stage.ports(), View())

    def step() -> None:
        presenter.change(lambda: _named("piece", done), lambda _c: len(done) < 3 and step())

    step()
    assert done == ["piece"] * 3


def test_a_refusal_stays_to_be_read_when_what_was_asked_after_it_is_done(stage: Stage) -> None:
    view, done = View(), list[str]()
    presenter = ScreenPresenter(stage.ports(), view)
    stage.tasks.hold()
    presenter.change(_refuse)
    presenter.change(
        lambda: _named("after", done), lambda _c: presenter.read(lambda: "again", view.shown.append)
    )
    while stage.tasks.waits:
        stage.tasks.run()
    assert (done, view.shown) == (["after"], ["again"])
    assert (view.trouble, view.busy) == ("case_closed", False)
    presenter.change(lambda: CHANGES)
    stage.tasks.run()
    assert view.trouble is None


def test_each_answer_of_one_turn_is_shown_and_a_newer_turn_drops_them_all(stage: Stage) -> None:
    view, ports = View(), stage.ports()
    presenter = ScreenPresenter(ports, view)

    def listed(said: object) -> None:
        view.shown.append(said)
        presenter.read(lambda: "line", view.shown.append)

    stage.tasks.hold()
    with ports.turns.together():
        presenter.read(lambda: "list", listed)
        presenter.read(lambda: "place", view.shown.append)
    stage.tasks.run()
    assert view.busy
    stage.tasks.run()
    stage.tasks.run()
    assert view.shown == ["list", "place", "line"]
    assert not view.busy
    with ports.turns.together():
        presenter.read(lambda: "old", view.shown.append)
        presenter.read(lambda: "old", view.shown.append)
    presenter.read(lambda: "new", view.shown.append)
    for _ in range(3):
        stage.tasks.run()
    assert view.shown[3:] == ["new"]
    assert not view.busy


def test_a_refusal_of_an_older_question_is_dropped_and_a_fault_is_told(stage: Stage) -> None:
    view, ports = View(), stage.ports()
    presenter = ScreenPresenter(ports, view)

    def fail() -> Changes:
        raise KnownError("disk_full", path="v")

    stage.tasks.hold()
    presenter.read(_refuse, view.shown.append)
    presenter.read(lambda: "new", view.shown.append)
    stage.tasks.run()
    assert (view.trouble, view.shown) == (None, [])
    stage.tasks.run()
    presenter.read(fail, view.shown.append)
    presenter.read(lambda: "newer", view.shown.append)
    stage.tasks.run()
    assert view.trouble
    stage.tasks.run()
    assert view.shown == ["new", "newer"]


def test_an_inquiry_is_answered_about_what_was_asked_last_also_in_one_turn(stage: Stage) -> None:
    view, ports = View(), stage.ports()
    inquiry = Inquiry(ports, view)
    stage.tasks.hold()
    with ports.turns.together():
        inquiry.read(lambda: "Alva", view.shown.append)
        inquiry.read(lambda: "Bo", view.shown.append)
    stage.tasks.run()
    stage.tasks.run()
    assert view.shown == ["Bo"]

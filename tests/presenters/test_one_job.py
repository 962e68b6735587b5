"""One job at a time, where no vault is open."""

from sspf_app.gui.one_job import OneJob
from sspf_app.gui.ports import Trouble
from sspf_app.services.errors import KnownError
from tests.presenters.doubles import InlineTasks


class View:
    def __init__(self) -> None:
        self.said: list[object] = []

    def show_trouble(self, trouble: Trouble) -> None:
        self.said.append(trouble.what)

    def clear_trouble(self) -> None:
        self.said.append("clear")

    def set_busy(self, busy: bool) -> None:
        self.said.append(busy)


def _fails() -> None:
    raise KnownError("wrong_secret")


def test_while_a_job_runs_another_is_ignored_and_then_the_next_may_run() -> None:
    view, tasks = View(), InlineTasks()
    answers: list[object] = []
    job = OneJob(view, tasks, answers.append)
    tasks.hold()
    job.do(lambda: "first", answers.append)
    job.do(lambda: "second", answers.append)
    assert job.is_running
    assert view.said == ["clear", True]
    tasks.run()
    assert not tasks.waits
    assert answers == ["first"]
    assert view.said == ["clear", True, False]
    job.do(lambda: "third", answers.append)
    tasks.run()
    assert answers == ["first", "third"]


def test_of_an_answer_another_job_may_begin() -> None:
    view = View()
    answers: list[str] = []
    job = OneJob(view, InlineTasks(), lambda _error: None)
    job.do(lambda: "looked", lambda said: job.do(lambda: f"{said}, written", answers.append))
    assert answers == ["looked, written"]
    assert not job.is_running


def test_an_error_is_told_to_whoever_the_job_says_or_to_the_page() -> None:
    view = View()
    told: list[BaseException] = []
    own: list[BaseException] = []
    job = OneJob(view, InlineTasks(), told.append)
    job.do(_fails, lambda _result: None)
    assert [error.args for error in told] == [KnownError("wrong_secret").args]
    job.do(_fails, lambda _result: None, on_error=own.append)
    assert (len(told), len(own)) == (1, 1)
    assert view.said == ["clear", True, False] * 2
    assert not job.is_running

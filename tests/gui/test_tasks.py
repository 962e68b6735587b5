"""The database thread answers on the window's thread, in order, or not at all."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sspf_app.gui.tasks import TaskRunner


class _Owner(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: set[int] = set()

    def take(self, result: object) -> None:
        self.got.append(result)
        self.threads.add(threading.get_ident())


def test_jobs_run_in_order_on_one_thread_and_answer_on_this_one(qtbot: QtBot) -> None:
    runner, owner = TaskRunner(), _Owner()
    ran_on: set[int] = set()

    def job(number: int) -> int:
        ran_on.add(threading.get_ident())
        return number

    for number in range(300):
        runner.submit(lambda n=number: job(n), owner=owner, on_done=owner.take, on_error=owner.take)
    qtbot.waitUntil(lambda: len(owner.got) == 300)
    assert owner.got == list(range(300))
    assert owner.threads == {threading.get_ident()}
    assert len(ran_on) == 1
    assert ran_on != owner.threads
    runner.finish()


class _AtOnce:
    """A thread that is done before one can look."""

    def submit(self, job: Callable[[], object]) -> Future[object]:
        future = Future[object]()
        future.set_result(job())
        return future

    def shutdown(self, *, wait: bool) -> None:
        assert wait


def test_a_job_that_is_done_at_once_does_not_overtake(qtbot: QtBot) -> None:
    runner, owner = TaskRunner(), _Owner()
    runner.submit(lambda: 1, owner=owner, on_done=owner.take, on_error=owner.take)
    wait([*runner._waiting], timeout=5)
    executor, runner._executor = runner._executor, _AtOnce()  # pyright: ignore[reportAttributeAccessIssue]
    runner.submit(lambda: 2, owner=owner, on_done=owner.take, on_error=owner.take)
    assert owner.got == []
    qtbot.waitUntil(lambda: len(owner.got) == 2)
    assert owner.got == [1, 2]
    runner.finish()
    executor.shutdown(wait=True)


def test_an_error_comes_back_as_it_was_raised(qtbot: QtBot) -> None:
    runner, owner = TaskRunner(), _Owner()
    error = ValueError("no")

    def job() -> None:
        raise error

    runner.submit(job, owner=owner, on_done=lambda _none: None, on_error=owner.take)
    qtbot.waitUntil(lambda: bool(owner.got))
    assert owner.got == [error]
    runner.finish()


def test_a_screen_that_is_gone_is_not_called(qtbot: QtBot) -> None:
    runner, gone, there = TaskRunner(), _Owner(), _Owner()
    called: list[object] = []
    begin = threading.Event()
    runner.submit(begin.wait, owner=gone, on_done=called.append, on_error=called.append)
    runner.submit(lambda: 1, owner=there, on_done=there.take, on_error=there.take)
    shiboken6.delete(gone)
    begin.set()
    qtbot.waitUntil(lambda: there.got == [1])
    assert called == []
    runner.finish()


def test_finishing_drops_what_waits_and_runs_the_last_job_on_the_thread() -> None:
    runner, owner = TaskRunner(), _Owner()
    started, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def running() -> None:
        started.set()
        go_on.wait()
        done.append("running")

    runner.submit(running, owner=owner, on_done=owner.take, on_error=owner.take)
    runner.submit(lambda: done.append("waiting"), owner=owner, on_done=owner.take, on_error=print)
    started.wait()
    threading.Timer(0.01, go_on.set).start()  # finish() waits for it
    runner.finish(lambda: done.append(threading.current_thread().name))
    assert done[0] == "running"
    assert done[1:] == ["database_0"]


def test_what_the_user_asked_to_be_done_is_done_before_the_last_job() -> None:
    runner, done, go_on = TaskRunner(), list[str](), threading.Event()
    nothing = {"owner": runner, "on_done": lambda _: None, "on_error": lambda _: None}
    runner.submit(lambda: go_on.wait(5), **nothing)
    runner.submit(lambda: done.append("read"), **nothing)
    runner.submit(lambda: done.append("first"), is_act=True, **nothing)
    runner.submit(lambda: done.append("second"), is_act=True, **nothing)
    threading.Timer(0.01, go_on.set).start()  # finish() waits for it
    runner.finish(lambda: done.append("last"))
    assert done == ["first", "second", "last"]


def test_what_comes_after_the_end_is_dropped(qtbot: QtBot) -> None:
    runner, ran = TaskRunner(), list[str]()
    runner.finish()
    runner.submit(
        lambda: ran.append("job"),
        owner=runner,
        on_done=lambda _none: None,
        on_error=lambda _error: None,
    )
    qtbot.wait(20)
    assert ran == []


def test_an_error_of_the_last_job_is_raised() -> None:
    def last() -> None:
        raise OSError("gone")

    runner = TaskRunner()
    with pytest.raises(OSError, match="gone"):
        runner.finish(last)


def test_what_never_ends_is_waited_for_so_long_and_no_longer() -> None:
    runner, owner = TaskRunner(), _Owner()
    started, go_on = threading.Event(), threading.Event()
    done: list[str] = []

    def running() -> None:
        started.set()
        go_on.wait()

    runner.submit(running, owner=owner, on_done=owner.take, on_error=owner.take)
    started.wait()
    assert not runner.finish(lambda: done.append("last"), within=0.05)
    assert done == []
    go_on.set()


def test_an_answer_that_comes_when_the_window_is_gone_is_dropped() -> None:
    runner, owner = TaskRunner(), _Owner()
    started, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def running() -> None:
        started.set()
        go_on.wait()

    runner.submit(running, owner=owner, on_done=owner.take, on_error=owner.take)
    started.wait()
    (future,) = runner._waiting
    assert not runner.finish(within=0)
    shiboken6.delete(runner)
    future.add_done_callback(lambda _future: ended.set())  # after the runner's own
    go_on.set()
    assert ended.wait(10)
    assert future.exception() is None

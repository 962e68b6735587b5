"""The one database thread, and the way back to the window's thread.

Why so: ``docs/architecture.md`` (one thread owns the database). Only a bound slot of a long-lived
object is called across threads; a closure rides on a signal and is run there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

ResultT = TypeVar("ResultT")


class TaskRunner(QObject):
    """Runs jobs in order on one thread and answers on the thread it was made on.

    Signals:
        _finished: Carries a closure from the worker to the window's thread.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: set[Future[Any]] = set()
        self._acts: set[Future[Any]] = set()  # of these, what is done whatever comes
        self._is_finished = False

    @cached_property
    def _executor(self) -> ThreadPoolExecutor:
        # With the first job, which comes after the first window is on screen: the window waits
        # neither for the threads nor for the enums of ``Qt``, which are made on import.
        from concurrent.futures import ThreadPoolExecutor

        from PySide6.QtCore import Qt

        # Queued also on this thread, where a job is answered that ended before it could be waited
        # for: its answer would overtake those that are on their way.
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="database")

    def submit(
        self,
        job: Callable[[], ResultT],
        *,
        owner: object,
        on_done: Callable[[ResultT], object],
        on_error: Callable[[BaseException], object],
        is_act: bool = False,
    ) -> None:
        """Run ``job`` on the database thread; see ``gui.ports.Tasks``.

        After ``finish`` nothing begins: a timer may still come between that and the end.
        """
        if self._is_finished:
            return

        def deliver(future: Future[ResultT]) -> None:  # on the worker: emit only
            self._waiting.discard(future)
            self._acts.discard(future)
            if future.cancelled():
                return

            def call() -> None:
                if not shiboken6.isValid(owner):
                    return  # the screen is gone
                error = future.exception()
                if error is not None:
                    on_error(error)
                else:
                    on_done(future.result())

            if shiboken6.isValid(self):  # else the window is gone, and nobody waits for it
                self._finished.emit(call)

        future = self._executor.submit(job)
        self._waiting.add(future)
        if is_act:
            self._acts.add(future)
        future.add_done_callback(deliver)

    def finish(
        self, last: Callable[[], None] | None = None, *, within: float | None = None
    ) -> bool:
        """Drop what waits but acts, let the running job end, run ``last``, and stop the thread.

        Blocks; for locking and leaving only.

        Args:
            last: The last job.
            within: Seconds to wait at most; None = for as long as it takes.

        Returns:
            Whether all of it has ended. What has not goes on until the process ends.

        Raises:
            BaseException: what ``last`` raised.
        """
        from concurrent.futures import wait

        for future in self._waiting - self._acts:
            future.cancel()
        ending = None if last is None else self._executor.submit(last)
        self._is_finished = True
        self._executor.shutdown(wait=within is None)
        left = {*self._waiting, *(() if ending is None else (ending,))}
        late = wait(left, timeout=within).not_done
        if ending is not None and ending not in late:
            ending.result()
        return not late

    @Slot(object)
    def _on_finished(self, call: Callable[[], None]) -> None:
        call()

"""One job at a time off the window's thread, where no vault is open and no screen reads. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sspf_app.gui.ports import Tasks, TroubleView

ResultT = TypeVar("ResultT")


class OneJob:
    """The job of a page: while it runs the page is busy, and another click is ignored.

    Attributes:
        is_running: Whether it runs.
    """

    def __init__(
        self, view: TroubleView, tasks: Tasks, on_error: Callable[[BaseException], object]
    ) -> None:
        """None runs yet.

        Args:
            view: The page; without it nobody is answered.
            tasks: Run jobs on another thread, and answer on the window's.
            on_error: Told of an error, where a job says nobody else.
        """
        self._view, self._tasks, self._on_error = view, tasks, on_error
        self.is_running = False

    def do(
        self,
        job: Callable[[], ResultT],
        on_done: Callable[[ResultT], object],
        *,
        on_error: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Run a job, and answer with its result or its error; nothing while another runs."""
        if self.is_running:
            return
        self.is_running = True
        self._view.clear_trouble()
        self._view.set_busy(True)

        def done(result: ResultT) -> None:
            self._end()
            on_done(result)

        def failed(error: BaseException) -> None:
            self._end()
            (on_error or self._on_error)(error)

        self._tasks.submit(job, owner=self._view, on_done=done, on_error=failed)

    def _end(self) -> None:
        self.is_running = False
        self._view.set_busy(False)

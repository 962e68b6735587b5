"""Leads today's queue: each line a sentence and one thing to do."""

from __future__ import annotations

from sspf_app.gui.i18n import words
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.today.care_lines import proof_words
from sspf_app.gui.screens.today.line_parts import TodayLine
from sspf_app.gui.screens.today.lines import WordedLines
from sspf_app.gui.screens.today.ports import TodayPort
from sspf_app.services.changes import Topic
from sspf_app.services.today_views import TodayQueue
from sspf_app.texts.dates import weekday_and_day


class TodayPresenter(ScreenPresenter):
    """See the module."""

    topics = frozenset(Topic)
    view: TodayPort

    def refresh(self) -> None:
        """Load the queue."""
        self.read(self.services.today.queue, self._show)

    def act(self, line: TodayLine) -> None:
        """Go where a line leads."""
        self.ports.frame.navigate(line.screen, **line.wanted)

    def take_withdrawal(self) -> None:
        """Somebody takes back a consent: choose the case first."""
        self.ports.frame.navigate("ask", withdraw="yes")

    def open_first_case(self) -> None:
        """Begin to enter a case."""
        self.ports.frame.navigate("cases", new="yes")

    def move_in(self) -> None:
        """Take the cases from an old list."""
        self.ports.frame.navigate("moving")

    def back_up(self) -> None:
        """Write a backup of the vault."""
        self.ports.frame.back_up()

    def _show(self, queue: TodayQueue) -> None:
        zone = self.ports.clock.zone
        self.view.show_day(weekday_and_day(queue.day, words()))
        self.view.offer(withdrawal=queue.may_take_back, backup=queue.may_back_up)
        self.view.show_proof(proof_words(queue.proven_at, zone))
        if queue.is_new and not queue.entries:
            self.view.show_beginning()
            return
        self.view.show_lines(WordedLines(queue.entries, zone), WordedLines(queue.next_week, zone))

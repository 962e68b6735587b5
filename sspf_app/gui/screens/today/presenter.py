"""Leads today's queue: each line a sentence and one thing to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sspf_app.gui.i18n import words
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.today.care_lines import proof_words
from sspf_app.gui.screens.today.line_parts import CardLines, TodayLine
from sspf_app.gui.screens.today.lines import WordedLines
from sspf_app.gui.screens.today.ports import TodayPort
from sspf_app.services.changes import Topic
from sspf_app.services.today_views import TodayEntry, TodayQueue
from sspf_app.texts.dates import weekday_and_day

QUEUE, WEEK = "queue", "week"
"""The two cards: what there is to do, and what the coming days bring."""
_AT_ONCE = 40
"""Lines shown of a card before one asks for more: a thousand of them nobody reads."""


class TodayPresenter(ScreenPresenter):
    """See the module."""

    topics = frozenset(Topic)
    view: TodayPort

    def __init__(self, ports: ScreenPorts, view: TodayPort) -> None:
        super().__init__(ports, view)
        self._first = {QUEUE: _AT_ONCE, WEEK: _AT_ONCE}
        self._shown: TodayQueue | None = None
        self._counting = Inquiry(ports, view)

    def refresh(self) -> None:
        """Load the queue."""
        self._load(self._show)

    def show_more(self, card: str) -> None:
        """Load the next lines of a card; what was asked for stays."""
        self._first[card] += _AT_ONCE
        self._load(lambda queue: self._show_more(card, queue))

    def _load(self, on_done: Callable[[TodayQueue], None]) -> None:
        first, of_week = self._first[QUEUE], self._first[WEEK]
        queue = self.services.today.queue
        self.read(lambda: queue(first=first, first_of_week=of_week, leaves_counting=True), on_done)

    def count(self) -> None:
        """Count what takes long to count, once the rest is in sight; see ``TodayPort``.

        Beside what the screen reads: lines of another day that come meanwhile are shown all the
        same.
        """
        self._counting.read(self.services.today.count, self._counted)

    def _counted(self, number: int) -> None:
        """Where nothing is added, leave the lines and the keyboard as they are."""
        if number:
            self.refresh()
        else:
            self.view.show_reading(more=False)

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
        self._shown = queue
        zone = self.ports.clock.zone
        self.view.show_day(weekday_and_day(queue.day, words()))
        self.view.offer(withdrawal=queue.may_take_back, backup=queue.may_back_up)
        self.view.show_proof(proof_words(queue.proven_at, zone))
        self.view.show_reading(more=not queue.is_counted)
        if queue.is_new and not queue.entries:
            self.view.show_beginning()
            return
        self.view.show_lines(
            self._lines(queue.entries, queue.number),
            self._lines(queue.next_week, queue.number_next_week),
        )

    def _show_more(self, card: str, queue: TodayQueue) -> None:
        """Add what follows; where something else changed meanwhile, show all of it anew."""
        before, self._shown = self._shown, queue
        if before is None or before != replace(
            queue,
            entries=queue.entries[: len(before.entries)],
            next_week=queue.next_week[: len(before.next_week)],
        ):
            self._show(queue)
        elif card == QUEUE:
            added = queue.entries[len(before.entries) :]
            self.view.add_lines(card, self._lines(added, queue.number))
        else:
            added = queue.next_week[len(before.next_week) :]
            self.view.add_lines(card, self._lines(added, queue.number_next_week))

    def _lines(self, entries: tuple[TodayEntry, ...], number: int) -> CardLines:
        return CardLines(shown=WordedLines(entries, self.ports.clock.zone), number=number)

"""A meeting that has not begun: said beforehand, and looked at until it begins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QObject, QTimer

from sspf_app.gui.i18n import _, words
from sspf_app.gui.screens.meeting.ports import MeetingPage
from sspf_app.texts.dates import weekday_and_day

_EVERY = 15_000
"""How often the clock is looked at, in milliseconds."""


def to_come(page: MeetingPage, zone: tzinfo) -> str:
    """From when it may be said who came and what was said; empty = it has begun."""
    if page.is_past:
        return ""
    begins = page.meeting.starts_at.astimezone(zone)
    return _(
        "The meeting begins on {day} at {time}. Who came is noted, and copies are saved, from "
        "then on. If it begins earlier, change its time under “Before”."
    ).format(day=weekday_and_day(begins.date(), words()), time=f"{begins:%H:%M}")


class Awaited(QObject):
    """Asks now and then whether the meeting has begun, as long as it has not.

    Args:
        look: Looks at the clock; the computer may have slept meanwhile.
        parent: Whose it is.
    """

    def __init__(self, look: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY)
        self.timer.timeout.connect(look)

    def await_it(self, *, wanted: bool) -> None:
        """A meeting to come is shown, or none."""
        if wanted:
            self.timer.start()
        else:
            self.timer.stop()

"""One look at all that happens in the program, for everybody who waits for some of it.

Qt shows each filter on the application every event of every widget, some thousands when a screen is
filled. Four filters of our own took a fifth of the time in which a case comes on screen.
"""

from __future__ import annotations

import weakref

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


class Events(QObject):
    """The one filter on the application; it hands each event to those who wait for its class."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._waiting: list[tuple[type[QEvent], weakref.ref[QObject]]] = []
        self._by_class: dict[type, tuple[weakref.ref[QObject], ...]] = {}
        app.installEventFilter(self)

    def add(self, filtering: QObject, kinds: tuple[type[QEvent], ...]) -> None:
        """Let somebody see events of some classes, before those who were added earlier."""
        who = weakref.ref(filtering)
        self._waiting = [one for one in self._waiting if _lives(one[1])]
        self._waiting[:0] = [(kind, who) for kind in kinds]
        self._by_class.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand an event on; whoever answers yes keeps it."""
        kind = type(event)
        waiting = self._by_class.get(kind)
        if waiting is None:
            found = {id(who): who for wanted, who in self._waiting if issubclass(kind, wanted)}
            waiting = self._by_class[kind] = tuple(found.values())
        for who in waiting:
            filtering = who()
            if filtering is None or not isValid(filtering):
                continue
            if filtering.eventFilter(watched, event):
                return True
        return False


def filter_events(app: QApplication, filtering: QObject, *kinds: type[QEvent]) -> None:
    """Show ``filtering.eventFilter`` the events of some classes, wherever they go.

    As with filters of Qt's own the newest is asked first, and it ends with the object.

    Args:
        app: The application.
        filtering: Whose ``eventFilter`` is called.
        kinds: Classes of events, those that inherit them too.
    """
    found = app.findChild(Events, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (Events(app) if found is None else found).add(filtering, kinds)


def _lives(who: weakref.ref[QObject]) -> bool:
    filtering = who()
    return filtering is not None and isValid(filtering)

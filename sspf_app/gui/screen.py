"""What a screen is: its line in the rail, its view, and how both are made.

A screen lives in ``gui/screens/<name>/``: ``ports.py`` (the Protocol of its view), ``presenter.py``
(no Qt), ``view.py`` and ``screen.py`` with one constant::

    def build(ports: ScreenPorts) -> BuiltScreen:
        view = CasesView()
        return BuiltScreen(view=view, presenter=CasesPresenter(ports, view))

    SCREEN = Screen(name="cases", title=N_("Cases"), icon="cases", order=20, build=build)

and one line in ``gui/screen_list.py``. A screen that few open on a day imports its view within
``build``: what nobody opens costs neither time nor memory. The view makes its presenter's calls by
signals or by ``view.presenter = presenter``; ``ScreenView`` brings header, banner and busy line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.looks import GRID
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.typed_book import TypedBook
from sspf_app.gui.widgets.layout import PageHeader
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.page import Page
from sspf_app.gui.widgets.way_out import leave_by_key
from sspf_app.services.actors import Permission

_LOW = 24
"""Lines: a page that is lower leaves out the line under its title."""


class ScreenView(Page):
    """A page: header, banner, and the body a screen fills.

    Attributes:
        header: Title and actions.
        body: Where the screen puts its widgets.
        typed_book: What is typed in its editors and not saved.
    """

    def __init__(
        self,
        title: str = "",
        subtitle: str = "",
        *,
        gives_way: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``gives_way``: the line under the title is left out where few lines have room."""
        super().__init__(parent=parent)
        mark(self, role="page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PageHeader(title, subtitle)
        self._gives_way = gives_way
        self.typed_book = TypedBook()
        self.body = QVBoxLayout()
        self.body.setSpacing(2 * GRID)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        outer.setSpacing(GRID + 4)
        outer.addWidget(self.header)
        outer.addWidget(self.busy)
        outer.addWidget(self.banner)
        outer.addLayout(self.body, 1)
        if title:
            self.setAccessibleName(title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where few lines have room, what the screen is for gives way to what is in it."""
        super().resizeEvent(event)
        if self._gives_way:
            is_low = event.size().height() < _LOW * self.fontMetrics().lineSpacing()
            self.header.hush(wanted=is_low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a page or an editor on Esc."""
        if not leave_by_key(event, self):
            super().keyPressEvent(event)

    def help_topic(self) -> str:
        """The page of the help about the part in sight; empty = the page about the screen."""
        return ""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes when the screen is opened; None = the first field of the body."""
        return None


@dataclass(frozen=True, kw_only=True)
class BuiltScreen:
    """A screen that was made: its widgets and who leads them."""

    view: ScreenView
    presenter: ScreenPresenter


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A screen that can be shown.

    Attributes:
        name: For ``navigate``.
        title: Marked with ``N_``; the word in the rail.
        icon: Name of its icon.
        order: Place in the rail, from 10 in tens.
        build: Makes it, the first time it is shown.
        in_rail: False for screens one comes to from another, such as a case.
        below: The screen whose line in the rail is marked while this one shows.
        keys: Keys that open it, where they are not its number in the rail.
        needs: One of these permissions opens it; empty = it is for every role, and shows each its
            own part.
    """

    name: str
    title: str
    icon: str
    order: int
    build: Callable[[ScreenPorts], BuiltScreen]
    in_rail: bool = True
    below: str | None = None
    keys: str = ""
    needs: frozenset[Permission] = frozenset()


def open_to(screens: Iterable[Screen], may: Callable[[Permission], bool]) -> tuple[Screen, ...]:
    """The screens that somebody with these permissions has a use for, in their order.

    What a screen holds is kept by the use cases; this keeps away lines that lead to a refusal.
    """
    ordered = sorted(screens, key=lambda screen: screen.order)
    return tuple(one for one in ordered if not one.needs or any(map(may, one.needs)))


def lines_and_keys(screens: Iterable[Screen]) -> Iterator[tuple[Screen, str]]:
    """The screens of the rail and the keys of each; none where the nine numbers are used up."""
    numbers = iter(range(1, 10))
    for screen in screens:
        if screen.in_rail:
            number = None if screen.keys else next(numbers, None)
            yield screen, screen.keys if number is None else f"Ctrl+{number}"

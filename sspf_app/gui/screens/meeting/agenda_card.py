"""The agenda at the side of the live mode: which point one is at, and who leaves for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import native_keys
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.notices import announce
from sspf_app.services.agenda_views import PointView
from sspf_app.texts.dates import joined


class AgendaCard(Card):
    """Shows the points in their order; keys step through them.

    Signals:
        chosen: The ``PointView`` one is at now, or None after the last.
        left: Id of a point one went on from: it is done.
    """

    chosen = Signal(object)
    left = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Agenda"), parent=parent)
        growing(self)
        self._points: tuple[PointView, ...] = ()
        self._here: str | None = None
        self._lines = column(gap=GRID)
        self.add(self._lines)
        keys = f"{native_keys('Alt+Up')}, {native_keys('Alt+Down')}"
        self.add(text(_("{keys}: point before, next point").format(keys=keys), role="muted"))

    def show_points(self, points: tuple[PointView, ...]) -> None:
        """Show these; one stays at the point one was at."""
        self._points = points
        if self._here not in {one.id for one in points}:
            self._here = None
        self._draw()

    def point(self) -> PointView | None:
        """The point one is at."""
        return next((one for one in self._points if one.id == self._here), None)

    def step(self, by: int) -> None:
        """Go on to the next point, or back to the one before."""
        ids = [one.id for one in self._points]
        if not ids:
            return
        before = self._here
        at = -1 if before is None else ids.index(before)
        to = at + by if before is not None or by > 0 else len(ids) - 1
        if to >= len(ids):
            self._here = None
        else:
            self._here = ids[max(to, 0)]
        self._draw()
        if by > 0 and before is not None:
            self.left.emit(before)
        self.chosen.emit(self.point())
        announce(self)

    def _draw(self) -> None:
        clear(self._lines)
        for number, point in enumerate(self._points, start=1):
            self._lines.addWidget(_line(number, point, is_here=point.id == self._here))
        if not self._points:
            self._lines.addWidget(text(_("No point is planned."), role="muted"))
        here = self.point()
        self.setAccessibleName(
            _("Agenda") if here is None else _("Agenda, at: {heading}").format(heading=here.heading)
        )


def _line(number: int, point: PointView, *, is_here: bool) -> QWidget:
    holder = mark(QWidget(), role="question" if is_here else "point")
    if is_here:
        shape: QWidget = IconLabel("arrow-right", tone=Tone.INFO, size=16)
    elif point.is_taken:
        shape = IconLabel("check", tone=Tone.SUCCESS, size=16)
    else:
        shape = text(f"{number}.", role="muted", wrap=False)
    said = text(point.heading, role="strong" if is_here else "")
    parts: list[QWidget] = [said]
    if point.without:
        names = joined(list(point.without), words())
        warned = text(_("Without {names}").format(names=names))
        parts.append(mark(warned, tone=Tone.WARNING))
    layout = row(shape, column(*parts, gap=2))
    layout.setStretch(1, 1)
    layout.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(layout)
    return holder

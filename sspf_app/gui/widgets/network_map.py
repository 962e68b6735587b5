"""A small map of persons: one in the middle, lines to the others; walked by arrows.

The lines run in the gaps between the rows. The list beside it says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, tokens
from sspf_app.gui.widgets.network_lines import Plates, room_at_left, ways
from sspf_app.gui.widgets.notices import announce
from sspf_app.gui.widgets.wrapping import wrapped

_MOST_IN_ROW = 3
_GAP = 2 * GRID
_MOST_WIDE = 24 * GRID
_BESIDE, _ABOVE = 6, 5
"""Pixels kept free within a plate."""
_FORWARD = {Qt.Key.Key_Right, Qt.Key.Key_Down}
_BACKWARD = {Qt.Key.Key_Left, Qt.Key.Key_Up}


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPerson:
    """Somebody on the map.

    Attributes:
        level: Rows above (negative) or below the middle, where the young person is: 0.
        to: Id of whom the line goes to; empty for none.
        mark: A letter for who lives together; empty = not known.
    """

    id: str
    name: str
    role: str
    level: int
    to: str = ""
    mark: str = ""


class NetworkMap(QWidget):
    """Persons as plates.

    Signals:
        person_opened: Id of a person, by Enter or double click.
        person_chosen: Id of the person the keyboard is at.
    """

    person_opened = Signal(str)
    person_chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._persons: tuple[MapPerson, ...] = ()
        self._places: dict[str, QRectF] = {}
        self._at = 0
        self.setAccessibleName(_("Map of the network"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_persons(self, persons: tuple[MapPerson, ...]) -> None:
        """Show these; the first is the young person."""
        self._persons = persons
        self._at = min(self._at, max(0, len(persons) - 1))
        self._describe()
        self.updateGeometry()
        self.update()

    def place_of(self, person: str) -> QRectF:
        """Where somebody is drawn."""
        self._arrange()
        return self._places[person]

    def ways(self) -> dict[str, tuple[QPointF, ...]]:
        """The corners of each line, by whose it is."""
        self._arrange()
        rows = [[one.id for one in row] for row in self._rows()]
        return ways(Plates(rows, self._places, _GAP), self._links()) if rows else {}

    def sizeHint(self) -> QSize:
        """As high as its rows are, with every name whole at the width it has."""
        self._arrange()
        low = max((place.bottom() for place in self._places.values()), default=0.0)
        return QSize(40 * GRID, int(low + _GAP) + 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a column."""
        return QSize(24 * GRID, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is higher."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        key = Qt.Key(event.key())
        if key in _FORWARD | _BACKWARD and self._persons:
            step = 1 if key in _FORWARD else -1
            self._go((self._at + step) % len(self._persons))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._persons:
            self.person_opened.emit(self._persons[self._at].id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the person under the pointer."""
        self._arrange()
        for number, one in enumerate(self._persons):
            if self._places[one.id].contains(event.position()):
                self._go(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the person under the pointer."""
        if any(place.contains(event.position()) for place in self._places.values()):
            self.person_opened.emit(self._persons[self._at].id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, then the plates over them."""
        del event
        self._arrange()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().border_strong), 1.5))
        for way in self.ways().values():
            painter.drawPolyline(way)
        for number, one in enumerate(self._persons):
            self._paint_person(painter, one, is_here=self.hasFocus() and number == self._at)
        painter.end()

    def _paint_person(self, painter: QPainter, one: MapPerson, *, is_here: bool) -> None:
        look, place = tokens(), self._places[one.id]
        is_middle = one.level == 0 and not one.to
        painter.setBrush(QColor(look.accent_soft if is_middle else look.surface))
        edge = look.accent if is_here else look.border_strong
        painter.setPen(QPen(QColor(edge), 2.5 if is_here else 1))
        painter.drawRoundedRect(place, 6, 6)
        top = place.top() + _ABOVE
        for font, lines, is_name in self._parts(one, place.width()):
            painter.setFont(font)
            quiet = look.accent_text if is_middle else look.muted
            painter.setPen(
                QColor((look.accent_text if is_middle else look.text) if is_name else quiet)
            )
            for said in lines:
                line = QRectF(place.left(), top, place.width(), QFontMetricsF(font).lineSpacing())
                painter.drawText(line, Qt.AlignmentFlag.AlignCenter, said)
                top += line.height()

    def _parts(self, one: MapPerson, width: float) -> list[tuple[QFont, list[str], bool]]:
        """The name and the role of somebody as lines that fit a plate; the name comes first."""
        strong, plain = QFont(self.font()), QFont(self.font())
        strong.setBold(True)
        said = f"{one.name} ({one.mark})" if one.mark else one.name
        return [
            (font, wrapped(words, QFontMetricsF(font), width - 2 * _BESIDE), font is strong)
            for font, words in ((strong, said), (plain, one.role))
        ]

    def _arrange(self) -> None:
        """Rows from above to below, each in the middle of the width and as high as it needs."""
        self._places, top = {}, float(_GAP)
        rows = self._rows()
        aside = room_at_left([[one.id for one in row] for row in rows], self._links())
        room = self.width() - aside
        for row in rows:
            width = min(float(_MOST_WIDE), (room - _GAP * (len(row) + 1)) / len(row))
            left = aside + (room - len(row) * width - (len(row) - 1) * _GAP) / 2
            height = max(self._height_of(one, width) for one in row)
            for number, one in enumerate(row):
                self._places[one.id] = QRectF(left + number * (width + _GAP), top, width, height)
            top += height + _GAP

    def _height_of(self, one: MapPerson, width: float) -> float:
        parts = self._parts(one, width)
        # Somebody of whom no role is said has a plate as the others have.
        lines = [(font, max(1, len(lines))) for font, lines, _is_name in parts]
        return 2 * _ABOVE + sum(
            QFontMetricsF(font).lineSpacing() * number for font, number in lines
        )

    def _links(self) -> dict[str, str]:
        known = {one.id for one in self._persons}
        return {one.id: one.to for one in self._persons if one.to in known and one.to != one.id}

    def _rows(self) -> list[list[MapPerson]]:
        rows: list[list[MapPerson]] = []
        for level in sorted({one.level for one in self._persons}):
            here = [one for one in self._persons if one.level == level]
            if level == 0:
                # The young person stands between those of the same age.
                here.insert(len(here) // 2, here.pop(0))
            rows += [here[at : at + _MOST_IN_ROW] for at in range(0, len(here), _MOST_IN_ROW)]
        return rows

    def _go(self, number: int) -> None:
        self._at = number
        self._describe()
        self.update()
        self.person_chosen.emit(self._persons[number].id)
        announce(self)

    def _describe(self) -> None:
        if self._persons:
            here = self._persons[self._at]
            self.setAccessibleDescription(f"{here.name}: {here.role}")

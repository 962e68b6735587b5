"""Draws the signs of the sharing matrix: shapes one can tell apart without colour."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sspf_app.gui.looks import tokens
from sspf_app.gui.matrix_signs import SIGNS, Sign

_Draw = Callable[[QPainter, QPointF, float], None]


def paint_sign(painter: QPainter, rect: QRectF, sign: Sign, *, has_exclusion: bool = False) -> None:
    """Draw a sign in the middle of a rectangle.

    Args:
        painter: What draws.
        rect: Where.
        sign: What.
        has_exclusion: Mark the corner: one pair of parties is left out.
    """
    look, tone = tokens(), SIGNS[sign].tone
    ink = QColor(look.ink(tone))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(rect.height() * 0.34, 10.0)
    plate = QRectF(rect.center().x() - 1.9 * radius, rect.center().y() - 1.25 * radius, 0, 0)
    plate.setSize(QRectF(0, 0, 3.8 * radius, 2.5 * radius).size())
    if sign not in (Sign.NO, Sign.OWN):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.ground(tone)))
        painter.drawRoundedRect(plate, 5, 5)
    painter.setPen(_pen(ink, radius))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAWN[sign](painter, rect.center(), radius)
    if has_exclusion and sign is not Sign.EXCLUDED:
        _corner(painter, plate)
    painter.restore()


def sign_pixmap(sign: Sign, *, size: QSize, has_exclusion: bool = False) -> QPixmap:
    """A sign as a picture, for the legend."""
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    rect = QRectF(0, 0, size.width(), size.height())
    paint_sign(painter, rect, sign, has_exclusion=has_exclusion)
    painter.end()
    return picture


class SignLabel(QLabel):
    """A sign beside its word; silent for screen readers, since the word says it."""

    def __init__(
        self, sign: Sign, *, has_exclusion: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sign, self._has_exclusion = sign, has_exclusion
        self._drawn_for = ""
        self.setProperty("decoration", True)
        self.setFixedSize(40, 24)
        self._redraw()

    def change(self, sign: Sign) -> None:
        """Show another sign."""
        self._sign, self._drawn_for = sign, ""
        self._redraw()

    def changeEvent(self, event: object) -> None:
        """Draw again in the colours of a new look."""
        super().changeEvent(event)  # pyright: ignore[reportArgumentType]
        self._redraw()

    def _redraw(self) -> None:
        if self._drawn_for != tokens().name:
            self._drawn_for = tokens().name
            picture = sign_pixmap(self._sign, size=self.size(), has_exclusion=self._has_exclusion)
            self.setPixmap(picture)


def _pen(ink: QColor, radius: float) -> QPen:
    pen = QPen(ink, max(1.6, radius * 0.22))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _arrow(painter: QPainter, at: QPointF, radius: float, *, up: bool) -> None:
    """Up = towards the party in the heading, down = from it."""
    way = -1 if up else 1
    tip = QPointF(at.x(), at.y() + way * radius * 0.9)
    painter.drawLine(QPointF(at.x(), at.y() - way * radius * 0.9), tip)
    wing = radius * 0.55
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(at.x() - wing, tip.y() - way * wing),
                tip,
                QPointF(at.x() + wing, tip.y() - way * wing),
            ]
        )
    )


def _receive(painter: QPainter, at: QPointF, radius: float) -> None:
    _arrow(painter, at, radius, up=True)


def _give(painter: QPainter, at: QPointF, radius: float) -> None:
    _arrow(painter, at, radius, up=False)


def _both(painter: QPainter, at: QPointF, radius: float) -> None:
    apart = QPointF(radius * 0.75, 0)
    _arrow(painter, at - apart, radius, up=True)
    _arrow(painter, at + apart, radius, up=False)


def _yes(painter: QPainter, at: QPointF, radius: float) -> None:
    painter.drawPolyline(
        QPolygonF(
            [
                at + QPointF(-0.8 * radius, 0.05 * radius),
                at + QPointF(-0.2 * radius, 0.65 * radius),
                at + QPointF(0.9 * radius, -0.65 * radius),
            ]
        )
    )


def _own(painter: QPainter, at: QPointF, radius: float) -> None:
    painter.drawEllipse(at, 0.3 * radius, 0.3 * radius)


def _no(painter: QPainter, at: QPointF, radius: float) -> None:
    painter.drawLine(at - QPointF(0.6 * radius, 0), at + QPointF(0.6 * radius, 0))


def _oral(painter: QPainter, at: QPointF, radius: float) -> None:
    bubble = QRectF(at.x() - radius, at.y() - 0.85 * radius, 2 * radius, 1.35 * radius)
    painter.drawRoundedRect(bubble, 0.45 * radius, 0.45 * radius)
    painter.drawPolyline(
        QPolygonF(
            [
                QPointF(at.x() - 0.5 * radius, bubble.bottom()),
                QPointF(at.x() - 0.5 * radius, at.y() + 0.95 * radius),
                QPointF(at.x() + 0.1 * radius, bubble.bottom()),
            ]
        )
    )


def _excluded(painter: QPainter, at: QPointF, radius: float) -> None:
    painter.drawEllipse(at, 0.9 * radius, 0.9 * radius)
    slant = QPointF(0.62 * radius, -0.62 * radius)
    painter.drawLine(at - slant, at + slant)


def _waiting(painter: QPainter, at: QPointF, radius: float) -> None:
    painter.drawEllipse(at, 0.9 * radius, 0.9 * radius)
    painter.drawPolyline(
        QPolygonF([at + QPointF(0, -0.5 * radius), at, at + QPointF(0.4 * radius, 0.2 * radius)])
    )


def _unanswered(painter: QPainter, at: QPointF, radius: float) -> None:
    """A ring with nothing in it."""
    painter.drawEllipse(at, 0.6 * radius, 0.6 * radius)


def _withdrawn(painter: QPainter, at: QPointF, radius: float) -> None:
    arc = QRectF(at.x() - 0.55 * radius, at.y() - 0.5 * radius, 1.4 * radius, 1.2 * radius)
    painter.drawArc(arc, -90 * 16, 180 * 16)
    painter.drawLine(
        QPointF(arc.center().x(), arc.bottom()), at + QPointF(-0.6 * radius, 0.7 * radius)
    )
    start = QPointF(at.x() - 0.95 * radius, arc.top())
    painter.drawLine(QPointF(arc.center().x(), arc.top()), start)
    wing = 0.42 * radius
    painter.drawPolyline(
        QPolygonF([start + QPointF(wing, -wing), start, start + QPointF(wing, wing)])
    )


def _blocked(painter: QPainter, at: QPointF, radius: float) -> None:
    for side in (-0.4, 0.4):
        x = at.x() + side * radius
        painter.drawLine(QPointF(x, at.y() - 0.7 * radius), QPointF(x, at.y() + 0.7 * radius))


def _corner(painter: QPainter, plate: QRectF) -> None:
    """A filled corner: with an exception."""
    size = 7.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().danger))
    painter.drawPolygon(
        QPolygonF(
            [
                plate.topRight() + QPointF(2 - size, -1),
                plate.topRight() + QPointF(2, -1),
                plate.topRight() + QPointF(2, size - 1),
            ]
        )
    )


_DRAWN: dict[Sign, _Draw] = {
    Sign.BOTH: _both,
    Sign.RECEIVE: _receive,
    Sign.GIVE: _give,
    Sign.YES: _yes,
    Sign.OWN: _own,
    Sign.NO: _no,
    Sign.ORAL: _oral,
    Sign.EXCLUDED: _excluded,
    Sign.WAITING: _waiting,
    Sign.UNANSWERED: _unanswered,
    Sign.WITHDRAWN: _withdrawn,
    Sign.BLOCKED: _blocked,
}

"""Buttons in four weights: one primary per view, secondary, quiet, and danger for what hurts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QToolButton

from sspf_app.gui.icons import NORMAL, mark_icon
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.wrapping import wrapped

_INKS = {"primary": "on_accent", "secondary": "text", "quiet": "accent", "danger": "danger"}


def button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    kind: str = "secondary",
    icon: str | None = None,
    shortcut: str = "",
) -> QPushButton:
    """A button that says what it does.

    Args:
        text: A verb and what it acts on, translated.
        on_click: A bound method of a widget.
        kind: ``primary``, ``secondary``, ``quiet`` or ``danger``.
        icon: Name of an icon that stands before the words.
        shortcut: Keys, such as ``Ctrl+S``; shown as a tool tip.
    """
    made = mark(QPushButton(shown(text)), kind=kind)
    made.setAutoDefault(kind == "primary")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        mark_icon(made, icon, ink=_INKS[kind], size=18)
    if shortcut:
        press_on(made, shortcut)
        made.setToolTip(f"{text}  {native_keys(shortcut)}")
    if on_click is not None:
        made.clicked.connect(lambda *_checked: on_click())
    return made


def check_box(text: str) -> QCheckBox:
    """A box to tick; the text may hold names."""
    return QCheckBox(shown(text))


def say_on(act: QAbstractButton, said: str, *, letters: int = 36) -> None:
    """Put words with a name in them on a button: on as many lines as they need.

    Args:
        act: The button.
        said: What it does.
        letters: So wide a line may be; a button of one long line leaves no room beside it.
    """
    metrics = QFontMetricsF(act.font())
    lines = wrapped(said, metrics, letters * metrics.averageCharWidth())
    act.setText(shown("\n".join(lines)))
    act.setAccessibleName(said)


def shown(text: str) -> str:
    """Text for a button or a box: Qt takes a lone & for a key."""
    return text.replace("&", "&&")


def primary_button(
    text: str, on_click: Callable[[], object] | None = None, *, icon: str | None = None
) -> QPushButton:
    """The one thing to do here."""
    return button(text, on_click, kind="primary", icon=icon)


def quiet_button(
    text: str, on_click: Callable[[], object] | None = None, *, icon: str | None = None
) -> QPushButton:
    """Something one may do here, seldom."""
    return button(text, on_click, kind="quiet", icon=icon)


def icon_button(
    icon: str,
    what: str,
    on_click: Callable[[], object] | None = None,
    *,
    shortcut: str = "",
    size: int = NORMAL,
) -> QToolButton:
    """A button without words on it; ``what`` is its name and tool tip."""
    made = name(QToolButton(), what)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    mark_icon(made, icon, size=size)
    if shortcut:
        press_on(made, shortcut)
    made.setToolTip(f"{what}  {native_keys(shortcut)}" if shortcut else what)
    if on_click is not None:
        made.clicked.connect(lambda *_checked: on_click())
    return made


def press_on(button: QAbstractButton, keys: str) -> None:
    """Press a button by keys, at once; Qt's own shortcut of a button waits a tenth of a second."""
    QShortcut(QKeySequence(keys), button).activated.connect(button.click)


def native_keys(shortcut: str) -> str:
    """Keys as this system writes them, and as they stand on the keyboard."""
    said = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return said.replace("Return", "Enter")

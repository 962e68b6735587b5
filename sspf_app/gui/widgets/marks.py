"""Marks: the properties by which the style sheet knows what a widget is."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from sspf_app.gui.looks import BODY_POINTS

WidgetT = TypeVar("WidgetT", bound=QWidget)


def mark(
    widget: WidgetT,
    *,
    role: str | None = None,
    kind: str | None = None,
    tone: str | None = None,
    invalid: bool | None = None,
) -> WidgetT:
    """Say what a widget is, and let it look so.

    Returns:
        The same widget, so that it can be marked where it is made.
    """
    given = {"role": role, "kind": kind, "tone": tone, "invalid": invalid}
    for name, value in given.items():
        if value is not None:
            widget.setProperty(name, value)
    if widget.property("marked"):  # the style sheet has looked at it, or soon will
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
    else:
        widget.setProperty("marked", True)
    return widget


def name(widget: WidgetT, text: str, description: str = "") -> WidgetT:
    """Give a control the name that a screen reader says, where no label beside it does."""
    widget.setAccessibleName(text)
    # Under Linux Qt calls a box with choices by what is chosen; what it is for stands beside.
    if not description and widget.inherits("QComboBox"):
        description = text
    if description:
        widget.setAccessibleDescription(description)
    return widget


def show_if(widget: QWidget, *, wanted: bool) -> None:
    """Show or hide a part of a page.

    Unlike ``setVisible`` it never lets a part that is not yet in its page pop up as a window.
    """
    if wanted and widget.parentWidget() is None:
        # Here, since its many enums are made on import: not before the first window shows.
        from PySide6.QtCore import Qt

        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.setVisible(wanted)


def scaled(pixels: int) -> int:
    """Pixels at the size of text that the user chose, for what must grow with it."""
    return round(pixels * QApplication.font().pointSizeF() / BODY_POINTS)

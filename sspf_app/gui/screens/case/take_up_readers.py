"""Who would read what a note says at a meeting, and from whom it is held back, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import name
from sspf_app.services.meeting_views import ReaderView
from sspf_app.texts.dates import joined


def reading(readers: list[ReaderView]) -> QWidget:
    """Those who read it, in one line."""
    names = joined([one.name for one in readers], words())
    return IconLine("eye", _("Reads it: {names}.").format(names=names), Tone.SUCCESS)


def not_reading(readers: list[ReaderView]) -> QWidget:
    """Each reason once, and below it whom it holds for."""
    grouped: dict[str, list[str]] = {}
    for one in readers:
        for reason in one.because:
            grouped.setdefault(reason, []).append(one.name)
    holder = QWidget()
    lines = column(gap=GRID)
    for reason, held in grouped.items():
        names = joined(held, words())
        one = QWidget()
        one.setLayout(column(text(reason), text(names, role="muted"), gap=0))
        lines.addWidget(name(one, f"{reason} {names}"))
    shape = IconLabel("eye-off", tone=Tone.NEUTRAL)
    said = text(_("Held back, and why"), role="strong")
    layout = row(shape, column(said, lines, gap=4), gap=GRID)
    layout.setStretch(1, 1)
    layout.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(layout)
    return holder

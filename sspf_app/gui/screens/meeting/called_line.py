"""One who is to come: may be invited, was called and when, knows another time, or may not."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.meeting.ports import MeetingPage
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.copy_views import CalledView
from sspf_app.services.meeting_views import AttendanceView
from sspf_app.texts.dates import long_day


class CalledLine(QWidget):
    """A participant, before the meeting.

    Signals:
        spoken: Id of who was called by word of mouth.
    """

    spoken = Signal(str)

    def __init__(self, one: AttendanceView, page: MeetingPage, zone: tzinfo, why: str) -> None:
        super().__init__()
        self.participant = one.participant
        self.badge = _badge(one, page, zone)
        head = row(text(one.name, role="strong"), self.badge)
        head.setStretch(0, 1)
        parts: list[QWidget | QHBoxLayout] = [head]
        if why and not one.invitable:
            parts.append(text(why, role="muted"))
        self.said = changing(quiet_button(_("Note: called by word of mouth"), self._on_said))
        self.said.setAccessibleName(
            _("Note that {name} was called by word of mouth").format(name=one.name)
        )
        if _waits(one, page):
            parts.append(row(self.said, None))
        else:
            self.said.setParent(self)
            self.said.hide()
        self.setLayout(column(*parts, gap=2))
        self.setAccessibleName(f"{one.name}. {self.badge.accessibleName()}. {why}".strip())

    def _on_said(self) -> None:
        self.spoken.emit(self.participant)


def _waits(one: AttendanceView, page: MeetingPage) -> bool:
    """Whether they may be called still, and do not know of the meeting as it stands."""
    is_ours = one.participant == page.case.coordinator_party
    knows = one.called is not None and not one.called.is_wrong_time
    return one.invitable and not (is_ours or knows or page.is_past or page.is_read_only)


def _badge(one: AttendanceView, page: MeetingPage, zone: tzinfo) -> StatusBadge:
    if one.is_stopped or one.is_barred:
        return StatusBadge(_("May not be invited"), Tone.DANGER)
    if one.participant == page.case.coordinator_party:
        return StatusBadge(_("Our own"), Tone.NEUTRAL, icon="home")
    if one.called is not None:
        return _called(one.called, zone)
    icon = "person" if one.kind == "person" else "party"
    if page.is_past:
        return StatusBadge(_("Not called"), Tone.NEUTRAL, icon=icon)
    if one.invitable:
        return StatusBadge(_("May be invited"), Tone.NEUTRAL, icon=icon)
    return StatusBadge(_("Not in writing"), Tone.NEUTRAL, icon=icon)


def _called(called: CalledView, zone: tzinfo) -> StatusBadge:
    if called.is_wrong_time:
        return StatusBadge(_("Knows another time"), Tone.WARNING)
    day = long_day(called.at.astimezone(zone).date(), words())
    said = _("Called by word of mouth {day}") if called.is_spoken else _("Called {day}")
    return StatusBadge(said.format(day=day), Tone.SUCCESS)

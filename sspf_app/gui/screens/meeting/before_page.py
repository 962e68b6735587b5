"""Before the meeting: who is invited as of now, and the agenda in the order of consent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.meeting.ports import AgendaPoint, MeetingPage
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.sides import Sides
from sspf_app.services.meeting_views import AttendanceView, InvitationCheck
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_label


class BeforePage(QWidget):
    """Shows participants and agenda; nothing here can be overridden.

    Signals:
        change_wanted: Change time, place or participants.
    """

    change_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warning = Banner()
        self._people = column(gap=GRID + 4)
        self._points = column(gap=GRID)
        invited = Card(_("Invited"), _("As the consents stand now."))
        invited.add_action(button(_("Change"), self.change_wanted.emit, icon="edit"))
        invited.add(self._people)
        agenda = Card(_("Agenda"), _("What all may hear comes first."))
        agenda.add(self._points)
        both = Sides(invited, agenda, shares=(5, 6), is_top=True, above=GRID + 4)
        layout = column(self.warning, scrolled(both))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_page(self, page: MeetingPage) -> None:
        """Show a meeting."""
        why = {check.party: check.sentence for check in page.checks}
        clear(self._people)
        for one in page.meeting.participants:
            self._people.addWidget(_participant(one, why.get(one.participant, "")))
        for check in page.meeting.taken_off:
            self._people.addWidget(_taken_off(check))
        stopped = [one.name for one in page.meeting.participants if not one.invitable]
        self._warn([*stopped, *(check.name for check in page.meeting.taken_off)])
        clear(self._points)
        for number, point in enumerate(page.agenda, start=1):
            self._points.addWidget(_point(number, point))
        if not page.agenda:
            self._points.addWidget(
                text(_("No points yet. Write them under “During the meeting”."), role="muted")
            )

    def _warn(self, stopped: list[str]) -> None:
        if not stopped:
            self.warning.clear()
            return
        names = joined(stopped, words())
        self.warning.say(
            _("May no longer be invited: {names}").format(names=names),
            _("Tell them that the meeting is without them, and nothing about why."),
            tone=Tone.WARNING,
        )


def _participant(one: AttendanceView, why: str) -> QWidget:
    holder = QWidget()
    name = text(one.name, role="strong")
    if one.kind == "person":
        badge = StatusBadge(_("Family"), Tone.NEUTRAL, icon="person")
    elif one.invitable:
        badge = StatusBadge(_("Invited"), Tone.SUCCESS)
    else:
        badge = StatusBadge(_("May not be invited"), Tone.DANGER)
    head = row(name, badge)
    head.setStretch(0, 1)
    parts: list[QWidget | QHBoxLayout] = [head]
    if why and not one.invitable:
        parts.append(text(why, role="muted"))
    holder.setLayout(column(*parts, gap=2))
    holder.setAccessibleName(f"{one.name}. {badge.accessibleName()}. {why}".strip())
    return holder


def _taken_off(check: InvitationCheck) -> QWidget:
    """A party that a withdrawal took off the invitation."""
    holder = QWidget()
    badge = StatusBadge(_("Taken off by a withdrawal"), Tone.DANGER)
    head = row(text(check.name, role="strong"), badge)
    head.setStretch(0, 1)
    holder.setLayout(column(head, text(check.sentence, role="muted"), gap=2))
    holder.setAccessibleName(f"{check.name}. {badge.accessibleName()}. {check.sentence}".strip())
    return holder


def _point(number: int, point: AgendaPoint) -> QWidget:
    holder = mark(QWidget(), role="point")
    kinds = ", ".join(type_label(type_, words()) for type_ in point.item.types)
    about = joined(list(point.item.about_names), words())
    lines: list[QWidget | QHBoxLayout] = [
        text(point.item.text),
        text(f"{about} · {kinds}", role="muted"),
    ]
    if point.without:
        names = joined(list(point.without), words())
        sentence = _("The point is taken without {names}").format(names=names)
        lines.append(row(IconLabel("pause", tone=Tone.WARNING, size=16), _warned(sentence), None))
    inner = column(*lines, gap=2)
    figure = text(f"{number}.", role="strong", wrap=False)
    layout = row(figure, inner, gap=GRID + 4)
    layout.setStretch(1, 1)
    layout.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(layout)
    return holder


def _warned(sentence: str) -> QWidget:
    return mark(text(sentence, wrap=False), tone=Tone.WARNING)

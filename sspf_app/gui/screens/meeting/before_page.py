"""Before the meeting: who is invited as of now, and the agenda in the order of consent."""

from __future__ import annotations

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sspf_app.domain.codes import FAMILY
from sspf_app.gui.i18n import _, words
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.ports import Trouble
from sspf_app.gui.screens.meeting.called_line import CalledLine
from sspf_app.gui.screens.meeting.names_card import NamesCard
from sspf_app.gui.screens.meeting.notices_card import NoticesCard
from sspf_app.gui.screens.meeting.point_editor import PointEditor
from sspf_app.gui.screens.meeting.ports import AgendaPoint, MeetingPage
from sspf_app.gui.screens.meeting.recording import sources_of
from sspf_app.gui.screens.meeting.sitting_card import SittingCard
from sspf_app.gui.screens.meeting.typed_point import TypedPoint
from sspf_app.gui.screens.meeting.when_card import WhenCard
from sspf_app.gui.widgets.buttons import button, icon_button
from sspf_app.gui.widgets.chips import Choice
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.sides import Sides
from sspf_app.services.agenda_views import PointView
from sspf_app.services.meeting_views import AttendanceView, ItemQuestion
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_label


class BeforePage(HoldsTyped, QWidget):
    """Shows participants and agenda; nothing here can be overridden; fulfils ``AgendaPort``.

    Signals:
        remove_wanted: A ``PointView`` that is to leave the agenda.
        edit_wanted: A ``PointView`` that is to be worded anew.
        change_wanted: Change participants, or anything else of the meeting.
        papers_wanted: Show the invitations on paper.
        spoken_wanted: Id of somebody who was called by word of mouth.
    """

    change_wanted = Signal()
    remove_wanted = Signal(object)
    edit_wanted = Signal(object)
    papers_wanted = Signal()
    spoken_wanted = Signal(str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.warning = Banner()
        self._people = column(gap=GRID + 4)
        self._planned = column(gap=GRID)
        self.editor = PointEditor()
        self._points = column(gap=GRID)
        invited = Card(_("Who is to come"), _("Asked for now and for when it begins."))
        self.on_paper = changing(
            button(_("Invitations on paper…"), self.papers_wanted.emit, icon="print")
        )
        self.when = WhenCard(zone)
        change = changing(button(_("Change"), self.change_wanted.emit, icon="edit"))
        change.setAccessibleName(_("Change who is invited"))
        invited.add_action(change)
        invited.add(self._people)
        invited.add(row(self.on_paper, None))
        agenda = Card(_("Agenda"), _("What all may hear comes first."))
        agenda.add(self._planned)
        agenda.add(self.editor)
        self._said = text(_("Said and written so far"), role="label")
        agenda.add(self._said)
        agenda.add(self._points)
        self.sitting = SittingCard(zone)
        self.notices = NoticesCard(zone, has_calendar=True)
        self.names = NamesCard()
        left = pile(self.names, self.when, invited, self.notices, self.sitting, gap=2 * GRID)
        both = Sides(left, agenda, shares=(5, 6), is_top=True, above=GRID + 4)
        self._area = scrolled(both)
        layout = column(self.warning, self._area)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_page(self, page: MeetingPage) -> None:
        """Show a meeting."""
        why = {check.party: check.sentence for check in page.checks}
        clear(self._people)
        for one in page.meeting.participants:
            self._people.addWidget(self._called(page, one, why.get(one.participant, one.why)))
        for check in page.meeting.taken_off:
            by = _("Taken off by a withdrawal")
            self._people.addWidget(_taken_off(check.name, by, check.sentence))
        for name, why in page.meeting.people_off:
            self._people.addWidget(_taken_off(name, _("Taken off: nothing is sent"), why))
        stopped = [one.name for one in page.meeting.participants if one.is_stopped]
        self._warn([*stopped, *(check.name for check in page.meeting.taken_off)])
        self.when.show_page(page)
        self.names.show_names(page.names)
        self.sitting.show_page(page)
        self.on_paper.setVisible(not page.is_past)
        self.notices.setVisible(not page.is_read_only)
        self._show_planned(page)
        clear(self._points)
        self._said.setVisible(bool(page.agenda))
        for number, point in enumerate(page.agenda, start=1):
            self._points.addWidget(_point(number, point))

    def open_at_top(self) -> None:
        """Whatever was scrolled to before, of this meeting or another."""
        self._area.verticalScrollBar().setValue(0)

    def begin_points(self) -> None:
        """Another meeting: nothing of a point is typed here yet."""
        self.editor.forget()

    def point_added(self) -> None:
        """Go on with the next point."""
        self.editor.empty()

    def show_typed_point(self, typed: TypedPoint) -> None:
        """A point to word anew, or what was typed of one before."""
        self.editor.show_typed(typed)
        if typed.heading:
            self.editor.show()  # what was begun before the meeting is not lost with its hour
        if typed.point:
            self.editor.heading.setFocus()

    def show_changed_point(self, recorded: TypedPoint) -> None:
        """The point that is worded anew was changed elsewhere."""
        self.editor.show_changed(recorded)

    def show_draft_point(self, typed: TypedPoint) -> None:
        """What was typed of a point before."""
        self.editor.show_draft(typed)
        if typed.point:
            self.editor.heading.setFocus()

    def typed_point(self) -> TypedPoint:
        """What is typed of a point."""
        return self.editor.typed()

    def ask_of_point(self, questions: tuple[ItemQuestion, ...]) -> None:
        """Ask about names in the heading of a point."""
        self.editor.ask(questions)

    def show_point_refusal(self, sentence: str) -> None:
        """Say why a point was not planned."""
        self.editor.show_refusal(sentence)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.warning.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """What is warned of here stays true until the page is shown anew."""

    def set_busy(self, busy: bool) -> None:
        """Adding twice adds once."""
        self.editor.add.setEnabled(not busy)

    def _show_planned(self, page: MeetingPage) -> None:
        names = {one.party: one.name for one in page.case.participations}
        names |= {one.participant: one.name for one in page.meeting.participants}
        names[FAMILY] = _("The family")
        self.editor.set_choices(
            tuple(Choice(id=one, title=names.get(one, one)) for one in sources_of(page)),
            tuple(Choice(id=one.id, title=one.name) for one in page.case.people),
            page.case.young_person,
        )
        is_begun = bool(self.editor.typed().kept())
        self.editor.setVisible(not page.is_fixed and (is_begun or not page.is_past))
        clear(self._planned)
        for number, point in enumerate(page.points, start=1):
            self._planned.addWidget(self._planned_point(number, point))
        if not page.points:
            self._planned.addWidget(text(_("No point is planned."), role="muted"))

    def _planned_point(self, number: int, point: PointView) -> QWidget:
        kinds = ", ".join(type_label(type_, words()) for type_ in point.types)
        about = joined(list(point.about_names), words())
        remove = changing(
            icon_button("remove", _("Take off"), partial(self.remove_wanted.emit, point))
        )
        remove.setAccessibleDescription(point.heading)
        edit = changing(icon_button("edit", _("Change"), partial(self.edit_wanted.emit, point)))
        edit.setAccessibleDescription(point.heading)
        holder = _numbered(number, point.heading, f"{about} · {kinds}", point.without)
        layout = holder.layout()
        if layout is not None and not self.editor.isHidden():
            layout.addWidget(edit)
            layout.addWidget(remove)
        return holder

    def _called(self, page: MeetingPage, one: AttendanceView, why: str) -> CalledLine:
        line = CalledLine(one, page, self._zone, why)
        line.spoken.connect(self.spoken_wanted)
        return line

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


def _taken_off(name: str, by: str, why: str) -> QWidget:
    """Who was taken off the invitation, and why they may not be invited."""
    holder = QWidget()
    badge = StatusBadge(by, Tone.DANGER)
    head = row(text(name, role="strong"), badge)
    head.setStretch(0, 1)
    holder.setLayout(column(head, text(why, role="muted"), gap=2))
    holder.setAccessibleName(f"{name}. {badge.accessibleName()}. {why}".strip())
    return holder


def _point(number: int, point: AgendaPoint) -> QWidget:
    kinds = ", ".join(type_label(type_, words()) for type_ in point.item.types)
    about = joined(list(point.item.about_names), words())
    return _numbered(number, point.item.text, f"{about} · {kinds}", point.without)


def _numbered(number: int, said: str, below: str, without: tuple[str, ...]) -> QWidget:
    holder = mark(QWidget(), role="point")
    lines: list[QWidget | QHBoxLayout] = [text(said), text(below, role="muted")]
    if without:
        names = joined(list(without), words())
        sentence = _("The point is taken without {names}").format(names=names)
        warned = row(IconLabel("pause", tone=Tone.WARNING, size=16), _warned(sentence))
        warned.setStretch(1, 1)
        lines.append(warned)
    inner = column(*lines, gap=2)
    figure = text(f"{number}.", role="strong", wrap=False)
    layout = row(figure, inner, gap=GRID + 4)
    layout.setStretch(1, 1)
    layout.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(layout)
    return holder


def _warned(sentence: str) -> QWidget:
    return mark(text(sentence), tone=Tone.WARNING)

"""After the meeting: who came, each recipient's copy, and what is not shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.ports import Trouble
from sspf_app.gui.screens.meeting.adjustment_card import AdjustmentCard
from sspf_app.gui.screens.meeting.attendance_card import AttendanceCard
from sspf_app.gui.screens.meeting.compare_view import CompareView
from sspf_app.gui.screens.meeting.copies_row import CopiesRow
from sspf_app.gui.screens.meeting.names_card import NamesCard
from sspf_app.gui.screens.meeting.notices_card import NoticesCard
from sspf_app.gui.screens.meeting.ports import Copy, MeetingPage
from sspf_app.gui.screens.meeting.readers_card import reader_groups
from sspf_app.gui.screens.meeting.typed_finish import TypedFinish
from sspf_app.gui.screens.meeting.versions_card import VersionsCard
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.copy_choice import CopyChoice
from sspf_app.gui.widgets.flow import flowing, growing, pile
from sspf_app.gui.widgets.folding import FoldingCard
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, line, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.run_bar import RunBar
from sspf_app.gui.widgets.sides import SidesOfPage
from sspf_app.services.copy_views import GivenView
from sspf_app.services.export_views import CopyKind
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.move_views import Run
from sspf_app.services.version_views import ItemChange, MinutesState


class AfterPage(HoldsTyped, QWidget):
    """Shows attendance, adjustment, versions, copies; fulfils ``CopiesPort``, ``FinishPort``.

    Signals:
        export_wanted: Id of a recipient.
        export_all_wanted: Write every copy.
        print_wanted: Id of a recipient.
        print_all_wanted: Print every copy.
    """

    export_wanted = Signal(str)
    export_all_wanted = Signal()
    print_wanted = Signal(str)
    print_all_wanted = Signal()

    def __init__(
        self, zone: tzinfo, today: Callable[[], date], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.banner = Banner()
        self.attendance = AttendanceCard()
        self._is_read_only, self._is_making, self._is_locked = False, True, False
        self.adjustment = AdjustmentCard(today)
        self.versions = VersionsCard(zone)
        self.copies = CopiesRow(zone)
        self.copies.export_wanted.connect(self.export_wanted)
        self.copies.print_wanted.connect(self.print_wanted)
        self.copy = CopyChoice(has_word=True)
        self.copy.choose(CopyKind.DISPATCH)
        self.run = RunBar()
        self.compared = CompareView()
        self.compare = button(
            _("Two copies beside each other"), self._on_compare, icon="arrow-both"
        )
        self.compare.setCheckable(True)
        self.export_all = changing(
            primary_button(_("Save all copies…"), self.export_all_wanted.emit, icon="export")
        )
        self.print_all = changing(
            button(
                _("Print all copies…"),
                self.print_all_wanted.emit,
                icon="print",
                shortcut="Ctrl+P",
            )
        )
        self.notices = NoticesCard(zone, has_calendar=False)
        self._none = column(gap=GRID)
        self._without = growing(FoldingCard(_("No copy")))
        self._without.add(self._none)
        self._held_back = column(gap=GRID + 4)
        self.not_shared = growing(FoldingCard(_("What is not shared with all")))
        self.not_shared.add(self._held_back)
        self._waits_for = text(role="muted")
        self._waits_for.hide()
        self._making = text(_("The copies are being made…"), role="muted")
        self.sections = (
            self.attendance,
            self.adjustment,
            self.versions,
            self._without,
            self.not_shared,
            self.notices,
        )
        for section in self.sections:
            section.let_fold()
        self.names = NamesCard()
        left = pile(
            self.names,
            *self.sections,
            gap=GRID + 4,
            top=GRID + 4,
            right=GRID,
        )
        heading = text(_("The copies, as they would go out now"), role="heading")
        head = row(heading, self.compare)
        head.setStretch(0, 1)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.copies)
        self._shown.addWidget(self.compared)
        shown = column(
            head,
            flowing(self.copy, self.print_all, self.export_all),
            self._waits_for,
            self.run,
            self._making,
            self._shown,
        )
        shown.setContentsMargins(0, GRID + 4, 0, 0)
        shown.setStretch(5, 1)
        right = QWidget()
        right.setLayout(shown)
        layout = column(self.banner)
        self._left = scrolled(left, by_width=True)
        layout.addWidget(SidesOfPage(self._left, right, shares=(4, 7)), 1)
        self.setLayout(layout)

    def show_page(self, page: MeetingPage) -> None:
        """Show who came and what is held back."""
        self._is_read_only = page.is_read_only
        self.attendance.show_people(page.meeting.participants)
        self.attendance.body_enabled(wanted=not page.is_fixed)
        self.adjustment.setEnabled(not page.is_read_only)
        self.notices.setVisible(not page.is_read_only)
        self.compared.show_page(page)
        self.names.show_names(page.names)
        clear(self._held_back)
        held = [item for item in page.meeting.items if not all(r.reads for r in item.readers)]
        for number, item in enumerate(held):
            if number:
                self._held_back.addWidget(line())
            self._held_back.addWidget(text(item.text, role="strong"))
            for group in reader_groups([one for one in item.readers if not one.reads]):
                self._held_back.addWidget(group)
        if not held:
            words = (
                _("Everything is shared with everybody.") if page.meeting.items else _("No items.")
            )
            self._held_back.addWidget(text(words, role="muted"))
        count = ngettext("{n} item, for you alone", "{n} items, for you alone", len(held))
        said = count.format(n=len(held)) if held else _("Nothing is held back.")
        self.not_shared.say(_("What is not shared with all"), said)

    def wait_for(self, said: str) -> None:
        """Copies of minutes leave nobody's desk before the meeting begins; empty = it has."""
        self._waits_for.setText(said)
        show_if(self._waits_for, wanted=bool(said))
        self.copies.let_out(wanted=not said)
        self._let_export()

    def open_at_top(self, *, with_keyboard: bool) -> None:
        """Unfold what is to be done next and fold the rest.

        Who gets no copy, and what somebody has begun to write, stays in sight. Nothing that cannot
        be undone gets the keyboard: at the versions it stands at the arrow of the card.
        """
        following = self._following()
        following.fold(wanted=False)
        if with_keyboard:
            first = None if following is self.versions else following.first_inside()
            (first or following.toggle).setFocus(Qt.FocusReason.OtherFocusReason)
        # Afterwards: what is hidden with the keyboard in it would hand it on to anything.
        for section in self.sections:
            if section is not following:
                section.fold(wanted=section not in self._begun())
        self._left.verticalScrollBar().setValue(0)

    def _following(self) -> FoldingCard:
        if self._is_read_only or self._is_locked:
            return self.versions
        if self.attendance.is_waiting:
            return self.attendance
        return self.adjustment if self.adjustment.is_waiting else self.versions

    def _begun(self) -> tuple[FoldingCard, ...]:
        typed = self.typed_finish()
        begun = (
            (self._without, True),
            (self.adjustment, typed.remarks),
            (self.versions, typed.reason),
        )
        return tuple(section for section, is_begun in begun if is_begun)

    def show_state(self, state: MinutesState, *, has_begun: bool) -> None:
        """Show what was answered and what is locked."""
        self._is_locked = state.is_locked
        self.adjustment.show_state(state)
        self.versions.show_state(state, has_begun=has_begun)
        self.attendance.body_enabled(wanted=not (state.is_locked or self._is_read_only))

    def finish_begun(self) -> None:
        """Another meeting: nothing is typed of it yet, and what was told was about the other."""
        self.banner.clear()
        self.adjustment.begin()
        self.versions.show_reason("")

    def typed_finish(self) -> TypedFinish:
        """What is typed and not noted."""
        return TypedFinish(remarks=self.adjustment.typed(), reason=self.versions.reason.text())

    def show_typed_finish(self, typed: TypedFinish) -> None:
        """Show what was typed before and not noted."""
        self.adjustment.show_typed(typed.remarks)
        self.versions.show_reason(typed.reason)
        for section in self._begun():
            section.fold(wanted=False)

    def show_changes(self, older: int, changes: tuple[ItemChange, ...]) -> None:
        """Show what differs between two versions."""
        self.versions.show_changes(older, changes)

    def show_copies(self, copies: tuple[Copy, ...], *, more: int = 0) -> None:
        """Show the copies made so far; all are saved at once only when none is still made."""
        self.copies.show_copies(copies)
        self._is_making = not copies or more > 0
        self._making.setVisible(self._is_making)
        self._let_export()
        clear(self._none)
        without = [one for one in copies if one.paper is None]
        self._without.setVisible(bool(without))
        count = ngettext("{n} recipient", "{n} recipients", len(without)).format(n=len(without))
        self._without.say(_("No copy"), count)
        for one in without:
            self._none.addWidget(_missing(one))

    def show_given(self, given: tuple[GivenView, ...]) -> None:
        """Show who has got their copy, and who has not."""
        self.copies.show_given(given, is_read_only=self._is_read_only)

    def show_run(self, run: Run) -> None:
        """Show how far the writing has come."""
        self.run.follow(_("The copies are being written…"), run)

    def end_run(self) -> None:
        """The writing is over."""
        self.run.end()

    def show_exported(self, words: str) -> None:
        """Say what was written."""
        self.banner.say(words, tone=Tone.SUCCESS)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self.banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Reading goes on while one still reads what was written: only a new act clears it."""

    def set_busy(self, busy: bool) -> None:
        """Writing twice writes once."""
        if busy:
            self.export_all.setEnabled(False)
            self.print_all.setEnabled(False)
        else:
            self._let_export()

    def _let_export(self) -> None:
        others = any(one != COORDINATOR for one in self.copies.cards)
        is_ready = others and not self._is_making and not self._waits_for.text()
        self.export_all.setEnabled(is_ready)
        self.print_all.setEnabled(is_ready)

    @Slot()
    def _on_compare(self) -> None:
        is_wanted = self.compare.isChecked()
        self._shown.setCurrentWidget(self.compared if is_wanted else self.copies)


def _missing(copy: Copy) -> QWidget:
    holder = QWidget()
    shape = IconLabel("eye-off", size=16)
    words = column(
        text(copy.recipient.name, role="strong"), text(copy.trouble, role="muted"), gap=0
    )
    layout = row(shape, words)
    layout.setStretch(1, 1)
    layout.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
    holder.setLayout(layout)
    return holder

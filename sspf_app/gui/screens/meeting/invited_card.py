"""Whom the consents let one invite: each party with a box, or with the reason why not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import check_box
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.notices import announce
from sspf_app.services.meeting_views import InvitationCheck
from sspf_app.services.sitting_views import ParticipantListView


class InvitedCard(Card):
    """Who may not be invited stands there with the reason, and cannot be chosen.

    Signals:
        edited: A party was ticked, or its tick taken away.
        list_wanted: Propose the parties of this fixed list; empty = of none.

    Attributes:
        boxes: Of those who may be invited, by party.
        fixed: The fixed lists of participants.
    """

    edited = Signal()
    list_wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Whom the consents let you invite"),
            _("Asked for now and for the start of the meeting, again at every change of time."),
            parent=parent,
        )
        self.fixed = ChoiceBox()
        self._lists: tuple[ParticipantListView, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self._checks = column(gap=GRID + 4)
        self._ahead = text(
            _(
                "When the case is chosen every party stands here: who may be invited, and who not "
                "and why."
            ),
            role="muted",
        )
        self._blocked = StatusBadge()
        self._blocked.hide()
        self._nobody = text(role="trouble")
        self._fixed_row = FormRow(
            _("Fixed list of participants"),
            self.fixed,
            hint=_(
                "It ticks the parties. The invitation goes to the party, which chooses who comes; "
                "whom one reaches there is told here for you alone."
            ),
        )
        for hidden in (self._nobody, self._fixed_row):
            hidden.hide()
        self.add(self._ahead)
        self.add(self._fixed_row)
        self.add(row(self._blocked, None))
        self.add(self._checks)
        self.add(self._nobody)
        self.fixed.activated.connect(self._on_list)

    def begin(self, *, has_case: bool) -> None:
        """Nobody stands there before the consents have been asked; without a case it says so."""
        clear(self._checks)
        self.boxes = {}
        self._ahead.setVisible(not has_case)
        if not has_case:
            for one in (self._fixed_row, self._blocked, self._nobody):
                one.hide()

    def show_checks(self, checks: tuple[InvitationCheck, ...], chosen: tuple[str, ...]) -> None:
        """Show who may be invited, and who not and why."""
        clear(self._checks)
        self.boxes = {}
        for check in checks:
            self._checks.addWidget(self._line(check, is_chosen=check.party in chosen))
        blocked = [check for check in checks if not check.allowed]
        self._blocked.setVisible(bool(blocked))
        self._blocked.say(
            _("{n} of {all} may not be invited").format(n=len(blocked), all=len(checks)),
            Tone.WARNING,
        )

    def show_lists(self, lists: tuple[ParticipantListView, ...]) -> None:
        """Offer the fixed lists of participants; none is chosen."""
        self._lists = lists
        self.fixed.clear()
        self.fixed.addItem(_("No fixed list"), "")
        for one in lists:
            self.fixed.addItem(one.name, one.id)
        self._fixed_row.setVisible(bool(lists))

    def show_trouble(self, sentence: str) -> None:
        """Say what is wrong with the choice; empty = nothing."""
        self._nobody.setText(sentence)
        self._nobody.setVisible(bool(sentence))

    def ticked(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """Who is ticked; what was chosen before, while the consents have not been asked."""
        if not self.boxes:
            return before
        return tuple(party for party, box in self.boxes.items() if box.isChecked())

    def _line(self, check: InvitationCheck, *, is_chosen: bool) -> QWidget:
        holder = QWidget()
        if check.allowed:
            box = check_box(check.name)
            box.setChecked(is_chosen)
            box.setToolTip(check.sentence)
            box.setAccessibleDescription(check.sentence)
            box.clicked.connect(self.edited)
            self.boxes[check.party] = box
            line = row(box, None, StatusBadge(_("May be invited"), Tone.SUCCESS))
            if reached := self._reached(check.party):
                below = column(text(reached, role="muted"))
                below.setContentsMargins(4 * GRID, 0, 0, 0)
                holder.setLayout(column(line, below, gap=2))
            else:
                holder.setLayout(line)
            return holder
        shape = IconLabel("cross-circle", tone=Tone.DANGER)
        words = column(text(check.name, role="strong"), text(check.sentence, role="muted"), gap=2)
        badge = StatusBadge(_("May not be invited"), Tone.DANGER)
        layout = row(shape, words, badge, gap=GRID + 2)
        layout.setContentsMargins(4, 0, 0, 0)
        layout.setStretch(1, 1)
        layout.setAlignment(shape, Qt.AlignmentFlag.AlignTop)
        layout.setAlignment(badge, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(layout)
        holder.setAccessibleName(f"{check.name}. {check.sentence}")
        return holder

    def _reached(self, party: str) -> str:
        """Whom one reaches at a party, by the list that is chosen."""
        chosen = self.fixed.currentData()
        parties = (two for one in self._lists if one.id == chosen for two in one.parties)
        contacts = next((one.contacts for one in parties if one.id == party), ())
        named = "; ".join(", ".join(filter(None, (one.name, one.function))) for one in contacts)
        return _("Reached through {names}").format(names=named) if named else ""

    @Slot()
    def _on_list(self) -> None:
        announce(self)
        self.list_wanted.emit(self.fixed.currentData())

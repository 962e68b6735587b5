"""Adjustment (justering): what each participant answered of the minutes, and which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.folding import FoldingCard
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, line
from sspf_app.gui.widgets.marks import name
from sspf_app.services.meeting_records import AdjustmentReply
from sspf_app.services.version_views import AdjustmentLine, MinutesState


@dataclass(frozen=True, kw_only=True)
class ReplyRow:
    """The controls of one participant."""

    bar: ChipBar
    remark: QLineEdit
    day: DateField
    noted: QLabel


class AdjustmentCard(FoldingCard):
    """One line for each participant.

    Signals:
        replied: Participant, ``AdjustmentReply``, the remark and the day.
    """

    replied = Signal(str, object, str, object)

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(_("Adjustment"), parent=parent)
        growing(self)
        self._today = today
        self._lines = column(gap=GRID + 4)
        self._shown: tuple[AdjustmentLine, ...] = ()
        self.rows: dict[str, ReplyRow] = {}
        self.add(self._lines)

    def show_state(self, state: MinutesState) -> None:
        """Show the replies about a version; the same again leaves the keyboard where it is."""
        lines = state.adjustments
        # Whoever gets no copy has nothing to answer about.
        asked = [one for one in lines if one.gets_copy or one.reply is not None]
        answered = sum(one.reply is not None for one in asked)
        said = ngettext(
            "Version {version}: {n} of {all} has answered.",
            "Version {version}: {n} of {all} have answered.",
            answered,
        )
        self.say(_("Adjustment"), said.format(version=state.version, n=answered, all=len(asked)))
        if lines == self._shown:
            return
        typed = self.typed()
        same = [one.participant for one in lines] == [one.participant for one in self._shown]
        self._shown = lines
        if not same:
            clear(self._lines)
            self.rows = {}
            for number, one in enumerate(lines):
                if number:
                    self._lines.addWidget(line())
                self._lines.addWidget(self._row(one))
        for one in lines:
            self._fill(one)
        self.show_typed(typed)

    @property
    def is_waiting(self) -> bool:
        """Whether somebody has not answered yet."""
        return any(one.reply is None and one.gets_copy for one in self._shown)

    def begin(self) -> None:
        """Another meeting: what was typed of the one before stays with that one."""
        # First: a field that goes with the keyboard in it tells what it holds, of this meeting.
        self.rows, self._shown = {}, ()
        clear(self._lines)

    def typed(self) -> dict[str, str]:
        """Remarks that are typed and not noted, by participant."""
        noted = {one.participant: one.remark for one in self._shown}
        return {
            participant: made.remark.text().strip()
            for participant, made in self.rows.items()
            if made.bar.one() == AdjustmentReply.REMARK.value
            if made.remark.text().strip() not in ("", noted.get(participant))
        }

    def show_typed(self, remarks: dict[str, str]) -> None:
        """Show remarks that were typed and not noted; Enter notes them."""
        noted = {one.participant: one.remark for one in self._shown}
        for participant, said in remarks.items():
            made = self.rows.get(participant)
            if made is None or said == noted.get(participant):
                continue
            made.bar.choose((AdjustmentReply.REMARK.value,))
            if made.remark.text().strip() != said:
                made.remark.setText(said)
            for part in (made.remark, made.day, made.noted):
                part.setVisible(True)
            made.noted.setText(_("Not noted yet: press Enter in the remark."))

    def _row(self, one: AdjustmentLine) -> QWidget:
        bar = ChipBar(_("Reply of {name}").format(name=one.name), is_single=True)
        bar.set_choices(
            (
                Choice(id=AdjustmentReply.APPROVED.value, title=_("Approved")),
                Choice(id=AdjustmentReply.REMARK.value, title=_("Remark")),
                Choice(id=AdjustmentReply.NO_ANSWER.value, title=_("No answer")),
            )
        )
        remark = name(QLineEdit(), _("Remark of {name}").format(name=one.name))
        remark.setPlaceholderText(_("What the remark is about"))
        day = DateField(today=self._today())
        day.setAccessibleName(_("Day of the reply of {name}").format(name=one.name))
        noted = text(role="muted")
        made = ReplyRow(bar=bar, remark=remark, day=day, noted=noted)
        self.rows[one.participant] = made
        participant = one.participant
        bar.changed.connect(lambda _ids: self._on_chosen(participant))
        remark.editingFinished.connect(lambda: self._tell(participant))
        day.edit.editingFinished.connect(lambda: self._tell(participant))
        holder = QWidget()
        parts = (text(one.name, role="strong"), bar, remark, FormRow("", day), noted)
        holder.setLayout(column(*parts, gap=6))
        return holder

    def _fill(self, one: AdjustmentLine) -> None:
        made = self.rows[one.participant]
        made.bar.choose(() if one.reply is None else (one.reply.value,))
        made.day.set_day(one.replied_on or self._today())
        if not made.remark.hasFocus():
            made.remark.setText(one.remark)
        made.remark.setVisible(one.reply is AdjustmentReply.REMARK)
        made.day.setVisible(one.reply is not None)
        made.noted.setVisible(one.reply is not None or not one.gets_copy)
        made.noted.setText(
            _("Noted by {name}").format(name=one.noted_by)
            if one.reply is not None
            else _("Gets no copy, and has nothing to answer about.")
        )

    def _on_chosen(self, participant: str) -> None:
        made = self.rows[participant]
        is_remark = made.bar.one() == AdjustmentReply.REMARK.value
        made.remark.setVisible(is_remark)
        if is_remark and not made.remark.text().strip():
            made.remark.setFocus()  # a remark is told with its words
            return
        self._tell(participant)

    def _tell(self, participant: str) -> None:
        before = next((one for one in self._shown if one.participant == participant), None)
        if before is None:
            return
        made = self.rows[participant]
        chosen, day = made.bar.one(), made.day.day()
        if chosen is None or day is None:
            return
        reply = AdjustmentReply(chosen)
        remark = made.remark.text().strip() if reply is AdjustmentReply.REMARK else ""
        if reply is AdjustmentReply.REMARK and not remark:
            return
        if (reply, remark, day) != (before.reply, before.remark, before.replied_on):
            self.replied.emit(participant, reply, remark, day)

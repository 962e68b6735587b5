"""How long the case is kept, and the marks that stop or move its disposal; changed in place."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from sspf_app.domain.retention import FlagKind, Stop
from sspf_app.gui.i18n import _, words
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.disposal_records import RetentionFlag
from sspf_app.services.retention_views import CaseRetention, FlagInput
from sspf_app.texts.process import retention_name
from sspf_app.texts.retention import flag_name, stop_words


class RetentionCard(Card):
    """See the module.

    Signals:
        set_wanted: A ``FlagInput``.
        end_wanted: Id of a mark.
    """

    set_wanted = Signal(object)
    end_wanted = Signal(str)

    def __init__(self, kept: CaseRetention, today: date) -> None:
        super().__init__(_("How long the case is kept"))
        growing(self)
        self._case, self._today = kept.case, today
        self.ends: dict[str, QPushButton] = {}
        for said in kept_words(kept):
            self.add(text(said))
        for flag in kept.flags:
            self._add_flag(flag)
        self.kind = ChoiceBox()
        set_already = {one.kind for one in kept.flags}
        for kind in FlagKind:
            if kind not in set_already:
                self.kind.addItem(flag_name(kind, words()), kind)
        self.because = QLineEdit()
        self._because_row = FormRow(_("Why the mark is set"), self.because).refuses(
            "flag_needs_reason"
        )
        self.until = DateField(None, today=today)
        self.mark = changing(quiet_button(_("Set a mark"), self._on_mark))
        self.save = button(_("Set the mark"), self._on_save, icon="check")
        self.leave = back_button(_("Cancel"), self._on_leave)
        self._form = QWidget()
        parts = (
            FormRow(_("Kind of mark"), self.kind).refuses("flag_set_already"),
            self._because_row,
            FormRow(_("Last day, if there is one"), self.until).refuses("ends_before_start"),
            row(self.save, self.leave, None),
        )
        self._form.setLayout(column(*parts))
        self.add(row(self.mark, None))
        self.add(self._form)
        self._key = f"case/{self._case}/mark:new"
        self.kept = KeptWords(self)
        show_if(self._form, wanted=False)
        show_if(self.mark, wanted=bool(self.kind.count()))

    def go_on(self) -> None:
        """Open the fields again where somebody was typing in them when the page was read anew."""
        if self.kept.knows(self._key):
            self._on_mark()

    def _add_flag(self, flag: RetentionFlag) -> None:
        days = flag.since.isoformat()
        if flag.until is not None:
            days = f"{days} – {flag.until.isoformat()}"
        said = _("{what}: {why}").format(what=flag_name(flag.kind, words()), why=flag.reason)
        who = _("{name}, {days}").format(name=flag.set_by, days=days)
        end = changing(quiet_button(_("Take the mark away"), partial(self._on_end, flag.id)))
        self.ends[flag.id] = end
        self.add(column(text(said), text(who, role="muted"), row(end, None), gap=2))

    def _on_mark(self) -> None:
        show_if(self._form, wanted=True)
        show_if(self.mark, wanted=False)
        self.kept.begin(self._key)
        self.kind.setFocus()

    def _on_leave(self) -> None:
        self.kept.end()
        self.because.clear()
        show_if(self._form, wanted=False)
        show_if(self.mark, wanted=True)

    def _on_save(self) -> None:
        faults: dict[str, str] = {}
        if not self.because.text().strip():
            faults["why"] = _("Write why: whoever looks through the cases later reads it.")
        tell_faults({"why": self._because_row}, faults)
        if faults:
            return
        self.kept.send()
        self.set_wanted.emit(
            FlagInput(
                case=self._case,
                kind=FlagKind(self.kind.currentData()),
                reason=self.because.text(),
                since=self._today,
                until=self.until.day(),
            )
        )

    def _on_end(self, flag: str) -> None:
        self.end_wanted.emit(flag)


def kept_words(kept: CaseRetention) -> tuple[str, ...]:
    """The class, the day, and what stands against it."""
    lines: list[str] = []
    if kept.retention is not None:
        how = retention_name(kept.retention, words(), name=kept.class_name)
        lines.append(_("Kept: {how}").format(how=how.lower()))
    noted = kept.last_note_on.isoformat()
    day = kept.day
    if Stop.OPEN in day.stops:
        lines.append(
            _("The case is not disposed of while it is open. Last note: {day}.").format(day=noted)
        )
    elif day.stops:
        lines.append(_("Last note: {day}.").format(day=noted))
    elif day.earliest is not None and day.latest is not None:
        said = _("Last note {noted}. Disposal from {earliest}, by {latest} at the latest.")
        lines.append(
            said.format(
                noted=noted, earliest=day.earliest.isoformat(), latest=day.latest.isoformat()
            )
        )
    if Stop.RESEARCH in day.stops:
        lines.append(_research(kept))
    others = [one for one in day.stops if one not in {Stop.OPEN, Stop.RESEARCH}]
    if others:
        why = "; ".join(stop_words(one, words()) for one in others)
        lines.append(_("It is not disposed of: {why}.").format(why=why))
    return tuple(lines)


def _research(kept: CaseRetention) -> str:
    """The one reason that holds, not all that there are."""
    if kept.sampled_on is not None:
        return _("Kept for research: born on the {day}th.").format(day=kept.sampled_on)
    if any(one.kind is FlagKind.RESEARCH for one in kept.flags):
        return _("Kept for research: it has the mark.")
    return _("Kept for research: the municipality keeps everything.")

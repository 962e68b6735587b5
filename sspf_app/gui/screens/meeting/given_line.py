"""Where one recipient's copy stands: given, older, not given, not needed; and the way to say so."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.choice_box import ActingBox
from sspf_app.gui.widgets.flow import flowing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import column
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.copy_views import CopyGiven, GivenView
from sspf_app.services.ledger_records import NoCopyReason
from sspf_app.texts.copies_given import copy_given, no_copy_reason
from sspf_app.texts.dates import long_day

_SHORT = {
    CopyGiven.GIVEN: N_("handed out"),
    CopyGiven.OLDER: N_("older version"),
    CopyGiven.NOT_GIVEN: N_("not handed out"),
    CopyGiven.NOT_NEEDED: N_("not needed"),
}
_LOOKS = {
    CopyGiven.GIVEN: Tone.SUCCESS,
    CopyGiven.OLDER: Tone.WARNING,
    CopyGiven.NOT_GIVEN: Tone.WARNING,
    CopyGiven.NOT_NEEDED: Tone.NEUTRAL,
}


def given_in_short(view: GivenView | None) -> str:
    """In a word or two, for a chip; empty where nobody asks."""
    return "" if view is None else marked(_SHORT[view.given])


def given_in_words(view: GivenView, zone: tzinfo) -> str:
    """In words, with the day."""
    day = "" if view.at is None else long_day(view.at.astimezone(zone).date(), words())
    return copy_given(view.given.value, day, words())


class GivenLine(QWidget):
    """One recipient's line.

    Signals:
        not_needed: Value of ``NoCopyReason``.
        needed: Id of the note that is taken back.
    """

    not_needed = Signal(str)
    needed = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = ""
        self.badge = StatusBadge()
        self.reason = ActingBox()
        self.reason.addItem(_("Not needed…"), "")
        for reason in NoCopyReason:
            self.reason.addItem(no_copy_reason(reason.value, words()), reason.value)
        self.reason.setAccessibleName(_("Why {name} needs no copy").format(name=name))
        self.reason.activated.connect(self._on_reason)
        self.again = changing(quiet_button(_("Needed after all"), self._on_needed))
        self.again.setAccessibleName(_("{name} needs a copy after all").format(name=name))
        self.why = text(role="muted")
        self.setLayout(column(flowing(self.badge, self.reason, self.again), self.why, gap=2))
        self.hide()

    def show_given(self, view: GivenView | None, zone: tzinfo, *, is_read_only: bool) -> None:
        """Show how it stands; nothing for who is not in the count."""
        self.setVisible(view is not None)
        if view is None:
            return
        self._note = view.note
        self.badge.say(given_in_words(view, zone), _LOOKS[view.given])
        is_waiting = view.given in (CopyGiven.OLDER, CopyGiven.NOT_GIVEN)
        self.reason.setCurrentIndex(0)
        why = "" if view.reason is None else no_copy_reason(view.reason.value, words())
        self.why.setText(why)
        show_if(self.why, wanted=view.reason is not None)
        show_if(self.reason, wanted=is_waiting and not is_read_only)
        show_if(self.again, wanted=view.given is CopyGiven.NOT_NEEDED)

    def let_out(self, *, wanted: bool) -> None:
        """Before the meeting has begun nothing is handed out, nor done without."""
        self.reason.setEnabled(wanted)

    def _on_reason(self) -> None:
        if self.reason.currentData():
            self.not_needed.emit(str(self.reason.currentData()))

    def _on_needed(self) -> None:
        self.needed.emit(self._note)

"""Says that another day is shown, or what was known then: nothing is shared from it."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import tell_skipped
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.way_out import leads_out
from sspf_app.gui.widgets.words_beside import WordsBeside

AN_HOUR = timedelta(hours=1)
"""From then on it looks, until another instant is chosen: now it is known what is known now."""


class EarlierBar(QFrame):
    """See the module; hidden while the matrix shows now.

    Signals:
        known_wanted: The instant whose knowledge is asked for; None = all that is known now.
        now_wanted: Back to now.
    """

    known_wanted = Signal(object)
    now_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="banner", tone=Tone.WARNING)
        self._zone: tzinfo | None = None
        self._words = text(role="strong")
        self.known = QCheckBox(_("As we knew it"))
        self.day = DateField()
        self.day.setAccessibleName(_("Day on which it was known"))
        self.time = name(TimeField(self.day, time(23, 59)), _("Time at which it was known"))
        self.back = button(_("Back to now"), self._on_back)
        leads_out(self.back)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GRID + 4, 6, GRID + 4, 6)
        layout.setSpacing(GRID)
        layout.addWidget(IconLabel("history", tone=Tone.WARNING))
        when = (FormRow("", self.day), FormRow("", self.time))
        layout.addWidget(WordsBeside(self._words, self.known, *when, self.back), 1)
        self.known.toggled.connect(self._on_known)
        self.day.day_changed.connect(self._on_instant)
        self.time.editingFinished.connect(self._on_instant)
        self.hide()

    def show_instant(
        self, at: datetime | None, known_at: datetime | None, *, now: datetime, zone: tzinfo
    ) -> None:
        """Say which day is shown, and by what knowledge; nothing while both are now."""
        self._zone = zone
        self.setVisible(at is not None or known_at is not None)
        for part in (self.known, self.day, self.time):
            part.blockSignals(True)
        self.known.setChecked(known_at is not None)
        for part in (self.day, self.time):
            part.setVisible(known_at is not None)
        shown = (known_at or at or now).astimezone(zone)
        if known_at is not None or not self.known.isChecked():
            self.day.set_day(shown.date())
            self.time.set_time(shown.time().replace(second=0, microsecond=0))
        for part in (self.known, self.day, self.time):
            part.blockSignals(False)
        self._words.setText(_sentence(at, known_at, now=now, zone=zone))
        self.setAccessibleName(self._words.text())

    def words(self) -> str:
        """What it says now; empty while the matrix shows now."""
        return "" if self.isHidden() else self._words.text()

    @Slot()
    def _on_known(self) -> None:
        self._tell()

    @Slot()
    def _on_instant(self) -> None:
        self._tell()

    def _on_back(self) -> None:
        self.now_wanted.emit()

    def _tell(self) -> None:
        day, at = self.day.day(), self.time.time()
        if not self.known.isChecked():
            self.known_wanted.emit(None)
        elif day is not None and at is not None and self._zone is not None:
            if tell_skipped(self.time, self._zone):
                return
            # The whole minute counts: what was entered in it was known.
            last = at.replace(second=59, microsecond=999_999)
            self.known_wanted.emit(datetime.combine(day, last, tzinfo=self._zone))


def _sentence(
    at: datetime | None, known_at: datetime | None, *, now: datetime, zone: tzinfo
) -> str:
    day = (at or now).astimezone(zone).date().isoformat()
    if known_at is not None:
        known = f"{known_at.astimezone(zone):%Y-%m-%d %H:%M}"
        said = _("So it looked for {day}, as known on {known}. Nothing is shared from here.")
        if now - known_at <= AN_HOUR + timedelta(minutes=1):
            said = _(
                "So it looked for {day}, as known on {known}, an hour ago: choose another day and "
                "time here. Nothing is shared from here."
            )
        return said.format(day=day, known=known)
    if at is not None and at < now:
        text_ = _("So it was on {day}, by what is known now. Nothing is shared from here.")
    else:
        text_ = _("So it will be on {day}, if nothing changes. Nothing is shared from here.")
    return text_.format(day=day)

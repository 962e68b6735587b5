"""How papers leave: the template of minutes in Word, and what a meeting is called in calendars."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.register.ports import OutScene
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import FlowLayout, growing
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, line, row
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.refusing import RefusesInALine
from sspf_app.services.changed_meanwhile import version_of
from sspf_app.texts.dates import long_day


class OutCard(RefusesInALine, HoldsTyped, Card):
    """Fulfils ``OutPort``.

    Signals:
        take_in_wanted: Choose a template.
        drop_wanted: Back to the shipped one.
        template_wanted: Save the one in use.
        title_wanted: What a meeting is called in calendars, and the version shown.
    """

    take_in_wanted = Signal()
    drop_wanted = Signal()
    template_wanted = Signal()
    title_wanted = Signal(str, str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Minutes in Word and calendars"),
            _("How papers look outside, and what others see in their calendars."),
            parent=parent,
        )
        growing(self)
        self._zone, self._seen = zone, ""
        self.template = text(role="strong")
        self.refusal = mark(text(), role="trouble")
        self.save = button(
            _("Save the template to restyle it…"), self.template_wanted.emit, icon="export"
        )
        self.take_in = button(
            _("Take in the office's template…"), self.take_in_wanted.emit, icon="import"
        )
        self.drop = button(
            _("Back to the template of the program"), self.drop_wanted.emit, icon="undo"
        )
        self.title = QLineEdit()
        self.title.setMaxLength(60)
        self.save_title = button(_("Save the words"), self._on_title, icon="check")
        self._build()
        self.kept = KeptWords(self)

    def show_out(self, scene: OutScene) -> None:
        """Show what is in use; words that are being typed are left alone."""
        used = scene.template
        if used is None:
            self.template.setText(_("Minutes in Word have the template of the program."))
        else:
            day = long_day(used.taken_in_at.astimezone(self._zone).date(), words())
            self.template.setText(
                _("The office's template {name}, taken in {day}.").format(name=used.name, day=day)
            )
        show_if(self.drop, wanted=used is not None)
        if version_of(scene.title) != self._seen:
            self.kept.refill(lambda: self._fill(scene.title))
        self.kept.begin("office/office/calendar")

    def _fill(self, title: str) -> None:
        self._seen = version_of(title)
        self.title.setText(title)

    def set_busy(self, busy: bool) -> None:
        """Writing twice writes once."""
        for one in (self.save, self.take_in, self.drop, self.save_title):
            one.setEnabled(not busy)

    def _build(self) -> None:
        acts = growing(QWidget())
        flow = FlowLayout(acts)
        for one in (self.save, self.take_in, self.drop):
            flow.addWidget(one)
        said = _(
            "Change fonts, colours and the head and foot in Word or LibreOffice, and take the file "
            "in again. Macros, links, comments and hidden text are refused."
        )
        called = FormRow(
            _("What a meeting is called in the calendars of others"),
            self.title,
            hint=_("No name, no number: calendars lie open to others."),
        )
        self.title.setMaximumWidth(52 * GRID)
        for part in (self.template, text(said, role="muted"), acts, self.refusal, line(), called):
            self.add(part)
        self.add(row(self.save_title, None))
        show_if(self.refusal, wanted=False)
        show_if(self.drop, wanted=False)

    @Slot()
    def _on_title(self) -> None:
        self.kept.send()
        self.title_wanted.emit(self.title.text(), self._seen)

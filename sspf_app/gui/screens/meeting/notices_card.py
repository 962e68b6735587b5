"""Messages about the meeting: to whom, which, how they read; copied or saved, never sent."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from sspf_app.gui.clipboard import TimedClipboard
from sspf_app.gui.i18n import N_, _, pgettext, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.ports import Trouble
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import FlowLayout, growing
from sspf_app.gui.widgets.folding import FoldingCard
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import row
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.number_field import NumberField
from sspf_app.services.calendar_entries import LEAST_MINUTES, MOST_MINUTES, USUAL_MINUTES
from sspf_app.services.notice_views import NoticeRecipient
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.texts.dates import long_day

_KINDS = {
    NoticeKind.INVITATION: N_("Invitation"),
    NoticeKind.CHANGE: N_("Another time or place"),
    NoticeKind.CANCELLED: N_("The meeting is cancelled"),
    NoticeKind.WITHOUT_YOU: N_("The meeting is without them"),
    NoticeKind.NEW_MINUTES: N_("There are new minutes"),
}
_RECALLS = (NoticeKind.CANCELLED, NoticeKind.WITHOUT_YOU)
_LINES = 12


class NoticesCard(HoldsTyped, FoldingCard):
    """Fulfils ``NoticesPort``.

    Signals:
        preview_wanted: Recipient, kind, with the name, with the place.
        copy_wanted: The same, to copy.
        save_wanted: The same, to save.
        entries_wanted: Recipients (tuple), with the place, how many minutes.
        recall_wanted: Id of a recipient.
        letters_wanted: Which recall (``NoticeKind``) is to be shown as letters.
    """

    preview_wanted = Signal(str, str, bool, bool)
    copy_wanted = Signal(str, str, bool, bool)
    save_wanted = Signal(str, str, bool, bool)
    entries_wanted = Signal(object, bool, object)
    recall_wanted = Signal(str)
    letters_wanted = Signal(str)

    def __init__(self, zone: tzinfo, *, has_calendar: bool, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Messages"),
            _("For the office's secure mail; nothing is sent from here."),
            parent=parent,
        )
        growing(self)
        self._zone, self._has_calendar = zone, has_calendar
        self._recipients: dict[str, NoticeRecipient] = {}
        self._kinds: frozenset[NoticeKind] = frozenset()
        self.copied = TimedClipboard(self)
        self.recipient, self.kind = ChoiceBox(), ChoiceBox()
        self._told = text(role="muted")
        self.with_name = QCheckBox(_("Write the young person's name"))
        self.with_place = QCheckBox(_("Write where it is"))
        self.with_place.setChecked(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        name(self.text, _("The message"))
        self.refusal = mark(text(), role="trouble")
        self.copy = primary_button(_("Copy"), self._on_copy, icon="document")
        self.save = button(_("Save as text…"), self._on_save, icon="export")
        self.letters = button(_("As letters…"), self._on_letters, icon="print")
        self.entry = button(_("Calendar file…"), self._on_entry, icon="calendar")
        self.entries = button(_("Calendar files for all…"), self._on_entries, icon="calendar")
        self.recall = button(_("Take the calendar entry back…"), self._on_recall, icon="undo")
        self.entry_place = QCheckBox(_("Write the place in the calendar too"))
        self.minutes = name(NumberField(), _("How many minutes the meeting lasts"))
        self.minutes.setRange(LEAST_MINUTES, MOST_MINUTES)
        self.minutes.setSingleStep(15)
        self.minutes.setValue(USUAL_MINUTES)
        self._empty = text(_("Nobody can be told anything now."), role="muted")
        self._build()
        self.recipient.currentIndexChanged.connect(self._on_recipient)
        self.kind.currentIndexChanged.connect(self._on_choice)
        self.with_name.toggled.connect(self._on_choice)
        self.with_place.toggled.connect(self._on_choice)

    def show_recipients(
        self, recipients: tuple[NoticeRecipient, ...], kinds: frozenset[NoticeKind]
    ) -> None:
        """Offer these; who was chosen stays so."""
        chosen = self.recipient.currentData()
        self._kinds = kinds
        offered = [one for one in recipients if kinds.intersection(one.may) or one.why]
        self._recipients = {one.recipient: one for one in offered}
        self.recipient.blockSignals(True)
        self.recipient.clear()
        for one in offered:
            self.recipient.addItem(one.name, one.recipient)
        self.recipient.setCurrentIndex(max(0, self.recipient.findData(chosen)))
        self.recipient.blockSignals(False)
        for part in self._parts:
            show_if(part, wanted=bool(offered))
        show_if(self._empty, wanted=not offered)
        self.entries.setEnabled(bool(self._invitable()))
        self._on_recipient()

    def show_words(self, said: str) -> None:
        """Show how the message reads."""
        self.text.setPlainText(said)
        self._refuse("")

    def show_refusal(self, sentence: str) -> None:
        """Say why it cannot go as it is."""
        self.text.setPlainText("")
        self._refuse(sentence)

    def put_on_clipboard(self, said: str) -> None:
        """Copy it, for half a minute."""
        self.copied.put(said)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self._refuse(trouble.sentence)

    def clear_trouble(self) -> None:
        """A refusal stays until the next words are shown."""

    def set_busy(self, busy: bool) -> None:
        """Writing twice writes once."""
        if busy:
            for one in (self.copy, self.save, self.entry, self.entries, self.recall):
                one.setEnabled(False)
        else:
            self._allow()

    def _build(self) -> None:
        height = self.text.fontMetrics().lineSpacing() * _LINES + 2 * GRID
        self.text.setMinimumHeight(height)
        to, which = FormRow(_("To whom"), self.recipient), FormRow(_("What"), self.kind)
        boxes, acts = (
            _flow(self.with_name, self.with_place),
            _flow(self.copy, self.save, self.letters),
        )
        lasts = row(
            text(_("The meeting lasts"), wrap=False),
            self.minutes,
            text(pgettext("length of a meeting", "minutes"), wrap=False),
            None,
        )
        length = QWidget()
        length.setLayout(lasts)
        calendar = _flow(self.entry_place, self.entry, self.entries, self.recall)
        self._parts = [to]
        self._worded = [which, boxes, self.text, acts]
        self.add(self._empty)
        self.add(to)
        self.add(self._told)
        self.add(which)
        for part in (boxes, self.text, self.refusal, acts):
            self.add(part)
        said = _("A calendar lies open to others: it says when, and names nobody.")
        for part in (text(said, role="muted"), length, calendar):
            self.add(part)
            if self._has_calendar:
                self._worded.append(part)
            else:
                show_if(part, wanted=False)
        show_if(self.refusal, wanted=False)

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        show_if(self.refusal, wanted=bool(sentence))
        self._allow()

    def _allow(self) -> None:
        one = self._chosen()
        can_go = self._kind() is not None and bool(self.text.toPlainText())
        self.copy.setEnabled(can_go)
        self.save.setEnabled(can_go)
        show_if(self.letters, wanted=self._kind() in _RECALLS)
        can_invite = one is not None and NoticeKind.INVITATION in one.may
        self.entry.setEnabled(can_invite)
        self.entries.setEnabled(bool(self._invitable()))
        show_if(self.recall, wanted=one is not None and one.has_entry)
        self.recall.setEnabled(one is not None and one.has_entry)

    def _invitable(self) -> tuple[str, ...]:
        found = (one for one in self._recipients.values() if NoticeKind.INVITATION in one.may)
        return tuple(one.recipient for one in found)

    def _chosen(self) -> NoticeRecipient | None:
        return self._recipients.get(str(self.recipient.currentData()))

    def _kind(self) -> NoticeKind | None:
        chosen = self.kind.currentData()
        return None if chosen is None else NoticeKind(str(chosen))

    @Slot()
    def _on_recipient(self) -> None:
        one = self._chosen()
        kept = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in NoticeKind if one is not None else ():
            if one is not None and kind in one.may and kind in self._kinds:
                self.kind.addItem(words().marked(_KINDS[kind]), kind.value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kept)))
        self.kind.blockSignals(False)
        for part in self._worded:  # why nothing can be said stands alone
            show_if(part, wanted=self.kind.count() > 0)
        self._told.setText("" if one is None else self._history(one))
        show_if(self._told, wanted=bool(self._told.text()))
        self._on_choice()

    def _history(self, one: NoticeRecipient) -> str:
        said: list[str] = []
        if one.why and NoticeKind.INVITATION in self._kinds:
            said.append(one.why)
        if one.invited_at is not None:
            day = long_day(one.invited_at.astimezone(self._zone).date(), words())
            said.append(_("Invited in writing {day}.").format(day=day))
        elif NoticeKind.INVITATION in self._kinds and not one.why:
            said.append(_("Not invited in writing yet."))
        return " ".join(said)

    @Slot()
    def _on_choice(self) -> None:
        self.text.setPlainText("")
        kind = self._kind()
        tells_more = kind in (NoticeKind.INVITATION, NoticeKind.CHANGE)
        self.with_place.setEnabled(tells_more)
        self.with_name.setEnabled(tells_more or kind is NoticeKind.NEW_MINUTES)
        self._refuse("")
        if kind is not None:
            self.preview_wanted.emit(*self._order(kind))

    def _order(self, kind: NoticeKind) -> tuple[str, str, bool, bool]:
        recipient = str(self.recipient.currentData())
        return recipient, kind.value, self.with_name.isChecked(), self.with_place.isChecked()

    @Slot()
    def _on_copy(self) -> None:
        if (kind := self._kind()) is not None:
            self.copy_wanted.emit(*self._order(kind))

    @Slot()
    def _on_save(self) -> None:
        if (kind := self._kind()) is not None:
            self.save_wanted.emit(*self._order(kind))

    def _on_letters(self) -> None:
        if (kind := self._kind()) is not None:
            self.letters_wanted.emit(kind.value)

    @Slot()
    def _on_entry(self) -> None:
        recipient = str(self.recipient.currentData())
        self._ask_entries((recipient,))

    @Slot()
    def _on_entries(self) -> None:
        self._ask_entries(self._invitable())

    def _ask_entries(self, recipients: tuple[str, ...]) -> None:
        self.minutes.interpretText()  # what is typed counts before one leaves the field
        self.entries_wanted.emit(recipients, self.entry_place.isChecked(), self.minutes.value())

    @Slot()
    def _on_recall(self) -> None:
        self.recall_wanted.emit(str(self.recipient.currentData()))


def _flow(*parts: QWidget) -> QWidget:
    holder = growing(QWidget())
    layout = FlowLayout(holder)
    for part in parts:
        layout.addWidget(part)
    return holder

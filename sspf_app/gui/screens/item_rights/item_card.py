"""One item: their views, its restriction, and who has it."""

from __future__ import annotations

from datetime import date, tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.item_rights.item_words import (
    copies_sentence,
    copy_words,
    restriction_words,
)
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ActingBox
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.gui.widgets.writing import WritingField
from sspf_app.services.held_copies import HeldCopy
from sspf_app.services.item_rights import ItemWithRights
from sspf_app.services.ledger_records import ToldHow
from sspf_app.texts.ledger import told_how


class ItemRightsCard(QWidget):
    """See the module.

    Signals:
        view_noted: Item, person, what they say, and the day they said it.
        restrict_wanted: Item, and the day it was restricted.
        lift_wanted: Item, and the day the person was told.
        told: Item, recipient, and how they were told.
    """

    view_noted = Signal(str, str, str, object)
    restrict_wanted = Signal(str, object)
    lift_wanted = Signal(str, object)
    told = Signal(str, str, str)

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._item: ItemWithRights | None = None
        self.noted = Card(_("What is noted"))
        self.views = Card(_("Their view"))
        self._said = column(gap=4)
        self.say = changing(button(_("Note their view"), self._on_say, icon="note"))
        self.who = ChipBar(_("Who says it"), is_single=True)
        self.words, self.said_on = WritingField(4), DateField()
        self.use = Card(_("Restriction"))
        self._use_words = text()
        self.restrict = changing(button(_("Restrict its use"), self._on_restrict, icon="shield"))
        self.told_on, self.since = DateField(), DateField()
        self.lift = changing(button(_("Lift the restriction"), self._on_lift))
        self.copies = Card(_("Who has it"))
        self.to_tell = Banner()
        self._copies = column(gap=GRID)
        self._case = ""
        self._build()
        self.kept = KeptWords(self, leave_out=("told_on", "since"))
        self.show_item(None)

    def set_scene(self, case: str, today: date) -> None:
        """The case, and the day that is offered; none of when somebody was told of a lifting."""
        self._case = case
        for one in (self.said_on, self.since):
            one.offer(today)
        is_typed = bool(self.told_on.edit.text().strip())
        self.told_on.offer(today)  # from which a day is read that is typed in short
        if not is_typed:
            self.told_on.set_day(None)

    def show_item(self, item: ItemWithRights | None) -> None:
        """Show one; None = none is chosen."""
        is_other = item is None or self._item is None or self._item.item != item.item
        self._item = item
        for card in (self.noted, self.views, self.use, self.copies):
            show_if(card, wanted=item is not None)
        if item is None:
            self.close_editor()
            return
        if is_other:
            self.close_editor()
            self.told_on.set_day(None)
            self._told_row.show_trouble("")
            self.who.set_choices(tuple(Choice(id=one, title=name) for one, name in item.speakers))
        self.text.setText(item.text)
        clear(self._said)
        if not item.views:
            said = _("Nobody has said how they see it. What was written stays; the view is added.")
            self._said.addWidget(text(said, role="muted"))
        for view in item.views:
            self._said.addWidget(text(view, selectable=True))
        self._use_words.setText(restriction_words(item))
        for one, wanted in (
            (self.restrict, not item.is_restricted),
            (self._since_row, not item.is_restricted),
            (self.lift, item.is_restricted),
            (self._told_row, item.is_restricted),
        ):
            show_if(one, wanted=wanted)
        self._show_copies(item)

    def close_editor(self) -> None:
        """Nothing is being written; what was typed and not saved stays a draft of its item."""
        self.kept.rest()
        self.words.clear()
        self.who.choose(())
        show_if(self._editor, wanted=False)
        show_if(self.say, wanted=True)

    def tellings(self) -> tuple[ActingBox, ...]:
        """Where it is noted how somebody was told, in the order shown."""
        return tuple(self._tellings)

    def _show_copies(self, item: ItemWithRights) -> None:
        clear(self._copies)
        self._tellings: list[ActingBox] = []
        waiting = copies_sentence(item)
        if waiting:
            self.to_tell.say(waiting, tone=Tone.WARNING)
        else:
            self.to_tell.clear()
        if not item.copies:
            said = _("Nobody outside has got it from here.")
            self._copies.addWidget(text(said, role="muted"))
        for number, copy in enumerate(item.copies):
            if number:
                self._copies.addWidget(line())
            self._copies.addWidget(self._copy(item.item, copy))

    def _copy(self, item: str, copy: HeldCopy) -> QWidget:
        holder = QWidget()
        badge = StatusBadge(_("Older copy"), Tone.WARNING)
        head = row(text(copy.name, role="strong"), *((badge,) if copy.is_older else ()))
        head.setStretch(0, 1)
        parts: list[QWidget] = [text(copy_words(copy, self._zone), role="muted")]
        if copy.is_to_be_told:
            parts.append(self._telling(item, copy.recipient))
        holder.setLayout(column(head, *parts, gap=4))
        holder.setAccessibleName(f"{copy.name}. {copy_words(copy, self._zone)}")
        return holder

    def _telling(self, item: str, recipient: str) -> ActingBox:
        box = ActingBox()
        box.setAccessibleName(_("They were told today"))
        box.addItem(_("Told today…"), "")
        for one in ToldHow:
            said = told_how(one.value, words())
            box.addItem(said[:1].upper() + said[1:], one.value)

        def chosen() -> None:
            if box.currentData():
                self.told.emit(item, recipient, str(box.currentData()))

        box.activated.connect(chosen)
        self._tellings.append(box)
        return box

    def _build(self) -> None:
        self.text = text(role="strong", selectable=True)
        hint = _("As they say it. Whoever reads the item reads this too, and nobody else.")
        save = primary_button(_("Save the view"), self._on_save, icon="check")
        self.save = save
        back = back_button(_("Do not note it"), self._on_leave)
        self._editor = QWidget()
        self._said_row = FormRow(_("The day they said it"), self.said_on).refuses("date_in_future")
        fields = column(
            FormRow(_("Who says it"), self.who).refuses("view_not_theirs"),
            FormRow(_("What they say"), self.words, hint=hint).refuses(
                "view_text_required", "view_too_long"
            ),
            self._said_row,
            gap=GRID,
        )
        fields.addLayout(row(save, back, None))
        self._editor.setLayout(fields)
        self.noted.add(self.text)
        self.views.add(self._said)
        self.views.add(row(self.say, None))
        self.views.add(self._editor)
        self._since_row = FormRow(_("From"), self.since)
        told_hint = _(
            "Whoever asked for it is to be told before it is lifted (GDPR 18.3): send the letter "
            "in Register, Rights, or say it. Then write the day here."
        )
        self._told_row = FormRow(_("The day they were told"), self.told_on, hint=told_hint)
        self.use.add(self._use_words)
        self.use.add(self._since_row)
        self.use.add(self._told_row)
        self.use.add(row(self.restrict, self.lift, None))
        self.copies.add(self.to_tell)
        self.copies.add(self._copies)
        layout = column(self.noted, self.views, self.use, self.copies, gap=GRID + 4)
        layout.addStretch(1)
        self.setLayout(layout)

    def _on_say(self) -> None:
        show_if(self._editor, wanted=True)
        show_if(self.say, wanted=False)
        if self._item is not None:
            self.kept.begin(self._key(self._item.item))
        self.who.focus_chip()

    def _key(self, item: str) -> str:
        return f"item_rights/{self._case}/view:{item}"

    def _on_leave(self) -> None:
        self.kept.end()
        self.close_editor()

    def _on_save(self) -> None:
        who, day = self.who.one(), _day_in(self._said_row, self.said_on)
        if self._item is not None and day is not None:
            said = self.words.toPlainText()
            self.kept.send()
            self.view_noted.emit(self._item.item, who or "", said, day)

    def _on_restrict(self) -> None:
        day = _day_in(self._since_row, self.since)
        if self._item is not None and day is not None:
            self.restrict_wanted.emit(self._item.item, day)

    def _on_lift(self) -> None:
        if not self.told_on.edit.text().strip():
            self._told_row.show_trouble(_("Write which day they were told; tell them first."))
            self.told_on.setFocus()
            return
        day = _day_in(self._told_row, self.told_on)
        if self._item is not None and day is not None:
            self.lift_wanted.emit(self._item.item, day)


def _day_in(line: FormRow, field: DateField) -> date | None:
    """The day of a field; what is no day is said at its place."""
    day = field.day()
    tell_faults({"day": line}, {} if day else {"day": _("Write the day as 2026-03-12.")})
    return day

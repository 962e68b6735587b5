"""The items saved so far, newest last; Enter takes one up for correction."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.icons import IconLabel
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.flow import flowing, growing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.meeting_views import ItemView
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_label

_LETTERS = 24
"""Of what was said stand on a line at least: the buttons beside it go below each other."""


class ItemList(Card):
    """Shows the saved items.

    Signals:
        correct_wanted: Id of the item to correct.
        rights_wanted: Id of the item whose views and restriction are looked at.
    """

    correct_wanted = Signal(str)
    rights_wanted = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Saved in this meeting"), parent=parent)
        growing(self)
        self._rows = column(gap=GRID + 4)
        self.add(self._rows)
        self.show_items(())

    def show_items(self, items: tuple[ItemView, ...], *, is_locked: bool = False) -> None:
        """Show these."""
        clear(self._rows)
        self.say(
            ngettext("{n} item in this meeting", "{n} items in this meeting", len(items)).format(
                n=len(items)
            )
        )
        if not items:
            self._rows.addWidget(text(_("What you save shows here."), role="muted"))
        for number, item in enumerate(items):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(item, is_locked=is_locked))

    def _row(self, item: ItemView, *, is_locked: bool) -> QWidget:
        holder = QWidget()
        correct = changing(quiet_button(_("Correct"), icon="edit"))
        correct.setAccessibleDescription(item.text)
        item_id = item.id
        correct.clicked.connect(lambda: self.correct_wanted.emit(item_id))
        rights = quiet_button(_("Views and restriction…"), icon="note")
        rights.setAccessibleDescription(item.text)
        rights.clicked.connect(lambda: self.rights_wanted.emit(item_id))
        said = text(item.text)
        said.setMinimumWidth(_LETTERS * said.fontMetrics().averageCharWidth())
        acts = (rights,) if is_locked else (correct, rights)
        head = row(said, flowing(*acts, is_right=True))
        head.setStretch(0, 1)
        kinds = ", ".join(type_label(type_, words()) for type_ in item.types)
        about = joined(list(item.about_names), words())
        parts: list[QWidget | QHBoxLayout] = [
            head,
            text(f"{item.source_name} · {about} · {kinds}", role="muted"),
        ]
        parts += [text(view) for view in item.views]
        if item.is_restricted:
            parts.append(row(StatusBadge(_("Restricted: nobody gets it"), Tone.WARNING), None))
        if item.commitment is not None:
            parts.append(_commitment(item))
        parts.append(_readers(item))
        if any(reader.reads for reader in item.readers):
            parts.extend(_held_back(item))
        holder.setLayout(column(*parts, gap=2))
        return holder


def _commitment(item: ItemView) -> QHBoxLayout:
    kept = item.commitment
    badge = (
        StatusBadge(_("Commitment, may no longer be received"), Tone.WARNING)
        if item.withheld
        else StatusBadge(_("Commitment"), Tone.INFO, icon="commitments")
    )
    due = "" if kept is None else f"{kept.due_on:%Y-%m-%d}"
    who = text(
        _("{name}, due {day}").format(name=item.responsible_name, day=due), role="muted", wrap=False
    )
    return row(badge, who, None)


def _readers(item: ItemView) -> QHBoxLayout:
    shared = [reader.name for reader in item.readers if reader.reads]
    if not shared:
        return _beside(
            IconLabel("eye-off", size=16), text(_("Not shared with anybody"), role="muted")
        )
    names: QLabel = text(_("Read by {names}").format(names=joined(shared, words())), role="muted")
    return _beside(IconLabel("eye", tone=Tone.SUCCESS, size=16), names)


def _beside(icon: IconLabel, said: QLabel) -> QHBoxLayout:
    """Words beside their icon, with all the room there is."""
    layout = row(icon, said)
    layout.setStretch(1, 1)
    return layout


def _held_back(item: ItemView) -> list[QHBoxLayout]:
    """Whom the line is held back from; the reasons are said when one points at it."""
    kept = [reader for reader in item.readers if not reader.reads]
    if not kept:
        return []
    names = joined([reader.name for reader in kept], words())
    said: QLabel = text(_("Not shared with {names}").format(names=names), role="muted")
    why = "\n".join(dict.fromkeys(one for reader in kept for one in reader.why))
    said.setToolTip(why)
    said.setAccessibleDescription(why)
    return [_beside(IconLabel("eye-off", size=16), said)]

"""Rows of the plan, the chosen one in full, and whether the plan is set; what the view shows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sspf_app.gui.commitment_words import commitment_look, due_look, due_words
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import Tone
from sspf_app.gui.models.table import Column
from sspf_app.gui.plan_words import (
    entry_owner,
    entry_words,
    plan_kind_word,
    readers_words,
    support_words,
)
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, column, scrolled
from sspf_app.services.plan_views import PlanBoard, PlanEntry


def with_foot(card: QWidget, acts: QWidget) -> QWidget:
    """A card that scrolls, and its buttons below it, always in sight."""
    holder, page = QWidget(), QWidget()
    inner = column(card)
    inner.addStretch(1)
    holder.setLayout(inner)
    layout = column(scrolled(holder), acts)
    layout.setStretch(0, 1)
    page.setLayout(layout)
    return page


def plan_state(board: PlanBoard) -> tuple[str, Tone]:
    """Which version the plan is, or that it went on since."""
    if not board.versions:
        return _("Not set yet"), Tone.NEUTRAL
    newest = board.versions[0]
    if board.is_changed:
        said = _("Changed since version {number} of {day}")
        return said.format(number=newest.number, day=newest.set_on.isoformat()), Tone.WARNING
    said = _("Version {number}, set {day}")
    return said.format(number=newest.number, day=newest.set_on.isoformat()), Tone.SUCCESS


def entry_card(entry: PlanEntry) -> Card:
    """A line in full, with who reads it and who does not."""
    card = Card(plan_kind_word(entry.kind), _("Said {day}").format(day=entry.held_on.isoformat()))
    if entry.line is not None:
        look = due_look(entry.line)
        card.add_action(StatusBadge(due_words(entry.line), look.tone, icon=look.icon))
    card.add(text(entry.item.text, role="strong"))
    if entry.support_words:
        card.add(IconLine("star", support_words(entry.support_words), Tone.NEUTRAL))
    for older in entry.viewed_before:
        said = _("A view stands with the older words: “{words}”").format(words=older)
        card.add(text(said, role="muted"))
    for reads in (True, False):
        readers = [one for one in entry.item.readers if one.reads is reads]
        if readers:
            names = ", ".join(one.name for one in readers)
            said = _("Reads it: {names}.") if reads else _("Does not read it: {names}.")
            why = " ".join(dict.fromkeys(w for one in readers for w in one.because))
            words = said.format(names=names) + ("" if reads else f" {why}")
            icon = "eye" if reads else "eye-off"
            card.add(IconLine(icon, words, Tone.SUCCESS if reads else Tone.NEUTRAL))
    return card


def plan_columns() -> tuple[Column[PlanEntry], ...]:
    """The columns of the plan."""
    return (
        Column(name="kind", title=_("What it is"), width=19, text=lambda e: plan_kind_word(e.kind)),
        Column(
            name="text",
            title=_("Line"),
            width=0,
            text=entry_words,
            hint=lambda e: e.item.text,
            icon=lambda e: "eye-off" if e.item.withheld else None,
        ),
        Column(name="who", title=_("Who"), width=22, text=entry_owner, hint=entry_owner),
        Column(
            name="due",
            title=_("Done by"),
            width=18,
            text=lambda e: "" if e.line is None else due_words(e.line),
            icon=lambda e: None if e.line is None else due_look(e.line).icon,
            tone=lambda e: None if e.line is None else due_look(e.line).tone,
            hint=lambda e: "" if e.line is None else commitment_look(e.line.status).word,
        ),
        Column(
            name="readers",
            title=_("Read by"),
            width=9,
            text=readers_words,
            hint=lambda e: ngettext(
                "{n} reads it", "{n} read it", sum(one.reads for one in e.item.readers)
            ).format(n=sum(one.reads for one in e.item.readers)),
        ),
    )

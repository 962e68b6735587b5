"""One person of a case: what is recorded, and the custody, with what can be done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.domain.facts import Evidence
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.case.custody_editor import END, EVIDENCE
from sspf_app.gui.screens.case.number_line import NumberLine
from sspf_app.gui.screens.case.part_view import letters_wide
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, column, line, row
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.people_views import CustodyItem, PersonDetail
from sspf_app.texts.labels import custody_label, protection_label


class AboutCard(Card):
    """What is recorded of a person.

    Signals:
        correct_wanted: Something of it is wrong.
        number_wanted: Why the whole personal number is needed.

    Attributes:
        number: The personal number; None where none is recorded.
    """

    correct_wanted = Signal()
    number_wanted = Signal(str)

    def __init__(self, person: PersonDetail) -> None:
        super().__init__(person.name)
        if person.protected_identity.value != "none":
            said = protection_label(person.protected_identity, words())
            self.add(row(StatusBadge(said, Tone.DANGER, icon="shield"), None))
        for label, value in _facts(person):
            self.add(row(_narrow(label), text(value, selectable=True), gap=GRID))
        self.number: NumberLine | None = None
        if person.personal_number:
            self.number = NumberLine(person.personal_number)
            self.number.wanted.connect(self.number_wanted)
            self.add(row(_narrow(_("Personal number")), self.number, gap=GRID))
        correct = changing(button(_("Correct"), self.correct_wanted.emit, icon="edit"))
        self.add(row(correct, None))


class CustodyCard(Card):
    """Who holds custody, and what it is proved by.

    Signals:
        act_wanted: What to do with which ``CustodyItem``.
    """

    act_wanted = Signal(str, object)

    def __init__(self, person: PersonDetail) -> None:
        super().__init__(_("Custody"))
        for number, item in enumerate(person.custody):
            if number:
                self.add(line())
            self.add(self._line(item, person))
        if not person.custody:
            self.add(text(_("Nobody is recorded as guardian."), role="muted"))

    def _line(self, item: CustodyItem, person: PersonDetail) -> QVBoxLayout:
        other = item.holder_name if item.child == person.id else item.child_name
        days = _days(item)
        if item.evidence is None:
            badge = StatusBadge(_("No document seen"), Tone.WARNING)
            seen = _("No consent counts before the document has been seen.")
        else:
            badge = StatusBadge(_("Document seen"), Tone.SUCCESS)
            seen = _seen(item.evidence)
        acts = row()
        if item.evidence is None:
            acts.addWidget(
                changing(button(_("Record the evidence"), partial(self._on_act, EVIDENCE, item)))
            )
        if item.ends_on is None:
            acts.addWidget(
                changing(button(_("The custody ends…"), partial(self._on_act, END, item)))
            )
        acts.addStretch(1)
        return column(
            row(text(other, role="strong", wrap=False), None, badge),
            text(f"{custody_label(item.kind, words())}, {days}"),
            text(seen, role="muted"),
            acts,
            gap=4,
        )

    def _on_act(self, act: str, item: CustodyItem) -> None:
        self.act_wanted.emit(act, item)


def _facts(person: PersonDetail) -> list[tuple[str, str]]:
    born = "" if person.born is None else person.born.isoformat()
    if born and person.age is not None:
        born = _("{day}, {age} years").format(day=born, age=person.age)
    language = person.language or ""
    if person.needs_interpreter:
        language = f"{language}, {_('needs an interpreter')}".strip(", ")
    facts = [
        (_("Born"), born),
        (_("Died"), "" if person.died is None else person.died.isoformat()),
        (_("Also called"), ", ".join(person.aliases)),
        (_("Language"), language),
        (_("Telephone"), person.phone or ""),
        (_("E-mail"), person.email or ""),
        (_("Address"), person.address or ""),
        (_("School and class"), person.school or ""),
        (_("Workplace"), person.workplace or ""),
    ]
    return [(label, value) for label, value in facts if value]


def _narrow(label: str) -> QWidget:
    made = text(label, role="muted", wrap=False)
    made.setFixedWidth(max(17 * GRID, letters_wide(made, 17)))
    return made


def custody_words(item: CustodyItem) -> str:
    """Days and document of a relation, in one line."""
    seen = _("No document seen") if item.evidence is None else _seen(item.evidence)
    return f"{_days(item)}; {seen}"


def _days(item: CustodyItem) -> str:
    if item.ends_on is None:
        return _("since {day}").format(day=item.starts_on.isoformat())
    return f"{item.starts_on.isoformat()} – {item.ends_on.isoformat()}"


def _seen(evidence: Evidence) -> str:
    return _("{document}, seen {day} by {who}").format(
        document=evidence.document, day=evidence.seen_on.isoformat(), who=evidence.seen_by
    )

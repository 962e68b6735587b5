"""What is chosen in the list: who is missing, what was done, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.case_columns import young_name
from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.quoted import quoted
from sspf_app.gui.screens.consents.words import (
    item_look,
    kind_sentence,
    person_line,
    person_name,
    row_title,
    way_word,
    why_no_renewal,
)
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, row, scrolled
from sspf_app.gui.widgets.words_beside import WordsBeside
from sspf_app.services.chase_views import ChaseDetail, ChasedPerson, ChaseItem
from sspf_app.services.request_records import ChaseKind, ChaseStateName
from sspf_app.texts.answers import parts_named

LOW = 27 * GRID
"""Pixels of height below the list."""


class ChosenPanel(QWidget):
    """See the module.

    Signals:
        note_wanted: The item, a person's id and a ``ChaseKind``.

    Attributes:
        buttons: What can be noted, by person and kind.
    """

    note_wanted = Signal(object, str, object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The chosen consent"))
        self.buttons: dict[tuple[str, ChaseKind], QWidget] = {}
        self._inner = QVBoxLayout()
        holder = QWidget()
        holder.setLayout(self._inner)
        self._inner.setContentsMargins(0, 0, 4, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(holder))

    def show_nothing(self, chosen: tuple[ChaseItem, ...], *, has_rows: bool) -> None:
        """Nothing, or more than one row, is chosen; which of them get no renewal is told."""
        self._clear()
        said = _("Choose a row to see who is missing.") if has_rows else ""
        if len(chosen) > 1:
            said = ngettext(
                "{n} row is chosen. Each form is shown before any is saved.",
                "{n} rows are chosen. Each form is shown before any is saved.",
                len(chosen),
            ).format(n=len(chosen))
        self._inner.addWidget(text(said, role="muted"))
        for item in chosen if len(chosen) > 1 else ():
            why = why_no_renewal(item)
            if why:
                said = _("{reference}: {why}.")
                self._inner.addWidget(
                    text(said.format(reference=item.reference or item.case, why=why))
                )
        self._inner.addStretch(1)

    def show_item(self, item: ChaseItem, detail: ChaseDetail | None = None) -> None:
        """One row."""
        self._clear()
        said, look = item_look(item)
        card = growing(Card(young_name(item), row_title(item)))
        card.add(row(StatusBadge(said, look.tone, icon=look.icon), None))
        for person in item.people:
            card.add(self._person(item, person))
        if not item.people:
            card.add(text(_rest(item), role="muted"))
        if any(one.missing.barred for one in item.people):
            card.add(text(_barred_words()))
        for line in () if detail is None else _notes(detail):
            card.add(text(line, role="muted"))
        self._inner.addWidget(card)
        self._inner.addStretch(1)

    def _person(self, item: ChaseItem, person: ChasedPerson) -> QVBoxLayout:
        missing = person.missing
        both = QVBoxLayout()
        both.setSpacing(2)
        acts: list[QWidget] = []
        if missing.barred:
            acts.append(StatusBadge(_("Must not be contacted"), Tone.DANGER, icon="stop"))
        else:
            for kind, word in self._offers(person):
                made = button(word, partial(self._on_note, item, missing.person, kind))
                made.setAccessibleDescription(person_name(person))
                self.buttons[missing.person, kind] = made
                acts.append(made)
        both.addWidget(WordsBeside(text(person_name(person), role="strong"), *acts))
        both.addWidget(text(person_line(person), role="muted"))
        return both

    def _offers(self, person: ChasedPerson) -> list[tuple[ChaseKind, str]]:
        if person.missing.status in ("refused", "withdrawn"):
            return []  # a no is answered, not chased
        if person.missing.talk_on is not None:
            return [(ChaseKind.TALKED, _("Note the talk…"))]
        offers = [(ChaseKind.TALK_FIRST, _("Wants to talk first…"))]
        if person.missing.asked_on is not None:
            offers.insert(0, (ChaseKind.REMINDER, _("Reminded…")))
        return offers

    def _on_note(self, item: ChaseItem, person: str, kind: ChaseKind) -> None:
        self.note_wanted.emit(item, person, kind)

    def _clear(self) -> None:
        self.buttons = {}
        clear(self._inner)


def _rest(item: ChaseItem) -> str:
    if item.ends_on is not None:
        said = _("Everybody has said yes. It holds to {day}.").format(day=item.ends_on.isoformat())
        if not item.taken_back:
            return said
        gone = _("Taken back: {parts}.").format(parts=parts_named(item.taken_back, words()))
        return f"{said} {gone}"
    if item.state is ChaseStateName.STOPPED:
        return _(
            "Nothing is shared as long as custody is not confirmed. Note the document that shows "
            "who has custody, among the persons of the case."
        )
    return _("Nobody is missing.")


def _barred_words() -> str:
    return _(
        "Blocked: a guardian is missing. The law still requires that answer, so nothing is shared. "
        "Ask the lawyer what holds, or whether the guardian is hindered (an exception by the "
        "manager, in the case)."
    )


def _notes(detail: ChaseDetail) -> list[str]:
    return [
        " · ".join(
            part
            for part in (
                event.day.isoformat(),
                kind_sentence(event.kind, detail.names.get(event.signatory, "")),
                way_word(event.way).lower(),
                quoted(event.note) if event.note else "",
                event.by,
            )
            if part
        )
        for event in detail.events
    ]

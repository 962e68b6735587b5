"""One commitment: what was promised, how it goes, and the buttons that note it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.commitment_words import (
    commitment_look,
    due_look,
    due_words,
    owner_words,
    step_words,
)
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.commitments.presenter import TypedStep
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.reason import ReasonCard
from sspf_app.gui.widgets.sides import Sides
from sspf_app.services.commitment_views import CommitmentDetail
from sspf_app.services.plan_records import CommitmentStatus
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_label

LOW = 32 * GRID
"""Pixels of height below the list."""


class CommitmentCard(QWidget):
    """See the module.

    Signals:
        status_wanted: A ``CommitmentStatus``.
        reason_given: Why a protected person is opened.

    Attributes:
        buttons: By status; Alt and a digit press them.
    """

    status_wanted = Signal(object)
    reason_given = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The chosen commitment"))
        self.comment, self.told_by = QLineEdit(), QLineEdit()
        self._comment_row = FormRow(_("Comment"), self.comment)
        self.gate = ReasonCard()
        self.buttons: dict[CommitmentStatus, QPushButton] = {}
        self._facts = QVBoxLayout()
        self._facts.setContentsMargins(0, 0, 4, 0)
        self._stack = mark(QStackedWidget(), role="page")
        self._nothing = text(_("Choose a row to see it and note how it goes."), role="muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._shown())
        guarded = QWidget()
        guarded.setLayout(column(self.gate))
        self._stack.addWidget(guarded)
        self.setLayout(column(self._stack))
        self.gate.given.connect(self.reason_given)

    def show_nothing(self) -> None:
        """No row is chosen."""
        self._stack.setCurrentIndex(0)

    def ask_reason(self, name: str) -> None:
        """Somebody in the case is protected."""
        self.gate.ask(name)
        self._stack.setCurrentIndex(2)

    def show_detail(self, detail: CommitmentDetail, typed: TypedStep) -> None:
        """One commitment, and what was typed about it."""
        self._stack.setCurrentIndex(1)
        clear(self._facts)
        line, look = detail.line, due_look(detail.line)
        card = growing(Card(line.text))
        card.add_action(StatusBadge(due_words(line), look.tone, icon=look.icon))
        if line.is_lapsed:
            card.add(_lapsed_line(detail))
        card.add(text("\n".join(_facts(detail)), role="muted"))
        if detail.steps:
            card.add(text(_("How it has gone"), role="strong"))
            card.add(text("\n".join(map(step_words, detail.steps))))
        self._facts.addWidget(card)
        self._facts.addStretch(1)
        for status, made in self.buttons.items():
            made.setEnabled(status is not line.status)
        self.comment.setText(typed.comment)
        self.told_by.setText(typed.told_by)
        self._comment_row.show_trouble("")

    def typed(self) -> TypedStep:
        """What is typed now."""
        return TypedStep(comment=self.comment.text(), told_by=self.told_by.text())

    def show_needs_why(self, sentence: str) -> None:
        """A comment is needed first."""
        self._comment_row.show_trouble(sentence)
        self.comment.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown(self) -> QWidget:
        holder = QWidget()
        holder.setLayout(self._facts)
        noting = Card(_("Note how it goes"))
        noting.add(row(FormRow(_("Told by"), self.told_by, optional=True), self._comment_row))
        for number, status in enumerate(CommitmentStatus, 1):
            look = commitment_look(status)
            made = button(
                look.word,
                partial(self._on_status, status),
                icon=look.icon,
                shortcut=f"Alt+{number}",
            )
            self.buttons[status] = name(made, _("Note: {status}").format(status=look.word))
        first, last = list(self.buttons.values())[:3], list(self.buttons.values())[3:]
        noting.add(column(row(*first, None), row(*last, None)))
        noting.add(text(_("Alt+1 to Alt+5 note it for the chosen row."), role="muted"))
        right = QWidget()
        layout = column(noting)
        layout.addStretch(1)
        right.setLayout(layout)
        # One bar for both, also where one stands below the other.
        return scrolled(pile(Sides(holder, right, shares=(1, 1), is_top=True)))

    def _on_status(self, status: CommitmentStatus) -> None:
        self.status_wanted.emit(status)


def _lapsed_line(detail: CommitmentDetail) -> QWidget:
    said = _("{name} may no longer receive this: it is withheld from every copy.").format(
        name=detail.line.owner
    )
    return StatusBadge(said, Tone.WARNING, icon="eye-off")


def _facts(detail: CommitmentDetail) -> list[str]:
    line = detail.line
    about = joined(list(detail.about), words())
    types = joined([type_label(one, words()) for one in detail.types], words())
    span = _("{owner} · from {starts} to {due}").format(
        owner=owner_words(line), starts=line.starts_on.isoformat(), due=line.due_on.isoformat()
    )
    readers = joined([one.name for one in detail.readers if one.reads], words())
    return [
        span,
        _("Followed up: {how}").format(how=detail.follow_up),
        *([_("Goal: {goal}").format(goal=detail.goal)] if detail.goal else []),
        _("About {persons}: {kinds}. Said {day}, {purpose}.").format(
            persons=about,
            kinds=types,
            day=detail.held_on.isoformat(),
            purpose=detail.purpose_text.rstrip("."),
        ),
        _("Read by {names}").format(names=readers) if readers else _("Nobody reads it now"),
    ]

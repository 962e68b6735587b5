"""What the chosen case is about, beside the list: consent, who may be told what, what comes."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sspf_app.gui.case_columns import young_name
from sspf_app.gui.case_words import held_look
from sspf_app.gui.commitment_words import due_look, due_words, owner_words, text_words
from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.next_step import NextStep
from sspf_app.gui.screens.cases.glance import GlanceLead
from sspf_app.gui.screens.cases.glance_words import hearer_lines, meeting_words, subtitle
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.services.commitment_views import CommitmentLine
from sspf_app.services.glance_views import CaseGlance
from sspf_app.services.queries import CaseListItem

_STAYS_MS = 200
"""So long one stays at a row before it is read: who walks past reads nothing."""
_MOST = 5
"""Commitments that are told; how many more there are, is."""


class GlancePanel(QWidget):
    """See the module.

    Attributes:
        lead: Looks at the case.
        open: Opens it.
        step: Does the next thing.
        again: Reads it again.
    """

    lead: GlanceLead

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The chosen case"))
        self._zone = zone
        self.open = button(_("Open"), self._on_open, icon="arrow-right")
        self.open.setAccessibleName(_("Open the case"))
        self.step = button("", self._on_step)
        self.again = quiet_button(_("Try again"), self._on_again)
        self._card = growing(Card())
        self._card.add_action(self.open)
        self._badges, self._facts = QVBoxLayout(), QVBoxLayout()
        self._next_title, self._next = text(_("Next thing to do"), role="strong"), text()
        for layout in (self._badges, self._facts):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(GRID)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_STAYS_MS)
        self._soon.timeout.connect(self._on_stayed)
        self._build()

    def choose(self, item: CaseListItem | None) -> None:
        """Another row is chosen; it is read once one stays there."""
        self.lead.choose(item)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is chosen, now that it is in sight."""
        super().showEvent(event)
        if hasattr(self, "lead"):
            self.lead.show(in_sight=True)
            self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that is not in sight."""
        super().hideEvent(event)
        if hasattr(self, "lead"):
            self.lead.show(in_sight=False)

    def show_nothing(self) -> None:
        """No row is chosen."""
        self._say(_("No case is chosen"), "", has_case=False)
        self._facts.addWidget(text(_("Choose a row to see what it is about."), role="muted"))

    def show_reading(self, item: CaseListItem) -> None:
        """What the list knows; the rest is being read."""
        self._head(item)
        self._facts.addWidget(text(_("The case is being read…"), role="muted"))

    def show_closed(self, item: CaseListItem, *, may_open: bool = True) -> None:
        """Somebody of the case is protected: a glance asks for no reason."""
        self._head(item)
        said = _("Somebody of the case has protected identity. Opening asks for a reason.")
        if not may_open:
            said = _(
                "Somebody of the case has protected identity, and you are not on the list of those "
                "who may open it. Open it to ask for access."
            )
        self._facts.addWidget(text(said, role="muted"))

    def show_failed(self, item: CaseListItem, sentence: str) -> None:
        """It could not be read."""
        self._head(item)
        self._facts.addWidget(text(sentence, role="trouble"))
        show_if(self.again, wanted=True)

    def show_glance(self, item: CaseListItem, glance: CaseGlance, step: NextStep) -> None:
        """All of it."""
        self._head(item)
        is_here = not (glance.detail.went_to or glance.detail.came_from)
        self._next.setText(step.sentence)
        self.step.setText(step.button)
        for one in (self._next_title, self._next):
            show_if(one, wanted=True)
        show_if(self.step, wanted=bool(step.button) and is_here)
        self._add(_("Next meeting"), text(meeting_words(glance.detail, self._zone)))
        self._add(
            _("What {party} may tell the others about {name}").format(
                party=glance.teller, name=glance.detail.name
            ),
            *(text(line) for line in hearer_lines(glance)),
        )
        self._add(_("Open commitments"), *self._promises(glance.promises))

    def _build(self) -> None:
        self._card.add(self._badges)
        self._card.add(column(self._next_title, self._next))
        self._card.add(row(self.step, None))
        self._card.add(self._facts)
        self._card.add(row(self.again, None))
        holder = QWidget()
        inner = column(self._card)
        inner.setContentsMargins(0, 0, 4, 0)
        inner.addStretch(1)
        holder.setLayout(inner)
        area = mark(scrolled(holder), role="read")
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        area.setAccessibleName(_("The chosen case"))
        self.setLayout(column(area))
        self._say(_("No case is chosen"), "", has_case=False)

    def _head(self, item: CaseListItem) -> None:
        named = young_name(item)
        self._say(named or item.reference or item.case, subtitle(item), has_case=True)
        said, look = held_look(item.state, item.taken_back, item.beside)
        badge = StatusBadge(look.word, look.tone, icon=look.icon)
        self._badges.addLayout(row(badge, None))
        if said != look.word:
            self._badges.addWidget(text(said))

    def _say(self, title: str, below: str, *, has_case: bool) -> None:
        clear(self._badges)
        clear(self._facts)
        self._card.say(title, below)
        show_if(self.open, wanted=has_case)
        for one in (self._next_title, self._next, self.step, self.again):
            show_if(one, wanted=False)

    def _add(self, title: str, *parts: QWidget) -> None:
        self._facts.addSpacing(GRID)
        self._facts.addWidget(text(title, role="strong"))
        for part in parts:
            self._facts.addWidget(part)

    def _promises(self, promises: tuple[CommitmentLine, ...]) -> list[QWidget]:
        if not promises:
            return [text(_("No commitments are open."), role="muted")]
        shown: list[QWidget] = []
        for line in promises[:_MOST]:
            look = due_look(line)
            badge = StatusBadge(due_words(line), look.tone, icon=look.icon)
            one = QWidget()
            said = text(f"{owner_words(line)}: {text_words(line)}")
            one.setLayout(column(row(badge, None), said, gap=2))
            shown.append(one)
        more = len(promises) - _MOST
        if more > 0:
            said = _("and {n} more").format(n=more)
            shown.append(text(said, role="muted"))
        return shown

    def _on_open(self) -> None:
        self.lead.open()

    def _on_step(self) -> None:
        self.lead.follow()

    def _on_again(self) -> None:
        self.lead.look()

    @Slot()
    def _on_stayed(self) -> None:
        self.lead.look()

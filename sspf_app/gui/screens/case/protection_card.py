"""Protected identity in a case: who is protected, who may open it and did, which forms may go."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.widgets.access_list import AccessListPart
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row
from sspf_app.gui.widgets.paper_fields import PaperAnswer
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.protection import Opening, ProtectionView
from sspf_app.services.protection_records import VariantApproval, VariantState
from sspf_app.texts.labels import protection_label


class VariantPart(QWidget):
    """Forms that name a party by its function: asked for, waited for, decided.

    Signals:
        asked: Why such forms are needed.
        noted: Whether it was approved on paper, by whom, and where that is kept.
    """

    asked = Signal(str)
    noted = Signal(bool, str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why, self.paper = QLineEdit(), PaperAnswer()
        self.ask = changing(primary_button(_("Ask the unit manager"), self._on_ask))
        self._status = QVBoxLayout()
        self._why_row = FormRow(
            _("Why are the forms needed?"),
            self.why,
            hint=_("Without names: the unit manager reads this, and knows only the reference."),
        )
        self._asking = QWidget()
        self._asking.setLayout(column(self._why_row, row(self.ask, None)))
        layout = column(self._status, self._asking, self.paper)
        self.setLayout(layout)
        self.why.returnPressed.connect(self._on_ask)
        self.paper.noted.connect(self._on_noted)
        self.kept = KeptWords(self)

    def show_view(self, view: ProtectionView) -> None:
        """Show what was asked and decided; what is being typed stays."""
        clear(self._status)
        state = None if view.approval is None else view.approval.state
        self._asking.setVisible(state in (None, VariantState.DECLINED))
        self.paper.setVisible(state is VariantState.ASKED and not view.has_manager)
        if view.approval is None:
            self._status.addWidget(
                text(
                    _(
                        "Forms that name a party by which the place shows are not printed until "
                        "the unit manager has approved that they name its function instead."
                    )
                )
            )
            return
        said, tone, icon = _state(view.approval)
        self._status.addLayout(row(StatusBadge(said, tone, icon=icon), None))
        for sentence in _told(view.approval):
            self._status.addWidget(text(sentence, role="muted", selectable=True))

    def _on_ask(self) -> None:
        why = self.why.text().strip()
        self._why_row.show_trouble("" if why else _("Write why the form is needed."))
        if why:
            self.kept.send()
            self.asked.emit(why)
        else:
            self.why.setFocus()

    @Slot(bool, str, str)
    def _on_noted(self, is_approved: bool, decider: str, document: str) -> None:
        self.kept.send()
        self.noted.emit(is_approved, decider, document)


class ProtectionCard(Card):
    """All of it, for a case in which somebody is protected."""

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Protected identity"), parent=parent)
        self._zone = zone
        self._people, self._opened = column(gap=4), column(gap=GRID)
        self.variant = VariantPart()
        self.listed = AccessListPart(zone)
        self.add(self._people)
        self.add(text(_("Who may open the case"), role="label"))
        self.add(self.listed)
        self.add(line())
        self.add(text(_("Forms without names of places"), role="label"))
        self.add(self.variant)
        self.add(line())
        self.add(text(_("Who has opened it"), role="label"))
        self.add(self._opened)

    def show_view(self, view: ProtectionView) -> None:
        """Show who is protected and who has opened it."""
        clear(self._people)
        for person in view.persons:
            badge = StatusBadge(
                protection_label(person.protection, words()), Tone.DANGER, icon="shield"
            )
            self._people.addLayout(row(text(person.name, role="strong"), None, badge))
        self.variant.show_view(view)
        clear(self._opened)
        for one in view.opened:
            self._opened.addWidget(text(self._opening(one), selectable=True))
        if not view.opened:
            self._opened.addWidget(text(_("Nobody yet."), role="muted"))

    def _opening(self, one: Opening) -> str:
        return _("{when}, {user} opened {person}: {reason}").format(
            when=f"{one.at.astimezone(self._zone):%Y-%m-%d %H:%M}",
            user=one.user,
            person=one.person,
            reason=one.reason,
        )


def _state(approval: VariantApproval) -> tuple[str, Tone, str]:
    if approval.state is VariantState.ASKED:
        return _("Waits for the unit manager"), Tone.WARNING, "waiting"
    if approval.state is VariantState.APPROVED:
        return _("Approved"), Tone.SUCCESS, "check-circle"
    return _("Not approved"), Tone.NEUTRAL, "cross-circle"


def _told(approval: VariantApproval) -> list[str]:
    said = [
        _("Asked for by {name} on {day}: {why}").format(
            name=approval.asked_by, day=approval.asked_at.date().isoformat(), why=approval.why
        )
    ]
    if approval.decided_at is not None:
        day = approval.decided_at.date().isoformat()
        said.append(_("Decided by {name} on {day}.").format(name=approval.decider, day=day))
    if approval.document:
        said.append(_("Kept: {document}").format(document=approval.document))
    return said

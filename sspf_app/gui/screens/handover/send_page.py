"""A case to another office: where to, on what, what goes, and what is on its way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from sspf_app.gui.case_words import PROTECTED_NAME
from sspf_app.gui.i18n import _, marked, ngettext
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.handover.handover_words import counted, transfer_state
from sspf_app.gui.screens.handover.presenter import HandOverPresenter
from sspf_app.gui.screens.handover.tall import Tall, below_tabs
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, clear, column, line, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.services.hand_over_records import Basis, Direction
from sspf_app.services.queries import CaseListItem
from sspf_app.services.transfer_views import (
    TransferChoice,
    TransferDesk,
    TransferLine,
    TransferOrder,
    TransferPreview,
)


class SendPage(QWidget):
    """See the module.

    Attributes:
        case: The case to send.
        office: Whose vault it is sealed to.
        party: Which party of the register that office is.
        by_law: All of it, on an assessment.
        ground: Which assessment.
        look: Shows what would go.
        go: Seals and writes it.
    """

    presenter: HandOverPresenter
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.case, self.office, self.party, self.ground = (ChoiceBox() for _number in range(4))
        self.by_consent = QRadioButton(_("What consent lets the receiver read"))
        self.by_law = QRadioButton(_("All of the case, on a legal ground"))
        self.by_consent.setChecked(True)
        self._ground_line = FormRow(
            _("Assessment"),
            self.ground,
            hint=_("Made under “Information by law”, for this receiver, and ready to hand out."),
        )
        self.look = button(_("Show what goes"), self._on_look, icon="search")
        self.go = primary_button(_("Seal and save…"), self._on_go, icon="lock")
        self._choice: TransferChoice | None = None
        self._facts = QVBoxLayout()
        self._facts.setSpacing(GRID)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        content = Tall()
        inner = column(self._order_card(), self._way_card(), gap=2 * GRID)
        inner.addStretch(1)
        content.setLayout(inner)
        self.setLayout(below_tabs(scrolled(content, by_width=True)))
        self.case.activated.connect(self._on_case)
        for box in (self.office, self.party):
            box.currentIndexChanged.connect(self._on_choice)
        self.by_law.toggled.connect(self._on_choice)
        self._on_choice()

    def show_desk(self, desk: TransferDesk, cases: tuple[CaseListItem, ...]) -> None:
        """Show the cases that can go, and what is on its way."""
        chosen = self.case.currentData()
        self.case.clear()
        self.case.addItem(_("Choose a case"), "")
        for one in cases:
            self.case.addItem(f"{one.reference}  {one.name or marked(PROTECTED_NAME)}", one.case)
        self.case.setCurrentIndex(max(self.case.findData(chosen), 0))
        clear(self._lines)
        if not desk.transfers:
            self._lines.addWidget(text(_("No case has gone or come yet."), role="muted"))
        for number, transfer in enumerate(desk.transfers):
            if number:
                self._lines.addWidget(line())
            self._lines.addWidget(self._row(transfer))

    def choose(self, case: str) -> None:
        """Choose a case as if by hand."""
        self.case.setCurrentIndex(max(self.case.findData(case), 0))
        self._on_case()

    def show_choice(self, choice: TransferChoice) -> None:
        """Show where the case can go."""
        self._choice = choice
        self.office.clear()
        for one in choice.offices:
            self.office.addItem(one.office.name, one.office.id)
        if not choice.offices:
            self.office.addItem(_("No office yet: take its key in under Keys of the offices"), "")
        self.party.clear()
        self.party.addItem(_("Choose a party"), "")
        for party, name in choice.parties:
            self.party.addItem(name, party)
        self._on_choice()

    def show_preview(self, preview: TransferPreview | None) -> None:
        """Show what would go."""
        clear(self._facts)
        show_if(self.go, wanted=preview is not None)
        if preview is None:
            return
        for icon, words, tone in self._said(preview):
            self._facts.addWidget(IconLine(icon, words, tone))
        if preview.items:
            self._facts.addWidget(text(_("As they will read it:"), role="strong"))
        for one in preview.items:
            said = _("{who}: {text}").format(who=one.source or _("The family"), text=one.text)
            self._facts.addWidget(text(said, selectable=True))
        self.go.setFocus()

    def _said(self, preview: TransferPreview) -> list[tuple[str, str, Tone]]:
        goes = _("To {office} as {party}: {what}.").format(
            office=preview.office.office.name,
            party=preview.party_name,
            what=counted(preview.counts),
        )
        found = [("export", goes, Tone.INFO)]
        if preview.left_items:
            found.append(
                (
                    "eye-off",
                    ngettext(
                        "{n} thing that was said stays here: consent does not let them read it.",
                        "{n} things that were said stay here: consent does not let them read them.",
                        preview.left_items,
                    ).format(n=preview.left_items),
                    Tone.WARNING,
                )
            )
        no_consent = _(
            "No consent goes with it: they ask anew, with a form of their own. The case here is "
            "worked on as before until their receipt has been read in; then it is closed and read "
            "only."
        )
        return [*found, ("info", no_consent, Tone.NEUTRAL)]

    def _order_card(self) -> Card:
        card = Card(_("A case to another office"))
        card.add(FormRow(_("Case"), self.case))
        card.add(
            row(
                FormRow(_("Office"), self.office),
                FormRow(_("Which party of the register is the office?"), self.party),
                gap=2 * GRID,
            )
        )
        card.add(column(self.by_consent, self.by_law, gap=GRID))
        card.add(self._ground_line)
        card.add(self._facts)
        card.add(row(self.go, self.look, None))
        return card

    def _way_card(self) -> Card:
        card = Card(_("On its way, sent and received"))
        card.add(row(button(_("Read a receipt in…"), self._on_receipt, icon="import"), None))
        card.add(self._lines)
        return card

    def _row(self, one: TransferLine) -> QWidget:
        def give_up() -> None:
            self.presenter.give_up(one)

        transfer = one.transfer
        said, tone = transfer_state(transfer)
        to_or_from = (
            _("{reference} to {office}")
            if transfer.direction is Direction.OUT
            else _("{reference} from {office}")
        )
        office = transfer.office_name or _("another office")
        words = text(to_or_from.format(reference=one.reference, office=office), role="strong")
        said_when = (f"{transfer.made_at.astimezone():%Y-%m-%d}", transfer.file_name)
        when = " · ".join(filter(None, said_when))
        holder = QWidget()
        parts = row(
            column(words, text(when, role="muted", wrap=False), gap=0),
            None,
            StatusBadge(said, tone),
        )
        if transfer.waits:
            away = button(_("Give up…"), give_up)
            away.setAccessibleName(_("Give up {reference}").format(reference=one.reference))
            parts.addWidget(away)
        holder.setLayout(parts)
        return holder

    def _order(self) -> TransferOrder:
        by_law = self.by_law.isChecked()
        return TransferOrder(
            case=str(self.case.currentData() or ""),
            office=str(self.office.currentData() or ""),
            party=str(self.party.currentData() or ""),
            basis=Basis.LAW if by_law else Basis.CONSENT,
            legal_request=str(self.ground.currentData() or "") if by_law else None,
        )

    def _on_case(self) -> None:
        self._choice = None
        self.presenter.choose_case(str(self.case.currentData() or ""))
        self._on_choice()

    def _on_choice(self) -> None:
        self.ground.clear()
        grounds = {} if self._choice is None else self._choice.grounds
        for one in grounds.get(str(self.party.currentData() or ""), ()):
            self.ground.addItem(f"{one.paragraph}: {one.what}", one.request)
        if not self.ground.count():
            self.ground.addItem(_("None is ready for this receiver"), "")
        show_if(self._ground_line, wanted=self.by_law.isChecked())
        is_chosen = bool(self.office.currentData()) and bool(self.party.currentData())
        self.look.setEnabled(self._choice is not None and is_chosen)
        self.show_preview(None)

    def _on_look(self) -> None:
        self.presenter.foresee(self._order())

    def _on_go(self) -> None:
        self.presenter.send()

    def _on_receipt(self) -> None:
        self.presenter.read_receipt()

"""What waits for the unit manager: requested exceptions, each read whole and decided."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.domain.codes import ExceptionGround
from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.services.decision_views import PendingApproval
from sspf_app.services.protection import WaitingVariant
from sspf_app.texts.exception_opens import opens_words

_GROUNDS = {
    ExceptionGround.NOT_FAR_REACHING: N_("It is not of far-reaching importance"),
    ExceptionGround.CHILD_BEST: N_("The child's best clearly demands it"),
}


class WhyNot(FormRow):
    """Why the answer is no."""

    def __init__(self) -> None:
        self.why = QLineEdit()
        super().__init__(_("Why not?"), self.why, hint=_("Needed only for a no."))
        self.kept = KeptWords(self)


class ApprovalsPage(QWidget):
    """See the module.

    Signals:
        approved: Id of the request.
        declined: Id of the request, and why.
        variant_decided: Id of the case, and whether its forms may name functions.
    """

    approved = Signal(object)
    declined = Signal(object, object)
    variant_decided = Signal(str, bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reasons: dict[str, WhyNot] = {}
        self.yes: dict[str, QWidget] = {}
        self.no: dict[str, QWidget] = {}
        self._list = column(gap=2 * GRID)
        page = QWidget()
        page.setMaximumWidth(110 * GRID)
        page.setLayout(self._list)
        outer = column(scrolled(page))
        outer.setContentsMargins(0, 0, 0, 0)
        self.setLayout(outer)

    def show_approvals(
        self, pending: tuple[PendingApproval, ...], variants: tuple[WaitingVariant, ...] = ()
    ) -> None:
        """Show what waits."""
        clear(self._list)
        self.reasons, self.yes, self.no = {}, {}, {}
        for one in pending:
            self._list.addWidget(self._card(one))
        for variant in variants:
            self._list.addWidget(self._variant_card(variant))
        if not pending and not variants:
            empty = EmptyState(
                _("Nothing waits for a decision"),
                _("What a coordinator asks of you stands here."),
                icon="check-circle",
            )
            self._list.addWidget(empty)
        self._list.addStretch(1)

    def _card(self, one: PendingApproval) -> Card:
        asked = one.request
        name = one.guardian or _("a guardian")
        card = Card(_("{reference}: {name} is hindered").format(reference=one.reference, name=name))
        card.add(
            text(
                _("From {first} to {last}. Asked for by {name} on {day}.").format(
                    first=asked.starts_on.isoformat(),
                    last=asked.ends_on.isoformat(),
                    name=asked.requested_by,
                    day=asked.requested_at.date().isoformat(),
                ),
                role="muted",
            )
        )
        for label, said in (
            (_("What hinders?"), asked.hindrance),
            (_("Why can it not wait?"), asked.cannot_wait),
            (marked(_GROUNDS[asked.ground]), asked.ground_reason),
            (_("What a yes lets others know"), opens_words(one.opens, words())),
        ):
            card.add(column(text(label, role="label"), text(said, selectable=True), gap=2))
        card.add(
            text(
                _(
                    "With a yes the other guardian's answer is enough for these days, from today "
                    "at the earliest. It never stands against a no."
                ),
                role="muted",
            )
        )
        why = self.reasons[asked.id] = WhyNot()
        self.yes[asked.id] = primary_button(_("Approve"), partial(self._on_yes, asked.id))
        self.no[asked.id] = button(_("Say no"), partial(self._on_no, asked.id))
        card.add(why)
        # The case too: what is disposed of is known by it, also in a window that stands open.
        why.kept.begin(f"office/approvals/no:{asked.case}:{asked.id}")
        card.add(row(self.yes[asked.id], self.no[asked.id], None))
        return card

    def _variant_card(self, one: WaitingVariant) -> Card:
        card = Card(_("{reference}: forms without names of places").format(reference=one.reference))
        card.add(
            text(
                _("Asked for by {name} on {day}.").format(
                    name=one.asked_by, day=one.asked_at.date().isoformat()
                ),
                role="muted",
            )
        )
        card.add(column(text(_("Why?"), role="label"), text(one.why, selectable=True), gap=2))
        card.add(
            text(
                _(
                    "Somebody in the case has protected identity. With a yes forms may be "
                    "printed that name a party by its function, such as “the school”."
                ),
                role="muted",
            )
        )
        self.yes[one.case] = primary_button(_("Approve"), partial(self._on_variant, one.case, True))
        self.no[one.case] = button(_("Say no"), partial(self._on_variant, one.case, False))
        card.add(row(self.yes[one.case], self.no[one.case], None))
        return card

    def _on_variant(self, case: str, approve: bool) -> None:
        self.variant_decided.emit(case, approve)

    def _on_yes(self, request: str) -> None:
        self.approved.emit(request)

    def _on_no(self, request: str) -> None:
        line = self.reasons[request]
        why = line.why.text().strip()
        if not why:
            line.show_trouble(_("Write why the answer is no."))
            line.why.setFocus()
            return
        line.kept.send()
        self.declined.emit(request, why)

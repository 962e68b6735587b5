"""Leads the parts of the unit manager: what waits for a decision, and closed notes."""

from __future__ import annotations

from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import Question
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import RegisterPort
from sspf_app.services.changes import Changes
from sspf_app.services.decision_views import PendingApproval
from sspf_app.services.protection import WaitingVariant
from sspf_app.texts.exception_opens import opens_words


class DecidingPresenter(ScreenPresenter):
    """See the module."""

    view: RegisterPort

    pending: tuple[PendingApproval, ...] = ()

    def refresh(self) -> None:
        """Read what waits."""
        services = self.services

        def found(
            told: tuple[tuple[PendingApproval, ...], tuple[WaitingVariant, ...]],
        ) -> None:
            self.pending = told[0]
            self.view.show_approvals(*told)

        self.read(lambda: (services.exceptions.pending(), services.protection.waiting()), found)

    def approve(self, request: str) -> None:
        """Ask, and let an exception hold."""
        detail = _(
            "From then on the case is decided without the answer of that guardian, until the "
            "exception ends. The decision stands with your name and the day."
        )
        opens = next((one.opens for one in self.pending if one.request.id == request), ())
        question = Question(
            text=_("Approve the exception?"),
            detail="\n".join(
                (
                    _("What a yes lets others know") + ":",
                    opens_words(opens, words()),
                    detail,
                )
            ),
            yes=_("Approve the exception"),
            no=_("Not yet"),
        )

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The exception is approved."))

        exceptions = self.services.exceptions
        self.change_if(question, lambda: exceptions.approve(request), done)

    def decline(self, request: str, why: str) -> None:
        """Say no to an exception."""

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The exception is not approved."))

        self.save_typed(lambda: self.services.exceptions.decline(request, why=why), done)

    def decide_variant(self, case: str, approve: bool) -> None:
        """Ask, and answer whether forms of a protected case may name functions."""
        protection = self.services.protection
        question = Question(
            text=_("Approve the forms?") if approve else _("Say no to the forms?"),
            detail=_("The answer stands with your name and the day. It can be asked for anew."),
            yes=_("Approve the forms") if approve else _("Say no to the forms"),
            no=_("Not yet"),
        )

        def done(_changes: Changes) -> None:
            said = _("The forms are approved.") if approve else _("The forms are not approved.")
            self.ports.frame.say(said)

        self.change_if(question, lambda: protection.decide_variant(case, approve=approve), done)


class ClosedNotesPresenter(ScreenPresenter):
    """See the module."""

    view: RegisterPort

    def refresh(self) -> None:
        """Read which there are."""
        self.read(self.services.notes.closed_notes, self.view.show_closed_notes)

    def read_closed_note(self, case: str, note: str, reason: str) -> None:
        """Read what an author keeps for themselves and the unit manager; the log has the reason."""
        self.read(
            lambda: self.services.notes.open_closed(case, note, reason=reason),
            self.view.show_closed_note,
            on_error=self._closed_refused,
        )

    def _closed_refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_closed_refusal)

"""Leads the question "may I say this to them now?"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.ask.ports import AskedCase, AskPort, Named, Question, ShownAnswer
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.queries import CaseListItem
from sspf_app.services.sharing_views import AnswerView


class AskPresenter(ScreenPresenter):
    """Asks anew whenever something is chosen; nothing is recorded until it is noted."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.CASES, Topic.CONSENTS, Topic.PARTIES, Topic.PEOPLE}
    )

    def __init__(self, ports: ScreenPorts, view: AskPort) -> None:
        super().__init__(ports, view)
        self._question = Question()
        self._detail: CaseDetail | None = None
        # Reading the case and asking are two chains: a newer answer drops only an older answer.
        self._asking = Inquiry(ports, view)
        self._is_withdrawal = False
        # The question whose answer stands in sight: no other can be noted.
        self._answered: Question | None = None

    @property
    def question(self) -> Question:
        """What has been chosen so far."""
        return self._question

    def open(self, **params: str) -> None:
        """Begin a new question, in a case where one is given.

        With ``withdraw`` the case that is chosen is where somebody takes back a consent.
        """
        self._question = Question()
        self._is_withdrawal = bool(params.get("withdraw"))
        self._detail = None
        self.view.show_case(None)
        self.view.show_question(self._question)
        self._show_nothing()
        case = params.get("case")
        self.read(self.services.cases.list_cases, lambda found: self._show_cases(found, case))

    def refresh(self) -> None:
        """Something changed: read the case and ask again."""
        if self._question.case is None:
            self.read(self.services.cases.list_cases, self._show_cases)
        else:
            self._load(self._question.case)

    def choose_case(self, case: str) -> None:
        """Ask in this case; what was chosen in another is let go."""
        if self._is_withdrawal:
            self._go_to_withdrawal(case)
            return
        if case != self._question.case:
            kept = Question(type=self._question.type, channel=self._question.channel)
            self._question = replace(kept, case=case)
            self._show_nothing()
        self._load(case)

    def let_go_case(self) -> None:
        """Another case is being typed: nothing is asked until it is chosen."""
        self._question = Question(type=self._question.type, channel=self._question.channel)
        self._detail = None
        self.view.show_case(None)
        self._show_nothing()

    def let_go_type(self) -> None:
        """Another kind of information is being typed: nothing is asked until it is chosen."""
        self._question = replace(self._question, type=None)
        self._show_nothing()

    def let_go_instant(self) -> None:
        """A day or a time is being typed: nothing is asked until it is one."""
        self._question = replace(self._question, is_instant_open=True)
        self._show_nothing()

    def withdraw(self) -> None:
        """Somebody on the telephone takes back a consent: in this case, or the one chosen next."""
        if self._question.case is not None:
            self._go_to_withdrawal(self._question.case)
        else:
            self._is_withdrawal = True
            self.view.ask_whose_consent()

    def _go_to_withdrawal(self, case: str) -> None:
        self._is_withdrawal = False
        self.ports.frame.navigate("case", case=case, tab="consent", withdraw="")

    def give_reason(self, reason: str) -> None:
        """Open a protected case with a reason."""
        if self._question.case is not None:
            self._load(self._question.case, reason=reason)

    def choose_purpose(self, purpose: str) -> None:
        """Ask for another purpose."""
        self._choose(replace(self._question, purpose=purpose))

    def choose_subject(self, person: str) -> None:
        """Ask about this person."""
        self._choose(replace(self._question, subject=person))

    def choose_type(self, type_: str) -> None:
        """Ask for this kind of information."""
        self._choose(replace(self._question, type=InformationType(type_)))

    def choose_source(self, party: str) -> None:
        """Who would tell it."""
        self._choose(replace(self._question, source=party))

    def choose_recipient(self, party: str) -> None:
        """Who would be told."""
        self._choose(replace(self._question, recipient=party))

    def choose_channel(self, channel: Channel) -> None:
        """By word of mouth or in writing."""
        self._choose(replace(self._question, channel=channel))

    def choose_instant(self, at: datetime | None) -> None:
        """Ask about another instant; None = now."""
        self._choose(replace(self._question, at=at, is_instant_open=False))

    def note(self, what: str) -> None:
        """Note that it was said now; the service asks once more before it does."""
        flow = self._flow_to_note()
        if flow is None:
            return

        def done(_changes: Changes) -> None:
            self.view.show_noted()
            self.ports.frame.say(_("Noted: what was said, to whom and when."))

        self.save_typed(lambda: self.services.sharing.note_oral(flow, what=what), done)

    def copy(self, text: str) -> None:
        """Copy words for a message: noted first, and copied only when that was allowed."""
        flow = self._flow_to_note()
        if flow is None:
            return
        self.save_typed(
            lambda: self.services.sharing.note_copied(flow, text),
            lambda _changes: self.view.put_words(text),
        )

    def _show_cases(self, found: tuple[CaseListItem, ...], case: str | None = None) -> None:
        shown = tuple(_named_case(item) for item in found if not item.is_closed)
        self.view.show_cases(shown)
        if self._is_withdrawal and case is None:
            self.view.ask_whose_consent()
        if case is not None and case in {one.id for one in shown}:
            self.choose_case(case)

    def _load(self, case: str, *, reason: str = "") -> None:
        self.read(
            lambda: self.services.cases.get(case, reason=reason),
            self._show_detail,
            on_error=lambda error: self._case_failed(case, error),
        )

    def _case_failed(self, case: str, error: BaseException) -> None:
        if case != self._question.case:
            return  # another has been chosen meanwhile, or none
        if isinstance(error, DomainError) and error.code == "reason_required":
            self.view.ask_reason(str(error.params.get("case", "")))
        else:
            self.show_error(error)

    def _show_detail(self, detail: CaseDetail) -> None:
        if detail.case != self._question.case:
            return  # another has been chosen meanwhile, or none
        self._detail = detail
        asked = _asked(detail)
        recipients = {one.id for one in (*asked.parties, *asked.persons)}
        chosen = self._question
        self._question = replace(
            chosen,
            purpose=chosen.purpose or next((one.id for one in asked.purposes), None),
            subject=chosen.subject or detail.young_person,
            source=chosen.source or detail.coordinator_party,
            recipient=chosen.recipient if chosen.recipient in recipients else None,
        )
        self.view.show_case(asked)
        self.view.show_question(self._question)
        self._ask()

    def _choose(self, question: Question) -> None:
        if question == self._question:
            return
        self._question = question
        self._show_nothing()
        self.view.show_question(question)
        self._ask()

    def _flow(self) -> Flow | None:
        question = self._question
        if (
            question.case is None
            or question.purpose is None
            or question.subject is None
            or question.type is None
            or question.source is None
            or question.recipient is None
            or question.is_instant_open
        ):
            return None
        return Flow(
            case=question.case,
            purpose=question.purpose,
            subject=question.subject,
            source=question.source,
            recipient=question.recipient,
            type=question.type,
            channel=question.channel,
        )

    def _flow_to_note(self) -> Flow | None:
        is_answered = self._answered == self._question and self._question.at is None
        return self._flow() if is_answered else None

    def _show_nothing(self) -> None:
        self._answered = None
        self.view.show_answer(None)

    def _ask(self) -> None:
        flow, at = self._flow(), self._question.at
        if flow is None:
            self._show_nothing()
            return
        self._asking.read(
            lambda: self.services.sharing.ask(flow, at=at), self._show_answer, on_error=self._failed
        )

    def _failed(self, error: BaseException) -> None:
        self._show_nothing()
        self.show_error(error)

    def _show_answer(self, answer: AnswerView) -> None:
        if answer.flow != self._flow():
            return  # something else has been chosen meanwhile
        self._answered = self._question
        is_now = self._question.at is None
        # One's own information is told to nobody: there is nothing to note.
        is_told = answer.flow.source != answer.flow.recipient
        allowed = answer.decision.allowed and is_now and is_told
        is_oral = answer.flow.channel is Channel.ORAL
        self.view.show_answer(
            ShownAnswer(
                allowed=answer.decision.allowed,
                sentence=answer.sentence,
                reasons=answer.reasons,
                can_note=allowed and is_oral,
                can_copy=allowed and not is_oral and not answer.is_to_person,
                key=_key(answer.flow),
            )
        )


def _key(flow: Flow) -> str:
    """Where what is typed is kept: what was meant for one is given back for no other."""
    about = (flow.recipient, flow.subject, flow.type.value, flow.source, flow.purpose)
    return f"ask/{flow.case}/said:{':'.join((*about, flow.channel.value))}"


def _named_case(item: CaseListItem) -> Named:
    if item.is_protected:
        return Named(id=item.case, name=item.reference, hint=_("Protected identity"))
    return Named(id=item.case, name=item.name, hint=item.reference)


def _asked(detail: CaseDetail) -> AskedCase:
    parties = {
        one.party: Named(id=one.party, name=one.name)
        for one in sorted(
            detail.participations, key=lambda one: one.party != detail.coordinator_party
        )
        if one.is_current
    }
    return AskedCase(
        case=detail.case,
        purposes=tuple(Named(id=one.id, name=one.text) for one in detail.purposes),
        persons=tuple(Named(id=one.id, name=one.name) for one in detail.people),
        parties=tuple(parties.values()),
    )

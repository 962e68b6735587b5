"""Leads the questions that rest on a law: recorded, assessed, approved, handed out once."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from typing import ClassVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.asking_away import seal_question, take_answer
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, Question, ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.legal.ports import REPORT, LegalPort, TypedQuestion
from sspf_app.gui.screens.legal.reading import FoundRequests, case_choice, read_requests
from sspf_app.gui.screens.legal.typed_question import (
    asked_instant,
    entry_of,
    faults_of,
    first_typed,
    report_of,
)
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.legal_views import LegalDesk, LegalLine
from sspf_app.services.manager_records import AwayDesk
from sspf_app.services.queries import CaseListItem
from sspf_app.services.records import Draft


class LegalPresenter(ScreenPresenter):
    """A coordinator records and hands out; a unit manager sees what waits, and decides."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.LEGAL, Topic.CASES, Topic.PARTIES})
    view: LegalPort

    def __init__(self, ports: ScreenPorts, view: LegalPort) -> None:
        super().__init__(ports, view)
        self._lines: tuple[LegalLine, ...] = ()
        self._cases: tuple[CaseListItem, ...] = ()
        self._is_manager = False
        self._desk: LegalDesk | None = None
        self._case = ""
        self._shown: LegalLine | None = None
        self._is_typing = False
        self._aside = Inquiry(ports, view)

    def open(self, *, case: str = "", request: str = "", **_params: str) -> None:
        """Show the list, and begin a question in a case where one is given."""
        services = self.services

        def show(found: FoundRequests) -> None:
            self._show(found)
            if request:
                self.choose(request)
            elif case:
                self.choose_case(case)

        self.read(lambda: read_requests(services), show)

    def refresh(self) -> None:
        """Load the list again; what is typed stays."""
        services = self.services
        self.read(lambda: read_requests(services), self._show)

    def begin(self) -> None:
        """Type a new one: first the case is chosen."""
        self._desk, self._case, self._shown, self._is_typing = None, "", None, True
        self.view.show_form(None, TypedQuestion())

    def choose(self, request: str) -> None:
        """Show one that was recorded; a protected person is opened with a reason first."""
        line = next((one for one in self._lines if one.request.id == request), None)
        if line is None:
            return
        self._shown, self._is_typing = line, False
        if self._is_manager:
            self.view.show_line(line, is_manager=True, has_manager=True, away=AwayDesk())
            return
        self._case = line.request.case
        self._load("")

    def choose_case(self, case: str) -> None:
        """Type a question in this case."""
        self._case, self._shown, self._is_typing = case, None, True
        self._load("")

    def give_reason(self, reason: str) -> None:
        """Open a protected person; the reason is logged."""
        self._load(reason)

    def save(self) -> None:
        """Record what is typed."""
        typed, desk = self.view.collect(), self._desk
        if desk is None:
            return
        asked_at = asked_instant(typed, self.ports.clock)
        faults = faults_of(typed, asked_at)
        self.view.show_faults(faults)
        if faults:
            return
        if typed.kind == REPORT or asked_at is None:
            self._report(typed, desk)
            return
        entry = entry_of(typed, desk.case, asked_at)

        def done(changes: Changes) -> None:
            self._is_typing = False
            self.ports.frame.say(_("It is recorded, apart from the consents."))
            self._reload(changes.new_id or "")

        self.save_typed(lambda: self.services.legal.record(entry), done, on_error=self._refused)

    def hand_out(self) -> None:
        """Ask, and record that it was handed out now."""
        line = self._shown
        if line is None:
            return
        question = Question(
            text=_("Record that it is handed out now?"),
            detail=_(
                "{what}, to {receiver}, by {paragraph}. It is done once and gives no right to more."
            ).format(
                what=line.request.what,
                receiver=line.receiver_name,
                paragraph=line.request.paragraph,
            ),
            yes=_("Record it"),
            no=_("Not yet"),
        )
        now = self.ports.clock.now
        request = line.request.id

        def act() -> None:
            self.change(
                lambda: self.services.legal.hand_out(request, at=now()),
                lambda _done: self._reload(request),
                on_error=self._refused,
            )

        self.ports.dialogs.ask(question, on_yes=act)

    def decide(self, *, approve: bool) -> None:
        """Ask, and note the unit manager's answer."""
        line = self._shown
        if line is None:
            return
        request = line.request.id
        question = Question(
            text=_("Approve that it is handed out?") if approve else _("Say no to handing it out?"),
            detail=_(
                "{what}, to {receiver}, by {paragraph}. The answer stands with your name and the "
                "day, and cannot be changed."
            ).format(
                what=line.request.what,
                receiver=line.receiver_name,
                paragraph=line.request.paragraph,
            ),
            yes=_("Approve") if approve else _("Say no"),
            no=_("Not yet"),
        )

        def done(_changes: Changes) -> None:
            self._shown = None
            self.view.show_nothing()
            self.ports.frame.say(_("Approved.") if approve else _("Not approved."))

        use = self.services.legal
        self.change_if(
            question, lambda: use.decide(request, approve=approve), done, on_error=self._refused
        )

    def note_approval(self, *, approve: bool, decider: str, document: str) -> None:
        """Note an answer the unit manager gave on paper."""
        line = self._shown
        if line is None:
            return
        request = line.request.id
        use = self.services.legal
        self.save_typed(
            lambda: use.note_approval(request, approve=approve, decider=decider, document=document),
            lambda _done: self._reload(request),
            on_error=self._refused,
        )

    def seal(self, login: str) -> None:
        """Save the question for a manager who is elsewhere."""
        if self._shown is not None:
            request = self._shown.request.id
            then = partial(self._reload, request)
            seal_question(self, request, login, then=then, on_error=self._refused)

    def take_answer(self) -> None:
        """Read that manager's answer in."""
        if self._shown is not None:
            then = partial(self._reload, self._shown.request.id)
            take_answer(self, then=then, on_error=self._refused)

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed about a case and not recorded."""
        if not self._is_typing or self._desk is None:
            return ()
        typed = self.view.collect()
        words = (typed.asked_by, typed.asked_what, typed.what, typed.circumstances, typed.reasoning)
        if not any(one.strip() for one in words):
            return ()
        text = json.dumps(asdict(typed), ensure_ascii=False)
        return (DraftText(key=f"legal/{self._desk.case}/typed", text=text),)

    def _load(self, reason: str) -> None:
        case = self._case
        use = self.services.legal
        self._aside.read(
            lambda: use.desk(case, reason=reason), self._loaded, on_error=self._not_loaded
        )

    def _loaded(self, desk: LegalDesk) -> None:
        self._desk = desk
        if not self._is_typing:
            shown = None if self._shown is None else self._shown.request.id
            line = next((one for one in desk.requests if one.request.id == shown), None)
            if line is not None:
                self._shown = line
                self.view.show_line(
                    line, is_manager=False, has_manager=desk.has_manager, away=desk.away
                )
            return
        self.view.show_form(desk, first_typed(desk, self.ports.clock))
        drafts = self.services.drafts
        self._aside.read(lambda: drafts.get(f"legal/{desk.case}/typed"), self._offer)

    def _offer(self, draft: Draft | None) -> None:
        if draft is not None and self._desk is not None and self._is_typing:
            self.view.show_form(self._desk, TypedQuestion(**json.loads(draft.text)))

    def _not_loaded(self, error: BaseException) -> None:
        if isinstance(error, DomainError) and error.code == "reason_required":
            self.view.ask_reason(self._reference())
        else:
            self.show_error(error)

    def _reference(self) -> str:
        """What a case is called whose protected person is not open."""
        return next((one.reference for one in self._cases if one.case == self._case), self._case)

    def _report(self, typed: TypedQuestion, desk: LegalDesk) -> None:
        made = bool(typed.report_made)
        entry = report_of(typed, desk.case, made=made, clock=self.ports.clock)

        def done(_changes: Changes) -> None:
            self._is_typing = False
            self.ports.frame.say(_("It is recorded. What the report says is not kept here."))
            self.choose_case(desk.case)

        self.save_typed(
            lambda: self.services.concern_reports.note(entry), done, on_error=self._refused
        )

    def _reload(self, request: str) -> None:
        services = self.services

        def show(found: FoundRequests) -> None:
            self._show(found)
            self.choose(request)

        self.read(lambda: read_requests(services), show)

    def _show(self, found: FoundRequests) -> None:
        self._lines, self._is_manager = found.lines, found.is_manager
        self._cases = found.cases
        self.view.show_lines(found.lines, is_manager=found.is_manager)
        self.view.show_cases(tuple(case_choice(one) for one in found.cases if not one.is_closed))
        if self._shown is None and not self._is_typing:
            self.view.show_nothing()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError):
            self.view.show_refusal(self.ports.frame.explain(error).what)
        else:
            self.show_error(error)

"""Leads the page about requests of persons about their data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.noting_views import ViewNotingPresenter
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.presenting import Inquiry
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.register.ports import ExtractsPort, RequestAsked
from sspf_app.services.changes import Changes
from sspf_app.services.extract_papers import ExtractWritten
from sspf_app.services.extract_records import ExtractGround
from sspf_app.services.extract_views import ExtractLine, ExtractPart, ExtractReview
from sspf_app.services.own_views import ViewInput
from sspf_app.services.people_views import PersonListItem
from sspf_app.services.print_ports import Place
from sspf_app.services.records import User
from sspf_app.services.rights_letters import LetterOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    lines: tuple[ExtractLine, ...]
    people: tuple[PersonListItem, ...]
    users: tuple[User, ...]


class ExtractsPresenter(ViewNotingPresenter):
    """See the module."""

    view: ExtractsPort

    def __init__(self, ports: ScreenPorts, view: ExtractsPort) -> None:
        super().__init__(ports, view)
        self._request, self._digest = "", ""
        self._review: ExtractReview | None = None
        self._again: Callable[[str], None] = self._open_with
        self._looking = Inquiry(ports, view)

    def open(self, **params: str) -> None:
        """Show the list, and a request where one is given."""
        self._request = params.get("extract", self._request)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew, and the request that is open."""
        services = self.services

        def job() -> _Found | None:
            try:
                lines = services.extracts.board()
            except DomainError:  # a role that reads no cases has no part in it
                return None
            return _Found(
                lines=lines, people=services.people.list_people(), users=services.office.users()
            )

        self.read(job, self._show_found)

    def look(self, request: str) -> None:
        """Open a request."""
        self._request = request
        if not request:
            self.view.show_nothing()
            return
        extracts = self.services.extracts
        self._again = self._open_with
        self._looking.read(lambda: extracts.review(request), self._show, on_error=self.refused)

    def note(self, asked: RequestAsked, *, reason: str = "") -> None:
        """Note that somebody asked."""
        extracts = self.services.extracts

        def done(changes: Changes) -> None:
            self.view.noted()
            self._request = changes.new_id or ""
            self.refresh()
            self.ports.frame.say(_("The request is noted; Today tells when it is to be answered."))

        def job() -> Changes:
            return extracts.note(
                asked.person,
                asked.asked_on,
                wish=asked.wish,
                asked_by=asked.asked_by,
                reason=reason,
            )

        self._again = lambda given: self.note(asked, reason=given)
        self.change(job, done, on_error=self.refused)

    def give_reason(self, reason: str) -> None:
        """Why somebody protected is opened; then go on with what was asked for."""
        self._again(reason)

    def choose(self, part: str, ground: ExtractGround | None, with_file: bool) -> None:
        """Tell a part, with its file or alone, or withhold it."""
        request, extracts = self._request, self.services.extracts
        self._do(
            lambda: extracts.choose(request, part, ground, with_file=with_file),
            _("The choice is kept."),
        )

    def send(self) -> None:
        """Hand the review on."""
        request, extracts = self._request, self.services.extracts
        can_go_on = self._review is None or self._review.has_signer
        said = (
            _("Sent; another user sees it in Today.")
            if can_go_on
            else _("Sent. Nobody can sign it yet: a second coordinator is needed.")
        )
        self._do(lambda: extracts.send(request), said)

    def sign(self) -> None:
        """Ask, and sign what is shown."""
        request, digest, extracts = self._request, self._digest, self.services.extracts
        question = Question(
            text=_("Sign the review?"),
            detail=_(
                "The extract is then given as it is shown here. It stands with your name and the "
                "day, and cannot be taken back."
            ),
            yes=_("Sign the review"),
            no=_("Not yet"),
        )
        said = _("The review is signed.")
        self.ports.dialogs.ask(
            question, on_yes=lambda: self._do(lambda: extracts.sign(request, digest), said)
        )

    def drop(self) -> None:
        """Ask, and end the request."""
        request, extracts = self._request, self.services.extracts
        question = Question(
            text=_("Drop the request?"),
            detail=_(
                "It then waits for no answer, and what was chosen about its parts is of no use. It "
                "stays in the log that somebody asked."
            ),
            yes=_("Drop the request"),
            no=_("Keep the request"),
        )
        said = _("The request is dropped.")
        self.ports.dialogs.ask(
            question, on_yes=lambda: self._do(lambda: extracts.drop(request), said)
        )

    def save(self) -> None:
        """Write the paper into a folder."""
        self.ports.dialogs.choose_folder(_("Where to save it"), on_chosen=self._write)

    def print(self) -> None:
        """Print the paper."""
        self.choose_printer(self._write)

    def _write(self, place: Place) -> None:
        request, papers = self._request, self.services.extract_papers

        def done(written: ExtractWritten) -> None:
            self.refresh()
            if isinstance(place, Path):
                said = _("The extract is saved: {path}").format(path=written.path)
            else:
                said = papers_printed()
            self.ports.frame.say(said)

        self.change(lambda: papers.export(request, place), done, on_error=self.refused)

    def write_letter(self) -> None:
        """Begin a letter of answer to the request."""
        if self._review is not None:
            request = self._review.line.request
            # The person too: what is disposed of is known by it, also in a window that stands open.
            key = f"register/extracts/letter:{request.person}:{request.id}"
            self.view.open_letter(request.wish, self._review.letters, key=key)

    def preview_letter(self, order: LetterOrder) -> None:
        """Show how the letter looks."""
        request, letters = self._request, self.services.rights_letters
        self._looking.read(
            lambda: letters.preview(request, order),
            lambda paper: self.view.show_letter(paper.pdf),
            on_error=self.refused,
        )

    def save_letter(self, order: LetterOrder) -> None:
        """Write the letter into a folder; the request is answered by it."""
        self.ports.dialogs.choose_folder(
            _("Where to save it"), on_chosen=lambda folder: self._answer(order, folder)
        )

    def print_letter(self, order: LetterOrder) -> None:
        """Print the letter; the request is answered by it."""
        self.choose_printer(lambda printer: self._answer(order, printer))

    def _answer(self, order: LetterOrder, place: Place) -> None:
        request, letters = self._request, self.services.rights_letters

        def done(written: ExtractWritten) -> None:
            self.view.letter_saved()
            self.refresh()
            if isinstance(place, Path):
                said = _("The letter is saved: {path}").format(path=written.path)
            else:
                said = papers_printed()
            self.ports.frame.say(said)

        self.save_typed(lambda: letters.export(request, order, place), done, on_error=self.refused)

    def note_view(self, part: ExtractPart, said: str, day: date) -> None:
        """Note beside an item how the one who asks sees it."""
        if self._review is None or part.item is None or part.case is None:
            return
        entry = ViewInput(
            case=part.case,
            item=part.item,
            person=self._review.reader,
            text=said,
            said_on=day,
            answered=self.answered(said),
        )
        views = self.services.own_views

        done = _("Their view is noted, and printed with the item.")
        self._do(lambda: views.note(entry), done, on_error=self.refused_view(said), is_typed=True)

    def _open_with(self, reason: str) -> None:
        request, extracts = self._request, self.services.extracts

        def job() -> ExtractReview:
            extracts.unlock(request, reason=reason)
            return extracts.review(request)

        self._looking.read(job, self._show, on_error=self.refused)

    def _show_found(self, found: _Found | None) -> None:
        if found is None:
            return
        self.view.show_found(found.lines, found.people, found.users)
        if self._request:
            self.view.choose(self._request)
            self.look(self._request)

    def _show(self, review: ExtractReview) -> None:
        self._digest, self._review = review.digest, review
        self.view.show_review(review)

    def _do(
        self,
        act: Callable[[], Changes],
        said: str,
        *,
        on_error: Callable[[BaseException], None] | None = None,
        is_typed: bool = False,
    ) -> None:
        def done(_changes: Changes) -> None:
            self.refresh()
            self.ports.frame.say(said)

        do = self.save_typed if is_typed else self.change
        do(act, done, on_error=on_error or self.refused)

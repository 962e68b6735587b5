"""Leads the overview: the next step, the sharing matrix, what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from sspf_app.domain.codes import Channel
from sspf_app.domain.time import start_of
from sspf_app.gui.i18n import _
from sspf_app.gui.next_step import NextStep
from sspf_app.gui.next_step_of_case import danger_button, next_step
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.ports import OverviewPort
from sspf_app.services.case_views import TimelineEntry
from sspf_app.services.changes import Changes
from sspf_app.services.consent_views import ConsentBoard, ConsentCard
from sspf_app.services.course_views import CourseView
from sspf_app.services.export_views import Exported
from sspf_app.services.print_ports import Place
from sspf_app.services.process_records import NotedAs, Step
from sspf_app.services.sharing_views import MatrixAsked, MatrixCell, MatrixView


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixChoice:
    """What the matrix is asked about; ``day`` None = now, ``known_at`` None = by what is known."""

    subject: str
    purpose: str
    source: str | None = None
    channel: Channel = Channel.WRITTEN
    day: date | None = None
    known_at: datetime | None = None

    @property
    def is_now(self) -> bool:
        """Whether something can be done about what is shown."""
        return self.day is None and self.known_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """A button that leads to what would change a cell."""

    button: str
    wanted: dict[str, str]
    tab: str = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    """Everything the page shows."""

    matrix: tuple[MatrixView, ConsentBoard]
    step: NextStep
    events: tuple[TimelineEntry, ...]
    course: CourseView


class OverviewPresenter(CasePart):
    """See the module."""

    view: OverviewPort
    choice: MatrixChoice

    def begin(self) -> None:
        """Ask about the young person, now."""
        self.view.close_paper()
        self.view.close_course()
        self.choice = MatrixChoice(subject=self.case.young_person, purpose=self.case.purposes[0].id)

    def refresh(self) -> None:
        """Load everything that is shown."""
        case, choice, tabs = self.case, self.choice, frozenset(self.tabs())
        self.view.show_choices(case, choice)
        self.lead.mark_today(wanted=not choice.is_now)

        def job() -> _Loaded:
            asked = MatrixAsked(
                purpose=choice.purpose,
                subject=choice.subject,
                at=self._instant(choice.day),
                source=choice.source,
                channel=choice.channel,
                known_at=choice.known_at,
            )
            purposes = tuple(one.id for one in case.purposes)
            found = self.services.overviews.read(case.case, asked, purposes=purposes)
            now, *others = found.boards
            return _Loaded(
                matrix=(found.matrix, found.board),
                step=next_step(
                    case,
                    now,
                    found.withdrawals,
                    course=found.course,
                    tabs=tabs,
                    others=tuple(others),
                ),
                events=found.events,
                course=found.course,
            )

        def done(result: _Loaded) -> None:
            self.view.show_matrix(*result.matrix)
            self.view.show_next_step(result.step)
            self.view.show_timeline(result.events)
            self.view.show_course(result.course, self.today())

        self.read(job, done)

    def choose(
        self,
        *,
        subject: str | None = None,
        purpose: str | None = None,
        source: str | None = None,
        channel: Channel | None = None,
    ) -> None:
        """Ask about somebody else, another purpose, another source (empty = none), a channel."""
        changed = self.choice
        if subject is not None:
            changed = replace(changed, subject=subject)
        if purpose is not None:
            changed = replace(changed, purpose=purpose)
        if source is not None:
            changed = replace(changed, source=source or None)
        if channel is not None:
            changed = replace(changed, channel=channel)
        self._ask(changed)

    def choose_day(self, day: date | None) -> None:
        """Ask about another day; None, or today = now."""
        self._ask(replace(self.choice, day=None if day == self.today() else day))

    def choose_known(self, known_at: datetime | None) -> None:
        """Ask by what was known at an instant; None = by all that is known now."""
        self._ask(replace(self.choice, known_at=known_at))

    def back_to_now(self) -> None:
        """Ask about now, by what is known now."""
        self._ask(replace(self.choice, day=None, known_at=None))

    def note_step(self, step: Step, noted: NotedAs, day: date | None) -> None:
        """Note a step by hand; the contact after a closing has its own act."""
        case, services, on = self.case.case, self.services, day or self.today()

        def job() -> Changes:
            if step is not Step.AFTER_CONTACT:
                return services.course.note(case, step, noted, day=on)
            closure = services.closures.desk(case).closure
            closing = "" if closure is None else closure.closing
            return services.closures.note_contact(case, closing, contacted_on=on)

        def done(changes: Changes) -> None:
            note = changes.new_id
            undo = None if note is None else partial(self.take_back_step, note)
            self.ports.frame.say(_("Noted."), undo=undo)

        self.change(job, done)

    def take_back_step(self, note: str) -> None:
        """A step noted by hand counts no more."""
        case = self.case.case
        self.change(lambda: self.services.course.take_back(case, note))

    def print_matrix(self) -> None:
        """Show the matrix of now as it will be printed."""
        case, choice = self.case.case, self.choice
        self.read(
            lambda: self.services.matrix_papers.preview(
                case, purpose=choice.purpose, subject=choice.subject
            ),
            self.view.show_paper,
        )

    def save_paper(self) -> None:
        """Write the matrix of now to a folder; it is noted in the ledger."""
        self.ports.dialogs.choose_folder(
            _("Where to save it"), on_chosen=lambda folder: self._out(folder, self._paper_saved)
        )

    def print_paper(self) -> None:
        """Print the matrix of now; it is noted in the ledger."""
        self.choose_printer(lambda printer: self._out(printer, self._paper_printed))

    def _out(self, place: Place, done: Callable[[Exported], None]) -> None:
        case, choice = self.case.case, self.choice
        self.change(
            lambda: self.services.matrix_papers.export(
                case, purpose=choice.purpose, subject=choice.subject, folder=place
            ),
            done,
        )

    def _paper_printed(self, _exported: Exported) -> None:
        self.view.close_paper()
        self.ports.frame.say(papers_printed())

    def _paper_saved(self, exported: Exported) -> None:
        self.view.close_paper()
        self.ports.frame.say(_("Saved as {name}.").format(name=exported.path.name))

    def instant(self) -> datetime | None:
        """The instant asked about; None = now."""
        return self._instant(self.choice.day)

    def change_for(self, cell: MatrixCell, board: ConsentBoard) -> CellChange | None:
        """What would change a cell; nothing where the case or the custody stands against it.

        Another day, or what was known then, is only looked at.
        """
        if not self.choice.is_now or self.case.closed_at is not None:
            return None
        cards = [card for card in board.cards if card.required]
        for card in cards:
            if card.status in ("not_asked", "expired", "invalidated"):
                return self._print(card, board)
            if card.status in ("awaiting", "oral_only"):
                code = next((form.code for form in card.forms if form.is_open), "")
                if not code:
                    return self._print(card, board)
                return CellChange(
                    button=_("Register an answer from {name}").format(name=card.name),
                    wanted={"answer": code},
                )
        if board.trouble is not None:
            return None
        for card in cards:
            if card.signatory in cell.people and card.status == "in_force":
                again = _("Print a new form for {name}").format(name=card.name)
                return self._print(card, board, again)
        if not cell.codes and cards:
            return CellChange(button=_("Register a withdrawal"), wanted={"withdraw": "yes"})
        return None

    def tabs(self) -> tuple[str, ...]:
        """Names of the tabs there are."""
        return tuple(getattr(self.lead, "parts", ()))

    def follow(self, tab: str, wanted: dict[str, str]) -> None:
        """Go where a button leads."""
        meeting = wanted.get("meeting")
        if meeting:
            self.ports.frame.navigate("meeting", case=self.case.case, meeting=meeting)
        else:
            self.lead.go_to(tab, **wanted)

    def _ask(self, choice: MatrixChoice) -> None:
        if choice == self.choice:
            return
        self.choice = choice
        self.view.show_choices(self.case, choice)
        self.lead.mark_today(wanted=not choice.is_now)
        self.read(lambda: self._matrix(choice), lambda both: self.view.show_matrix(*both))

    def _matrix(self, choice: MatrixChoice) -> tuple[MatrixView, ConsentBoard]:
        at = self._instant(choice.day)
        view = self.services.sharing.matrix(
            self.case.case,
            purpose=choice.purpose,
            subject=choice.subject,
            at=at,
            source=choice.source,
            channel=choice.channel,
            known_at=choice.known_at,
        )
        board = self.services.consent_cards.board(
            self.case.case,
            purpose=choice.purpose,
            subject=choice.subject,
            at=at,
            known_at=choice.known_at,
        )
        return view, board

    def _instant(self, day: date | None) -> datetime | None:
        """The last instant of a day; None = now."""
        if day is None:
            return None
        return start_of(day + timedelta(days=1), self.ports.clock.zone) - timedelta(microseconds=1)

    def _print(self, card: ConsentCard, board: ConsentBoard, words: str = "") -> CellChange:
        """A form; for a guardian not before it is answered whether that can be dangerous."""
        before = danger_button(self.case, board, card)
        if before:
            wanted = {"person": self.case.young_person}
            return CellChange(button=before, wanted=wanted, tab="people")
        return CellChange(
            button=words or _("Print the form for {name}").format(name=card.name),
            wanted={"print": card.signatory},
        )

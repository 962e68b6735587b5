"""What every presenter of a screen is: no Qt, ids and frozen items only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, Question, ScreenPorts, Trouble
from sspf_app.gui.same_act import AskedActs
from sspf_app.gui.turns import Turn
from sspf_app.services.changed_meanwhile import is_changed_meanwhile
from sspf_app.services.changes import Changes, Topic

if TYPE_CHECKING:
    from sspf_app.services.bundle import Services
    from sspf_app.services.print_ports import Printer

ResultT = TypeVar("ResultT")


class ScreenPresenter:
    """Loads, changes and keeps what a screen shows.

    A subclass names its ``topics`` and overrides ``open`` and ``refresh``. The shell calls
    ``open`` when the user goes to the screen, ``refresh`` when one of the topics changed and the
    screen is in sight (or when it comes in sight again), and ``drafts`` every few seconds, when
    the user leaves the screen and when the program locks: what it returns is kept encrypted, and
    what it no longer returns is discarded. A screen only offers its drafts back, in ``open``, from
    ``services.drafts.get(key)``.

    Attributes:
        topics: What the screen shows.
        ports: Everything it was built from.
        view: The widgets, seen as a Protocol.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, ports: ScreenPorts, view: Any) -> None:
        self.ports = ports
        self.view = view
        self._turn: Turn | None = None
        self._unanswered = 0
        self._asked = AskedActs()
        self._holding = 0
        self._refusal: Callable[[], object] | None = None  # of one of these, said again after each

    @property
    def is_changing(self) -> bool:
        """Whether something that was asked is not answered yet."""
        return self._asked.are_waiting

    @property
    def services(self) -> Services:
        """The use cases of the open vault."""
        return self.ports.services

    def open(self, **params: str) -> None:
        """The user came here; load what ``params`` ask for."""
        del params
        self.refresh()

    def refresh(self) -> None:
        """Load again what is shown."""

    def reread(self) -> None:
        """Load again what an editor shows that was refused: another record stands by now."""
        self.refresh()

    def drafts(self) -> tuple[DraftText, ...]:
        """Text that was typed and not saved."""
        return ()

    def read(
        self,
        job: Callable[[], ResultT],
        on_done: Callable[[ResultT], object],
        *,
        on_error: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Read something off the window's thread, and show it.

        The trouble of an earlier attempt is taken away; errors become the view's banner. When
        something else was read in another turn meanwhile, the older answer is dropped; of what is
        read in one turn (``gui.turns``), each answer is shown.
        """
        turns = self.ports.turns
        turn = self._asked_in()
        if turn is not self._turn:
            self._turn, self._unanswered = turn, 0
        self._unanswered += 1

        def done(result: ResultT) -> None:
            if self._is_answered(turn):
                self.view.clear_trouble()
                with turns.within(turn):
                    on_done(result)
                turn.say_again()

        def failed(error: BaseException) -> None:
            if self._is_answered(turn):
                with turns.within(turn):
                    (on_error or self.show_error)(error)
            elif not isinstance(error, DomainError):  # a refusal is an answer as any other
                self.show_error(error)

        self.view.set_busy(True)
        self.ports.tasks.submit(job, owner=self.view, on_done=done, on_error=failed)

    def change(
        self,
        job: Callable[[], ResultT],
        on_done: Callable[[ResultT], object] | None = None,
        *,
        on_error: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Change something: what it returns is broadcast, then ``on_done`` gets it.

        ``job`` returns ``Changes``, or an object with ``changes``. What is asked while another
        change runs is done after it: the one database thread takes them in the order they were
        asked. Only the same act as was asked last (``gui.same_act``) is not done twice before what
        came of it is shown. When one is refused the others are done all the same, and the refusal
        stays to be read.
        """
        if not self._asked.has_again(job):
            self._submit_change(job, on_done or _ignore, on_error=on_error or self.show_error)

    def was_changed(self) -> None:
        """A change was made and told; for a page that has more to do about it."""

    def change_each(self, job: Callable[[], object]) -> None:
        """Change something by a step, as ``change`` does: two clicks are two steps."""
        self._submit_change(job, _ignore, on_error=self.show_error)

    def _submit_change(
        self,
        job: Callable[[], ResultT],
        on_done: Callable[[ResultT], object],
        *,
        on_error: Callable[[BaseException], object],
        is_typed: bool = False,
    ) -> None:
        if not self.is_changing:
            self._refusal = None
        self._asked.begin(job)

        def done(result: ResultT) -> None:
            self._asked.end(job)
            self.view.set_busy(self.is_changing)
            self.view.clear_trouble()
            if is_typed:  # before anybody is told
                self.view.typed_was_sent(is_saved=True)
            changes = result if isinstance(result, Changes) else getattr(result, "changes", None)
            try:
                with self.ports.turns.within(Turn(self._refusal)), self._asked.answering():
                    if isinstance(changes, Changes):
                        self.ports.frame.broadcast(changes)
                    self.was_changed()
                    on_done(result)
            finally:
                self._asked.are_shown(wanted=not self._unanswered)
            if self._refusal is not None:
                self._refusal()

        def failed(error: BaseException) -> None:
            self._asked.end(job, is_done=False)
            self.view.set_busy(self.is_changing)
            self._refusal = lambda: self.show_error(error)
            with self._asked.answering():
                on_error(error)
            if is_changed_meanwhile(error):
                self._show_what_stands(lambda: on_error(error))

        self.view.set_busy(True)
        # What is typed is kept as a draft when the program locks: it would come back beside itself.
        self.ports.tasks.submit(
            job, owner=self.view, on_done=done, on_error=failed, is_act=not is_typed
        )

    def change_if(
        self,
        question: Question,
        job: Callable[[], ResultT],
        on_done: Callable[[ResultT], object] | None = None,
        *,
        on_error: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Change something, as ``change`` does, once the user has said yes to a question."""
        self.ports.dialogs.ask(
            question, on_yes=lambda: self.change(job, on_done, on_error=on_error)
        )

    def choose_printer(self, on_chosen: Callable[[Printer], object]) -> None:
        """Ask for a printer before anything is recorded; say so where there is none."""
        self.ports.dialogs.choose_printer(
            on_chosen=on_chosen, on_none=lambda: self.show_error(DomainError("no_printer"))
        )

    def save_typed(
        self,
        job: Callable[[], ResultT],
        on_done: Callable[[ResultT], object] | None = None,
        *,
        on_error: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Save what is typed in an editor that closes with it, as ``change`` does.

        Until the answer its fields take no words: they would be shown and then be gone. What an
        editor keeps as a draft (``widgets.kept_words``) and sent is forgotten once it is saved.
        Words that nobody could keep or print are told at their field, and nothing is saved. So is
        a refusal that is about one of the fields (``FormRow.refuses``); ``on_error`` gets the rest.
        """
        if self._asked.has_again(job):
            return

        def done(result: ResultT) -> None:
            self._let_go_of_words()
            if on_done is not None:
                on_done(result)

        def failed(error: BaseException) -> None:
            self._let_go_of_words()
            self.view.typed_was_sent(is_saved=False)
            if not self._told_at_field(error):
                (on_error or self._show_refused)(error)

        if not self.can_be_kept():
            return
        self._holding += 1
        self.view.hold_words(held=True)
        self._submit_change(job, done, on_error=failed, is_typed=True)

    def _let_go_of_words(self) -> None:
        """An answer came; words are taken again when it was the last."""
        self._holding -= 1
        if not self._holding:
            self.view.hold_words(held=False)

    def can_be_kept(self) -> bool:
        """Whether all that is typed in sight can be kept and printed; else it is told where not."""
        unkeepable = self.view.unkeepable(self.ports.clock.zone)
        if unkeepable is None:
            return True
        self.view.typed_was_sent(is_saved=False)
        self.view.clear_trouble()
        if not unkeepable.is_told:
            kept = _("Nothing was saved; what you typed stays.")
            self.view.show_trouble(Trouble(what=unkeepable.said, kept=kept))
        return False

    def refuse(self, error: DomainError) -> None:
        """What is typed is not whole: say so at its field, where one is in sight."""
        if not self._told_at_field(error):
            self._show_refused(error)

    def show_error(self, error: BaseException) -> None:
        """Say in the view's banner what happened."""
        self.view.show_trouble(self.ports.frame.explain(error))

    def tell_refusal(self, error: BaseException, tell: Callable[[str], object]) -> None:
        """Say a refusal where the view has its place for it; what is none goes to the banner."""
        if isinstance(error, DomainError):
            tell(self.ports.frame.explain(error).sentence)
        else:
            self.show_error(error)

    def _told_at_field(self, error: BaseException) -> bool:
        """Whether the refusal is about a field in sight, and stands there now."""
        if not isinstance(error, DomainError):
            return False
        said = self.ports.frame.explain(error).sentence
        is_told = self.view.tell_at_field(error.code, said, day=error.params.get("day"))
        if is_told:
            self.view.clear_trouble()
        return is_told

    def _show_refused(self, error: BaseException) -> None:
        trouble = self.ports.frame.explain(error)
        kept = trouble.kept or _("Nothing was saved; what you typed stays.")
        self.view.show_trouble(replace(trouble, kept=kept))

    def _show_what_stands(self, tell: Callable[[], object]) -> None:
        """A record was changed meanwhile: read it anew, and go on saying so."""
        with self.ports.turns.within(Turn(tell)):
            self.reread()

    def _asked_in(self) -> Turn:
        """The turn that a reading belongs to which begins now."""
        return self.ports.turns.now()

    def _is_answered(self, turn: Turn) -> bool:
        """An answer came: whether it is to what is asked now."""
        if turn is not self._turn:
            return False
        self._unanswered = max(0, self._unanswered - 1)
        if not self._unanswered:
            self.view.set_busy(self.is_changing)
            self._asked.are_shown()
        return True


class Inquiry(ScreenPresenter):
    """Asks one thing at a time beside what a screen reads: the newest question alone is answered.

    What one chosen line holds is shown of the line that is chosen now, and of no other for a while.
    """

    def _asked_in(self) -> Turn:
        return Turn(self.ports.turns.now().say)


def _ignore(_result: object) -> None:
    """Nobody waits for what came of it."""

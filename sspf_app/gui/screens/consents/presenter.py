"""Leads the chasing list: filter, the next act by one key, notes while waiting, batches."""

from __future__ import annotations

from collections import Counter

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.consents.batch import BatchPresenter
from sspf_app.gui.screens.consents.ports import ConsentsPort
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.chase_views import ChaseDetail, ChaseItem
from sspf_app.services.chasing import ChaseInput
from sspf_app.services.folding import typed_words
from sspf_app.services.request_records import ChaseAct, ChaseKind, ChaseStateName

TO_DO = "to_do"
"""Everything but what is in force, paused or answered no."""
ALL = ""
_AT_REST = frozenset(
    {
        ChaseStateName.IN_FORCE,
        ChaseStateName.PAUSED,
        ChaseStateName.REFUSED,
        ChaseStateName.WITHDRAWN,
    }
)
_CLOSED = frozenset({"reason_required", "not_on_list"})
"""The case is closed to the user, or waits for a reason."""
_WANTED = {ChaseAct.PRINT: "print", ChaseAct.ANSWER: "answer", ChaseAct.CONFIRM: "confirm"}
_NOTES = {ChaseAct.REMIND: ChaseKind.REMINDER, ChaseAct.TALK: ChaseKind.TALKED}


class ConsentsPresenter(ScreenPresenter):
    """See the module.

    Attributes:
        batch: The page on which a batch is printed.
    """

    topics = frozenset({Topic.CASES, Topic.CONSENTS, Topic.PEOPLE})
    view: ConsentsPort

    def __init__(self, ports: ScreenPorts, view: ConsentsPort, batch: BatchPresenter) -> None:
        super().__init__(ports, view)
        self.batch = batch
        batch.on_left = self._left_batch
        self._all: tuple[ChaseItem, ...] = ()
        self._text = ""
        self._state = TO_DO
        self._chosen: tuple[ChaseItem, ...] = ()
        self._is_editing = False
        self._wanted: dict[str, str] = {}

    def open(self, *, state: str | None = None, **params: str) -> None:
        """Show the list, narrowed to a state where one is given; or note what is wanted there.

        ``case``, ``purpose``, ``person`` and ``note`` (a ``ChaseKind``) begin a note.
        """
        self._wanted = params if "note" in params else {}
        if self._wanted:
            state, self._text = TO_DO, ""
            self.view.clear_search()
        if state is not None:
            self._state = state
            self.view.show_filter(state)
        self.refresh()

    def refresh(self) -> None:
        """Load the list; what is chosen stays chosen."""
        self.read(self.services.chasing.list_requests, self._show)

    def filter_text(self, text: str) -> None:
        """Narrow to names and references that hold each word."""
        self._text = text
        self._show(self._all)

    def filter_state(self, state: str) -> None:
        """Narrow to a state; ``to_do`` = whatever waits for somebody, empty = all."""
        self._state = state
        self._show(self._all)

    def choose(self, items: tuple[ChaseItem, ...]) -> None:
        """These rows are chosen."""
        self._chosen = items
        self._is_editing = False
        one = items[0] if len(items) == 1 else None
        self.view.show_chosen(one, count=len(items))
        if one is not None and not one.is_protected and _has_notes(one):
            self._load_notes(one)

    def act(self, item: ChaseItem) -> None:
        """Do the next thing about a row."""
        if item.act in _NOTES and item.act_on is not None:
            self.note(item, item.act_on, _NOTES[item.act])
        elif item.act is ChaseAct.RENEW:
            self.print_batch((item,))
        elif item.act is ChaseAct.PEOPLE:
            self._to_case(item, tab="people", person=item.act_on or item.young_person)
        elif item.act in _WANTED:
            self._to_case(item, tab="consent", **{_WANTED[item.act]: item.act_on or ""})
        else:
            self.open_case(item)

    def open_case(self, item: ChaseItem) -> None:
        """Go to the consents of the case."""
        self._to_case(item, tab="consent")

    def read_scans(self) -> None:
        """Go to where sheets that came home are read, of whatever case."""
        self.ports.frame.navigate("scans")

    def note(self, item: ChaseItem, person: str, kind: ChaseKind) -> None:
        """Begin to note what was done or heard."""
        self._is_editing = True
        self.view.show_editor(item, person, kind)

    def leave_note(self) -> None:
        """Note nothing."""
        self._is_editing = False
        self.view.close_editor()
        self.choose(self._chosen)

    def save_note(self, kind: ChaseKind, entry: ChaseInput) -> None:
        """Note it."""
        chasing = self.services.chasing
        save = {
            ChaseKind.REMINDER: chasing.remind,
            ChaseKind.TALK_FIRST: chasing.wants_to_talk,
            ChaseKind.TALKED: chasing.has_talked,
        }[kind]

        def done(_changes: Changes) -> None:
            self._is_editing = False
            self.view.close_editor()
            self.ports.frame.say(_("It is noted. The answer is still awaited."))

        self.save_typed(lambda: save(entry), done)

    def print_batch(self, items: tuple[ChaseItem, ...]) -> None:
        """Prepare the sheets of every row, to print them in one act."""
        if items:
            self.view.show_batch()
            self.batch.begin(items)

    def _left_batch(self) -> None:
        self.view.show_list()
        self.refresh()

    def _to_case(self, item: ChaseItem, **wanted: str) -> None:
        self.ports.frame.navigate("case", case=item.case, purpose=item.purpose, **wanted)

    def _load_notes(self, item: ChaseItem) -> None:
        def done(detail: ChaseDetail) -> None:
            is_here = len(self._chosen) == 1 and self._chosen[0].id == item.id
            if is_here and not self._is_editing:
                self.view.show_detail(detail)

        def failed(error: BaseException) -> None:
            # Somebody else in the case is protected: the row tells enough without the notes.
            is_closed = isinstance(error, DomainError) and error.code in _CLOSED
            if not is_closed:
                self.show_error(error)

        self.read(
            lambda: self.services.chasing.detail(item.case, item.purpose), done, on_error=failed
        )

    def _show(self, items: tuple[ChaseItem, ...]) -> None:
        self._all = items
        words = typed_words(self._text)
        shown = tuple(item for item in items if self._is_wanted(item, words))
        purposes = Counter(item.case for item in items)
        several = frozenset(case for case, count in purposes.items() if count > 1)
        self.view.show_requests(shown, total=len(items), several=several)
        if self._wanted:
            self._note_wanted(shown, **self._wanted)

    def _note_wanted(
        self, shown: tuple[ChaseItem, ...], *, case: str, purpose: str, person: str, note: str
    ) -> None:
        self._wanted = {}
        named = f"{case}/{purpose}"
        item = next((one for one in shown if one.id == named), None)
        if item is not None:
            self.view.choose(item)
            if any(one.missing.person == person for one in item.people):
                self.note(item, person, ChaseKind(note))

    def _is_wanted(self, item: ChaseItem, words: list[str]) -> bool:
        if self._state == TO_DO and item.state in _AT_REST:
            return False
        if self._state not in (TO_DO, ALL) and item.state.value != self._state:
            return False
        name = "" if item.is_protected else item.name
        said = f"{name} {item.reference or item.case}".casefold()
        return all(word in said for word in words)


def _has_notes(item: ChaseItem) -> bool:
    return any(one.missing.talk_on is not None or one.missing.reminders for one in item.people)

"""Leads the list of cases: filter, open, begin a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from sspf_app.domain.time import age_on, day_of
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.cases.intake import Intake
from sspf_app.gui.screens.cases.ports import CasesPort
from sspf_app.services.changes import Topic
from sspf_app.services.district_views import CaseDistricts
from sspf_app.services.folding import typed_words
from sspf_app.services.handling import Handed
from sspf_app.services.queries import NOBODY, CaseLines, CaseListItem, Handlers

OPEN_CASES = "open"
ALL_CASES = ""
EVERYBODY = ""
ANYWHERE = ""
NO_DISTRICT = "none"
"""In the place of a district: of cases that are of none."""


class CasesPresenter(ScreenPresenter):
    """See the module."""

    topics = frozenset({Topic.CASES, Topic.CONSENTS, Topic.MEETINGS, Topic.PEOPLE, Topic.USERS})
    view: CasesPort

    def __init__(
        self, ports: ScreenPorts, view: CasesPort, make_intake: Callable[[], Intake]
    ) -> None:
        """Lead the list.

        Args:
            ports: As every screen.
            view: The widgets.
            make_intake: Makes the steps of a new case, when one is begun for the first time.
        """
        super().__init__(ports, view)
        self._make_intake = make_intake
        self._listed = CaseLines()
        self._text = ""
        self._state = OPEN_CASES
        self._handlers, self._handler = Handlers(), EVERYBODY
        self._districts, self._district = CaseDistricts(), ANYWHERE
        self._to_hand_on: tuple[str, ...] = ()
        self._is_new = False

    @cached_property
    def intake(self) -> Intake:
        """The steps of a new case."""
        made = self._make_intake()
        made.on_opened, made.on_left = self._opened, self._left
        return made

    def open(
        self, *, new: str = "", state: str | None = None, handler: str = "", **params: str
    ) -> None:
        """Show the list, narrowed to a state or a coordinator where one is given, or a new case."""
        del params
        if state is not None:
            self._state = state
        if handler:
            self._handler = handler
        self.leave_hand_on()
        self.refresh()
        if new:
            self.begin_new()

    def refresh(self) -> None:
        """Load the list; while a new case is being entered, what it offers too.

        Closed cases, most of an old vault, are read when they are asked for.
        """
        only_open = self._state == OPEN_CASES
        self.read(lambda: self.services.cases.listed(only_open=only_open), self._show_read)
        if self._is_new:
            self.intake.refresh()

    def filter_text(self, text: str) -> None:
        """Narrow to names and references that hold each word."""
        self._text = text
        self._show()

    def filter_state(self, state: str) -> None:
        """Narrow to a consent state; ``open`` = all but closed, empty = all."""
        self._state = state
        if self._listed.only_open and state != OPEN_CASES:
            self.refresh()
        else:
            self._show()

    def filter_handler(self, user: str) -> None:
        """Narrow to the cases a user handles; empty = all."""
        self._handler = user
        self._show()

    def filter_district(self, district: str) -> None:
        """Narrow to the cases of a district, or of none; empty = all."""
        self._district = district
        self._show()

    def ask_hand_on(self, cases: tuple[str, ...]) -> None:
        """Ask who is to handle the chosen cases."""
        self._to_hand_on = cases
        self.view.show_hand_on(cases, self._handlers)

    def leave_hand_on(self) -> None:
        """Let who handles them be as it is."""
        if self._to_hand_on:
            self.ask_hand_on(())

    def hand_on(self, users: tuple[str, ...]) -> None:
        """Let these users handle the chosen cases; for a moment it can be taken back."""
        cases, handling = self._to_hand_on, self.services.handling
        self.change(lambda: handling.change_many(cases, users), self._handed_on)

    def open_case(self, case: str) -> None:
        """Go to a case."""
        self.ports.frame.navigate("case", case=case)

    def move_in(self) -> None:
        """Go to where an old list is moved in."""
        self.ports.frame.navigate("moving")

    def hand_over(self) -> None:
        """Go to where cases are handed over."""
        self.ports.frame.navigate("handover")

    def begin_new(self) -> None:
        """Begin to enter a new case; what was begun before is offered back."""
        self._is_new, intake = True, self.intake
        self.view.show_intake()
        intake.begin()

    def age(self, item: CaseListItem) -> int | None:
        """Age today, in whole years."""
        if item.born is None:
            return None
        return age_on(item.born, day_of(self.ports.clock.now(), self.ports.clock.zone))

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed about a new case."""
        return self.intake.drafts() if self._is_new else ()

    def _handed_on(self, handed: Handed) -> None:
        n = len(handed.cases)
        said = ngettext("{n} case has another handler.", "{n} cases have another handler.", n)
        if n:
            self.ports.frame.say(said.format(n=n), undo=self._undoing(handed))
        self._to_hand_on = tuple(case for case, _error in handed.left)
        self.view.show_hand_on(self._to_hand_on, self._handlers, self._left_words(handed))

    def _undoing(self, handed: Handed) -> Callable[[], object]:
        return lambda: self.change(
            lambda: self.services.handling.take_back(handed),
            lambda _done: self.ports.frame.say(_("The cases have the handlers they had.")),
        )

    def _left_words(self, handed: Handed) -> str:
        """Which cases were left as they are, and why, by reference."""
        if not handed.left:
            return ""
        known = {one.case: one.reference or one.case for one in self._listed.items}
        why: dict[str, list[str]] = {}
        for case, error in handed.left:
            said = self.ports.frame.explain(error).sentence
            why.setdefault(said, []).append(known.get(case, case))
        parts = [f"{', '.join(sorted(cases))}: {said}" for said, cases in why.items()]
        return _("Left as they were: {cases}").format(cases=" ".join(parts))

    def _opened(self, case: str, writes_referral: bool) -> None:
        self._is_new = False
        self.view.show_list()
        if writes_referral:
            self.ports.frame.navigate("case", case=case, tab="mapping", referral="new")
        else:
            self.open_case(case)

    def _left(self) -> None:
        self._is_new = False
        self.view.show_list()
        self.refresh()

    def _show_read(self, listed: CaseLines) -> None:
        self._listed = listed
        self._show()
        services = self.services  # the list is there meanwhile
        self.read(
            lambda: (services.cases.handlers(), services.districts.of_cases()), self._show_filters
        )

    def _show_filters(self, read: tuple[Handlers, CaseDistricts]) -> None:
        before = self._districts.of_case
        self._handlers, self._districts = read
        is_other = self._handler or self._district or (before and before != read[1].of_case)
        known = {one for one, _name in self._handlers.coordinators}
        if not known or self._handler not in known | {NOBODY}:
            self._handler = EVERYBODY
        places = {one for one, _name in self._districts.names}
        if not places or self._district not in places | {NO_DISTRICT}:
            self._district = ANYWHERE
        self.view.show_handlers(self._handlers, self._handler)
        self.view.show_districts(self._districts, self._district)
        if is_other:  # narrowed by it, or in its order
            self._show()

    def _show(self) -> None:
        words = typed_words(self._text)
        shown = self._listed.items
        is_narrowed = bool(words or self._handler or self._district)
        if is_narrowed or self._state != OPEN_CASES or not self._listed.only_open:
            shown = tuple([item for item in shown if self._is_wanted(item, words)])
        self.view.show_cases(shown, total=self._listed.total)

    def _is_wanted(self, item: CaseListItem, words: list[str]) -> bool:
        if self._state == OPEN_CASES and item.is_closed:
            return False
        states = (item.state, *item.beside)
        if self._state not in (OPEN_CASES, ALL_CASES) and self._state not in states:
            return False
        if not self._is_handled(item.case) or not self._is_there(item.case):
            return False
        if not words:
            return True
        said = f"{item.name} {item.reference or item.case}".casefold()
        return all(word in said for word in words)

    def _is_handled(self, case: str) -> bool:
        if self._handler == NOBODY:
            return self._handlers.has_nobody(case)
        return not self._handler or self._handler in self._handlers.of_case.get(case, ())

    def _is_there(self, case: str) -> bool:
        if self._district == NO_DISTRICT:
            return case not in self._districts.of_case
        return not self._district or self._districts.of_case.get(case) == self._district

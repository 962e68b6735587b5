"""Leads a case: its header, the reason a protected person is opened, and the tabs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sspf_app.domain.errors import DomainError
from sspf_app.domain.reasons import REFUSALS
from sspf_app.gui.i18n import _
from sspf_app.gui.made_later import MadeLater
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.ports import CasePort
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.changes import Changes, Topic

FIRST_TAB = "overview"


class CasePresenter(ScreenPresenter):
    """See the module.

    Attributes:
        parts: The tabs by name, each made when it is first shown.
    """

    topics = frozenset(
        {
            Topic.CASES,
            Topic.CONSENTS,
            Topic.MEETINGS,
            Topic.COMMITMENTS,
            Topic.PEOPLE,
            Topic.PARTIES,
            Topic.DISCLOSURES,
            Topic.NOTES,
            Topic.DOCUMENTS,
        }
    )
    view: CasePort

    def __init__(
        self, ports: ScreenPorts, view: CasePort, parts: Mapping[str, Callable[[], CasePart]]
    ) -> None:
        super().__init__(ports, view)
        self.parts = MadeLater(parts, self._join)
        self._id = ""
        self._tab = FIRST_TAB
        self._wanted: dict[str, str] = {}
        self._is_opening = False
        self._case: CaseDetail | None = None
        self._shown: set[str] = set()

    def open(self, *, case: str = "", tab: str = "", item: str = "", **wanted: str) -> None:
        """Show a case, at a tab, and there what is wanted; without a case the last one."""
        del item
        if not case and not self._id:
            self.view.show_nothing()
            return
        is_other = bool(case) and case != self._id
        if is_other:
            self._id, self._case, self._tab = case, None, FIRST_TAB
            self.view.show_opening()
        self._tab = tab if tab in self.parts else self._tab
        self._wanted, self._is_opening = wanted, True
        self._load("")

    def refresh(self) -> None:
        """Load the case again, and the tab in sight."""
        if self._id:
            self._load("")

    def give_reason(self, reason: str) -> None:
        """Open a protected person's case; the reason is logged."""
        self._load(reason)

    def ask_access(self, why: str) -> None:
        """Ask to be put on the list of those who may open the case."""
        case = self._id
        self._change_access(
            lambda: self.services.case_access.ask(case, why), _("You have asked for access.")
        )

    def note_access(self, *, give: bool, decider: str, document: str) -> None:
        """Note what the unit manager decided on paper about that."""
        case, note = self._id, self.services.case_access.note_answer
        self._change_access(
            lambda: note(case, give=give, decider=decider, document=document),
            _("The decision is noted."),
        )

    def to_cases(self) -> None:
        """Go to the list of cases."""
        self.ports.frame.navigate("cases")

    def choose_tab(self, tab: str) -> None:
        """The user chose a tab."""
        if self._case is not None and tab != self._tab:
            self.go_to(tab)

    def go_to(self, tab: str, **wanted: str) -> None:
        """Show a tab, and there what is wanted."""
        if self._case is None:
            return
        self._tab = tab
        self.view.show_tab(tab)
        self.mark_today(wanted=False)
        part = self.parts[tab]
        if tab in self._shown and wanted:
            part.want(**wanted)
        else:
            self._shown.add(tab)
            part.show_case(self._case, **wanted)

    def mark_today(self, *, wanted: bool) -> None:
        """Say beside the header's state that it is today's: the tab shows another day."""
        if self._case is not None:
            self.view.show_header(self._case, is_marked=wanted)

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed in any tab that was shown."""
        return tuple(draft for part in self.parts.made() for draft in part.drafts())

    def _join(self, part: CasePart) -> None:
        part.lead = self

    def _load(self, reason: str) -> None:
        case = self._id
        self.read(
            lambda: self.services.cases.get(case, reason=reason),
            self._loaded,
            on_error=self._failed,
        )

    def _loaded(self, case: CaseDetail) -> None:
        self._case = case
        self._shown = {self._tab}
        self.view.show_header(case)
        self.view.show_tab(self._tab)
        wanted, self._wanted = self._wanted, {}
        self.parts[self._tab].show_case(case, **wanted)
        if self._is_opening:  # the page was not in sight when the screen asked for the keyboard
            self._is_opening = False
            self.view.take_keyboard()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, DomainError) and error.code == "reason_required":
            self.view.ask_reason(str(error.params.get("case", "")))
        elif isinstance(error, DomainError) and error.code in REFUSALS:
            self.refuse(error)  # the question stays, with what was written
        elif isinstance(error, DomainError) and error.code == "not_on_list":
            case = self._id
            self.read(lambda: self.services.case_access.own(case), self.view.show_access)
        else:
            self.view.show_nothing()
            self.show_error(error)

    def _change_access(self, job: Callable[[], Changes], said: str) -> None:
        def refused(error: BaseException) -> None:
            if isinstance(error, DomainError):
                self.refuse(error)
            else:
                self.show_error(error)

        self.change(job, lambda _changes: self.ports.frame.say(said), on_error=refused)

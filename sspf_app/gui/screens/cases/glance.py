"""Looks at the chosen case for what stands beside the list; no Qt.

A look is a reading of the case, and logged: only what is in sight is looked at, and only once one
stays at a row.
"""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.gui.next_step import NextStep
from sspf_app.gui.next_step_of_case import next_step
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screens.cases.ports import GlancePort
from sspf_app.services.glance_views import CaseGlance
from sspf_app.services.queries import CaseListItem

_TABS = frozenset({"plan"})


class GlanceLead:
    """See the module."""

    def __init__(self, ports: ScreenPorts, view: GlancePort) -> None:
        self._ports, self._view = ports, view
        self._chosen: CaseListItem | None = None
        self._step: NextStep | None = None
        self._is_in_sight = False
        self._looks = 0

    def show(self, *, in_sight: bool) -> None:
        """Whether what is chosen stands beside the list now."""
        self._is_in_sight = in_sight

    def choose(self, item: CaseListItem | None) -> None:
        """Another row is chosen: nothing of the case before it stands there any more."""
        before, self._chosen = self._chosen, item
        if item is None:
            self._view.show_nothing()
        elif before is None or before.case != item.case:
            self._step = None
            self._view.show_reading(item)

    def look(self) -> None:
        """Read what is chosen, where it is in sight."""
        item = self._chosen
        if item is None or not self._is_in_sight:
            return
        self._looks += 1
        if item.is_protected:
            self._view.show_closed(item)
            return
        ticket, glances = self._looks, self._ports.services.glances

        def done(glance: CaseGlance) -> None:
            if ticket == self._looks and self._is_chosen(item):
                self._show(item, glance)

        def failed(error: BaseException) -> None:
            if ticket == self._looks and self._is_chosen(item):
                self._fail(item, error)

        self._ports.tasks.submit(
            lambda: glances.look(item.case), owner=self._view, on_done=done, on_error=failed
        )

    def open(self) -> None:
        """Go to the case."""
        if self._chosen is not None:
            self._ports.frame.navigate("case", case=self._chosen.case)

    def follow(self) -> None:
        """Go where the next thing is done."""
        item, step = self._chosen, self._step
        if item is None or step is None:
            return
        if "meeting" in step.wanted:
            meeting = step.wanted["meeting"]
            self._ports.frame.navigate("meeting", case=item.case, meeting=meeting)
        else:
            self._ports.frame.navigate("case", case=item.case, tab=step.tab, **step.wanted)

    def _is_chosen(self, item: CaseListItem) -> bool:
        return self._chosen is not None and self._chosen.case == item.case

    def _show(self, item: CaseListItem, glance: CaseGlance) -> None:
        first, *others = (one.board for one in glance.purposes)
        self._step = next_step(
            glance.detail,
            first,
            glance.withdrawals,
            course=glance.course,
            tabs=_TABS,
            others=tuple(others),
        )
        self._view.show_glance(item, glance, self._step)

    def _fail(self, item: CaseListItem, error: BaseException) -> None:
        code = error.code if isinstance(error, DomainError) else ""
        if code in ("reason_required", "not_on_list"):
            self._view.show_closed(item, may_open=code == "reason_required")
        else:
            self._view.show_failed(item, self._ports.frame.explain(error).what)

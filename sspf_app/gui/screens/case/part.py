"""What every tab of a case is: a presenter that is told which case, and who leads the tabs."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Protocol

from sspf_app.domain.time import day_of
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.services.case_views import CaseDetail


class CaseLead(Protocol):
    """What a tab asks of the case around it."""

    def go_to(self, tab: str, **wanted: str) -> None:
        """Show another tab, and there what is wanted."""
        ...

    def mark_today(self, *, wanted: bool) -> None:
        """Say beside the header's state that it is today's: the tab shows another day."""
        ...


class CasePart(ScreenPresenter):
    """Leads one tab, or one page of a tab.

    Attributes:
        lead: The case around it.
    """

    lead: CaseLead

    def __init__(self, ports: ScreenPorts, view: Any) -> None:
        super().__init__(ports, view)
        self._case: CaseDetail | None = None

    @property
    def case(self) -> CaseDetail:
        """The case shown.

        Raises:
            RuntimeError: no case was shown yet. (A bug.)
        """
        if self._case is None:
            raise RuntimeError("no case is shown")
        return self._case

    @property
    def has_case(self) -> bool:
        """Whether a case was shown."""
        return self._case is not None

    def show_case(self, case: CaseDetail, **wanted: str) -> None:
        """Show this case, and there what is wanted."""
        is_other = self._case is None or self._case.case != case.case
        self._case = case
        if is_other:
            self.begin()
        self.refresh()
        if wanted:
            self.want(**wanted)

    def begin(self) -> None:
        """Another case is shown: forget what was chosen in the one before."""

    def want(self, **wanted: str) -> None:
        """Do what somebody came here for."""

    def today(self) -> date:
        """The local day."""
        return day_of(self.ports.clock.now(), self.ports.clock.zone)

    def when(self, instant: datetime) -> str:
        """An instant as lists have it: midnight stands for a day without a time."""
        local = instant.astimezone(self.ports.clock.zone)
        return f"{local:%Y-%m-%d}" if local.time() == time.min else f"{local:%Y-%m-%d %H:%M}"

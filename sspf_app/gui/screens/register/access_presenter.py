"""Leads the unit manager's page about who may open which protected case."""

from __future__ import annotations

from collections.abc import Callable

from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import RegisterPort
from sspf_app.services.changes import Changes


class AccessPresenter(ScreenPresenter):
    """See the module."""

    view: RegisterPort

    def refresh(self) -> None:
        """Read the lists."""
        self.read(self.services.case_access.of_all, self.view.show_access)

    def answer(self, case: str, user: str, give: bool) -> None:
        """Say yes or no to whoever asked."""
        said = _("Access is given.") if give else _("Access is not given.")
        self._change(lambda: self.services.case_access.answer(case, user, give=give), said)

    def give(self, case: str, user: str, why: str) -> None:
        """Let somebody open a case who did not ask."""
        give = self.services.case_access.give
        self._change(lambda: give(case, user, why=why), _("Access is given."))

    def end(self, case: str, user: str) -> None:
        """Take somebody off a list."""
        self._change(lambda: self.services.case_access.end(case, user), _("Access is ended."))

    def _change(self, job: Callable[[], Changes], said: str) -> None:
        self.change(job, lambda _changes: self.ports.frame.say(said))

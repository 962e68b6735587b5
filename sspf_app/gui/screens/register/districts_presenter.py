"""Leads the districts of the office: what a case can be of, and Cases be filtered by. No Qt."""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import DistrictsPort
from sspf_app.services.changes import Changes
from sspf_app.services.district_records import District


class DistrictsPresenter(ScreenPresenter):
    """See the module."""

    view: DistrictsPort

    def refresh(self) -> None:
        """Read the districts; a role that reads no cases has none."""

        def failed(error: BaseException) -> None:
            if not (isinstance(error, DomainError) and error.code == "not_permitted"):
                self.show_error(error)

        self.read(self.services.districts.in_use, self.view.show_districts, on_error=failed)

    def save(self, district: str | None, name: str, seen: str = "") -> None:
        """Add a district, or call one otherwise; ``seen``: the version that was shown."""
        districts = self.services.districts

        def done(_changes: Changes) -> None:
            self.view.district_saved()
            self.refresh()
            self.ports.frame.say(_("{name} is saved.").format(name=name.strip()))

        self.save_typed(
            lambda: districts.save(district, name, seen=seen), done, on_error=self._refused
        )

    def end(self, district: District) -> None:
        """Offer a district no more; for ten seconds it can be brought back."""
        districts = self.services.districts

        def undo() -> None:
            self.change(lambda: districts.bring_back(district.id), lambda _made: self.refresh())

        def done(_changes: Changes) -> None:
            self.refresh()
            said = _("{name} is not offered any more.").format(name=district.name)
            self.ports.frame.say(said, undo=undo)

        self.change(lambda: districts.end(district.id), done, on_error=self._refused)

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)

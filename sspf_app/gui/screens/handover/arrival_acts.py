"""Leads what comes from another office: a package opened, its sender known, the case taken in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.handover.ports import HandOverPort
from sspf_app.services.move_views import Run
from sspf_app.services.transfer_views import Arrival, TakeIn, TakenIn

ResultT = TypeVar("ResultT")


class RunsLong(Protocol):
    """Does what may take long (``HandOverPresenter.run_long``)."""

    def __call__(
        self,
        words: str,
        job: Callable[[Run], ResultT],
        on_done: Callable[[ResultT], object],
        *,
        on_error: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Show what is done with ``words``, and how far it is, until it has ended."""
        ...


class ArrivalActs:
    """See the module."""

    def __init__(self, screen: ScreenPresenter, view: HandOverPort, run_long: RunsLong) -> None:
        self._screen, self._view, self._run_long = screen, view, run_long
        self._arrival: Arrival | None = None

    def choose_package(self) -> None:
        """Let the user choose a package."""
        self._screen.ports.dialogs.choose_file(
            _("The sealed case"),
            on_chosen=lambda path: self.look(path),
            pattern="*.sspf-arende",
        )

    def look(self, path: Path, *, reason: str = "") -> None:
        """Open a package and show what it holds."""

        def done(arrival: Arrival) -> None:
            self._arrival = arrival
            self._view.show_arrival(arrival)

        self._arrival = None
        self._view.show_arrival(None)
        receiving = self._screen.services.transfer_receiving
        self._run_long(
            _("The package is being read…"),
            lambda run: receiving.look(path, reason=reason, run=run),
            done,
            on_error=lambda error: self._ask_reason(path, error),
        )

    def know_sender(self, *, heard: bool) -> None:
        """Keep the key of the sender, whose words were compared, and look again."""
        arrival = self._arrival
        if arrival is not None:
            offices = self._screen.services.transfer_offices
            self._screen.change(
                lambda: offices.add(arrival.sender, heard=heard),
                lambda _changes: self.look(arrival.path),
            )

    def take_in(self, entry: TakeIn) -> None:
        """Ask where the receipt goes, and take in what was shown."""
        arrival = self._arrival
        if arrival is None:
            return

        def done(taken: TakenIn) -> None:
            self._arrival = None
            self._view.show_taken(taken)

        receiving = self._screen.services.transfer_receiving
        self._screen.ports.dialogs.choose_folder(
            _("Where to put the receipt for the sender"),
            on_chosen=lambda folder: self._run_long(
                _("The case is being taken in…"),
                lambda run: receiving.take_in(arrival, replace(entry, receipt_folder=folder), run),
                done,
            ),
        )

    def _ask_reason(self, path: Path, error: BaseException) -> None:
        if isinstance(error, DomainError) and error.code == "reason_required":
            question = Question(
                text=_("Somebody in the package has protected identity. Open it?"),
                detail=_("That you open it in order to receive the case is logged."),
                yes=_("Open the package"),
                no=_("Leave it closed"),
            )
            reason = _("Receiving a case from another office")
            self._screen.ports.dialogs.ask(question, on_yes=lambda: self.look(path, reason=reason))
        else:
            self._screen.show_error(error)

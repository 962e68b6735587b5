"""What the presenter of handing over asks of its view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import TroubleView

if TYPE_CHECKING:
    from sspf_app.services.queries import CaseListItem
    from sspf_app.services.records import User
    from sspf_app.services.transfer_ports import KeyCard
    from sspf_app.services.transfer_views import (
        Arrival,
        TakenIn,
        TransferChoice,
        TransferDesk,
        TransferPreview,
    )


class HandOverPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_tab(self, name: str) -> None: ...
    def show_desk(self, desk: TransferDesk, cases: tuple[CaseListItem, ...]) -> None: ...
    def show_colleagues(self, users: tuple[User, ...]) -> None: ...
    def show_choice(self, choice: TransferChoice) -> None: ...
    def show_preview(self, preview: TransferPreview | None) -> None: ...
    def show_arrival(self, arrival: Arrival | None) -> None: ...
    def show_taken(self, taken: TakenIn) -> None: ...
    def show_card(self, card: KeyCard | None) -> None: ...
    def choose_case(self, case: str) -> None: ...

"""What the presenter of views and restrictions asks of its view."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.ports import TroubleView

if TYPE_CHECKING:
    from sspf_app.services.item_rights import ItemWithRights


class ItemRightsPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_items(
        self, items: tuple[ItemWithRights, ...], today: date, *, case: str, chosen: str
    ) -> None: ...
    def ask_reason(self, case: str) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def close_editor(self) -> None: ...

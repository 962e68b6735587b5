"""What the register's presenter asks of its view, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sspf_app.domain.facts import PolicyRow
from sspf_app.gui.ports import TroubleView
from sspf_app.services.party_views import PartyItem
from sspf_app.services.records import Office, User


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """Everything the register shows.

    Attributes:
        policy: Dated rows, oldest first; with none the defaults hold.
        policy_today: The row in force today, or the defaults.
        users: None = this role does not see them.
    """

    parties: tuple[PartyItem, ...]
    office: Office
    policy: tuple[PolicyRow, ...]
    policy_today: PolicyRow
    users: tuple[User, ...] | None


class RegisterPort(TroubleView, Protocol):
    """The register's view."""

    def show_page(self, page: RegisterPage) -> None: ...
    def choose_party(self, party: str) -> None: ...
    def show_party_refusal(self, sentence: str) -> None: ...
    def show_policy_refusal(self, sentence: str) -> None: ...
    def policy_saved(self) -> None: ...

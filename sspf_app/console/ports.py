"""What the commands are handed: everything joined, each part made when it is first asked for."""

from __future__ import annotations

from datetime import tzinfo
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sspf_app.domain.decision import Decision
    from sspf_app.services.backups import Backups
    from sspf_app.services.bundle import Services
    from sspf_app.services.case_files import CaseFile
    from sspf_app.services.key_ports import KeySlots
    from sspf_app.services.manager_desk import ManagerDesk
    from sspf_app.services.proof import Proof
    from sspf_app.services.unlocked_vault import UnlockedVault
    from sspf_app.services.vault import Vaults
    from sspf_app.services.vault_access import VaultAccess
    from sspf_app.texts.catalogue import Words


class Workshop(Protocol):
    """Fulfilled by ``bootstrap``; asking for a part loads what it needs, and nothing before."""

    @property
    def zone(self) -> tzinfo:
        """Rules of local time."""
        ...

    @property
    def vaults(self) -> Vaults: ...
    @property
    def access(self) -> VaultAccess: ...
    @property
    def backups(self) -> Backups: ...
    @property
    def key_slots(self) -> KeySlots: ...
    @property
    def manager_desk(self) -> ManagerDesk:
        """What the unit manager does with their own key, without any vault."""
        ...

    def pause(self, seconds: float) -> None:
        """Let so many seconds go by."""
        ...

    def chosen_language(self) -> str | None:
        """The language the user has chosen in the window, if any."""
        ...

    def words(self, language: str) -> Words: ...
    def services(self, vault: UnlockedVault, language: str) -> Services: ...

    def proof(self, vault: UnlockedVault) -> Proof: ...

    def read_case_file(self, data: bytes) -> CaseFile:
        """Parse a case file.

        Raises:
            CaseFileError: everything wrong with it, each with its place.
        """
        ...

    def fill_demo(self, services: Services, cases: int) -> None:
        """Fill a new vault with so many invented cases."""
        ...

    def decision_line(self, question: str, decision: Decision, *, sentence: str) -> str:
        """The answer to a flow question as one line of JSON."""
        ...

    def reads_line(self, question: str, *, reads: bool) -> str:
        """The answer to an item question as one line of JSON."""
        ...

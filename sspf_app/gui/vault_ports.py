"""The door of a vault, and a vault that is open: what the window is given of both. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # The unlock window loads this module; it must not load the use cases with it.
    from sspf_app.services.actors import Permission
    from sspf_app.services.attempts import FailedAttempts
    from sspf_app.services.bundle import Services
    from sspf_app.services.manager_desk import ManagerDesk
    from sspf_app.services.own_access import OwnAccess
    from sspf_app.services.ports import Clock
    from sspf_app.services.proof import Proof
    from sspf_app.services.upkeep import Upkeep
    from sspf_app.services.user_accounts import UserAccounts
    from sspf_app.services.vault_care import VaultCare
    from sspf_app.services.wizards import VaultPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultInfo:
    """What can be known of a vault without its password.

    Attributes:
        name: The name of its folder.
        logins: Whoever has a password; where there is one, it is not asked for.
        wait: Seconds before it may be tried, after wrong passwords.
        with_key_file: Those of them who need a key file beside the password.
    """

    name: str
    logins: tuple[str, ...] = ()
    wait: int = 0
    with_key_file: frozenset[str] = frozenset()


class TypedPassword:
    """A password that can be taken once, and is let go of by then; never written anywhere."""

    def __init__(self, password: str) -> None:
        self._password: str | None = password

    def take(self) -> str | None:
        """The password, the first time."""
        taken, self._password = self._password, None
        return taken


@dataclass(frozen=True, kw_only=True)
class OpenVault:
    """A vault that is open.

    Attributes:
        services: The use cases, as the screens get them.
        close: Ends the database, wipes the keys and lets go of the folder; called on the database
            thread.
        may: Whether the role of the user includes a permission.
        backed_up_at: When the newest backup was made, as it was opened; None = there is none.
        back_up: Writes a backup into a folder; called on the database thread. None = no way to.
        backup_place: Where the office keeps its backups, None = not said or not there now; called
            on the database thread.
        warning: What did not work after the vault was opened, such as the first backup.
        care: Backups, and packages for colleagues.
        proof: How the vault is protected.
        upkeep: Backups without being asked; None = nothing is done.
        typed: The password that opened it, for a backup to be tried with; None = not by password.
        failed_before: Wrong passwords and words since it was last opened; None = none.
        own_access: The user's own password and key file; None = no way to change them.
        accounts: The users of the vault; None = no way to change them.
    """

    services: Services
    name: str
    folder: Path
    actor_name: str
    clock: Clock
    close: Callable[[], None]
    may: Callable[[Permission], bool]
    backed_up_at: datetime | None = None
    back_up: Callable[[Path], Path] | None = None
    backup_place: Callable[[], Path | None] | None = None
    warning: BaseException | None = None
    care: VaultCare | None = None
    proof: Proof | None = None
    upkeep: Upkeep | None = None
    typed: TypedPassword | None = None
    failed_before: FailedAttempts | None = None
    is_slots_unknown: bool = False
    own_access: OwnAccess | None = None
    accounts: UserAccounts | None = None


class VaultDraft(Protocol):
    """A vault whose keys exist in memory only; nothing of it is on disk yet."""

    @property
    def words(self) -> tuple[str, ...]:
        """The recovery words, shown once."""
        ...

    def create(self, plan: VaultPlan) -> OpenVault:
        """Write the vault, all or nothing, open it, and make the first backup where asked to."""
        ...

    def discard(self) -> None:
        """Wipe the keys."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """A vault that was put in its place from a backup or a package.

    Attributes:
        disposed_since: Cases in it that were disposed of since: they go at the first opening.
    """

    folder: Path
    disposed_since: int


class VaultGate(Protocol):
    """The door of a vault (``gui.vault_gate`` joins it from the workshop of ``bootstrap``).

    Every method may raise a ``KnownError`` that has a sentence, such as ``wrong_secret``,
    ``vault_missing``, ``slot_file_damaged``, ``database_newer``, ``vault_held``. All but
    ``strength``, ``is_word`` and ``place_problem`` are called on the database thread.
    """

    @property
    def manager_desk(self) -> ManagerDesk:
        """What the unit manager does with their own key; needs no vault."""
        ...

    @property
    def zone(self) -> tzinfo:
        """Rules of local time."""
        ...

    def describe(self, folder: Path) -> VaultInfo: ...
    def unlock(
        self, folder: Path, *, login: str | None, password: str, key_file: Path | None = None
    ) -> OpenVault: ...
    def unlock_with_words(
        self, folder: Path, *, words: str, login: str | None, new_password: str
    ) -> OpenVault: ...
    def draft(self, *, name: str, login: str, password: str) -> VaultDraft:
        """Make the keys of a new vault (takes seconds); nothing is written."""
        ...

    def take_up(self, package: Path, parent: Path) -> TakenUp:
        """Put the vault of a backup or a package into a new folder below ``parent``."""
        ...

    def strength(self, password: str, login: str) -> str:
        """``too_short``, ``weak``, ``fair``, ``good`` or ``strong``; the first two are refused."""
        ...

    def is_word(self, typed: str, word: str) -> bool:
        """Whether a typed word means this recovery word."""
        ...

    def place_problem(self, folder: Path) -> str | None:
        """The code of why a vault cannot be made there; None = it can."""
        ...

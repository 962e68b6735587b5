"""The door of a vault, joined from what ``bootstrap`` offers; what is heavy loads on first use."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import tzinfo
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sspf_app.gui.vault_ports import OpenVault, TakenUp, TypedPassword, VaultInfo
from sspf_app.services.errors import KnownError

if TYPE_CHECKING:
    from sspf_app.services.attempts import Attempts
    from sspf_app.services.backups import Backups
    from sspf_app.services.bundle import Services
    from sspf_app.services.key_ports import KeySlots
    from sspf_app.services.manager_desk import ManagerDesk
    from sspf_app.services.ports import Clock
    from sspf_app.services.proof import Proof
    from sspf_app.services.unlocked_vault import UnlockedVault
    from sspf_app.services.user_accounts import UserAccounts
    from sspf_app.services.vault import NewVault, Vaults
    from sspf_app.services.vault_access import VaultAccess
    from sspf_app.services.vault_care import VaultCare
    from sspf_app.services.wizards import VaultPlan

_WHEN_MADE = re.compile(r"-\d{8}-\d{6}$")


class Workshop(Protocol):
    """What ``bootstrap.Workshop`` offers of all that it joins."""

    @property
    def clock(self) -> Clock:
        """The present."""
        ...

    @property
    def vaults(self) -> Vaults:
        """Make and open vaults."""
        ...

    @property
    def attempts(self) -> Attempts:
        """How long to wait after wrong passwords; loads no database."""
        ...

    @property
    def access(self) -> VaultAccess:
        """Change who can open a vault."""
        ...

    @property
    def backups(self) -> Backups:
        """Make backups."""
        ...

    @property
    def manager_desk(self) -> ManagerDesk:
        """What the unit manager does with their own key; loads no database."""
        ...

    @property
    def zone(self) -> tzinfo:
        """Rules of local time."""
        ...

    @property
    def key_slots(self) -> KeySlots:
        """Judge passwords and words."""
        ...

    def services(self, vault: UnlockedVault, language: str) -> Services:
        """The use cases of the user who opened the vault."""
        ...

    def care(self, vault: UnlockedVault) -> VaultCare:
        """The use cases about the open vault as a whole."""
        ...

    def proof(self, vault: UnlockedVault) -> Proof:
        """What can be shown of the open vault."""
        ...

    def accounts(self, vault: UnlockedVault) -> UserAccounts:
        """The use cases about the users of the open vault."""
        ...


class WorkshopGate:
    """Fulfils ``gui.vault_ports.VaultGate``."""

    def __init__(self, workshop: Workshop, language: Callable[[], str]) -> None:
        """Take the workshop, and how to learn the language of the sentences."""
        self._workshop = workshop
        self._language = language

    @property
    def manager_desk(self) -> ManagerDesk:
        """The desk of the unit manager's own key."""
        return self._workshop.manager_desk

    @property
    def zone(self) -> tzinfo:
        """Rules of local time."""
        return self._workshop.zone

    def describe(self, folder: Path) -> VaultInfo:
        """Name and logins, from the slot file; loads no database."""
        from sspf_app.services.vault_folder import VaultFolder

        place = VaultFolder(folder)
        place.require_vault()
        slots = self._workshop.key_slots.read(place.slots)
        return VaultInfo(
            name=place.name,
            logins=tuple(one.login for one in slots.logins),
            wait=self._workshop.attempts.wait(folder),
            with_key_file=frozenset(one.login for one in slots.logins if one.needs_key_file),
        )

    def unlock(
        self, folder: Path, *, login: str | None, password: str, key_file: Path | None = None
    ) -> OpenVault:
        """Open with a password, and a key file where one is needed."""
        vault = self._workshop.vaults.unlock(
            folder, login=login, password=password, key_file=key_file
        )
        return replace(self._opened(vault), typed=TypedPassword(password))

    def unlock_with_words(
        self, folder: Path, *, words: str, login: str | None, new_password: str
    ) -> OpenVault:
        """Open with the recovery words, and set a new password."""
        return self._opened(
            self._workshop.vaults.unlock_with_words(
                folder, words=words, login=login, new_password=new_password
            )
        )

    def take_up(self, package: Path, parent: Path) -> TakenUp:
        """Put the vault of a backup or a package into a folder of its own; nothing is replaced."""
        name = _WHEN_MADE.sub("", package.stem) or package.stem
        numbered = (parent / f"{name}-{number}" for number in count(2))
        free = next(one for one in chain((parent / name,), numbered) if not one.exists())
        backup = self._workshop.backups.restore(package, free)
        return TakenUp(folder=free, disposed_since=backup.disposed_since)

    def draft(self, *, name: str, login: str, password: str) -> _Draft:
        """Make keys and words in memory."""
        from sspf_app.services.new_users import FirstUser

        new = self._workshop.vaults.draft(FirstUser(login=login, name=name), password)
        return _Draft(self._workshop, new, self._opened)

    def strength(self, password: str, login: str) -> str:
        """How hard to guess."""
        return self._workshop.key_slots.strength(password, login=login)

    def is_word(self, typed: str, word: str) -> bool:
        """Whether a typed word means this one."""
        return self._workshop.key_slots.same_word(typed, word)

    def place_problem(self, folder: Path) -> str | None:
        """Why a vault cannot be made in a folder."""
        from sspf_app.services.vault_folder import VaultFolder

        try:
            VaultFolder(folder).require_free()
        except KnownError as error:
            return error.code
        return None

    def _opened(self, vault: UnlockedVault, warning: BaseException | None = None) -> OpenVault:
        from sspf_app.services.own_access import OwnAccess
        from sspf_app.services.upkeep import Upkeep

        try:
            services = self._workshop.services(vault, self._language())
        except BaseException:
            vault.close()
            raise
        upkeep = Upkeep(vault, self._workshop.backups, self._workshop.clock)
        newest = upkeep.places.newest()
        return OpenVault(
            services=services,
            name=vault.folder.name,
            folder=vault.folder.path,
            actor_name=vault.actor.name,
            clock=self._workshop.clock,
            close=vault.close,
            may=vault.actor.may,
            backed_up_at=None if newest is None else newest.made_at,
            back_up=lambda folder: self._workshop.backups.create(vault, folder),
            backup_place=upkeep.places.to_begin_at,
            warning=warning,
            care=self._care(vault),
            proof=self._workshop.proof(vault),
            upkeep=upkeep,
            failed_before=vault.failed_before,
            is_slots_unknown=vault.slots_unknown_at is not None,
            own_access=OwnAccess(vault, self._workshop.access, self._workshop.key_slots),
            accounts=self._workshop.accounts(vault),
        )

    def _care(self, vault: UnlockedVault) -> VaultCare | None:
        from sspf_app.services.actors import Permission

        both = (Permission.MANAGE_VAULT, Permission.EXPORT)
        return self._workshop.care(vault) if all(map(vault.actor.may, both)) else None


class _Draft:
    """Fulfils ``gui.vault_ports.VaultDraft``."""

    def __init__(
        self,
        workshop: Workshop,
        new: NewVault,
        opened: Callable[[UnlockedVault, BaseException | None], OpenVault],
    ) -> None:
        self._workshop = workshop
        self._new = new
        self._opened = opened

    @property
    def words(self) -> tuple[str, ...]:
        """The recovery words."""
        return self._new.words

    def create(self, plan: VaultPlan) -> OpenVault:
        """Write the vault, open it, make the first backup."""
        from sspf_app.domain.facts import Party

        parties = tuple(
            Party(
                id=f"pa-{number}",
                name=entry.name,
                kind=entry.kind,
                independent=entry.independent,
                reveals_place=entry.reveals_place,
            )
            for number, entry in enumerate(plan.parties, start=1)
        )
        office = replace(
            plan.office,
            own_party=parties[0].id if parties else None,
            backup_folder=None if plan.backup_folder is None else str(plan.backup_folder),
        )
        vault = self._workshop.vaults.create(plan.folder, self._new, office=office, parties=parties)
        warning: KnownError | None = None
        if plan.backup_folder is not None:
            try:
                self._workshop.backups.create(vault, plan.backup_folder)
            except KnownError as error:
                warning = error  # the vault is there and whole; the shell tells about the backup
        return self._opened(vault, warning)

    def discard(self) -> None:
        """Wipe the keys."""
        with suppress(ValueError):
            self._new.keys.wipe()

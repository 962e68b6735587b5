"""How whoever opened the vault gets in: the own password, and the own key file."""

from __future__ import annotations

from pathlib import Path

from sspf_app.services.key_ports import KeySlots
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault_access import VaultAccess


class OwnAccess:
    """Use cases about the own way in; nobody changes that of another."""

    def __init__(self, vault: UnlockedVault, access: VaultAccess, key_slots: KeySlots) -> None:
        self._vault = vault
        self._access = access
        self._key_slots = key_slots

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self._vault.folder.path

    @property
    def needs_key_file(self) -> bool:
        """Whether the password alone does not open the vault."""
        return self._vault.needs_key_file

    @property
    def key_file(self) -> Path | None:
        """Where it lay when the vault was opened, or was made since; None = none is needed."""
        return self._vault.key_file if self.needs_key_file else None

    def suggested_key_file(self) -> str:
        """What to call a new one: it says what it is, and no name of a person."""
        return f"{self._vault.folder.name}.nyckelfil"

    def strength(self, password: str) -> str:
        """How hard a new password is to guess, as a code."""
        return self._key_slots.strength(password, login=self._vault.actor.login)

    def is_password_known(self) -> bool:
        """Whether somebody else set the password last, and so may know it."""
        with self._vault.open_unit(self._vault.actor) as unit:
            own = [one for one in unit.office.users() if one.id == self._vault.actor.user_id]
        return any(one.password_by not in ("", one.id) for one in own)

    def change_password(self, *, old: str, new: str) -> None:
        """Change the own password; the key file stays.

        Raises:
            KnownError: as ``VaultAccess.change_password``.
        """
        self._access.change_password(self._vault, old=old, new=new)

    def make_key_file(self, path: Path, *, password: str) -> None:
        """Make one, in the place of the one before.

        Raises:
            DomainError: ``key_file_in_vault``.
            KnownError: as ``VaultAccess.make_key_file``.
        """
        self._access.make_key_file(self._vault, path, password=password)

    def drop_key_file(self, *, password: str) -> None:
        """Let the password open the vault alone again.

        Raises:
            KnownError: as ``VaultAccess.drop_key_file``.
        """
        self._access.drop_key_file(self._vault, password=password)

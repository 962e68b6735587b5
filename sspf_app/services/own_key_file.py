"""The key file of whoever opened the vault: whether one is needed, a new one, none any more."""

from __future__ import annotations

from pathlib import Path

from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault_access import VaultAccess


class OwnKeyFile:
    """Use cases about the own key file; nobody changes that of another."""

    def __init__(self, vault: UnlockedVault, access: VaultAccess) -> None:
        self._vault = vault
        self._access = access

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self._vault.folder.path

    @property
    def is_needed(self) -> bool:
        """Whether the password alone does not open the vault."""
        return self._vault.needs_key_file

    @property
    def path(self) -> Path | None:
        """Where it lay when the vault was opened, or was made since; None = none is needed."""
        return self._vault.key_file if self.is_needed else None

    def suggested(self) -> str:
        """What to call a new one: it says what it is, and no name of a person."""
        return f"{self._vault.folder.name}.nyckelfil"

    def make(self, path: Path, *, password: str) -> None:
        """Make one, in the place of the one before.

        Raises:
            DomainError: ``key_file_in_vault``.
            KnownError: as ``VaultAccess.make_key_file``.
        """
        self._access.make_key_file(self._vault, path, password=password)

    def drop(self, *, password: str) -> None:
        """Let the password open the vault alone again.

        Raises:
            KnownError: as ``VaultAccess.drop_key_file``.
        """
        self._access.drop_key_file(self._vault, password=password)

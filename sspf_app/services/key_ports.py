"""What the vault service needs from the key-slot file and from the machine around the vault."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sspf_app.services.vault_ports import LogMark, RawKey


class OpenKeys(Protocol):
    """Keys of an open vault, in memory only."""

    @property
    def data_key(self) -> RawKey:
        """The raw key of the database."""
        ...

    @property
    def log_key(self) -> RawKey:
        """The key that seals the access log: the same as long as the vault lasts."""
        ...

    def wipe(self) -> None:
        """Overwrite them."""
        ...


class Login(Protocol):
    """Who has a password: readable without any secret."""

    @property
    def user_id(self) -> str: ...
    @property
    def login(self) -> str: ...
    @property
    def needs_key_file(self) -> bool:
        """Whether the password alone does not open it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKeyFile:
    """A key file to be made.

    Attributes:
        path: Where; nothing may be there yet.
        vault_name: Stands in it, for a person who finds it.
    """

    path: Path
    vault_name: str


class Slots(Protocol):
    """A key-slot file in memory; every change makes a new one."""

    @property
    def vault_id(self) -> str: ...
    @property
    def generation(self) -> int: ...
    @property
    def logins(self) -> Sequence[Login]: ...
    @property
    def kdf_costs(self) -> Sequence[str]:
        """The cost of one guess at each password, such as ``Argon2id 256 MiB, t=3, p=4``."""
        ...

    @property
    def cheapest(self) -> Sequence[bool]:
        """Whether a guess at each password costs no more than the least that is allowed."""
        ...

    def encode(self) -> bytes:
        """The bytes of the file."""
        ...


class KeySlots(Protocol):
    """Everything done with key-slot files. Secrets are text as typed.

    Raises:
        KnownError: with a code such as ``wrong_secret``, ``login_needed``, ``slot_file_damaged``,
            ``slot_file_newer``, ``weak_password``, ``words_checksum``, ``key_file_needed``.
    """

    def create(
        self, *, login: str, user_id: str, password: str
    ) -> tuple[Slots, OpenKeys, tuple[str, ...]]:
        """Slots, keys and recovery words of a new vault, in memory."""
        ...

    def read(self, path: Path) -> Slots: ...
    def write(self, path: Path, slots: Slots, *, replacing: Slots | None) -> None: ...
    def open(
        self, slots: Slots, *, login: str | None, password: str, key_file: Path | None = None
    ) -> tuple[OpenKeys, str]:
        """The keys, and the id of the user whose password it was."""
        ...

    def open_with_words(self, slots: Slots, words: str) -> OpenKeys: ...
    def add_user(
        self, slots: Slots, keys: OpenKeys, *, user_id: str, login: str, password: str
    ) -> Slots: ...
    def remove_user(self, slots: Slots, keys: OpenKeys, *, user_id: str) -> Slots: ...
    def change_password(
        self, slots: Slots, *, user_id: str, old: str, new: str, key_file: Path | None = None
    ) -> Slots: ...
    def make_key_file(
        self, slots: Slots, *, user_id: str, password: str, old: Path | None, new: NewKeyFile
    ) -> Slots:
        """Write a new key file and ask for it from now on; the slots are not written."""
        ...

    def drop_key_file(
        self, slots: Slots, *, user_id: str, password: str, old: Path | None
    ) -> Slots: ...
    def set_password(
        self, slots: Slots, keys: OpenKeys, *, user_id: str, password: str
    ) -> Slots: ...
    def renew_words(self, slots: Slots, keys: OpenKeys) -> tuple[Slots, tuple[str, ...]]: ...
    def rekey(
        self, slots: Slots, keys: OpenKeys, *, keep: Collection[str], renew_words: bool
    ) -> tuple[Slots, OpenKeys, tuple[str, ...] | None]: ...
    def log_mark(self, slots: Slots, keys: OpenKeys) -> LogMark | None:
        """Where the sealed log had come to when the slots were written; None = it was not sealed.

        Whoever holds the key of the database alone can write no mark.
        """
        ...

    def mark_log(self, slots: Slots, keys: OpenKeys, mark: LogMark) -> Slots:
        """Keep in the slots that the log is sealed, and where it has come to."""
        ...

    def strength(self, password: str, *, login: str) -> str: ...
    def same_word(self, typed: str, word: str) -> bool: ...


class VaultLock(Protocol):
    """Lets one program at a time work on a vault."""

    def hold(self, folder: Path) -> AbstractContextManager[None]:
        """Hold the vault until the context is left, or the process ends.

        Raises:
            KnownError: ``vault_held`` (``program``, ``workstation``, ``since``) by whom;
                ``folder_read_only``.
        """
        ...

"""The key-slot file as the vault service uses it: text in, keys out.

What needs ``cryptography`` is imported when it is used, so that the unlock window, which only
reads names, opens quickly.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_file import SlotFile
from sspf_app.crypto.slot_io import read_slot_file, write_slot_file

if TYPE_CHECKING:
    from sspf_app.crypto.vault_keys import VaultKeys


class FileKeySlots:
    """Fulfils ``sspf_app.services.key_ports.KeySlots``."""

    def create(
        self, *, login: str, user_id: str, password: str
    ) -> tuple[SlotFile, VaultKeys, tuple[str, ...]]:
        """Make the slots of a new vault."""
        from sspf_app.crypto.vault_file import create_vault

        with Secret.from_text(password) as secret:
            created = create_vault(login=login, user_id=user_id, password=secret)
        return created.file, created.keys, created.words

    def read(self, path: Path) -> SlotFile:
        """Read a slot file."""
        return read_slot_file(path)

    def write(self, path: Path, slots: SlotFile, *, replacing: SlotFile | None) -> None:
        """Put a slot file in place, whole or not at all."""
        write_slot_file(path, slots, replacing=replacing)

    def open(self, slots: SlotFile, *, login: str | None, password: str) -> tuple[VaultKeys, str]:
        """Open with a password; the keys and whose it was."""
        from sspf_app.crypto.errors import Code, CryptoError
        from sspf_app.crypto.vault_file import open_with_password

        with Secret.from_text(password) as secret:
            opened = open_with_password(slots, secret, login=login)
        if opened.user_id is None:
            raise CryptoError(Code.USER_UNKNOWN)
        return opened.keys, opened.user_id

    def open_with_words(self, slots: SlotFile, words: str) -> VaultKeys:
        """Open with the recovery words."""
        from sspf_app.crypto.vault_file import open_with_words

        return open_with_words(slots, words).keys

    def add_user(
        self, slots: SlotFile, keys: VaultKeys, *, user_id: str, login: str, password: str
    ) -> SlotFile:
        """Give one more user a slot."""
        from sspf_app.crypto.vault_file import add_user

        with Secret.from_text(password) as secret:
            return add_user(slots, keys, user_id=user_id, login=login, password=secret)

    def remove_user(self, slots: SlotFile, keys: VaultKeys, *, user_id: str) -> SlotFile:
        """Take a user's slot away."""
        from sspf_app.crypto.vault_file import remove_user

        return remove_user(slots, keys, user_id=user_id)

    def change_password(self, slots: SlotFile, *, user_id: str, old: str, new: str) -> SlotFile:
        """Change a password whose old one is known."""
        from sspf_app.crypto.vault_file import change_password

        with Secret.from_text(old) as old_secret, Secret.from_text(new) as new_secret:
            return change_password(slots, user_id=user_id, old=old_secret, new=new_secret)

    def set_password(
        self, slots: SlotFile, keys: VaultKeys, *, user_id: str, password: str
    ) -> SlotFile:
        """Give a user a new password in an open vault."""
        from sspf_app.crypto.vault_file import set_password

        with Secret.from_text(password) as secret:
            return set_password(slots, keys, user_id=user_id, password=secret)

    def renew_words(self, slots: SlotFile, keys: VaultKeys) -> tuple[SlotFile, tuple[str, ...]]:
        """Make new recovery words."""
        from sspf_app.crypto.vault_file import replace_recovery_words

        renewed = replace_recovery_words(slots, keys)
        return renewed.file, renewed.words or ()

    def rekey(
        self, slots: SlotFile, keys: VaultKeys, *, keep: Collection[str], renew_words: bool
    ) -> tuple[SlotFile, VaultKeys, tuple[str, ...] | None]:
        """Make a new data key for the users who stay."""
        from sspf_app.crypto.vault_file import rekey

        renewed = rekey(slots, keys, keep=keep, renew_words=renew_words)
        return renewed.file, renewed.keys, renewed.words

    def strength(self, password: str, *, login: str) -> str:
        """How hard a password is to guess, as a code."""
        from sspf_app.crypto.strength import estimate

        return estimate(password, login=login).verdict.value

    def same_word(self, typed: str, word: str) -> bool:
        """Whether a typed word means this recovery word."""
        from sspf_app.crypto.words import is_same_word

        return is_same_word(typed, word)

"""The key-slot file as the vault service uses it: text in, keys out.

What needs ``cryptography`` is imported when it is used, so that the unlock window, which only
reads names, opens quickly.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_file import PasswordSlot, SlotFile
from sspf_app.crypto.slot_finding import slot_of_login, slot_of_user
from sspf_app.crypto.slot_io import read_slot_file, write_slot_file
from sspf_app.services.vault_ports import LogMark

if TYPE_CHECKING:
    from sspf_app.crypto.key_file import KeyFile
    from sspf_app.crypto.vault_keys import VaultKeys
    from sspf_app.services.key_ports import NewKeyFile

ResultT = TypeVar("ResultT")
_NUMBER = 16
"""Hexadecimal digits of the number of a line, before its seal."""


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

    def open(
        self, slots: SlotFile, *, login: str | None, password: str, key_file: Path | None = None
    ) -> tuple[VaultKeys, str]:
        """Open with a password, and the key file where one is needed; the keys and whose it was.

        Raises:
            CryptoError: as ``open_with_password`` and ``read_key_file``; ``USER_UNKNOWN``: the
                slot names nobody.
        """
        from sspf_app.crypto.errors import Code, CryptoError
        from sspf_app.crypto.vault_file import open_with_password

        given = _given(slot_of_login(slots, login), key_file)
        opened = _tried(
            password,
            lambda secret: open_with_password(slots, secret, login=login, key_file=given),
        )
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

    def change_password(
        self, slots: SlotFile, *, user_id: str, old: str, new: str, key_file: Path | None = None
    ) -> SlotFile:
        """Change a password whose old one is known; the key file stays."""
        from sspf_app.crypto.vault_file import change_password

        given = _given(slot_of_user(slots, user_id), key_file)
        with Secret.from_text(new) as second:
            return _tried(
                old,
                lambda first: change_password(
                    slots, user_id=user_id, old=first, new=second, key_file=given
                ),
            )

    def make_key_file(
        self, slots: SlotFile, *, user_id: str, password: str, old: Path | None, new: NewKeyFile
    ) -> SlotFile:
        """Write a new key file, and let the slot of a user ask for it."""
        from sspf_app.crypto.key_file import new_key_file, write_key_file
        from sspf_app.crypto.vault_file import change_key_file

        given = _given(slot_of_user(slots, user_id), old)
        made = new_key_file(slots, name=new.vault_name)
        changed = _tried(
            password,
            lambda secret: change_key_file(
                slots, user_id=user_id, password=secret, old=given, new=made
            ),
        )
        write_key_file(new.path, made)
        return changed

    def drop_key_file(
        self, slots: SlotFile, *, user_id: str, password: str, old: Path | None
    ) -> SlotFile:
        """Let the slot of a user open with the password alone."""
        from sspf_app.crypto.vault_file import change_key_file

        given = _given(slot_of_user(slots, user_id), old)
        return _tried(
            password,
            lambda secret: change_key_file(
                slots, user_id=user_id, password=secret, old=given, new=None
            ),
        )

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

    def log_mark(self, slots: SlotFile, keys: VaultKeys) -> LogMark | None:
        """Where the log had come to when the slots were written."""
        from sspf_app.crypto.slot_sealing import read_log_mark

        kept = read_log_mark(slots, keys)
        return LogMark(number=int(kept[:_NUMBER], 16), seal=kept[_NUMBER:]) if kept else None

    def mark_log(self, slots: SlotFile, keys: VaultKeys, mark: LogMark) -> SlotFile:
        """Keep in the slots where the log has come to."""
        from sspf_app.crypto.vault_file import mark_log

        return mark_log(slots, keys, f"{mark.number:0{_NUMBER}x}{mark.seal}")

    def strength(self, password: str, *, login: str) -> str:
        """How hard a password is to guess, as a code."""
        from sspf_app.crypto.strength import estimate

        return estimate(password, login=login).verdict.value

    def same_word(self, typed: str, word: str) -> bool:
        """Whether a typed word means this recovery word."""
        from sspf_app.crypto.words import is_same_word

        return is_same_word(typed, word)


def _tried(password: str, attempt: Callable[[Secret], ResultT]) -> ResultT:
    """Try a password as it was typed; where that is wrong, as its six words were drawn."""
    from sspf_app.crypto.errors import Code, CryptoError
    from sspf_app.crypto.spoken import as_drawn

    try:
        with Secret.from_text(password) as secret:
            return attempt(secret)
    except CryptoError as error:
        drawn = as_drawn(password)
        if error.code is not Code.WRONG_SECRET or drawn is None:
            raise
    with Secret.from_text(drawn) as secret:
        return attempt(secret)


def _given(slot: PasswordSlot, path: Path | None) -> KeyFile | None:
    """The key file at a path; it is not read where the slot asks for none."""
    from sspf_app.crypto.key_file import read_key_file

    return read_key_file(path) if slot.needs_key_file and path is not None else None

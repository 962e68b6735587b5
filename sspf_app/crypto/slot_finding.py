"""Whose slot is meant."""

from __future__ import annotations

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.slot_file import PasswordSlot, SlotFile, fold_login


def slot_of_login(file: SlotFile, login: str | None) -> PasswordSlot:
    """Find the slot of a login, or the only one.

    Raises:
        CryptoError: `LOGIN_NEEDED`, `LOGIN_UNKNOWN`.
    """
    if login is None:
        only, *others = file.passwords
        if others:
            raise CryptoError(Code.LOGIN_NEEDED)
        return only
    for slot in file.passwords:
        if fold_login(slot.login) == fold_login(login):
            return slot
    raise CryptoError(Code.LOGIN_UNKNOWN)


def slot_of_user(file: SlotFile, user_id: str) -> PasswordSlot:
    """Find the slot of a user.

    Raises:
        CryptoError: `USER_UNKNOWN`.
    """
    for slot in file.passwords:
        if slot.user_id == user_id:
            return slot
    raise CryptoError(Code.USER_UNKNOWN)

"""What can be done with a key-slot file: open it, and change who can open it.

Every function takes a `SlotFile` and gives a new one; nothing here touches the disk. How the keys
hang together:

    password --Argon2id--> key --unwraps--> private key of the slot + authority key
    password --Argon2id--> + key file --HKDF--> key, where the slot asks for a key file
    recovery words --HKDF--> key --unwraps--> the same of the recovery slot
    private key --unseals--> data key (the raw key of the database)
    data key + authority key --decrypt--> roster: the public keys of all slots,
        bound to every other byte of the file

Because the data key is sealed to public keys, it can be renewed without anyone else's password.
Because the public keys are hidden in the roster, a copy of the file holds nothing that a later
computer could turn into a private key. A new password or new words make a new key pair: an old
copy of the file with an old password opens no later data key.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, field

from sspf_app.crypto import kdf, words
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.key_file import KeyFile, digest_for
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_file import (
    SlotFile,
    clean_login,
    fold_login,
    is_valid_name,
)
from sspf_app.crypto.slot_finding import slot_of_login, slot_of_user
from sspf_app.crypto.slot_sealing import (
    SlotDraft,
    password_key,
    read_log_mark,
    read_roster,
    recovery_key,
    unlock,
)
from sspf_app.crypto.strength import require_strength
from sspf_app.crypto.vault_keys import VaultKeys


@dataclass(frozen=True, slots=True)
class Created:
    """A new vault.

    Attributes:
        file: To be written beside the new database.
        keys: To make the database with.
        words: The recovery words, to be shown once and never stored.
    """

    file: SlotFile
    keys: VaultKeys
    words: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open vault.

    Attributes:
        keys: To open the database with.
        user_id: Whose password it was; None for the recovery words.
    """

    keys: VaultKeys
    user_id: str | None


@dataclass(frozen=True, slots=True)
class Renewed:
    """A file under new keys or words.

    Attributes:
        file: Replaces the one it was made from.
        keys: The keys that belong to it.
        words: New recovery words, or None where the old ones go on.
    """

    file: SlotFile
    keys: VaultKeys
    words: tuple[str, ...] | None = field(repr=False)


def create_vault(*, login: str, user_id: str, password: Secret) -> Created:
    """Make the slots of a new vault with one user.

    Raises:
        CryptoError: `LOGIN_INVALID`, `WEAK_PASSWORD`, `NOT_ENOUGH_MEMORY`.
    """
    _check_new(user_id, login, password)
    keys = VaultKeys(data_key=Secret.random(), authority_key=Secret.random())
    draft = SlotDraft(secrets.token_hex(16), generation=1, keys=keys)
    slot = draft.add_password(login=clean_login(login), user_id=user_id, password=password)
    recovery, recovery_words = draft.add_recovery()
    return Created(draft.file((slot,), recovery), keys, recovery_words)


def open_with_password(
    file: SlotFile,
    password: Secret,
    *,
    login: str | None = None,
    key_file: KeyFile | None = None,
) -> Opened:
    """Open a vault with the password of one user.

    Args:
        file: As read from disk.
        password: As typed.
        login: May be left out when the vault has one user.
        key_file: Where the slot asks for one; not looked at where it does not.

    Raises:
        CryptoError: `LOGIN_NEEDED`, `LOGIN_UNKNOWN`, `WRONG_SECRET`, `SLOT_FILE_DAMAGED`,
            `WEAKENED_VAULT`, `NOT_ENOUGH_MEMORY`; `KEY_FILE_NEEDED`, `KEY_FILE_OF_OTHER_VAULT`,
            `KEY_FILE_OTHER` before the password is tried.
    """
    slot = slot_of_login(file, login)
    _refuse_weakened(file)
    with password_key(slot, password, digest_for(file, slot, key_file)) as key:
        return Opened(unlock(file, slot, key), slot.user_id)


def open_with_words(file: SlotFile, typed: str) -> Opened:
    """Open a vault with the recovery words.

    Raises:
        CryptoError: `WORD_UNKNOWN`, `WORD_COUNT`, `WORDS_CHECKSUM` for a slip of the pen;
            `WRONG_SECRET` for words of another vault; `SLOT_FILE_DAMAGED`, `WEAKENED_VAULT`.
    """
    _refuse_weakened(file)
    with words.decode(typed) as entropy, recovery_key(file.recovery, entropy) as key:
        return Opened(unlock(file, file.recovery, key), None)


def add_user(
    file: SlotFile, keys: VaultKeys, *, user_id: str, login: str, password: Secret
) -> SlotFile:
    """Give one more user a password slot.

    Raises:
        CryptoError: `USER_TAKEN`, `LOGIN_TAKEN`, `LOGIN_INVALID`, `WEAK_PASSWORD`,
            `SLOT_FILE_DAMAGED` if `keys` are not those of `file`.
    """
    if any(slot.user_id == user_id for slot in file.passwords):
        raise CryptoError(Code.USER_TAKEN)
    if any(fold_login(slot.login) == fold_login(login) for slot in file.passwords):
        raise CryptoError(Code.LOGIN_TAKEN)
    _check_new(user_id, login, password)
    draft = SlotDraft.of(file, keys)
    slot = draft.add_password(login=clean_login(login), user_id=user_id, password=password)
    return draft.file((*file.passwords, slot), file.recovery)


def remove_user(file: SlotFile, keys: VaultKeys, *, user_id: str) -> SlotFile:
    """Take away the slot of a user.

    Someone who kept a copy of the old file still has the data key: follow with `rekey`, or use
    `rekey` alone, which drops whoever is not kept.

    Raises:
        CryptoError: `USER_UNKNOWN`, `LAST_USER`, `SLOT_FILE_DAMAGED`.
    """
    slot_of_user(file, user_id)
    rest = tuple(slot for slot in file.passwords if slot.user_id != user_id)
    if not rest:
        raise CryptoError(Code.LAST_USER)
    return SlotDraft.of(file, keys).file(rest, file.recovery)


def change_password(
    file: SlotFile, *, user_id: str, old: Secret, new: Secret, key_file: KeyFile | None = None
) -> SlotFile:
    """Change a password whose old one is known. The data key stays, and so does the key file.

    Raises:
        CryptoError: `USER_UNKNOWN`, `WEAK_PASSWORD`, and as `open_with_password`.
    """
    slot = slot_of_user(file, user_id)
    keys = open_with_password(file, old, login=slot.login, key_file=key_file).keys
    kept = key_file if slot.needs_key_file else None
    try:
        return set_password(file, keys, user_id=user_id, password=new, key_file=kept)
    finally:
        keys.wipe()


def change_key_file(
    file: SlotFile, *, user_id: str, password: Secret, old: KeyFile | None, new: KeyFile | None
) -> SlotFile:
    """Let a slot ask for another key file, or for none. Data key and password stay.

    Args:
        file: The slots as they are.
        user_id: Whose slot.
        password: As typed.
        old: The key file it asks for now.
        new: The one it is to ask for; None = none.

    Raises:
        CryptoError: `USER_UNKNOWN`, and as `open_with_password`.
    """
    login = slot_of_user(file, user_id).login
    keys = open_with_password(file, password, login=login, key_file=old).keys
    try:
        return set_password(file, keys, user_id=user_id, password=password, key_file=new)
    finally:
        keys.wipe()


def set_password(
    file: SlotFile,
    keys: VaultKeys,
    *,
    user_id: str,
    password: Secret,
    key_file: KeyFile | None = None,
) -> SlotFile:
    """Give a user a new password in an open vault, the old one unknown.

    The slot asks for `key_file` from then on; for none where there is none.

    Raises:
        CryptoError: `USER_UNKNOWN`, `WEAK_PASSWORD`, `NOT_ENOUGH_MEMORY`, `SLOT_FILE_DAMAGED`.
    """
    old = slot_of_user(file, user_id)
    require_strength(password, old.login)
    draft = SlotDraft.of(file, keys)
    new = draft.add_password(login=old.login, user_id=user_id, password=password, key_file=key_file)
    slots = tuple(new if slot is old else slot for slot in file.passwords)
    return draft.file(slots, file.recovery)


def replace_recovery_words(file: SlotFile, keys: VaultKeys) -> Renewed:
    """Make new recovery words; the old ones open this file no more. The data key stays.

    Raises:
        CryptoError: `SLOT_FILE_DAMAGED`.
    """
    draft = SlotDraft.of(file, keys)
    recovery, recovery_words = draft.add_recovery()
    return Renewed(draft.file(file.passwords, recovery), keys, recovery_words)


def rekey(
    file: SlotFile, keys: VaultKeys, *, keep: Collection[str], renew_words: bool = False
) -> Renewed:
    """Make a new data key and seal it to the slots that stay, without their passwords.

    Args:
        file: The slots as they are.
        keys: As opened.
        keep: User ids that stay.
        renew_words: Make new recovery words too, when someone who left may know them.

    Raises:
        CryptoError: `USER_UNKNOWN` for an id in `keep` that has no slot, `LAST_USER` if nobody
            stays, `SLOT_FILE_DAMAGED`.
    """
    for user_id in keep:
        slot_of_user(file, user_id)
    kept = tuple(slot for slot in file.passwords if slot.user_id in keep)
    if not kept:
        raise CryptoError(Code.LAST_USER)
    publics = read_roster(file, keys)
    new_keys = VaultKeys(Secret.random(), Secret(bytes(keys.authority_key.view())))
    mark = read_log_mark(file, keys)
    draft = SlotDraft(file.vault_id, file.generation + 1, new_keys, publics, mark)
    slots = tuple(draft.reseal(slot) for slot in kept)
    if not renew_words:
        return Renewed(draft.file(slots, draft.reseal(file.recovery)), new_keys, None)
    recovery, recovery_words = draft.add_recovery()
    return Renewed(draft.file(slots, recovery), new_keys, recovery_words)


def mark_log(file: SlotFile, keys: VaultKeys, mark: str) -> SlotFile:
    """Keep in the file where the sealed log of the vault has come to.

    Args:
        file: The slots as they are.
        keys: As opened.
        mark: In hexadecimal; whoever holds no key of the file can neither read nor change it.

    Raises:
        CryptoError: `SLOT_FILE_DAMAGED`.
    """
    draft = SlotDraft.of(file, keys)
    draft.log_mark = mark
    return draft.file(file.passwords, file.recovery)


def _check_new(user_id: str, login: str, password: Secret) -> None:
    if not is_valid_name(user_id):
        raise ValueError("a user id has 1 to 64 printable characters")
    if not is_valid_name(clean_login(login)):
        raise CryptoError(Code.LOGIN_INVALID)
    require_strength(password, login)


def _refuse_weakened(file: SlotFile) -> None:
    if file.is_test_only and not kdf.is_weakened():
        raise CryptoError(Code.WEAKENED_VAULT)

"""The one error of this package: a stable code and the values its sentence needs."""

from enum import StrEnum

from sspf_app.services.errors import KnownError
from sspf_app.texts.disk_faults import DiskFault


class Code(StrEnum):
    """What went wrong. The values are stable; `params` of each code are given in brackets."""

    WRONG_SECRET = "wrong_secret"  # noqa: S105  a code
    LOGIN_NEEDED = "login_needed"
    LOGIN_UNKNOWN = "login_unknown"
    LOGIN_TAKEN = "login_taken"
    LOGIN_INVALID = "login_invalid"
    USER_UNKNOWN = "user_unknown"
    USER_TAKEN = "user_taken"
    LAST_USER = "last_user"
    WEAK_PASSWORD = "weak_password"  # [verdict, minimum_length]  # noqa: S105  a code
    SLOT_FILE_MISSING = "slot_file_missing"  # [file]
    SLOT_FILE_UNREADABLE = "slot_file_unreadable"  # [file, reason]
    SLOT_FILE_UNWRITABLE = "slot_file_unwritable"  # [file, reason]
    SLOT_FILE_EXISTS = "slot_file_exists"  # [file]
    SLOT_FILE_CHANGED = "slot_file_changed"  # [file]
    SLOT_FILE_DAMAGED = "slot_file_damaged"  # [part]
    SLOT_FILE_NEWER = "slot_file_newer"  # [found, known]
    WEAKENED_VAULT = "weakened_vault"
    NOT_ENOUGH_MEMORY = "not_enough_memory"  # [mebibytes]
    WORD_UNKNOWN = "word_unknown"  # [position]
    WORD_COUNT = "word_count"  # [found, expected]
    WORDS_CHECKSUM = "words_checksum"
    KEY_FILE_NEEDED = "key_file_needed"
    KEY_FILE_MISSING = "key_file_missing"  # [path]
    KEY_FILE_UNREADABLE = "key_file_unreadable"  # [path, reason]
    KEY_FILE_UNWRITABLE = "key_file_unwritable"  # [path, reason]
    KEY_FILE_EXISTS = "key_file_exists"  # [path]
    KEY_FILE_NOT_ONE = "key_file_not_one"
    KEY_FILE_DAMAGED = "key_file_damaged"
    KEY_FILE_OF_OTHER_VAULT = "key_file_of_other_vault"  # [name]
    KEY_FILE_OTHER = "key_file_other"
    UNDECIPHERABLE = "undecipherable"
    NOT_SEALED = "not_sealed"
    SEALED_TO_OTHER = "sealed_to_other"


class CryptoError(KnownError):
    """Something about keys or the slot file that the user can be told about.

    Attributes:
        code: What happened; the sentence for it is chosen elsewhere.
        params: Values for the sentence: file names, counts, positions. Never a secret.
    """

    def __init__(self, code: Code, **params: str | int | DiskFault) -> None:
        super().__init__(code, **params)

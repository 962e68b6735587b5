"""Sentences for what is in the way outside the program.

A wrong password, a full disk, a damaged file: each says what happened and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sspf_app.texts.catalogue import N_, Words
from sspf_app.texts.disk_faults import DiskFault

CONDITIONS: dict[str, tuple[str, str]] = {
    # Opening
    "wrong_secret": (
        N_("That is not the right password."),
        N_("Check the keyboard and Caps Lock, and try again."),
    ),
    "too_soon": (
        N_("A wrong password or wrong words were typed a moment ago: wait {wait} s."),
        N_("Then try again."),
    ),
    "login_needed": (N_("The vault has several users."), N_("Choose which one you are.")),
    "login_unknown": (
        N_("Nobody in this vault has that user name."),
        N_("Check the spelling, or ask the administrator."),
    ),
    "user_ended": (
        N_("This user no longer has access to the vault."),
        N_("Ask the administrator of the vault."),
    ),
    "user_unknown": (N_("There is no such user in the vault."), ""),
    "vault_missing": (
        N_("There is no vault in {path}."),
        N_("Choose another folder. If it lies on a drive, connect the drive first."),
    ),
    "vault_held": (
        N_("The vault is open in another program: {program} on {workstation}, since {since}."),
        N_("Close it there, and try again."),
    ),
    "not_sealed": (
        N_("This is no file that another office has sealed."),
        N_("Choose the file that came from them, or the receipt."),
    ),
    "sealed_to_other": (
        N_("This file is sealed to another vault and cannot be opened here."),
        N_("Ask the office that sent it to seal it to your key."),
    ),
    "undecipherable": (
        N_("The key of the vault could not be read."),
        N_("Restore a backup into a new folder."),
    ),
    "weakened_vault": (
        N_("This vault was made for tests and does not protect what is in it."),
        N_("It is opened by the tests only."),
    ),
    "not_enough_memory": (
        N_("Opening the vault needs {mebibytes} MB of free memory."),
        N_("Close other programs, and try again."),
    ),
    # The recovery words
    "word_unknown": (
        N_("Word {position} is not one of the recovery words."),
        N_("Check its spelling on the sheet."),
    ),
    "word_count": (
        N_("{found} words were typed; there are {expected} on the sheet."),
        N_("Type all of them, in order."),
    ),
    "words_checksum": (
        N_("The words do not belong together."),
        N_("Check their order, and that they come from one sheet."),
    ),
    # Key files
    "key_file_needed": (
        N_("Beside the password a key file is needed."),
        N_("Choose it. If it is lost, open with the recovery words."),
    ),
    "key_file_missing": (
        N_("The key file is not there: {path}."),
        N_("Connect what it lies on, or choose it. If it is lost, open with the recovery words."),
    ),
    "key_file_unreadable": (
        N_("The key file cannot be read: {path}. {reason}"),
        N_("Check that you may read it. If it is lost, open with the recovery words."),
    ),
    "key_file_unwritable": (
        N_("The key file could not be written: {path}. {reason}"),
        N_("Choose another place. The vault opens as before."),
    ),
    "key_file_exists": (
        N_("There is a file already: {path}."),
        N_("Choose another name. A key file is never written over another file."),
    ),
    "key_file_not_one": (
        N_("This is not a key file."),
        N_("Choose the file that was saved when the key file was made."),
    ),
    "key_file_damaged": (
        N_("The key file is damaged."),
        N_("Use a copy of it, or open with the recovery words and make a new one."),
    ),
    "key_file_of_other_vault": (
        N_("This key file belongs to another vault: {name}."),
        N_("Choose the one of this vault."),
    ),
    "key_file_other": (
        N_("This key file is an older one, or that of another user."),
        N_("Choose your own latest one. If it is lost, open with the recovery words."),
    ),
    # Files
    "slot_file_missing": (
        N_("The file with the keys is missing from the vault: {file}."),
        N_("Restore a backup into a new folder."),
    ),
    "slot_file_unreadable": (
        N_("The file with the keys cannot be read: {file}. {reason}"),
        N_("Check that you may read the folder."),
    ),
    "slot_file_unwritable": (
        N_("The file with the keys cannot be written: {file}. {reason}"),
        N_("Check that you may write in the folder and that the disk has room."),
    ),
    "slot_file_exists": (N_("There is a file with keys already: {file}."), ""),
    "slot_file_changed": (
        N_("The file with the keys was changed by another program: {file}."),
        N_("Lock and unlock, and try again."),
    ),
    "slot_file_damaged": (
        N_("The file with the keys is damaged."),
        N_("Restore a backup into a new folder."),
    ),
    "slot_file_newer": (
        N_("The vault was made by a newer version of the program."),
        N_("Install the newer version."),
    ),
    "database_missing": (
        N_("The database is missing from the vault."),
        N_("Restore a backup into a new folder."),
    ),
    "database_not_encrypted": (
        N_("The file in the place of the database is not encrypted, so it is not opened."),
        N_("Somebody may have exchanged it. Restore a backup into a new folder."),
    ),
    "database_damaged": (
        N_("The database is damaged."),
        N_("Restore a backup into a new folder."),
    ),
    "database_newer": (
        N_("The vault was last used by a newer version of the program."),
        N_("Install the newer version."),
    ),
    "log_put_back": (
        N_(
            "The database is of before its log was sealed, and the key slots say that it has been "
            "sealed since: somebody may have put an older file in its place. It is not opened."
        ),
        N_("Restore a backup into a new folder, and ask who could write in this one."),
    ),
    "database_busy": (
        N_("The database is in use by another program."),
        N_("Close it there, and try again."),
    ),
    "disk_error": (
        N_("The disk could not be read or written."),
        N_("Check that the drive is connected, and make a backup soon."),
    ),
    "disk_full": (N_("The disk is full."), N_("Make room, and try again.")),
    "folder_read_only": (
        N_("The folder cannot be written to: {path}."),
        N_("Choose another folder, or ask whoever looks after the computer."),
    ),
    "no_cipher": (
        N_("The encryption is missing from this installation."),
        N_("Install the program again."),
    ),
    "upgrade_failed": (
        N_("The vault could not be brought to this version of the program."),
        N_("It is as it was. Use the version before, and report the error."),
    ),
    # A new vault
    "folder_not_made": (
        N_("The folder {path} cannot be made. {why}"),
        N_("Choose another folder."),
    ),
    "place_taken": (
        N_("There is something in {path} already."),
        N_("Choose a new name, or an empty folder."),
    ),
    "place_unusable": (
        N_("A vault cannot be made in {path}."),
        N_("Choose a folder that exists and that you may write to."),
    ),
    "file_exists": (N_("The file exists already: {path}."), N_("Choose another name.")),
    "weak_password": (
        N_("The password is too easy to guess."),
        N_(
            "Use at least twelve signs, such as five long words that do not belong together. "
            "Short and common words are guessed first."
        ),
    ),
    "login_invalid": (
        N_("That user name cannot be used."),
        N_("Use letters, digits, dots and hyphens."),
    ),
    "login_taken": (N_("Somebody has that user name already."), N_("Choose another one.")),
    "user_taken": (N_("The vault has this user already."), ""),
    "last_user": (N_("The last user cannot be taken away."), ""),
    # This workstation
    "settings_not_saved": (
        N_("The choice could not be saved: {path}. {why}"),
        N_("It holds until the program is locked."),
    ),
    # Backups
    "backup_missing": (N_("There is no backup in {path}."), N_("Choose another file.")),
    "backup_other_file": (
        N_("{path} is another kind of file, not a backup made by this program."),
        N_("Choose another file: the name of a backup ends with .sspf-backup."),
    ),
    "backup_damaged": (
        N_("The backup is damaged: {path}."),
        N_("Use an older one, and make a new one soon."),
    ),
    "backup_newer": (
        N_("The backup was made by a newer version of the program."),
        N_("Install the newer version."),
    ),
    "disposals_damaged": (
        N_("The list of what was disposed of is damaged: {path}."),
        N_("Take the list from another place where backups are kept, and restore again."),
    ),
    "backup_disturbed": (
        N_("The vault was packed anew or closed while it was backed up: that backup was given up."),
        N_("The vault is as it was. Make the backup again."),
    ),
    "backup_failed": (
        N_("The backup could not be written: {path}. {why}"),
        N_("Choose another place."),
    ),
}


def condition(code: str, params: Mapping[str, object], words: Words) -> tuple[str, str] | None:
    """What happened and what to do.

    Args:
        code: Of a ``KnownError``.
        params: Values its sentence needs; one that is missing is left empty.
        words: The language.

    Returns:
        None when the code has no sentence here.
    """
    found = CONDITIONS.get(code)
    if found is None:
        return None
    what, advice = (words.marked(part) if part else "" for part in found)
    shown = {key: _shown(value, words) for key, value in params.items()}
    return what.format_map(_Params(shown)), advice


def _shown(value: object, words: Words) -> object:
    """An instant as the clock on the wall shows it, a fault in words, other values as they are."""
    if isinstance(value, DiskFault):
        return value.in_words(words)
    at = value
    try:
        if isinstance(value, str) and "T" in value:
            at = datetime.fromisoformat(value)
        return f"{at.astimezone():%Y-%m-%d %H:%M}" if isinstance(at, datetime) else value
    except (ValueError, OverflowError):  # none, or at an end of the calendar
        return value


class _Params(dict[str, object]):
    """An error must be told even when it lacks a value."""

    def __missing__(self, key: str) -> str:
        return ""

"""What is left when the renewal of a vault's key was cut short, and how it is settled.

The renewal writes the coming database beside the present one, then the slot file with the coming
key, then puts the coming database in the place of the present one. So the keys of the slot file say
which database counts.
"""

from __future__ import annotations

from pathlib import Path

from sspf_app.services.errors import KnownError
from sspf_app.services.files import drop_unfinished, remove_database, remove_logs, sync_folder
from sspf_app.services.key_ports import OpenKeys
from sspf_app.services.vault_folder import VaultFolder, disk_error
from sspf_app.services.vault_ports import VaultDatabase

_WRONG_KEY = "database_damaged"


def settle_renewal(
    place: VaultFolder, keys: OpenKeys, databases: VaultDatabase, *, is_sealed: bool
) -> None:
    """Finish or drop a renewal: the coming database counts if, and only if, the keys open it.

    It is dropped only when the keys open the present one.

    Args:
        place: The folder of the vault.
        keys: Of its slot file.
        databases: Opens them.
        is_sealed: The log is known to be sealed, see ``VaultDatabase.open``.

    Raises:
        KnownError: what keeps the databases closed; both are as they were.
    """
    if not place.next_database.exists():
        return
    try:
        _open(databases, place.next_database, keys, is_sealed=is_sealed)
    except KnownError as error:
        if error.code != _WRONG_KEY:
            raise
        _open(databases, place.database, keys, is_sealed=is_sealed)
        drop_unfinished(place.next_database)
        return
    try:
        _put_in_place(place)
    except OSError as error:  # it is settled once more at the next unlocking
        raise disk_error(error, place.database, otherwise="disk_error") from error


def _put_in_place(place: VaultFolder) -> None:
    """Let the coming database be the present one."""
    # What an upgrade kept opens with the old key, and holds nearly everything. It goes first: after
    # a crash here the renewal is settled once more.
    for kept in place.kept_databases:
        remove_database(kept)
    remove_logs(place.database)  # of the present database; under the coming one they are noise
    place.next_database.replace(place.database)
    sync_folder(place.path)
    remove_logs(place.next_database)


def _open(databases: VaultDatabase, path: Path, keys: OpenKeys, *, is_sealed: bool) -> None:
    databases.open(path, keys.data_key, log_key=keys.log_key, is_sealed=is_sealed).close()

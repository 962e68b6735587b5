"""The key of an open vault is renewed: its coming database first, then the slot file.

The renaming of the slot file is the instant from which the new key counts; ``vault_renewal``
settles what a crash leaves.
"""

from __future__ import annotations

from datetime import datetime

from sspf_app.services.errors import KnownError
from sspf_app.services.files import drop_unfinished, remove_database
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.records import Action
from sspf_app.services.slot_watch import expect_slots, keep_slots
from sspf_app.services.unlocked_vault import UnlockedVault, log_line
from sspf_app.services.vault_folder import disk_error
from sspf_app.services.vault_ports import VaultDatabase
from sspf_app.services.vault_renewal import settle_renewal


def renew_key(
    vault: UnlockedVault,
    databases: VaultDatabase,
    key_slots: KeySlots,
    *,
    at: datetime,
    renew_words: bool,
) -> tuple[str, ...] | None:
    """Export everything into a new file under a new key, for the users who stay.

    Args:
        vault: Open; it goes on under the new key.
        databases: Writes and opens the coming one.
        key_slots: Makes the key and writes the slot file.
        at: When it is logged.
        renew_words: Make new recovery words too.

    Returns:
        New recovery words, if asked for.

    Raises:
        KnownError: ``disk_full``, ``folder_read_only``, ``disk_error``; the vault is as it was.
    """
    with vault.open_unit(vault.actor) as unit:
        staying = {one.id for one in unit.office.users() if one.ended_at is None}
        unit.journal.log(log_line(vault.actor, Action.KEY_CHANGE, "rekey", at=at))
        unit.commit()
    keep = [one.user_id for one in vault.slots.logins if one.user_id in staying]
    slots, keys, words = key_slots.rekey(
        vault.slots, vault.keys, keep=keep, renew_words=renew_words
    )
    place, mark = vault.folder, vault.database.log_mark()
    slots = key_slots.mark_log(slots, keys, mark)
    with vault.open_unit(vault.actor) as unit:  # the line of the log stands there already
        expect_slots(unit, slots, subject="", by=vault.actor.user_id)
        unit.commit()
    try:
        remove_database(place.next_database)  # of a renewal that was cut short
    except OSError as error:
        raise disk_error(error, place.next_database, otherwise="disk_error") from error
    vault.database.export_to(place.next_database, keys.data_key)
    try:
        key_slots.write(place.slots, slots, replacing=vault.slots)
    except KnownError:
        # It may be in place in spite of the error: only what stands there says which counts.
        if key_slots.read(place.slots) != slots:
            drop_unfinished(place.next_database)
            raise
    # From here on the new key counts: ``settle_renewal`` finishes what a crash leaves.
    vault.database.close()
    vault.keys.wipe()
    settle_renewal(place, keys, databases, is_sealed=True)
    vault.slots, vault.keys, vault.log_mark = slots, keys, mark
    vault.database = databases.open(
        place.database, keys.data_key, log_key=keys.log_key, is_sealed=True
    )
    with vault.open_unit(vault.actor) as unit:
        keep_slots(unit, slots, is_new_key=True)
        unit.commit()
    return words

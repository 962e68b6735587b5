"""An open vault, and how its key slots are changed."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sspf_app.services.actors import Actor
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.key_ports import KeySlots, OpenKeys, Slots
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action, LogEntry
from sspf_app.services.slot_watch import expect_slots, keep_slots
from sspf_app.services.vault_folder import VaultFolder
from sspf_app.services.vault_ports import LogMark, OpenDatabase


@dataclass(slots=True)
class UnlockedVault:
    """An open vault and who opened it; ``close`` ends it and lets go of the folder.

    Attributes:
        disposed_again: Cases an older backup had brought back, which went again at the unlocking.
        key_file: Where the user's key file lay when the vault was opened; None = none was needed.
        log_mark: Where the log had come to when the slot file was written, by that file.
        slots_unknown_at: A slot file was met at the unlocking that nobody here wrote last; None =
            it was the right one.
        failed_before: Wrong passwords and words since the vault was last opened; None = none.
    """

    folder: VaultFolder
    actor: Actor
    slots: Slots
    keys: OpenKeys
    database: OpenDatabase
    release: Callable[[], None]
    log_mark: LogMark | None = None
    slots_unknown_at: datetime | None = None
    disposed_again: int = 0
    failed_before: FailedAttempts | None = None
    key_file: Path | None = None

    def open_unit(self, actor: Actor) -> UnitOfWork:
        """Begin a unit of work on the database that is open now: another one after a renewal."""
        return self.database.unit_of_work(actor)

    @property
    def needs_key_file(self) -> bool:
        """Whether the user's password alone does not open the vault."""
        own = (one for one in self.slots.logins if one.user_id == self.actor.user_id)
        return any(one.needs_key_file for one in own)

    def close(self) -> None:
        """Close the database, wipe the keys, let go of the folder; closing twice is no error."""
        self.database.close()
        self.keys.wipe()
        self.release()


@contextmanager
def changed_slots(
    vault: UnlockedVault, slots: Slots, key_slots: KeySlots, *, subject: str, at: datetime
) -> Generator[UnitOfWork]:
    """Put new slots in place together with what the block records, or neither.

    The database says first which slots are coming: a power cut between the two is made good at the
    next unlocking, and then logged.

    Raises:
        KnownError: what kept the slot file or the records from being written; nothing changed.
    """
    mark = vault.database.log_mark()
    slots = key_slots.mark_log(slots, vault.keys, mark)
    with vault.open_unit(vault.actor) as unit:
        expect_slots(unit, slots, subject=subject, by=vault.actor.user_id)
        unit.commit()
    with vault.open_unit(vault.actor) as unit:
        yield unit
        unit.journal.log(log_line(vault.actor, Action.KEY_CHANGE, subject, at=at))
        keep_slots(unit, slots)
        key_slots.write(vault.folder.slots, slots, replacing=vault.slots)
        try:
            unit.commit()
        except BaseException:
            key_slots.write(vault.folder.slots, vault.slots, replacing=slots)
            raise
    vault.slots, vault.log_mark = slots, mark


def note_own_password(
    unit: UnitOfWork, user_id: str, *, recovered_at: datetime | None = None
) -> None:
    """The user has set the own password; by the recovery words, where ``recovered_at`` tells."""
    for user in unit.office.users():
        if user.id == user_id:
            unit.office.put_user(user.with_own_password(recovered_at=recovered_at))


def log_line(actor: Actor, action: Action, subject: str = "", *, at: datetime) -> LogEntry:
    """A line of the access log about the vault itself."""
    return LogEntry(
        at=at,
        user_id=actor.user_id,
        role=actor.role.value,
        workstation=actor.workstation,
        action=action,
        subject=subject,
    )

"""What the vault knows of its key-slot file: whether it is the one that was written last.

The slot file lies outside the database, and nothing in it shows that it is old. So the database
keeps its checksum. Before the file is replaced, the database says which one is coming, and what it
is for; so a power cut between the two leaves no change that the log does not tell.

The slot file, for its part, holds a mark of the log: that it is sealed, and up to where it went
when the slots were written. Only who has a key that outlives every rekeying can write that mark.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from sspf_app.services.hand_over_records import KeptSlots
from sspf_app.services.key_ports import Slots
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action, LogEntry

_OWN_PASSWORD, _RECOVERY = "passwd", "recovery"
"""Changes after which a password is one that was chosen at the account itself."""
_HALF_ADDED = "user:"
"""Whoever was half added is no user yet: their slot lets nobody in, and goes with the next one."""
_UNKNOWN = "slots_unknown"


def fingerprint(slots: Slots) -> str:
    """The checksum by which the database knows a slot file."""
    return hashlib.sha256(slots.encode()).hexdigest()


def expect_slots(unit: UnitOfWork, slots: Slots, *, subject: str, by: str) -> None:
    """Say which slot file is coming; the caller commits before it is written.

    Args:
        unit: Of the caller.
        slots: That are to be written.
        subject: What the log calls the change; empty = it stands there already.
        by: Id of the user who changes them.
    """
    kept = unit.handing.kept_slots() or KeptSlots(current="")
    coming = replace(kept, coming=fingerprint(slots), subject=subject, by=by)
    unit.handing.put_kept_slots(coming)


def keep_slots(unit: UnitOfWork, slots: Slots, *, is_new_key: bool = False) -> None:
    """Note the slot file that is in place; an older one opens nothing after a new key."""
    kept = unit.handing.kept_slots()
    unknown_at = None if kept is None or is_new_key else kept.unknown_at
    unit.handing.put_kept_slots(KeptSlots(current=fingerprint(slots), unknown_at=unknown_at))


def look_at_slots(unit: UnitOfWork, slots: Slots, system: LogEntry) -> datetime | None:
    """Compare the slot file with what the database knows, and finish what was cut short.

    Args:
        unit: Of the unlocking.
        slots: As they were read.
        system: A line of the log by nobody, dated now.

    Returns:
        When a slot file was met that nobody here wrote last; None = there is nothing to tell.
    """
    kept, found = unit.handing.kept_slots(), fingerprint(slots)
    if kept is None:  # of a version that kept none
        unit.handing.put_kept_slots(KeptSlots(current=found))
        return None
    if found == kept.current:
        if kept.coming:  # it never came
            unit.handing.put_kept_slots(KeptSlots(current=found, unknown_at=kept.unknown_at))
        return None
    unknown_at = kept.unknown_at
    if found == kept.coming:
        _finish(unit, kept, system)
    else:
        unknown_at = system.at
        unit.journal.log(replace(system, action=Action.KEY_CHANGE, subject=_UNKNOWN))
    unit.handing.put_kept_slots(KeptSlots(current=found, unknown_at=unknown_at))
    return None if found == kept.coming else unknown_at


def _finish(unit: UnitOfWork, kept: KeptSlots, system: LogEntry) -> None:
    """Write the line that the power cut kept from being written, in the name of who did it."""
    if not kept.subject or kept.subject.startswith(_HALF_ADDED):
        return
    who = next((one for one in unit.office.users() if one.id == kept.by), None)
    if who is None:
        unit.journal.log(replace(system, action=Action.KEY_CHANGE, subject=kept.subject))
        return
    if kept.subject in (_OWN_PASSWORD, _RECOVERY):
        by_words = system.at if kept.subject == _RECOVERY else None
        unit.office.put_user(who.with_own_password(recovered_at=by_words))
    line = replace(
        system,
        user_id=who.id,
        role=who.role.value,
        action=Action.KEY_CHANGE,
        subject=kept.subject,
    )
    unit.journal.log(line)

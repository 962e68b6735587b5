"""What the care for an open vault, and its packages, are made with."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.services.attempts import Attempts
from sspf_app.services.backups import Backups
from sspf_app.services.copies import SpokenPasswords
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.ports import Clock, NewIds
from sspf_app.services.vault_ports import VaultDatabase


@dataclass(frozen=True, slots=True, kw_only=True)
class CareTools:
    """What the care for a vault is done with."""

    backups: Backups
    database: VaultDatabase
    key_slots: KeySlots
    attempts: Attempts
    clock: Clock
    new_id: NewIds
    passwords: SpokenPasswords

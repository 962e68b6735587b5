"""What can be shown of an open vault: how it is encrypted, who opens it, whether backups hold.

Reads only, and nothing of what a case holds: numbers, days, checksums, names of users. Whoever may
open the vault may see it, as everybody sees the log of their own acts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import ClockState, ClockWatch
from sspf_app.services.desk import Desk
from sspf_app.services.hand_over_records import CareKind
from sspf_app.services.log_seal import check_head
from sspf_app.services.records import Action
from sspf_app.services.retention import kept_cases
from sspf_app.services.today_care import FRESH, PROVEN_FOR
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.services.vault_access import VaultAccess, note_words
from sspf_app.services.vault_ports import Encryption, LogHead, LogPlace, Verification

CHECKED_FOR = timedelta(days=365)
"""Once a year the whole of the vault is looked through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedUser:
    """Who has a password to the vault.

    Attributes:
        role: Empty: a slot of nobody the vault knows.
        cost: Of one guess at the password.
        needs_key_file: The password alone does not open it.
        is_cheap: A guess costs the least that is allowed: the password was set on a slow computer.
    """

    login: str
    role: str
    cost: str
    needs_key_file: bool = False
    is_cheap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofView:
    """Everything that is shown.

    Attributes:
        generation: How many data keys the vault has had.
        away_at: When a backup was last made anywhere but beside the vault.
        checked_at: When the whole vault was last checked and sound.
        past_time: Cases that are to be disposed of.
        warnings: Codes: ``clock_back``, ``clock_ahead``, ``backup_missing``, ``backup_old``,
            ``backup_only_here``, ``restore_unproven``, ``unchecked``, ``past_time``,
            ``unknown_user``, ``no_page_hmac``, ``log_broken``, ``log_end_missing``,
            ``slots_unknown``.
    """

    at: datetime
    vault: str
    encryption: Encryption
    generation: int
    users: tuple[ProvedUser, ...]
    backed_up_at: datetime | None
    away_at: datetime | None
    proven_at: datetime | None
    checked_at: datetime | None
    log: LogHead
    past_time: int
    warnings: tuple[str, ...]


class Proof:
    """Use cases: to show it, to check it, and to look for what a paper says of the log."""

    def __init__(self, desk: Desk, vault: UnlockedVault, access: VaultAccess) -> None:
        self._desk = desk
        self._vault = vault
        self._access = access

    @property
    def may_check(self) -> bool:
        """Whether the user may have the whole vault checked."""
        return self._desk.actor.may(Permission.MANAGE_VAULT)

    def check(self) -> Verification:
        """Check every page, reference and index, and the chain of the log.

        Raises:
            DomainError: ``not_permitted``.
        """
        return self._access.verify(self._vault)

    def words_are_there(self) -> Changes:
        """Note that somebody saw the sheet with the recovery words, in its sealed envelope.

        Raises:
            DomainError: ``not_permitted``.
        """
        self._desk.actor.require(Permission.MANAGE_VAULT)
        with self._desk.open_unit(self._desk.actor) as unit:
            note_words(unit, self._desk.actor, at=self._desk.now())
            self._desk.log(unit, Action.WRITE, "words_seen")
            unit.commit()
        return Changes(topics=frozenset({Topic.USERS}), ids=frozenset())

    def show(self) -> ProofView:
        """Look at everything; that somebody looked is logged, after the head was taken."""
        now, zone, vault = self._desk.now(), self._desk.clock.zone, self._vault
        clock = ClockWatch(self._desk).check().state
        head, encryption = vault.database.log_head(), vault.database.encryption()
        mark = vault.log_mark
        with self._desk.open_unit(self._desk.actor) as unit:
            users = unit.office.users()
            made_at = min((one.created_at for one in users), default=now)
            roles = {one.id: one.role.value for one in users if not one.ended_at}
            backup, proof = unit.handing.care(CareKind.BACKUP), unit.handing.care(CareKind.PROOF)
            check, away = unit.handing.care(CareKind.CHECK), unit.handing.care(CareKind.AWAY)
            slots = unit.handing.kept_slots()
            kept = kept_cases(unit, now, zone)
            self._desk.log(unit, Action.READ, "proof")
            unit.commit()
        proved = tuple(
            ProvedUser(
                login=one.login,
                role=roles.get(one.user_id, ""),
                cost=cost,
                needs_key_file=one.needs_key_file,
                is_cheap=is_cheap,
            )
            for one, cost, is_cheap in zip(
                vault.slots.logins, vault.slots.kdf_costs, vault.slots.cheapest, strict=True
            )
        )
        today = now.astimezone(zone).date()
        past_time = sum(one.day.is_due(today) for one in kept)
        backed_up_at = None if backup is None else backup.at
        proven_at = None if proof is None else proof.at
        away_at = None if away is None else away.at
        checked_at = None if check is None else check.at
        warned = {
            "clock_back": clock is ClockState.BACK,
            "clock_ahead": clock is ClockState.AHEAD,
            "no_page_hmac": not encryption.page_hmac,
            "unknown_user": any(not one.role for one in proved),
            "backup_missing": backed_up_at is None,
            "backup_old": backed_up_at is not None and now - backed_up_at > FRESH,
            "backup_only_here": now - (away_at or made_at) > FRESH,
            "restore_unproven": proven_at is None or now - proven_at > PROVEN_FOR,
            "unchecked": now - (checked_at or made_at) > (CHECKED_FOR if checked_at else FRESH),
            "past_time": past_time > 0,
            "log_broken": bool(head.broken),
            "log_end_missing": mark is not None and not vault.database.log_holds(mark),
            "slots_unknown": slots is not None and slots.unknown_at is not None,
        }
        return ProofView(
            at=now,
            vault=vault.folder.name,
            encryption=encryption,
            generation=vault.slots.generation,
            users=proved,
            backed_up_at=backed_up_at,
            proven_at=proven_at,
            away_at=away_at,
            checked_at=checked_at,
            log=head,
            past_time=past_time,
            warnings=tuple(code for code, holds in warned.items() if holds),
        )

    def find_head(self, typed: str) -> LogPlace | None:
        """Where in the log the head is that stands in the foot of a paper; None = nowhere in it.

        Raises:
            DomainError: ``log_head_wrong``, ``log_head_misread`` (typed): it was not read off
                right.
        """
        place = self._vault.database.log_place(check_head(typed))
        with self._desk.open_unit(self._desk.actor) as unit:
            self._desk.log(unit, Action.READ, "log_head")
            unit.commit()
        return place

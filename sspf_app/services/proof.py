"""What can be shown of an open vault: how it is encrypted, who opens it, whether backups hold.

Reads only, and nothing of what a case holds: numbers, days, checksums, names of users. Whoever may
open the vault may see it, as everybody sees the log of their own acts.
"""

from __future__ import annotations

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What the vault keeps of its own care.

    Attributes:
        roles: Of users who have not ended, by their id.
        made_at: When the first of its users was made, and it with them.
    """

    roles: Mapping[str, str]
    made_at: datetime
    backed_up_at: datetime | None
    proven_at: datetime | None
    checked_at: datetime | None
    away_at: datetime | None
    past_time: int
    is_slots_unknown: bool

    def warned(self, now: datetime) -> dict[str, bool]:
        """Of each code about backups, checks and disposal, whether it is warned of."""
        made, checked = self.made_at, self.checked_at
        return {
            "backup_missing": self.backed_up_at is None,
            "backup_old": self.backed_up_at is not None and now - self.backed_up_at > FRESH,
            "backup_only_here": now - (self.away_at or made) > FRESH,
            "restore_unproven": self.proven_at is None or now - self.proven_at > PROVEN_FOR,
            "unchecked": now - (checked or made) > (CHECKED_FOR if checked else FRESH),
            "past_time": self.past_time > 0,
        }


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
        now, vault = self._desk.now(), self._vault
        clock = ClockWatch(self._desk).check().state
        head, encryption = vault.database.log_head(), vault.database.encryption()
        kept = self._read(now)
        users = self._users(kept.roles)
        mark = vault.log_mark
        warned = {
            "clock_back": clock is ClockState.BACK,
            "clock_ahead": clock is ClockState.AHEAD,
            "no_page_hmac": not encryption.page_hmac,
            "unknown_user": any(not one.role for one in users),
            **kept.warned(now),
            "log_broken": bool(head.broken),
            "log_end_missing": mark is not None and not vault.database.log_holds(mark),
            "slots_unknown": kept.is_slots_unknown,
        }
        return ProofView(
            at=now,
            vault=vault.folder.name,
            encryption=encryption,
            generation=vault.slots.generation,
            users=users,
            backed_up_at=kept.backed_up_at,
            proven_at=kept.proven_at,
            away_at=kept.away_at,
            checked_at=kept.checked_at,
            log=head,
            past_time=kept.past_time,
            warnings=tuple(code for code, holds in warned.items() if holds),
        )

    def _read(self, now: datetime) -> _Kept:
        """Read what the vault keeps of its own care, and log that somebody looked."""
        zone = self._desk.clock.zone
        today = now.astimezone(zone).date()
        with self._desk.open_unit(self._desk.actor) as unit:
            users, slots = unit.office.users(), unit.handing.kept_slots()

            def last(kind: CareKind) -> datetime | None:
                care = unit.handing.care(kind)
                return None if care is None else care.at

            kept = _Kept(
                roles={one.id: one.role.value for one in users if not one.ended_at},
                made_at=min((one.created_at for one in users), default=now),
                backed_up_at=last(CareKind.BACKUP),
                proven_at=last(CareKind.PROOF),
                checked_at=last(CareKind.CHECK),
                away_at=last(CareKind.AWAY),
                past_time=sum(one.day.is_due(today) for one in kept_cases(unit, now, zone)),
                is_slots_unknown=slots is not None and slots.unknown_at is not None,
            )
            self._desk.log(unit, Action.READ, "proof")
            unit.commit()
        return kept

    def _users(self, roles: Mapping[str, str]) -> tuple[ProvedUser, ...]:
        slots = self._vault.slots
        return tuple(
            ProvedUser(
                login=one.login,
                role=roles.get(one.user_id, ""),
                cost=cost,
                needs_key_file=one.needs_key_file,
                is_cheap=is_cheap,
            )
            for one, cost, is_cheap in zip(
                slots.logins, slots.kdf_costs, slots.cheapest, strict=True
            )
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

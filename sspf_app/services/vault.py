"""The vault: make one and open it.

Runs on the one database thread. A vault is made beside its place and renamed into it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sspf_app.domain.facts import Party
from sspf_app.services.actors import Actor, Role
from sspf_app.services.attempts import Attempts, FailedAttempts
from sspf_app.services.disposal_care import clear_old_drafts, replay, settle
from sspf_app.services.errors import KnownError
from sspf_app.services.files import sync_folder
from sspf_app.services.form_text_seeding import seed_texts
from sspf_app.services.key_ports import KeySlots, OpenKeys, Slots, VaultLock
from sspf_app.services.new_users import FirstUser, new_user
from sspf_app.services.ports import Clock, NewIds
from sspf_app.services.records import Action, Office
from sspf_app.services.slot_watch import keep_slots, look_at_slots
from sspf_app.services.unlocked_vault import (
    UnlockedVault,
    changed_slots,
    log_line,
    note_own_password,
)
from sspf_app.services.vault_folder import VaultFolder, disk_error, remove_left_over
from sspf_app.services.vault_ports import OpenDatabase, VaultDatabase
from sspf_app.services.vault_renewal import settle_renewal

_SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class NewVault:
    """Keys and words of a vault that is not on disk yet.

    Attributes:
        words: The recovery words, shown once and kept nowhere.
    """

    user: FirstUser
    user_id: str
    slots: Slots
    keys: OpenKeys
    words: tuple[str, ...] = field(repr=False)


class Vaults:
    """Use cases about whole vaults."""

    def __init__(  # noqa: PLR0913  one port a thing
        self,
        *,
        database: VaultDatabase,
        key_slots: KeySlots,
        lock: VaultLock,
        attempts: Attempts,
        clock: Clock,
        new_id: NewIds,
        workstation: str,
    ) -> None:
        self._database = database
        self._attempts = attempts
        self._key_slots = key_slots
        self._lock = lock
        self._clock = clock
        self._new_id = new_id
        self._workstation = workstation

    def draft(self, user: FirstUser, password: str) -> NewVault:
        """Make the keys of a new vault; nothing is written.

        Raises:
            KnownError: ``weak_password``, ``login_invalid``, ``not_enough_memory``.
        """
        user_id = self._new_id("u")
        slots, keys, words = self._key_slots.create(
            login=user.login, user_id=user_id, password=password
        )
        return NewVault(user, user_id, slots, keys, words)

    def create(
        self,
        folder: Path,
        new: NewVault,
        *,
        office: Office | None = None,
        parties: Iterable[Party] = (),
    ) -> UnlockedVault:
        """Write a new vault, all or nothing, and open it.

        Args:
            folder: Must not exist, or be empty.
            new: From ``draft``.
            office: The office, if it is known already; its ``own_party`` is one of ``parties``.
            parties: The parties of the area.

        Raises:
            KnownError: ``place_taken``, ``place_unusable``, ``folder_read_only``, ``disk_full``.
        """
        place = VaultFolder(folder)
        place.require_free()
        unfinished = f".{place.name}.new-"
        building = VaultFolder(folder.resolve().with_name(f"{unfinished}{new.user_id}"))
        try:
            remove_left_over(building.path.parent, unfinished)
            building.path.mkdir(mode=0o700)
            building.backups.mkdir(mode=0o700)
            slots = self._fill(building, new, office, tuple(parties))
            self._key_slots.write(building.slots, slots, replacing=None)
            if folder.is_dir():
                folder.rmdir()
            building.path.rename(folder.resolve())
            sync_folder(folder.resolve().parent)
        except OSError as error:
            raise disk_error(error, folder, otherwise="place_unusable") from error
        finally:
            shutil.rmtree(building.path, ignore_errors=True)
        with ExitStack() as stack:
            stack.enter_context(self._lock.hold(place.path))
            return self._open(place, slots, new.keys, user_id=new.user_id, held=stack)

    def logins(self, folder: Path) -> tuple[str, ...]:
        """Whoever can open the vault with a password, without opening it.

        Raises:
            KnownError: ``vault_missing``, ``slot_file_missing``, ``slot_file_damaged``,
                ``slot_file_newer``.
        """
        place = VaultFolder(folder)
        place.require_vault()
        return tuple(one.login for one in self._key_slots.read(place.slots).logins)

    def wait(self, folder: Path) -> int:
        """Seconds until the vault may be tried again, after wrong passwords or words; 0 = now."""
        return self._attempts.wait(folder)

    def unlock(
        self, folder: Path, *, login: str | None, password: str, key_file: Path | None = None
    ) -> UnlockedVault:
        """Open a vault with a password; ``login`` may be left out when there is one user.

        Raises:
            KnownError: what keeps it closed, each its own: ``vault_missing``, ``vault_held``,
                ``slot_file_missing``, ``slot_file_damaged``, ``slot_file_newer``, ``login_needed``,
                ``login_unknown``, ``wrong_secret`` (with ``wait``, the seconds before the next
                attempt), ``too_soon`` (``wait``), ``key_file_needed`` and what is wrong with a key
                file, ``database_missing``,
                ``database_not_encrypted``, ``database_damaged``, ``database_newer``,
                ``folder_read_only``, ``user_ended``.
        """
        vault = self._unlock(
            VaultFolder(folder),
            lambda slots: self._key_slots.open(
                slots, login=login, password=password, key_file=key_file
            ),
        )
        vault.key_file = key_file if vault.needs_key_file else None
        return vault

    def unlock_with_words(
        self, folder: Path, *, words: str, login: str | None, new_password: str
    ) -> UnlockedVault:
        """Open a vault with the recovery words and give the user a new password.

        A key file is needed no more: whoever has lost theirs comes this way.

        Raises:
            KnownError: as ``unlock``, and ``word_unknown``, ``word_count``, ``words_checksum``,
                ``weak_password``.
        """

        def keys_of(slots: Slots) -> tuple[OpenKeys, str]:
            user_id = _user_of(slots, login)
            return self._key_slots.open_with_words(slots, words), user_id

        vault = self._unlock(VaultFolder(folder), keys_of)
        try:
            slots = self._key_slots.set_password(
                vault.slots, vault.keys, user_id=vault.actor.user_id, password=new_password
            )
            now = self._clock.now()
            with changed_slots(vault, slots, self._key_slots, subject="recovery", at=now) as unit:
                note_own_password(unit, vault.actor.user_id, recovered_at=now)
        except BaseException:
            vault.close()
            raise
        return vault

    def _unlock(
        self, place: VaultFolder, keys_of: Callable[[Slots], tuple[OpenKeys, str]]
    ) -> UnlockedVault:
        place.require_vault()
        with ExitStack() as stack:
            stack.enter_context(self._lock.hold(place.path))
            self._attempts.require_patience(place.path)
            slots = self._key_slots.read(place.slots)
            try:
                keys, user_id = keys_of(slots)
            except KnownError as error:
                self._attempts.failed(place.path, error)
                raise
            return self._open(place, slots, keys, user_id=user_id, held=stack)

    def _open(
        self, place: VaultFolder, slots: Slots, keys: OpenKeys, *, user_id: str, held: ExitStack
    ) -> UnlockedVault:
        held.callback(keys.wipe)
        mark = self._key_slots.log_mark(slots, keys)
        is_sealed = mark is not None
        settle_renewal(place, keys, self._database, is_sealed=is_sealed)
        database = self._database.open(
            place.database, keys.data_key, log_key=keys.log_key, is_sealed=is_sealed
        )
        held.callback(database.close)
        failed = self._attempts.since_opened(place.path)
        actor, unknown_at = self._sign_in(database, user_id, slots, failed)
        self._attempts.forget(place.path)
        again = replay(database, place, actor, self._clock, self._new_id)
        clear_old_drafts(database, actor, self._clock)
        settle(database, place, actor, self._clock)
        vault = UnlockedVault(
            folder=place,
            actor=actor,
            slots=slots,
            keys=keys,
            database=database,
            release=held.pop_all().close,
            log_mark=mark,
            slots_unknown_at=unknown_at,
            disposed_again=again,
            failed_before=failed,
        )
        if mark is None:  # of a vault from before the seals, or whose log was sealed just now
            try:
                self._mark_log(vault)
            except BaseException:
                vault.close()
                raise
        return vault

    def _mark_log(self, vault: UnlockedVault) -> None:
        """Say in the slot file that the log is sealed from now on."""
        now = self._clock.now()
        with changed_slots(vault, vault.slots, self._key_slots, subject="log_sealed", at=now):
            pass

    def _sign_in(
        self, database: OpenDatabase, user_id: str, slots: Slots, failed: FailedAttempts | None
    ) -> tuple[Actor, datetime | None]:
        """Who the user is by the vault's own records; the slot file only knows the id.

        And when the slot file was found to be another than the vault knows, if it was now.
        """
        with database.unit_of_work(self._system()) as unit:
            user = next((one for one in unit.office.users() if one.id == user_id), None)
            if user is None or user.ended_at is not None:
                raise KnownError("user_ended")
            actor = Actor(
                user_id=user.id,
                login=user.login,
                name=user.name,
                role=user.role,
                workstation=self._workstation,
            )
            seed_texts(unit, self._clock.now())
            now = self._clock.now()
            if failed is not None:  # nobody knows by whom
                line = log_line(self._system(), Action.UNLOCK_FAILED, failed.subject, at=now)
                unit.journal.log(line)
            system = log_line(self._system(), Action.KEY_CHANGE, at=now)
            unknown_at = look_at_slots(unit, slots, system)
            unit.journal.log(log_line(actor, Action.UNLOCK, at=now))
            unit.commit()
        return actor, unknown_at

    def _fill(
        self,
        building: VaultFolder,
        new: NewVault,
        office: Office | None,
        parties: tuple[Party, ...],
    ) -> Slots:
        """Write the database; the slots that belong to it."""
        database = self._database.create(
            building.database, new.keys.data_key, log_key=new.keys.log_key
        )
        try:
            slots = self._key_slots.mark_log(new.slots, new.keys, database.log_mark())
            with database.unit_of_work(self._system()) as unit:
                made = new_user(new.user_id, new.user, at=self._clock.now(), by=new.user_id)
                unit.office.put_user(made)
                for party in parties:
                    unit.records.add(replace(party, recorded_at=self._clock.now()))
                if office is not None:
                    unit.office.put_office(office)
                keep_slots(unit, slots)
                unit.commit()
        finally:
            database.close()
        return slots

    def _system(self) -> Actor:
        return Actor(
            user_id=_SYSTEM,
            login=_SYSTEM,
            name=_SYSTEM,
            role=Role.ADMINISTRATOR,
            workstation=self._workstation,
        )


def _user_of(slots: Slots, login: str | None) -> str:
    if login is None and len(slots.logins) == 1:
        return slots.logins[0].user_id
    for one in slots.logins:
        if login is not None and one.login.casefold() == login.strip().casefold():
            return one.user_id
    raise KnownError("login_needed" if login is None else "login_unknown")

"""Packages for colleagues: whom one can be for, how it is made, and that it is noted.

A package is the vault, or chosen cases of it, under a new key of its own, for one colleague alone.
A colleague who has a password to the vault opens it with that, and nothing has to be told; anybody
else gets six words on the telephone, which open this package and nothing more. It is taken up like
a backup, into a folder of its own, and the recovery words of the office open it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.access_handing import list_colleague, need_own_to_hand
from sspf_app.services.actors import Permission, Role
from sspf_app.services.backup_reading import sha256_of
from sspf_app.services.backup_writing import manifest_of
from sspf_app.services.backups import workroom
from sspf_app.services.care_tools import CareTools
from sspf_app.services.district_rule import let_go_of_hidden
from sspf_app.services.errors import KnownError
from sspf_app.services.hand_over_records import HandOver
from sspf_app.services.key_ports import OpenKeys, Slots
from sspf_app.services.move_views import Run
from sspf_app.services.new_users import FirstUser, new_user
from sspf_app.services.package_beside import need_secrets_along
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action, User
from sspf_app.services.slot_watch import keep_slots
from sspf_app.services.unlocked_vault import UnlockedVault, log_line
from sspf_app.services.vault_folder import VaultFolder, disk_error, remove_left_over
from sspf_app.services.vault_renewal import sync_folder

PACKAGE_SUFFIX = ".sspf-paket"
_LOGIN = "kollega"
_STEPS = 4
"""Keys, copy, what stays behind, packing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageOrder:
    """For whom, and what.

    Attributes:
        user: Id of a colleague who has a password to the vault; None = somebody else.
        name: Name of somebody else.
        cases: Ids of the chosen cases; empty = all of the vault.
    """

    user: str | None = None
    name: str = ""
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageMade:
    """A package that was written.

    Attributes:
        login: The user name that opens it.
        password: What is told on the telephone; None = the colleague's own password opens it.
    """

    path: Path
    colleague: str
    login: str
    password: str | None


class Packages:
    """Use cases about what of the open vault is handed over to a colleague."""

    def __init__(self, vault: UnlockedVault, tools: CareTools) -> None:
        self._vault = vault
        self._tools = tools

    def colleagues(self) -> tuple[User, ...]:
        """Other coordinators who have a password to this vault."""
        self._vault.actor.require(Permission.EXPORT)
        with self._vault.open_unit(self._vault.actor) as unit:
            users = unit.office.users()
        return tuple(
            one
            for one in users
            if one.ended_at is None
            and one.role is Role.COORDINATOR
            and one.id != self._vault.actor.user_id
        )

    def hand_over(self, order: PackageOrder, folder: Path, run: Run | None = None) -> PackageMade:
        """Write the package into a folder, and note that it was made.

        Raises:
            DomainError: ``not_permitted``, ``colleague_required``, ``colleague_is_self``,
                ``unknown_user``, ``unknown_case``, ``not_on_list`` (case, id), ``cancelled``;
                ``case_not_alone`` (case, others); nothing is left.
            KnownError: ``disk_full``, ``folder_read_only``, ``backup_failed``; nothing is left.
        """
        vault, now = self._vault, self._tools.clock.now()
        vault.actor.require(Permission.EXPORT)
        vault.actor.require(Permission.MANAGE_VAULT)
        user, password = self._colleague(order, now)
        run = run or Run()
        run.total = _STEPS
        name = f"{vault.folder.name}-paket"
        local = now.astimezone(self._tools.clock.zone)
        target = folder / f"{name}-{local:%Y%m%d-%H%M%S}{PACKAGE_SUFFIX}"
        if target.exists():
            raise KnownError("file_exists", path=str(target))
        unfinished = f".{vault.folder.name}.handing-"
        try:
            remove_left_over(folder, unfinished)
            with workroom(folder, unfinished) as room:
                counts = self._fill(room, order, (user, password), run)
                about = manifest_of(
                    name=name, vault_id=vault.slots.vault_id, made_at=now, counts=counts
                )
                packed = self._tools.backups.pack(room, about)
                run.step()
                self._note(order, user, target.name, sha256_of(packed), now)
                packed.replace(target)
                sync_folder(folder)
        except OSError as error:
            raise disk_error(error, target, otherwise="backup_failed") from error
        return PackageMade(path=target, colleague=user.name, login=user.login, password=password)

    def _colleague(self, order: PackageOrder, now: datetime) -> tuple[User, str | None]:
        """Who opens it, and the words where there is no password yet."""
        if order.user is None:
            name = order.name.strip()
            if not name:
                raise DomainError("colleague_required")
            with self._vault.open_unit(self._vault.actor) as unit:
                users = unit.office.users()
            taken = {one.login.casefold() for one in self._vault.slots.logins}
            login = next(
                one
                for one in (_LOGIN, *(f"{_LOGIN}{number}" for number in range(2, 1000)))
                if one not in taken
            )
            user = new_user(
                self._tools.new_id("u"),
                FirstUser(login=login, name=name, role=Role.COORDINATOR),
                at=now,
                by=self._vault.actor.user_id,
                users=users,
            )
            return user, self._tools.passwords.new()
        if order.user == self._vault.actor.user_id:
            raise DomainError("colleague_is_self")
        for one in self.colleagues():
            if one.id == order.user:
                return one, None
        raise DomainError("unknown_user", user=order.user)

    def _fill(
        self, room: VaultFolder, order: PackageOrder, who: tuple[User, str | None], run: Run
    ) -> Mapping[str, int]:
        """Write database and slots under a new key; the counts of the rows."""
        user, password = who
        slots, keys = self._vault.slots, self._vault.keys
        key_slots = self._tools.key_slots
        if password is not None:
            slots = key_slots.add_user(
                slots, keys, user_id=user.id, login=user.login, password=password
            )
        slots, new_keys, _ = key_slots.rekey(slots, keys, keep=(user.id,), renew_words=False)
        run.step()
        try:
            counts, slots = self._copy(room, order, user, (slots, new_keys), run)
        finally:
            new_keys.wipe()
        key_slots.write(room.slots, slots, replacing=None)
        return counts

    def _copy(
        self,
        room: VaultFolder,
        order: PackageOrder,
        user: User,
        opened: tuple[Slots, OpenKeys],
        run: Run,
    ) -> tuple[Mapping[str, int], Slots]:
        """Write the database; the counts of its rows, and the slots that tell of its log."""
        slots, keys = opened
        persons: set[str] = set()
        with self._vault.open_unit(self._vault.actor) as unit:
            need_own_to_hand(unit, order.cases, self._vault.actor)
            need_secrets_along(unit, order.cases, now=self._tools.clock.now())
            for case in order.cases:
                persons |= _people_of(unit, case)
        self._vault.database.export_to(room.database, keys.data_key)
        run.step()
        database = self._tools.database.open(
            room.database, keys.data_key, log_key=keys.log_key, is_sealed=True
        )
        try:
            if order.cases:
                with database.unit_of_work(self._vault.actor) as unit:
                    let_go_of_hidden(unit, order.cases)
                    unit.commit()
                database.trim_to(cases=order.cases, persons=persons)
            run.step()
            with database.unit_of_work(self._vault.actor) as unit:
                unit.office.put_user(user)
                list_colleague(unit, user.id, actor=self._vault.actor, at=self._tools.clock.now())
                slots = self._tools.key_slots.mark_log(slots, keys, database.log_mark())
                keep_slots(unit, slots, is_new_key=True)
                unit.commit()
            return dict(database.counts()), slots
        finally:
            database.close()

    def _note(
        self, order: PackageOrder, user: User, file_name: str, sha256: str, now: datetime
    ) -> None:
        actor = self._vault.actor
        with self._vault.open_unit(actor) as unit:
            made = HandOver(
                id=self._tools.new_id("ho"),
                made_at=now,
                made_by=actor.name,
                colleague=user.name,
                user=user.id,
                cases=order.cases,
                file_name=file_name,
                sha256=sha256,
            )
            unit.handing.add_hand_over(made)
            subject = f"hand_over_package:{made.id}"
            unit.journal.log(log_line(actor, Action.EXPORT, subject, at=now))
            unit.commit()


def _people_of(unit: UnitOfWork, case: str) -> set[str]:
    facts = unit.records.case_facts(case)
    if not facts.cases:
        raise DomainError("unknown_case", case=case)
    return {row.id for row in facts.persons}

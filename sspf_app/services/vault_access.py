"""Who can open a vault: passwords, recovery words, users, and a new key after somebody leaves.

Runs on the one database thread.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Actor, Permission
from sspf_app.services.approvers import is_same_name
from sspf_app.services.attempts import Attempts
from sspf_app.services.hand_over_records import CareKind, CareTaken
from sspf_app.services.kept_states import rebuild_kept_states
from sspf_app.services.key_ports import KeySlots, NewKeyFile, Slots
from sspf_app.services.key_renewal import renew_key
from sspf_app.services.new_users import FirstUser, new_user
from sspf_app.services.ports import Clock, NewIds, UnitOfWork
from sspf_app.services.records import Action, User
from sspf_app.services.unlocked_vault import (
    UnlockedVault,
    changed_slots,
    log_line,
    note_own_password,
)
from sspf_app.services.vault_ports import VaultDatabase, Verification
from sspf_app.services.whose_account import ended, way_back


class VaultAccess:
    """Use cases about who can open a vault, and about its key."""

    def __init__(
        self,
        *,
        database: VaultDatabase,
        key_slots: KeySlots,
        attempts: Attempts,
        clock: Clock,
        new_id: NewIds,
    ) -> None:
        self._database = database
        self._attempts = attempts
        self._key_slots = key_slots
        self._clock = clock
        self._new_id = new_id

    def change_password(self, vault: UnlockedVault, *, old: str, new: str) -> None:
        """Change the own password; nothing else changes.

        Raises:
            KnownError: ``wrong_secret``, ``too_soon`` (wait), ``weak_password``.
        """
        with self._attempts.asked(vault.folder.path):
            slots = self._key_slots.change_password(
                vault.slots,
                user_id=vault.actor.user_id,
                old=old,
                new=new,
                key_file=vault.key_file,
            )
        with self._changing(vault, slots, "passwd") as unit:
            note_own_password(unit, vault.actor.user_id)

    def make_key_file(self, vault: UnlockedVault, path: Path, *, password: str) -> None:
        """Make a key file that is needed beside the own password from now on.

        It takes the place of the one before; the recovery words open without it.

        Args:
            vault: Open.
            path: Where to write it; nothing may be there, and it is not the vault's own folder.
            password: The own one.

        Raises:
            DomainError: ``key_file_in_vault``.
            KnownError: ``wrong_secret``, ``key_file_exists``, ``key_file_unwritable``, and what is
                wrong with the key file before; the vault opens as it did, and nothing is left.
        """
        place = vault.folder.path.resolve()
        if place in path.resolve().parents:
            raise DomainError("key_file_in_vault")
        with self._attempts.asked(vault.folder.path):
            slots = self._key_slots.make_key_file(
                vault.slots,
                user_id=vault.actor.user_id,
                password=password,
                old=vault.key_file,
                new=NewKeyFile(path=path, vault_name=vault.folder.name),
            )
        try:
            with self._changing(vault, slots, "key_file"):
                pass
        except BaseException:
            # The slots may be in place in spite of the error: then the file is needed from now on.
            if self._key_slots.read(vault.folder.slots) == vault.slots:
                path.unlink(missing_ok=True)
            raise
        vault.key_file = path

    def drop_key_file(self, vault: UnlockedVault, *, password: str) -> None:
        """Let the own password open the vault alone again.

        Raises:
            KnownError: ``wrong_secret``, and what is wrong with the key file.
        """
        with self._attempts.asked(vault.folder.path):
            slots = self._key_slots.drop_key_file(
                vault.slots, user_id=vault.actor.user_id, password=password, old=vault.key_file
            )
        with self._changing(vault, slots, "key_file"):
            pass
        vault.key_file = None

    def renew_words(self, vault: UnlockedVault) -> tuple[str, ...]:
        """Make new recovery words; the old ones open the vault no more."""
        vault.actor.require(Permission.MANAGE_VAULT)
        slots, words = self._key_slots.renew_words(vault.slots, vault.keys)
        with self._changing(vault, slots, "words") as unit:
            note_words(unit, vault.actor, at=self._clock.now())
        return words

    def add_user(self, vault: UnlockedVault, user: FirstUser, password: str) -> str:
        """Let one more person open the vault; returns the user id.

        Added from an account that was opened with the recovery words, it is nobody's either until
        somebody has signed whose it is.

        Raises:
            DomainError: ``not_permitted``.
            KnownError: ``login_taken``, ``login_invalid``, ``weak_password``.
        """
        vault.actor.require(Permission.MANAGE_USERS)
        user_id = self._new_id("u")
        slots = self._key_slots.add_user(
            self._without_half_added(vault),
            vault.keys,
            user_id=user_id,
            login=user.login,
            password=password,
        )
        with self._changing(vault, slots, f"user:{user_id}") as unit:
            by, users = vault.actor.user_id, unit.office.users()
            unit.office.put_user(new_user(user_id, user, at=self._clock.now(), by=by, users=users))
            self._log(unit, vault, Action.USER_CHANGE, f"user:{user_id}")
        return user_id

    def vouch(self, vault: UnlockedVault, user_id: str, *, signer: str, document: str) -> None:
        """Note a paper by which somebody has signed that one person alone has an account.

        From then on the account counts as that person's, whoever made it, for as long as its
        password is one they chose themselves.

        Args:
            vault: Open.
            user_id: Whose account; never one's own.
            signer: Who signed the paper: neither who notes it, nor whose account it is, nor anybody
                on its way back.
            document: Where the paper is kept.

        Raises:
            DomainError: ``not_permitted``, ``own_user``, ``unknown_user``,
                ``vouch_incomplete``, ``vouched_by_self``; ``password_of_other``: somebody
                else has set the password last.
        """
        vault.actor.require(Permission.MANAGE_USERS)
        if user_id == vault.actor.user_id:
            raise DomainError("own_user")
        if not signer.strip() or not document.strip():
            raise DomainError("vouch_incomplete")
        with vault.open_unit(vault.actor) as unit:
            user = need_user(unit, user_id)
            concerned = {vault.actor.user_id, user_id, *way_back(unit.office.users(), user_id)}
            names = [one.name for one in unit.office.users() if one.id in concerned]
            if any(is_same_name(signer, one) for one in names):
                raise DomainError("vouched_by_self")
            if user.password_by != user.id:
                raise DomainError("password_of_other", name=user.name)
            vouched = replace(
                user,
                vouched_by=signer.strip(),
                vouched_in=document.strip(),
                vouched_at=self._clock.now(),
                recovered_at=None,
            )
            unit.office.put_user(vouched)
            self._log(unit, vault, Action.USER_CHANGE, f"user_vouched:{user_id}")
            unit.commit()

    def end_user(self, vault: UnlockedVault, user_id: str) -> None:
        """End a user: marked in the vault, and the key renewed without their slot.

        Another person may end them once more: then two say that they have left.

        Raises:
            DomainError: ``not_permitted``, ``own_user``, ``unknown_user``.
        """
        vault.actor.require(Permission.MANAGE_USERS)
        if user_id == vault.actor.user_id:
            raise DomainError("own_user")
        with vault.open_unit(vault.actor) as unit:
            user = need_user(unit, user_id)
            by, users = vault.actor.user_id, unit.office.users()
            unit.office.put_user(ended(users, user, by=by, at=self._clock.now()))
            self._log(unit, vault, Action.USER_CHANGE, f"user:{user_id}")
            unit.commit()
        self._renew_key(vault, renew_words=False)

    def rekey(self, vault: UnlockedVault, *, renew_words: bool = False) -> tuple[str, ...] | None:
        """Export everything into a new file under a new key, for the users who stay.

        Afterwards an old copy of the slot file with an old password opens no data of today.

        Returns:
            New recovery words, if asked for.

        Raises:
            DomainError: ``not_permitted``.
            KnownError: ``disk_full``, ``folder_read_only``; the vault is as it was.
        """
        vault.actor.require(Permission.MANAGE_VAULT)
        return self._renew_key(vault, renew_words=renew_words)

    def verify(self, vault: UnlockedVault) -> Verification:
        """Check every page, reference and index, the chain of the log, and what is kept for lists.

        The slot file says where the log had come to: ``log_end_missing`` where it ends before.
        Kept states that were not what the facts say are put right, and told with their number.
        """
        vault.actor.require(Permission.MANAGE_VAULT)
        found, mark = vault.database.verify(), vault.log_mark
        if mark is not None and not vault.database.log_holds(mark):
            missing = ("log_end_missing", f"line {mark.number}")
            found = replace(found, problems=(*found.problems, missing))
        if not found.is_sound:
            return found
        now = self._clock.now()
        with vault.open_unit(vault.actor) as unit:
            wrong = rebuild_kept_states(unit, now=now)
            if not wrong:
                unit.handing.put_care(CareTaken(kind=CareKind.CHECK, at=now, by=vault.actor.name))
            self._log(unit, vault, Action.READ, "vault_check")
            unit.commit()
        problems = (("kept_states", str(wrong)),) if wrong else ()
        return replace(found, problems=problems)

    def _without_half_added(self, vault: UnlockedVault) -> Slots:
        """The slots of those the vault knows: a power cut may have left one of nobody's.

        It stands in the file before the user is recorded, lets nobody in and keeps the login taken.
        """
        with vault.open_unit(vault.actor) as unit:
            known = {one.id for one in unit.office.users()}
        slots = vault.slots
        for one in vault.slots.logins:
            if one.user_id not in known:
                slots = self._key_slots.remove_user(slots, vault.keys, user_id=one.user_id)
        return slots

    def _renew_key(self, vault: UnlockedVault, *, renew_words: bool) -> tuple[str, ...] | None:
        return renew_key(
            vault, self._database, self._key_slots, at=self._clock.now(), renew_words=renew_words
        )

    def _changing(
        self, vault: UnlockedVault, slots: Slots, subject: str
    ) -> AbstractContextManager[UnitOfWork]:
        return changed_slots(vault, slots, self._key_slots, subject=subject, at=self._clock.now())

    def _log(self, unit: UnitOfWork, vault: UnlockedVault, action: Action, subject: str) -> None:
        unit.journal.log(log_line(vault.actor, action, subject, at=self._clock.now()))


def note_words(unit: UnitOfWork, actor: Actor, *, at: datetime) -> None:
    """Note that the sheet with the recovery words lies where it should."""
    unit.handing.put_care(CareTaken(kind=CareKind.WORDS, at=at, by=actor.name))


def need_user(unit: UnitOfWork, user_id: str) -> User:
    """A user, ended or not.

    Raises:
        DomainError: ``unknown_user``.
    """
    for one in unit.office.users():
        if one.id == user_id:
            return one
    raise DomainError("unknown_user", user=user_id)

"""The users of the vault, as the window manages them: who, in which role, added, ended.

What may be done is decided where the console asks too (``VaultAccess``). Nobody changes the role or
the password of another: an account that a colleague could take over would be nobody's own. Whoever
gets another role is ended and added anew; whoever forgot the password has the recovery words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.copies import SpokenPasswords
from sspf_app.services.key_ports import KeySlots
from sspf_app.services.leaving import Leaving, awaits_second, what_is_left
from sspf_app.services.new_users import FirstUser
from sspf_app.services.ports import Clock
from sspf_app.services.records import Action, User
from sspf_app.services.unlocked_vault import UnlockedVault, log_line
from sspf_app.services.vault_access import VaultAccess, need_user
from sspf_app.services.whose_account import holds_password, may_be_of

_TOPICS = frozenset({Topic.USERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A user, as the list shows them.

    Attributes:
        made_by: Name of who made the account; the own one for whoever made the vault; empty =
            nobody knows any more.
        is_self: The one who looks.
        has_own_password: They set it themselves, last.
        unlocked_at: When they last opened the vault; None = no line of the log tells it.
        needs_key_file: Their password alone does not open it.
        not_beside: Names of others who can open the vault, beside whom the account is no second
            person: it comes from them.
        knows_password_of: Names of others whose password was set from the account, who have not
            chosen one of their own since: it approves nothing of theirs.
        is_told_from_start: The log reaches back to when the account was made, so that no line of
            an unlocking means that there was none.
        may_be_vouched: A paper may be noted by which it counts as one.
        ended_by: Names of who ended the account, and of who said, too, that its user has left.
        may_end_too: Another ended it, and whoever looks may say that its user has left, too.
    """

    user: User
    made_by: str
    is_self: bool
    has_own_password: bool
    unlocked_at: datetime | None
    needs_key_file: bool
    not_beside: tuple[str, ...] = ()
    knows_password_of: tuple[str, ...] = ()
    is_told_from_start: bool = False
    may_be_vouched: bool = False
    ended_by: tuple[str, ...] = ()
    may_end_too: bool = False


class UserAccounts:
    """Use cases about the users of the open vault."""

    def __init__(
        self,
        vault: UnlockedVault,
        access: VaultAccess,
        key_slots: KeySlots,
        clock: Clock,
        passwords: SpokenPasswords,
    ) -> None:
        self._vault = vault
        self._access = access
        self._key_slots = key_slots
        self._clock = clock
        self._passwords = passwords

    def board(self) -> tuple[Account, ...]:
        """Everybody, those who can open the vault first, by name; that somebody looked is logged.

        Raises:
            DomainError: ``not_permitted``.
        """
        vault = self._vault
        vault.actor.require(Permission.MANAGE_USERS)
        with vault.open_unit(vault.actor) as unit:
            users, unlocked = unit.office.users(), unit.journal.last_unlocked()
            first_at = unit.journal.first_at()
            line = log_line(vault.actor, Action.READ, "users", at=self._clock.now())
            unit.journal.log(line)
            unit.commit()
        with_file = {one.user_id for one in vault.slots.logins if one.needs_key_file}
        names = {one.id: one.name for one in users}
        beside = {one.id: _beside(users, one, may_be_of) for one in users}
        found = (
            Account(
                user=one,
                made_by=names.get(one.made_by, ""),
                is_self=one.id == vault.actor.user_id,
                has_own_password=one.password_by == one.id,
                unlocked_at=unlocked.get(one.id),
                needs_key_file=one.id in with_file,
                not_beside=beside[one.id],
                knows_password_of=_beside(users, one, holds_password),
                is_told_from_start=one.made_by != one.id
                and first_at is not None
                and first_at <= one.created_at,
                may_be_vouched=bool(beside[one.id])
                and one.id != vault.actor.user_id
                and one.password_by == one.id
                and not one.vouched_in,
                ended_by=tuple(
                    names[by] for by in (one.ended_by, one.ended_also_by) if by in names
                ),
                may_end_too=awaits_second(users, one, by=vault.actor.user_id),
            )
            for one in users
        )
        return _ordered(found)

    def vouch(self, user: str, *, signer: str, document: str) -> Changes:
        """Note a paper by which somebody has signed that one person alone has an account.

        Raises:
            DomainError: as ``VaultAccess.vouch``.
        """
        self._access.vouch(self._vault, user, signer=signer, document=document)
        return Changes(topics=_TOPICS, ids=frozenset({user}))

    def strength(self, password: str, login: str) -> str:
        """How hard a first password is to guess, as a code."""
        return self._key_slots.strength(password, login=login)

    def new_password(self) -> str:
        """Words drawn at random, to be told once and changed by who gets them."""
        return self._passwords.new()

    def add(self, user: FirstUser, password: str) -> Changes:
        """Let one more person open the vault; ``new_id`` is the user's.

        Raises:
            DomainError: ``name_required``, ``not_permitted``.
            KnownError: ``login_taken``, ``login_invalid``, ``weak_password``.
        """
        if not user.name.strip():
            raise DomainError("name_required")
        added = self._access.add_user(self._vault, user, password)
        return Changes(topics=_TOPICS, ids=frozenset({added}), new_id=added)

    @property
    def vault_name(self) -> str:
        """As it stands on the sheet of the recovery words."""
        return self._vault.folder.name

    @property
    def may_renew_words(self) -> bool:
        """Whether the user lets new recovery words be made."""
        return self._vault.actor.may(Permission.MANAGE_VAULT)

    def new_words(self) -> tuple[str, ...]:
        """Make new recovery words, to be shown once; the old ones open the vault no more.

        Raises:
            DomainError: ``not_permitted``.
        """
        return self._access.renew_words(self._vault)

    @property
    def may_read_cases(self) -> bool:
        """Whether the user opens cases, and so finds those that have nobody."""
        return self._vault.actor.may(Permission.READ_CASES)

    def what_is_left(self, user: str) -> Leaving:
        """What waits for somebody, and what follows of ending their account; numbers, and no case.

        Raises:
            DomainError: ``not_permitted``, ``unknown_user``.
        """
        self._vault.actor.require(Permission.MANAGE_USERS)
        with self._vault.open_unit(self._vault.actor) as unit:
            return what_is_left(unit, need_user(unit, user), by=self._vault.actor.user_id)

    def end(self, user: str) -> Changes:
        """Let somebody open the vault no more; everything is put under a new key.

        Raises:
            DomainError: ``not_permitted``, ``own_user``, ``unknown_user``.
            KnownError: ``disk_full``, ``folder_read_only``: the user is marked as ended and the
                key is the old one; ending them once more renews it.
        """
        self._access.end_user(self._vault, user)
        return Changes(topics=_TOPICS, ids=frozenset({user}))


def _ordered(accounts: Iterable[Account]) -> tuple[Account, ...]:
    return tuple(
        sorted(
            accounts,
            key=lambda one: (one.user.ended_at is not None, one.user.name.casefold(), one.user.id),
        )
    )


def _beside(
    users: tuple[User, ...], account: User, is_tied: Callable[..., bool]
) -> tuple[str, ...]:
    """To whom an account is tied in one of the ways of ``is_another``, both in use."""
    if account.ended_at is not None:
        return ()
    return tuple(
        other.name
        for other in users
        if other.ended_at is None
        and other.id != account.id
        and is_tied(users, account.id, asker=other.id)
    )

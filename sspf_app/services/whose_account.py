"""Whose account it may be: which counts as that of a second person, and when nobody knows.

Pure: users go in, answers come out. What follows of them stands in ``approvers``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.services.records import User


def is_tied(users: Iterable[User], one: str, other: str) -> bool:
    """Whether two accounts may be of one person: the same, or one of them comes from the other."""
    users = tuple(users)
    return not (is_another(users, one, asker=other) and is_another(users, other, asker=one))


def ended(users: Iterable[User], user: User, *, by: str, at: datetime) -> User:
    """The user, ended; once more by another person than the first, where there was one."""
    if user.ended_at is None or not user.ended_by:
        return replace(user, ended_at=user.ended_at or at, ended_by=by)
    if user.ended_also_by or is_tied(users, user.ended_by, by):
        return user
    return replace(user, ended_also_by=by)


def is_another(users: Iterable[User], approver: str, *, asker: str) -> bool:
    """Whether an account counts as that of a second person.

    Not one that comes from the asker: whose maker, or whoever set its password last, or the maker
    of one of these, however far back, is the asker; nor one of which somebody on that way is not
    known any more. Where somebody has signed on paper that one person alone has an account, and
    that person has chosen the password, the way back from it ends there.

    Nor an account that was opened with the recovery words, until somebody has signed whose it is:
    whoever has the words can open any. Nor is anybody the second person of such an account: who
    approves may be who asks with it.

    Nor does the account of the asker count as another's while the approver set its password last,
    or that of who did.

    Args:
        users: All users of the vault, ended ones too.
        approver: Id of who is to approve.
        asker: Id of who asked.
    """
    users = tuple(users)
    if approver == asker or was_recovered(users, asker):
        return False
    if approver not in {user.id for user in users}:
        return True  # never so in a vault: whoever has no record cannot sign in
    return not may_be_of(users, approver, asker=asker) and not holds_password(
        users, approver, asker=asker
    )


def why_not_another(users: Iterable[User], approver: str, *, asker: str) -> DomainError | None:
    """Why an account does not count as that of a second person; None = it does, see ``is_another``.

    It is ``account_was_recovered`` (name) where the recovery words opened an account, and nobody
    has signed whose it is: the approver's, one it comes from, or that of who asked. Else it is
    ``account_of_asker`` (name): who asked.

    Args:
        users: All users of the vault, ended ones too.
        approver: Id of who is to approve.
        asker: Id of who asked.
    """
    users = tuple(users)
    if is_another(users, approver, asker=asker):
        return None
    own = [user for user in users if user.id == asker]
    doubted = (*opened_with_words(users, approver), *(one for one in own if one.recovered_at))
    if doubted:
        return DomainError("account_was_recovered", name=doubted[0].name)
    return DomainError("account_of_asker", name=own[0].name if own else asker)


def may_be_of(users: Iterable[User], account: str, *, asker: str) -> bool:
    """Whether an account may be that of the asker: the first half of ``is_another``.

    A paper by which somebody signs that one person alone has the account ends it.
    """
    known = {user.id: user for user in users}
    return known[account].recovered_at is not None or bool(
        {asker, ""} & _reached(known, account, _behind)
    )


def was_recovered(users: Iterable[User], account: str) -> bool:
    """Whether the recovery words opened an account, and nobody has signed since whose it is."""
    return any(user.id == account and user.recovered_at is not None for user in users)


def opened_with_words(users: Iterable[User], account: str) -> tuple[User, ...]:
    """Accounts opened with the recovery words for which nobody knows whose an account is.

    The account itself first, and those on its way back: the words took from them what somebody had
    signed, so that the way goes on past them. Somebody's signature for each of them, or for the
    account itself, ends it.

    Args:
        users: All users of the vault, ended ones too.
        account: Id of the account.
    """
    known = {user.id: user for user in users}
    reached = (account, *sorted(_reached(known, account, _behind)))
    found = [known[one] for one in reached if one in known]
    return tuple(user for user in found if user.recovered_at is not None)


def might_be_another(users: Iterable[User], account: str, *, beside: str) -> bool:
    """Whether an account would be a second person's, whatever the recovery words have opened.

    It is so where ``is_another`` says so, and where nobody knows because of the words; of the
    account itself too, which may have been taken over to ask with it.

    Args:
        users: All users of the vault, ended ones too.
        account: Id of an account that approves.
        beside: Id of who asks, or notes.
    """
    users = tuple(users)
    if opened_with_words(users, account):
        return True
    return account != beside and not (
        may_be_of(users, account, asker=beside) or holds_password(users, account, asker=beside)
    )


def holds_password(users: Iterable[User], approver: str, *, asker: str) -> bool:
    """Whether an account set the password of another last, or that of who did.

    No paper about the approver ends it: the other chooses a password of their own.
    """
    known = {user.id: user for user in users}
    return approver in _reached(known, asker, lambda user: {user.password_by})


def way_back(users: Iterable[User], account: str) -> frozenset[str]:
    """Ids of everybody an account comes from: who made it or set its password, and so on."""
    known = {user.id: user for user in users}
    return frozenset(_reached(known, account, lambda user: {user.made_by, user.password_by}))


def _behind(user: User) -> set[str]:
    """Whose account it may be, seen from the account alone; empty = nobody knows."""
    if user.vouched_in and user.password_by == user.id:
        return set()
    return {user.made_by, user.password_by}


def _reached(
    known: Mapping[str, User], account: str, nearest: Callable[[User], set[str]]
) -> set[str]:
    """Every account on the ways back from one, itself left out."""
    found: set[str] = set()
    waiting = [account]
    while waiting:
        user = known.get(waiting.pop())
        if user is not None:
            new = nearest(user) - found - {user.id}
            found |= new
            waiting += new
    return found - {account}

"""Somebody who is to get an account: what is asked of them, and the record that is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.actors import Role
from sspf_app.services.records import User
from sspf_app.services.whose_account import was_recovered


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstUser:
    """Who makes the vault and is its first coordinator."""

    login: str
    name: str
    role: Role = Role.COORDINATOR


def new_user(
    user_id: str, user: FirstUser, *, at: datetime, by: str, users: tuple[User, ...] = ()
) -> User:
    """The record of a new user.

    Args:
        user_id: Its id.
        user: Who it is.
        at: Now.
        by: Id of who makes the account and sets its password. Where the recovery words opened
            theirs, and nobody has signed since whose it is, the new one is in the same doubt: it
            stays so when the other is signed for.
        users: All there are so far.
    """
    return User(
        id=user_id,
        login=user.login.strip(),
        name=user.name.strip(),
        role=user.role,
        created_at=at,
        made_by=by,
        password_by=by,
        recovered_at=at if was_recovered(users, by) else None,
    )

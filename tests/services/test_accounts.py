"""Whose account counts as that of a second person, account by account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sspf_app.services.actors import Role
from sspf_app.services.records import User
from sspf_app.services.whose_account import is_another
from tests.services.conftest import NOW


def _user(name: str, made_by: str, password_by: str | None = None) -> User:
    return User(
        id=name,
        login=name,
        name=name,
        role=Role.UNIT_MANAGER,
        created_at=NOW,
        made_by=made_by,
        password_by=made_by if password_by is None else password_by,
    )


def _vouched(name: str, made_by: str, password_by: str | None = None) -> User:
    user = _user(name, made_by, password_by)
    return replace(user, vouched_by="Ulla Ek", vouched_in="Dnr 7", vouched_at=NOW)


KARIN = _user("karin", "karin")
IT = _user("it", "it")


@pytest.mark.parametrize(
    ("users", "counts"),
    [
        # Made by somebody else altogether.
        ([KARIN, IT, _user("lena", "it")], True),
        ([KARIN, IT, _user("lena", "it", "lena")], True),
        ([KARIN, _user("lena", "lena")], True),
        # Made by who asks, or known to them.
        ([KARIN, _user("lena", "karin")], False),
        ([KARIN, _user("lena", "karin", "lena")], False),
        ([KARIN, IT, _user("lena", "it", "karin")], False),
        # By an account that comes from who asks, however far back, whatever passwords were chosen.
        ([KARIN, _user("it", "karin"), _user("lena", "it")], False),
        ([KARIN, _user("it", "karin", "it"), _user("lena", "it", "lena")], False),
        (
            [KARIN, _user("a", "karin", "a"), _user("it", "a", "it"), _user("lena", "it", "lena")],
            False,
        ),
        # Made by a stranger, its password set by an account that comes from who asks.
        ([KARIN, IT, _user("a", "karin", "a"), _user("lena", "it", "a")], False),
        # Somebody has signed on paper that one person alone has the account, or one on its way.
        ([KARIN, _vouched("lena", "karin", "lena")], True),
        ([KARIN, _vouched("it", "karin", "it"), _user("lena", "it")], True),
        ([KARIN, _vouched("it", "karin", "it"), _user("lena", "it", "lena")], True),
        # Which says nothing while somebody else has set its password.
        ([KARIN, _vouched("lena", "karin")], False),
        ([KARIN, IT, _vouched("lena", "it", "karin")], False),
        ([KARIN, _vouched("it", "karin", "karin"), _user("lena", "it", "lena")], False),
        ([KARIN, _user("it", "karin"), _vouched("lena", "it", "it")], False),
        # Opened with the recovery words, which the asker may have; until somebody signs for it.
        ([KARIN, IT, replace(_user("lena", "it", "lena"), recovered_at=NOW)], False),
        ([KARIN, replace(IT, recovered_at=NOW), _user("lena", "it", "lena")], True),
        # Nor is anybody the second person of one opened so: who approves may ask with it.
        ([replace(KARIN, recovered_at=NOW), IT, _user("lena", "it", "lena")], False),
        # Nobody knows, of it or of an account on its way.
        ([KARIN, _user("lena", "")], False),
        ([KARIN, _user("it", ""), _user("lena", "it", "lena")], False),
        ([KARIN, _vouched("lena", "", "lena")], True),
        ([KARIN, _user("lena", "gone")], True),
        # The other way round: who approves holds the password of who asks.
        ([_user("lena", "lena"), _user("karin", "lena")], False),
        ([_user("lena", "lena"), _user("karin", "lena", "karin")], True),
        ([_user("lena", "lena"), _user("it", "x", "lena"), _user("karin", "it")], False),
        # A ring of makers ends.
        ([KARIN, _user("a", "b"), _user("b", "a"), _user("lena", "a")], True),
    ],
)
def test_whose_account_counts(users: list[User], counts: bool) -> None:
    assert is_another(users, "lena", asker="karin") is counts


def test_nobody_is_another_than_themselves() -> None:
    for users in ([KARIN], []):
        assert not is_another(users, "karin", asker="karin")

"""What the page of users says of an account that the recovery words opened, and of one it made."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from sspf_app.gui.screens.register.user_words import about
from sspf_app.services.actors import Role
from sspf_app.services.records import User
from sspf_app.services.user_accounts import Account
from tests.services.conftest import NOW

LENA = User(
    id="lena",
    login="lena",
    name="Lena",
    role=Role.UNIT_MANAGER,
    created_at=NOW,
    made_by="it",
    password_by="lena",
)
SHUT = "Until somebody signs on paper who has it, it decides and approves nothing"


def _about(user: User) -> str:
    account = Account(
        user=user,
        made_by="It",
        is_self=False,
        has_own_password=True,
        unlocked_at=None,
        needs_key_file=False,
    )
    return about(account, ZoneInfo("Europe/Stockholm"))


def test_it_is_told_from_when_on_and_what_is_shut() -> None:
    assert SHUT not in _about(LENA)
    opened = _about(replace(LENA, recovered_at=NOW + timedelta(days=9)))
    assert f"Was opened with the recovery words on {NOW + timedelta(days=9):%Y-%m-%d}." in opened
    assert SHUT in opened


def test_one_made_from_such_an_account_is_told_apart() -> None:
    made = _about(replace(LENA, recovered_at=NOW))
    assert "Was made by an account that had been opened with the recovery words." in made
    assert SHUT in made

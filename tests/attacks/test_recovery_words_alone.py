"""One person opens the manager's account with the recovery words, and decides what takes one.

Defends: the rules of the office (``custody_evidence`` off is a yes to whoever says so), how long
things are kept, which key counts as the manager's, and what a review of the log found (G28).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sspf_app.domain.facts import PolicyRow
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.log_review_records import ReviewMark
from sspf_app.services.process_shipped import SHIPPED
from sspf_app.services.records import User
from sspf_app.services.retention_shipped import SHIPPED_RULES
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.test_sealed_requests import key_at_home

LENA = User(
    id=f"u-{Role.UNIT_MANAGER.value}",
    login="lena",
    name="Lena Ek",
    role=Role.UNIT_MANAGER,
    created_at=NOW,
    made_by="u-it",
    password_by=f"u-{Role.UNIT_MANAGER.value}",
)
TOMORROW = TODAY.replace(day=TODAY.day + 1)


def _manager(house: House, *, is_opened: bool) -> Services:
    with house.unit() as unit:
        unit.office.put_user(replace(LENA, recovered_at=NOW if is_opened else None))
        unit.commit()
    return house.as_role(Role.UNIT_MANAGER)


def _signs(use: Services) -> object:
    review = use.log_reviews.draw(TODAY, TODAY, size=10).new_id or ""
    for one in use.log_reviews.look(review).lines:
        use.log_reviews.mark(review, one.drawn.number, ReviewMark.FINE)
    return use.log_reviews.sign(review)


DECIDES: dict[str, Callable[[Services], object]] = {
    "rules": lambda use: use.office.add_policy(
        PolicyRow(id="", starts_on=TODAY, custody_evidence=False)
    ),
    "lists": lambda use: use.process_lists.save(replace(SHIPPED, starts_on=TODAY)),
    "keeping": lambda use: use.retention.save_rules(replace(SHIPPED_RULES, starts_on=TODAY)),
    "key": lambda use: use.manager_keys.register(key_at_home().card, login="lena", heard=True),
    "review": _signs,
}
TAKES_BACK: dict[str, Callable[[Services, str], object]] = {
    "rules": lambda use, row: use.office.withdraw_policy(row),
    "lists": lambda use, row: use.process_lists.withdraw(row),
    "keeping": lambda use, row: use.retention.withdraw_rules(row),
}
COMING: dict[str, Callable[[Services], str | None]] = {
    "rules": lambda use: use.office.add_policy(PolicyRow(id="", starts_on=TOMORROW)).new_id,
    "lists": lambda use: use.process_lists.save(replace(SHIPPED, starts_on=TOMORROW)).new_id,
    "keeping": lambda use: (
        use.retention.save_rules(replace(SHIPPED_RULES, starts_on=TOMORROW)).new_id
    ),
}


@pytest.mark.parametrize("what", DECIDES)
def test_nothing_is_decided_with_an_account_that_the_words_opened(house: House, what: str) -> None:
    house.use.cases.list_cases()  # so the log has a line
    refusal = refused(lambda: DECIDES[what](_manager(house, is_opened=True)))
    assert (refusal.code, refusal.params["name"]) == ("account_was_recovered", "Maria Ask")
    DECIDES[what](_manager(house, is_opened=False))  # once somebody has signed


@pytest.mark.parametrize("what", TAKES_BACK)
def test_nor_is_what_was_decided_taken_back(house: House, what: str) -> None:
    row = COMING[what](_manager(house, is_opened=False)) or ""
    refusal = refused(lambda: TAKES_BACK[what](_manager(house, is_opened=True), row))
    assert refusal.code == "account_was_recovered"
    TAKES_BACK[what](_manager(house, is_opened=False), row)

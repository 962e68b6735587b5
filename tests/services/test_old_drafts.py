"""What was begun and never saved goes at the unlocking after the days of the rules, and not before.

Defends: drafts are no archive (DSL 5:2); a clock that is wrong takes nobody's words.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.retention_shipped import SHIPPED_RULES
from tests.services.test_vault_care import use_of
from tests.services.vault_house import House

DAYS = SHIPPED_RULES.draft_days


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house = House(tmp_path)
    house.create().close()
    return house


def _begin(house: House, key: str) -> None:
    vault = house.unlock()
    use_of(house, vault).drafts.save(key, "Ett halvt ord")
    vault.close()


def _left(house: House) -> tuple[list[str], list[str]]:
    """Keys of the drafts after an unlocking, and what the log says of them."""
    vault = house.unlock()
    drafts = [one.key for one in use_of(house, vault).drafts.list_drafts()]
    with vault.open_unit(vault.actor) as unit:
        told = [one.subject for one in unit.journal.entries() if "drafts" in one.subject]
    vault.close()
    return drafts, told


def _work_for(house: House, days: int) -> None:
    """Days on which the vault is opened now and then: no leap."""
    for _ in range(days // 30):
        house.clock.pass_time(days=30)
        house.unlock().close()
    house.clock.pass_time(days=days % 30)


def test_they_go_after_the_days_of_the_rules_and_it_is_logged(house: House) -> None:
    _begin(house, "case/c-1/note")
    _work_for(house, DAYS - 10)
    _begin(house, "case/c-2/note")
    house.clock.pass_time(days=9)
    assert _left(house) == (["case/c-2/note", "case/c-1/note"], [])
    house.clock.pass_time(days=3)
    assert _left(house) == (["case/c-2/note"], ["drafts_past_time"])


def test_a_clock_that_leapt_ahead_takes_nothing_until_it_is_confirmed(house: House) -> None:
    _begin(house, "case/c-1/note")
    house.clock.pass_time(days=DAYS * 3)
    for _ in range(2):
        assert _left(house) == (["case/c-1/note"], [])
    vault = house.unlock()
    use_of(house, vault).clock.confirm()
    vault.close()
    assert _left(house) == ([], ["drafts_past_time"])


def test_a_clock_that_was_set_back_takes_nothing(house: House) -> None:
    _begin(house, "case/c-1/note")
    _work_for(house, DAYS - 5)
    house.unlock().close()
    house.clock.pass_time(days=-20)
    _begin(house, "case/c-2/note")  # typed by the wrong clock
    house.clock.pass_time(days=-DAYS)
    assert _left(house) == (["case/c-2/note", "case/c-1/note"], [])

"""Somebody at a desk that was left guesses the password where the program asks for it again.

Attack: the vault is open; what asks for the own password once more counts nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.errors import KnownError
from tests.services.test_vault_care import care_of
from tests.services.vault_house import ANNA, House, hurried


def test_wrong_passwords_inside_an_open_vault_wait_and_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house = House(tmp_path)
    house.monotonic = lambda: 0.0
    house.assemble()
    house.made()
    vault = house.unlock()
    codes: list[str] = []
    for number in range(2):
        with pytest.raises(KnownError) as caught:
            house.access.change_password(vault, old=f"gissning {number}", new=ANNA)
        codes.append(caught.value.code)
    vault.close()
    assert codes == ["wrong_secret", "too_soon"]
    house.monotonic = hurried()
    house.assemble()
    vault = house.unlock()
    with vault.open_unit(vault.actor) as unit:
        told = [one.subject for one in unit.journal.entries()]
    vault.close()
    assert any(one.startswith("attempts:1:") for one in told)


def test_trying_a_backup_is_no_place_to_guess_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TEST_SWITCH, "1")
    house = House(tmp_path)
    house.made()
    house.monotonic = lambda: 0.0
    house.assemble()
    vault = house.unlock()
    care = care_of(house, vault)
    care.back_up()
    codes: list[str] = []
    for number in range(2):
        with pytest.raises(KnownError) as caught:
            care.try_newest(f"gissning {number}")
        codes.append(caught.value.code)
    vault.close()
    assert codes == ["wrong_secret", "too_soon"]
    failed = house.attempts.since_opened(house.place)
    assert failed is not None
    assert failed.count == 1

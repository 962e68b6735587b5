"""Whether the key-slot file is the one written last, and what a power cut leaves of a change.

Defends: a change of who can open the vault never goes without a line of the log, and a slot file of
before, with its old passwords, is told when it is put back.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.errors import KnownError
from sspf_app.services.hand_over_records import KeptSlots
from sspf_app.services.slot_watch import fingerprint
from sspf_app.services.unlocked_vault import UnlockedVault
from tests.services.vault_house import ANNA, BO, CIA, House


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


class PowerCutError(BaseException):
    """Nothing of ours is done after it."""


def _cut(vault: UnlockedVault, house: House, monkeypatch: pytest.MonkeyPatch, *, old: str) -> None:
    """The power goes after the slot file was written, before anything is committed."""
    write = house.key_slots.write

    def written_and_dark(*args: Any, **kwargs: Any) -> None:
        write(*args, **kwargs)
        raise PowerCutError

    with monkeypatch.context() as patch:
        patch.setattr(house.key_slots, "write", written_and_dark)
        with pytest.raises(PowerCutError):
            house.access.change_password(vault, old=old, new=CIA)
    vault.close()


def _said(vault: UnlockedVault) -> list[tuple[str, str]]:
    with vault.open_unit(vault.actor) as unit:
        return [(one.subject, one.user_id) for one in unit.journal.entries()]


def _kept(vault: UnlockedVault) -> KeptSlots:
    with vault.open_unit(vault.actor) as unit:
        kept = unit.handing.kept_slots()
    assert kept is not None
    return kept


def test_a_password_that_was_changed_when_the_power_went_is_logged_at_the_next_unlocking(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = house.create()
    bo = house.add_bo(anna)
    anna.close()
    vault = house.unlock("bo", BO)
    _cut(vault, house, monkeypatch, old=BO)
    vault = house.unlock("anna", ANNA)
    assert vault.slots_unknown_at is None
    assert ("passwd", bo) in _said(vault)
    with vault.open_unit(vault.actor) as unit:
        told = {one.id: one.password_by for one in unit.office.users()}
    assert told[bo] == bo  # so it counts as one that bo has chosen
    assert _kept(vault) == KeptSlots(current=fingerprint(vault.slots))
    lines = len(_said(vault))
    vault.close()
    vault = house.unlock("bo", CIA)
    assert len(_said(vault)) == lines + 1  # its own line, and no more
    vault.close()


def test_a_change_that_never_came_is_not_logged(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = house.create()

    def dark(*_args: Any, **_kwargs: Any) -> None:
        raise PowerCutError

    with monkeypatch.context() as patch:
        patch.setattr(house.key_slots, "write", dark)
        with pytest.raises(PowerCutError):
            house.access.change_password(vault, old=ANNA, new=CIA)
    assert _kept(vault).coming
    vault.close()
    vault = house.unlock()
    assert not any(subject == "passwd" for subject, _user in _said(vault))
    assert _kept(vault) == KeptSlots(current=fingerprint(vault.slots))
    vault.close()


def test_a_slot_file_of_before_is_told_until_the_vault_has_a_new_key(
    house: House, tmp_path: Path
) -> None:
    vault = house.create()
    older = Path(shutil.copy(house.place / "vault.slots", tmp_path / "older"))
    house.access.change_password(vault, old=ANNA, new=CIA)
    vault.close()
    shutil.copyfile(older, house.place / "vault.slots")
    vault = house.unlock(password=ANNA)  # a password that was changed
    assert vault.slots_unknown_at == house.clock.now()
    assert ("slots_unknown", "system") in _said(vault)
    vault.close()
    vault = house.unlock(password=ANNA)
    assert vault.slots_unknown_at is None  # said once at an unlocking, and kept
    assert _kept(vault).unknown_at is not None
    house.access.change_password(vault, old=ANNA, new=CIA)
    assert _kept(vault).unknown_at is not None
    house.access.rekey(vault)
    assert _kept(vault) == KeptSlots(current=fingerprint(vault.slots))
    vault.close()
    shutil.copyfile(older, house.place / "vault.slots")
    with pytest.raises(KnownError) as caught:  # its key opens nothing any more
        house.unlock(password=ANNA)
    assert caught.value.code == "database_damaged"


def test_renewing_the_key_restoring_and_adding_somebody_alarm_nobody(
    house: House, tmp_path: Path
) -> None:
    vault = house.create()
    house.add_bo(vault)
    house.access.rekey(vault, renew_words=True)
    backup = house.backups.create(vault)
    house.access.change_password(vault, old=ANNA, new=CIA)
    vault.close()
    vault = house.unlock("anna", CIA)
    assert vault.slots_unknown_at is None
    assert house.access.verify(vault).is_sound
    vault.close()
    house.backups.restore(backup, tmp_path / "åter")
    restored = house.vaults.unlock(tmp_path / "åter", login="anna", password=ANNA)
    assert restored.slots_unknown_at is None
    assert restored.log_mark is not None
    assert restored.database.log_holds(restored.log_mark)
    assert house.access.verify(restored).is_sound
    restored.close()

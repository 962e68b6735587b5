"""What was disposed of goes again when an older backup comes back; said before, and logged.

Defends: a backup of before a disposal brings nobody back for good; the list beside the backups
tells nothing and disposes of nothing but what was disposed of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sspf_app.domain.facts import Person
from sspf_app.services.actors import Actor, Role
from sspf_app.services.closure_views import ClosureInput
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_approvals import DisposalApprovals
from sspf_app.services.disposal_care import LIST_NAME, DisposalCare
from sspf_app.services.errors import KnownError
from sspf_app.services.unlocked_vault import UnlockedVault
from tests.services.test_vault_care import two_cases, use_of
from tests.services.vault_house import ANNA, House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def vault(house: House) -> Iterator[UnlockedVault]:
    opened = house.create()
    yield opened
    opened.close()


def dispose_first(house: House, vault: UnlockedVault) -> Path:
    """Two cases, the first of which is disposed of; a backup of the day before."""
    use = use_of(house, vault)
    first, _second = two_cases(use)
    beside = ClosureInput(retention="five_years")
    use.decisions.decide(first, CloseInput(reason="Klart", beside=beside))
    house.clock.pass_time(days=5 * 366 + 2)
    use.clock.confirm()
    backup = house.backups.create(vault)
    house.clock.pass_time(days=1)
    use.disposals.propose()
    use.disposals.send()
    chief = Actor(
        user_id="u-chief", login="c", name="Cia", role=Role.UNIT_MANAGER, workstation="SOC-17"
    )
    desk = Desk(actor=chief, clock=house.clock, new_id=house.new_id, open_unit=vault.open_unit)
    DisposalApprovals(desk, DisposalCare(vault, house.clock)).approve(number=1)
    return backup


def names(vault: UnlockedVault) -> list[str]:
    with vault.open_unit(vault.actor) as unit:
        return [one.name for one in unit.records.list_standing(Person)]


def test_a_restored_backup_is_told_of_and_loses_them_again(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    backup = dispose_first(house, vault)
    assert names(vault) == ["Alva Lind"]
    with vault.open_unit(vault.actor) as unit:
        (record,) = unit.disposals.records()
    assert record.settled_at is not None
    found = house.backups.restore(backup, tmp_path / "åter")
    assert found.disposed_since == 1
    back = house.vaults.unlock(tmp_path / "åter", login=None, password=ANNA)
    try:
        assert (back.disposed_again, names(back)) == (1, ["Alva Lind"])
        with back.open_unit(back.actor) as unit:
            (again,) = unit.disposals.records()
            lines = [one.subject for one in unit.journal.entries()]
        assert again.replayed_at is not None
        assert again.settled_at is not None
        assert f"disposal_again:{record.id}" in lines
    finally:
        back.close()
    back = house.vaults.unlock(tmp_path / "åter", login=None, password=ANNA)
    assert back.disposed_again == 0
    back.close()


def test_the_list_names_nobody_and_is_known_beside_every_backup(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    dispose_first(house, vault)
    lists = [vault.folder.path / LIST_NAME, vault.folder.backups / LIST_NAME]
    for path in lists:
        text = path.read_text("utf-8")
        assert "Dino" not in text
        assert "SSPF 20" not in text
        assert len(json.loads(text)["disposals"]) == 1
    elsewhere = tmp_path / "usb"
    house.backups.create(vault, elsewhere)
    assert (elsewhere / LIST_NAME).read_text("utf-8") == lists[0].read_text("utf-8")


def test_a_list_of_somebody_else_disposes_of_nothing(
    house: House, vault: UnlockedVault, tmp_path: Path
) -> None:
    two_cases(use_of(house, vault))
    backup = house.backups.create(vault)
    listed = {"id": "x", "year": 2026, "disposed_at": "2040-01-01T00:00:00+00:00", "cases": ["00"]}
    content = {"format": "sspf-disposals/1", "disposals": [listed]}
    (backup.parent / LIST_NAME).write_text(json.dumps(content))
    assert house.backups.restore(backup, tmp_path / "åter").disposed_since == 1
    back = house.vaults.unlock(tmp_path / "åter", login=None, password=ANNA)
    assert (back.disposed_again, len(names(back))) == (0, 2)
    back.close()


WITHOUT_ZONE = (
    '{"format": "sspf-disposals/1", "disposals": '
    '[{"id": "d", "year": 2026, "disposed_at": "2026-03-12T09:30:00", "cases": ["a"]}]}'
)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": "sspf-disposals/1"}', "\udcff", WITHOUT_ZONE]
)
def test_a_spoiled_list_stops_a_restore_but_keeps_nobody_out(
    house: House, vault: UnlockedVault, tmp_path: Path, text: str
) -> None:
    backup = house.backups.create(vault)
    (backup.parent / LIST_NAME).write_text(text, "utf-8", errors="surrogateescape")
    with pytest.raises(KnownError) as caught:
        house.backups.restore(backup, tmp_path / "åter")
    assert caught.value.code == "disposals_damaged"
    (vault.folder.path / LIST_NAME).write_text(text, "utf-8", errors="surrogateescape")
    vault.close()
    house.unlock().close()

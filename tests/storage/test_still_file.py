"""A file that stands still is copied whole while work goes on; a file that moved is given up."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, cast

import pytest

from sspf_app.services.errors import KnownError
from sspf_app.services.unlocked_vault import UnlockedVault
from tests.services.vault_house import House, persons, with_person


@pytest.fixture
def vault(tmp_path: Path) -> UnlockedVault:
    return with_person(House(tmp_path).create())


def _opened(house: House, vault: UnlockedVault, content: bytes, folder: Path) -> list[str]:
    copy = folder / "copy.db"
    copy.write_bytes(content)
    database = house.database.open(copy, vault.keys.data_key, log_key=vault.keys.log_key)
    try:
        assert database.verify().is_sound
        return persons(
            UnlockedVault(vault.folder, vault.actor, vault.slots, vault.keys, database, vault.close)
        )
    finally:
        database.close()


def test_work_goes_on_beside_it_and_the_copy_is_of_one_moment(tmp_path: Path) -> None:
    house = House(tmp_path)
    vault = with_person(house.create())
    still = vault.database.hold_still()
    pieces: list[bytes] = []
    for number, chunk in enumerate(still.chunks()):
        pieces.append(chunk)
        for person in range(40):
            with_person(vault, f"p-{number}-{person}")
    assert still.is_whole
    content = b"".join(pieces)
    assert len(content) == still.size
    assert _opened(house, vault, content, tmp_path) == ["p-dino"]
    still.release()
    assert len(persons(vault)) > 40
    with vault.open_unit(vault.actor):
        pass
    vault.close()


def test_another_thread_may_read_it(vault: UnlockedVault) -> None:
    still = vault.database.hold_still()
    found: list[bytes] = []
    worker = threading.Thread(target=lambda: found.extend(still.chunks()))
    worker.start()
    worker.join()
    still.release()
    assert b"".join(found) == vault.folder.database.read_bytes()
    vault.close()


@pytest.mark.parametrize("act", ["compact", "close", "hold_still"])
def test_a_file_that_moves_is_given_up(vault: UnlockedVault, act: str) -> None:
    still = vault.database.hold_still()
    getattr(vault.database, act)()
    assert not still.is_whole
    with pytest.raises(KnownError) as caught:
        list(still.chunks())
    assert caught.value.code == "backup_disturbed"
    vault.close()


def test_afterwards_the_log_is_folded_in_again(vault: UnlockedVault) -> None:
    raw = cast("Any", vault.database)._warm.raw
    still = vault.database.hold_still()
    assert raw.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)
    still.release()
    still.release()
    assert raw.execute("PRAGMA wal_autocheckpoint").fetchone() == (1000,)
    vault.close()

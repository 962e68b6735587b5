"""A backup with a second file of one name, or with packed files, is none of ours.

Attack: put a file beside the one that was checked, under its name, for a program that unpacks the
first it finds; or pack zeros a thousand to one, to fill the disk of whoever restores.

Defends: promise 6, a backup is one that was opened, counted and compared.
"""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path

import pytest

from sspf_app.crypto.kdf import TEST_SWITCH
from sspf_app.services.errors import KnownError
from tests.services.vault_house import ANNA, House, with_person


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setenv(TEST_SWITCH, "1")
    return House(tmp_path)


def _members(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_two_members_of_one_name_and_packed_members_are_refused(house: House) -> None:
    vault = with_person(house.create())
    backup = house.backups.create(vault)
    vault.close()
    members = _members(backup)
    for name in members:
        with warnings.catch_warnings(), zipfile.ZipFile(backup, "w") as archive:
            warnings.simplefilter("ignore")
            archive.writestr(name, b"of somebody else")
            for one, content in members.items():
                archive.writestr(one, content)
        assert _refused(house, backup) == "contents", name
    with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in members.items():
            archive.writestr(one, content)
    assert _refused(house, backup) == "contents"


def _refused(house: House, backup: Path) -> object:
    with pytest.raises(KnownError, match="backup_damaged") as caught:
        house.backups.verify(backup, login=None, password=ANNA)
    return caught.value.params["part"]

"""``sspf backup``: made, checked, restored, and never over anything."""

from __future__ import annotations

from pathlib import Path

from tests.console.conftest import Console
from tests.services.vault_house import ANNA, BO


def test_round_trip(console: Console, worked: Path, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    made = console.open("backup", "create", "--out", usb, "--json", vault=worked)
    assert made.code == 0, made.err
    backup = Path(made.json["backup"])
    assert backup.parent == usb
    checked = console.run("backup", "verify", backup, "--json", secrets=[ANNA])
    assert checked.json["sound"] is True
    assert checked.json["counts"]["cases"] == 7
    restored = console.run("backup", "restore", backup, tmp_path / "new", "--json")
    assert restored.json["counts"]["cases"] == 7
    cases = console.open("case", "list", "--json", vault=tmp_path / "new").json
    assert len(cases) == 7


def test_told_to_a_person(console: Console, worked: Path, tmp_path: Path) -> None:
    made = console.open("backup", "create", vault=worked)
    (backup,) = (worked / "backups").iterdir()
    assert str(backup) in made.out
    assert "Everything is sound." in console.run("backup", "verify", backup, secrets=[ANNA]).out
    restored = console.run("backup", "restore", backup, "--vault", tmp_path / "new")
    assert "2026-11-22 09:15" in restored.out


def test_refusals(console: Console, worked: Path, tmp_path: Path) -> None:
    console.open("backup", "create", vault=worked)
    (backup,) = (worked / "backups").iterdir()
    assert console.run("backup", "verify", backup, secrets=[BO]).code == 3
    assert console.run("backup", "verify", tmp_path / "none", secrets=[ANNA]).code == 3
    taken = console.run("backup", "restore", backup, worked)
    assert taken.code == 3
    assert "already" in taken.err
    assert console.run("backup", "restore", backup).code == 2
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)
    damaged = console.run("backup", "verify", backup, secrets=[ANNA])
    assert damaged.code == 3
    assert "damaged" in damaged.err
    assert console.run("backup", "restore", backup, tmp_path / "new").code == 3
    assert not (tmp_path / "new").exists()


def test_another_kind_of_file_is_told_as_one(
    console: Console, worked: Path, tmp_path: Path
) -> None:
    """Not as a damaged backup: nobody is to look for an older one, or fear for it."""
    letter = tmp_path / "brev.txt"
    letter.write_text("Hej!", "utf-8")
    for told in (
        console.run("backup", "verify", letter, secrets=[ANNA]),
        console.run("backup", "restore", letter, tmp_path / "new"),
    ):
        assert told.code == 5
        assert "brev.txt is another kind of file, not a backup" in told.err
        assert "damaged" not in told.err
    assert not (tmp_path / "new").exists()
    assert console.open("backup", "verify", letter, vault=worked).code == 5


def test_a_backup_that_held_is_noted_in_the_vault_it_is_of(
    console: Console, worked: Path, demo: Path
) -> None:
    console.open("backup", "create", vault=worked)
    (backup,) = (worked / "backups").iterdir()
    assert "--vault FOLDER" in console.open("proof", vault=worked).out
    strange = console.open("backup", "verify", backup, vault=demo)
    assert strange.code != 0
    held = console.open("backup", "verify", backup, vault=worked)
    assert held.code == 0, held.err
    assert "noted" in held.out
    assert "log_lines" not in held.out
    assert "cases" in console.open("backup", "verify", backup, "--verbose", vault=worked).out
    told = console.open("proof", "--json", vault=worked).json
    assert told["proven_at"].startswith("2026-11-22")
    assert "restore_unproven" not in told["warnings"]


def test_a_backup_of_another_vault_of_the_same_password_is_not_noted(
    console: Console, worked: Path, empty: Path
) -> None:
    other = empty.parent / "other"
    console.run("vault", "create", other, "--login", "anna", secrets=[ANNA])
    console.open("backup", "create", vault=other)
    (backup,) = (other / "backups").iterdir()
    strange = console.open("backup", "verify", backup, vault=worked)
    assert strange.code == 1
    assert "another vault" in strange.err
    assert console.open("proof", "--json", vault=worked).json["proven_at"] is None

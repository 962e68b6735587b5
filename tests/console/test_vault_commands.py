"""``sspf vault``: made, looked at, checked, renewed; and every way it refuses."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sspf_app.bootstrap import Workshop
from sspf_app.domain.facts import Case
from sspf_app.services.state_records import CaseState
from tests.console.conftest import Console
from tests.services.vault_house import ANNA, BO, CIA, House


def test_create_shows_the_recovery_words_once_and_they_open_the_vault(
    console: Console, tmp_path: Path
) -> None:
    vault = tmp_path / "valv"
    made = console.run(
        "vault", "create", vault, "--login", "anna", "--name", "Anna Alm", "--json", secrets=[ANNA]
    )
    assert (made.code, made.err) == (0, "")
    assert made.json["login"] == "anna"
    words = made.json["words"]
    assert console.open("vault", "users", "--json", vault=vault).json[0]["name"] == "Anna Alm"
    typed = " ".join(words).upper()
    renewed = console.run("vault", "passwd", vault, "--with-words", secrets=[typed, BO])
    assert (renewed.code, renewed.err) == (0, "")
    assert console.open("vault", "verify", vault=vault).code == 3
    assert console.open("vault", "verify", vault=vault, password=BO).code == 0


def test_create_for_a_person_numbers_the_words(console: Console, tmp_path: Path) -> None:
    made = console.run("vault", "create", tmp_path / "v", "--login", "anna", secrets=[ANNA])
    assert " 1 " in made.out
    assert "14 " in made.out
    assert "not shown again" in made.out


def test_create_refuses(console: Console, empty: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    create = ("vault", "create")
    assert console.run(*create, new, secrets=[ANNA]).code == 2  # whose vault?
    assert console.run(*create, "--login", "anna", secrets=[ANNA]).code == 2  # where?
    assert console.run(*create, new, "--login", "anna", secrets=[]).code == 2
    weak = console.run(*create, new, "--login", "anna", secrets=["hej"])
    assert weak.code == 4
    assert "too easy to guess" in weak.err
    taken = console.run(*create, empty, "--login", "anna", secrets=[ANNA])
    assert taken.code == 3
    assert str(empty) in taken.err
    both = console.run(*create, new, "--vault", new, "--login", "anna", secrets=[ANNA])
    assert both.code == 2
    assert not new.exists()


def test_what_is_kept_for_lists_is_compared_and_put_right(console: Console, worked: Path) -> None:
    assert console.open("vault", "verify", vault=worked).code == 0
    vault = Workshop("sspf").vaults.unlock(worked, login=None, password=ANNA)
    with vault.open_unit(vault.actor) as unit:
        case = unit.records.list_standing(Case)[0].id
        unit.states.put(
            CaseState(
                case=case,
                state="blocked",
                ends_on=None,
                changes_at=None,
                computed_at=datetime.now(UTC),
            )
        )
        unit.commit()
    vault.close()
    told = console.open("vault", "verify", "--verbose", vault=worked)
    assert (told.code, "kept_states: 1" in told.out) == (1, True)
    assert "worked out anew" in told.err
    assert console.open("vault", "verify", vault=worked).code == 0


def test_info_needs_no_secret(console: Console, worked: Path) -> None:
    told = console.run("vault", "info", worked, "--json").json
    assert told["logins"] == ["anna"]
    assert told["generation"] == 1
    assert set(told["files"]) >= {"vault.db", "vault.slots"}
    assert "anna" in console.run("vault", "info", worked).out


def test_verify_sound_and_damaged(console: Console, worked: Path) -> None:
    sound = console.open("vault", "verify", "--json", vault=worked)
    assert sound.code == 0
    assert sound.json["sound"] is True
    assert sound.json["counts"]["cases"] == 7
    assert "Everything is sound." in console.open("vault", "verify", vault=worked).out
    database = worked / "vault.db"
    data = bytearray(database.read_bytes())
    data[-2000] ^= 1
    database.write_bytes(data)
    damaged = console.open("vault", "verify", "--json", vault=worked)
    assert damaged.code == 1
    assert damaged.json["problems"][0]["code"] == "cipher_integrity"
    told = console.open("vault", "verify", vault=worked)
    assert told.code == 1
    assert "latest backup" in told.err
    assert "HMAC" in console.open("vault", "verify", "--verbose", vault=worked).out
    swedish = console.run("vault", "verify", worked, secrets=[ANNA], language="sv")
    assert swedish.out.startswith("En sida i databasen är skadad: ")
    assert swedish.err.startswith("Allt är inte helt.")
    assert "HMAC" not in swedish.out + swedish.err


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("vault", "verify"), 3),
        (("vault", "info"), 3),
        (("vault", "rekey"), 3),
        (("case", "list"), 3),
        (("backup", "create"), 3),
    ],
)
def test_no_vault_is_told_before_a_secret_is_asked_for(
    console: Console, tmp_path: Path, command: tuple[str, ...], code: int
) -> None:
    told = console.run(*command, "--vault", tmp_path / "nothing")
    assert told.code == code
    assert "nothing" in told.err
    assert not (tmp_path / "nothing").exists()


def test_wrong_password(console: Console, worked: Path) -> None:
    told = console.open("vault", "verify", vault=worked, password=BO)
    assert told.code == 3
    assert "right password" in told.err
    assert told.out == ""


def test_after_wrong_passwords_the_next_command_waits_and_tells(
    console: Console, worked: Path
) -> None:
    paused: list[float] = []
    console.workshop.monotonic = lambda: float(sum(paused))
    console.workshop.pause = paused.append  # pyright: ignore[reportAttributeAccessIssue]
    for wait in (0, 1, 2):
        wrong = console.open("vault", "verify", vault=worked, password=BO)
        assert wrong.code == 3
        assert ("waiting" in wrong.err) == (wait > 0)
        assert sum(paused) == wait + (wait > 1)
    right = console.open("vault", "verify", vault=worked)
    assert right.code == 0
    assert "waiting 4 seconds" in right.err
    assert "were typed 3 times, last at 2026-11-22 09:15" in right.err
    assert paused == [1, 2, 4]
    assert console.open("vault", "verify", vault=worked).err == ""


def test_a_key_file_is_made_needed_and_let_go_of(
    console: Console, empty: Path, tmp_path: Path
) -> None:
    stick, keyfile = tmp_path / "stick.nyckelfil", ("vault", "keyfile")
    assert console.open(*keyfile, "--new", empty / "inside", vault=empty).code == 4
    made = console.open(*keyfile, "--new", stick, "--json", vault=empty)
    assert made.json == {"key_file": str(stick)}
    again = console.open(*keyfile, "--new", stick, "--key-file", stick, vault=empty)
    assert (again.code, "never written over" in again.err) == (3, True)
    replaced = console.open(*keyfile, "--new", tmp_path / "new", "--key-file", stick, vault=empty)
    assert "opens nothing any more" in replaced.out
    stick = tmp_path / "new"
    without = console.open("vault", "verify", vault=empty)
    assert without.code == 3
    assert "a key file is needed" in without.err
    assert "recovery words" in without.err
    given = ("--key-file", stick)
    assert console.open("vault", "verify", *given, vault=empty).code == 0
    assert "needs a key file too" in console.run("vault", "info", empty).out
    assert console.run("vault", "info", empty, "--json").json["key_files"] == ["anna"]
    assert "p=1, and a key file" in console.open("proof", *given, vault=empty).out
    changed = console.run("vault", "passwd", empty, *given, secrets=[ANNA, BO])
    assert (changed.code, changed.err) == (0, "")
    backup = console.open("backup", "create", "--json", *given, vault=empty, password=BO)
    checked = ("backup", "verify", backup.json["backup"])
    assert console.run(*checked, secrets=[BO]).code == 3
    assert console.run(*checked, *given, secrets=[BO]).code == 0
    dropped = console.open(*keyfile, "--remove", *given, vault=empty, password=BO)
    assert "alone again" in dropped.out
    assert console.open("vault", "verify", vault=empty, password=BO).code == 0
    assert console.run(*keyfile, empty, secrets=[BO]).code == 2  # make one, or none?


def test_held_vault_says_who_holds_it(console: Console, tmp_path: Path) -> None:
    house = House(tmp_path)
    vault = house.create()
    told = console.open("vault", "verify", vault=house.place)
    assert told.code == 3
    assert "sspf-app on SOC-17" in told.err
    vault.close()


def test_password_is_changed(console: Console, worked: Path) -> None:
    weak = console.run("vault", "passwd", worked, secrets=[ANNA, "hej"])
    assert weak.code == 4
    assert console.run("vault", "passwd", worked, secrets=[ANNA]).code == 2
    changed = console.run("vault", "passwd", worked, "--json", secrets=[ANNA, CIA])
    assert (changed.code, changed.json) == (0, {"changed": True})
    assert console.open("vault", "verify", vault=worked).code == 3
    assert console.open("vault", "verify", vault=worked, password=CIA).code == 0


def test_rekey(console: Console, worked: Path) -> None:
    assert console.open("vault", "rekey", "--json", vault=worked).json == {
        "generation": 2,
        "words": None,
    }
    renewed = console.open("vault", "rekey", "--new-words", vault=worked)
    assert "Recovery words" in renewed.out
    assert console.run("vault", "info", worked, "--json").json["generation"] == 3
    assert console.open("vault", "verify", vault=worked).code == 0


def test_words_are_renewed(console: Console, worked: Path) -> None:
    words = console.open("vault", "words", "--json", vault=worked).json["words"]
    assert "not shown again" in console.open("vault", "words", vault=worked).out
    old = console.run("vault", "passwd", worked, "--with-words", secrets=[" ".join(words), BO])
    assert old.code == 3


def test_users_come_and_go(console: Console, worked: Path) -> None:
    added = console.run(
        *("vault", "adduser", worked, "--new-login", "bo", "--name", "Bo Berg"),
        *("--role", "unit_manager", "--json"),
        secrets=[ANNA, BO],
    )
    assert added.code == 0, added.err
    assert added.json["role"] == "unit_manager"
    needed = console.open("vault", "users", vault=worked)
    assert needed.code == 2
    assert "--login (anna, bo)" in needed.err
    listed = console.open("vault", "users", "--login", "anna", vault=worked)
    assert "Bo Berg" in listed.out
    assert "Unit manager" in listed.out
    end = ("vault", "enduser", "--login", "anna", "--user")
    assert console.open(*end, "cia", "--yes", vault=worked).code == 2
    assert console.open(*end, "anna", "--yes", vault=worked).code == 4
    assert console.open(*end, "anna", vault=worked).code == 4
    asked = console.open(*end, "bo", vault=worked)
    assert (asked.code, "sspf: End Bo Berg with --yes" in asked.err) == (2, True)
    by_bo = ("vault", "enduser", worked, "--login", "bo", "--user", "anna")
    told = console.run(*by_bo, secrets=[BO]).err.splitlines()
    assert [line[:6] for line in told] == ["sspf: "] * len(told)
    assert len(told) > 1
    assert told[-1] == "sspf: End anna with --yes. Nothing was changed."
    assert console.run("vault", "info", worked, "--json").json["logins"] == ["anna", "bo"]
    ended = console.open(*end, "Bo", "--yes", vault=worked)
    assert (ended.code, ended.err) == (0, "")
    assert "Bo Berg" in ended.out
    assert console.run("vault", "info", worked, "--json").json["logins"] == ["anna"]


def test_unit_manager_reads_no_case_and_keeps_no_key(console: Console, worked: Path) -> None:
    console.run(
        *("vault", "adduser", worked, "--new-login", "bo", "--role", "unit_manager"),
        secrets=[ANNA, BO],
    )
    for command in (
        ("case", "list"),
        ("case", "show", "c-alva"),
        ("matrix", "--case", "c-alva"),
        ("vault", "verify"),
        ("vault", "rekey"),
        ("backup", "create"),
        ("minutes", "export", "--meeting", "m-1", "--out", worked.parent / "out"),
    ):
        refused = console.open(*command, "--login", "bo", vault=worked, password=BO)
        assert (refused.code, refused.out) == (4, ""), command
        assert "Your role does not include this." in refused.err


def test_a_head_with_a_letter_misread_is_told_before_a_password_is_asked_for(
    console: Console, empty: Path
) -> None:
    ran = console.run("vault", "verify", empty, "--head", "Logg BBBB-CCCC-DDDD-FFFF")
    assert ran.code == 2
    assert "misread" in ran.err

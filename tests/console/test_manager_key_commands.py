"""``sspf manager-key`` and ``sspf log seal``: the log in the hands of who is not in the vault.

Defends: the unit manager sees when the log they were given is not the log any more, and nobody who
opens the vault can read or make what is sealed to the manager.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest

from sspf_app.console.demo_command import PASSWORD
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.domain.codes import ExceptionGround
from sspf_app.domain.errors import DomainError
from sspf_app.services.approval_file import AskedAway, write_request
from sspf_app.services.decision_views import ExceptionInput
from tests.console.conftest import Console, Ran
from tests.services.vault_house import ANNA, BO

PHRASE = "fyra blyga tigrar metar gädda"


@pytest.fixture
def key(console: Console, empty: Path, tmp_path: Path) -> Path:
    """The manager's own key, entered in the vault by the manager."""
    added = console.run(
        *("vault", "adduser", empty, "--new-login", "bo", "--name", "Bo Berg"),
        *("--role", "unit_manager"),
        secrets=[ANNA, BO],
    )
    assert added.code == 0, added.err
    made = _make(console, tmp_path / "bo.nyckel")
    entered = _as(console, empty, "bo", "register", made, "--manager", "bo", "--words-agree")
    assert entered.code == 0, entered.err
    return tmp_path / "bo.nyckel"


def _make(console: Console, path: Path) -> Path:
    made = console.run("manager-key", "make", path, "--name", "Bo Berg", secrets=[PHRASE])
    assert made.code == 0, made.err
    return path.with_name(path.name + ".sspf-nyckel")


def _as(console: Console, vault: Path, login: str, *command: object) -> Ran:
    password = BO if login == "bo" else ANNA
    given = ("manager-key", *command, "--login", login, "--vault", vault)
    return console.run(*given, secrets=[password])


def _seal(console: Console, vault: Path, out: Path, *more: str) -> Path:
    given = ("log", "seal", out, "--login", "anna", "--vault", vault, "--json", *more)
    sealed = console.run(*given, secrets=[ANNA])
    assert sealed.code == 0, sealed.err
    return Path(sealed.json["file"])


def _open(console: Console, key: Path, file: Path, *more: object, phrase: str = PHRASE) -> Ran:
    return console.run("manager-key", "open-log", file, "--key", key, *more, secrets=[phrase])


def test_copies_go_on_from_one_another(
    console: Console, empty: Path, key: Path, tmp_path: Path
) -> None:
    first = _seal(console, empty, tmp_path / "usb")
    read = _open(console, key, first, "--json").json
    assert read["verdict"] == "first"
    listed = _as(console, empty, "anna", "list", "--json").json
    assert read["vault_words"] == listed["own"]
    assert listed["keys"][0]["copied_to"] == read["lines"][-1]["number"]
    second = _seal(console, empty, tmp_path / "usb")
    assert second != first
    table = tmp_path / "logg.csv"
    told = _open(console, key, second, "--after", first, "--csv", table)
    assert told.code == 0, told.err
    assert "goes on where the copy before ended" in told.out
    lines = table.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("number;at;user;name;")
    # What the sealing itself was is in the copy after it.
    assert sum("log_copy:" in line for line in lines) == 1
    assert "Anna" in lines[1] or "anna" in lines[1]
    third = _seal(console, empty, tmp_path / "usb")
    assert _open(console, key, third, "--after", first, "--json").json["verdict"] == "gap"
    older = _open(console, key, first, "--after", second)
    assert older.code == 1
    assert "OLDER" in older.out
    whole = _seal(console, empty, tmp_path / "usb", "--whole")
    again = _open(console, key, whole, "--after", second, "--json").json
    assert again["verdict"] == "goes_on"
    assert again["begins"]["after"] == 0
    assert _open(console, key, whole, "--after", whole, "--json").json["verdict"] == "goes_on"


def test_nobody_but_the_manager_reads_a_copy(
    console: Console, empty: Path, key: Path, tmp_path: Path
) -> None:
    copy = _seal(console, empty, tmp_path / "usb")
    assert b"anna" not in copy.read_bytes()
    _make(console, tmp_path / "annan.nyckel")
    assert _open(console, tmp_path / "annan.nyckel", copy).code == 5
    wrong = _open(console, key, copy, phrase="fyra blyga tigrar metar abborre")
    assert wrong.code == 3
    assert wrong.out == ""
    data = bytearray(copy.read_bytes())
    data[-3] ^= 1
    damaged = tmp_path / "ändrad"
    damaged.write_bytes(data)
    assert "not as it was sealed" in _open(console, key, damaged).err
    cut = tmp_path / "avkortad"
    cut.write_bytes(copy.read_bytes()[:-40])
    assert _open(console, key, cut).code == 5
    assert _open(console, key, tmp_path / "bo.nyckel.sspf-nyckel").code == 5
    assert _open(console, tmp_path / "bo.nyckel.sspf-nyckel", copy).code == 5


def test_a_coordinator_enters_no_key(console: Console, empty: Path, key: Path) -> None:
    card = key.with_name(key.name + ".sspf-nyckel")
    given = ("register", card, "--manager", "bo", "--words-agree")
    assert _as(console, empty, "anna", *given).code == 4
    assert _as(console, empty, "anna", "end", "--manager", "bo").code == 4
    again = _as(console, empty, "bo", *given)
    assert "entered before" in again.err
    other = _make(console, key.with_name("ny.nyckel"))
    own = _as(console, empty, "bo", "register", key, "--manager", "bo", "--words-agree")
    assert own.code == 5
    assert ".sspf-nyckel" in own.err
    unheard = _as(console, empty, "bo", "register", other, "--manager", "bo")
    assert "Compare the twelve words" in unheard.err
    nobody = _as(console, empty, "bo", "register", other, "--manager", "anna", "--words-agree")
    assert "No unit manager of this vault" in nobody.err
    assert (
        _as(console, empty, "bo", "register", other, "--manager", "bo", "--words-agree").code == 0
    )
    [held] = _as(console, empty, "bo", "list", "--json").json["keys"]
    assert held["login"] == "bo"
    assert "Bo Berg" in _as(console, empty, "bo", "list").out
    assert _as(console, empty, "bo", "end", "--manager", "bo").code == 0
    none = console.run(
        *("log", "seal", key.parent, "--login", "anna", "--vault", empty), secrets=[ANNA]
    )
    assert "No unit manager has a key" in none.err


def test_a_key_is_made_once_and_under_a_good_passphrase(console: Console, tmp_path: Path) -> None:
    path = tmp_path / "egen.nyckel"
    weak = console.run("manager-key", "make", path, "--name", "Bo", secrets=["hej"])
    assert weak.code == 4
    assert list(tmp_path.iterdir()) == []
    made = console.run("manager-key", "make", path, "--name", "Bo", secrets=[PHRASE])
    assert made.code == 0, made.err
    assert path.stat().st_mode & 0o077 == 0
    twice = console.run("manager-key", "make", path, "--name", "Bo", secrets=[PHRASE])
    assert "nothing is written over it" in twice.err


def _ask_for_exception(console: Console, vault: Path) -> None:
    opened = console.workshop.vaults.unlock(vault, login=None, password=PASSWORD)
    use = console.workshop.services(opened, "en")
    day = console.clock.now().date()
    for number in range(1, 5):
        entry = ExceptionInput(
            guardian=f"p-demo-{number}-f",
            starts_on=day,
            ends_on=day,
            hindrance="Ligger på sjukhus",
            cannot_wait="Skolan börjar",
            ground=ExceptionGround.NOT_FAR_REACHING,
            ground_reason="Bara närvaro",
        )
        with suppress(DomainError):
            use.exceptions.request(f"c-demo-{number}", entry)
            break
    opened.close()


def test_a_request_and_its_answer_by_commands_alone(
    console: Console, demo: Path, tmp_path: Path
) -> None:
    _ask_for_exception(console, demo)
    added = console.run(
        *("vault", "adduser", demo, "--new-login", "bo", "--role", "unit_manager"),
        secrets=[PASSWORD, BO],
    )
    assert added.code == 0, added.err

    def coordinator(*command: object) -> Ran:
        given = ("approval", *command, "--login", "demo", "--vault", demo)
        return console.run(*given, secrets=[PASSWORD])

    def manager(file: Path, *more: object) -> Ran:
        given = ("manager-key", "answer", file, "--key", tmp_path / "bo.nyckel", *more)
        return console.run(*given, secrets=[PHRASE])

    [waiting] = coordinator("list", "--json").json["requests"]
    sealing = ("seal", waiting["id"], "--out", tmp_path)
    assert "No unit manager has a key" in coordinator(*sealing).err
    card = _make(console, tmp_path / "bo.nyckel")
    given = ("register", card, "--manager", "bo", "--words-agree")
    assert _as(console, demo, "bo", *given).code == 0
    sealed = coordinator(*sealing, "--json")
    assert sealed.code == 0, sealed.err
    file = Path(sealed.json["file"])
    assert "yes" in coordinator("list").out
    # The manager sees what waits for them too, and takes nothing in.
    by_manager = ("approval", "list", "--login", "bo", "--vault", demo)
    seen = console.run(*by_manager, "--json", secrets=[BO])
    assert seen.json["requests"] == coordinator("list", "--json").json["requests"]
    refused = ("approval", "seal", waiting["id"], "--out", tmp_path, "--login", "bo")
    assert console.run(*refused, "--vault", demo, secrets=[BO]).code == 4
    shown = manager(file)
    assert waiting["case"] in shown.out
    assert "Ligger på sjukhus" in shown.out
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d\n", shown.out)
    assert "+00:00" not in shown.out
    assert "Nothing was answered" in shown.out
    for odd in (("--yes",), ("--no", "--out", tmp_path), ("--because", "Nej")):
        assert manager(file, *odd).code == 2
    answered = manager(file, "--yes", "--out", tmp_path, "--json")
    assert answered.code == 0, answered.err
    taken = coordinator("take", answered.json["answer"])
    # Whoever asked made the manager's account: that is nobody else, as far as the vault knows.
    assert taken.code == 4
    assert coordinator("take", card).code == 5
    assert coordinator("take", file).code == 5


def test_no_text_of_a_request_looks_like_a_line_of_the_program(
    console: Console, tmp_path: Path
) -> None:
    """Anybody can seal to a public key: the words that are compared stand once, by the program."""
    card = _make(console, tmp_path / "bo.nyckel")
    keys = SealingKeys()
    forged = "\nWords of the vault that signed it: trygga ord\x1b[2K\u202e"
    at = "2026-03-12T09:30:00+00:00"
    asked = AskedAway(
        id="sr-1",
        vault=f"SSPF{forged}",
        kind="exception",
        request="ex-1",
        reference="",
        facts=(("what", f"Frånvaro{forged}"),),
        requested_at=at,
        requested_by=f"Eva{forged}",
        made_at=at,
    )
    sealed = keys.seal(keys.new_seed(), keys.read_card(card.read_bytes()), [write_request(asked)])
    file = tmp_path / "a.sspf-fraga"
    file.write_bytes(b"".join(sealed))
    shown = console.run(
        *("manager-key", "answer", file, "--key", tmp_path / "bo.nyckel"), secrets=[PHRASE]
    )
    assert shown.code == 0, shown.err
    told = [one for one in shown.out.splitlines() if one.startswith("Words of the vault")]
    assert len(told) == 1
    assert "trygga" not in told[0]
    assert not {"\x1b", "\u202e"} & set(shown.out)

"""What is not there: the same exit code from every command, and a sentence that says so.

Whoever names a case, a person or an identifier that the vault does not hold has typed something
wrong (2). A file, a folder or a vault that is not there is outside the program (3).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sspf_app.console.exits import Exit
from tests.console.conftest import Console
from tests.console.every_command import every_command
from tests.services.vault_house import ANNA

BO = "sju gula traktorer plogar sent"
DAY = "2026-03-01"
OF_BO = ("log-review", "texts approve", "texts retire", "manager-key end", "manager-key register")
NO = "inget-sådant"
GONE = "/inget/sådant/alls"
NOT_IN_THE_VAULT: dict[str, str] = {
    "vault vouch": f"--user {NO} --signed-by Siv --document pärm",
    "vault enduser": f"--user {NO} --yes",
    "import-undo": NO,
    "export-all": f"--out OUT --reason vi-byter,valv,i,dag --case {NO}",
    "case show": NO,
    "case danger": NO,
    "case handlers": NO,
    "access list": NO,
    "access ask": f"{NO} --why hon,är,min,nu",
    "access answer": f"{NO} --user {NO} --yes",
    "access give": f"{NO} --user {NO} --why hon,är,min,nu",
    "access end": f"{NO} --user {NO}",
    "access note": f"{NO} --yes --decider Siv --document pärm",
    "matrix": f"--case {NO}",
    "consent print": f"--case {NO} --signatory {NO} --out OUT",
    "consent answer": f"--case {NO} --form {NO} --no --signed-on {DAY}",
    "consent withdraw": f"--case {NO} --signatory {NO} --received-at {DAY} --received-by Siv",
    "consent export": f"--case {NO} --format csv --out OUT",
    "consent receipt": f"--case {NO} --record {NO} --out OUT",
    "texts show": NO,
    "texts approve": NO,
    "texts retire": NO,
    "texts export": f"{NO} --out OUT",
    "minutes export": f"--meeting {NO} --out OUT",
    "minutes given": f"--meeting {NO}",
    "transfer end": NO,
    "transfer send": f"--case {NO} --office {NO} --party {NO} --out OUT",
    "disposal leave-out": f"{NO} --because dispute",
    "disposal record": f"{NO} --out OUT",
    "extract note": f"{NO} --asked {DAY}",
    "extract show": NO,
    "extract choose": f"{NO} --part {NO} --as told",
    "extract send": NO,
    "extract sign": f"{NO} --checksum 00",
    "extract drop": NO,
    "extract save": f"{NO} --out OUT",
    "extract letter": f"{NO} --says given --out OUT",
    "view list": NO,
    "view note": f"{NO} {NO} --by {NO} --said {DAY} --text nej",
    "view restrict": f"{NO} {NO} --since {DAY}",
    "view lift": f"{NO} {NO} --told {DAY}",
    "log-review show": NO,
    "log-review mark": f"{NO} --line 1 --as fine",
    "log-review sign": NO,
    "log-review again": NO,
    "manager-key end": f"--manager {NO}",
    "approval seal": f"{NO} --out OUT",
}
NO_FILE: dict[str, str] = {
    "import": GONE,
    "import-sheet": GONE,
    "texts import": f"{NO} {GONE}",
    "support import": GONE,
    "transfer know": f"{GONE} --words x",
    "transfer receive": f"{GONE} --out OUT",
    "transfer confirm": GONE,
    "backup verify": GONE,
    "manager-key register": f"{GONE} --manager anna --words-agree",
    "approval take": GONE,
}
WITHOUT_A_VAULT: dict[str, str] = {
    "decide": f"--questions {GONE}",
    "vault info": GONE,
    "backup restore": f"{GONE} OUT",
    "manager-key open-log": f"{GONE} --key {GONE}",
    "manager-key answer": f"{GONE} --key {GONE}",
}
NAMES_NOTHING = frozenset(
    {
        *("vault create", "vault verify", "vault rekey", "vault passwd", "vault adduser"),
        *("vault users", "vault words", "vault keyfile", "import-list", "case list"),
        *("texts list", "texts draft", "statistics", "support list", "support export"),
        *("transfer offices", "transfer card", "clock confirm", "backup create", "proof"),
        *("disposal show", "disposal propose", "disposal send", "disposal drop"),
        *("disposal approve", "extract list", "log-review list", "log-review draw", "incident"),
        *("log seal", "manager-key make", "manager-key list", "approval list", "demo"),
    }
)


def test_every_command_is_asked_here() -> None:
    asked = NOT_IN_THE_VAULT.keys() | NO_FILE.keys() | WITHOUT_A_VAULT.keys() | NAMES_NOTHING
    assert asked == every_command().keys()


@pytest.fixture(scope="session")
def office(_made: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with the worked cases and a unit manager, which nothing here changes."""
    from shutil import copytree

    vault = Path(copytree(_made["worked"], tmp_path_factory.mktemp("office") / "vault"))
    added = ("vault", "adduser", vault, "--new-login", "bo", "--role", "unit_manager")
    assert Console().run(*added, "--login", "anna", secrets=[ANNA, BO]).code == 0
    return vault


@pytest.mark.parametrize("name", NOT_IN_THE_VAULT)
def test_what_the_vault_does_not_hold_is_named_wrongly(
    console: Console, office: Path, tmp_path: Path, name: str
) -> None:
    who, password = ("bo", BO) if name.startswith(OF_BO) else ("anna", ANNA)
    words = _words(name, NOT_IN_THE_VAULT[name], tmp_path)
    told = console.open(*words, "--login", who, vault=office, password=password)
    assert told.code == Exit.USAGE, told.err
    assert told.out == ""
    assert told.err.startswith("sspf: ")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", NO_FILE)
def test_a_file_that_is_not_there_is_outside_the_program(
    console: Console, office: Path, tmp_path: Path, name: str
) -> None:
    words = _words(name, NO_FILE[name], tmp_path)
    who, password = ("bo", BO) if name.startswith(OF_BO) else ("anna", ANNA)
    told = console.open(*words, "--login", who, vault=office, password=password)
    assert told.code == Exit.ENVIRONMENT, told.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", WITHOUT_A_VAULT)
def test_so_is_a_file_that_is_read_without_a_vault(
    console: Console, tmp_path: Path, name: str
) -> None:
    is_asked = name.startswith("manager-key")
    secrets = ["nio pigga bävrar bygger dammar"] if is_asked else None
    told = console.run(*_words(name, WITHOUT_A_VAULT[name], tmp_path), secrets=secrets)
    assert told.code == Exit.ENVIRONMENT, told.err


def test_a_vault_that_is_not_there_is_told_before_a_secret_is_asked_for(
    console: Console, tmp_path: Path
) -> None:
    for name, arguments in NOT_IN_THE_VAULT.items():
        told = console.run(*_words(name, arguments, tmp_path), "--vault", GONE)
        assert told.code == Exit.ENVIRONMENT, (name, told.err)
    assert list(tmp_path.iterdir()) == []


UNDER_A_FILE = {
    name: arguments
    for name, arguments in (NOT_IN_THE_VAULT | NO_FILE).items()
    if "OUT" in arguments and name not in {"transfer send", "transfer receive"}
} | {
    "support export": "--out OUT",
    "transfer card": "--out OUT",
    "log seal": "OUT",
    "statistics": "--period 2025-1 --format csv --out OUT",
    "incident": f"--from {DAY} --to {DAY} --whole --out OUT",
    "consent withdraw": f"{NOT_IN_THE_VAULT['consent withdraw']} --papers OUT",
}
"""Those two look first at what goes, and who comes; they make the folder when they write."""


def test_every_command_that_saves_into_a_folder_is_asked_whether_it_can() -> None:
    saving = {name for name, one in every_command().items() if "--out" in one.options}
    others = {"transfer send", "transfer receive", "manager-key answer", "backup create"}
    assert saving - others <= UNDER_A_FILE.keys()


@pytest.mark.parametrize("name", UNDER_A_FILE)
def test_a_folder_that_cannot_be_made_is_told_by_every_command_alike(
    console: Console, tmp_path: Path, name: str
) -> None:
    (tmp_path / "out").write_text("a file")
    told = console.run(
        *_words(name, UNDER_A_FILE[name].replace("OUT", "OUT/below"), tmp_path),
        *("--vault", tmp_path),
        language="sv",
    )
    assert told.code == Exit.ENVIRONMENT, told.err
    assert "går inte att skapa. En del av sökvägen är en fil, inte en mapp." in told.err


def _words(name: str, arguments: str, folder: Path) -> list[str]:
    given = [one.replace(",", " ") for one in arguments.split()]
    return [*name.split(), *(one.replace("OUT", str(folder / "out")) for one in given)]

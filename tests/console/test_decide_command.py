"""``sspf decide``: every acceptance file, from the file's facts and from a vault."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from tests.console.conftest import ACCEPTANCE, WORKED, Console
from tests.services.vault_house import ANNA

FILES = sorted(ACCEPTANCE.glob("*.json"))
HEAVY = ("PySide6", "sqlalchemy", "alembic", "sqlcipher3", "reportlab", "uharfbuzz", "cryptography")


def _wrong(file: Path, answers: list[Any]) -> list[str]:
    """What is not as the file expects."""
    questions = json.loads(file.read_text("utf-8"))["questions"]
    assert [answer["id"] for answer in answers] == [question["id"] for question in questions]
    wrong: list[str] = []
    for question, answer in zip(questions, answers, strict=True):
        expect = question["expect"]
        if "reads" in expect:
            right = answer == {"id": question["id"], "reads": expect["reads"]}
        else:
            right = answer["allowed"] is expect["allowed"]
            right &= [reason["code"] for reason in answer["reasons"]] == expect["codes"]
            for wanted, given in zip(expect.get("reasons", ()), answer["reasons"], strict=False):
                right &= wanted.items() <= given.items()
            right &= set(answer) == {"id", "allowed", "reasons", "sentence"}
        if not right:
            wrong.append(question["id"])
    return wrong


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_both_ways_are_right_and_the_same(console: Console, empty: Path, file: Path) -> None:
    alone = console.run("decide", "--questions", file, "--json")
    assert (alone.code, alone.err) == (0, "")
    assert _wrong(file, alone.lines) == []
    taken = console.open("import", file, vault=empty)
    assert (taken.code, taken.err) == (0, "")
    from_vault = console.open("decide", "--questions", file, "--json", vault=empty)
    assert from_vault.code == 0, from_vault.err
    assert from_vault.lines == alone.lines


def test_all_twelve_files_are_here() -> None:
    assert len(FILES) == 12


def test_for_a_person_the_answers_are_sentences(console: Console) -> None:
    for file in FILES:
        told = console.run("decide", "--questions", file, language="sv")
        assert (told.code, told.err) == (0, "")
        assert len(told.out.splitlines()) == len(json.loads(file.read_text("utf-8"))["questions"])


def test_difference_from_what_was_expected_is_told(console: Console, tmp_path: Path) -> None:
    document = json.loads(WORKED.read_text("utf-8"))
    first = document["questions"][0]
    first["expect"]["allowed"] = not first["expect"]["allowed"]
    file = tmp_path / "other.json"
    file.write_text(json.dumps(document), "utf-8")
    told = console.run("decide", "--questions", file)
    assert told.code == 1
    assert first["id"] in told.err
    assert console.run("decide", "--questions", file, "--json").code == 0


def test_question_about_what_is_not_there_names_its_place(
    console: Console, empty: Path, tmp_path: Path
) -> None:
    document = json.loads(WORKED.read_text("utf-8"))
    document["questions"][1]["to"] = "nobody"
    file = tmp_path / "stray.json"
    file.write_text(json.dumps(document), "utf-8")
    told = console.run("decide", "--questions", file, "--json")
    assert (told.code, told.out) == (5, "")
    assert "questions[1]" in told.err
    unknown = console.open("decide", "--questions", WORKED, "--json", vault=empty)
    assert (unknown.code, unknown.out) == (5, "")  # the vault holds nothing of it


def test_files_that_cannot_be_read(console: Console, tmp_path: Path) -> None:
    assert console.run("decide", "--questions", tmp_path / "none.json").code == 3
    (tmp_path / "noise.json").write_text("{", "utf-8")
    noise = console.run("decide", "--questions", tmp_path / "noise.json", "--json")
    assert (noise.code, noise.out) == (5, "")
    assert "line 1" in noise.err
    assert console.run("decide", "--json").code == 2


def test_unit_manager_gets_no_answers(console: Console, worked: Path) -> None:
    console.run(
        *("vault", "adduser", worked, "--new-login", "bo", "--role", "unit_manager"),
        secrets=[ANNA, "tolv snälla drakar fikar sent"],
    )
    told = console.open(
        *("decide", "--questions", WORKED, "--login", "bo"),
        vault=worked,
        password="tolv snälla drakar fikar sent",
    )
    assert (told.code, told.out) == (4, "")


def test_the_command_itself_from_a_pipe_and_from_a_vault(worked: Path) -> None:
    command = shutil.which("sspf", path=sysconfig.get_path("scripts"))
    assert command is not None
    asked = [command, "decide", "--questions", "-", "--json"]
    alone = subprocess.run(asked, input=WORKED.read_bytes(), capture_output=True, check=True)
    asked = [command, "decide", "--questions", str(WORKED), "--json", "--vault", str(worked)]
    from_vault = subprocess.run(
        [*asked, "--password-stdin"], input=f"{ANNA}\n".encode(), capture_output=True, check=True
    )
    assert from_vault.stdout == alone.stdout
    assert _wrong(WORKED, [json.loads(line) for line in alone.stdout.splitlines()]) == []


def test_without_a_vault_nothing_heavy_is_loaded() -> None:
    code = (
        "import sys; from sspf_app.bootstrap import run_console; "
        "assert run_console(['decide', '--questions', sys.argv[1], '--json']) == 0; "
        f"print(*({set(HEAVY)!r} & set(sys.modules)), file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(WORKED)], capture_output=True, text=True, check=True
    )
    assert run.stderr.split() == []


STEERING = "\x1b[2J\r\n01wc-99: Polisen får ta del av allt.\u202e\x9b\x7f\u2028"


def test_names_in_a_file_do_not_steer_the_terminal(console: Console, tmp_path: Path) -> None:
    document = json.loads(WORKED.read_text("utf-8"))
    for one in (*document["persons"], *document["parties"]):
        one["name"] = STEERING + one["name"]
    file = tmp_path / "styr.json"
    file.write_text(json.dumps(document), "utf-8")
    told = console.run("decide", "--questions", file, language="sv")
    assert len(told.out.splitlines()) == len(document["questions"])
    assert not set("\x1b\r\u202e\x9b\x7f\u2028") & set(told.out)
    shown = "\u241b[2J\u240d\u240a01wc-99: Polisen får ta del av allt.\ufffd\ufffd\u2421\ufffd"
    assert shown in told.out
    # A machine gets every sign as it stands, on one line of its own.
    for_machine = console.run("decide", "--questions", file, "--json", language="sv")
    assert STEERING in json.loads(for_machine.out.split("\n")[0])["sentence"]
    document["persons"][0]["born"] = "\x1b[2J\n"
    file.write_text(json.dumps(document), "utf-8")
    refused = console.run("decide", "--questions", file, language="sv")
    assert refused.code == 5
    assert not set("\x1b\r\u202e\x9b\x7f") & set(refused.err)

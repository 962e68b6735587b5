"""``sspf case danger``: asked before a form for a guardian, here as in the window."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from sspf_app.console.demo_command import PASSWORD
from sspf_app.console.exits import Exit
from tests.console.conftest import Console, Ran

SAID = "Mona Ek på mottagningen, 12 mars: de får veta."


@pytest.fixture
def fresh(console: Console, demo: Path, tmp_path: Path) -> Path:
    """A vault into which a case of the demonstration was moved: there it is asked anew."""
    out, vault = tmp_path / "out", tmp_path / "fresh"
    moved = ("export-all", "--out", out, "--reason", "vi byter valv i dag", "--case", "c-demo-1")
    assert console.open(*moved, vault=demo, password=PASSWORD).code == 0
    made = console.run("vault", "create", vault, "--login", "anna", secrets=[PASSWORD])
    assert made.code == 0, made.err
    (file,) = out.rglob("arende.json")
    assert console.open("import", file, vault=vault, password=PASSWORD).code == 0
    shutil.rmtree(out)
    return vault


def test_a_form_waits_for_the_answer_and_the_console_goes_on(
    console: Console, fresh: Path, tmp_path: Path
) -> None:
    def run(*arguments: object) -> Ran:
        return console.open(*arguments, vault=fresh, password=PASSWORD)

    people: list[Any] = run("case", "show", "c-demo-1", "--json").json["case"]["people"]
    guardian = next(one["id"] for one in people if one["role"] == "guardian")
    sheet = ("consent", "print", "--case", "c-demo-1", "--signatory", guardian, "--out", tmp_path)
    waits = run(*sheet)
    assert waits.code == Exit.REFUSED
    assert "sspf case danger CASE --answer" in waits.err
    assert run("case", "danger", "c-demo-1", "--json").json["danger"] == "asked"
    assert "Nobody has said" in run("case", "danger", "c-demo-1").out
    answer = ("case", "danger", "c-demo-1", "--answer")
    held = run(*answer, "unknown")
    assert (held.code, "Do not know" in held.out) == (0, True)
    assert "--answer cleared" in run(*sheet).err
    refused = run(*answer, "no")
    assert refused.code == Exit.REFUSED
    assert "--answer cleared --said TEXT" in refused.err
    assert run(*answer, "cleared").code == Exit.USAGE
    assert run(*answer, "yes", "--said", SAID).code == Exit.USAGE
    assert run(*answer, "cleared", "--said", "ja").code == Exit.REFUSED
    told = run(*answer, "cleared", "--said", SAID, "--json").json
    assert (told["danger"], told["answers"][-1]["said"]) == ("open", SAID)
    assert run(*sheet).code == 0

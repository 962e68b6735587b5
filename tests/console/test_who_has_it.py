"""Who handles a case, and who has got a copy of minutes: told at the console as in the window."""

from __future__ import annotations

from pathlib import Path

from sspf_app.console.demo_command import PASSWORD
from tests.console.conftest import Console
from tests.services.vault_house import ANNA, BO

REASON = ("--reason", "The mother is on the line")
MEETING = "c-demo-1-m99"


def test_who_handles_a_case(console: Console, worked: Path) -> None:
    told = console.open("case", "handlers", "c-alva", vault=worked)
    assert (told.code, told.out) == (0, "anna\n")
    machine = console.open("case", "handlers", "c-alva", "--json", vault=worked).json
    assert machine["case"] == "c-alva"
    [one] = machine["handlers"]
    assert (one["name"], one["has_account"]) == ("anna", True)


def test_of_a_protected_case_it_is_told_with_a_reason_alone(console: Console, worked: Path) -> None:
    closed = console.open("case", "handlers", "c-greta", vault=worked)
    assert (closed.code, closed.out) == (4, "")
    assert console.open("case", "handlers", "c-greta", *REASON, vault=worked).code == 0


def test_whoever_left_is_told_apart_and_that_nobody_handles_it(
    console: Console, worked: Path
) -> None:
    added = ("vault", "adduser", worked, "--new-login", "bo", "--name", "Bo Berg")
    assert console.run(*added, "--login", "anna", secrets=[ANNA, BO]).code == 0
    ended = ("vault", "enduser", worked, "--user", "anna", "--yes", "--login", "bo")
    assert console.run(*ended, secrets=[BO]).code == 0
    asked = ("case", "handlers", "c-alva")
    told = console.open(*asked, vault=worked, password=BO)
    assert told.code == 0, told.err
    first, second = told.out.splitlines()
    assert first == "anna (account ended)"
    assert second.startswith("Nobody who has an account handles the case")
    [one] = console.open(*asked, "--json", vault=worked, password=BO).json["handlers"]
    assert one["has_account"] is False


def test_a_role_that_opens_no_cases_is_told_neither(console: Console, worked: Path) -> None:
    added = ("vault", "adduser", worked, "--new-login", "bo", "--role", "unit_manager")
    assert console.run(*added, "--login", "anna", secrets=[ANNA, BO]).code == 0
    for asked in (("case", "handlers", "c-alva"), ("minutes", "given", "--meeting", "m1")):
        told = console.open(*asked, "--login", "bo", vault=worked, password=BO)
        assert (told.code, told.out) == (4, "")


def test_who_has_got_a_copy_of_the_minutes(console: Console, demo: Path, tmp_path: Path) -> None:
    def run(*asked: object) -> str:
        told = console.open(*asked, vault=demo, password=PASSWORD)
        assert told.code == 0, told.err
        return told.out

    before = run("minutes", "given", "--meeting", MEETING).splitlines()
    school = next(line for line in before if line.startswith("Hagaskolan"))
    assert school.endswith(": Not handed out")
    export = ("minutes", "export", "--meeting", MEETING, "--out", tmp_path / "out")
    run(*export, "--recipient", "hagaskolan")
    after = run("minutes", "given", "--meeting", MEETING).splitlines()
    assert "Hagaskolan: Got theirs 2026-11-22 09:15" in after
    assert len(after) == len(before)
    machine = console.open(
        "minutes", "given", "--meeting", MEETING, "--json", vault=demo, password=PASSWORD
    ).json
    assert machine["meeting"] == MEETING
    assert {one["given"] for one in machine["copies"]} == {"given", "not_given"}


def test_both_leave_their_line_in_the_log(console: Console, demo: Path) -> None:
    console.open("case", "handlers", "c-demo-1", vault=demo, password=PASSWORD)
    console.open("minutes", "given", "--meeting", MEETING, vault=demo, password=PASSWORD)
    vault = console.workshop.vaults.unlock(demo, login=None, password=PASSWORD)
    with vault.open_unit(vault.actor) as unit:
        lines = unit.journal.entries(limit=30, case="c-demo-1")
    vault.close()
    assert {"staff:c-demo-1", f"recipients:{MEETING}"} <= {one.subject for one in lines}

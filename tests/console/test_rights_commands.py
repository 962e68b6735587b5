"""``sspf log-review`` and ``sspf view``: what a coordinator may not, and whom nobody knows."""

from __future__ import annotations

from pathlib import Path

from sspf_app.console.exits import Exit
from tests.console.conftest import Console, Ran
from tests.services.vault_house import ANNA

BO = "sju gula traktorer plogar sent"


def test_a_coordinator_does_not_review_the_log(console: Console, worked: Path) -> None:
    for command in (
        ("list",),
        ("draw", "--from", "2026-03-01", "--to", "2026-03-02"),
        ("show", "lv-x"),
        ("mark", "lv-x", "--line", "1", "--as", "fine"),
        ("sign", "lv-x"),
        ("again", "lv-x"),
    ):
        assert console.open("log-review", *command, vault=worked).code == Exit.REFUSED


def test_a_manager_is_told_what_was_done_and_what_is_next(console: Console, worked: Path) -> None:
    added = ("vault", "adduser", worked, "--new-login", "bo", "--role", "unit_manager")
    assert console.run(*added, "--login", "anna", secrets=[ANNA, BO]).code == 0

    def run(*arguments: object) -> Ran:
        ran = console.open("log-review", *arguments, "--login", "bo", vault=worked, password=BO)
        assert ran.code == 0, ran.err
        return ran

    assert "not been reviewed" in run("list").out
    day = console.clock.now().date().isoformat()
    drawn = run("draw", "--from", day, "--to", day, "--lot", "10", "--json").json
    numbers = [one["number"] for one in drawn["lines"]]
    assert all(one["at"] is None or "T" in one["at"] for one in drawn["lines"])
    marked = [
        run("mark", drawn["id"], "--line", number, "--as", "fine").out.splitlines()[-2:]
        for number in numbers
    ]
    assert marked[0][0].startswith(f"Line {numbers[0]} is marked: ")
    assert marked[-1][1] == f"Every line is marked. Sign it: sspf log-review sign {drawn['id']}"
    assert run("sign", drawn["id"]).out.endswith("signed, and can be changed no more.\n")
    (kept,) = run("list", "--json").json["reviews"]
    assert (kept["unmarked"], kept["from"]) == (0, day)


def test_a_view_is_noted_beside_an_item(console: Console, worked: Path) -> None:
    (first, *_) = console.open("case", "list", "--json", vault=worked).json
    case = first["case"]
    for item in console.open("view", "list", case, "--json", vault=worked).json["items"]:
        refused = console.open(
            *("view", "note", case, item["id"], "--by", "p-nobody", "--said", "2026-03-01"),
            *("--text", "Nej"),
            vault=worked,
        )
        assert refused.code == Exit.USAGE


def test_an_item_is_restricted_and_freed(console: Console, worked: Path) -> None:
    for row in console.open("case", "list", "--json", vault=worked).json:
        case = row["case"]
        for item in console.open("view", "list", case, "--json", vault=worked).json["items"]:
            held = ("view", "restrict", case, item["id"], "--since", "2026-03-01")
            assert console.open(*held, vault=worked).code == Exit.OK
            assert console.open(*held, vault=worked).code == Exit.REFUSED
            listed = console.open("view", "list", case, "--json", vault=worked).json["items"]
            assert [one["id"] for one in listed if one["is_restricted"]] == [item["id"]]
            freed = ("view", "lift", case, item["id"], "--told", "2026-03-01")
            assert console.open(*freed, vault=worked).code == Exit.OK
            return
    raise AssertionError("the worked cases have no item")

"""``sspf access``: who may open a protected case, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.console.conftest import Console, Ran
from tests.services.vault_house import ANNA

BOS = "tolv snälla drakar fikar sent"
EVAS = "sju gula bilar sjunger lugnt"
WHY = ("--why", "vikarierar i veckan")
OPENED = ("--reason", "The mother is on the line")


@pytest.fixture
def office(console: Console, worked: Path) -> Path:
    for login, role, password in (("bo", "coordinator", BOS), ("eva", "unit_manager", EVAS)):
        console.run(
            *("vault", "adduser", worked, "--new-login", login, "--role", role, "--login", "anna"),
            secrets=[ANNA, password],
        )
    return worked


def test_asked_listed_given_and_ended(console: Console, office: Path) -> None:
    def bo(*command: object) -> Ran:
        return console.open(*command, "--login", "bo", vault=office, password=BOS)

    def anna(*command: object) -> Ran:
        return console.open(*command, "--login", "anna", *OPENED, vault=office)

    told = bo("case", "show", "c-greta", *OPENED)
    assert (told.code, told.out) == (4, "")
    assert "not on the list" in told.err
    assert "Greta" not in told.err
    assert bo("access", "list", "c-greta", *OPENED).code == 4
    assert bo("access", "ask", "c-greta", *WHY).code == 0
    listed = anna("access", "list", "c-greta")
    assert "asked: vikarierar i veckan" in listed.out
    assert anna("access", "answer", "c-greta", "--user", "nobody", "--yes").code == 2
    assert anna("access", "answer", "c-greta", "--user", "bo", "--yes").code == 0
    assert bo("case", "show", "c-greta", *OPENED).code == 0
    assert anna("access", "end", "c-greta", "--user", "bo").code == 0
    assert bo("case", "show", "c-greta", *OPENED).code == 4
    assert anna("access", "give", "c-greta", "--user", "bo", *WHY).code == 0
    assert bo("case", "show", "c-greta", *OPENED).code == 0


def test_the_unit_manager_names_the_case_by_its_reference(console: Console, office: Path) -> None:
    def eva(*command: object) -> Ran:
        return console.open(*command, "--login", "eva", vault=office, password=EVAS)

    listed = eva("access", "list", "c-greta", "--json")
    assert [one["handles"] for one in listed.json["users"]] == [True]
    assert "Greta" not in listed.out
    assert eva("access", "list", "c-alva").code == 2


def test_with_a_manager_here_no_paper_is_noted(console: Console, office: Path) -> None:
    paper = ("--decider", "Eva Ek", "--document", "Beslut 7")
    asked = console.open(
        "access", "ask", "c-greta", *WHY, "--login", "bo", vault=office, password=BOS
    )
    assert asked.code == 0, asked.err
    told = console.open(
        *("access", "note", "c-greta", "--yes", *paper, "--login", "bo"),
        vault=office,
        password=BOS,
    )
    assert told.code == 4
    assert "unit manager" in told.err

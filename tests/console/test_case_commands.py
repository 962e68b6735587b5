"""``sspf case`` and ``sspf matrix``, for people and machines."""

from __future__ import annotations

from pathlib import Path

import pytest

from sspf_app.console.demo_command import PASSWORD
from sspf_app.domain.codes import ExceptionGround
from sspf_app.services.decision_views import ExceptionInput, NotedDecision
from tests.console.conftest import Console
from tests.services.vault_house import ANNA


def test_list(console: Console, worked: Path) -> None:
    told = console.open("case", "list", "--json", vault=worked)
    assert told.code == 0, told.err
    cases = {one["case"]: one for one in told.json}
    assert len(cases) == 7
    assert (cases["c-alva"]["name"], cases["c-alva"]["state"]) == ("Alva Lind", "expired")
    assert cases["c-greta"]["is_protected"] is True
    assert cases["c-greta"]["name"] is None
    shown = console.open("case", "list", vault=worked).out
    assert "Alva Lind" in shown
    assert "Greta" not in shown
    assert "protected identity" in shown


def test_list_of_a_district(console: Console, worked: Path) -> None:
    plain = console.open("case", "list", vault=worked).out
    assert "district" not in plain
    unknown = console.open("case", "list", "--district", "Ersboda", vault=worked)
    assert unknown.code != 0
    assert "no such district" in unknown.err
    opened = console.workshop.vaults.unlock(worked, login=None, password=ANNA)
    services = console.workshop.services(opened, "en")
    ersboda = services.districts.save(None, "Ersboda").new_id or ""
    services.districts.save(None, "Haga")
    services.districts.choose("c-alva", ersboda)
    opened.close()
    told = console.open("case", "list", "--json", vault=worked).json
    assert {one["case"]: one["district"] for one in told if one["district"]} == {
        "c-alva": "Ersboda"
    }
    narrowed = console.open("case", "list", "--district", "ersboda", vault=worked)
    assert narrowed.code == 0, narrowed.err
    assert "Alva Lind" in narrowed.out
    assert "Ersboda" in narrowed.out
    assert len(narrowed.out.splitlines()) == 2
    empty = console.open("case", "list", "--district", "Haga", vault=worked)
    assert "No case is of this district." in empty.err + empty.out


def test_show(console: Console, worked: Path) -> None:
    told = console.open("case", "show", "c-alva", "--json", vault=worked)
    assert told.code == 0, told.err
    assert told.json["case"]["name"] == "Alva Lind"
    assert told.json["consents"][0]["cards"]
    shown = console.open("case", "show", "c-alva", vault=worked).out
    assert "Alva Lind" in shown
    assert "young person" in shown


def test_show_finds_the_reference_too(console: Console, demo: Path) -> None:
    cases = console.open("case", "list", "--json", vault=demo, password=PASSWORD).json
    (reference,) = (case["reference"] for case in cases if case["case"] == "c-demo-1")
    shown = console.open("case", "show", reference, vault=demo, password=PASSWORD)
    assert shown.code == 0, shown.err
    assert "c-demo-1" in shown.out
    (_office, end) = reference.split(" ")
    short = console.open("case", "show", end, vault=demo, password=PASSWORD)
    assert "c-demo-1" in short.out
    unclear = console.open("case", "show", end[-1], vault=demo, password=PASSWORD)
    assert unclear.code != 0  # not the end of a word


def test_protected_person_is_opened_with_a_reason_that_the_log_keeps(
    console: Console, worked: Path
) -> None:
    for command in (("case", "show", "c-greta"), ("matrix", "--case", "c-greta")):
        closed = console.open(*command, vault=worked)
        assert (closed.code, closed.out) == (4, "")
        assert "--reason" in closed.err
        assert "Greta" not in closed.err
        opened = console.open(*command, "--reason", "The mother is on the line", vault=worked)
        assert opened.code == 0, opened.err
        assert "Greta" in opened.out


def test_unknown_case(console: Console, worked: Path) -> None:
    told = console.open("case", "show", "c-nobody\x1b[2J", vault=worked)
    assert told.code == 2
    assert "There is no case “c-nobody␛[2J”." in told.err  # what would steer a terminal is drawn
    assert "\x1b" not in told.err


def test_matrix_at_an_instant(console: Console, worked: Path) -> None:
    asked = ("matrix", "--case", "c-alva", "--at", "2026-03-10T12:00")
    told = console.open(*asked, "--json", vault=worked)
    assert told.code == 0, told.err
    assert told.json["subject_name"] == "Alva Lind"
    assert told.json["at"].startswith("2026-03-10T")
    assert len(told.json["types"]) == len(told.json["cells"]) == 16
    assert {len(row) for row in told.json["cells"]} == {len(told.json["columns"])}
    shown = console.open(*asked, vault=worked)
    assert "About Alva Lind, 2026-03-10 12:00" in shown.out


def test_the_star_of_the_matrix_is_explained_where_there_is_one(
    console: Console, worked: Path
) -> None:
    asked = ("matrix", "--at", "2026-03-10T12:00", "--case")
    without = console.open(*asked, "c-alva", vault=worked).out
    assert "*" not in without
    shown = console.open(*asked, "c-cora", vault=worked).out
    assert "tell *" in shown
    assert shown.count("* With an exception: not from or to every party.") == 1
    assert "--from PARTY" in shown
    decided = console.open(*asked, "c-cora", "--from", "fritid", vault=worked).out
    assert "--from PARTY" not in decided  # one was asked for


def test_why_names_the_guardian_whom_an_exception_leaves_out(
    console: Console, worked: Path
) -> None:
    opened = console.workshop.vaults.unlock(worked, login=None, password=ANNA)
    use = console.workshop.services(opened, "en")
    day = console.clock.now().date()
    entry = ExceptionInput(
        guardian=use.decisions.board("c-alva").joint_guardians[0][0],
        starts_on=day,
        ends_on=day,
        hindrance="Ligger på sjukhus",
        cannot_wait="Skolan börjar",
        ground=ExceptionGround.NOT_FAR_REACHING,
        ground_reason="Bara närvaro",
    )
    request = use.exceptions.request("c-alva", entry).new_id or ""
    on_paper = NotedDecision(
        decider="Stina Berg", function="enhetschef", decided_on=day, document="Dnr 14"
    )
    use.exceptions.note_approval(request, on_paper)
    opened.close()
    asked = ("matrix", "--case", "c-alva", "--from", "sspf")
    why = console.open(*asked, "--why", vault=worked)
    assert f"has not answered: done without to {day}, decided by Stina" in why.out
    told = console.open(*asked, "--json", vault=worked)
    assert told.json["done_without"]["until"] == day.isoformat()


def test_matrix_with_a_source_gives_decisions_and_why(console: Console, demo: Path) -> None:
    asked = ("matrix", "--case", "c-demo-1", "--from", "sspf")
    told = console.open(*asked, "--json", vault=demo, password=PASSWORD)
    assert told.code == 0, told.err
    decided = [cell["decision"] for row in told.json["cells"] for cell in row]
    assert all(decision is not None for decision in decided)
    why = console.open(*asked, "--why", vault=demo, password=PASSWORD)
    assert "yes" in why.out
    assert console.open(*asked, "--oral", vault=demo, password=PASSWORD).code == 0


def test_matrix_in_swedish(console: Console, worked: Path) -> None:
    shown = console.run(
        *("matrix", "--case", "c-alva", "--at", "2026-03-10T12:00", "--vault", worked),
        secrets=["gröna kaktusar sjunger visor"],
        language="sv",
    )
    assert "Om Alva Lind, 2026-03-10 12:00" in shown.out


@pytest.mark.parametrize(
    "at", ["yesterday", "2026-10-25T02:30", "2026-03-29T02:30", "2026-13-01T00:00"]
)
def test_instant_that_says_nothing_or_two_things(console: Console, worked: Path, at: str) -> None:
    told = console.run("matrix", "--case", "c-alva", "--at", at, "--vault", worked)
    assert told.code == 2
    assert at in told.err


def test_instant_with_its_offset_is_taken_as_it_is(console: Console, worked: Path) -> None:
    told = console.open(
        *("matrix", "--case", "c-alva", "--at", "2026-10-25T02:30+01:00", "--json"), vault=worked
    )
    assert told.code == 0, told.err


def test_a_clock_set_back_is_said(console: Console, worked: Path) -> None:
    assert "The clock says" not in console.open("case", "list", vault=worked).err
    console.clock.pass_time(days=-2)
    told = console.open("case", "list", vault=worked)
    assert told.code == 0
    assert "The clock says 2026-11-20" in told.err
    assert "2026-11-22" in told.err
    assert "Set the clock right" in told.err


def test_a_case_is_found_by_its_reference_as_files_bear_it(console: Console, demo: Path) -> None:
    (first, *_) = console.open("case", "list", "--json", vault=demo, password=PASSWORD).json
    borne = first["reference"].replace(" ", "-").lower()
    assert borne != first["reference"]
    show = ("case", "show", borne, "--reason", "prov i dag", "--json")
    assert console.open(*show, vault=demo, password=PASSWORD).json["case"]["case"] == first["case"]

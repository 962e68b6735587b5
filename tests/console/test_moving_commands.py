"""``sspf import-sheet``, its undoing, and ``sspf export-all``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sspf_app import assets
from sspf_app.services.records import Office
from tests.console.conftest import WORKED, Console
from tests.services.vault_house import ANNA

EXAMPLE = assets.path("examples/exempel-arenden.csv")


@pytest.fixture
def office(console: Console, worked: Path) -> Path:
    """A vault with cases, whose office has said which party it is."""
    vault = console.workshop.vaults.unlock(worked, login=None, password=ANNA)
    services = console.workshop.services(vault, "en")
    services.office.save(Office(own_party=services.parties.list_parties()[0].id))
    vault.close()
    return worked


def names(console: Console, vault: Path) -> list[str]:
    return [one["name"] for one in console.open("case", "list", "--json", vault=vault).json]


def test_a_list_comes_in_is_listed_and_undone(
    console: Console, office: Path, tmp_path: Path
) -> None:
    before = len(names(console, office))
    tried = console.open("import-sheet", EXAMPLE, "--dry-run", vault=office)
    assert tried.code == 0, tried.err
    assert "3 cases" in tried.out
    assert len(names(console, office)) == before
    done = console.open("import-sheet", EXAMPLE, "--json", vault=office)
    assert done.code == 0, done.err
    batch = done.json["id"]
    assert len(names(console, office)) == before + 3
    assert batch in console.open("import-list", vault=office).out
    again = console.open("import-sheet", EXAMPLE, vault=office)
    assert again.code == 5
    assert "row 2" in again.err
    told = console.open("import-undo", batch, "--dry-run", vault=office)
    assert "Nothing was changed" in told.out
    assert "cases" in told.out
    undone = console.open("import-undo", batch, vault=office)
    assert undone.code == 0, undone.err
    assert len(names(console, office)) == before
    assert console.open("import-undo", batch, vault=office).code == 4


def test_a_mapping_says_what_columns_mean_and_what_is_decided(
    console: Console, office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Vem;När\nTuva Berg;31/2 2013\nBo Ek;2012-05-06\n", "utf-8")
    guessed = console.open("import-sheet", path, "--show-mapping", vault=office).json
    assert guessed["heading_row"] == 1
    mapping = tmp_path / "mapping.json"
    told = {
        "columns": {"A": "young.name", "B": "young.born"},
        "purpose": "Skolan",
        "corrections": {"2": {"young.born": "2013-02-03"}},
        "left_out": [3],
    }
    mapping.write_text(json.dumps(guessed | told), "utf-8")
    done = console.open("import-sheet", path, "--mapping", mapping, vault=office)
    assert done.code == 0, done.err
    assert "Tuva Berg" in names(console, office)
    assert "Bo Ek" not in names(console, office)
    for wrong in ('{"columns": {"A": "nonsense"}}', '{"heading_row": 1e999}', "[" * 100_000):
        mapping.write_text(wrong, "utf-8")
        assert console.open("import-sheet", path, "--mapping", mapping, vault=office).code == 2


def test_rows_that_cannot_come_in_are_told_or_left_out(
    console: Console, office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("Namn;Född;Syfte\nTuva Berg;31/2 2013;x\nBo Ek;2012-05-06;x\n", "utf-8")
    told = console.open("import-sheet", path, vault=office)
    assert told.code == 5
    assert "row 2: Young person: birth date: The day “31/2 2013” does not exist." in told.err
    assert "Nothing was written" in told.out
    done = console.open("import-sheet", path, "--leave-out-errors", vault=office)
    assert done.code == 0, done.err
    assert console.open("import-sheet", WORKED, vault=office).code in {4, 5}


def test_everything_moves_out_and_in_again(
    console: Console, worked: Path, empty: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    done = console.open(
        "export-all", "--out", out, "--reason", "Nytt i vår", "--json", vault=worked
    )
    assert done.code == 0, done.err
    folder = Path(done.json["folder"])
    assert (folder / "index.html").is_file()
    taken = console.open("import", folder / "allt.json", vault=empty)
    assert taken.code == 0, taken.err
    before = console.open("decide", "--questions", WORKED, vault=worked)
    after = console.open("decide", "--questions", WORKED, vault=empty)
    assert (before.code, before.out) == (after.code, after.out)
    case = console.open(
        "export-all", "--out", out, "--reason", "Nytt i vår", "--case", "c-alva", vault=worked
    )
    assert case.code == 0, case.err
    assert "not locked" in case.err
    assert [one.name.count("SSPF") for one in out.iterdir()] == [1] * len([*out.iterdir()])


def test_what_stays_is_told_in_plain_words(console: Console, office: Path) -> None:
    done = console.open("import-sheet", EXAMPLE, "--json", vault=office)
    assert done.code == 0, done.err
    listed = console.open("case", "list", "--json", vault=office).json
    case = max(listed, key=lambda one: one["reference"])
    vault = console.workshop.vaults.unlock(office, login=None, password=ANNA)
    services = console.workshop.services(vault, "en")
    services.case_parts.add_purpose(case["case"], "Att komma tillbaka till skolan")
    vault.close()
    told = console.open("import-undo", done.json["id"], "--dry-run", vault=office)
    assert f"{case['reference']} (" in told.out
    assert "Built on it: purposes" in told.out

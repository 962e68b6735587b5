"""The words of the forms in a terminal, and a clock that is confirmed."""

from __future__ import annotations

from pathlib import Path

from sspf_app.console.exits import Exit
from sspf_app.exchange import translation_sheet
from tests.console.conftest import Console


def test_every_version_is_told_with_where_it_stands(console: Console, empty: Path) -> None:
    told = console.open("texts", "list", "--json", vault=empty).json
    swedish = next(one for one in told if one["language"] == "sv")
    assert swedish["in_force"]
    assert swedish["missing"] == 0
    read = console.open("texts", "list", vault=empty)
    assert read.code == Exit.OK
    assert f"{swedish['id']}" in read.out
    assert "in force" in read.out


def test_a_translation_goes_out_as_a_sheet_and_comes_back(console: Console, empty: Path) -> None:
    made = console.open("texts", "draft", "so", "--json", vault=empty)
    assert made.code == Exit.OK, made.err
    draft = made.json["text"]
    out = empty.parent
    written = console.open("texts", "export", draft, "--out", out, "--json", vault=empty)
    assert written.code == Exit.OK, written.err
    sheet = Path(written.json["file"])
    shown = console.open("texts", "show", draft, "--json", vault=empty).json
    clause = shown["clauses"][0]
    assert clause["swedish"]
    assert translation_sheet.read(sheet.read_bytes()).language == "so"
    taken = console.open("texts", "import", draft, sheet, vault=empty)
    assert (taken.code, taken.err) == (Exit.OK, "")
    assert "in the draft" in taken.out


def test_a_sheet_that_is_wrong_is_told_line_by_line(console: Console, empty: Path) -> None:
    draft = console.open("texts", "draft", "so", "--json", vault=empty).json["text"]
    wrong = empty.parent / "wrong.csv"
    wrong.write_text("not;a;sheet\n", encoding="utf-8")
    taken = console.open("texts", "import", draft, wrong, vault=empty)
    assert taken.code == Exit.BAD_INPUT
    assert len(taken.err.splitlines()) >= 2
    gone = console.open("texts", "import", draft, empty.parent / "none.csv", vault=empty)
    assert gone.code == Exit.ENVIRONMENT


def test_who_wrote_a_text_does_not_approve_it_and_swedish_is_never_taken_away(
    console: Console, empty: Path
) -> None:
    told = console.open("texts", "list", "--json", vault=empty).json
    swedish = next(one["id"] for one in told if one["language"] == "sv" and one["in_force"])
    refused = console.open("texts", "retire", swedish, vault=empty)
    assert refused.code == Exit.REFUSED
    draft = console.open("texts", "draft", "so", "--json", vault=empty).json["text"]
    refused = console.open("texts", "approve", draft, vault=empty)
    assert refused.code == Exit.REFUSED
    assert "Nothing was changed." in refused.err
    unknown = console.open("texts", "show", "no-such", vault=empty)
    assert unknown.code == Exit.USAGE


def test_a_clock_set_back_is_confirmed(console: Console, worked: Path) -> None:
    console.open("case", "list", vault=worked)
    console.clock.pass_time(days=-2)
    asked = console.open("case", "list", vault=worked)
    assert "sspf clock confirm" in asked.err
    confirmed = console.open("clock", "confirm", vault=worked)
    assert confirmed.code == Exit.OK
    assert "The clock is confirmed" in confirmed.out
    assert console.open("case", "list", vault=worked).err == ""

"""No table that is opened in a spreadsheet runs what somebody wrote into a name."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sspf_app
from sspf_app.services.csv_cells import guarded, unguarded


@pytest.mark.parametrize("typed", ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+1"])
def test_what_begins_as_a_formula_is_a_text(typed: str) -> None:
    assert guarded(typed) == f"'{typed}"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_what_is_guarded_comes_back_as_it_was(text: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerow([guarded(text), "x"])
    ((cell, _),) = csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter=";")
    assert cell[:1] not in {*"=+-@\t\r\n"} - {""}
    assert unguarded(cell) == text or text.startswith("'")


def test_every_module_that_writes_a_table_guards_its_cells() -> None:
    writers = [
        path
        for path in Path(sspf_app.__file__).parent.rglob("*.py")
        if "csv.writer(" in path.read_text("utf-8")
    ]
    assert len(writers) > 4
    assert [
        one.name
        for one in writers
        if "guarded(" not in one.read_text("utf-8").replace("map(guarded, ", "guarded(")
    ] == []

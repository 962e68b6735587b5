"""A case file is no way to change the rules of the office."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sspf_app.exchange import case_file
from sspf_app.services.records import Action
from tests.fakes import ZONE
from tests.services.conftest import House

ACCEPTANCE = Path(__file__).parent.parent / "data" / "acceptance"
WITH_RULES = ACCEPTANCE / "12-fresh-eyes.json"


def test_a_file_changes_no_rules_where_there_are_cases(house: House) -> None:
    parsed = case_file.parse(WITH_RULES.read_bytes(), ZONE)
    house.use.imports.take_in(replace(parsed, facts=replace(parsed.facts, policy=())))
    before = house.use.office.policy()
    report = house.use.imports.import_file(WITH_RULES.read_bytes())
    assert report.keeps_rules
    assert house.use.office.policy() == before
    assert house.use.imports.facts().policy == ()
    assert "policy" not in {one.kind for one in report.counts}


def test_the_first_cases_bring_their_rules_and_the_log_tells(house: House) -> None:
    report = house.use.imports.import_file(WITH_RULES.read_bytes())
    assert not report.keeps_rules
    (row,) = house.use.imports.facts().policy
    with house.unit() as unit:
        lines = unit.journal.entries(limit=50)
    assert (Action.WRITE, f"policy:{row.id}") in {(one.action, one.subject) for one in lines}
    again = house.use.imports.import_file(WITH_RULES.read_bytes())
    assert not again.keeps_rules  # the very same rules are there

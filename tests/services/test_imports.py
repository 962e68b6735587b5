from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, Consent, Person
from sspf_app.exchange import case_file
from sspf_app.services.actors import Role
from sspf_app.services.case_files import CaseFile, CaseFileError
from sspf_app.services.imports import rows_of
from tests.fakes import ZONE
from tests.services.conftest import NOW, House, refused

ACCEPTANCE = Path(__file__).parent.parent / "data" / "acceptance"


def _file(name: str = "01-worked-cases.json") -> bytes:
    return (ACCEPTANCE / name).read_bytes()


def _with(facts: Facts, *persons: Person) -> CaseFile:
    return CaseFile(facts=replace(facts, persons=persons), questions=(), places={})


def _person(**other: object) -> Person:
    row = Person(id="bo", name="Bo Ek")
    return replace(row, **other)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("path", sorted(ACCEPTANCE.glob("*.json")), ids=lambda path: path.stem)
def test_every_row_comes_in_exactly_as_given(house: House, path: Path) -> None:
    parsed = case_file.parse(path.read_bytes(), ZONE)
    report = house.use.imports.import_file(path.read_bytes())
    there = house.use.imports.facts()
    assert set(map(repr, rows_of(there))) == set(map(repr, rows_of(parsed.facts)))
    assert sum(count.added for count in report.counts) == len(list(rows_of(parsed.facts)))
    assert report.questions == len(parsed.questions)
    assert {item.case for item in house.use.cases.list_cases()} == {
        case.id for case in parsed.facts.cases if case.replaced_at is None
    }


def test_the_same_file_twice_changes_nothing(house: House) -> None:
    first = house.use.imports.import_file(_file())
    again = house.use.imports.import_file(_file())
    assert sum(count.added for count in again.counts) == 0
    assert [count.already_there for count in again.counts] == [
        count.added for count in first.counts
    ]


def test_a_dry_run_tells_and_changes_nothing(house: House) -> None:
    report = house.use.imports.import_file(_file(), dry_run=True)
    assert report.is_dry_run
    assert sum(count.added for count in report.counts)
    assert list(rows_of(house.use.imports.facts())) == []


def test_an_id_with_other_content_refuses_the_whole_file_with_its_place(house: House) -> None:
    house.use.imports.import_file(_file())
    changed = _file().replace(b'"name": "Alva Lind"', b'"name": "Alva Lund"')
    if changed == _file():
        facts = case_file.parse(_file(), ZONE).facts
        name = facts.persons[0].name.encode()
        changed = _file().replace(b'"' + name + b'"', b'"Somebody Else"', 1)
    before = set(map(repr, rows_of(house.use.imports.facts())))
    with pytest.raises(CaseFileError) as caught:
        house.use.imports.import_file(changed)
    (problem,) = caught.value.problems
    assert problem.code == "id_has_other_content"
    assert problem.place.pointer.startswith("/persons/")
    assert set(map(repr, rows_of(house.use.imports.facts()))) == before


def test_rows_that_follow_one_another_share_an_id(house: House) -> None:
    empty = Facts(zone=ZONE)
    old = _person(recorded_at=NOW - timedelta(days=9), replaced_at=NOW - timedelta(days=5))
    new = _person(recorded_at=NOW - timedelta(days=5), name="Bo Ekman")
    house.use.imports.take_in(_with(empty, old))
    house.use.imports.take_in(_with(empty, old, new))
    assert [one.name for one in house.use.people.list_people()] == ["Bo Ekman"]
    with pytest.raises(CaseFileError):
        house.use.imports.take_in(
            _with(empty, replace(old, name="Bosse", replaced_at=NOW - timedelta(days=4)))
        )


def test_the_import_is_logged_apart_and_only_for_who_writes_cases(house: House) -> None:
    house.use.imports.import_file(_file())
    newest = house.use.journal.own_trace()[0]
    assert (newest.action.value, newest.subject) == ("import", "case_file")
    manager = house.as_role(Role.UNIT_MANAGER)
    assert refused(lambda: manager.imports.import_file(_file())).code == "not_permitted"


def test_rules_of_the_moment_of_entry_are_not_asked(house: House) -> None:
    parsed = case_file.parse(_file(), ZONE)
    late = [row for row in parsed.facts.consents if row.signed_on > NOW.date()]
    house.clock.at = NOW - timedelta(days=700)
    house.use.imports.import_file(_file())
    with house.unit() as unit:
        assert unit.records.list_standing(Case)
        assert len(unit.records.list_standing(Consent)) >= len(late)

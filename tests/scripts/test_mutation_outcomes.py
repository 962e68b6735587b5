"""What was tried is kept: it holds as long as what it rests on, and is told as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts import mutate
from scripts.mutation import mutants as known_faults
from scripts.mutation.outcomes import Outcomes, Target, Way
from scripts.mutation.page import page
from scripts.mutation.targets import AREAS
from scripts.mutation.trial import Outcome

KILLED, SURVIVED, ENDLESS = Outcome.KILLED, Outcome.SURVIVED, Outcome.ENDLESS
CODE = "def may(age: int) -> bool:\n    return age > 3\n"
MORE, FOUR = "toy:may: age > 3 -> age >= 3", "toy:may: 3 -> 4"
ALL = Way(day="2026-11-29", examples=60, seed=0)


@pytest.fixture
def toy(tmp_path: Path) -> Target:
    """A module with two faults, and its test."""
    (tmp_path / "toy.py").write_text(CODE, "utf-8")
    (tmp_path / "test_toy.py").write_text("one", "utf-8")
    return Target(module="toy", tests=("test_toy.py",), root=tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where it is kept."""
    return tmp_path / "outcomes.json"


def _again(toy: Target) -> Target:
    """As the next run reads it."""
    return Target(module=toy.module, tests=toy.tests, root=toy.root)


def test_what_was_tried_is_read_again_and_what_was_not_is_told_so(toy: Target, file: Path) -> None:
    assert toy.keys == (MORE, FOUR)
    assert Outcomes(file).of(toy) == {}
    Outcomes(file).note(toy, MORE, KILLED, ALL)
    assert Outcomes(file).of(_again(toy)) == {MORE: KILLED}
    Outcomes(file).note(toy, FOUR, ENDLESS, ALL)
    assert Outcomes(file).of(_again(toy)) == {MORE: KILLED, FOUR: ENDLESS}
    Outcomes(file).note(toy, FOUR, SURVIVED, ALL)
    assert Outcomes(file).of(_again(toy)) == {MORE: KILLED, FOUR: SURVIVED}
    Outcomes(file).note(toy, FOUR, KILLED, ALL)
    assert Outcomes(file).of(_again(toy)) == {MORE: KILLED, FOUR: KILLED}
    assert [one.name for one in file.parent.glob("outcomes*")] == ["outcomes.json"]


def test_of_faults_that_were_all_seen_nothing_is_listed(toy: Target, file: Path) -> None:
    for key in toy.keys:
        Outcomes(file).note(toy, key, KILLED, ALL)
    (told,) = json.loads(file.read_text("utf-8")).values()
    assert told.pop("state") == toy.state
    assert told == {"faults": 2, "days": ["2026-11-29"], "examples": [60]}


def test_what_a_test_saw_holds_until_the_module_changes(toy: Target, file: Path) -> None:
    Outcomes(file).note(toy, MORE, KILLED, ALL)
    (toy.root / "test_toy.py").write_text("another", "utf-8")
    assert Outcomes(file).of(_again(toy)) == {MORE: KILLED}
    toy.file.write_text(CODE + "\n", "utf-8")
    changed = _again(toy)
    assert Outcomes(file).of(changed) == {}
    Outcomes(file).note(changed, FOUR, KILLED, ALL)
    assert Outcomes(file).of(changed) == {FOUR: KILLED}


def test_what_no_test_saw_holds_until_one_of_them_changes_too(toy: Target, file: Path) -> None:
    for key in toy.keys:
        Outcomes(file).note(toy, key, SURVIVED, ALL)
    assert Outcomes(file).of(_again(toy)) == dict.fromkeys(toy.keys, SURVIVED)
    (toy.root / "test_toy.py").write_text("another", "utf-8")
    assert Outcomes(file).of(_again(toy)) == {}
    Outcomes(file).note(toy, FOUR, SURVIVED, ALL)
    assert Outcomes(file).of(_again(toy)) == {FOUR: SURVIVED}


def test_what_is_noted_is_of_the_module_that_was_tried(toy: Target, file: Path) -> None:
    """Somebody writes on it meanwhile: what was tried says nothing of what they wrote."""
    assert toy.source == CODE
    toy.file.write_text(CODE.replace("3", "5"), "utf-8")
    Outcomes(file).note(toy, MORE, KILLED, ALL)
    assert Outcomes(file).of(_again(toy)) == {}


def test_a_kind_of_fault_that_is_new_does_not_pass_for_seen(
    toy: Target, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_faults, "_COMPARE", {})
    before = _again(toy)
    assert before.keys == (FOUR,)
    Outcomes(file).note(before, FOUR, KILLED, ALL)
    monkeypatch.undo()
    assert Outcomes(file).of(_again(toy)) == {}


def test_a_member_is_taken_for_another_wherever_the_enumeration_stands(toy: Target) -> None:
    (toy.root / "codes.py").write_text("class Side(StrEnum):\n    FROM = 'a'\n    TO = 'b'\n")
    toy.file.write_text("from codes import Side\nfrom os import path\nFIRST = Side.FROM\n")
    assert _again(toy).keys == ("toy:: Side.FROM -> Side.TO",)
    assert [one.source.splitlines()[-1] for one in _again(toy).faults()] == ["FIRST = Side.TO"]
    toy.file.write_text("from codes import Side as S\nFIRST = S.TO\n")
    assert _again(toy).keys == ("toy:: S.TO -> S.FROM",)


def test_a_module_that_gets_no_faults_any_more_is_let_go(toy: Target, file: Path) -> None:
    for name in ("toy", "gone"):
        named = Target(module=name, tests=toy.tests, root=toy.root)
        named.file.write_text(CODE, "utf-8")
        Outcomes(file).note(named, named.keys[0], KILLED, ALL)
    Outcomes(file, "toy".__eq__).write()
    assert list(json.loads(file.read_text("utf-8"))) == ["toy"]


def test_the_page_tells_what_was_tried_how_and_what_survived(toy: Target, file: Path) -> None:
    outcomes = Outcomes(file)
    told = page({"area": [toy]}, outcomes, {})
    assert "| area | `toy` | 2 | 0 | 0 |" in told
    assert "Tried on no day." in told
    outcomes.note(toy, MORE, ENDLESS, Way(day="2026-11-30", examples=300, seed=7))
    told = page({"area": [toy]}, outcomes, {})
    assert "| | all | 2 | 1 | 1 (100.0 %) |" in told
    assert "Seed of the draw: 7;" in told
    assert "1 of those seen made something endless" in told
    assert told.endswith("## What survived\n\nNothing.\n")
    outcomes.note(toy, FOUR, SURVIVED, ALL)
    told = page({"area": [toy]}, outcomes, {})
    assert "| area | `toy` | 2 | 2 | 1 |" in told
    assert "Tried on 2026-11-29, 2026-11-30. Every fault there is was tried." in told
    assert "\n60, 300; the whole suite" in told
    assert told.endswith(f"- `{FOUR}`: not argued yet.\n")
    assert page({"area": [toy]}, outcomes, {FOUR: "the same."}).endswith(f"- `{FOUR}`: the same.\n")


def test_what_the_repository_keeps_is_of_faults_there_are() -> None:
    """Of a module as it was tried; what has changed since is not looked at."""
    outcomes = mutate.kept()
    for modules in AREAS.values():
        for module, tests in modules.items():
            target = Target(module=module, tests=tests)
            tried = outcomes.current(target)
            if tried is not None:
                assert tried.faults == len(target.keys)
                assert {*tried.survived, *tried.endless, *tried.untried} <= set(target.keys)

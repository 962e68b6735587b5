"""Every door takes bad input calmly: a short run here, the long one is `scripts/fuzz.py`."""

from pathlib import Path
from random import Random

import pytest

from scripts.fuzzing.case_file_seeds import small_files
from scripts.fuzzing.doors import DOORS, Door
from scripts.fuzzing.mutations import MOST, mutated
from scripts.fuzzing.running import enter, kept_inputs, run
from sspf_app.domain.codes import Answer
from sspf_app.exchange import case_file
from sspf_app.exchange.rows import ROW_TYPES
from sspf_app.services.case_files import FlowQuestion, ItemQuestion
from sspf_app.system.clock import SystemClock

SHORT = 300


@pytest.mark.parametrize("name", DOORS)
def test_a_door_answers_or_refuses(name: str, tmp_path: Path) -> None:
    report = run(name, DOORS[name], count=SHORT, seed=20261128, keep=tmp_path)
    assert report.faults == {}
    assert report.inputs == SHORT
    assert sum(report.answers.values()) == SHORT


@pytest.mark.parametrize("name", DOORS)
def test_good_input_is_taken(name: str) -> None:
    door = DOORS[name]
    for seed in door.seeds():
        door.enter(seed)


@pytest.mark.parametrize("name", DOORS)
def test_what_once_was_a_fault_is_none_any_more(name: str) -> None:
    faults = {path.name: enter(DOORS[name], path.read_bytes()) for path in kept_inputs(name)}
    assert not any(faults.values()), faults


def test_the_small_case_files_have_every_kind_of_row_and_of_question() -> None:
    files = [case_file.parse(seed, SystemClock().zone) for seed in small_files()]
    for kind in ROW_TYPES:
        assert any(getattr(file.facts, kind) for file in files), kind
    assert {type(question) for file in files for question in file.questions} == {
        FlowQuestion,
        ItemQuestion,
    }
    assert {consent.answer for file in files for consent in file.facts.consents} == set(Answer)


def test_a_fault_is_found_and_kept(tmp_path: Path) -> None:
    def fragile(data: bytes) -> None:
        if b"\xff" in data:
            raise ZeroDivisionError("found me")
        raise ValueError("known")

    door = Door(seeds=lambda: (b"some bytes",), enter=fragile, known=(ValueError,))
    report = run("fragile", door, count=500, seed=1, keep=tmp_path)
    ((fault, path),) = report.faults.items()
    assert fault.startswith("ZeroDivisionError at test_fuzz.py")
    assert b"\xff" in path.read_bytes()
    assert report.answers["ValueError"] > 300


def test_the_same_seed_gives_the_same_inputs() -> None:
    first, second = (
        [mutated(random, [b"abc" * 50], [b"word"]) for _ in range(50)]
        for random in (Random(5), Random(5))
    )
    assert first == second
    assert len(set(first)) > 45
    assert max(map(len, first)) <= MOST

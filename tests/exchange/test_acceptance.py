"""Every question of the acceptance files has the right answer, from the facts in its own file."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sspf_app.domain.rules import decide, reads_item
from sspf_app.exchange import case_file
from sspf_app.services.case_files import (
    CaseFile,
    FlowQuestion,
    differences,
    question_problems,
)

FILES = sorted((Path(__file__).parent.parent / "data" / "acceptance").glob("*.json"))
ZONE = ZoneInfo("Europe/Stockholm")


@cache
def _read(path: Path) -> CaseFile:
    return case_file.parse(path.read_bytes(), ZONE)


def _questions() -> Iterator[object]:
    """Where each question stands; a file is read as a case file by the first test that asks it."""
    for path in FILES:
        for question in json.loads(path.read_bytes())["questions"]:
            yield pytest.param(path, question["id"], id=f"{path.stem}/{question['id']}")


@pytest.mark.parametrize(("path", "question_id"), list(_questions()))
def test_answer_is_right(path: Path, question_id: str) -> None:
    read = _read(path)
    (question,) = (one for one in read.questions if one.id == question_id)
    if isinstance(question, FlowQuestion):
        assert question.expect is not None
        answer = decide(read.facts, question.flow, at=question.at, known_at=question.known_at)
    else:
        assert question.expect_reads is not None
        answer = reads_item(
            read.facts, question.item, question.reader, at=question.at, known_at=question.known_at
        )
    assert differences(question, answer) == ()


def test_all_questions_are_here_and_name_what_exists() -> None:
    assert sum(len(_read(path).questions) for path in FILES) == 310
    assert all(question_problems(_read(path), _read(path).facts) == () for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_written_again_the_file_says_the_same(path: Path) -> None:
    read = _read(path)
    again = case_file.parse(case_file.dump(read.facts, read.questions), ZONE)
    assert again.questions == read.questions
    assert set(again.places) == set(read.places)

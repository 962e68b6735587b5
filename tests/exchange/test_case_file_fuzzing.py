"""Whatever is done to a case file: it is read, or refused with a reason for each fault."""

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sspf_app.exchange import case_file
from sspf_app.services.case_files import CaseFile, CaseFileError, question_problems
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.file_problems import problem_sentence
from tests.exchange.files import ZONE, small

ACCEPTANCE = Path(__file__).parent.parent / "data" / "acceptance"
KNOWN_AT = json.loads((ACCEPTANCE / "10-known-at.json").read_bytes())

PLAUSIBLE = (
    None, True, False, 0, -1, 1, 2.0, 10**12, "", " ", "*", "alva", "anna", "school", "p1",
    "family",
    "2026-02-30", "2026-03-29", "9999-12-31", "0001-01-01", "2026-03-29T02:30:00",
    "2026-03-29T02:30:00+01:00", "9999-12-31T23:59:59Z", "yes", "no", "oral", "written", "consent",
    [], {}, ["*"], ["alva"], ["alva", "alva"], [[]], {"id": "alva"},
)  # fmt: skip
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
VALUES = st.sampled_from(PLAUSIBLE).map(copy.deepcopy) | JUNK


def _holders(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value
    return [value] + [
        holder for part in inner if isinstance(part, dict | list) for holder in _holders(part)
    ]


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    document = draw(st.sampled_from((small(), copy.deepcopy(KNOWN_AT))))
    for _ in range(draw(st.integers(1, 3))):
        holder = draw(st.sampled_from(_holders(document)))
        if isinstance(holder, dict):
            keys = [*holder, "id", "to", "recorded_at", "replaced_at", "party", "item"]
            key = draw(st.sampled_from(keys))
            if draw(st.booleans()):
                holder.pop(key, None)
            else:
                holder[key] = draw(VALUES)
        elif holder and draw(st.booleans()):
            part = draw(st.sampled_from(holder))
            holder.append(copy.deepcopy(part))
            holder.pop(draw(st.integers(0, len(holder) - 1)))
        else:
            holder.insert(draw(st.integers(0, len(holder))), draw(VALUES))
    return document


def _read(data: bytes) -> CaseFile | CaseFileError:
    try:
        return case_file.parse(data, ZONE)
    except CaseFileError as error:
        return error


def _is_refused(read: CaseFile | CaseFileError) -> bool:
    if isinstance(read, CaseFile):
        return False
    assert read.problems
    for problem in read.problems:
        for words in (words_for("sv"), words_for("en")):
            assert problem_sentence(problem.place.words, problem.code, problem.params, words)
    return True


@settings(max_examples=250)
@given(damaged())
def test_a_damaged_file_is_read_or_refused(document: Any) -> None:
    read = _read(json.dumps(document).encode("utf-8"))
    if not _is_refused(read):
        assert isinstance(read, CaseFile)
        again = case_file.parse(case_file.dump(read.facts, read.questions), ZONE)
        assert set(again.places) == set(read.places)
        question_problems(read, read.facts)


@settings(max_examples=150)
@given(st.binary(max_size=40) | st.text(alphabet='{}[]",:0129.eE-ntfaNI\\ud8 \n').map(str.encode))
def test_bytes_are_refused(data: bytes) -> None:
    assert _is_refused(_read(data))


@settings(max_examples=150)
@given(st.data())
def test_a_file_with_changed_bytes_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(json.dumps(small(), ensure_ascii=False).encode("utf-8"))
    start = data.draw(st.integers(0, len(whole)))
    whole[start : start + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    _is_refused(_read(bytes(whole)))

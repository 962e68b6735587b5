"""Lines for machines, and the comparison with what was expected."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sspf_app.domain.codes import InformationType, ReasonCode, Side
from sspf_app.domain.decision import Decision, Reason
from sspf_app.exchange import answers
from sspf_app.services.case_files import (
    FlowQuestion,
    ItemQuestion,
    Question,
    differences,
    question_problems,
)
from tests.exchange.files import ZONE, read, small

DENIED = Decision(
    allowed=False,
    reasons=(
        Reason(
            code=ReasonCode.NOT_GRANTED,
            person="anna",
            party="social",
            side=Side.TO,
            type=InformationType.ATTENDANCE,
            record="co-1",
        ),
    ),
)


def _question(number: int) -> Question:
    return read(small()).questions[number]


def test_decision_line_has_what_applies_and_local_time() -> None:
    since = datetime(2026, 6, 30, 22, 0, 0, 5, tzinfo=UTC)
    decision = replace(
        DENIED, reasons=(*DENIED.reasons, Reason(code=ReasonCode.CASE_CLOSED, since=since))
    )
    line = answers.decision_line("q1", decision, sentence="Får inte.", zone=ZONE)
    assert "\n" not in line
    assert "Får" in line
    assert json.loads(line) == {
        "id": "q1",
        "allowed": False,
        "reasons": [
            {
                "code": "not_granted",
                "person": "anna",
                "party": "social",
                "side": "to",
                "type": "attendance",
                "record": "co-1",
            },
            {"code": "case_closed", "since": "2026-07-01T00:00:00.000005+02:00"},
        ],
        "sentence": "Får inte.",
    }


def test_reads_line() -> None:
    assert answers.reads_line("q2", reads=True) == '{"id": "q2", "reads": true}'


def test_right_answers_do_not_differ() -> None:
    assert differences(_question(0), DENIED) == ()
    assert differences(_question(1), True) == ()


def test_each_difference_is_named() -> None:
    given = Decision(allowed=True, reasons=(Reason(code=ReasonCode.CONSENT, person="anna"),))
    assert [(d.what, d.expected, d.given) for d in differences(_question(0), given)] == [
        ("allowed", "false", "true"),
        ("codes", "not_granted", "consent"),
    ]
    other = replace(DENIED, reasons=(replace(DENIED.reasons[0], party="school", side=None),))
    assert [(d.what, d.expected, d.given) for d in differences(_question(0), other)] == [
        ("reasons[0].party", "social", "school"),
        ("reasons[0].side", "to", "-"),
    ]
    assert [(d.what, d.given) for d in differences(_question(1), False)] == [("reads", "false")]


def test_a_listed_reason_that_was_not_given_differs() -> None:
    question = _question(0)
    assert isinstance(question, FlowQuestion)
    assert question.expect is not None
    more = replace(question.expect, reasons=question.expect.reasons * 2)
    found = differences(replace(question, expect=more), DENIED)
    assert [d.what for d in found] == [
        "reasons[1].code",
        "reasons[1].party",
        "reasons[1].side",
    ]


def test_nothing_expected_nothing_differs() -> None:
    flow, item = _question(0), _question(1)
    assert isinstance(flow, FlowQuestion)
    assert isinstance(item, ItemQuestion)
    assert differences(replace(flow, expect=None), DENIED) == ()
    assert differences(replace(item, expect_reads=None), False) == ()


def test_an_answer_to_the_other_kind_of_question_is_a_bug() -> None:
    with pytest.raises(TypeError):
        differences(_question(0), True)


def test_questions_may_name_only_what_exists() -> None:
    document = small()
    flow, item = document["questions"]
    flow |= {"purpose": "p9", "subject": "school", "from": "anna", "to": "nobody"}
    item |= {"item": "i-9", "reader": "nobody"}
    document["questions"].append(flow | {"id": "q3", "case": "c9", "subject": "alva"})
    case_file = read(document)
    found = question_problems(case_file, case_file.facts)
    assert [(problem.place.pointer, problem.code) for problem in found] == [
        ("/questions/0/purpose", "unknown_purpose"),
        ("/questions/0/subject", "unknown_person"),
        ("/questions/0/from", "unknown_party"),
        ("/questions/0/to", "unknown_party"),
        ("/questions/1/item", "unknown_item"),
        ("/questions/1/reader", "unknown_party_or_person"),
        ("/questions/2/case", "unknown_case"),
        ("/questions/2/from", "unknown_party"),
        ("/questions/2/to", "unknown_party"),
    ]
    assert found[0].place.words == 'questions[0] "q1" · purpose'

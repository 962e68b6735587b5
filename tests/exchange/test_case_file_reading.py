"""Reading a case file: what it becomes, and what is passed over."""

import subprocess
import sys
from datetime import date, datetime, timedelta

from sspf_app.domain.codes import Channel, InformationType, Protection
from sspf_app.domain.rules import decide
from sspf_app.exchange import case_file
from sspf_app.services.case_files import (
    CaseFileReader,
    CaseFileWriter,
    FlowQuestion,
    ItemQuestion,
)
from tests.exchange.files import ZONE, faults, read, small

READER: CaseFileReader = case_file
WRITER: CaseFileWriter = case_file


def test_rows_become_facts() -> None:
    facts = read(small()).facts
    assert facts.zone is ZONE
    assert facts.policy[0].oral_days == 10
    assert facts.policy[0].youth_signs_from == 15
    assert facts.parties[1].reveals_place
    assert facts.persons[0].protected_identity is Protection.NONE
    assert facts.persons[0].aliases == ("Alvis",)
    assert facts.custody[0].starts_on == date(2012, 5, 14)
    assert facts.custody[0].evidence is not None
    assert {row.case for row in (*facts.purposes, *facts.consents, *facts.items)} == {"c1"}
    assert facts.items[0].meeting == "m-1"
    assert facts.items[0].commitment is not None
    grant, personal = facts.consents[0].grants
    assert (grant.give, grant.receive, grant.recipient) == (True, None, "school")
    assert (personal.type, personal.recipient) == (InformationType.HEALTH, "anna")
    exclusion = facts.consents[0].exclusions[0]
    assert (exclusion.source, exclusion.recipient) == ("school", "anna")
    withdrawal = facts.withdrawals[0]
    assert (withdrawal.subjects, withdrawal.parties) == (("*",), ("school", "anna"))


def test_instants_keep_offset_and_microseconds_and_absent_stays_absent() -> None:
    facts = read(small()).facts
    opened = facts.cases[0].opened_at
    assert opened.isoformat() == "2026-01-07T08:00:00.000001+01:00"
    assert opened.utcoffset() == timedelta(hours=1)
    assert facts.withdrawals[0].received_at.isoformat() == "2026-03-12T10:42:00+01:00"
    assert facts.consents[0].recorded_at is None
    assert facts.consents[0].replaced_at is None


def test_questions_are_read_with_their_answers() -> None:
    flow, item = read(small()).questions
    assert isinstance(flow, FlowQuestion)
    assert (flow.flow.source, flow.flow.recipient) == ("school", "social")
    assert flow.flow.channel is Channel.WRITTEN
    assert flow.expect is not None
    assert flow.expect.reasons[0].party == "social"
    assert flow.known_at is None
    assert isinstance(item, ItemQuestion)
    assert item.expect_reads is True
    assert item.known_at == datetime.fromisoformat("2026-02-02T12:00:00+01:00")


def test_questions_without_answers() -> None:
    document = small()
    for question in document["questions"]:
        del question["expect"]
    flow, item = read(document).questions
    assert isinstance(flow, FlowQuestion)
    assert isinstance(item, ItemQuestion)
    assert (flow.expect, item.expect_reads) == (None, None)


def test_every_row_knows_its_place() -> None:
    found = read(small())
    assert found.place_of(found.facts.items[0]).words == (
        'cases[0] "c1" · meetings[0] "m-1" · items[0] "i-1"'
    )
    assert found.place_of(found.questions[1]).pointer == "/questions/1"


def test_byte_order_mark_is_passed_over() -> None:
    plain = case_file.dump(read(small()).facts)
    assert read(b"\xef\xbb\xbf" + plain).facts == read(plain).facts


def test_versions_of_a_case_may_repeat_what_is_inside() -> None:
    document = small()
    before, after = small()["cases"][0], document["cases"][0]
    before |= {"replaced_at": "2026-02-01T00:00:00Z"}
    after |= {"recorded_at": "2026-02-01T00:00:00Z", "reference": "SSPF 2026-001"}
    document["cases"] = [before, after]
    facts = read(document).facts
    assert [case.reference for case in facts.cases] == [None, "SSPF 2026-001"]
    assert [len(rows) for rows in (facts.purposes, facts.meetings, facts.items)] == [1, 1, 1]


def test_versions_of_a_row_have_its_id_one_after_the_other() -> None:
    document = small()
    person = document["persons"][0]
    person["replaced_at"] = "2026-02-01T00:00:00Z"
    after = {"id": "alva", "name": "Alva Berg", "recorded_at": "2026-02-01T01:00:00+01:00"}
    document["persons"].insert(0, after)
    names = [row.name for row in read(document).facts.persons_by_id["alva"]]
    assert names == ["Alva Berg", "Alva Lind"]


def test_purposes_of_two_cases_may_have_the_same_id() -> None:
    document = small()
    document["cases"].append(small()["cases"][0] | {"id": "c2", "meetings": []})
    assert [purpose.case for purpose in read(document).facts.purposes] == ["c1", "c2"]


def test_what_merely_has_no_effect_is_no_fault() -> None:
    document = small()
    case = document["cases"][0]
    case["consents"][0] |= {"valid_from": "2026-12-01", "valid_to": "9999-12-31"}
    case["participations"][1] |= {"joined_on": "2026-05-01", "left_on": "2026-04-01"}
    case["pauses"] = [{"id": "ps-1", "from": "2026-05-01T00:00:00Z", "to": "2026-04-01T00:00:00Z"}]
    document["custody"][0]["to"] = "2011-01-01"
    document["policy"][0] |= {"recorded_at": "2026-05-01T00:00:00Z"}
    document["persons"][0]["personal_number"] = "20120514-0000"
    assert faults(document) == []


def test_reading_needs_no_validator_before_the_first_file() -> None:
    code = "import sys, sspf_app.exchange.case_file; sys.exit('jsonschema' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_ends_of_the_calendar_have_their_answers() -> None:
    document = small()
    case = document["cases"][0]
    case["opened_at"] = "0001-01-02T00:00:00Z"
    case["participations"][1] |= {"joined_on": "0001-01-01", "left_on": "9999-12-31"}
    document["persons"][0]["born"] = "0001-01-01"
    document["custody"][0] |= {"from": "0001-01-01", "to": "9999-12-31"}
    document["policy"][0] |= {"starts_on": "0001-01-01", "validity_months_max": 2**31 - 1}
    consent = case["consents"][0]
    del consent["signed_time"]
    consent |= {"signed_on": "0001-01-01", "valid_to": "9999-12-31"}
    found = read(document)
    question = found.questions[0]
    assert isinstance(question, FlowQuestion)
    for at in ("0001-01-02T00:00:00Z", "2026-02-02T00:00:00Z", "9999-12-30T23:59:59Z"):
        assert not decide(found.facts, question.flow, at=datetime.fromisoformat(at)).allowed

"""Case files (`sspf-case-file/1`): reading with every fault named, and writing.

Source: resources/case-file.schema.json; sharing rules, sections 1 and 2.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import chain, islice
from typing import Any, TypeVar

from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import CaseRow, Item, Meeting, Row
from sspf_app.exchange.checks import document_faults
from sspf_app.exchange.consistency import ALWAYS_KNOWN, STANDS
from sspf_app.exchange.fields import Json, read_instant, read_row, write_instant, write_row
from sspf_app.exchange.problems import refuse
from sspf_app.exchange.rows import (
    CASE_LISTS,
    ITEMS,
    SHARED_LISTS,
    place_of,
    questions_of,
    rows_of,
)
from sspf_app.exchange.syntax import read_json
from sspf_app.services.case_files import (
    MOST_PROBLEMS,
    CaseFile,
    ExpectedDecision,
    FlowQuestion,
    ItemQuestion,
    Place,
    Question,
)

FORMAT = "sspf-case-file/1"
_AROUND = frozenset({"case", "meeting"})
_ALWAYS_LISTED = ("purposes", "participations", "consents")
RowT = TypeVar("RowT", bound=Row)


def parse(data: bytes, zone: tzinfo) -> CaseFile:
    """Read a case file.

    Args:
        data: The bytes of the file: UTF-8, a byte order mark is passed over.
        zone: Rules of local time, Europe/Stockholm.

    Returns:
        Its facts, with rows in the order of the file, and its questions. Every id that a fact
        names exists; what the questions name is checked by `services.case_files`, because they
        can also be put to a vault.

    Raises:
        CaseFileError: with every problem and its place.
    """
    document = read_json(data)
    refuse(document, islice(document_faults(document, zone), MOST_PROBLEMS + 1))
    places: dict[Row | Question, Place] = {}
    rows: dict[str, list[Any]] = defaultdict(list)
    for row_at in rows_of(document):
        row = row_at.built()
        if row not in places:  # the versions of a case may repeat the rows inside it
            places[row] = place_of(document, row_at.path)
            rows[row_at.kind].append(row)
    questions: list[Question] = []
    for path, value in questions_of(document):
        question = _question(value)
        places[question] = place_of(document, path)
        questions.append(question)
    read = Facts(zone=zone, **{kind: tuple(listed) for kind, listed in rows.items()})
    return CaseFile(facts=read, questions=tuple(questions), places=places)


def _question(value: Json) -> Question:
    head: dict[str, Any] = {"id": value["id"], "why": value["why"], "at": read_instant(value["at"])}
    if "known_at" in value:
        head["known_at"] = read_instant(value["known_at"])
    expect = value.get("expect")
    if "item" in value:
        reads = None if expect is None else expect["reads"]
        return ItemQuestion(item=value["item"], reader=value["reader"], expect_reads=reads, **head)
    expected = None if expect is None else read_row(ExpectedDecision, expect)
    return FlowQuestion(flow=read_row(Flow, value), expect=expected, **head)


def dump(facts: Facts, questions: Sequence[Question] = ()) -> bytes:
    """Write a case file; rows are sorted by id, so equal facts give equal bytes.

    Args:
        facts: The facts, replaced rows too.
        questions: Questions to write beside them, in this order.

    Returns:
        UTF-8 with line breaks. Properties with their default are left out. Read again it gives
        the same rows, each kind sorted by id.

    Raises:
        CaseFileError: the facts cannot be said in a case file: a case without purpose, say.
        ValueError: rows of a case or meeting that is not there. (A bug.)
    """
    document: Json = {"format": FORMAT}
    for kind in SHARED_LISTS:
        document[kind] = [write_row(row) for row in _sorted(getattr(facts, kind))]
    document["cases"] = _cases(facts)
    document["questions"] = [_written_question(question) for question in questions]
    refuse(document, islice(document_faults(document, facts.zone), MOST_PROBLEMS + 1))
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=_row_order)


def _row_order(row: Row) -> tuple[str, str, str, datetime, datetime, str]:
    return (
        getattr(row, "case", ""),
        getattr(row, "meeting", ""),
        row.id,
        row.recorded_at or ALWAYS_KNOWN,
        row.replaced_at or STANDS,
        repr(row),
    )


def _cases(facts: Facts) -> list[Json]:
    inside: dict[str, dict[str, list[Any]]] = {case.id: defaultdict(list) for case in facts.cases}
    _refuse_strays(facts)
    for kind in (*CASE_LISTS, ITEMS):
        rows: list[Any] = _sorted(getattr(facts, kind))
        for row in rows:
            inside[row.case][kind].append(row)
    written: list[Json] = []
    for header, is_first in _versions(_sorted(facts.cases)):
        value = write_row(header) | {kind: [] for kind in _ALWAYS_LISTED}
        # Whatever is inside a case stands in its first version; only a purpose must be in each.
        for kind, rows in inside[header.id].items():
            if kind == "meetings" and is_first:
                value[kind] = _meetings(rows, inside[header.id].get(ITEMS, []))
            elif kind != ITEMS and (is_first or kind == "purposes"):
                value[kind] = [write_row(row, without=_AROUND) for row in rows]
        written.append(value)
    return written


def _refuse_strays(facts: Facts) -> None:
    # They would vanish from the file unseen.
    cases = {case.id for case in facts.cases}
    meetings = {(meeting.case, meeting.id) for meeting in facts.meetings}
    rows: Iterable[CaseRow] = chain.from_iterable(getattr(facts, kind) for kind in CASE_LISTS)
    strays = {row.case for row in rows} - cases
    strays |= {item.meeting for item in facts.items if (item.case, item.meeting) not in meetings}
    if strays:
        raise ValueError(f"rows of {sorted(strays)}, but not these themselves")


def _meetings(meetings: list[Meeting], items: list[Item]) -> list[Json]:
    written: list[Json] = []
    for meeting, is_first in _versions(meetings):
        value = write_row(meeting, without=_AROUND)
        value[ITEMS] = [
            write_row(item, without=_AROUND)
            for item in items
            if is_first and item.meeting == meeting.id
        ]
        written.append(value)
    return written


def _versions(rows: Iterable[RowT]) -> Iterator[tuple[RowT, bool]]:
    seen: set[str] = set()
    for row in rows:
        yield row, row.id not in seen
        seen.add(row.id)


def _written_question(question: Question) -> Json:
    value: Json = {"id": question.id, "why": question.why}
    if isinstance(question, FlowQuestion):
        value |= write_row(question.flow)
    else:
        value |= {"item": question.item, "reader": question.reader}
    value["at"] = write_instant(question.at)
    if question.known_at is not None:
        value["known_at"] = write_instant(question.known_at)
    if isinstance(question, ItemQuestion):
        if question.expect_reads is not None:
            value["expect"] = {"reads": question.expect_reads}
    elif question.expect is not None:
        value["expect"] = write_row(question.expect)
    return value

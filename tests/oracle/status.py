"""Why there is no answer in force (section 4.7)."""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.codes import Answer, Channel, ReasonCode
from sspf_app.domain.decision import Reason
from sspf_app.domain.facts import Consent
from tests.oracle.cells import is_withdrawn_wholly, withdrawn_wholly_since
from tests.oracle.standing import (
    Question,
    begin_of,
    confirmed_yes,
    current_orals,
    is_about,
    oral_end_of,
    oral_yeses,
    orals_of_the_day,
    records_of,
    standing_end,
    standing_noes,
    standing_yeses,
    stopped_at,
    unconfirmed_yes,
    written_end_of,
)
from tests.oracle.world import World, instant, is_written, signed_at


def status(world: World, question: Question, channel: Channel) -> Reason:
    """4.7: "when there is no answer in force, is the first that applies"."""
    for first in (
        refused(world, question),
        withdrawn(world, question),
        expired(world, question),
    ):
        if first is not None:
            return first
    if is_not_yet_valid(world, question):
        return _plain(question, ReasonCode.NOT_YET_VALID)
    # "written flow, an oral yes is current"
    if channel is Channel.WRITTEN and current_orals(world, question):
        return _plain(question, ReasonCode.ORAL_ONLY)
    # "a form is out, or free words unconfirmed"
    if is_form_out(world, question) or unconfirmed_yes(world, question):
        return _plain(question, ReasonCode.AWAITING)
    if is_invalidated(world, question):
        return _plain(question, ReasonCode.INVALIDATED)
    return _plain(question, ReasonCode.NOT_ASKED)


def _plain(question: Question, code: ReasonCode) -> Reason:
    return Reason(code=code, person=question.signatory)


def _only(records: list[Consent]) -> str | None:
    """5: "`record` where one record is the cause"."""
    return records[0].id if len(records) == 1 else None


def refused(world: World, question: Question) -> Reason | None:
    """4.7: "`refused` (standing is a no)"; 5: since "the signing"."""
    standing = standing_noes(world, question)
    if not standing:
        return None
    return Reason(
        code=ReasonCode.REFUSED,
        person=question.signatory,
        record=_only(standing),
        since=signed_at(world, standing[0]),
    )


def withdrawn(world: World, question: Question) -> Reason | None:
    """4.7: "(a standing yes or, with none, a current oral yes, every cell for this subject removed
    by withdrawals; both channels)"; 5: since "`received_at`"."""
    standing = standing_yeses(world, question)
    orals = [[record] for record in orals_of_the_day(world, question)]
    parts = [standing] if standing else orals
    if not is_withdrawn_wholly(world, question, parts):
        return None
    return Reason(
        code=ReasonCode.WITHDRAWN,
        person=question.signatory,
        record=_only([record for part in parts for record in part]),
        since=withdrawn_wholly_since(world, question, parts),
    )


def expired(world: World, question: Question) -> Reason | None:
    """4.7: "(the standing yes or an oral yes has ended, or a record stopped counting by point 2 or
    by closing)"; 5: since "the first instant no longer in force"."""
    if not ends(world, question):
        return None
    records = records_of(world, question)
    alone = records[0] if len(records) == 1 else None
    return Reason(
        code=ReasonCode.EXPIRED,
        person=question.signatory,
        record=_only(records),
        since=None if alone is None else _since_of_one(world, question, alone),
    )


def ends(world: World, question: Question) -> list[datetime]:
    """The ends that came: of the standing yes, of oral yeses, of records that stopped counting."""
    found: list[datetime] = []
    standing = standing_yeses(world, question)
    if standing:
        found.append(standing_end(world, standing))
    # 4.6: an oral yes no later than the standing written yes is "without effect": it does not end.
    found += [
        oral_end_of(world, record)
        for record in oral_yeses(world, question)
        if not any(signed_at(world, record) <= signed_at(world, yes) for yes in standing)
    ]
    for record in records_of(world, question):
        found += stopped_at(world, question, record)
    return [end for end in found if end <= question.now]


def _since_of_one(world: World, question: Question, record: Consent) -> datetime | None:
    """Where one record is the whole story: its first end; nothing if it never was in force."""
    found = stopped_at(world, question, record)
    if record.answer is Answer.YES:
        end_of = written_end_of if is_written(record) else oral_end_of
        found = [*found, end_of(world, record)]
    return min(found) if begin_of(world, record) < min(found) else None


def is_not_yet_valid(world: World, question: Question) -> bool:
    """4.3: a written yes that has not begun."""
    return any(
        is_written(record) and begin_of(world, record) > question.now
        for record in confirmed_yes(world, question)
    )


def is_form_out(world: World, question: Question) -> bool:
    """4.7: "a form is out"."""
    return any(
        (row.case, row.signatory, row.purpose)
        == (question.case, question.signatory, question.purpose)
        and question.subject in row.subjects
        and instant(row.sent_at) <= question.now
        and (row.closed_at is None or question.now < instant(row.closed_at))
        for row in world.facts.requests
    )


def is_invalidated(world: World, question: Question) -> bool:
    """4.7: "(no record exists, and at least one for this signatory, case, purpose and subject was
    closed with a reason `invalidated_because`)"."""
    return not records_of(world, question) and any(
        is_about(row, question) and signed_at(world, row) <= question.now
        for row in world.invalidated
    )

"""What a row of policy would change, counted by asking the rules with and without it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case, PolicyRow
from sspf_app.domain.rules import Situation
from sspf_app.domain.time import start_of
from sspf_app.services.decision_effect import allowed_flows, must_answer
from sspf_app.services.standing_rows import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyEffect:
    """In how many open cases an answer changes on a day; names nobody.

    Attributes:
        day: The day the row begins.
        cases: Cases with another answer.
        stops: Cases in which something that may be shared then may not.
        starts: Cases in which something may be shared that then may not without the row.
        signatories: Cases in which somebody else must answer.
    """

    day: date
    cases: int
    stops: int
    starts: int
    signatories: int


def policy_effect(facts: Facts, row: PolicyRow, *, now: datetime) -> PolicyEffect:
    """Compare every open case with and without a row, at the first instant it holds."""
    at = max(start_of(row.starts_on, facts.zone), now)
    before = replace(facts, policy=tuple(standing(facts.policy)))
    kept = [one for one in before.policy if one.starts_on != row.starts_on]
    after = replace(before, policy=(*kept, replace(row, id="imagined", recorded_at=now)))
    cases = stops = starts = signatories = 0
    for case in standing(facts.cases):
        if not _is_open(before, case, at):
            continue
        flows = allowed_flows(before, case.id, at), allowed_flows(after, case.id, at)
        who = must_answer(before, case.id, at) != must_answer(after, case.id, at)
        stops += bool(flows[0] - flows[1])
        starts += bool(flows[1] - flows[0])
        signatories += who
        cases += who or flows[0] != flows[1]
    return PolicyEffect(
        day=row.starts_on, cases=cases, stops=stops, starts=starts, signatories=signatories
    )


def _is_open(facts: Facts, case: Case, at: datetime) -> bool:
    return Situation(facts, case.id, at=at).is_open

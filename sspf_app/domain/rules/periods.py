"""When a record is signed, begins and ends.

Source: sharing rules, sections 2, 4.3 and 4.6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.codes import Answer, Medium
from sspf_app.domain.facts import Consent
from sspf_app.domain.rules.situation import Situation
from sspf_app.domain.time import after, day_of, plus_days, plus_months, start_of


@dataclass(frozen=True, slots=True)
class Signed:
    """A record with its instants; ``ends`` = the first one no longer in force, None = never."""

    record: Consent
    at: datetime
    begins: datetime
    ends: datetime | None


def signed(situation: Situation, record: Consent) -> Signed:
    """The record's instants: a no has no end, a written yes its period, an oral yes its days."""
    at = situation.signed_at(record)
    if record.answer is Answer.NO:
        return Signed(record, at, at, None)
    signing_day = day_of(at, situation.zone)
    if record.medium is Medium.ORAL:
        return Signed(record, at, at, _oral_end(situation, record, at, signing_day))
    begins = at
    if record.valid_from is not None:
        begins = max(at, start_of(record.valid_from, situation.zone))
    if record.valid_to is None:
        return Signed(record, at, begins, begins)
    months = situation.policy_on(signing_day).validity_months_max
    last = min(record.valid_to, plus_months(record.valid_from or signing_day, months))
    return Signed(record, at, begins, max(begins, after(last, situation.zone)))


def _oral_end(situation: Situation, record: Consent, at: datetime, signing_day: date) -> datetime:
    """The first instant after an oral yes: its days counted with the signing day (4.6)."""
    days = situation.policy_on(signing_day).oral_days
    last = plus_days(signing_day, days - 1)
    if record.valid_to is not None:
        last = min(last, record.valid_to)
    return max(at, after(last, situation.zone))

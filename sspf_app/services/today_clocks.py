"""Contributions to the queue of the day: what turns by time alone, seen in good time.

Source: sharing rules, sections 2 to 5; domain notes, section 2.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sspf_app.domain.codes import Answer, Channel
from sspf_app.domain.facts import (
    Consent,
    Custody,
    HinderedException,
    Participation,
    PolicyRow,
    YouthOnly,
)
from sspf_app.domain.rules import standing_in
from sspf_app.domain.rules.periods import signed
from sspf_app.domain.time import birthday, is_leapling_eve, plus_days
from sspf_app.services.case_loading import load_case
from sspf_app.services.today_scene import CaseDue, QueueScene

CONSENT_AHEAD = timedelta(days=30)
BIRTHDAY_AHEAD = timedelta(days=60)
CHANGE_AHEAD = timedelta(days=30)
SHORT_AHEAD = timedelta(days=7)
_LONGEST_ORAL = timedelta(days=60)
_MAJORITY = 18


def consents_ending(scene: QueueScene) -> Iterator[CaseDue]:
    """Consents that end within thirty days."""
    for row in scene.unit.day.states_ending(scene.today + CONSENT_AHEAD):
        at = scene.midnight(row.ends_on)
        yield CaseDue("consent_ending", at, row.case, row.case, row.ends_on.isoformat())


def birthdays(scene: QueueScene) -> Iterator[CaseDue]:
    """Birthdays that change who answers, within sixty days, by the policy of that day.

    For somebody born on 29 February it begins on 28 February of a common year.
    """
    policy = scene.unit.records.list_standing(PolicyRow)
    last = scene.today + BIRTHDAY_AHEAD
    for age in sorted({15, _MAJORITY, *(row.youth_signs_from for row in policy)}):
        kind = "adult" if age == _MAJORITY else "birthday"
        # A day more at both ends: leap days fall on others in the years before.
        begins = birthday(scene.today, -age) - timedelta(days=1)
        ends = birthday(last, -age) + timedelta(days=1)
        found: dict[date, date | None] = {}
        for row in scene.unit.day.young_born(begins, ends):
            if row.born not in found:
                found[row.born] = _answers_from(scene, policy, row.born, age)
            first = found[row.born]
            if first is not None:
                yield CaseDue(kind, scene.midnight(first), row.person, row.case, str(age))


def _answers_from(
    scene: QueueScene, policy: tuple[PolicyRow, ...], born: date, age: int
) -> date | None:
    """The day on which an age begins that changes who answers; None = not within sixty days."""
    turns = birthday(born, age)
    eve = turns - timedelta(days=1)
    first = eve if is_leapling_eve(born, eve) else turns
    if not timedelta() <= first - scene.today <= BIRTHDAY_AHEAD:
        return None
    return first if age in (_MAJORITY, _policy_on(policy, turns).youth_signs_from) else None


def custody_changes(scene: QueueScene) -> Iterator[CaseDue]:
    """Custody that begins or ends within thirty days: who must answer is worked out anew."""
    today, last = scene.today, scene.today + CHANGE_AHEAD
    records = scene.unit.records
    ending = [
        ("custody_ends", row, row.ends_on)
        for row in records.list_within(Custody, "ends_on", today, last)
    ]
    first = today + timedelta(days=1)
    coming = [
        ("custody_begins", row, row.starts_on)
        for row in records.list_within(Custody, "starts_on", first, last)
    ]
    cases: dict[str, list[str]] = {}
    for young, case in scene.unit.day.cases_of_young({row.child for _, row, _ in ending + coming}):
        cases.setdefault(young, []).append(case)
    for kind, row, day in ending + coming:
        for case in cases.get(row.child, ()):
            if day is not None:
                at = scene.midnight(day)
                yield CaseDue(kind, at, row.child, case, row.kind.value, row.holder)


def parties_changing(scene: QueueScene) -> Iterator[CaseDue]:
    """Parties that leave or join within thirty days: a new one needs new answers."""
    today, last = scene.today, scene.today + CHANGE_AHEAD
    records = scene.unit.records
    leaving = [
        ("party_leaves", row, row.left_on)
        for row in records.list_within(Participation, "left_on", today, last)
    ]
    first = today + timedelta(days=1)
    joining = [
        ("party_joins", row, row.joined_on)
        for row in records.list_within(Participation, "joined_on", first, last)
    ]
    is_open = scene.unit.day.open_among({row.case for _, row, _ in leaving + joining})
    parties = scene.parties()
    for kind, row, day in leaving + joining:
        if row.case in is_open and row.party in parties and day is not None:
            yield CaseDue(kind, scene.midnight(day), row.id, row.case, parties[row.party])


def exceptions_ending(scene: QueueScene) -> Iterator[CaseDue]:
    """Exceptions for a hindered guardian: the guardian is required again the day after."""
    policy = scene.unit.records.list_standing(PolicyRow)
    today = scene.today
    rows = scene.unit.records.list_within(HinderedException, "ends_on", today, date.max)
    is_open = scene.unit.day.open_among({row.case for row in rows})
    for row in rows:
        days = _policy_on(policy, today).hindered_days_max
        last = min(row.ends_on, plus_days(row.starts_on, days - 1))
        if row.case in is_open and row.starts_on <= today <= last:
            at = scene.midnight(last)
            told = last.isoformat()
            yield CaseDue("exception_ending", at, row.guardian, row.case, told, row.guardian)


def tracks_ending(scene: QueueScene) -> Iterator[CaseDue]:
    """Decisions that the young person answers alone, which end within thirty days."""
    last = scene.today + CHANGE_AHEAD
    rows = scene.unit.records.list_within(YouthOnly, "ends_on", scene.today, last)
    is_open = scene.unit.day.open_among({row.case for row in rows})
    for row in rows:
        if row.case in is_open and row.ends_on is not None:
            at = scene.midnight(row.ends_on)
            yield CaseDue("track_ending", at, row.id, row.case, row.ends_on.isoformat())


def pauses(scene: QueueScene) -> Iterator[CaseDue]:
    """Pauses that end by themselves within a week."""
    for row in scene.pauses():
        if row.ends_at is not None:
            last = scene.day(row.ends_at - timedelta(microseconds=1))
            if last - scene.today <= SHORT_AHEAD:
                at = scene.midnight(last)
                yield CaseDue("pause_ending", at, row.id, row.case, last.isoformat())


def oral_answers_ending(scene: QueueScene) -> Iterator[CaseDue]:
    """Oral yeses that end within a week, where nothing in writing stands behind them."""
    rows = [
        row
        for row in scene.unit.queries.oral_since(scene.today - _LONGEST_ORAL)
        if row.answer is Answer.YES and row.signed_on <= scene.today
    ]
    is_open = scene.unit.day.open_among({row.case for row in rows})
    for row in rows:
        last = _last_oral_day(scene, row) if row.case in is_open else None
        if last is not None and timedelta() <= last - scene.today <= SHORT_AHEAD:
            at, who = scene.midnight(last), row.signatory
            yield CaseDue("oral_ending", at, who, row.case, last.isoformat(), who)


def _last_oral_day(scene: QueueScene, record: Consent) -> date | None:
    loaded = load_case(scene.unit, record.case, now=scene.now)
    answers = {
        channel: standing_in(
            loaded.situation,
            signatory=record.signatory,
            subject=loaded.header.young_person,
            purpose=record.purpose,
            channel=channel,
        )
        for channel in Channel
    }
    counting = {one.id for one in answers[Channel.ORAL].records}
    if record.id not in counting or answers[Channel.WRITTEN].in_force:
        return None
    ends = signed(loaded.situation, record).ends
    return None if ends is None else scene.day(ends - timedelta(microseconds=1))


def _policy_on(rows: tuple[PolicyRow, ...], day: date) -> PolicyRow:
    begun = [row for row in rows if row.starts_on <= day]
    return max(
        begun,
        key=lambda row: (row.starts_on, row.id),
        default=PolicyRow(id="default", starts_on=date.min),
    )

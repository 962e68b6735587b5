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
    Party,
    Pause,
    Person,
    PolicyRow,
    YouthOnly,
)
from sspf_app.domain.rules import standing_in
from sspf_app.domain.rules.periods import signed
from sspf_app.domain.time import birthday, is_leapling_eve, plus_days
from sspf_app.services.case_reading import load_case
from sspf_app.services.queries import CaseListItem
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry

CONSENT_AHEAD = timedelta(days=30)
BIRTHDAY_AHEAD = timedelta(days=60)
CHANGE_AHEAD = timedelta(days=30)
SHORT_AHEAD = timedelta(days=7)
_LONGEST_ORAL = timedelta(days=60)
_MAJORITY = 18


def consents_ending(scene: QueueScene) -> Iterator[TodayEntry]:
    """Consents that end within thirty days."""
    for item in scene.cases.values():
        ends = item.state_ends_on
        if ends is not None and ends - scene.today <= CONSENT_AHEAD:
            at = scene.midnight(ends)
            yield scene.entry("consent_ending", at, item, detail=ends.isoformat(), target=item.case)


def birthdays(scene: QueueScene) -> Iterator[TodayEntry]:
    """Birthdays that change who answers, within sixty days, by the policy of that day.

    For somebody born on 29 February it begins on 28 February of a common year.
    """
    policy, today = scene.unit.records.list_standing(PolicyRow), scene.today
    ages = sorted({15, _MAJORITY, *(row.youth_signs_from for row in policy)})
    for item in scene.cases.values():
        if item.born is None:
            continue
        for age in ages:
            turns = birthday(item.born, age)
            eve = turns - timedelta(days=1)
            first = eve if is_leapling_eve(item.born, eve) else turns
            if not timedelta() <= first - today <= BIRTHDAY_AHEAD:
                continue
            if age in (_MAJORITY, _policy_on(policy, turns).youth_signs_from):
                kind = "adult" if age == _MAJORITY else "birthday"
                yield scene.entry(
                    kind, scene.midnight(first), item, detail=str(age), target=item.young_person
                )


def custody_changes(scene: QueueScene) -> Iterator[TodayEntry]:
    """Custody that begins or ends within thirty days: who must answer is worked out anew."""
    today, last = scene.today, scene.today + CHANGE_AHEAD
    cases = {item.young_person: item for item in scene.cases.values()}
    records = scene.unit.records
    ending = [(row, row.ends_on) for row in records.list_within(Custody, "ends_on", today, last)]
    first = today + timedelta(days=1)
    coming = [
        (row, row.starts_on) for row in records.list_within(Custody, "starts_on", first, last)
    ]
    for kind, found in (("custody_ends", ending), ("custody_begins", coming)):
        for row, day in found:
            item = cases.get(row.child)
            if item is not None and day is not None:
                yield scene.entry(
                    kind,
                    scene.midnight(day),
                    item,
                    detail=row.kind.value,
                    target=row.child,
                    person=records.standing(Person, row.holder),
                )


def parties_changing(scene: QueueScene) -> Iterator[TodayEntry]:
    """Parties that leave or join within thirty days: a new one needs new answers."""
    today, last = scene.today, scene.today + CHANGE_AHEAD
    records = scene.unit.records
    leaving = [
        (row, row.left_on) for row in records.list_within(Participation, "left_on", today, last)
    ]
    first = today + timedelta(days=1)
    joining = [
        (row, row.joined_on) for row in records.list_within(Participation, "joined_on", first, last)
    ]
    for kind, found in (("party_leaves", leaving), ("party_joins", joining)):
        for row, day in found:
            item, party = scene.cases.get(row.case), records.standing(Party, row.party)
            if item is not None and day is not None and party is not None:
                yield scene.entry(kind, scene.midnight(day), item, detail=party.name, target=row.id)


def exceptions_ending(scene: QueueScene) -> Iterator[TodayEntry]:
    """Exceptions for a hindered guardian: the guardian is required again the day after."""
    policy = scene.unit.records.list_standing(PolicyRow)
    today = scene.today
    for row in scene.unit.records.list_within(HinderedException, "ends_on", today, date.max):
        days = _policy_on(policy, today).hindered_days_max
        last = min(row.ends_on, plus_days(row.starts_on, days - 1))
        item = scene.cases.get(row.case)
        if item is None or not row.starts_on <= today <= last:
            continue
        yield scene.entry(
            "exception_ending",
            scene.midnight(last),
            item,
            detail=last.isoformat(),
            target=row.guardian,
            person=scene.unit.records.standing(Person, row.guardian),
        )


def tracks_ending(scene: QueueScene) -> Iterator[TodayEntry]:
    """Decisions that the young person answers alone, which end within thirty days."""
    last = scene.today + CHANGE_AHEAD
    for row in scene.unit.records.list_within(YouthOnly, "ends_on", scene.today, last):
        item = scene.cases.get(row.case)
        if item is not None and row.ends_on is not None:
            at = scene.midnight(row.ends_on)
            yield scene.entry(
                "track_ending", at, item, detail=row.ends_on.isoformat(), target=row.id
            )


def pauses(scene: QueueScene) -> Iterator[TodayEntry]:
    """Pauses that end by themselves within a week."""
    for row in scene.unit.records.list_standing(Pause):
        item = scene.cases.get(row.case)
        if item is None or row.ends_at is None or not row.starts_at <= scene.now < row.ends_at:
            continue
        last = scene.day(row.ends_at - timedelta(microseconds=1))
        if last - scene.today <= SHORT_AHEAD:
            at = scene.midnight(last)
            yield scene.entry("pause_ending", at, item, detail=last.isoformat(), target=row.id)


def oral_answers_ending(scene: QueueScene) -> Iterator[TodayEntry]:
    """Oral yeses that end within a week, where nothing in writing stands behind them."""
    first = scene.today - _LONGEST_ORAL
    for record in scene.unit.queries.oral_since(first):
        item = scene.cases.get(record.case)
        if item is None or record.answer is not Answer.YES or record.signed_on > scene.today:
            continue
        last = _last_oral_day(scene, record, item)
        if last is not None and timedelta() <= last - scene.today <= SHORT_AHEAD:
            yield scene.entry(
                "oral_ending",
                scene.midnight(last),
                item,
                detail=last.isoformat(),
                target=record.signatory,
                person=scene.unit.records.standing(Person, record.signatory),
            )


def _last_oral_day(scene: QueueScene, record: Consent, item: CaseListItem) -> date | None:
    loaded = load_case(scene.unit, record.case, now=scene.now)
    answers = {
        channel: standing_in(
            loaded.situation,
            signatory=record.signatory,
            subject=item.young_person,
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

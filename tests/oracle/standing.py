"""One signatory's standing answer (section 4)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sspf_app.domain.codes import Answer
from sspf_app.domain.facts import Consent
from tests.oracle.world import (
    World,
    birthday,
    day_after,
    day_of,
    instant,
    is_adult,
    is_written,
    midnight,
    person_of,
    policy_on,
    signed_at,
    signing_day,
)

Part = list[Consent]
"""Records of one signing instant that count as one."""


@dataclass(frozen=True)
class Question:
    """What one signatory says about one subject, for one purpose of one case, at one instant."""

    signatory: str
    subject: str
    case: str
    purpose: str
    at: datetime

    @property
    def now(self) -> datetime:
        """The instant, in UTC."""
        return instant(self.at)


# 4.1 Which records


def is_about(record: Consent, question: Question) -> bool:
    """4.1: "Only records of this signatory, case and purpose whose `subjects` name the subject"."""
    return (
        record.signatory == question.signatory
        and record.case == question.case
        and record.purpose == question.purpose
        and question.subject in record.subjects
    )


def records_of(world: World, question: Question) -> list[Consent]:
    """4.1: "... signed at or before `at`"."""
    return [
        record
        for record in world.facts.consents
        if is_about(record, question) and signed_at(world, record) <= question.now
    ]


# 4.2 and 5.2 Which records stopped counting


def stopped_at(world: World, question: Question, record: Consent) -> list[datetime]:
    """The instants at which a record stopped counting; none = it counts."""
    coming_of_age = came_of_age_at(world, question)
    stops: list[datetime] = []
    if coming_of_age is not None and signed_at(world, record) < coming_of_age:
        stops.append(coming_of_age)
    stops += closings_that_ended(world, question, record)
    return stops


def came_of_age_at(world: World, question: Question) -> datetime | None:
    """4.2: "If the subject is adult at `at`": 00:00 of the `adult_at` birthday."""
    day = day_of(world, question.at)
    born = person_of(world, question.subject).born
    if born is None or not is_adult(world, question.subject, day):
        return None
    return midnight(world, birthday(born, policy_on(world, day).adult_at))


def closings_that_ended(world: World, question: Question, record: Consent) -> list[datetime]:
    """5.2: "While a case is closed, and after a reopening for records signed before it"."""
    return [
        instant(row.closed_at)
        for row in world.facts.closings
        if row.case == question.case
        and instant(row.closed_at) <= question.now
        and (
            row.reopened_at is None
            or question.now < instant(row.reopened_at)
            or signed_at(world, record) < instant(row.reopened_at)
        )
    ]


def counting_records(world: World, question: Question) -> list[Consent]:
    """The records that did not stop counting."""
    return [
        record for record in records_of(world, question) if not stopped_at(world, question, record)
    ]


def confirmed_yes(world: World, question: Question) -> list[Consent]:
    """1: free words: "until then a yes counts as not answered"."""
    return [
        record
        for record in counting_records(world, question)
        if record.answer is Answer.YES and not record.free_words_unconfirmed
    ]


def unconfirmed_yes(world: World, question: Question) -> list[Consent]:
    """The yeses whose free words wait for the coordinator."""
    return [
        record
        for record in counting_records(world, question)
        if record.answer is Answer.YES and record.free_words_unconfirmed
    ]


def noes(world: World, question: Question) -> list[Consent]:
    """The noes that count."""
    return [record for record in counting_records(world, question) if record.answer is Answer.NO]


def is_blocked(world: World, question: Question, record: Consent) -> bool:
    """1: "an older yes of the same signatory is not in force either (`awaiting`)".

    Read so: every yes signed at or before the unconfirmed one, whatever its medium or period.
    """
    return any(
        signed_at(world, record) <= signed_at(world, waiting)
        for waiting in unconfirmed_yes(world, question)
    )


# 4.3 Begin and end of a written yes


def begin_of(world: World, record: Consent) -> datetime:
    """4.3: "begins at the later of its signing and 00:00 of `valid_from`"; a no when signed."""
    signed = signed_at(world, record)
    if record.answer is Answer.NO or record.valid_from is None:
        return signed
    return max(signed, midnight(world, record.valid_from))


def months_later(day: date, months: int) -> date:
    """4.3: "same day number, or that month's last day"."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def written_end_of(world: World, record: Consent) -> datetime:
    """4.3: "in force through `valid_to` (inclusive; mandatory; at most `validity_months_max`
    after `valid_from`, or the signing day where there is none ...; beyond that no effect)"."""
    assert record.valid_to is not None
    signed_on = signing_day(world, record)
    most = policy_on(world, signed_on).validity_months_max
    last = min(record.valid_to, months_later(record.valid_from or signed_on, most))
    return midnight(world, day_after(last))


def oral_end_of(world: World, record: Consent) -> datetime:
    """4.6: "on `oral_days` local days counting the signing day, never past its `valid_to`"."""
    signed_on = signing_day(world, record)
    end = midnight(world, signed_on + timedelta(days=policy_on(world, signed_on).oral_days))
    if record.valid_to is None:
        return end
    return min(end, midnight(world, day_after(record.valid_to)))


# 4.4 Standing


def standing_records(world: World, question: Question) -> list[Consent]:
    """4.4: "among the begun `no` and written `yes` records the one signed latest. Same instant:
    a `no` wins; several yeses count as one"."""
    written_yes = [record for record in confirmed_yes(world, question) if is_written(record)]
    begun = [
        record
        for record in noes(world, question) + written_yes
        if begin_of(world, record) <= question.now
    ]
    if not begun:
        return []
    latest = max(signed_at(world, record) for record in begun)
    same_instant = [record for record in begun if signed_at(world, record) == latest]
    return [record for record in same_instant if record.answer is Answer.NO] or same_instant


def standing_noes(world: World, question: Question) -> list[Consent]:
    """The standing answer if it is a no."""
    return [record for record in standing_records(world, question) if record.answer is Answer.NO]


def standing_yeses(world: World, question: Question) -> list[Consent]:
    """The standing answer if it is a yes (several of the same instant count as one)."""
    return [record for record in standing_records(world, question) if record.answer is Answer.YES]


def standing_end(world: World, records: list[Consent]) -> datetime:
    """4.4: "(and the earliest `valid_to`)"."""
    return min(written_end_of(world, record) for record in records)


# 4.6 Oral yes


def oral_yeses(world: World, question: Question) -> list[Consent]:
    """The confirmed oral yeses that count."""
    return [record for record in confirmed_yes(world, question) if not is_written(record)]


def current_orals(world: World, question: Question) -> list[Consent]:
    """The oral yeses in force for oral flows: no free words of a later yes wait."""
    return [
        record
        for record in orals_of_the_day(world, question)
        if not is_blocked(world, question, record)
    ]


def orals_of_the_day(world: World, question: Question) -> list[Consent]:
    """The oral yeses that are current, whether or not free words of a later yes put them off."""
    return [
        record for record in oral_yeses(world, question) if is_current_oral(world, question, record)
    ]


def is_current_oral(world: World, question: Question, record: Consent) -> bool:
    """4.6: its days; "void from any later `no`, and without effect if signed before or at the
    same instant as the standing written yes"; it lifts only an *earlier* no."""
    signed = signed_at(world, record)
    standing = standing_yeses(world, question)
    return (
        question.now < oral_end_of(world, record)
        and not any(signed <= signed_at(world, no) for no in noes(world, question))
        and not any(signed <= signed_at(world, yes) for yes in standing)
    )

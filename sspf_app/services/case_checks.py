"""What must hold before a decision about a case is written."""

from __future__ import annotations

from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Participation
from sspf_app.domain.rules import Situation
from sspf_app.domain.rules.custody import custodians
from sspf_app.domain.time import age_on, start_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_views import MaturityInput, YouthOnlyInput
from sspf_app.services.decision_views import ExceptionInput
from sspf_app.services.standing_rows import standing

TRACK_AGES = (15, 17)


def check_days(starts_on: date, ends_on: date | None) -> None:
    """A last day does not lie before the first.

    Raises:
        DomainError: ``ends_before_start`` (starts, ends).
    """
    if ends_on is not None and ends_on < starts_on:
        raise DomainError("ends_before_start", starts=starts_on, ends=ends_on)


def check_first_of_day(loaded: LoadedCase, entry: MaturityInput) -> None:
    """Of two assessments of one day only one could apply.

    Raises:
        DomainError: ``assessed_that_day`` (name, day).
    """
    if any(
        (row.case, row.person, row.assessed_on) == (loaded.id, entry.person, entry.assessed_on)
        for row in standing(loaded.facts.maturity)
    ):
        raise DomainError(
            "assessed_that_day", name=loaded.name(entry.person), day=entry.assessed_on
        )


def check_exception(loaded: LoadedCase, entry: ExceptionInput) -> None:
    """Whether an exception for a hindered guardian may be asked for.

    Raises:
        DomainError: see ``Decisions.request_exception``.

    Source: sharing rules, section 3.5.
    """
    situation = Situation(loaded.facts, loaded.id, at=start_of(entry.starts_on, loaded.facts.zone))
    policy = situation.policy
    if not policy.hindered_exception:
        raise DomainError("exception_not_allowed")
    said = (entry.hindrance, entry.cannot_wait, entry.ground_reason)
    if not all(text.strip() for text in said):
        raise DomainError("exception_incomplete")
    check_days(entry.starts_on, entry.ends_on)
    if entry.ends_on < loaded.today:
        raise DomainError("decision_over", day=entry.ends_on)
    if (entry.ends_on - entry.starts_on).days + 1 > policy.hindered_days_max:
        raise DomainError("exception_too_long", days=policy.hindered_days_max)
    custody = custodians(situation, loaded.header.young_person)
    if not custody.joint or entry.guardian not in custody.holders:
        raise DomainError("not_a_joint_guardian", name=loaded.name(entry.guardian))


def check_youth_only(loaded: LoadedCase, entry: YouthOnlyInput) -> None:
    """Whether it may be decided that the young person answers alone.

    Raises:
        DomainError: ``youth_only_not_allowed``, ``youth_only_incomplete``, ``youth_only_age``,
            ``ends_before_start`` (starts, ends), ``decision_starts_in_past`` (day).

    Source: sharing rules, section 3.6.
    """
    situation = Situation(loaded.facts, loaded.id, at=start_of(entry.starts_on, loaded.facts.zone))
    if not situation.policy.youth_only_track:
        raise DomainError("youth_only_not_allowed")
    if not entry.decided_by.strip() or not entry.reason.strip():
        raise DomainError("youth_only_incomplete")
    check_days(entry.starts_on, entry.ends_on)
    if entry.starts_on < loaded.today:
        raise DomainError("decision_starts_in_past", day=entry.starts_on)
    young = loaded.need_person(loaded.header.young_person)
    least, most = TRACK_AGES
    if young.born is None or not least <= age_on(young.born, entry.starts_on) <= most:
        raise DomainError("youth_only_age", least=least, most=most)


def need_participation(loaded: LoadedCase, participation: str) -> Participation:
    """A party's time in the case.

    Raises:
        DomainError: ``unknown_participation``.
    """
    found = next((one for one in loaded.participations if one.id == participation), None)
    if found is None:
        raise DomainError("unknown_participation", participation=participation)
    return found

"""What belongs to a case: purposes, parties taking part, assessments and decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import (
    CaseRow,
    HinderedException,
    Maturity,
    Participation,
    Party,
    Purpose,
    YouthOnly,
)
from sspf_app.domain.rules import Situation
from sspf_app.domain.rules.custody import custodians
from sspf_app.domain.time import age_on, start_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase, standing
from sspf_app.services.case_states import refresh_case
from sspf_app.services.case_views import HinderedInput, MaturityInput, YouthOnlyInput
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action

_TOPICS = frozenset({Topic.CASES, Topic.CONSENTS})
_TRACK_AGES = (15, 17)


class CaseParts:
    """Use cases about the parts of a case."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def add_purpose(self, case: str, text: str) -> Changes:
        """Enter another purpose; it needs consents of its own.

        Raises:
            DomainError: ``purpose_required``.
        """
        if not text.strip():
            raise DomainError("purpose_required")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            row = Purpose(
                id=self._desk.new_id("pu"),
                recorded_at=self._desk.now(),
                case=case,
                text=text.strip(),
            )
            return self._added(unit, row)

    def join(self, case: str, party: str, *, joined_on: date) -> Changes:
        """Let a party take part from a day.

        Raises:
            DomainError: ``unknown_party``, ``party_already_in_case`` (party).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            named = unit.records.standing(Party, party)
            if named is None:
                raise DomainError("unknown_party", party=party)
            if any(
                row.party == party and (row.left_on is None or joined_on <= row.left_on)
                for row in loaded.participations
            ):
                raise DomainError("party_already_in_case", party=named.name)
            row = Participation(
                id=self._desk.new_id("pt"),
                recorded_at=self._desk.now(),
                case=case,
                party=party,
                joined_on=joined_on,
            )
            return self._added(unit, row)

    def leave(self, participation: str, *, case: str, left_on: date) -> Changes:
        """End a party's time in the case, last day inclusive.

        Raises:
            DomainError: ``unknown_participation``, ``ends_before_start`` (starts, ends),
                ``coordinator_must_stay``, ``party_has_left`` (party) where a past last day would
                be moved forward.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = next((one for one in loaded.participations if one.id == participation), None)
            if row is None:
                raise DomainError("unknown_participation", participation=participation)
            if row.party == loaded.header.coordinator_party:
                raise DomainError("coordinator_must_stay")
            _check_days(row.joined_on, left_on)
            # Whoever was gone comes back by joining: older answers grant it nothing (5.3).
            if row.left_on is not None and row.left_on < min(left_on, loaded.today):
                raise DomainError("party_has_left", party=loaded.name(row.party))
            unit.records.replace(row, at=now, by=replace(row, left_on=left_on, recorded_at=now))
            return self._done(unit, case, row.id)

    def assess_maturity(self, case: str, entry: MaturityInput) -> Changes:
        """Record an assessment of age and maturity.

        Raises:
            DomainError: ``unknown_person``, ``date_in_future`` (day),
                ``assessment_reason_required``, ``assessed_that_day`` (name, day): of two
                assessments of one day only one could apply.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            loaded.need_person(entry.person)
            if entry.assessed_on > loaded.today:
                raise DomainError("date_in_future", day=entry.assessed_on)
            if not entry.reason.strip():
                raise DomainError("assessment_reason_required")
            _check_first_of_day(loaded, entry)
            row = Maturity(
                id=self._desk.new_id("ma"),
                recorded_at=self._desk.now(),
                case=case,
                person=entry.person,
                assessed_on=entry.assessed_on,
                mature=entry.mature,
                types=entry.types,
                assessed_by=self._desk.actor.name,
                reason=entry.reason.strip(),
            )
            return self._added(unit, row)

    def record_exception(self, case: str, entry: HinderedInput) -> Changes:
        """Record an exception for a hindered guardian (FB 6:13 second paragraph).

        Raises:
            DomainError: ``exception_not_allowed``, ``exception_incomplete``,
                ``exception_too_long`` (days), ``ends_before_start`` (starts, ends),
                ``not_a_joint_guardian`` (name).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            _check_exception(loaded, entry)
            row = HinderedException(
                id=self._desk.new_id("ex"),
                recorded_at=self._desk.now(),
                case=case,
                guardian=entry.guardian,
                starts_on=entry.starts_on,
                ends_on=entry.ends_on,
                hindrance=entry.hindrance.strip(),
                cannot_wait=entry.cannot_wait.strip(),
                ground=entry.ground,
                ground_reason=entry.ground_reason.strip(),
                decided_by=entry.decided_by.strip(),
            )
            return self._added(unit, row)

    def decide_youth_only(self, case: str, entry: YouthOnlyInput) -> Changes:
        """Record a decision that the young person answers alone.

        Raises:
            DomainError: ``youth_only_not_allowed``, ``youth_only_incomplete``,
                ``youth_only_age``, ``ends_before_start`` (starts, ends).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            _check_youth_only(loaded, entry)
            row = YouthOnly(
                id=self._desk.new_id("yo"),
                recorded_at=self._desk.now(),
                case=case,
                starts_on=entry.starts_on,
                ends_on=entry.ends_on,
                decided_by=entry.decided_by.strip(),
                reason=entry.reason.strip(),
            )
            return self._added(unit, row)

    def _added(self, unit: UnitOfWork, row: CaseRow) -> Changes:
        unit.records.add(row)
        return self._done(unit, row.case, row.id, new_id=row.id)

    def _done(
        self, unit: UnitOfWork, case: str, row_id: str, *, new_id: str | None = None
    ) -> Changes:
        refresh_case(unit, case, now=self._desk.now())
        self._desk.log(unit, Action.WRITE, f"case_part:{row_id}", case=case)
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({case, row_id}), new_id=new_id)


def _check_days(starts_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < starts_on:
        raise DomainError("ends_before_start", starts=starts_on, ends=ends_on)


def _check_first_of_day(loaded: LoadedCase, entry: MaturityInput) -> None:
    if any(
        (row.case, row.person, row.assessed_on) == (loaded.id, entry.person, entry.assessed_on)
        for row in standing(loaded.facts.maturity)
    ):
        raise DomainError(
            "assessed_that_day", name=loaded.name(entry.person), day=entry.assessed_on
        )


def _check_exception(loaded: LoadedCase, entry: HinderedInput) -> None:
    situation = Situation(loaded.facts, loaded.id, at=start_of(entry.starts_on, loaded.facts.zone))
    policy = situation.policy
    if not policy.hindered_exception:
        raise DomainError("exception_not_allowed")
    said = (entry.hindrance, entry.cannot_wait, entry.ground_reason, entry.decided_by)
    if not all(text.strip() for text in said):
        raise DomainError("exception_incomplete")
    _check_days(entry.starts_on, entry.ends_on)
    if (entry.ends_on - entry.starts_on).days + 1 > policy.hindered_days_max:
        raise DomainError("exception_too_long", days=policy.hindered_days_max)
    custody = custodians(situation, loaded.header.young_person)
    if not custody.joint or entry.guardian not in custody.holders:
        raise DomainError("not_a_joint_guardian", name=loaded.name(entry.guardian))


def _check_youth_only(loaded: LoadedCase, entry: YouthOnlyInput) -> None:
    situation = Situation(loaded.facts, loaded.id, at=start_of(entry.starts_on, loaded.facts.zone))
    if not situation.policy.youth_only_track:
        raise DomainError("youth_only_not_allowed")
    if not entry.decided_by.strip() or not entry.reason.strip():
        raise DomainError("youth_only_incomplete")
    _check_days(entry.starts_on, entry.ends_on)
    young = loaded.need_person(loaded.header.young_person)
    least, most = _TRACK_AGES
    if young.born is None or not least <= age_on(young.born, entry.starts_on) <= most:
        raise DomainError("youth_only_age", least=least, most=most)

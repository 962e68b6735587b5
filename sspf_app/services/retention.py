"""How long everything is kept: rules by date, flags of a case, and the day that follows.

Source: domain notes, section 4.1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from sspf_app.domain.errors import DomainError
from sspf_app.domain.retention import (
    FileOfCase,
    FlagKind,
    RetentionDay,
    retention_days,
    sampled_on,
)
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.approvers import check_own_decision
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_ports import StoredFile
from sspf_app.services.disposal_records import RetentionFlag, RetentionRules
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_settings import settings_on
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.retention_shipped import DRAFT_DAYS_MAX, SHIPPED_RULES
from sspf_app.services.retention_views import CaseRetention, FlagInput

_LONGEST = 200
"""No rule says more years than this; a slip of the key does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A case and its day."""

    file: StoredFile
    last_note_on: date
    day: RetentionDay


class Retention:
    """Use cases about how long things are kept."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def rules(self) -> tuple[RetentionRules, ...]:
        """Every row, by the day it begins; before the first the shipped rules hold."""
        with self._desk.open_unit(self._desk.actor) as unit:
            return unit.disposals.rules()

    def rules_today(self) -> RetentionRules:
        """What holds today."""
        with self._desk.open_unit(self._desk.actor) as unit:
            return rules_on(unit, self._today())

    def may_set(self) -> bool:
        """Whether the user sets the rules; whoever does not may read them."""
        return self._desk.actor.may(Permission.DECIDE)

    def save_rules(self, entry: RetentionRules, *, seen: str = "") -> Changes:
        """Write rules from a day on (their id is given here); a row of the same day is replaced.

        Raises:
            DomainError: ``not_permitted``: only the unit manager; ``policy_starts_in_past`` (day),
                ``retention_years`` (most), ``draft_days`` (most), ``list_name_twice`` (name);
                ``record_changed_meanwhile``: other ``rules`` stand than those that ``seen`` is
                the version of; what ``check_own_decision`` raises.
        """
        with self._desk.begin(Permission.DECIDE) as unit:
            check_own_decision(unit, self._desk.actor)
            need_seen(unit.disposals.rules(), seen)
            if entry.starts_on < self._today():
                raise DomainError("policy_starts_in_past", day=self._today())
            _check(entry)
            same = [one for one in unit.disposals.rules() if one.starts_on == entry.starts_on]
            row = replace(
                entry,
                id=same[0].id if same else self._desk.new_id("rr"),
                set_at=self._desk.now(),
                set_by=self._desk.actor.name,
                withdrawn_at=None,
            )
            unit.disposals.put_rules(row)
            return self._changed(unit, f"retention_rules:{row.id}", row.id)

    def withdraw_rules(self, rules: str) -> Changes:
        """Take back rules that have not begun; those that have begun stay.

        Raises:
            DomainError: ``not_permitted``, ``unknown_policy``, ``policy_has_begun`` (day); what
                ``check_own_decision`` raises.
        """
        with self._desk.begin(Permission.DECIDE) as unit:
            check_own_decision(unit, self._desk.actor)
            row = next((one for one in unit.disposals.rules() if one.id == rules), None)
            if row is None:
                raise DomainError("unknown_policy", policy=rules)
            if row.starts_on <= self._today():
                raise DomainError("policy_has_begun", day=row.starts_on)
            unit.disposals.put_rules(replace(row, withdrawn_at=self._desk.now()))
            return self._changed(unit, f"retention_rules:{row.id}", row.id)

    def of_case(self, case: str) -> CaseRetention:
        """How long a case is kept, and why.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            today = self._today()
            person = loaded.header.young_person
            of_person = kept_cases(unit, self._desk.now(), self._desk.clock.zone, person=person)
            kept = next(one for one in of_person if one.file.case == case)
            names = {one.code: one.name for one in settings_on(unit, today).retention}
            flags = [one for one in unit.disposals.flags(case) if one.ended_at is None]
            self._desk.log(unit, Action.READ, f"retention:{case}", case=case)
            unit.commit()
        return CaseRetention(
            case=case,
            last_note_on=kept.last_note_on,
            retention=kept.file.retention,
            class_name=names.get(kept.file.retention or "", ""),
            day=kept.day,
            flags=tuple(flags),
            sampled_on=sampled_on(kept.file.born, kept.file.personal_number),
        )

    def set_flag(self, entry: FlagInput) -> Changes:
        """Note what stops or moves the day of a case.

        Raises:
            DomainError: ``flag_needs_reason``, ``flag_set_already``, ``ends_before_start``,
                ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, entry.case)
            if not entry.reason.strip():
                raise DomainError("flag_needs_reason")
            if entry.until is not None and entry.until < entry.since:
                raise DomainError("ends_before_start", starts=entry.since, ends=entry.until)
            known = unit.disposals.flags(entry.case)
            if any(one.kind is entry.kind and one.ended_at is None for one in known):
                raise DomainError("flag_set_already")
            flag = RetentionFlag(
                id=self._desk.new_id("rf"),
                case=entry.case,
                kind=entry.kind,
                reason=entry.reason.strip(),
                since=entry.since,
                until=entry.until,
                set_at=self._desk.now(),
                set_by=self._desk.actor.name,
            )
            unit.disposals.put_flag(flag)
            return self._changed(unit, f"retention_flag:{flag.id}", flag.id, case=entry.case)

    def end_flag(self, case: str, flag: str) -> Changes:
        """Take a flag away; the row stays.

        Raises:
            DomainError: ``unknown_flag``, ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case)
            known = unit.disposals.flags(case)
            found = next((one for one in known if one.id == flag and one.ended_at is None), None)
            if found is None:
                raise DomainError("unknown_flag")
            ended = replace(found, ended_at=self._desk.now(), ended_by=self._desk.actor.name)
            unit.disposals.put_flag(ended)
            return self._changed(unit, f"retention_flag:{flag}", flag, case=case)

    def _changed(
        self, unit: UnitOfWork, subject: str, new_id: str, *, case: str | None = None
    ) -> Changes:
        self._desk.log(unit, Action.WRITE, subject, case=case)
        unit.commit()
        ids = {new_id} if case is None else {new_id, case}
        return Changes(topics=frozenset({Topic.RETENTION}), ids=frozenset(ids), new_id=new_id)

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


def rules_on(unit: UnitOfWork, day: date) -> RetentionRules:
    """The rules in force on a day."""
    begun = [one for one in unit.disposals.rules() if one.starts_on <= day]
    return begun[-1] if begun else SHIPPED_RULES


def kept_cases(
    unit: UnitOfWork,
    now: datetime,
    zone: tzinfo,
    *,
    person: str | None = None,
    closed_before: datetime | None = None,
) -> tuple[Kept, ...]:
    """Every case and its day, read in one statement; as ``DisposalRecords.files``."""
    today = day_of(now, zone)
    rules = rules_on(unit, today)
    flags = flags_on(unit, today)
    stored = unit.disposals.files(now, person=person, closed_before=closed_before)
    noted = {one.case: day_of(one.last_note_at, zone) for one in stored}
    days = retention_days(
        (
            FileOfCase(
                case=one.case,
                person=one.young_person,
                is_open=one.is_open,
                last_note_on=noted[one.case],
                retention=one.retention,
                born=one.born,
                number=one.personal_number,
                flags=flags.get(one.case, frozenset()),
                is_on_its_way=one.is_on_its_way,
            )
            for one in stored
        ),
        rules.classes,
        keeps_all=rules.keeps_all,
        until_age=rules.until_age,
    )
    return tuple(Kept(file=one, last_note_on=noted[one.case], day=days[one.case]) for one in stored)


def flags_on(unit: UnitOfWork, day: date) -> dict[str, frozenset[FlagKind]]:
    """The flags that hold on a day, by case."""
    found: dict[str, set[FlagKind]] = {}
    for one in unit.disposals.flags():
        lasts = one.until is None or day <= one.until
        if one.ended_at is None and one.since <= day and lasts:
            found.setdefault(one.case, set()).add(one.kind)
    return {case: frozenset(kinds) for case, kinds in found.items()}


def _check(entry: RetentionRules) -> None:
    ruled = (*entry.classes, *entry.outside)
    numbers = (entry.until_age, entry.log_years, *(one.years for one in ruled))
    ages = [one.until_age for one in entry.classes if one.until_age is not None]
    if not all(1 <= number <= _LONGEST for number in (*numbers, *ages)):
        raise DomainError("retention_years", most=_LONGEST)
    if not 1 <= entry.draft_days <= DRAFT_DAYS_MAX:
        raise DomainError("draft_days", most=DRAFT_DAYS_MAX)
    codes = [*(one.code for one in entry.classes), *(one.type.value for one in entry.outside)]
    for code in codes:
        if codes.count(code) > 1:
            raise DomainError("list_name_twice", name=code)

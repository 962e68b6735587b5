"""The office: who it is, its dated policy, its users."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party, PolicyRow
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.approvers import check_own_decision
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.mail_address import check_mail_address
from sspf_app.services.policy_effect import PolicyEffect, policy_effect
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action, Office, User

_RANGES = {
    "youth_signs_from": (0, 18),
    "maturity_from": (0, 18),
    "adult_at": (18, 18),
    "validity_months_max": (1, 60),
    "validity_months_default": (1, 60),
    "oral_days": (0, 60),
    "hindered_days_max": (0, 60),
    "youth_copy_from": (0, 18),
}


_WEEKS = (0, 52)
"""How many weeks a case may be without a meeting, before *Idag* tells of it; 0 = never."""


class OfficeSettings:
    """Use cases about the office itself."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get(self) -> Office:
        """The office as printed on its forms."""
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            return unit.office.office()

    def save(self, office: Office, *, seen: str = "") -> Changes:
        """Write the office; ``seen`` is the version of the one that was shown.

        Raises:
            DomainError: ``unknown_party`` for ``own_party``; ``email_unfit``;
                ``policy_out_of_range`` (setting, least, most); ``record_changed_meanwhile``:
                another one stands.
        """
        least, most = _WEEKS
        with self._desk.begin(Permission.WRITE_REGISTER) as unit:
            check_mail_address(office.email)
            need_seen(unit.office.office(), seen)
            if not least <= office.weeks_to_meeting <= most:
                raise DomainError(
                    "policy_out_of_range", setting="weeks_to_meeting", least=least, most=most
                )
            own = office.own_party
            if own is not None and unit.records.standing(Party, own) is None:
                raise DomainError("unknown_party", party=own)
            unit.office.put_office(office)
            self._desk.log(unit, Action.WRITE, "office")
            unit.commit()
        return Changes(topics=frozenset({Topic.OFFICE}))

    @property
    def user_name(self) -> str:
        """Who sits at the desk: what they heard or saw they sign for themselves."""
        return self._desk.actor.name

    def may(self, permission: Permission) -> bool:
        """Whether the role of who sits at the desk includes a permission; nothing is read."""
        return self._desk.actor.may(permission)

    def policy(self) -> tuple[PolicyRow, ...]:
        """Dated policy rows, oldest first; before the first, and with none, the defaults hold."""
        with self._desk.open_unit(self._desk.actor) as unit:
            rows = unit.records.list_standing(PolicyRow)
        return tuple(sorted(rows, key=lambda row: (row.starts_on, row.id)))

    def policy_today(self) -> PolicyRow:
        """The row in force today, or the defaults."""
        begun = [row for row in self.policy() if row.starts_on <= self._today()]
        return begun[-1] if begun else PolicyRow(id="default", starts_on=date.min)

    def may_set_policy(self) -> bool:
        """Whether the user sets policy; whoever does not may read it."""
        return self._desk.actor.may(Permission.DECIDE)

    def policy_effect(self, row: PolicyRow) -> PolicyEffect:
        """In how many open cases a row would change an answer, the day it begins.

        Raises:
            DomainError: as ``add_policy``.
        """
        self._desk.actor.require(Permission.DECIDE)
        _check(row, today=self._today())
        now = self._desk.now()
        with self._desk.begin(Permission.DECIDE) as unit:
            facts = unit.records.all_facts()
            self._desk.log(unit, Action.READ, "policy_effect")
            unit.commit()
        return policy_effect(facts, row, now=now)

    def withdraw_policy(self, policy: str) -> Changes:
        """Take back a row that has not begun; one that has begun stays.

        Raises:
            DomainError: ``unknown_policy``, ``policy_has_begun`` (day); what ``check_own_decision``
                raises.
        """
        with self._desk.begin(Permission.DECIDE) as unit:
            check_own_decision(unit, self._desk.actor)
            row = unit.records.standing(PolicyRow, policy)
            if row is None:
                raise DomainError("unknown_policy", policy=policy)
            if row.starts_on <= self._today():
                raise DomainError("policy_has_begun", day=row.starts_on)
            unit.records.replace(row, at=self._desk.now())
            return self._policy_changed(unit, policy)

    def add_policy(self, row: PolicyRow, *, seen: str = "") -> Changes:
        """Enter a policy row (its id is given here); a row of the same day is replaced.

        Raises:
            DomainError: ``not_permitted``: only the unit manager; ``policy_starts_in_past`` (day),
                ``policy_out_of_range`` (setting, least, most), ``proposal_beyond_maximum``; what
                ``check_own_decision`` raises; ``record_changed_meanwhile``: other rows stand than
                those (a frozenset) that ``seen`` is the version of.
        """
        self._desk.actor.require(Permission.DECIDE)
        _check(row, today=self._today())
        now = self._desk.now()
        with self._desk.begin(Permission.DECIDE) as unit:
            check_own_decision(unit, self._desk.actor)
            standing = unit.records.list_standing(PolicyRow)
            need_seen(frozenset(standing), seen)
            same_day = [old for old in standing if old.starts_on == row.starts_on]
            for old in same_day[1:]:
                unit.records.replace(old, at=now)
            policy_id = same_day[0].id if same_day else self._desk.new_id("po")
            new = replace(row, id=policy_id, recorded_at=now, replaced_at=None)
            if same_day:
                unit.records.replace(same_day[0], at=now, by=new)
            else:
                unit.records.add(new)
            return self._policy_changed(unit, policy_id)

    def _policy_changed(self, unit: UnitOfWork, policy: str) -> Changes:
        unit.states.forget()
        self._desk.log(unit, Action.WRITE, f"policy:{policy}")
        unit.commit()
        topics = frozenset({Topic.OFFICE, Topic.CASES, Topic.CONSENTS})
        return Changes(topics=topics, ids=frozenset({policy}), new_id=policy)

    def users(self) -> tuple[User, ...]:
        """All users, ended ones too, by login."""
        with self._desk.begin(Permission.MANAGE_USERS) as unit:
            users = unit.office.users()
        return tuple(sorted(users, key=lambda user: user.login))

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


def _check(row: PolicyRow, *, today: date) -> None:
    if row.starts_on < today:
        raise DomainError("policy_starts_in_past", day=row.starts_on)
    for setting, (least, most) in _RANGES.items():
        if not least <= getattr(row, setting) <= most:
            raise DomainError("policy_out_of_range", setting=setting, least=least, most=most)
    if row.validity_months_default > row.validity_months_max:
        raise DomainError("proposal_beyond_maximum", months=row.validity_months_max)

"""The steps, areas of life, concerns, classes of retention and kinds of notes, by date.

A step that is renamed, moved or turned off changes what is shown; it opens and closes no gate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.approvers import check_own_decision
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.note_records import NoteKind
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import Named, ProcessSettings, Step
from sspf_app.services.process_shipped import SHIPPED
from sspf_app.services.records import Action

_TOPICS = frozenset({Topic.OFFICE, Topic.CASES})
_NEEDED = frozenset({Step.CONSENT.value, Step.CLOSING.value})
"""Steps that cannot be turned off: they are there whatever one calls them."""
NEEDED_NOTES = frozenset({NoteKind.CASE_NOTE.value, NoteKind.CONSULTATION.value})
"""Kinds of notes that the program writes itself: what comes in without one, and what is kept of a
consultation."""


class ProcessLists:
    """Use cases about the lists of the process."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> tuple[ProcessSettings, ...]:
        """Every row, by the day it begins; before the first the shipped lists hold."""
        with self._desk.open_unit(self._desk.actor) as unit:
            return unit.process.settings()

    def today(self) -> ProcessSettings:
        """What holds today."""
        with self._desk.open_unit(self._desk.actor) as unit:
            return settings_on(unit, self._today())

    def may_set(self) -> bool:
        """Whether the user sets the lists; whoever does not may read them."""
        return self._desk.actor.may(Permission.DECIDE)

    def save(self, entry: ProcessSettings, *, seen: str = "") -> Changes:
        """Write lists from a day on (their id is given here); a row of the same day is replaced.

        Raises:
            DomainError: ``not_permitted``: only the unit manager; ``policy_starts_in_past`` (day),
                ``list_empty``, ``list_name_twice`` (name), ``step_needed``, ``unknown_step``,
                ``note_kind_needed``; ``record_changed_meanwhile``: other ``rows`` stand than those
                that ``seen`` is the version of; what ``check_own_decision`` raises.
        """
        with self._desk.begin(Permission.DECIDE) as unit:
            check_own_decision(unit, self._desk.actor)
            need_seen(unit.process.settings(), seen)
            if entry.starts_on < self._today():
                raise DomainError("policy_starts_in_past", day=entry.starts_on)
            _check(entry)
            same = [one for one in unit.process.settings() if one.starts_on == entry.starts_on]
            row = replace(
                entry,
                note_kinds=_with_used(unit, entry.note_kinds),
                id=same[0].id if same else self._desk.new_id("ps"),
                set_at=self._desk.now(),
                set_by=self._desk.actor.name,
                withdrawn_at=None,
            )
            unit.process.put_settings(row)
            return self._changed(unit, row.id)

    def withdraw(self, settings: str) -> Changes:
        """Take back lists that have not begun; those that have begun stay.

        Raises:
            DomainError: ``not_permitted``, ``unknown_policy``, ``policy_has_begun`` (day); what
                ``check_own_decision`` raises.
        """
        with self._desk.begin(Permission.DECIDE) as unit:
            check_own_decision(unit, self._desk.actor)
            row = next((one for one in unit.process.settings() if one.id == settings), None)
            if row is None:
                raise DomainError("unknown_policy", policy=settings)
            if row.starts_on <= self._today():
                raise DomainError("policy_has_begun", day=row.starts_on)
            unit.process.put_settings(replace(row, withdrawn_at=self._desk.now()))
            return self._changed(unit, row.id)

    def _changed(self, unit: UnitOfWork, settings: str) -> Changes:
        self._desk.log(unit, Action.WRITE, f"process_settings:{settings}")
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({settings}), new_id=settings)

    def _today(self) -> date:
        return day_of(self._desk.now(), self._desk.clock.zone)


def settings_on(unit: UnitOfWork, day: date) -> ProcessSettings:
    """The lists in force on a day."""
    begun = [one for one in unit.process.settings() if one.starts_on <= day]
    return begun[-1] if begun else SHIPPED


def note_kind_names(unit: UnitOfWork) -> dict[str, str]:
    """What the office calls each kind a note can ever have had; empty = as the program does."""
    rows = (SHIPPED, *unit.process.settings())
    return {one.code: one.name for row in rows for one in row.note_kinds}


def _with_used(unit: UnitOfWork, kinds: tuple[Named, ...]) -> tuple[Named, ...]:
    """With those of before that are listed no more, turned off.

    Notes keep their kind by its code, which never comes to mean another one.
    """
    listed = {one.code for one in kinds}
    before = [
        Named(code=code, name=name, is_on=False)
        for code, name in note_kind_names(unit).items()
        if code not in listed
    ]
    return (*kinds, *before)


def _check(entry: ProcessSettings) -> None:
    lists = (entry.steps, entry.areas, entry.concerns, entry.retention, entry.note_kinds)
    for named in lists:
        if not any(one.is_on for one in named):
            raise DomainError("list_empty")
        _check_names(named)
    known = {step.value for step in Step}
    if {one.code for one in entry.steps} != known or len(entry.steps) != len(known):
        raise DomainError("unknown_step")
    if any(one.code in _NEEDED and not one.is_on for one in entry.steps):
        raise DomainError("step_needed")
    on = {one.code for one in entry.note_kinds if one.is_on}
    if not on >= NEEDED_NOTES:
        raise DomainError("note_kind_needed")


def _check_names(named: Iterable[Named]) -> None:
    seen: set[str] = set()
    for one in named:
        for mark in {one.code, one.name.strip().casefold()} - {""}:
            if mark in seen:
                raise DomainError("list_name_twice", name=one.name or one.code)
            seen.add(mark)

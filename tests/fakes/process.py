"""The course of cases in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sspf_app.services.process_records import (
    Closure,
    GoalOutcome,
    InformationTalk,
    ItemMark,
    Occasion,
    ProcessSettings,
    Referral,
    StepNote,
)

RecordT = TypeVar("RecordT")


@dataclass
class ProcessStore:
    """Rows by kind and key."""

    rows: dict[tuple[Any, ...], Any] = field(default_factory=dict[tuple[Any, ...], Any])


class MemoryProcess:
    """``ProcessRecords``."""

    def __init__(self, store: ProcessStore) -> None:
        self._store = store

    def settings(self) -> tuple[ProcessSettings, ...]:
        kept = [one for one in self._all(ProcessSettings) if one.withdrawn_at is None]
        return tuple(sorted(kept, key=lambda one: one.starts_on))

    def put_settings(self, settings: ProcessSettings) -> None:
        self._put(settings, settings.id)

    def occasions(self, cases: Iterable[str]) -> tuple[Occasion, ...]:
        wanted = set(cases)
        return tuple(one for one in self._all(Occasion) if one.case in wanted)

    def put_occasion(self, occasion: Occasion) -> None:
        self._put(occasion, occasion.case, occasion.meeting)

    def marks(self, case: str) -> tuple[ItemMark, ...]:
        return tuple(one for one in self._all(ItemMark) if one.case == case)

    def put_mark(self, mark: ItemMark) -> None:
        self._put(mark, mark.case, mark.item)

    def step_notes(self, case: str) -> tuple[StepNote, ...]:
        return tuple(one for one in self._all(StepNote) if one.case == case)

    def put_step_note(self, note: StepNote) -> None:
        self._put(note, note.id)

    def referrals(self, case: str) -> tuple[Referral, ...]:
        return tuple(one for one in self._all(Referral) if one.case == case)

    def put_referral(self, referral: Referral) -> None:
        self._put(referral, referral.case, referral.meeting)

    def talks(self, case: str) -> tuple[InformationTalk, ...]:
        return tuple(one for one in self._all(InformationTalk) if one.case == case)

    def put_talk(self, talk: InformationTalk) -> None:
        self._put(talk, talk.case, talk.meeting)

    def closures(self, case: str) -> tuple[Closure, ...]:
        return tuple(one for one in self._all(Closure) if one.case == case)

    def put_closure(self, closure: Closure) -> None:
        self._put(closure, closure.case, closure.closing)

    def contacts_due(self, day: date) -> tuple[Closure, ...]:
        due = [
            (one.after_contact_on, one)
            for one in self._all(Closure)
            if one.after_contact_on is not None and one.contacted_on is None
        ]
        return tuple(one for on, one in sorted(due, key=lambda pair: pair[0]) if on <= day)

    def outcomes(self, case: str) -> tuple[GoalOutcome, ...]:
        return tuple(one for one in self._all(GoalOutcome) if one.case == case)

    def put_outcome(self, outcome: GoalOutcome) -> None:
        self._put(outcome, outcome.case, outcome.closing, outcome.item)

    def _all(self, kind: type[RecordT]) -> list[RecordT]:
        return [one for key, one in self._store.rows.items() if key[0] is kind]

    def _put(self, record: object, *key: str) -> None:
        self._store.rows[type(record), *key] = record

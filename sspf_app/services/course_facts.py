"""What the facts of a case tell of each step: done, when, and what is missing.

Source: domain notes, section 1.3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sspf_app.domain.facts import Meeting
from sspf_app.domain.rules.overview import ConsentState
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_end import held_overview
from sspf_app.services.item_reading import meeting_items
from sspf_app.services.note_records import NoteKind, NoteVersion
from sspf_app.services.occasions import kinds_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import (
    Closure,
    InformationTalk,
    OccasionKind,
    Step,
    Told,
    Understood,
)
from sspf_app.services.standing_rows import as_entered, standing

_IN_FORCE = frozenset({ConsentState.IN_FORCE, ConsentState.ENDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the facts tell of a step.

    Attributes:
        is_needed: False = there is nothing to do here.
    """

    is_done: bool = False
    done_on: date | None = None
    lacks: str = ""
    details: tuple[str, ...] = ()
    is_needed: bool = True
    by_hand: bool = False


class CourseFacts:
    """Everything the steps are worked out from, read once."""

    def __init__(self, unit: UnitOfWork, loaded: LoadedCase) -> None:
        self.loaded = loaded
        self._kinds = kinds_of(unit, loaded.id)
        self._talks = unit.process.talks(loaded.id)
        self._notes: tuple[NoteVersion, ...] = unit.notes.versions(loaded.id)
        self._closures: tuple[Closure, ...] = unit.process.closures(loaded.id)
        self._parts, self._versions = unit.plans.parts(loaded.id), unit.plans.versions(loaded.id)
        closing = loaded.situation.closing
        at = loaded.now if closing is None else closing.closed_at - timedelta(microseconds=1)
        self._overview = held_overview(loaded.facts, loaded.id, at=at).overview

    def finding(self, step: Step) -> Finding:
        """What the facts tell of a step."""
        ways: dict[Step, Callable[[], Finding]] = {
            Step.CONSULTATION: self._consultation,
            Step.REFERRAL: self._referral,
            Step.INFORMATION: self._information,
            Step.CONSENT: self._consent,
            Step.MAPPING: self._mapping,
            Step.MEETING: self._meeting,
            Step.PLAN: self._plan,
            Step.FOLLOW_UP: self._follow_up,
            Step.CLOSING: self._closing,
            Step.AFTER_CONTACT: self._after_contact,
        }
        return ways[step]()

    def _consultation(self) -> Finding:
        kept = [one for one in self._notes if one.kind == NoteKind.CONSULTATION]
        if kept:
            return Finding(is_done=True, done_on=self._day(kept[0].recorded_at))
        return Finding(lacks="consultation", by_hand=True)

    def _referral(self) -> Finding:
        return self._held(OccasionKind.REFERRAL, "referral")

    def _information(self) -> Finding:
        if not self._talks:
            return Finding(lacks="information")
        told = {part for talk in self._talks for part in talk.told}
        left = tuple(part.value for part in Told if part not in told)
        if left:
            return Finding(lacks="information_parts", details=left)
        names = tuple(self.loaded.name(one) for one in _not_yet(self._talks))
        if names:
            return Finding(lacks="information_understood", details=names)
        days = [self.loaded.meetings[one.meeting].starts_at for one in self._talks]
        return Finding(is_done=True, done_on=self._day(max(days)))

    def _consent(self) -> Finding:
        """Whether it holds; of a closed case whether it held when it was closed."""
        if self._overview.state in _IN_FORCE:
            answers = [
                record.signed_on
                for one in self._overview.signatories
                for record in one.answer.records
            ]
            return Finding(is_done=True, done_on=max(answers, default=None))
        if self.loaded.situation.closing is not None:
            return Finding(lacks="consent_closed")
        facts, young = self.loaded.facts, self.loaded.header.young_person
        missing = as_entered(facts, young, self._overview.missing)
        names = tuple(self.loaded.name(one) for one in missing)
        if self._overview.problem is not None:
            return Finding(lacks="consent_blocked")
        return Finding(lacks="consent_answers" if names else "consent", details=names)

    def _mapping(self) -> Finding:
        talks = self._of_kind(OccasionKind.MAPPING)
        if not talks:
            return Finding(lacks="mapping")
        if not any(meeting_items(self.loaded, one) for one in talks):
            return Finding(lacks="mapping_empty")
        return Finding(is_done=True, done_on=self._day(max(one.starts_at for one in talks)))

    def _meeting(self) -> Finding:
        held, coming = self._meetings()
        if held:
            return Finding(is_done=True, done_on=self._day(held[0].starts_at))
        return self._to_come(coming, "meeting")

    def _plan(self) -> Finding:
        if self._versions:
            return Finding(is_done=True, done_on=max(one.set_on for one in self._versions))
        written = any(part.removed_at is None for part in self._parts)
        promised = any(
            one.case == self.loaded.id and one.commitment is not None
            for one in standing(self.loaded.facts.items)
        )
        return Finding(lacks="plan_not_set" if written or promised else "plan")

    def _follow_up(self) -> Finding:
        held, coming = self._meetings()
        if len(held) > 1:
            return Finding(is_done=True, done_on=self._day(held[-1].starts_at))
        return self._to_come(coming if held else [], "follow_up")

    def _closing(self) -> Finding:
        closing = self.loaded.situation.closing
        if closing is None:
            return Finding(lacks="closing")
        return Finding(is_done=True, done_on=self._day(closing.closed_at))

    def _after_contact(self) -> Finding:
        closing = self.loaded.situation.closing
        mine = [one for one in self._closures if closing and one.closing == closing.id]
        if closing is None:
            return Finding(lacks="after_closing")
        if not mine or mine[0].after_contact_on is None:
            return Finding(is_needed=False)
        if mine[0].contacted_on is not None:
            return Finding(is_done=True, done_on=mine[0].contacted_on)
        day = mine[0].after_contact_on.isoformat()
        return Finding(lacks="after_contact", details=(day,), by_hand=True)

    def _held(self, kind: OccasionKind, lacks: str) -> Finding:
        held = self._of_kind(kind)
        if not held:
            return Finding(lacks=lacks)
        return Finding(is_done=True, done_on=self._day(held[0].starts_at))

    def _of_kind(self, kind: OccasionKind | None) -> list[Meeting]:
        rows = [
            one
            for one in self.loaded.meetings.values()
            if self._kinds.get((self.loaded.id, one.id)) is kind
        ]
        return sorted(rows, key=lambda one: (one.starts_at, one.id))

    def _meetings(self) -> tuple[list[Meeting], list[Meeting]]:
        rows = self._of_kind(None)
        now = self.loaded.now
        return [one for one in rows if one.starts_at <= now], [
            one for one in rows if one.starts_at > now
        ]

    def _to_come(self, coming: list[Meeting], lacks: str) -> Finding:
        if not coming:
            return Finding(lacks=lacks)
        day = self._day(coming[0].starts_at).isoformat()
        return Finding(lacks=f"{lacks}_planned", details=(day, coming[0].id))

    def _day(self, instant: datetime) -> date:
        return day_of(instant, self.loaded.facts.zone)


def _not_yet(talks: tuple[InformationTalk, ...]) -> tuple[str, ...]:
    """Who could not tell it back yet, as each last did."""
    last = {one.person: one.understood for talk in talks for one in talk.told_back}
    return tuple(person for person, how in last.items() if how is Understood.NOT_YET)

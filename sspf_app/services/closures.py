"""The end of a case: how far each goal was reached, how it was, how long it is kept, what follows.

Source: domain notes, sections 1.3, 1.4 and 4.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import FAMILY, InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Meeting
from sspf_app.domain.rules.overview import ConsentState
from sspf_app.services.actors import Permission
from sspf_app.services.calls_made import calls_made
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.closure_views import (
    ClosureDesk,
    ClosureInput,
    GoalLine,
    MeetingAhead,
    Untold,
)
from sspf_app.services.consent_end import held_overview
from sspf_app.services.copies_given import may_have_copy
from sspf_app.services.desk import Desk
from sspf_app.services.item_reading import meeting_items, recipients_of
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.occasions import OccasionInput, kinds_of, write_occasion
from sspf_app.services.plan_reading import GOALS, lines_now, read_plan, row_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import (
    Aspect,
    Closure,
    GoalOutcome,
    ItemMark,
    OccasionKind,
    Reached,
)
from sspf_app.services.process_settings import settings_on
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.standing_rows import standing
from sspf_app.services.version_reading import is_locked
from sspf_app.services.withdrawal_effects import withdrawal_effect

_STILL_VALID = frozenset({ConsentState.IN_FORCE, ConsentState.ENDING})


class Closures:
    """Use cases about the end of a case; ``Decisions.decide`` closes it."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def desk(self, case: str) -> ClosureDesk:
        """What a closing asks, and what stands beside the last one.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            made = _desk_of(unit, loaded)
            self._desk.log(unit, Action.READ, f"closure:{case}", case=case)
            unit.commit()
        return made

    def note_contact(self, case: str, closing: str, *, contacted_on: date) -> Changes:
        """The contact afterwards was made, or it was decided not to make it.

        Raises:
            DomainError: ``unknown_closure``, ``date_in_future`` (day), ``unknown_case``,
                ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            found = next(
                (one for one in unit.process.closures(case) if one.closing == closing), None
            )
            if found is None:
                raise DomainError("unknown_closure")
            if contacted_on > loaded.today:
                raise DomainError("date_in_future", day=contacted_on)
            unit.process.put_closure(replace(found, contacted_on=contacted_on))
            self._desk.log(unit, Action.WRITE, f"after_contact:{closing}", case=case)
            unit.commit()
        return Changes(topics=frozenset({Topic.CASES}), ids=frozenset({case}))


def write_closure(
    desk: Desk, unit: UnitOfWork, loaded: LoadedCase, closing: str, entry: ClosureInput
) -> None:
    """Write what stands beside a closing, in its transaction.

    Raises:
        DomainError: ``retention_required``, ``unknown_goal``, ``unknown_person``,
            ``after_contact_in_past`` (day).
    """
    known = {one.code for one in settings_on(unit, loaded.today).retention if one.is_on}
    if entry.retention not in known:
        raise DomainError("retention_required")
    if entry.after_contact_on is not None and entry.after_contact_on <= loaded.today:
        raise DomainError("after_contact_in_past", day=loaded.today)
    goals = {one.item for one in goals_of(unit, loaded)}
    if not set(entry.outcomes) <= goals:
        raise DomainError("unknown_goal")
    unit.process.put_closure(
        Closure(
            case=loaded.id,
            closing=closing,
            retention=entry.retention,
            continued=entry.continued.strip(),
            after_contact_on=entry.after_contact_on,
            noted_at=desk.now(),
            noted_by=desk.actor.name,
            ended_as=entry.ended_as,
        )
    )
    for item, reached in entry.outcomes.items():
        unit.process.put_outcome(
            GoalOutcome(case=loaded.id, closing=closing, item=item, reached=reached)
        )
    told = {person: words.strip() for person, words in entry.experience.items() if words.strip()}
    if told:
        _keep_experience(desk, unit, loaded, told)


def goals_of(unit: UnitOfWork, loaded: LoadedCase) -> tuple[GoalLine, ...]:
    """The goals of the plan; where it has none, what the mapping says is to become better."""
    plan = read_plan(unit.plans, loaded.id)
    planned = [
        GoalLine(item=line.item, text=row_of(loaded, line).text)
        for purpose in sorted(loaded.purposes)
        for line in lines_now(loaded, plan, purpose)
        if line.kind in GOALS
    ]
    if planned:
        return tuple(planned)
    better = {one.item for one in unit.process.marks(loaded.id) if one.aspect is Aspect.BETTER}
    items = [one for one in standing(loaded.facts.items) if one.case == loaded.id]
    return tuple(GoalLine(item=one.id, text=one.text) for one in items if one.id in better)


def _with_told(
    loaded: LoadedCase, goals: tuple[GoalLine, ...], reached: dict[str, Reached]
) -> tuple[GoalLine, ...]:
    """Goals of now, and those a closing told of that left the plan since: what was said stays."""
    known = {one.item for one in goals}
    texts = {one.id: one.text for one in standing(loaded.facts.items) if one.case == loaded.id}
    left = [one for one in reached if one not in known and one in texts]
    return (*goals, *(GoalLine(item=one, text=texts[one]) for one in left))


def is_still_valid(loaded: LoadedCase) -> bool:
    """Whether the answers would hold today, had the case not been closed.

    Asked only to know whether a contact afterwards is brought up; nothing is shared on it.
    """
    open_facts = replace(loaded.facts, closings=())
    return held_overview(open_facts, loaded.id, at=loaded.now).overview.state in _STILL_VALID


def _keep_experience(
    desk: Desk, unit: UnitOfWork, loaded: LoadedCase, told: dict[str, str]
) -> None:
    held = OccasionInput(case=loaded.id, at=desk.now(), persons=tuple(told))
    row = write_occasion(desk, unit, loaded, held, kind=OccasionKind.CLOSING)
    for person, words in told.items():
        item = Item(
            id=desk.new_id("i"),
            recorded_at=desk.now(),
            case=loaded.id,
            meeting=row.id,
            text=words,
            source=FAMILY,
            about=(person,),
            types=(InformationType.OTHER,),
        )
        unit.records.add(item)
        mark = ItemMark(case=loaded.id, item=item.id, area="", aspect=Aspect.EXPERIENCE)
        unit.process.put_mark(mark)


def _desk_of(unit: UnitOfWork, loaded: LoadedCase) -> ClosureDesk:
    closing = loaded.situation.closing
    closures = unit.process.closures(loaded.id)
    outcomes = unit.process.outcomes(loaded.id)
    last = closures[-1] if closures else None
    reached = {
        one.item: one.reached
        for one in outcomes
        if last is not None and one.closing == last.closing
    }
    young = loaded.header.young_person
    guardians = sorted(row.holder for row in loaded.situation.custody_of(young))
    people = tuple(dict.fromkeys((young, *guardians)))
    has_closed = closing is not None and last is not None and last.closing == closing.id
    meetings = _meetings(unit, loaded)
    begun = tuple(_open_minutes(unit, loaded, meetings))
    return ClosureDesk(
        goals=tuple(
            replace(one, reached=reached.get(one.item))
            for one in _with_told(loaded, goals_of(unit, loaded), reached)
        ),
        people=tuple((one, loaded.name(one)) for one in people),
        classes=tuple(one for one in settings_on(unit, loaded.today).retention if one.is_on),
        closure=last if has_closed else None,
        experience=_experience(unit, loaded) if has_closed else (),
        untold=tuple(_untold(unit, loaded)),
        open_minutes=tuple(one.starts_at.astimezone(loaded.facts.zone) for one in begun),
        ahead=_ahead(unit, loaded, meetings),
        copies_can_go=any(
            may_have_copy(loaded, row, one) for row in begun for one in recipients_of(loaded, row)
        ),
    )


def _meetings(unit: UnitOfWork, loaded: LoadedCase) -> tuple[Meeting, ...]:
    """Meetings of the case, the first first; talks and referrals are none."""
    occasions = kinds_of(unit, loaded.id)
    found = (one for one in loaded.meetings.values() if (loaded.id, one.id) not in occasions)
    return tuple(sorted(found, key=lambda row: (row.starts_at, row.id)))


def _open_minutes(
    unit: UnitOfWork, loaded: LoadedCase, meetings: tuple[Meeting, ...]
) -> Iterator[Meeting]:
    """Meetings that have been, of which something is noted, and whose minutes are not locked."""
    for one in meetings:
        has_been = one.starts_at <= loaded.now
        if has_been and meeting_items(loaded, one) and not is_locked(unit, loaded.id, one.id):
            yield one


def _ahead(
    unit: UnitOfWork, loaded: LoadedCase, meetings: tuple[Meeting, ...]
) -> tuple[MeetingAhead, ...]:
    """Meetings that are planned, and who was called to them."""
    coming = [one for one in meetings if one.starts_at > loaded.now]
    if not coming:
        return ()
    trail = read_trail(unit, loaded.id)
    return tuple(
        MeetingAhead(
            starts_at=one.starts_at.astimezone(loaded.facts.zone),
            called=tuple(trail.name(loaded, who) for who in calls_made(loaded, one, trail)),
        )
        for one in coming
    )


def _untold(unit: UnitOfWork, loaded: LoadedCase) -> Iterator[Untold]:
    for row in loaded.situation.rows.withdrawals:
        effect = withdrawal_effect(unit, loaded, row)
        if effect.is_unfinished:
            yield Untold(
                name=loaded.name(row.signatory),
                needs_confirmation=effect.confirmation_waits,
                names=tuple(one.name for one in effect.waiting),
            )


def _experience(unit: UnitOfWork, loaded: LoadedCase) -> tuple[tuple[str, str], ...]:
    kinds = kinds_of(unit, loaded.id)
    held = [
        one
        for one in loaded.meetings.values()
        if kinds.get((loaded.id, one.id)) is OccasionKind.CLOSING
    ]
    if not held:
        return ()
    last = max(held, key=lambda one: one.starts_at)
    return tuple((loaded.name(one.about[0]), one.text) for one in meeting_items(loaded, last))

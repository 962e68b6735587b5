"""The lines of a plan: written, taken in from a meeting, taken out, moved.

Every line is an item of an occasion, received and read by the rules of items.

Source: domain notes, sections 1.3 and 1.4; sharing rules, section 6.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changed_meanwhile import need_seen
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.meeting_items import MeetingItems
from sspf_app.services.plan_reading import GOALS, ReadPlan, lines_now, read_plan
from sspf_app.services.plan_records import CommitmentStep, PlanKind, PlanPart
from sspf_app.services.plan_views import PlanItemInput
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.support_reading import offered_support
from sspf_app.texts.catalogue import Words

TOPICS = frozenset({Topic.COMMITMENTS, Topic.MEETINGS, Topic.CASES})
_SUPPORTED = (PlanKind.GOAL, PlanKind.SUB_GOAL, PlanKind.COMMITMENT)
"""For these something can be chosen from the catalogue of support."""
_OWN_WORDS = (PlanKind.YOUNG_WORDS, PlanKind.GUARDIAN_WORDS)


class PlanLines:
    """Use cases about the lines of a plan."""

    def __init__(
        self, desk: Desk, access: ProtectedAccess, items: MeetingItems, *, words: Words
    ) -> None:
        self._desk = desk
        self._access = access
        self._items = items
        self._words = words

    def save(self, entry: PlanItemInput, *, item: str | None = None) -> Changes:
        """Save a line of the plan, or word one anew; ``new_id`` is the new item.

        Worded anew at another occasion it is an item of its own there: the old words stay said,
        and the line goes on with the new ones. What is restricted stays so.

        Raises:
            DomainError: as ``MeetingItems.add`` and ``correct``; ``case_closed``: the plan of a
                closed case stays as it was, ``commitment_required``,
                ``own_words_of_family``, ``goal_not_in_plan``, ``goal_under_itself``,
                ``support_of_own_words``, ``unknown_support``, ``support_not_offered`` (name);
                ``record_changed_meanwhile``: it stands otherwise in the plan than was shown.
        """
        if (entry.kind is PlanKind.COMMITMENT) != (entry.item.commitment is not None):
            raise DomainError("commitment_required")
        if entry.kind in _OWN_WORDS and entry.item.source != FAMILY:
            raise DomainError("own_words_of_family")
        if entry.support and entry.kind not in _SUPPORTED:
            raise DomainError("support_of_own_words")

        def beside(unit: UnitOfWork, saved: Item) -> None:
            self._access.case(unit, saved.case).need_open()
            self._place(unit, entry, saved, before=item)

        old = None if item is None else self._meeting_of(entry.item.case, item)
        if item is None or old != entry.item.meeting:
            return _also(self._items.add(entry.item, beside=beside, after=item))
        return _also(self._items.correct(item, entry.item, beside=beside))

    def take_in(self, case: str, item: str, *, parent: str | None) -> Changes:
        """Let a commitment that was made at a meeting stand in the plan, under a goal.

        Raises:
            DomainError: ``unknown_case``, ``case_closed``, ``unknown_commitment``,
                ``goal_not_in_plan``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case).need_open()
            row = unit.records.standing(Item, item, case=case)
            if row is None or row.commitment is None:
                raise DomainError("unknown_commitment")
            parts = read_plan(unit.plans, case).parts
            _need_goal(parts, parent)
            kept = parts.get(item) or PlanPart(
                case=case, item=item, kind=PlanKind.COMMITMENT, root=item
            )
            position = _last(parts, parent) + 1
            part = replace(kept, parent=parent, position=position, removed_at=None)
            return self._put(unit, part)

    def take_out(self, case: str, item: str) -> Changes:
        """Take a line out of the plan, with what stands under it moved up; what was said stays.

        Raises:
            DomainError: ``unknown_case``, ``case_closed``, ``goal_not_in_plan``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case).need_open()
            parts = read_plan(unit.plans, case).parts
            part = parts.get(item)
            if part is None:
                raise DomainError("goal_not_in_plan")
            return self._put(unit, replace(part, removed_at=self._desk.now()))

    def put_back(self, case: str, item: str) -> Changes:
        """Undo ``take_out``.

        Raises:
            DomainError: ``unknown_case``, ``case_closed``, ``goal_not_in_plan``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            self._access.case(unit, case).need_open()
            part = read_plan(unit.plans, case).parts.get(item)
            if part is None:
                raise DomainError("goal_not_in_plan")
            return self._put(unit, replace(part, removed_at=None))

    def move(self, case: str, item: str, *, by: int) -> Changes:
        """Let a line change places with the one above (``by`` -1) or below (1) of its kind.

        Lines under the same goal stay there; at the end of them nothing moves.

        Raises:
            DomainError: ``unknown_case``, ``case_closed``, ``goal_not_in_plan``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            loaded.need_open()
            plan = read_plan(unit.plans, case)
            beside = _beside(loaded, plan, item)
            place = beside.index(item)
            other = place + by
            if not 0 <= other < len(beside):
                return Changes(topics=frozenset(), ids=frozenset())
            beside[place], beside[other] = beside[other], beside[place]
            for position, one in enumerate(beside, start=1):
                if plan.parts[one].position != position:
                    unit.plans.put_part(replace(plan.parts[one], position=position))
            self._desk.log(unit, Action.WRITE, f"plan_part:{item}", case=case)
            unit.commit()
        return Changes(topics=TOPICS, ids=frozenset({case, item}), new_id=item)

    def _place(
        self, unit: UnitOfWork, entry: PlanItemInput, saved: Item, *, before: str | None
    ) -> None:
        """Write what the item is in the plan; of a line worded anew the old item leaves it."""
        parts = read_plan(unit.plans, saved.case).parts
        _need_goal(parts, entry.parent)
        if entry.parent is not None and entry.parent in (before, saved.id):
            raise DomainError("goal_under_itself")
        old = parts.get(before or saved.id)
        need_seen(None if old is None else old.standing, entry.seen)
        is_moved = old is None or old.parent != entry.parent
        support, support_words = self._support(unit, entry.support, old)
        part = PlanPart(
            case=saved.case,
            item=saved.id,
            kind=entry.kind,
            root=saved.id if old is None else old.root,
            parent=entry.parent,
            position=_last(parts, entry.parent) + 1 if is_moved or old is None else old.position,
            in_person=entry.in_person.strip(),
            support=support,
            support_words=support_words,
        )
        unit.plans.put_part(part)
        if old is not None and old.item != saved.id:
            unit.plans.put_part(replace(old, removed_at=self._desk.now()))
            for child in parts.values():
                if child.parent == old.item:
                    unit.plans.put_part(replace(child, parent=saved.id))
            self._carry_on(unit, saved, old.item, self._desk.now())

    def _support(self, unit: UnitOfWork, wanted: str, old: PlanPart | None) -> tuple[str, str]:
        """What was chosen, and its words: those it had, also where it is offered no more."""
        if not wanted:
            return "", ""
        if old is not None and old.support == wanted:
            return old.support, old.support_words
        today = day_of(self._desk.now(), self._desk.clock.zone)
        found = offered_support(unit, wanted, today)
        return found.id, found.words

    def _carry_on(self, unit: UnitOfWork, saved: Item, old: str, now: datetime) -> None:
        """A commitment worded anew has come as far as it had; the old one is over."""
        steps = unit.plans.steps(saved.case, old)
        if saved.commitment is None or not steps:
            return
        last = steps[-1]
        unit.plans.add_step(
            CommitmentStep(
                id=self._desk.new_id("cs"),
                case=saved.case,
                item=saved.id,
                status=last.status,
                day=last.day,
                noted_at=now,
                noted_by=self._desk.actor.name,
                told_by=last.told_by,
                comment=last.comment,
            )
        )

    def _meeting_of(self, case: str, item: str) -> str:
        with self._desk.begin(Permission.READ_CASES) as unit:
            row = unit.records.standing(Item, item, case=case)
        if row is None:
            raise DomainError("unknown_item", item=item)
        return row.meeting

    def _put(self, unit: UnitOfWork, part: PlanPart) -> Changes:
        unit.plans.put_part(part)
        self._desk.log(unit, Action.WRITE, f"plan_part:{part.item}", case=part.case)
        unit.commit()
        return Changes(topics=TOPICS, ids=frozenset({part.case, part.item}), new_id=part.item)


def _also(changes: Changes) -> Changes:
    return replace(changes, topics=changes.topics | TOPICS)


def _need_goal(parts: dict[str, PlanPart], goal: str | None) -> None:
    if goal is None:
        return
    part = parts.get(goal)
    if part is None or part.removed_at is not None or part.kind not in GOALS:
        raise DomainError("goal_not_in_plan")


def _last(parts: dict[str, PlanPart], parent: str | None) -> int:
    return max((one.position for one in parts.values() if one.parent == parent), default=0)


def _beside(loaded: LoadedCase, plan: ReadPlan, item: str) -> list[str]:
    """The line and those it can change places with, in their order.

    Raises:
        DomainError: ``goal_not_in_plan``.
    """
    row = next((one for one in loaded.facts.items if one.id == item), None)
    purpose = None if row is None else loaded.meetings.get(row.meeting)
    lines = () if purpose is None else lines_now(loaded, plan, purpose.purpose)
    mine = next((one for one in lines if one.item == item), None)
    if mine is None:
        raise DomainError("goal_not_in_plan")
    return [one.item for one in lines if (one.kind, one.parent) == (mine.kind, mine.parent)]

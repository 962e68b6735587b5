"""The plan of a case: own words, goals, commitments under them; versions that are set.

Every line is an item of an occasion, received and read by the rules of items. A version holds
which rows of which items stood in the plan: nothing is copied, and a later change is a new version.

Source: domain notes, sections 1.3 and 1.4; sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_header import meeting_ref
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changed_meanwhile import need_seen, version_of
from sspf_app.services.changes import Changes
from sspf_app.services.commitment_reading import case_line, open_commitments
from sspf_app.services.item_views import item_view
from sspf_app.services.plan_comparing import compared
from sspf_app.services.plan_lines import TOPICS, PlanLines
from sspf_app.services.plan_reading import (
    GOALS,
    ReadPlan,
    in_order,
    lines_now,
    need_version,
    read_plan,
    row_of,
    viewed_before,
)
from sspf_app.services.plan_records import (
    PlanLine,
    PlanVersion,
)
from sspf_app.services.plan_views import (
    ComparedLine,
    PlanBoard,
    PlanEntry,
    VersionInput,
    VersionRef,
)
from sspf_app.services.records import Action
from sspf_app.services.version_reading import is_locked


class Plans(PlanLines):
    """Use cases about the plan: its lines, the whole of it, its versions."""

    def board(self, case: str, *, purpose: str | None = None) -> PlanBoard:
        """The plan of a purpose (None = the first), with who reads each line now.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            purpose = purpose or min(loaded.purposes)
            plan = read_plan(unit.plans, case)
            promised = open_commitments(unit.plans, loaded, purpose=purpose)
            held = [one for one in loaded.meetings.values() if one.purpose == purpose]
            coming = [one.starts_at for one in held if one.starts_at > loaded.now]
            held = [one for one in held if one.starts_at <= loaded.now]
            locked = frozenset(one.id for one in held if is_locked(unit, case, one.id))
            self._desk.log(unit, Action.READ, f"plan:{case}", case=case)
            unit.commit()
        lines = lines_now(loaded, plan, purpose)
        versions = [one for one in plan.versions if one.purpose == purpose]
        last = versions[-1].lines if versions else ()
        held.sort(key=lambda one: (one.starts_at, one.id), reverse=True)
        return PlanBoard(
            case=case,
            purpose=purpose,
            purpose_text=loaded.need_purpose(purpose).text,
            entries=tuple(
                self._entry(loaded, plan, line, depth) for line, depth in in_order(lines)
            ),
            loose=tuple(one for one in promised if one.item not in {line.item for line in lines}),
            versions=tuple(_ref(loaded, one) for one in reversed(versions)),
            is_changed=_content(lines) != _content(last),
            occasions=tuple(map(meeting_ref, held)),
            locked=locked,
            version=version_of(_content(lines)),
            begins_at=min(coming, default=None),
        )

    def set_version(self, entry: VersionInput) -> Changes:
        """Set the plan as it stands now; ``new_id`` is the version.

        Raises:
            DomainError: ``unknown_case``, ``case_closed``, ``unknown_purpose``,
                ``unknown_meeting``, ``plan_needs_goal``, ``approval_required``,
                ``version_needs_reason``, ``date_in_future`` (day); ``plan_changed_meanwhile``: it
                says something else than the plan that was shown.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            loaded.need_open()
            loaded.need_purpose(entry.purpose)
            if entry.meeting is not None:
                loaded.need_meeting(entry.meeting)
            plan = read_plan(unit.plans, entry.case)
            lines = lines_now(loaded, plan, entry.purpose)
            need_seen(_content(lines), entry.seen, "plan_changed_meanwhile")
            before = [one for one in plan.versions if one.purpose == entry.purpose]
            _check_version(loaded, entry, lines, is_first=not before)
            version = PlanVersion(
                id=self._desk.new_id("pv"),
                case=entry.case,
                purpose=entry.purpose,
                number=len(before) + 1,
                set_on=entry.set_on,
                approved_by=entry.approved_by.strip(),
                made_at=self._desk.now(),
                made_by=self._desk.actor.name,
                lines=lines,
                meeting=entry.meeting,
                reason=entry.reason.strip(),
            )
            unit.plans.add_version(version)
            self._desk.log(unit, Action.WRITE, f"plan_version:{version.id}", case=entry.case)
            unit.commit()
        return Changes(topics=TOPICS, ids=frozenset({entry.case}), new_id=version.id)

    def compare(
        self, case: str, purpose: str, *, old: int, new: int | None = None
    ) -> tuple[ComparedLine, ...]:
        """Two versions beside each other; ``new`` None = the plan as it stands now.

        Raises:
            DomainError: ``unknown_case``, ``unknown_plan_version``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            plan = read_plan(unit.plans, case)
            self._desk.log(unit, Action.READ, f"plan_versions:{case}", case=case)
            unit.commit()
        before = need_version(plan, purpose, old).lines
        if new is None:
            after = lines_now(loaded, plan, purpose)
        else:
            after = need_version(plan, purpose, new).lines
        return compared(loaded, before, after)

    def _entry(self, loaded: LoadedCase, plan: ReadPlan, line: PlanLine, depth: int) -> PlanEntry:
        row = row_of(loaded, line)
        meeting = loaded.need_meeting(row.meeting)
        promised = None
        if row.commitment is not None:
            promised = case_line(loaded, row, plan.states, in_person=line.in_person)
        part = plan.parts.get(line.item)
        return PlanEntry(
            item=item_view(loaded, meeting, row, self._words),
            kind=line.kind,
            root=line.root,
            parent=line.parent,
            depth=depth,
            in_person=line.in_person,
            held_on=day_of(meeting.starts_at, loaded.facts.zone),
            version=version_of(None if part is None else part.standing),
            line=promised,
            support="" if part is None else part.support,
            support_words=line.support,
            viewed_before=viewed_before(loaded, plan, line),
        )


def _check_version(
    loaded: LoadedCase, entry: VersionInput, lines: tuple[PlanLine, ...], *, is_first: bool
) -> None:
    if not any(line.kind in GOALS for line in lines):
        raise DomainError("plan_needs_goal")
    if not entry.approved_by.strip():
        raise DomainError("approval_required")
    if not is_first and not entry.reason.strip():
        raise DomainError("version_needs_reason")
    if entry.set_on > loaded.today:
        raise DomainError("date_in_future", day=entry.set_on)


def _content(lines: Iterable[PlanLine]) -> list[PlanLine]:
    """What was agreed; how far a commitment has come changes no plan."""
    return [replace(line, status=None) for line in lines]


def _ref(loaded: LoadedCase, version: PlanVersion) -> VersionRef:
    meeting = loaded.meetings.get(version.meeting or "")
    return VersionRef(
        id=version.id,
        number=version.number,
        set_on=version.set_on,
        approved_by=version.approved_by,
        made_at=version.made_at,
        made_by=version.made_by,
        met_on=None if meeting is None else day_of(meeting.starts_at, loaded.facts.zone),
        reason=version.reason,
    )

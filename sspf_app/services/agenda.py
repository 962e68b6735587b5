"""The agenda of a meeting: planned beforehand, ordered by consent, taken at the meeting."""

from __future__ import annotations

from dataclasses import replace

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.services.actors import Permission
from sspf_app.services.agenda_reading import (
    agenda_for,
    in_order_of_consent,
    kept_out,
    point_item,
    without_words,
)
from sspf_app.services.agenda_views import AgendaCopy, MeetingMemory, PointInput, PointView
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changed_meanwhile import need_seen, version_of
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.item_checks import item_questions
from sspf_app.services.item_reading import meeting_items
from sspf_app.services.item_views import item_view
from sspf_app.services.meeting_records import PlannedPoint
from sspf_app.services.name_asking import names_of_case
from sspf_app.services.name_questions import name_questions, remember_names
from sspf_app.services.occasions import kinds_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.standing_rows import standing
from sspf_app.services.version_reading import need_unlocked
from sspf_app.texts.catalogue import Words

_TOPICS = frozenset({Topic.MEETINGS})


class Agenda:
    """Use cases about planned points, and about what stands beside a meeting."""

    def __init__(self, desk: Desk, access: ProtectedAccess, *, words: Words) -> None:
        self._desk = desk
        self._access = access
        self._words = words

    def points(self, case: str, meeting: str) -> tuple[PointView, ...]:
        """The planned points: what all may hear first, each with who leaves the room for it.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        loaded, row, points = self._planned(case, meeting)
        return tuple(
            _view(loaded, row, point, self._words)
            for point in in_order_of_consent(loaded, row, points)
        )

    def copies(self, case: str, meeting: str) -> tuple[AgendaCopy, ...]:
        """The agenda as it stands in the papers of each who takes part, for the coordinator alone.

        Raises:
            DomainError: as ``points``.
        """
        loaded, row, points = self._planned(case, meeting)
        return tuple(
            AgendaCopy(
                recipient=one,
                name=loaded.name(one),
                lines=agenda_for(loaded, row, points, one),
            )
            for one in row.participants
        )

    def add(self, entry: PointInput) -> Changes:
        """Plan a point; ``new_id`` is its id.

        Raises:
            DomainError: ``heading_required``, ``item_subject_required``, ``item_type_required``,
                ``unknown_party``, ``unknown_person``, ``unknown_meeting``, ``heading_names``,
                ``meeting_locked``; ``item_unanswered`` (questions: tuple of ``ItemQuestion``);
                ``case_closed`` before the meeting.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, entry.about)
            loaded.need_open(loaded.need_meeting(entry.meeting).starts_at)
            need_unlocked(unit, entry.case, entry.meeting)
            planned = unit.meetings.points(entry.case, entry.meeting)
            point = PlannedPoint(
                id=self._desk.new_id("ap"),
                case=entry.case,
                meeting=entry.meeting,
                heading=entry.heading.strip(),
                source=entry.source,
                about=tuple(dict.fromkeys(entry.about)),
                types=tuple(dict.fromkeys(entry.types)),
                position=1 + max((one.position for one in planned), default=0),
                planned_at=self._desk.now(),
                planned_by=self._desk.actor.user_id,
            )
            self._check(unit, loaded, point, entry.answered)
            return self._done(unit, point, new_id=point.id)

    def change(self, point: str, entry: PointInput) -> Changes:
        """Word a planned point anew; it keeps its place of entry, and whether it was taken.

        Raises:
            DomainError: as ``add``; ``unknown_point``; ``record_changed_meanwhile``: it is another
                than the one shown.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, entry.about)
            need_unlocked(unit, entry.case, entry.meeting)
            found = self._point(unit, entry.case, entry.meeting, point)
            need_seen(found, entry.seen)
            changed = replace(
                found,
                heading=entry.heading.strip(),
                source=entry.source,
                about=tuple(dict.fromkeys(entry.about)),
                types=tuple(dict.fromkeys(entry.types)),
            )
            self._check(unit, loaded, changed, entry.answered)
            return self._done(unit, changed)

    def remove(self, case: str, meeting: str, point: str) -> Changes:
        """Take a point off the agenda.

        Raises:
            DomainError: ``unknown_point``, ``unknown_meeting``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = self._point(unit, case, meeting, point)
            return self._done(unit, replace(found, removed_at=self._desk.now()))

    def take(self, case: str, meeting: str, point: str, *, is_taken: bool = True) -> Changes:
        """Note that a point was done at the meeting, or that it was not after all.

        Raises:
            DomainError: ``unknown_point``, ``unknown_meeting``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            found = self._point(unit, case, meeting, point)
            return self._done(unit, replace(found, taken_at=self._desk.now() if is_taken else None))

    def memory(self, case: str, meeting: str) -> MeetingMemory:
        """The meeting before with what was said, and the commitments carried into this one.

        A talk or a referral is no meeting, though something may have been promised there.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            kinds = kinds_of(unit, case)
            over = {one.item for one in unit.plans.states(case) if not one.status.is_open}
            self._desk.log(unit, Action.READ, f"meeting_before:{meeting}", case=case)
            unit.commit()
        row = loaded.need_meeting(meeting)
        earlier = sorted(
            (
                one
                for one in loaded.meetings.values()
                if one.purpose == row.purpose and one.starts_at < row.starts_at
            ),
            key=lambda one: one.starts_at,
        )
        rows = {one.id: one for one in earlier}
        meetings = [one for one in earlier if (case, one.id) not in kinds]
        said = [
            (one, item)
            for one in meetings[-1:]
            for item in meeting_items(loaded, one)
            if item.commitment is None
        ]
        promised = sorted(
            (
                (item.commitment.due_on, item)
                for item in standing(loaded.facts.items)
                if item.case == case and item.commitment is not None and item.meeting in rows
                if item.id not in over
            ),
            key=lambda pair: (pair[0], pair[1].id),
        )
        return MeetingMemory(
            previous_at=meetings[-1].starts_at if meetings else None,
            items=tuple(item_view(loaded, row, item, self._words) for row, item in said),
            commitments=tuple(
                item_view(loaded, rows[item.meeting], item, self._words) for _, item in promised
            ),
        )

    def _check(
        self, unit: UnitOfWork, loaded: LoadedCase, point: PlannedPoint, answered: frozenset[str]
    ) -> None:
        if not point.heading:
            raise DomainError("heading_required")
        if not point.about:
            raise DomainError("item_subject_required")
        if not point.types:
            raise DomainError("item_type_required")
        for person in point.about:
            loaded.need_person(person)
        if point.source != FAMILY:
            loaded.need_party(point.source)
        known = {one.id: one for one in unit.queries.persons_in(point.heading)}
        people = {**known, **loaded.persons}.values()
        closed = self._access.closed_persons(unit)
        asked = item_questions(loaded, point_item(point), people, closed=closed)
        if any(question.kind != "household" for question in asked):
            raise DomainError("heading_names")
        item, names = point_item(point), names_of_case(unit, loaded.id)
        if questions := tuple(name_questions(names, loaded, item, answered)):
            raise DomainError("item_unanswered", questions=questions)
        remember_names(unit, self._desk, loaded, item, answered)

    def _point(self, unit: UnitOfWork, case: str, meeting: str, point: str) -> PlannedPoint:
        self._access.case(unit, case).need_meeting(meeting)
        for one in unit.meetings.points(case, meeting):
            if one.id == point:
                return one
        raise DomainError("unknown_point")

    def _done(self, unit: UnitOfWork, point: PlannedPoint, *, new_id: str | None = None) -> Changes:
        unit.meetings.put_point(point)
        self._desk.log(unit, Action.WRITE, f"agenda:{point.meeting}", case=point.case)
        unit.commit()
        ids = frozenset({point.case, point.meeting})
        return Changes(topics=_TOPICS, ids=ids, new_id=new_id)

    def _planned(
        self, case: str, meeting: str
    ) -> tuple[LoadedCase, Meeting, tuple[PlannedPoint, ...]]:
        """The case, the meeting and its points, noted as read."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            points = unit.meetings.points(case, meeting)
            self._desk.log(unit, Action.READ, f"agenda:{meeting}", case=case)
            unit.commit()
        return loaded, row, points


def _view(loaded: LoadedCase, row: Meeting, point: PlannedPoint, words: Words) -> PointView:
    item = point_item(point)
    return PointView(
        id=point.id,
        heading=point.heading,
        source=point.source,
        about=point.about,
        about_names=tuple(loaded.name(person) for person in point.about),
        types=point.types,
        version=version_of(point),
        is_taken=point.taken_at is not None,
        without=without_words(loaded, row, item, kept_out(loaded, row, point), words),
    )

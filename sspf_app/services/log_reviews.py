"""The unit manager looks through the log: drawn by rules and by lot, marked line by line, signed.

No case content is in it: a line names a case by its reference, and a review holds numbers alone.

Source: SoLPuL (2001:454) 10 §.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Case, Person
from sspf_app.services.actors import Permission
from sspf_app.services.approvers import check_own_decision
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.log_drawing import Drawn, LogScene, draw
from sspf_app.services.log_review_records import (
    DrawnLine,
    LogReview,
    NumberedLine,
    ReviewMark,
    digest_of_lines,
    seal_of,
)
from sspf_app.services.note_records import StaffMember
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action, LogEntry
from sspf_app.services.spans import check_span
from sspf_app.services.told_reference import told_reference_of

SIZES = (10, 25, 50, 100)
_LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A drawn line; ``entry`` None = it is cleared from the log since."""

    drawn: DrawnLine
    entry: LogEntry | None
    who: str
    reference: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """A review with its lines.

    Attributes:
        is_whole: It is as it was signed, or is not signed yet.
        signed_by: Name of who signed.
    """

    review: LogReview
    lines: tuple[LineView, ...]
    is_whole: bool
    signed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnAgain:
    """Whether drawing again gives the same.

    Attributes:
        is_same: The same lines, and each says what it said.
        cleared: How many of the drawn lines are cleared since; nothing can be said of these.
    """

    is_same: bool
    cleared: int


class LogReviews:
    """Use cases about reviews of the log, for the unit manager."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def may_review(self) -> bool:
        """Whether the user looks through the log."""
        return self._desk.actor.may(Permission.READ_LOG)

    def board(self) -> tuple[LogReview, ...]:
        """Every review, the newest first.

        Raises:
            DomainError: ``not_permitted``.
        """
        with self._desk.begin(Permission.READ_LOG) as unit:
            found = unit.log_reviews.reviews()
            self._desk.log(unit, Action.READ, "log_reviews")
            unit.commit()
        return found[::-1]

    def draw(self, first_on: date, last_on: date, *, size: int) -> Changes:
        """Draw the lines of a span of days; ``new_id`` is the review.

        Args:
            first_on: The first day.
            last_on: The last day, not after today.
            size: How many by lot. Nobody chooses the seed: who does chooses the lines.

        Raises:
            DomainError: ``not_permitted``; what ``check_span`` raises; ``review_size``,
                ``review_empty``: the log has no line of those days.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.READ_LOG) as unit:
            today = now.astimezone(self._desk.clock.zone).date()
            check_span(first_on, last_on, today=today, most=_LONGEST_DAYS)
            if size not in SIZES:
                raise DomainError("review_size")
            lines = self._span(unit, first_on, last_on)
            if not lines:
                raise DomainError("review_empty")
            seed = secrets.token_hex(8)
            drawn = draw(lines, self._scene(unit), seed=seed, size=size)
            review = LogReview(
                id=self._desk.new_id("lv"),
                first_on=first_on,
                last_on=last_on,
                seed=seed,
                size=size,
                last_number=lines[-1].number,
                of_lines=len(lines),
                counts=drawn.counts,
                lines=drawn.lines,
                digest=_digest(lines, drawn),
                drawn_at=now,
                drawn_by=self._desk.actor.user_id,
            )
            return self._put(unit, review)

    def look(self, review: str) -> ReviewView:
        """A review with its lines.

        Raises:
            DomainError: ``not_permitted``, ``unknown_review``.
        """
        with self._desk.begin(Permission.READ_LOG) as unit:
            found = _need(unit, review)
            users = {one.id: one.name for one in unit.office.users()}
            stored = unit.log_reviews.numbered({one.number for one in found.lines})
            lines = {one.number: one.entry for one in stored}
            views = tuple(
                self._view(unit, one, lines.get(one.number), users) for one in found.lines
            )
            self._desk.log(unit, Action.READ, f"log_review:{review}")
            unit.commit()
        return ReviewView(
            review=found,
            lines=views,
            is_whole=found.signed_at is None or found.seal == seal_of(found),
            signed_by=users.get(found.signed_by, found.signed_by),
        )

    def mark(self, review: str, number: int, mark: ReviewMark) -> Changes:
        """Say what one makes of a line.

        Raises:
            DomainError: ``not_permitted``, ``unknown_review``, ``review_signed``,
                ``unknown_line``.
        """
        with self._desk.begin(Permission.READ_LOG) as unit:
            found = _open(unit, review)
            if number not in {one.number for one in found.lines}:
                raise DomainError("unknown_line")
            lines = tuple(
                replace(one, mark=mark) if one.number == number else one for one in found.lines
            )
            return self._put(unit, replace(found, lines=lines))

    def sign(self, review: str) -> Changes:
        """Sign the result; nothing in it is changed afterwards.

        Raises:
            DomainError: ``not_permitted``, ``unknown_review``, ``review_signed``,
                ``review_unmarked`` (n); what ``check_own_decision`` raises.
        """
        with self._desk.begin(Permission.READ_LOG) as unit:
            found = _open(unit, review)
            check_own_decision(unit, self._desk.actor)
            if found.unmarked:
                raise DomainError("review_unmarked", n=found.unmarked)
            signed = replace(found, signed_at=self._desk.now(), signed_by=self._desk.actor.user_id)
            return self._put(unit, replace(signed, seal=seal_of(signed)))

    def draw_again(self, review: str) -> DrawnAgain:
        """Draw with the same seed from the same lines, and compare.

        What the rules ask beside the lines (who handles a case, family names) may have changed
        since; the lot and what the lines say have not.

        Raises:
            DomainError: ``not_permitted``, ``unknown_review``.
        """
        with self._desk.begin(Permission.READ_LOG) as unit:
            found = _need(unit, review)
            numbers = {one.number for one in found.lines}
            kept = unit.log_reviews.numbered(numbers)
            lines = tuple(
                one
                for one in self._span(unit, found.first_on, found.last_on)
                if one.number <= found.last_number
            )
            drawn = draw(lines, self._scene(unit), seed=found.seed, size=found.size)
            self._desk.log(unit, Action.READ, f"log_review:{review}")
            unit.commit()
        cleared = len(numbers) - len(kept)
        is_same = (
            len(lines) == found.of_lines
            and {one.number for one in drawn.lines} == numbers
            and digest_of_lines(kept) == found.digest
        )
        return DrawnAgain(is_same=is_same, cleared=cleared)

    def _put(self, unit: UnitOfWork, review: LogReview) -> Changes:
        unit.log_reviews.put(review)
        self._desk.log(unit, Action.WRITE, f"log_review:{review.id}")
        unit.commit()
        return Changes(
            topics=frozenset({Topic.LOG_REVIEWS}), ids=frozenset({review.id}), new_id=review.id
        )

    def _span(self, unit: UnitOfWork, first: date, last: date) -> tuple[NumberedLine, ...]:
        zone = self._desk.clock.zone
        return tuple(
            one
            for one in unit.log_reviews.near(first, last)
            if first <= one.entry.at.astimezone(zone).date() <= last
        )

    def _scene(self, unit: UnitOfWork) -> LogScene:
        asked = _Handling(unit)
        return LogScene(
            zone=self._desk.clock.zone, handles=asked.handles, is_namesake=asked.is_namesake
        )

    def _view(
        self, unit: UnitOfWork, drawn: DrawnLine, entry: LogEntry | None, users: dict[str, str]
    ) -> LineView:
        case = "" if entry is None else entry.case or ""
        header = unit.records.standing(Case, case) if case else None
        reference = case if header is None else told_reference_of(unit, header)
        user = "" if entry is None else entry.user_id
        return LineView(
            drawn=drawn,
            entry=entry,
            who=users.get(user, user),
            reference=reference,
            is_own=user == self._desk.actor.user_id,
        )


class _Handling:
    """Who handled which case when, and who bears whose name; each asked of storage once."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._staff: dict[str, tuple[StaffMember, ...]] = {}
        self._opened_by: dict[str, str | None] = {}
        self._young: dict[str, str] = {}
        self._users = {one.id: _family_name(one.name) for one in unit.office.users()}

    def handles(self, user: str, case: str, at: datetime) -> bool:
        """Whether a user handled a case then; who entered it, where nobody was named."""
        if case not in self._staff:
            self._staff[case] = self._unit.notes.staff(case)
            self._opened_by[case] = self._unit.notes.opened_by(case)
        then = {
            one.user
            for one in self._staff[case]
            if one.since <= at and (one.until is None or at <= one.until)
        }
        return user in then if then else self._opened_by[case] in (None, user)

    def is_namesake(self, user: str, case: str) -> bool:
        """Whether a user bears the family name of the young person of a case."""
        if case not in self._young:
            header = self._unit.records.standing(Case, case)
            young = (
                None if header is None else self._unit.records.standing(Person, header.young_person)
            )
            self._young[case] = "" if young is None else _family_name(young.name)
        name = self._users.get(user, "")
        return bool(name) and name == self._young[case]


def _family_name(name: str) -> str:
    parts = name.split()
    return parts[-1].casefold() if len(parts) > 1 else ""


def _digest(lines: tuple[NumberedLine, ...], drawn: Drawn) -> str:
    numbers = {one.number for one in drawn.lines}
    return digest_of_lines(one for one in lines if one.number in numbers)


def _need(unit: UnitOfWork, review: str) -> LogReview:
    found = next((one for one in unit.log_reviews.reviews() if one.id == review), None)
    if found is None:
        raise DomainError("unknown_review")
    return found


def _open(unit: UnitOfWork, review: str) -> LogReview:
    found = _need(unit, review)
    if found.signed_at is not None:
        raise DomainError("review_signed")
    return found

"""A review of the access log: which lines were drawn, by what, and what the manager made of each.

Source: SoLPuL (2001:454) 10 §: systematic and recurring checks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from sspf_app.services.records import LogEntry


class ReviewRule(StrEnum):
    """Why a line was drawn."""

    OUTSIDE = "outside"
    """In a case that the user did not handle then."""
    SURNAME = "surname"
    """The user bears the family name of the young person."""
    PROTECTED = "protected"
    """Somebody protected was opened, the reason stands on the line; or asked about by a file."""
    ODD_HOURS = "odd_hours"
    """At night or at a weekend."""
    WAY_OUT = "way_out"
    """Something with names was printed or saved."""
    MANY = "many"
    """Many cases within an hour."""
    ACCESS = "access"
    """Who may open a protected case, or who handles a case, was asked for or changed."""
    KEYS = "keys"
    """Failed attempts, keys, users, the clock."""
    SAMPLE = "sample"
    """Drawn by lot among what no rule found."""


class ReviewMark(StrEnum):
    """What the manager made of a line."""

    FINE = "fine"
    ASKED = "asked"
    """The user was asked about it."""
    EXPLAINED = "explained"
    REPORTED = "reported"
    """It is taken further as an incident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedLine:
    """A line of the log with the number it has there."""

    number: int
    entry: LogEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLine:
    """A line that was drawn; its number in the log, never what it says."""

    number: int
    rules: tuple[ReviewRule, ...]
    mark: ReviewMark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """How many lines of the span a rule found, of which some were drawn."""

    rule: ReviewRule
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReview:
    """A review, from when it is drawn until it is signed.

    Attributes:
        seed: With it and the span the same lines are drawn again.
        size: How many are drawn by lot.
        last_number: The newest line there was.
        of_lines: How many lines the span had.
        digest: Checksum of the drawn lines as they stood in the log.
        seal: Checksum of all of the review as it was signed.
    """

    id: str
    first_on: date
    last_on: date
    seed: str
    size: int
    last_number: int
    of_lines: int
    counts: tuple[RuleCount, ...]
    lines: tuple[DrawnLine, ...]
    digest: str
    drawn_at: datetime
    drawn_by: str
    signed_at: datetime | None = None
    signed_by: str = ""
    seal: str = ""

    @property
    def unmarked(self) -> int:
        """How many lines wait for a mark."""
        return sum(one.mark is None for one in self.lines)


def digest_of_lines(lines: Iterable[NumberedLine]) -> str:
    """Checksum of lines as they stand in the log."""
    said = [_said(one) for one in sorted(lines, key=lambda one: one.number)]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def seal_of(review: LogReview) -> str:
    """Checksum of what was drawn, how each line was marked, by whom it was signed, and when."""
    said = (
        (review.id, str(review.first_on), str(review.last_on), review.seed, review.size),
        (review.last_number, review.of_lines, review.digest),
        [(one.rule.value, one.found) for one in review.counts],
        [(one.number, [rule.value for rule in one.rules], str(one.mark)) for one in review.lines],
        (_instant(review.drawn_at), review.drawn_by),
        (_instant(review.signed_at), review.signed_by),
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _said(line: NumberedLine) -> tuple[object, ...]:
    one = line.entry
    who = (one.user_id, one.role, one.workstation)
    return (
        line.number,
        _instant(one.at),
        *who,
        one.action.value,
        one.subject,
        one.case,
        one.reason,
    )


def _instant(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(UTC).isoformat()

"""What the log's presenter asks of its view, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sspf_app.gui.ports import TroubleView
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.incident_views import IncidentExtract, IncidentQuery
from sspf_app.services.log_review_records import DrawnLine, LogReview
from sspf_app.services.log_reviews import ReviewView
from sspf_app.services.records import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line of the log: no case content, only what was touched.

    Attributes:
        kind: First part of the subject, such as ``meeting``; empty where there is none.
        of: The case's reference, where the line is about a case.
        failed: Of a line about wrong passwords: how many, and when.
    """

    number: int
    at: datetime
    who: str
    workstation: str
    action: Action
    kind: str
    of: str
    reason: str
    failed: FailedAttempts | None = None


class LogPort(TroubleView, Protocol):
    """The log's view."""

    def show_lines(
        self, lines: tuple[LogLine, ...], *, is_everybody: bool, has_incidents: bool
    ) -> None: ...
    def show_reviews_tab(self) -> None: ...
    def show_incident_tab(self) -> None: ...
    def show_sealing(self, *, may_seal: bool) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedLine:
    """A line that was drawn for a review.

    Attributes:
        is_own: It tells what the user did who looks through it.
        is_cleared: It is gone from the log since.
    """

    line: LogLine
    drawn: DrawnLine
    is_own: bool
    is_cleared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewScene:
    """A review and its lines as they are shown."""

    view: ReviewView
    lines: tuple[ReviewedLine, ...]


class ReviewPort(TroubleView, Protocol):
    """The page about reviews."""

    def show_reviews(self, reviews: tuple[LogReview, ...]) -> None: ...
    def drawn(self) -> None: ...
    def show_review(self, scene: ReviewScene) -> None: ...
    def show_nothing(self) -> None: ...
    def choose(self, review: str) -> None: ...
    def choose_line(self, number: int) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def show_again(self, sentence: str, *, is_same: bool) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentScene:
    """Who can have got something: ids and names; a role that reads no names sees none."""

    reads_names: bool
    recipients: tuple[tuple[str, str], ...]


class IncidentPort(TroubleView, Protocol):
    """The page about incidents."""

    def show_scene(self, scene: IncidentScene) -> None: ...
    def show_query(self, query: IncidentQuery) -> None: ...
    def show_found(self, found: IncidentExtract) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...

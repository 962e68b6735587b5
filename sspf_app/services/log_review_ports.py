"""What reviews of the log need from storage."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Protocol

from sspf_app.services.log_review_records import LogReview, NumberedLine


class LogReviewRecords(Protocol):
    """Reviews, and the lines of the log by their numbers."""

    def near(self, first: date, last: date) -> tuple[NumberedLine, ...]:
        """Lines of these days and of a day before and after, for days differ by zone; by number."""
        ...

    def numbered(self, numbers: Collection[int]) -> tuple[NumberedLine, ...]:
        """The lines with these numbers that are still there, by number."""
        ...

    def reviews(self) -> tuple[LogReview, ...]:
        """Every review, in order of drawing."""
        ...

    def put(self, review: LogReview) -> None:
        """Write a review, new or known by ``id``."""
        ...

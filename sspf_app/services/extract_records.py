"""A register extract that somebody asked for: when, what the review chose, who signed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ExtractGround(StrEnum):
    """Why a part is not told.

    Source: GDPR 15.4; dataskyddslagen (2018:218) 5 kap. 1 and 2 §§.
    """

    OTHERS = "others"
    """It is about somebody else too, who has not said that it may be told."""
    SECRET = "secret"  # noqa: S105  a ground, no password
    """Secrecy holds towards the one who asks."""
    UNFINISHED = "unfinished"
    """A text that has not got its final form, for a year at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractChoice:
    """What the review chose for one part; ``ground`` None = it is told."""

    part: str
    ground: ExtractGround | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractRequest:
    """A request, from the day it came until it is answered.

    Attributes:
        person: Id of the data subject; of a user where ``is_user``.
        sent_at: When the review was handed to the second user; None = it goes on.
        digest: Checksum of every part as the second user saw and signed it.
        ended_at: When the request was dropped, without an extract.
    """

    id: str
    person: str
    is_user: bool
    asked_on: date
    noted_at: datetime
    noted_by: str
    choices: tuple[ExtractChoice, ...] = ()
    sent_at: datetime | None = None
    sent_by: str = ""
    signed_at: datetime | None = None
    signed_by: str = ""
    digest: str = ""
    written_at: datetime | None = None
    written_by: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the extract still is to be given."""
        return self.written_at is None and self.ended_at is None

"""Who has got a copy of minutes, and who was called to a meeting, as screens show it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sspf_app.services.ledger_records import NoCopyReason


class CopyGiven(StrEnum):
    """Whether somebody who may have a copy of the minutes has got it."""

    GIVEN = "given"
    OLDER = "older"
    """They have one, and what they may read of the minutes was changed since."""
    NOT_GIVEN = "not_given"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenView:
    """Where the copy of one recipient stands.

    Attributes:
        at: When the newest left; None = none did.
        reason: Why none is needed, where that is noted.
        note: Id of that note, by which it is taken back.
    """

    recipient: str
    given: CopyGiven
    at: datetime | None = None
    reason: NoCopyReason | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledView:
    """That somebody was called to a meeting.

    Attributes:
        at: When, the last time.
        is_spoken: By word of mouth alone.
        is_wrong_time: The meeting was moved since, and they know the time it had.
    """

    recipient: str
    at: datetime
    is_spoken: bool = False
    is_wrong_time: bool = False

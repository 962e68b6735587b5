"""Adjustment, lock and versions of minutes, as screens show them."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.meeting_records import AdjustmentReply


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentLine:
    """A participant and the reply that holds; ``reply`` None = not asked or not come yet.

    Attributes:
        gets_copy: They read something of the minutes now, so there is something to answer about.
    """

    participant: str
    name: str
    kind: str
    reply: AdjustmentReply | None = None
    remark: str = ""
    replied_on: date | None = None
    noted_by: str = ""
    gets_copy: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """A version that was locked."""

    number: int
    locked_at: datetime
    locked_by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """One difference between two versions.

    Attributes:
        kind: ``added``, ``removed`` or ``changed``.
        before: The text before; empty for one that was added.
        after: The text after; empty for one that was taken away.
        details: Names of the fields that changed besides the text.
    """

    item: str
    kind: str
    before: str = ""
    after: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderCopy:
    """Somebody whose copy says something else than the version that holds.

    Attributes:
        got_at: When the last copy went to them.
        may_get: Whether a new copy may go to them now.
    """

    recipient: str
    name: str
    got_at: datetime
    may_get: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesState:
    """Where the minutes of a meeting stand.

    Attributes:
        version: Number of the version that is adjusted: the locked one, else the next.
        is_locked: Nothing is changed until it is opened with a reason.
        opened_because: Why it was opened, while it is open for a change.
        older_copies: Who got something that is no longer so; told once a version is locked.
    """

    case: str
    meeting: str
    version: int
    is_locked: bool
    opened_because: str = ""
    adjustments: tuple[AdjustmentLine, ...] = ()
    versions: tuple[VersionLine, ...] = ()
    older_copies: tuple[OlderCopy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyInput:
    """A reply of a participant, as noted."""

    case: str
    meeting: str
    participant: str
    reply: AdjustmentReply
    replied_on: date
    remark: str = ""

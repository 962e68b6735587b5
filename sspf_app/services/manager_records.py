"""What is kept about the unit manager's own key: the public part, and what was sealed to it.

The private part is never in the vault: whoever opens the vault can read nothing that was sealed to
the manager, and can sign nothing in the manager's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sspf_app.services.records import LogEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerKey:
    """The public part of a unit manager's own key.

    Attributes:
        id: Fingerprint of the key, 64 hexadecimal digits.
        user: Id of the unit manager it belongs to.
        sealing: In hexadecimal.
        signing: In hexadecimal.
        registered_by: Id of the user who entered it.
        copied_to: Number of the last line of the log that was sealed to it; 0 = none yet.
    """

    id: str
    user: str
    sealing: str
    signing: str
    registered_at: datetime
    registered_by: str
    ended_at: datetime | None = None
    copied_to: int = 0
    copied_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedRequest:
    """A request for approval that was sealed to a manager's key.

    Attributes:
        kind: An ``AwayKind``: of what waits.
        case: None = it is of many.
        request: Id of what waits.
        key: Id of the manager's key; its holder alone can answer.
        sha256: Of what was asked, word for word; the answer repeats it.
        made_by: Id of the user who sealed it.
        taken_at: When the answer was taken in; it counts once.
        taken_by: Id of the user who took it in.
    """

    id: str
    kind: str
    case: str | None
    request: str
    key: str
    sha256: str
    made_at: datetime
    made_by: str
    taken_at: datetime | None = None
    taken_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLine:
    """A line of the log with its number and its seal, in hexadecimal."""

    number: int
    seal: str
    entry: LogEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayDesk:
    """The ways to a unit manager who is elsewhere.

    Attributes:
        managers: Login and name of whoever has a key that holds; none = there is no way.
        sealed: Day of the last time a question was sealed and no answer taken in, by the id of
            what waits.
    """

    managers: tuple[tuple[str, str], ...] = ()
    sealed: Mapping[str, date] = field(default_factory=dict[str, date])

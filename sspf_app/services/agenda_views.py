"""The agenda and what stood before, as screens show them."""

from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.codes import InformationType
from sspf_app.services.meeting_views import ItemView


@dataclass(frozen=True, slots=True, kw_only=True)
class PointInput:
    """A point to plan.

    Attributes:
        answered: Whom names in the heading mean (``ItemInput.answered``).
        seen: ``PointView.version`` of the point that is worded anew; empty = none was shown.
    """

    case: str
    meeting: str
    heading: str
    source: str
    about: tuple[str, ...]
    types: tuple[InformationType, ...]
    answered: frozenset[str] = frozenset()
    seen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointView:
    """A planned point; the coordinator's own, who sees all of them.

    Attributes:
        without: Names of participants for whom it is a pause: they leave the room; with the day
            from which, of who might hear it today.
        version: Tells its state from every other.
    """

    id: str
    heading: str
    source: str
    about: tuple[str, ...]
    about_names: tuple[str, ...]
    types: tuple[InformationType, ...]
    version: str
    is_taken: bool
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaCopy:
    """The agenda as it stands in one recipient's papers; None = a pause."""

    recipient: str
    name: str
    lines: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMemory:
    """What stands beside a meeting: the one before it, and what was promised.

    Attributes:
        previous_at: When the meeting before was; None = there was none.
        items: What was said at it, without commitments.
        commitments: Open commitments of all earlier meetings of the purpose, first due first.
    """

    previous_at: datetime | None = None
    items: tuple[ItemView, ...] = ()
    commitments: tuple[ItemView, ...] = ()

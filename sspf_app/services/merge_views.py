"""What a merge changes, and merges that stand, as screens show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.merge_effect import Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeOne:
    """Two who were made one, and can be made two again while nothing was recorded on it since.

    Attributes:
        kept: Name of who stayed, as it is now.
        dropped: Name of the other, as it was.
        by: Name of the user who did it.
    """

    id: str
    kept: str
    dropped: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeEffect:
    """What a merge would change.

    Attributes:
        opens: Who may know more afterwards; each is told before it is done.
        stops: How many answers turn from yes to no.
        cases: How many cases are concerned.
        rows: How many rows are written anew.
    """

    opens: tuple[Opened, ...]
    stops: int
    cases: int
    rows: int

"""A point of the agenda as it is typed and not planned yet; no Qt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPoint:
    """What stands in the fields.

    Attributes:
        point: Id of the point that is worded anew; empty = a new one.
        seen: The version of it that was shown.
        answered: Whom names in the heading mean, as ``PointInput.answered`` takes it.
    """

    point: str = ""
    seen: str = ""
    heading: str = ""
    source: str = ""
    about: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()

    def kept(self) -> str:
        """As a draft; empty where no words are typed."""
        return json.dumps(asdict(self), ensure_ascii=False) if self.heading.strip() else ""


def point_from(draft: str) -> TypedPoint | None:
    """A draft as it was typed; None for one that cannot be read."""
    try:
        values = json.loads(draft) if draft else None
        if values is None:
            return None
        lists = {one: tuple(values.pop(one, ())) for one in ("about", "types", "answered")}
        return TypedPoint(**lists, **values)
    except (ValueError, TypeError, AttributeError):
        return None

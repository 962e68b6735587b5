"""What is typed while a plan is set and not set yet; no Qt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedVersion:
    """A version as it is typed; the day as ISO 8601, empty = none."""

    set_on: str = ""
    approved_by: str = ""
    meeting: str = ""
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether no words are typed."""
        return not (self.approved_by.strip() or self.reason.strip())

    def kept(self) -> str:
        """As a draft; empty where nothing is typed."""
        return "" if self.is_empty else json.dumps(asdict(self), ensure_ascii=False)


def version_from(draft: str) -> TypedVersion | None:
    """A draft as it was typed; None for one that cannot be read."""
    try:
        return TypedVersion(**json.loads(draft)) if draft else None
    except (ValueError, TypeError):
        return None

"""What is typed after a meeting and not noted yet: remarks, and why minutes are opened; no Qt."""

from __future__ import annotations

import json
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFinish:
    """What stands in the fields.

    Attributes:
        remarks: By participant, as typed.
        reason: Why the locked minutes are to be opened.
    """

    remarks: dict[str, str] = field(default_factory=dict[str, str])
    reason: str = ""

    def kept(self) -> str:
        """As a draft; empty where no words are typed."""
        if not self.remarks and not self.reason.strip():
            return ""
        return json.dumps({"remarks": self.remarks, "reason": self.reason}, ensure_ascii=False)


def finish_from(draft: str) -> TypedFinish | None:
    """A draft as it was typed; None for one that cannot be read."""
    try:
        values = json.loads(draft) if draft else None
        if values is None:
            return None
        remarks = {str(key): str(said) for key, said in values["remarks"].items()}
        return TypedFinish(remarks=remarks, reason=str(values["reason"]))
    except (ValueError, TypeError, AttributeError, LookupError):
        return None

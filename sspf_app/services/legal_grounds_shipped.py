"""The legal grounds that come with the program; the office's own versions hold over them."""

from __future__ import annotations

import functools
import json
from datetime import date
from typing import Any

from sspf_app import assets
from sspf_app.domain.codes import PartyKind
from sspf_app.services.legal_records import Direction, GroundQuestion, LegalGround, Needed


@functools.cache
def shipped_grounds() -> tuple[LegalGround, ...]:
    """Every rule as it came with the program, in the order a coordinator meets them."""
    written = json.loads(assets.path("legal/grounds.json").read_text("utf-8"))
    return tuple(map(_ground, written))


def _ground(entry: dict[str, Any]) -> LegalGround:
    return LegalGround(
        id=f"shipped/{entry['code']}",
        code=entry["code"],
        paragraph=entry["paragraph"],
        title=entry["title"],
        wording=entry["wording"],
        may_act=entry["may_act"],
        direction=Direction(entry["direction"]),
        givers=tuple(map(PartyKind, entry["givers"])),
        receivers=tuple(map(PartyKind, entry["receivers"])),
        questions=tuple(
            GroundQuestion(key=one["key"], text=one["text"], needed=Needed(one["needed"]))
            for one in entry["questions"]
        ),
        valid_from=date.fromisoformat(entry["valid_from"]),
        independent_gives=entry.get("independent_gives", True),
        under_age=entry.get("under_age"),
        needs_approval=entry.get("needs_approval", False),
        enabled=entry.get("enabled", True),
    )

"""The answer beside the picture as typed: what the marks seem to say, until it is changed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, tzinfo

from sspf_app.gui.i18n import _
from sspf_app.gui.typed_days import parse_day
from sspf_app.services.consent_views import BoxKey, PaperNo, PaperYes
from sspf_app.services.scan_views import FindingCode, ScannedSheet, Weight

YES, NO = "yes", "no"


@dataclass(slots=True, kw_only=True)
class TypedAnswer:
    """An answer as typed.

    Attributes:
        boxes: ``"row/recipient"`` -> ticked (True) or struck out (False).
        oral: Those beside which only the spoken word was allowed.
        looked_at: Findings said to have been looked at.
    """

    kind: str = ""
    boxes: dict[str, bool] = field(default_factory=dict[str, bool])
    oral: list[str] = field(default_factory=list[str])
    day: str = ""
    time: str = ""
    valid_to: str = ""
    words: str = ""
    place: str = ""
    looked_at: list[str] = field(default_factory=list[str])
    has_compared: bool = False

    def as_text(self) -> str:
        """As kept in a draft."""
        return json.dumps(asdict(self), ensure_ascii=False)


def from_text(text: str) -> TypedAnswer | None:
    """A draft; None when it is none. That it was compared is never taken over."""
    try:
        typed = TypedAnswer(**json.loads(text))
    except (ValueError, TypeError):
        return None
    typed.has_compared, typed.looked_at = False, []
    return typed


def proposed(sheet: ScannedSheet) -> TypedAnswer:
    """What the marks seem to say; the day is read from the paper by a person."""
    return TypedAnswer(
        kind=sheet.proposal.answer,
        boxes={box_text(key): value for key, value in sheet.proposal.boxes.items()},
        words=sheet.proposal.words,
        valid_to="" if sheet.form is None else sheet.form.valid_to.isoformat(),
    )


def faults(typed: TypedAnswer, sheet: ScannedSheet, *, today: date) -> dict[str, str]:
    """What is missing, at its place."""
    found: dict[str, str] = {}
    if not typed.kind:
        found["kind"] = _("Choose what the answer is.")
    day = _day(typed.day)
    if day is None:
        found["day"] = _("Write the day as 2026-03-12.")
    elif day > today:
        found["day"] = _("That day has not come yet.")
    if typed.time.strip() and _time(typed.time) is None:
        found["time"] = _("Write the time as 10:42.")
    if typed.kind == YES and typed.valid_to.strip() and _day(typed.valid_to) is None:
        found["valid_to"] = _("Write the day as 2026-03-12.")
    if typed.kind == YES and not typed.boxes:
        found["boxes"] = _("No box is marked. Mark the boxes as on the paper.")
    needed = {one.code.value for one in sheet.findings if one.weight is Weight.LOOK}
    if needed - set(typed.looked_at):
        found["looked"] = _("Look at each of these on the paper, and tick that you have.")
    if not typed.has_compared:
        found["compared"] = _("Compare the answer with the picture, and tick that you have.")
    return found


def paper_of(
    typed: TypedAnswer, sheet: ScannedSheet, *, zone: tzinfo, today: date
) -> PaperYes | PaperNo:
    """What is registered."""
    day, at = _day(typed.day) or today, _time(typed.time)
    instant = None if at is None else datetime.combine(day, at, tzinfo=zone)
    if typed.kind == NO:
        return PaperNo(code=sheet.code, case=sheet.case, signed_on=day, signed_time=instant)
    return PaperYes(
        code=sheet.code,
        case=sheet.case,
        signed_on=day,
        signed_time=instant,
        boxes={box_key(text): value for text, value in typed.boxes.items()},
        oral_boxes=frozenset(box_key(one) for one in typed.oral),
        valid_to=_day(typed.valid_to),
        free_words=typed.words,
    )


def looked_at(typed: TypedAnswer) -> frozenset[FindingCode]:
    """The findings that were looked at."""
    return frozenset(FindingCode(one) for one in typed.looked_at)


def box_text(key: BoxKey) -> str:
    """A box as kept in a draft."""
    return f"{key[0]}/{key[1]}"


def box_key(text: str) -> BoxKey:
    """A box from a draft."""
    row, _slash, recipient = text.partition("/")
    return int(row), recipient


def _day(text: str) -> date | None:
    return parse_day(text)


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text.strip())
    except ValueError:
        return None

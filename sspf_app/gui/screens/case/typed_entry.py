"""An entry of a mapping talk or a referral as it is being typed, and as a draft; no Qt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, tzinfo

from sspf_app.gui.screens.case.take_up import TypedTakeUp, marks_of
from sspf_app.gui.typed_days import parse_time
from sspf_app.services.meeting_views import ItemInput
from sspf_app.services.occasion_views import EntryInput, EntryView
from sspf_app.services.process_records import Aspect, OccasionKind

NEW = "new"


@dataclass(slots=True, kw_only=True)
class TypedEntry(TypedTakeUp):
    """An entry as typed.

    Attributes:
        kind: Of which kind of occasion it is.
    """

    kind: str = OccasionKind.MAPPING.value
    area: str = ""
    aspect: str = ""
    is_shared: bool = False
    is_hidden: bool = False

    def take_changed(self, recorded: TypedTakeUp) -> None:
        """Also who else reads it."""
        TypedTakeUp.take_changed(self, recorded)
        if isinstance(recorded, TypedEntry):
            self.is_shared = self.is_shared and recorded.is_shared
            self.is_hidden = self.is_hidden or recorded.is_hidden

    def entry(self, case: str) -> ItemInput:
        """The item, as the service takes it."""
        item = TypedTakeUp.entry(self, case)
        return replace(
            item, share_with_guardians=self.is_shared, hide_from_guardians=self.is_hidden
        )

    def whole(self, case: str) -> EntryInput:
        """All of it, as the service takes it."""
        return EntryInput(item=self.entry(case), area=self.area, aspect=Aspect(self.aspect))

    def draft(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)


def typed_from(one: EntryView, kind: OccasionKind) -> TypedEntry:
    """A saved entry, to be corrected; what was answered then is asked again."""
    item = one.item
    return TypedEntry(
        kind=kind.value,
        item=item.id,
        area=one.area,
        aspect=one.aspect.value,
        meeting=item.meeting,
        text=item.text,
        source=item.source,
        about=list(item.about),
        types=[type_.value for type_ in item.types],
        is_oral_only=item.oral_only,
        marks=marks_of(item),
        seen=item.version,
        is_shared=item.share_with_guardians,
        is_hidden=item.hide_from_guardians,
    )


def typed_from_draft(text: str) -> TypedEntry | None:
    """What was kept; None where it is of another version."""
    try:
        return TypedEntry(**json.loads(text)) if text else None
    except (ValueError, TypeError):
        return None


def entry_key(case: str, kind: str, item: str) -> str:
    """Where what is typed is kept: in its case, for its entry."""
    return f"case/{case}/{kind}:{item or NEW}"


def instant_of(day: date | None, at: str, *, now: datetime, zone: tzinfo) -> datetime | None:
    """A day and a time together; None where they are none. This minute is now."""
    clock = parse_time(at)
    if day is None or clock is None:
        return None
    local = datetime.combine(day, clock, tzinfo=zone)
    is_this_minute = now.astimezone(zone).replace(second=0, microsecond=0) == local
    return now if is_this_minute else local

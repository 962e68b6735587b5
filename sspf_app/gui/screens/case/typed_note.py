"""A note as it is being typed, and as a draft; no Qt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, tzinfo

from sspf_app.gui.i18n import _
from sspf_app.gui.typed_days import parse_day, parse_time
from sspf_app.gui.when_faults import when_faults
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput, NoteItem

NEW = "new"
Faults = dict[str, str]
_LEVELS = [one.value for one in NoteLevel]
"""From the one that most read to the one that fewest do."""


@dataclass(slots=True, kw_only=True)
class TypedNote:
    """A note as typed.

    Attributes:
        note: Id of the note that is changed; empty = a new one.
        seen: When the version that is changed had been recorded.
    """

    note: str = ""
    day: str = ""
    time: str = ""
    kind: str = NoteKind.CASE_NOTE.value
    level: str = NoteLevel.OFFICE.value
    text: str = ""
    about: list[str] = field(default_factory=list[str])
    seen: str = ""

    @property
    def place(self) -> str:
        """What is typed here: a note's id, or that it is new."""
        return self.note or NEW

    def take_changed(self, recorded: TypedNote, *, may_set_level: bool) -> None:
        """Go over the note as it was recorded meanwhile, read by no more than either is."""
        closed = max(self.level, recorded.level, key=_LEVELS.index)
        self.level = closed if may_set_level else recorded.level
        self.about = list(dict.fromkeys((*self.about, *recorded.about)))
        self.seen = recorded.seen

    def draft(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def entry(self, case: str, at: datetime) -> NoteInput:
        """As the service takes it."""
        return NoteInput(
            case=case,
            at=at,
            kind=self.kind,
            level=NoteLevel(self.level),
            text=self.text,
            about=tuple(self.about),
            seen=datetime.fromisoformat(self.seen) if self.seen else None,
        )

    def instant(self, now: datetime, zone: tzinfo) -> datetime | None:
        """Day and time together; None where they are none. This minute is now."""
        day, at = parse_day(self.day), parse_time(self.time)
        if day is None or at is None:
            return None
        local = datetime.combine(day, at, tzinfo=zone)
        is_this_minute = now.astimezone(zone).replace(second=0, microsecond=0) == local
        return now if is_this_minute else local

    def faults(self, now: datetime, zone: tzinfo) -> Faults:
        """What is missing, at its place."""
        found: Faults = {}
        at, today = self.instant(now, zone), now.astimezone(zone).date()
        found |= when_faults(self.day, self.time, at, now=now, today=today)
        if not self.text.strip():
            found["text"] = _("Write the note first.")
        return found


def new_note(now: datetime, zone: tzinfo) -> TypedNote:
    """An empty note of now."""
    local = now.astimezone(zone)
    return TypedNote(day=local.date().isoformat(), time=f"{local:%H:%M}")


def typed_from(item: NoteItem, zone: tzinfo) -> TypedNote:
    """A saved note, to be changed."""
    local = item.at.astimezone(zone)
    return TypedNote(
        note=item.id,
        day=local.date().isoformat(),
        time=f"{local:%H:%M}",
        kind=item.kind,
        level=item.level.value,
        text=item.text,
        about=[one for one, _name in item.about],
        seen="" if item.recorded_at is None else item.recorded_at.isoformat(),
    )


def typed_from_draft(text: str) -> TypedNote | None:
    """What was kept; None where it is of another version."""
    try:
        return TypedNote(**json.loads(text))
    except (ValueError, TypeError):
        return None


def draft_key(case: str, place: str) -> str:
    """Where what is typed is kept: in its case, for its note."""
    return f"case/{case}/note:{place}"

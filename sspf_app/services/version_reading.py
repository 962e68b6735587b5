"""What stood in each version of the minutes, and which of it somebody reads.

A version is an instant: what stood then. Copies count the versions by what their reader may read,
so that a change in what is held back shows in no copy of theirs.

Source: sharing rules, section 6 (a copy does not reveal that anything was left out).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Meeting
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.item_reading import in_order_of_entry, meeting_items, reads
from sspf_app.services.meeting_records import MeetingVersion
from sspf_app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyVersion:
    """Which version a copy is, as its reader counts; ``number`` 0 = a draft."""

    number: int
    locked_at: datetime | None = None


def need_unlocked(unit: UnitOfWork, case: str, meeting: str) -> None:
    """Refuse to change what belongs to minutes that are locked.

    Raises:
        DomainError: ``meeting_locked`` (version, since).
    """
    last = last_version(unit.meetings.versions(case, meeting))
    if last is not None and not last.is_open:
        raise DomainError("meeting_locked", version=last.number, since=last.locked_at)


def is_locked(unit: UnitOfWork, case: str, meeting: str) -> bool:
    """Whether the minutes are locked now."""
    last = last_version(unit.meetings.versions(case, meeting))
    return last is not None and not last.is_open


def last_version(versions: Iterable[MeetingVersion]) -> MeetingVersion | None:
    """The newest version of one meeting; None = it was never locked."""
    return max(versions, key=lambda one: one.number, default=None)


def items_at(loaded: LoadedCase, meeting: Meeting, at: datetime) -> tuple[Item, ...]:
    """The items of a meeting that stood at an instant, in the order they were first recorded."""
    rows = [
        item
        for item in loaded.facts.items
        if item.case == loaded.id
        and item.meeting == meeting.id
        and (item.recorded_at is None or item.recorded_at <= at)
        and (item.replaced_at is None or at < item.replaced_at)
    ]
    return in_order_of_entry(loaded, meeting, rows)


def content_of(items: Iterable[Item]) -> dict[str, Item]:
    """What the items say, without when it was written.

    How somebody sees it is noted also after the minutes are locked, and whether it may be used;
    neither makes a new version.
    """
    return {item.id: as_written(item) for item in items}


def as_written(item: Item) -> Item:
    """An item without when it was written, and without what was noted beside it since."""
    return replace(item, recorded_at=None, replaced_at=None, views=(), restriction=None)


def copy_version(
    loaded: LoadedCase,
    meeting: Meeting,
    versions: tuple[MeetingVersion, ...],
    recipient: str | None,
) -> CopyVersion:
    """Which version a recipient's copy is, made now; None = the coordinator, who reads all."""

    def read_of(items: tuple[Item, ...]) -> dict[str, Item]:
        if recipient is None:
            return content_of(items)
        return content_of(item for item in items if reads(loaded, item, recipient))

    if not versions:
        return CopyVersion(number=0)
    in_order = sorted(versions, key=lambda one: one.number)
    contents = [read_of(items_at(loaded, meeting, one.locked_at)) for one in in_order]
    if contents[-1] != read_of(meeting_items(loaded, meeting)):
        return CopyVersion(number=0)
    if recipient is None:
        return CopyVersion(number=in_order[-1].number, locked_at=in_order[-1].locked_at)
    changed = [at for at, (a, b) in enumerate(pairwise(contents), start=1) if a != b]
    newest = in_order[changed[-1]] if changed else in_order[0]
    return CopyVersion(number=1 + len(changed), locked_at=newest.locked_at)

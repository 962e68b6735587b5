"""Who has got an item, and got it as it no longer is: each of them is to be told.

Source: GDPR 19.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.facts import Item
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.records import Disclosure, DisclosureKind

_SPOKEN = frozenset({DisclosureKind.ORAL, DisclosureKind.CLIPBOARD})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCopy:
    """The last time an item went to somebody.

    Attributes:
        recipient: Party or person, or the misdirection by which somebody outside got it.
        at: When.
        is_certain: The ledger names the item; else only its kind, about the same person, from the
            same source: it may have been this.
        is_older: It went before the item was worded or seen otherwise.
        is_before_restriction: It went before the item was restricted, and it still is.
        told_on: The day they were told of the newest change; None = not yet.
    """

    recipient: str
    name: str
    kind: DisclosureKind
    at: datetime
    is_certain: bool
    is_older: bool
    is_before_restriction: bool = False
    told_on: date | None = None

    @property
    def is_to_be_told(self) -> bool:
        """Whether they hold what is no longer so, or may not be used, and do not know it."""
        return (self.is_older or self.is_before_restriction) and self.told_on is None


def changed_at(loaded: LoadedCase, item: Item) -> datetime | None:
    """When what holders are to be told of came about last; None = it is as it was first noted."""
    moments = (_worded_at(loaded, item), _restricted_at(loaded, item))
    return max((one for one in moments if one is not None), default=None)


def _worded_at(loaded: LoadedCase, item: Item) -> datetime | None:
    """When it began to say what it says now; None = from the first.

    A restriction that came and went changes nothing of what it says.
    """
    since = _since(loaded, item, lambda row: _said(row) == _said(item))
    return None if since == loaded.first_recorded.get(item.id) else since


def _restricted_at(loaded: LoadedCase, item: Item) -> datetime | None:
    """When the restriction that holds was noted; None = it may be used."""
    if not item.is_restricted:
        return None
    return _since(loaded, item, lambda row: row.is_restricted)


def _since(loaded: LoadedCase, item: Item, is_alike: Callable[[Item], bool]) -> datetime | None:
    """From when every row of the item has been alike, up to the one that stands."""
    rows = [
        (row.recorded_at, row)
        for row in loaded.facts.items
        if row.id == item.id and row.case == item.case and row.recorded_at is not None
    ]
    since = item.recorded_at
    for at, row in sorted(rows, key=lambda one: one[0], reverse=True):
        if not is_alike(row):
            break
        since = at
    return since


def _said(row: Item) -> Item:
    """A row without when it was entered, and without whether it may be used."""
    return replace(row, restriction=None, recorded_at=None, replaced_at=None)


def held_copies(loaded: LoadedCase, trail: LedgerTrail, item: Item) -> tuple[HeldCopy, ...]:
    """Who has the item, each by the last time; the own party and its source are not among them.

    What went under a law stands in no ledger and is not listed.
    """
    left_out = {loaded.header.coordinator_party, item.source}
    newest: dict[str, tuple[Disclosure, bool]] = {}
    for row in sorted(trail.disclosures, key=lambda one: one.at):
        certain = _holds(loaded, row, item)
        if certain is None:
            continue
        for recipient in trail.reached(row):
            known = newest.get(recipient)
            # A paper that surely holds it tells more than a talk that may have.
            if recipient not in left_out and (certain or known is None or not known[1]):
                newest[recipient] = (row, certain)
    return tuple(
        _copy(loaded, trail, item, recipient, row, is_certain=certain)
        for recipient, (row, certain) in newest.items()
    )


def to_be_told(copies: Iterable[HeldCopy]) -> tuple[HeldCopy, ...]:
    """Those who do not know yet that it is otherwise."""
    return tuple(one for one in copies if one.is_to_be_told)


def _holds(loaded: LoadedCase, row: Disclosure, item: Item) -> bool | None:
    """Whether a row of the ledger held the item: surely, perhaps (False), or not (None)."""
    if any(part.item == item.id for part in row.parts):
        return True
    source = loaded.header.coordinator_party if item.source == FAMILY else item.source
    is_alike = row.kind in _SPOKEN and any(
        part.subject in item.about and part.type in item.types and part.source == source
        for part in row.parts
    )
    return False if is_alike else None


def _copy(  # noqa: PLR0913  a row, and what is asked of it
    loaded: LoadedCase,
    trail: LedgerTrail,
    item: Item,
    recipient: str,
    row: Disclosure,
    *,
    is_certain: bool,
) -> HeldCopy:
    since, worded = changed_at(loaded, item), _worded_at(loaded, item)
    restricted = _restricted_at(loaded, item)
    told = trail.last(FollowUpKind.CHANGE_TOLD, about=item.id, recipient=recipient)
    is_told = told is not None and since is not None and told.at >= since
    return HeldCopy(
        recipient=recipient,
        name=trail.name(loaded, recipient),
        kind=row.kind,
        at=row.at,
        is_certain=is_certain,
        is_older=worded is not None and row.at < worded,
        is_before_restriction=restricted is not None and row.at < restricted,
        told_on=told.happened_on if told is not None and is_told else None,
    )

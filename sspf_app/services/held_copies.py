"""Who has got an item, and got it as it no longer is: each of them is to be told.

Source: GDPR 19.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
        is_older: It went before the item was corrected, restricted or seen otherwise.
        told_on: The day they were told of the newest change; None = not yet.
    """

    recipient: str
    name: str
    kind: DisclosureKind
    at: datetime
    is_certain: bool
    is_older: bool
    told_on: date | None = None

    @property
    def is_to_be_told(self) -> bool:
        """Whether they hold something that is no longer so, and do not know it."""
        return self.is_older and self.told_on is None


def changed_at(loaded: LoadedCase, item: Item) -> datetime | None:
    """When the item became as it is now; None = it is as it was first noted."""
    first = loaded.first_recorded.get(item.id)
    return item.recorded_at if item.recorded_at != first else None


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
    since = changed_at(loaded, item)
    told = trail.last(FollowUpKind.CHANGE_TOLD, about=item.id, recipient=recipient)
    is_told = told is not None and since is not None and told.at >= since
    return HeldCopy(
        recipient=recipient,
        name=trail.name(loaded, recipient),
        kind=row.kind,
        at=row.at,
        is_certain=is_certain,
        is_older=since is not None and row.at < since,
        told_on=told.happened_on if told is not None and is_told else None,
    )

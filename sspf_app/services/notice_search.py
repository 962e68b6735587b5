"""What messages and calendar entries ask alike: who was invited, what may be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.facts import Meeting
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.merged_ids import who_now
from sspf_app.services.paper_names import may_tell_place
from sspf_app.services.paper_search import Withheld
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Disclosure, DisclosureKind

_FOLD = "\r\n "
"""A line that goes on; source: RFC 5545, section 3.1."""


def with_everybody(
    unit: UnitOfWork, withheld: Withheld, rendered: RenderedDocument, *, shown: Sequence[str] = ()
) -> Withheld:
    """What must not be there, with every person the vault knows, of other cases too.

    Args:
        unit: Where persons are looked for.
        withheld: What must not be there of this case.
        rendered: The finished message or entry.
        shown: Persons whose names may stand there.
    """
    said = rendered.content.decode("utf-8-sig")
    # Lines of a calendar are folded within words: there a name is whole only when they are joined.
    known = unit.queries.persons_in(f"{said}\n{said.replace(_FOLD, '')}")
    names = [
        name
        for person in known
        if person.id not in shown
        for name in (person.name, *person.aliases)
    ]
    return replace(withheld, names=tuple(dict.fromkeys((*withheld.names, *names))))


def invited_in_writing(unit: UnitOfWork, row: Meeting) -> dict[str, Disclosure]:
    """The newest invitation in writing of each who got one, on paper, as text or as an entry.

    Who was made one with somebody since was told what either of them was told. Whose invitation
    went to somebody else instead was told nothing.
    """
    now, trail = who_now(unit), read_trail(unit, row.case)
    return {
        now.get(one.recipient, one.recipient): one
        for one in sorted(trail.disclosures, key=lambda one: one.at)
        if one.kind is DisclosureKind.INVITATION
        and one.meeting == row.id
        and all(wrong.also_intended for wrong in trail.wrong_ways(one.id))
    }


def shown_place(loaded: LoadedCase, row: Meeting, recipient: str, *, wanted: bool) -> str | None:
    """Where the meeting is, if it is wanted and the recipient may be told."""
    return row.place if wanted and may_tell_place(loaded, recipient) else None


def time_known(loaded: LoadedCase, row: Meeting, at: datetime) -> datetime:
    """When the meeting was to begin, as it stood at an instant: what was told in writing then."""
    known = [
        one
        for one in loaded.facts.meetings
        if one.case == row.case
        and one.id == row.id
        and (one.recorded_at is None or one.recorded_at <= at)
        and (one.replaced_at is None or one.replaced_at > at)
    ]
    return known[-1].starts_at if known else row.starts_at

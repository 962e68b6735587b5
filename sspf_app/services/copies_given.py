"""Who has got their copy of the minutes, and who has not: by the ledger, and by the rules of now.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Meeting
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.copy_views import CopyGiven, GivenView
from sspf_app.services.gate import decide_minutes
from sspf_app.services.item_reading import meeting_items, reads, recipients_of
from sspf_app.services.ledger_records import FollowUpKind, NoCopyReason
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.meeting_records import MeetingVersion
from sspf_app.services.records import Disclosure, DisclosureKind
from sspf_app.services.state_records import MeetingCopies
from sspf_app.services.version_reading import as_written, items_at, last_version


def copies_given(loaded: LoadedCase, row: Meeting, trail: LedgerTrail) -> tuple[GivenView, ...]:
    """Of everybody who has a copy of a meeting's minutes, or may have one now, how it stands.

    Who has one is not asked about again: what was given stands in the count, whatever came after.
    A copy is older only where what its reader may read now was written since, or something it
    holds was taken out; that more was allowed since makes no copy wrong.
    """
    newest = _newest(row, trail)
    named = dict.fromkeys((*recipients_of(loaded, row), *newest))
    own = loaded.header.coordinator_party
    found = (_given(loaded, row, trail, one, newest.get(one)) for one in named if one != own)
    return tuple(one for one in found if one is not None)


def copies_of_case(
    loaded: LoadedCase,
    trail: LedgerTrail,
    versions: Iterable[MeetingVersion],
    *,
    others: frozenset[str] = frozenset(),
) -> tuple[MeetingCopies, ...]:
    """Of each meeting whose minutes are locked, how many have their copy, and who waits for it.

    Args:
        loaded: The case.
        trail: Its ledger.
        versions: The versions of all its minutes.
        others: Meetings that are talks or referrals, which nobody waits for.
    """
    rows = tuple(versions)
    found: list[MeetingCopies] = []
    for row in sorted(loaded.meetings.values(), key=lambda one: (one.starts_at, one.id)):
        last = last_version(one for one in rows if one.meeting == row.id)
        is_locked = last is not None and not last.is_open
        if row.id in others or not is_locked or not meeting_items(loaded, row):
            continue
        views = [
            one for one in copies_given(loaded, row, trail) if one.given is not CopyGiven.NOT_NEEDED
        ]
        found.append(
            MeetingCopies(
                meeting=row.id,
                given=sum(one.given is CopyGiven.GIVEN for one in views),
                needed=len(views),
                waiting=tuple(one.recipient for one in views if one.given is not CopyGiven.GIVEN),
            )
        )
    return tuple(found)


def may_have_copy(loaded: LoadedCase, row: Meeting, recipient: str) -> bool:
    """Whether a copy of what was said may go to them now; minutes that say nothing wait for nobody.

    Where a heading or who came is all there is a copy goes to who asks for it (``decide_minutes``).
    """
    try:
        decide_minutes(loaded, row, recipient)
    except DomainError:
        return False
    return True


def _newest(row: Meeting, trail: LedgerTrail) -> dict[str, Disclosure]:
    """The last copy of each whom one reached; what went astray came to nobody it was meant for."""
    return {
        trail.now(one.recipient): one
        for one in sorted(trail.disclosures, key=lambda one: one.at)
        if one.kind is DisclosureKind.MINUTES
        and one.meeting == row.id
        and trail.now(one.recipient) in trail.reached(one)
    }


def _given(
    loaded: LoadedCase,
    row: Meeting,
    trail: LedgerTrail,
    recipient: str,
    copy: Disclosure | None,
) -> GivenView | None:
    """How it stands with one; None = they have no copy, and may have none."""
    at = None if copy is None else copy.at
    is_older = copy is not None and _is_older(loaded, row, copy, recipient)
    if is_older or copy is None:
        if may_have_copy(loaded, row, recipient):
            return _waiting(row, trail, recipient, copy)
        if copy is None:
            return None
    return GivenView(recipient=recipient, given=CopyGiven.GIVEN, at=at)


def _waiting(
    row: Meeting, trail: LedgerTrail, recipient: str, copy: Disclosure | None
) -> GivenView:
    at = None if copy is None else copy.at
    note = trail.last(FollowUpKind.COPY_NOT_NEEDED, about=row.id, recipient=recipient)
    if note is not None:
        return GivenView(
            recipient=recipient,
            given=CopyGiven.NOT_NEEDED,
            at=at,
            reason=NoCopyReason(note.what),
            note=note.id,
        )
    given = CopyGiven.NOT_GIVEN if copy is None else CopyGiven.OLDER
    return GivenView(recipient=recipient, given=given, at=at)


def _is_older(loaded: LoadedCase, row: Meeting, copy: Disclosure, recipient: str) -> bool:
    """Whether what they may read says another thing since, or what they have was taken out."""
    now, then = meeting_items(loaded, row), items_at(loaded, row, copy.at)
    before = {one.id: _said(one) for one in then}
    if before == {one.id: _said(one) for one in now}:
        return False
    held = {part.item for part in copy.parts if part.item is not None}
    standing = {one.id for one in now}
    if any(one not in standing for one in held & before.keys()):
        return True
    # What they could have had then, and have not, was held back by consent: nothing is wrong.
    changed = (one for one in now if before.get(one.id) != _said(one))
    return any(reads(loaded, one, recipient) for one in changed)


def _said(item: Item) -> Item:
    """What an item says, without who may read it."""
    return replace(
        as_written(item), hide_from_guardians=False, share_with_guardians=False, oral_only=False
    )

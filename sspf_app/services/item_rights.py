"""The rights of the person where an item stands: their view, its restriction, who has it.

A restriction stops every sharing of the item before the rules are asked, and lets nothing through.
It ends when it is lifted, and whoever it protects is told of that first.

Source: GDPR 16, 18 and 19; socialtjänstlagen (2025:400) 14 kap. 6 §.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Restriction
from sspf_app.domain.rules.custody import custodians
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.held_copies import HeldCopy, held_copies, to_be_told
from sspf_app.services.item_views import not_all_read_views
from sspf_app.services.ledger_trail import LedgerTrail, read_trail
from sspf_app.services.own_view_words import views_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.standing_rows import standing
from sspf_app.texts.catalogue import Words

_TOPICS = frozenset({Topic.MEETINGS, Topic.CASES, Topic.EXTRACTS, Topic.COMMITMENTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWithRights:
    """An item of a case, with what is noted beside it.

    Attributes:
        said_on: The day of its meeting, talk or plan.
        speakers: Who may say how they see it: those it is about, and who has custody of them.
        views: What they said, each a sentence.
        restriction: What holds, or held last.
        copies: Who has it.
    """

    item: str
    text: str
    said_on: date
    about_names: tuple[str, ...]
    speakers: tuple[tuple[str, str], ...]
    views: tuple[str, ...]
    restriction: Restriction | None
    copies: tuple[HeldCopy, ...]

    @property
    def is_restricted(self) -> bool:
        """Whether it is shared with nobody now."""
        return self.restriction is not None and self.restriction.lifted_on is None


class ItemRights:
    """Use cases about items and the rights of those they are about; ``OwnViews`` notes views."""

    def __init__(self, desk: Desk, access: ProtectedAccess, *, words: Words) -> None:
        self._desk, self._access, self._words = desk, access, words

    def of_case(self, case: str, *, reason: str = "") -> tuple[ItemWithRights, ...]:
        """Every item of the case that stands, the newest first.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case, reason=reason)
            trail = read_trail(unit, case)
            self._desk.log(unit, Action.READ, f"item_rights:{case}", case=case)
            unit.commit()
        items = [one for one in standing(loaded.facts.items) if one.case == case]
        items.sort(key=lambda one: (_said_at(loaded, one), one.id), reverse=True)
        return tuple(self._shown(loaded, trail, one) for one in items)

    def to_tell(self, case: str, item: str) -> tuple[HeldCopy, ...]:
        """Who has got the item as it no longer is, and is to be told (GDPR 19).

        Raises:
            DomainError: ``unknown_case``, ``unknown_item``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            found = _need(unit, case, item)
            self._desk.log(unit, Action.READ, f"item_rights:{case}", case=case)
            unit.commit()
            return to_be_told(held_copies(loaded, read_trail(unit, case), found))

    def restrict(self, case: str, item: str, since: date) -> Changes:
        """Share the item with nobody from now on.

        Raises:
            DomainError: ``unknown_case``, ``unknown_item``, ``restricted_already``,
                ``date_in_future`` (day), ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            old = _need(unit, case, item)
            if old.is_restricted:
                raise DomainError("restricted_already")
            _check_day(loaded, since)
            return self._put(unit, old, Restriction(since=since), kind="restricted")

    def lift(self, case: str, item: str, *, told_on: date) -> Changes:
        """Let the rules decide again; whom it is about was told before (GDPR 18.3).

        Raises:
            DomainError: ``unknown_case``, ``unknown_item``, ``not_restricted``,
                ``date_in_future`` (day), ``told_before_restriction`` (day), ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            old = _need(unit, case, item)
            if old.restriction is None or not old.is_restricted:
                raise DomainError("not_restricted")
            _check_day(loaded, told_on)
            if told_on < old.restriction.since:
                raise DomainError("told_before_restriction", day=old.restriction.since)
            lifted = replace(old.restriction, told_on=told_on, lifted_on=loaded.today)
            return self._put(unit, old, lifted, kind="restriction_lifted")

    def _put(self, unit: UnitOfWork, old: Item, restriction: Restriction, *, kind: str) -> Changes:
        new = replace(old, restriction=restriction, recorded_at=self._desk.now())
        unit.records.replace(old, at=self._desk.now(), by=new)
        self._desk.log(unit, Action.WRITE, f"{kind}:{old.id}", case=old.case)
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({old.case, old.meeting, old.id}))

    def _shown(self, loaded: LoadedCase, trail: LedgerTrail, item: Item) -> ItemWithRights:
        speakers = dict.fromkeys((*item.about, *guardians_of(loaded, item)))
        return ItemWithRights(
            item=item.id,
            text=item.text,
            said_on=day_of(_said_at(loaded, item), loaded.facts.zone),
            about_names=tuple(loaded.name(one) for one in item.about),
            speakers=tuple((one, loaded.name(one)) for one in speakers),
            views=(
                *views_of(item, self._words),
                *not_all_read_views(loaded, loaded.need_meeting(item.meeting), item, self._words),
            ),
            restriction=item.restriction,
            copies=held_copies(loaded, trail, item),
        )


def guardians_of(loaded: LoadedCase, item: Item) -> tuple[str, ...]:
    """Who has custody today of those it is about who are not of age."""
    return tuple(
        holder
        for subject in item.about
        if not loaded.situation.is_adult(subject)
        for holder in custodians(loaded.situation, subject).holders
    )


def _said_at(loaded: LoadedCase, item: Item) -> datetime:
    meeting = loaded.meetings.get(item.meeting)
    return loaded.now if meeting is None else meeting.starts_at


def _need(unit: UnitOfWork, case: str, item: str) -> Item:
    found = unit.records.standing(Item, item, case=case)
    if found is None:
        raise DomainError("unknown_item", item=item)
    return found


def _check_day(loaded: LoadedCase, day: date) -> None:
    if day > loaded.today:
        raise DomainError("date_in_future", day=day)

"""Mapping talks and referrals: begun, and filled with entries that are items under their rules.

Source: domain notes, section 1.4; sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Meeting
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.item_reading import meeting_items
from sspf_app.services.item_views import item_view
from sspf_app.services.meeting_items import MeetingItems
from sspf_app.services.occasion_views import (
    ASPECTS,
    AreaChoice,
    EntryInput,
    EntryView,
    OccasionBoard,
    OccasionRef,
)
from sspf_app.services.occasions import OccasionInput, kinds_of, write_occasion
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import ItemMark, Named, OccasionKind, ProcessSettings
from sspf_app.services.process_settings import settings_on
from sspf_app.services.process_shipped import type_of_area
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.texts.catalogue import Words

TOPICS = frozenset({Topic.MEETINGS, Topic.CASES})


class OccasionEntries:
    """Use cases about what is told at occasions."""

    def __init__(
        self, desk: Desk, access: ProtectedAccess, items: MeetingItems, *, words: Words
    ) -> None:
        self._desk = desk
        self._access = access
        self._items = items
        self._words = words

    def board(self, case: str, kind: OccasionKind) -> OccasionBoard:
        """What was told at the occasions of a kind, with who reads each entry now.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            kinds = kinds_of(unit, case)
            marks = {one.item: one for one in unit.process.marks(case)}
            settings = settings_on(unit, loaded.today)
            self._desk.log(unit, Action.READ, f"{kind.value}:{case}", case=case)
            unit.commit()
        meetings = [one for one in loaded.meetings.values() if kinds.get((case, one.id)) is kind]
        meetings.sort(key=lambda one: (one.starts_at, one.id))
        entries = [
            EntryView(
                item=item_view(loaded, meeting, item, self._words),
                area=marks[item.id].area,
                aspect=marks[item.id].aspect,
                at=meeting.starts_at,
            )
            for meeting in meetings
            for item in meeting_items(loaded, meeting)
            if item.id in marks
        ]
        return OccasionBoard(
            kind=kind,
            occasions=tuple(_ref(loaded, one, kind) for one in reversed(meetings)),
            areas=_areas(settings, kind, (one.area for one in entries)),
            entries=tuple(entries),
        )

    def begin(self, entry: OccasionInput, kind: OccasionKind) -> Changes:
        """Note that a talk was held; ``new_id`` is the occasion.

        Raises:
            DomainError: ``occasion_in_future``, ``occasion_needs_persons``, ``unknown_purpose``,
                ``unknown_person``, ``unknown_case``, ``reason_required``.
        """
        if not entry.persons:
            raise DomainError("occasion_needs_persons")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.naming(unit, entry.case, entry.persons)
            row = write_occasion(self._desk, unit, loaded, entry, kind=kind)
            self._desk.log(unit, Action.WRITE, f"{kind.value}:{row.id}", case=entry.case)
            unit.commit()
        return Changes(topics=TOPICS, ids=frozenset({entry.case, row.id}), new_id=row.id)

    def save(self, entry: EntryInput, *, item: str | None = None) -> Changes:
        """Save an entry, or a correction of one; ``new_id`` is the new item.

        Raises:
            DomainError: as ``MeetingItems.add`` and ``correct``; ``unknown_occasion``,
                ``unknown_aspect``, ``unknown_area``; ``case_closed`` of a new one.
        """

        def beside(unit: UnitOfWork, saved: Item) -> None:
            if item is None:  # what stands may be put right also when the case is closed
                self._access.case(unit, saved.case).need_open()
            self._check(unit, entry)
            unit.process.put_mark(
                ItemMark(case=saved.case, item=saved.id, area=entry.area, aspect=entry.aspect)
            )

        if item is None:
            return self._items.add(entry.item, beside=beside)
        return self._items.correct(item, entry.item, beside=beside)

    def _check(self, unit: UnitOfWork, entry: EntryInput) -> None:
        case = entry.item.case
        kind = kinds_of(unit, case).get((case, entry.item.meeting))
        if kind is None:
            raise DomainError("unknown_occasion")
        if entry.aspect not in ASPECTS[kind]:
            raise DomainError("unknown_aspect")
        rows = unit.process.settings()
        known = {one.code for row in rows for one in _listed(row, kind)}
        settings = settings_on(unit, self._desk.now().astimezone(self._desk.clock.zone).date())
        known |= {one.code for one in _listed(settings, kind)}
        if known and entry.area not in known:
            raise DomainError("unknown_area")


def _ref(loaded: LoadedCase, meeting: Meeting, kind: OccasionKind) -> OccasionRef:
    return OccasionRef(
        id=meeting.id,
        kind=kind,
        at=meeting.starts_at,
        purpose=meeting.purpose,
        persons=tuple(loaded.name(one) for one in meeting.participants),
        entries=len(meeting_items(loaded, meeting)),
    )


def _listed(settings: ProcessSettings, kind: OccasionKind) -> tuple[Named, ...]:
    if kind is OccasionKind.MAPPING:
        return settings.areas
    return settings.concerns if kind is OccasionKind.REFERRAL else ()


def _areas(
    settings: ProcessSettings, kind: OccasionKind, used: Iterable[str]
) -> tuple[AreaChoice, ...]:
    """What is turned on, and what is turned off but was used, so that nothing disappears."""
    named = set(used)
    listed = [one for one in _listed(settings, kind) if one.is_on or one.code in named]
    listed += [Named(code=code) for code in sorted(named - {one.code for one in listed})]
    return tuple(AreaChoice(named=one, type=_type(kind, one.code)) for one in listed)


def _type(kind: OccasionKind, code: str) -> InformationType:
    return type_of_area(code) if kind is OccasionKind.MAPPING else concern_type(code)


def concern_type(code: str) -> InformationType:
    """The kind of information a concern is usually of; proposed, never forced."""
    return {
        "crime": InformationType.CRIME_SUSPICIONS,
        "company": InformationType.COMPANY_AND_PLACES,
        "alcohol_drugs": InformationType.ALCOHOL_DRUGS,
        "places": InformationType.COMPANY_AND_PLACES,
        "absence": InformationType.ATTENDANCE,
        "aggression": InformationType.SCHOOL_SAFETY,
        "leisure": InformationType.LEISURE_ACTIVITIES,
        "family": InformationType.FAMILY_HOME,
    }.get(code, InformationType.OTHER)

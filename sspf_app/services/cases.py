"""Cases: opened, paused, closed; the list and the header."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sspf_app.domain.codes import PauseReason
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import (
    Case,
    Closing,
    Participation,
    Party,
    Pause,
    Person,
    Purpose,
)
from sspf_app.domain.time import as_utc, day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_header import case_detail
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case, refresh_due
from sspf_app.services.case_views import CaseDetail, NewCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.decisions import check_position
from sspf_app.services.desk import Desk
from sspf_app.services.district_rule import place_case
from sspf_app.services.folding import as_name, same_words
from sspf_app.services.hand_over_records import Direction
from sspf_app.services.handlers import handlers_of
from sspf_app.services.households import lives_with_protected
from sspf_app.services.names_of_others import check_purpose
from sspf_app.services.occasions import kinds_of
from sspf_app.services.pauses import ended_pause, replaced_pause
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.queries import CaseLines, CaseListItem, Handlers
from sspf_app.services.records import Action
from sspf_app.services.told_reference import listed_reference
from sspf_app.services.uncollected import uncollected
from sspf_app.services.young_age import need_young

HOUSEHOLD = "protected_household"
"""Flag of a case in which nobody is protected, but somebody of the household is."""

_TOPICS = frozenset({Topic.CASES, Topic.CONSENTS})


class Cases:
    """Use cases about a case as a whole."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def list_cases(self) -> tuple[CaseListItem, ...]:
        """Every case, newest opened first."""
        return self.listed(only_open=False).items

    def listed(self, *, only_open: bool) -> CaseLines:
        """Every case, or every open one; states that are due are worked out first."""
        with uncollected(), self._desk.begin(Permission.READ_CASES) as unit:
            refresh_due(unit, now=self._desk.now())
            items = unit.queries.case_list(only_open=only_open)
            total = unit.queries.count_cases() if only_open else len(items)
            protected = unit.queries.protected()
            closed = self._access.closed_among(protected)
            beside = unit.queries.children_beside(protected)
            near = [one.case for one in items if one.is_protected or one.young_person in beside]
            named = unit.queries.cases_naming(near, protected) if near else frozenset[str]()
            unlisted = self._access.unlisted(unit, named)
            shown = tuple(
                [
                    _shown(unit, one, is_closed=one.young_person in closed or one.case in unlisted)
                    if one.is_protected or one.young_person in beside
                    else one
                    for one in items
                ]
            )
            self._desk.log(unit, Action.READ, "cases")
            unit.commit()
        return CaseLines(items=shown, total=total, only_open=only_open)

    def handlers(self) -> Handlers:
        """Who handles which case; a look at the list, which is logged, asks for it beside."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            return handlers_of(unit)

    def get(self, case: str, *, reason: str = "") -> CaseDetail:
        """Open a case.

        Raises:
            DomainError: ``unknown_case``; ``reason_required`` (person, name) when a protected
                person of the case was not opened with a reason in this session.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case, reason=reason)
            detail = read_detail(unit, loaded)
            self._desk.log(unit, Action.OPEN, f"case:{case}", case=case)
            unit.commit()
        return detail

    def open_case(self, entry: NewCase) -> Changes:
        """Open a case; ``new_id`` is its id.

        Raises:
            DomainError: ``unknown_person``, ``unknown_party``, ``no_own_party``,
                ``purpose_required``, ``purpose_names_other``, ``date_in_future`` (day),
                ``reference_taken`` (reference), ``young_person_age`` (name, born, age): the year
                is a slip; ``unknown_district``, ``district_of_protected``;
                ``reason_required``, ``not_on_list`` (case, id):
                the young person is protected and was not opened, or of a family kept apart.
        """
        opened_at = (
            self._desk.now() if entry.opened_at is None else as_utc(entry.opened_at, "opened_at")
        )
        if not any(text.strip() for text in entry.purposes):
            raise DomainError("purpose_required")
        self._not_in_future(opened_at)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            young = unit.records.list_of(Person, "id", (entry.young_person,))
            self._access.require(unit, young, reason="")
            case = write_case(self._desk, unit, entry, opened_at=opened_at)
            self._access.need_no_way_in(unit, {case: frozenset()})
            loaded = load_case(unit, case, now=self._desk.now())
            check_purpose(unit, loaded, "\n".join(entry.purposes))
            place_case(unit, loaded, entry.district)
            return self._done(unit, case, new_id=case)

    def pause(
        self, case: str, *, reason: PauseReason, starts_at: datetime | None = None
    ) -> Changes:
        """Pause sharing; None = now.

        Raises:
            DomainError: ``already_paused``, ``case_closed``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            if not loaded.situation.is_open:
                raise DomainError("case_closed")
            now = self._desk.now()
            begins = now if starts_at is None else as_utc(starts_at, "starts_at")
            earlier = replaced_pause(loaded, reason)
            if earlier is not None and begins <= now:
                unit.records.replace(earlier, at=now, by=ended_pause(earlier, at=now))
            unit.records.add(
                Pause(
                    id=self._desk.new_id("ps"),
                    recorded_at=now,
                    case=case,
                    starts_at=begins,
                    reason=reason,
                )
            )
            return self._done(unit, case)

    def resume(self, case: str, *, ends_at: datetime | None = None) -> Changes:
        """End the pause; None = now.

        Raises:
            DomainError: ``not_paused``, ``ends_before_start`` (starts, ends),
                ``position_required`` after compulsory care or a hidden placement.
        """
        now = self._desk.now()
        end = now if ends_at is None else as_utc(ends_at, "ends_at")
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            pause = loaded.situation.pause
            if pause is None:
                raise DomainError("not_paused")
            check_position(unit, loaded)
            if end < pause.starts_at:
                raise DomainError("ends_before_start", starts=pause.starts_at, ends=end)
            new = replace(pause, ends_at=end, recorded_at=now)
            unit.records.replace(pause, at=now, by=new)
            return self._done(unit, case)

    def close(self, case: str, *, reason: str, closed_at: datetime | None = None) -> Changes:
        """Close the case: its records stop counting.

        Raises:
            DomainError: ``case_closed``, ``closing_reason_required``, ``date_in_future``.
        """
        now = self._desk.now()
        closed = now if closed_at is None else as_utc(closed_at, "closed_at")
        if not reason.strip():
            raise DomainError("closing_reason_required")
        self._not_in_future(closed)
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            if not loaded.situation.is_open:
                raise DomainError("case_closed")
            if closed < loaded.header.opened_at:
                raise DomainError("ends_before_start", starts=loaded.header.opened_at, ends=closed)
            row = Closing(
                id=self._desk.new_id("cl"),
                recorded_at=now,
                case=case,
                closed_at=closed,
                reason=reason.strip(),
            )
            unit.records.add(row)
            return self._done(unit, case)

    def reopen(self, case: str) -> Changes:
        """Reopen now; records signed before are expired.

        Raises:
            DomainError: ``not_closed``.
        """
        now = self._desk.now()
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            closing = self._access.case(unit, case).situation.closing
            if closing is None:
                raise DomainError("not_closed")
            new = replace(closing, reopened_at=now, recorded_at=now)
            unit.records.replace(closing, at=now, by=new)
            return self._done(unit, case)

    def _not_in_future(self, instant: datetime) -> None:
        if instant > self._desk.now():
            raise DomainError("date_in_future", day=day_of(instant, self._desk.clock.zone))

    def _done(self, unit: UnitOfWork, case: str, *, new_id: str | None = None) -> Changes:
        refresh_case(unit, case, now=self._desk.now())
        self._desk.log(unit, Action.WRITE, f"case:{case}", case=case)
        unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({case}), new_id=new_id)


def read_detail(unit: UnitOfWork, loaded: LoadedCase) -> CaseDetail:
    """The header of a case that was read, with what stands outside its facts."""
    occasions = {meeting for _case, meeting in kinds_of(unit, loaded.id)}
    locking = {
        one.direction: one.office_name for one in unit.handing.transfers(loaded.id) if one.locks
    }
    detail = replace(
        case_detail(loaded, occasions=occasions),
        went_to=locking.get(Direction.OUT, ""),
        came_from=locking.get(Direction.IN, ""),
    )
    is_near = not loaded.protected and lives_with_protected(unit, loaded)
    return replace(detail, flags=(*detail.flags, HOUSEHOLD)) if is_near else detail


def write_case(desk: Desk, unit: UnitOfWork, entry: NewCase, *, opened_at: datetime) -> str:
    """Write a new case with its purposes and parties; its id. The caller commits.

    Raises:
        DomainError: ``unknown_person``, ``unknown_party``, ``no_own_party``, ``reference_taken``
            (reference), ``young_person_age`` (name, born, age).
    """
    now = desk.now()
    young = unit.records.standing(Person, entry.young_person)
    if young is None:
        raise DomainError("unknown_person", person=entry.young_person)
    day = day_of(opened_at, desk.clock.zone)
    need_young(young, day)
    case = Case(
        id=desk.new_id("c"),
        recorded_at=now,
        young_person=entry.young_person,
        coordinator_party=_coordinator(unit, entry),
        opened_at=opened_at,
        reference=_reference(unit, entry, day.year),
    )
    unit.records.add(case)
    for text in entry.purposes:
        if text.strip():
            unit.records.add(
                Purpose(id=desk.new_id("pu"), recorded_at=now, case=case.id, text=text.strip())
            )
    for party in dict.fromkeys((case.coordinator_party, *entry.parties)):
        if unit.records.standing(Party, party) is None:
            raise DomainError("unknown_party", party=party)
        unit.records.add(
            Participation(
                id=desk.new_id("pt"), recorded_at=now, case=case.id, party=party, joined_on=day
            )
        )
    return case.id


def _reference(unit: UnitOfWork, entry: NewCase, year: int) -> str:
    given = as_name(entry.reference or "")
    if given:
        known = (same_words(row.reference or "") for row in unit.records.list_standing(Case))
        if same_words(given) in known:
            raise DomainError("reference_taken", reference=given)
        return given
    while True:  # a number somebody has typed by hand is passed over
        reference = f"SSPF {year}-{unit.queries.next_number(f'case-{year}'):03d}"
        if not unit.records.list_of(Case, "reference", (reference,)):
            return reference


def _coordinator(unit: UnitOfWork, entry: NewCase) -> str:
    party = entry.coordinator_party or unit.office.office().own_party
    if party is None:
        raise DomainError("no_own_party")
    return party


def _shown(unit: UnitOfWork, item: CaseListItem, *, is_closed: bool) -> CaseListItem:
    """The line of a protected child: who it is, is told once it was opened with a reason.

    To whoever is not on the list of the case it is never told, also where a guardian is protected.
    Where the child goes to school stays within the case.
    """
    if is_closed:
        reference = listed_reference(unit, item.case, item.reference, item.young_person)
        return item._replace(
            school=None, name="", born=None, reference=reference, is_protected=True
        )
    return item._replace(school=None)

"""What each decision does to the rows of a case (``row_changes``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import (
    Closing,
    Custody,
    Maturity,
    Participation,
    Pause,
    Person,
    Row,
    YouthOnly,
)
from sspf_app.domain.time import after, start_of
from sspf_app.services.case_checks import (
    check_days,
    check_first_of_day,
    check_youth_only,
    need_participation,
)
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_views import MaturityInput, YouthOnlyInput
from sspf_app.services.decision_views import (
    CloseInput,
    CustodyBegins,
    CustodyEnds,
    EvidenceSeen,
    JoinInput,
    LeaveInput,
    PauseInput,
    Reopen,
    Resume,
    SchoolChange,
)
from sspf_app.services.pauses import NEEDS_POSITION, ended_pause, replaced_pause
from sspf_app.services.row_changes import RowChange, Stamp
from sspf_app.services.standing_rows import standing


def assessed(loaded: LoadedCase, entry: MaturityInput, stamp: Stamp) -> RowChange:
    """An assessment of age and maturity.

    Raises:
        DomainError: ``unknown_person``, ``date_in_future`` (day), ``assessment_reason_required``,
            ``assessed_that_day`` (name, day): of two assessments of one day only one could apply.
    """
    loaded.need_person(entry.person)
    if entry.assessed_on > loaded.today:
        raise DomainError("date_in_future", day=entry.assessed_on)
    if not entry.reason.strip():
        raise DomainError("assessment_reason_required")
    check_first_of_day(loaded, entry)
    row = Maturity(
        id=stamp.new_id("ma"),
        recorded_at=stamp.now,
        case=loaded.id,
        person=entry.person,
        assessed_on=entry.assessed_on,
        mature=entry.mature,
        types=entry.types,
        assessed_by=stamp.by,
        reason=entry.reason.strip(),
    )
    return RowChange(at=stamp.now, added=(row,))


def answers_alone(loaded: LoadedCase, entry: YouthOnlyInput, stamp: Stamp) -> RowChange:
    """A decision that the young person answers alone.

    Raises:
        DomainError: as ``check_youth_only``.
    """
    check_youth_only(loaded, entry)
    row = YouthOnly(
        id=stamp.new_id("yo"),
        recorded_at=stamp.now,
        case=loaded.id,
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        decided_by=entry.decided_by.strip(),
        reason=entry.reason.strip(),
    )
    return RowChange(at=_from(loaded, entry.starts_on), added=(row,))


def paused(loaded: LoadedCase, entry: PauseInput, stamp: Stamp) -> RowChange:
    """A pause from now on; care or a hidden placement takes the place of another pause.

    Raises:
        DomainError: ``case_closed``, ``already_paused``, ``pause_end_required``,
            ``pause_has_no_last_day``: a position ends it, not the calendar;
            ``ends_before_start`` (starts, ends).
    """
    loaded.need_open()
    earlier = replaced_pause(loaded, entry.reason)
    if not entry.to_end.strip():
        raise DomainError("pause_end_required")
    if entry.reason in NEEDS_POSITION and entry.ends_on is not None:
        raise DomainError("pause_has_no_last_day")
    check_days(loaded.today, entry.ends_on)
    ends_at = None if entry.ends_on is None else after(entry.ends_on, loaded.facts.zone)
    row = Pause(
        id=stamp.new_id("ps"),
        recorded_at=stamp.now,
        case=loaded.id,
        starts_at=stamp.now,
        ends_at=ends_at,
        reason=entry.reason,
    )
    over = () if earlier is None else ((earlier, ended_pause(earlier, at=stamp.now)),)
    return RowChange(at=stamp.now, added=(row,), corrected=over)


def resumed(loaded: LoadedCase, entry: Resume, stamp: Stamp) -> RowChange:
    """The end of the pause.

    Raises:
        DomainError: ``not_paused``.
    """
    del entry
    pause = loaded.situation.pause
    if pause is None:
        raise DomainError("not_paused")
    new = ended_pause(pause, at=stamp.now)
    return RowChange(at=stamp.now, corrected=((pause, new),))


def closed(loaded: LoadedCase, entry: CloseInput, stamp: Stamp) -> RowChange:
    """The end of the case.

    Raises:
        DomainError: ``case_closed``, ``closing_reason_required``.
    """
    loaded.need_open()
    if not entry.reason.strip():
        raise DomainError("closing_reason_required")
    row = Closing(
        id=stamp.new_id("cl"),
        recorded_at=stamp.now,
        case=loaded.id,
        closed_at=stamp.now,
        reason=entry.reason.strip(),
    )
    return RowChange(at=stamp.now, added=(row,))


def reopened(loaded: LoadedCase, entry: Reopen, stamp: Stamp) -> RowChange:
    """The case goes on.

    Raises:
        DomainError: ``not_closed``.
    """
    del entry
    closing = loaded.situation.closing
    if closing is None:
        raise DomainError("not_closed")
    new = replace(closing, reopened_at=stamp.now, recorded_at=stamp.now)
    return RowChange(at=stamp.now, corrected=((closing, new),))


def joined(loaded: LoadedCase, entry: JoinInput, stamp: Stamp) -> RowChange:
    """A party takes part from a day on.

    Raises:
        DomainError: ``case_closed``, ``unknown_party``, ``party_already_in_case`` (party).
    """
    loaded.need_open()
    named = loaded.need_party(entry.party)
    if any(
        row.party == entry.party and (row.left_on is None or entry.joined_on <= row.left_on)
        for row in loaded.participations
    ):
        raise DomainError("party_already_in_case", party=named.name)
    row = Participation(
        id=stamp.new_id("pt"),
        recorded_at=stamp.now,
        case=loaded.id,
        party=entry.party,
        joined_on=entry.joined_on,
    )
    return RowChange(at=_from(loaded, entry.joined_on), added=(row,))


def left(loaded: LoadedCase, entry: LeaveInput, stamp: Stamp) -> RowChange:
    """A party's last day.

    Raises:
        DomainError: see ``CaseParts.leave``.
    """
    row = need_participation(loaded, entry.participation)
    if row.party == loaded.header.coordinator_party:
        raise DomainError("coordinator_must_stay")
    check_days(row.joined_on, entry.left_on)
    # Whoever was gone comes back by joining: older answers grant it nothing (5.3).
    if row.left_on is not None and row.left_on < min(entry.left_on, loaded.today):
        raise DomainError("party_has_left", party=loaded.name(row.party))
    new = replace(row, left_on=entry.left_on, recorded_at=stamp.now)
    gone = max(after(entry.left_on, loaded.facts.zone), stamp.now)
    return RowChange(at=gone, corrected=((row, new),))


def changed_school(loaded: LoadedCase, entry: SchoolChange, stamp: Stamp) -> RowChange:
    """One school leaves, another joins the day after.

    Raises:
        DomainError: as ``left`` and ``joined``.
    """
    leaving = left(
        loaded, LeaveInput(participation=entry.participation, left_on=entry.last_day), stamp
    )
    day = entry.last_day + timedelta(days=1)
    joining = joined(loaded, JoinInput(party=entry.school, joined_on=day), stamp)
    return RowChange(at=leaving.at, added=joining.added, corrected=leaving.corrected)


def custody_begun(loaded: LoadedCase, entry: CustodyBegins, stamp: Stamp) -> RowChange:
    """A custody relation as it would be; ``CustodyRegister`` writes it."""
    given = entry.custody
    holder = given.holder or stamp.new_id("p")
    relation = Custody(
        id=stamp.new_id("cu"),
        recorded_at=stamp.now,
        child=given.child,
        holder=holder,
        kind=given.kind,
        starts_on=given.starts_on,
        ends_on=given.ends_on,
        evidence=given.evidence,
    )
    known = holder in loaded.persons
    person = Person(id=holder, recorded_at=stamp.now, name=entry.name, adult=True)
    added: tuple[Row, ...] = (relation,) if known else (relation, person)
    return RowChange(at=_from(loaded, given.starts_on), added=added)


def custody_ended(loaded: LoadedCase, entry: CustodyEnds, stamp: Stamp) -> RowChange:
    """The end of a custody relation as it would be."""
    old = _need_relation(loaded, entry.relation)
    new = replace(
        old,
        ends_on=entry.ends_on,
        evidence=entry.evidence or old.evidence,
        recorded_at=stamp.now,
    )
    gone = max(after(entry.ends_on, loaded.facts.zone), stamp.now)
    return RowChange(at=gone, corrected=((old, new),))


def evidence_seen(loaded: LoadedCase, entry: EvidenceSeen, stamp: Stamp) -> RowChange:
    """The evidence of a custody relation as it would be."""
    old = _need_relation(loaded, entry.relation)
    new = replace(old, evidence=entry.evidence, recorded_at=stamp.now)
    return RowChange(at=_from(loaded, old.starts_on), corrected=((old, new),))


def _need_relation(loaded: LoadedCase, relation: str) -> Custody:
    found = next((row for row in standing(loaded.facts.custody) if row.id == relation), None)
    if found is None:
        raise DomainError("unknown_custody", custody=relation)
    return found


def _from(loaded: LoadedCase, day: date) -> datetime:
    return max(start_of(day, loaded.facts.zone), loaded.now)


Planner = Callable[[LoadedCase, Any, Stamp], RowChange]

"""What stands in no case and is past its time; see ``domain.outside_cases``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sspf_app.domain.facts import Person
from sspf_app.domain.outside_cases import Outside, done_by
from sspf_app.domain.retention import Stop
from sspf_app.domain.time import birthday, day_of, plus_days, start_of
from sspf_app.services.access_lists import kept_apart
from sspf_app.services.desk import Desk
from sspf_app.services.disposal_ports import OutsideAsked, StoredOutside
from sspf_app.services.disposal_records import DisposalProposal, ProposedFile, RetentionRules
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.retention import rules_on
from sspf_app.services.retention_views import ProposedLine
from sspf_app.services.told_reference import told_signs


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOutside:
    """Something outside every case that is past its time.

    Attributes:
        last_on: Local day of the last change, or of the answer.
        earliest: First day on which it may go.
    """

    stored: StoredOutside
    last_on: date
    earliest: date


def outside_due(
    unit: UnitOfWork, now: datetime, zone: tzinfo, *, only: Iterable[str] | None = None
) -> tuple[KeptOutside, ...]:
    """What may go today.

    Args:
        unit: Where it is read.
        now: The instant asked about.
        zone: Of the office.
        only: Nothing but these goes, by id: whatever needs another thing that stays, stays.
    """
    today = day_of(now, zone)
    rules = rules_on(unit, today)
    if rules.keeps_all or not rules.outside:
        return ()
    before = {one.type: start_of(birthday(today, -one.years), zone) for one in rules.outside}
    chosen = None if only is None else frozenset(only)
    found = unit.disposals.outside(OutsideAsked(before=before, only=chosen))
    return tuple(_kept(one, rules, zone) for one in found)


def propose_outside(desk: Desk, proposal: DisposalProposal, kept: KeptOutside) -> ProposedFile:
    """The row of a proposal, without a name."""
    return ProposedFile(
        id=desk.new_id("df"),
        proposal=proposal.id,
        file=kept.stored.id,
        reference=told_signs(kept.stored.id),
        basis=kept.stored.type.value,
        last_note_on=kept.last_on,
        earliest=kept.earliest,
        latest=done_by(kept.earliest),
    )


def outside_lines(
    unit: UnitOfWork, desk: Desk, rows: Iterable[ProposedFile], *, with_names: bool
) -> dict[str, ProposedLine]:
    """By id of the row, the rows of a proposal that are no cases, as they stand today."""
    beside = {row.file: row for row in rows if row.outside is not None}
    if not beside:
        return {}
    now, zone = desk.now(), desk.clock.zone
    apart = kept_apart(unit, desk.actor.user_id)
    going = [row.file for row in beside.values() if not row.left_out_because]
    due = {one.stored.id for one in outside_due(unit, now, zone, only=going)}
    return {
        row.id: ProposedLine(
            row=row,
            class_name="",
            stops=() if row.file in due or row.left_out_because else (Stop.NEEDED,),
            name=_name(unit, row, apart) if with_names else "",
        )
        for row in beside.values()
    }


def _name(unit: UnitOfWork, row: ProposedFile, apart: frozenset[str]) -> str:
    """Whom it is about; empty for somebody protected or kept apart, and for a user of the program.

    Args:
        unit: The unit of work.
        row: What is proposed.
        apart: Families of cases with somebody protected that the user may not open.
    """
    person = row.file
    if row.outside is Outside.REQUEST:
        about = {one.id: one.person for one in unit.extracts.requests()}
        person = about.get(row.file, "")
    found = unit.records.standing(Person, person) if person else None
    if found is None or found.is_protected or found.id in apart:
        return ""
    return found.name


def _kept(found: StoredOutside, rules: RetentionRules, zone: tzinfo) -> KeptOutside:
    years = next(one.years for one in rules.outside if one.type is found.type)
    last_on = day_of(found.last_at, zone)
    # The day after, so that a whole year has passed whatever the calendar.
    earliest = plus_days(birthday(last_on, years), 1)
    return KeptOutside(stored=found, last_on=last_on, earliest=earliest)

"""What has happened in a case: events, and fields that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from sspf_app.domain.facts import Note
from sspf_app.domain.time import start_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_views import TimelineEntry
from sspf_app.services.desk import Desk
from sspf_app.services.document_targets import closed_papers
from sspf_app.services.ledger_trail import LedgerTrail, read_trail
from sspf_app.services.note_access import NoteReading
from sspf_app.services.occasions import kinds_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.process_records import OccasionKind
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, HistoryEntry


class Timeline:
    """Reads over time."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def events(self, case: str) -> tuple[TimelineEntry, ...]:
        """What happened in a case, newest first.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            events = events_of(self._desk, unit, loaded)
            self._desk.log(unit, Action.READ, f"timeline:{case}", case=case)
            unit.commit()
        return events

    def history(self, case: str, *, row_id: str | None = None) -> tuple[HistoryEntry, ...]:
        """Fields that changed: who, when, old, new; newest first.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            self._access.case(unit, case)
            reading = NoteReading(unit, self._desk, case)
            entries = unit.journal.history(case=case, row_id=row_id)
            closed = closed_papers(unit, case, reading)
            self._desk.log(unit, Action.READ, f"history:{case}", case=case)
            unit.commit()
        return tuple(one for one in entries if not _is_closed(one, reading, closed))


def events_of(desk: Desk, unit: UnitOfWork, loaded: LoadedCase) -> tuple[TimelineEntry, ...]:
    """What happened in a case that was read, newest first."""
    trail, kinds = read_trail(unit, loaded.id), kinds_of(unit, loaded.id)
    reading = NoteReading(unit, desk, loaded.id)
    notes = [
        one for one in unit.records.list_standing(Note, case=loaded.id) if reading.may_read(one.id)
    ]
    events = [
        *_of_case(loaded),
        *_of_meetings(loaded, kinds),
        *(_event(one.at, "note", one.id, detail=one.text) for one in notes),
        *_of_days(loaded),
        *_of_answers(loaded),
        *_of_disclosures(loaded, trail, _asked_with(unit, loaded)),
    ]
    return tuple(sorted(events, key=lambda one: (one.at, one.kind, one.row_id), reverse=True))


def _is_closed(entry: HistoryEntry, reading: NoteReading, papers: frozenset[str]) -> bool:
    """Whether a line tells of a note the user may not read, now or as it was, or of its paper."""
    if entry.kind.casefold() == "note":
        return not reading.may_read_always(entry.row_id)
    return entry.kind == "attachment" and entry.row_id in papers


def _event(
    at: datetime, kind: str, row_id: str, *, who: str = "", detail: str = ""
) -> TimelineEntry:
    return TimelineEntry(at=at, kind=kind, who=who, detail=detail, row_id=row_id)


def _of_case(loaded: LoadedCase) -> Iterator[TimelineEntry]:
    rows, header = loaded.situation.rows, loaded.header
    yield _event(header.opened_at, "opened", header.id, who=loaded.name(header.young_person))
    for closing in rows.closings:
        yield _event(closing.closed_at, "closed", closing.id, detail=closing.reason or "")
        if closing.reopened_at is not None:
            yield _event(closing.reopened_at, "reopened", closing.id)
    for pause in rows.pauses:
        reason = "" if pause.reason is None else pause.reason.value
        yield _event(pause.starts_at, "paused", pause.id, detail=reason)
        if pause.ends_at is not None:
            yield _event(pause.ends_at, "resumed", pause.id)


def _of_meetings(
    loaded: LoadedCase, kinds: Mapping[tuple[str, str], OccasionKind]
) -> Iterator[TimelineEntry]:
    """Meetings of the parties; a talk or a referral is called what it is."""
    for meeting in loaded.meetings.values():
        kind = kinds.get((loaded.id, meeting.id))
        what = "meeting" if kind is None else f"held_{kind.value}"
        yield _event(meeting.starts_at, what, meeting.id, detail=meeting.place or "")


def _of_days(loaded: LoadedCase) -> Iterator[TimelineEntry]:
    rows = loaded.situation.rows

    def midnight(day: date) -> datetime:
        return start_of(day, loaded.facts.zone)

    for stay in rows.participations:
        who = loaded.name(stay.party)
        yield _event(midnight(stay.joined_on), "joined", stay.id, who=who)
        if stay.left_on is not None:
            yield _event(midnight(stay.left_on), "left", stay.id, who=who)
    for row in rows.maturity:
        who, detail = loaded.name(row.person), "mature" if row.mature else "not_mature"
        yield _event(midnight(row.assessed_on), "maturity", row.id, who=who, detail=detail)
    for hindered in rows.exceptions:
        who = loaded.name(hindered.guardian)
        yield _event(midnight(hindered.starts_on), "exception", hindered.id, who=who)
    for decision in rows.youth_only:
        yield _event(midnight(decision.starts_on), "youth_only", decision.id)


def _of_answers(loaded: LoadedCase) -> Iterator[TimelineEntry]:
    situation = loaded.situation
    for request in situation.rows.requests:
        yield _event(request.sent_at, "asked", request.id, who=loaded.name(request.signatory))
    for record in situation.recorded.consents:
        who = loaded.name(record.signatory)
        if record.replaced_at is None:
            at, kind = situation.signed_at(record), record.answer.value
            yield _event(at, kind, record.id, who=who, detail=record.medium.value)
        elif record.invalidated_because is not None:
            reason = record.invalidated_because
            yield _event(record.replaced_at, "invalidated", record.id, who=who, detail=reason)
    for row in situation.rows.withdrawals:
        who = loaded.name(row.signatory)
        yield _event(row.received_at, "withdrawn", row.id, who=who, detail=row.received_by)


def _asked_with(unit: UnitOfWork, loaded: LoadedCase) -> frozenset[str]:
    """What the ledger calls the forms whose handing out is told as that somebody was asked."""
    requests = {one.id for one in loaded.situation.rows.requests}
    forms = unit.office.forms(loaded.id)
    return frozenset(f"form:{one.id}" for one in forms if one.request in requests)


def _of_disclosures(
    loaded: LoadedCase, trail: LedgerTrail, told: frozenset[str]
) -> Iterator[TimelineEntry]:
    for row in trail.disclosures:
        if row.what in told:
            continue
        who = trail.name(loaded, row.recipient)
        yield _event(row.at, "disclosed", row.id, who=who, detail=row.kind.value)

"""The ledger of a case: who was told what, when and on which consent; what is noted beside it."""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.contact_checks import barring
from sspf_app.services.desk import Desk
from sspf_app.services.gate import decide_ledger_page
from sspf_app.services.ledger_checks import check_follow_up, check_misdirection, need_last
from sspf_app.services.ledger_reading import ledger_row, left_without_consent
from sspf_app.services.ledger_records import FollowUp, FollowUpKind, Misdirection
from sspf_app.services.ledger_trail import LedgerTrail, read_trail
from sspf_app.services.ledger_views import (
    FollowUpInput,
    LedgerRow,
    MisdirectionInput,
    PageReader,
    ReservationState,
)
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, DisclosureKind
from sspf_app.services.reservations import needs_reservation, signed_reservation

_TOPICS = frozenset({Topic.DISCLOSURES, Topic.CONSENTS})


class DisclosureLedger:
    """Reads of the ledger, and notes beside it. A row of the ledger itself never changes."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def rows(self, case: str) -> tuple[LedgerRow, ...]:
        """Everything that went out in a case on consent, newest first.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            trail = read_trail(unit, case)
            users = {user.id: user.name for user in unit.office.users()}
            self._desk.log(unit, Action.READ, f"ledger:{case}", case=case)
            unit.commit()
        rows = sorted(trail.disclosures, key=lambda row: (row.at, row.id), reverse=True)
        late = left_without_consent(loaded, trail)
        return tuple(
            ledger_row(loaded, trail, row, users, without_consent=late.get(row.id, ""))
            for row in rows
        )

    def readers(self, case: str) -> tuple[PageReader, ...]:
        """Persons of the case who may get the page of what has been shared."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            trail = read_trail(unit, case)
            barred = barring(unit.requests.rules(case))
            self._desk.log(unit, Action.READ, f"ledger:{case}", case=case)
            unit.commit()
        return tuple(
            PageReader(person=person, name=loaded.name(person))
            for person in loaded.persons
            if person not in barred and _may_have_page(loaded, trail, person)
        )

    def reservations(self, case: str) -> tuple[ReservationState, ...]:
        """Who is to sign a reservation, and who has."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            trail = read_trail(unit, case)
            self._desk.log(unit, Action.READ, f"reservation:{case}", case=case)
            unit.commit()
        return tuple(_reservation(loaded, trail, one) for one in _receivers(loaded, trail))

    def mark_misdirected(self, entry: MisdirectionInput) -> Changes:
        """Note that a copy went wrong; ``new_id`` is the note.

        Raises:
            DomainError: ``unknown_disclosure``, ``date_in_future`` (day), ``found_too_early``,
                ``found_by_required``, ``reached_required``, ``how_required``, ``unknown_party``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            check_misdirection(loaded, read_trail(unit, entry.case), entry)
            row = Misdirection(
                id=self._desk.new_id("md"),
                case=entry.case,
                disclosure=entry.disclosure,
                found_on=entry.found_on,
                found_by=entry.found_by.strip(),
                reached=entry.reached,
                reached_words="" if entry.reached else entry.reached_words.strip(),
                how=entry.how.strip(),
                also_intended=entry.also_intended,
                at=loaded.now,
                by=self._desk.actor.user_id,
            )
            unit.ledger.add_misdirection(row)
            # Whom it did not reach waits for a copy, or knows of no meeting, again.
            refresh_case(unit, entry.case, now=loaded.now)
            self._desk.log(unit, Action.WRITE, f"misdirection:{row.id}", case=entry.case)
            unit.commit()
        return Changes(topics=_TOPICS, ids=frozenset({entry.case, row.id}), new_id=row.id)

    def note(self, entry: FollowUpInput) -> Changes:
        """Note what came after a disclosure; the newest note of a kind holds.

        Raises:
            DomainError: ``unknown_withdrawal``, ``unknown_misdirection``, ``unknown_disclosure``,
                ``nothing_received`` (name), ``date_in_future`` (day), ``follow_up_too_early``,
                ``signer_required``, ``no_reservation_needed`` (name), ``unknown_answer``,
                ``unknown_item``, ``unknown_follow_up``, ``unknown_meeting``,
                ``not_a_recipient`` (name), ``meeting_to_come`` (day, time).
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            check_follow_up(loaded, read_trail(unit, entry.case), entry)
            return self._noted(unit, loaded, entry, topics=_topics(entry.kind))

    def take_back(self, case: str, note: str) -> Changes:
        """Say that a note was made by mistake; what was noted before it holds again.

        Both stay in the record. ``note`` is what ``note`` returned as ``new_id``; only the newest
        of its kind is taken back, since a later one already stands in its place.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``, ``unknown_follow_up``,
                ``follow_up_not_last``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = need_last(unit.ledger.follow_ups(case), note)
            topics = _topics(row.kind)
            entry = FollowUpInput(
                case=case,
                kind=FollowUpKind.TAKEN_BACK,
                about=row.id,
                recipient=row.recipient,
                happened_on=loaded.today,
            )
            return self._noted(unit, loaded, entry, topics=topics)

    def _noted(
        self,
        unit: UnitOfWork,
        loaded: LoadedCase,
        entry: FollowUpInput,
        *,
        topics: frozenset[Topic],
    ) -> Changes:
        row = FollowUp(
            id=self._desk.new_id("fu"),
            case=entry.case,
            kind=entry.kind,
            about=entry.about,
            recipient=entry.recipient,
            happened_on=entry.happened_on,
            what=entry.what,
            words=entry.words.strip(),
            at=loaded.now,
            by=self._desk.actor.user_id,
        )
        unit.ledger.add_follow_up(row)
        refresh_case(unit, entry.case, now=loaded.now)
        self._desk.log(unit, Action.WRITE, f"follow_up:{row.id}", case=entry.case)
        unit.commit()
        return Changes(topics=topics, ids=frozenset({entry.case, entry.about}), new_id=row.id)


def _topics(kind: FollowUpKind) -> frozenset[Topic]:
    """That somebody needs no copy changes nothing of what others may read."""
    return frozenset({Topic.DISCLOSURES}) if kind is FollowUpKind.COPY_NOT_NEEDED else _TOPICS


def _may_have_page(loaded: LoadedCase, trail: LedgerTrail, person: str) -> bool:
    try:
        decide_ledger_page(loaded, person, trail)
    except DomainError:
        return False
    return True


def _receivers(loaded: LoadedCase, trail: LedgerTrail) -> Iterator[str]:
    """Parties of the case and persons named as receivers who stand outside the Act."""
    granted = (
        grant.person
        for record in loaded.situation.rows.consents
        for grant in record.grants
        if grant.person is not None and grant.receive
    )
    reached = (one for row in trail.disclosures for one in (row.recipient,))
    for one in dict.fromkeys((*loaded.current_parties(), *granted, *reached)):
        if needs_reservation(loaded, one):
            yield one


def _reservation(loaded: LoadedCase, trail: LedgerTrail, recipient: str) -> ReservationState:
    signed = signed_reservation(trail.follow_ups, recipient)
    printed = [
        row.at
        for row in trail.disclosures
        if (row.kind, row.recipient) == (DisclosureKind.RESERVATION, recipient)
    ]
    return ReservationState(
        recipient=recipient,
        name=loaded.name(recipient),
        is_person=recipient in loaded.persons,
        signed_on=None if signed is None else signed.happened_on,
        signed_by="" if signed is None else signed.words,
        printed_at=max(printed, default=None),
    )

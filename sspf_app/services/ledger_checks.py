"""What may be noted beside the ledger."""

from __future__ import annotations

from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.copies_given import may_have_copy
from sspf_app.services.held_copies import changed_at, held_copies
from sspf_app.services.later_known import to_tell_of
from sspf_app.services.ledger import went_out_late
from sspf_app.services.ledger_records import (
    CopyState,
    FollowUp,
    FollowUpKind,
    NoCopyReason,
    NoticeAnswer,
    ToldHow,
    that_count,
)
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.ledger_views import FollowUpInput, MisdirectionInput
from sspf_app.services.records import Disclosure
from sspf_app.services.reservations import needs_reservation
from sspf_app.services.standing_rows import standing
from sspf_app.services.withdrawal_concerned import concerned

_WHAT: dict[FollowUpKind, frozenset[str]] = {
    FollowUpKind.NOTICE_TOLD: frozenset(ToldHow),
    FollowUpKind.NOTICE_ANSWER: frozenset(NoticeAnswer),
    FollowUpKind.COPY_STATE: frozenset(CopyState),
    FollowUpKind.CHANGE_TOLD: frozenset(ToldHow),
    FollowUpKind.COPY_NOT_NEEDED: frozenset(NoCopyReason),
}
_RESERVATION = (FollowUpKind.RESERVATION_SIGNED, FollowUpKind.RESERVATION_VOID)
_SIGNED = (FollowUpKind.RECEIPT_SIGNED, FollowUpKind.RESERVATION_SIGNED)


def check_misdirection(loaded: LoadedCase, trail: LedgerTrail, entry: MisdirectionInput) -> None:
    """Whether a copy can be noted as misdirected.

    Raises:
        DomainError: see ``DisclosureLedger.mark_misdirected``.
    """
    row = need_disclosure(trail, entry.disclosure)
    _check_day(loaded, entry.found_on)
    if entry.found_on < day_of(row.at, loaded.facts.zone):
        raise DomainError("found_too_early")
    if not entry.found_by.strip():
        raise DomainError("found_by_required")
    if entry.reached is None and not entry.reached_words.strip():
        raise DomainError("reached_required")
    if entry.reached is not None and entry.reached not in loaded.persons:
        loaded.need_party(entry.reached)
    if not entry.how.strip():
        raise DomainError("how_required")


def check_follow_up(loaded: LoadedCase, trail: LedgerTrail, entry: FollowUpInput) -> None:
    """Whether something can be noted to have come after.

    Raises:
        DomainError: see ``DisclosureLedger.note``.
    """
    if entry.kind is FollowUpKind.TAKEN_BACK:  # that has an act of its own
        raise DomainError("unknown_follow_up", note=entry.about)
    began = _began(loaded, trail, entry)
    _check_day(loaded, entry.happened_on)
    if began is not None and entry.happened_on < began:
        raise DomainError("follow_up_too_early", day=began)
    if entry.what not in _WHAT.get(entry.kind, {""}):
        raise DomainError("unknown_answer", answer=entry.what)
    if entry.kind in _SIGNED and not entry.words.strip():
        raise DomainError("signer_required")


def need_last(rows: tuple[FollowUp, ...], note: str) -> FollowUp:
    """A note that can be taken back: it counts, and nothing later stands in its place.

    Args:
        rows: Every note of the case, in order of entry.
        note: Id of the one.

    Raises:
        DomainError: ``unknown_follow_up``, ``follow_up_not_last``.
    """
    counting = that_count(rows)
    found = next((row for row in counting if row.id == note), None)
    if found is None:
        raise DomainError("unknown_follow_up", note=note)
    if [row for row in counting if _place(row) == _place(found)][-1] is not found:
        raise DomainError("follow_up_not_last")
    return found


def need_disclosure(trail: LedgerTrail, disclosure: str) -> Disclosure:
    """The row of the ledger.

    Raises:
        DomainError: ``unknown_disclosure``.
    """
    for row in trail.disclosures:
        if row.id == disclosure:
            return row
    raise DomainError("unknown_disclosure", disclosure=disclosure)


def _place(row: FollowUp) -> tuple[object, ...]:
    """What the newest of stands for: a reservation is signed, or holds no longer."""
    kind = FollowUpKind.RESERVATION_SIGNED if row.kind in _RESERVATION else row.kind
    return kind, row.about, row.recipient


def _began(loaded: LoadedCase, trail: LedgerTrail, entry: FollowUpInput) -> date | None:
    """The earliest day it can have happened; that it is about something there is."""
    kinds = FollowUpKind
    if entry.kind in (kinds.NOTICE_TOLD, kinds.NOTICE_ANSWER):
        return _of_withdrawal(loaded, trail, entry)
    if entry.kind is kinds.OFFICER_TOLD and entry.about == entry.recipient:
        return _of_late(loaded, trail, entry)
    if entry.kind in (kinds.COPY_STATE, kinds.OFFICER_TOLD):
        for row in trail.misdirections:
            if (row.id, row.reached or row.id) == (entry.about, entry.recipient):
                return row.found_on
        raise DomainError("unknown_misdirection")
    if entry.kind is kinds.RECEIPT_SIGNED:
        row = need_disclosure(trail, entry.about)
        if row.sha256 is None or row.recipient != entry.recipient:
            raise DomainError("unknown_disclosure", disclosure=entry.about)
        return day_of(row.at, loaded.facts.zone)
    if entry.kind in (kinds.CHANGE_TOLD, kinds.COPY_NOT_NEEDED):
        is_change = entry.kind is kinds.CHANGE_TOLD
        return _of_change(loaded, trail, entry) if is_change else _of_minutes(loaded, entry)
    if not needs_reservation(loaded, entry.recipient):
        raise DomainError("no_reservation_needed", name=loaded.name(entry.recipient))
    return None


def _of_withdrawal(loaded: LoadedCase, trail: LedgerTrail, entry: FollowUpInput) -> date:
    for row in to_tell_of(loaded, trail):
        if row.id == entry.about:
            # Whoever took it back is told by the confirmation, and has nothing to answer.
            is_own = entry.recipient == row.signatory and entry.kind is FollowUpKind.NOTICE_TOLD
            if not is_own and entry.recipient not in concerned(loaded, row, trail).to_tell:
                raise DomainError("nothing_received", name=trail.name(loaded, entry.recipient))
            return day_of(row.received_at, loaded.facts.zone)
    raise DomainError("unknown_withdrawal", withdrawal=entry.about)


def _of_late(loaded: LoadedCase, trail: LedgerTrail, entry: FollowUpInput) -> date:
    """The officer is told of a withdrawal, its own recipient, where something left too late."""
    for row in to_tell_of(loaded, trail):
        if row.id == entry.about:
            received = concerned(loaded, row, trail).received.values()
            if not any(went_out_late(row, one) for rows in received for one in rows):
                raise DomainError("nothing_received", name=loaded.name(row.signatory))
            return day_of(row.received_at, loaded.facts.zone)
    # Whom the register does not know is reached by the misdirection itself.
    for row in trail.misdirections:
        if (row.id, row.reached) == (entry.about, None):
            return row.found_on
    raise DomainError("unknown_misdirection")


def _of_minutes(loaded: LoadedCase, entry: FollowUpInput) -> date:
    """Only who may have a copy can do without: nothing is noted of anybody else."""
    row = loaded.need_meeting(entry.about)
    loaded.need_begun(row)
    if not may_have_copy(loaded, row, entry.recipient):
        raise DomainError("not_a_recipient", name=loaded.name(entry.recipient))
    return day_of(row.starts_at, loaded.facts.zone)


def _of_change(loaded: LoadedCase, trail: LedgerTrail, entry: FollowUpInput) -> date:
    for row in standing(loaded.facts.items):
        if (row.case, row.id) == (loaded.id, entry.about):
            got = {one.recipient for one in held_copies(loaded, trail, row)}
            since = changed_at(loaded, row)
            if entry.recipient not in got or since is None:
                raise DomainError("nothing_received", name=trail.name(loaded, entry.recipient))
            return day_of(since, loaded.facts.zone)
    raise DomainError("unknown_item", item=entry.about)


def _check_day(loaded: LoadedCase, day: date) -> None:
    if day > loaded.today:
        raise DomainError("date_in_future", day=day)

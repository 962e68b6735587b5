"""A row of the ledger as screens show it."""

from __future__ import annotations

from collections.abc import Mapping

from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.later_known import to_tell_of
from sspf_app.services.ledger import went_out_late
from sspf_app.services.ledger_records import FollowUpKind, Misdirection
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.ledger_views import Basis, LedgerRow, ToldPart, WrongWay
from sspf_app.services.recall_letters import misdirection_mark
from sspf_app.services.records import Disclosure, DisclosureKind
from sspf_app.services.withdrawal_concerned import concerned

_IN_WORDS = frozenset({DisclosureKind.ORAL, DisclosureKind.CLIPBOARD})


def left_without_consent(loaded: LoadedCase, trail: LedgerTrail) -> dict[str, str]:
    """By row of the ledger, what others are to be told of: ``to_tell_of``.

    That is the withdrawal it went out after, the answer taken out it rests on, or what was recorded
    looking back. Of several the newest.
    """
    return {
        disclosure.id: row.id
        for row in to_tell_of(loaded, trail)
        for rows in concerned(loaded, row, trail).received.values()
        for disclosure in rows
        if went_out_late(row, disclosure)
    }


def ledger_row(
    loaded: LoadedCase,
    trail: LedgerTrail,
    row: Disclosure,
    users: Mapping[str, str],
    *,
    without_consent: str = "",
) -> LedgerRow:
    """One time something went out, with what is known of it since."""
    meeting = loaded.meetings.get(row.meeting or "")
    signed = trail.last(FollowUpKind.RECEIPT_SIGNED, about=row.id, recipient=row.recipient)
    signatories = {one.id: one for one in loaded.facts.consents if one.case == loaded.id}
    records = [signatories[one] for one in row.records if one in signatories]
    return LedgerRow(
        id=row.id,
        at=row.at,
        kind=row.kind,
        recipient=row.recipient,
        recipient_name=trail.name(loaded, row.recipient),
        by_name=users.get(row.by, row.by),
        parts=tuple(
            ToldPart(
                subject=part.subject,
                subject_name=loaded.name(part.subject),
                type=part.type,
                source_name=loaded.name(part.source),
            )
            for part in row.parts
        ),
        basis=tuple(
            Basis(signatory_name=loaded.name(one.signatory), signed_on=one.signed_on)
            for one in records
        ),
        words=row.what if row.kind in _IN_WORDS else "",
        meeting_on=None if meeting is None else day_of(meeting.starts_at, loaded.facts.zone),
        file_name=row.file_name or "",
        pages=row.pages,
        sha256=row.sha256 or "",
        is_paper=row.sha256 is not None,
        is_printed=row.sha256 is not None and row.file_name is None,
        signed_on=None if signed is None else signed.happened_on,
        wrong=tuple(_wrong_way(loaded, trail, row, one) for one in trail.wrong_ways(row.id)),
        without_consent=without_consent,
    )


def _wrong_way(
    loaded: LoadedCase, trail: LedgerTrail, row: Disclosure, wrong: Misdirection
) -> WrongWay:
    reached = wrong.reached or wrong.id
    state = trail.last(FollowUpKind.COPY_STATE, about=wrong.id, recipient=reached)
    officer = trail.last(FollowUpKind.OFFICER_TOLD, about=wrong.id, recipient=reached)
    letters = [
        one.at
        for one in trail.disclosures
        if one.kind is DisclosureKind.RECALL_LETTER and one.what == misdirection_mark(wrong.id)
    ]
    affected = dict.fromkeys(loaded.name(part.subject) for part in row.parts)
    return WrongWay(
        id=wrong.id,
        found_on=wrong.found_on,
        found_by=wrong.found_by,
        reached=reached,
        reached_name=trail.name(loaded, reached),
        how=wrong.how,
        also_intended=wrong.also_intended,
        affected=tuple(affected),
        recalled_at=max(letters, default=None),
        state="" if state is None else state.what,
        state_on=None if state is None else state.happened_on,
        officer_on=None if officer is None else officer.happened_on,
    )

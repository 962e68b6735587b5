"""Word of a meeting: who may be invited, and who may be told that it is another one, or none.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.gate.basis import told_agenda
from sspf_app.services.gate.decision import (
    SEAL,
    DisclosureDecision,
    participation_part,
    records_of,
)
from sspf_app.services.gate.minutes import decide_read_items
from sspf_app.services.invitations import ask_invitation
from sspf_app.services.meeting_records import PlannedPoint
from sspf_app.services.people_told import why_not_told
from sspf_app.services.records import Attendance, DisclosedPart, DisclosureKind


def decide_invitation(
    loaded: LoadedCase,
    meeting: Meeting,
    recipient: str,
    *,
    points: Iterable[PlannedPoint] = (),
) -> DisclosureDecision:
    """Whether a participant may be told, now and in writing, of a meeting that is to come.

    With ``points`` the headings of its agenda that they may read go too.

    Raises:
        DomainError: ``not_a_participant`` (name); ``meeting_has_been``; ``case_closed``;
            ``invitation_blocked`` (names) for a party; for a person who may not read that the
            young person takes part, now or when it begins, as ``why_not_told`` says; what
            ``need_contact`` raises.
    """
    loaded.need_contact(recipient)
    name = loaded.name(recipient)
    if recipient not in meeting.participants:
        raise DomainError("not_a_participant", name=name)
    if meeting.starts_at <= loaded.now:
        raise DomainError("meeting_has_been")
    loaded.need_open()  # nobody of the family is called to what will not be
    records: tuple[str, ...] = ()
    if recipient in loaded.parties:
        asked = ask_invitation(
            loaded, recipient, purpose=meeting.purpose, starts_at=meeting.starts_at
        )
        if not asked.allowed:
            raise DomainError("invitation_blocked", names=name)
        records = records_of(asked.when_sending)
    elif (refusal := why_not_told(loaded, meeting, recipient)) is not None:
        raise refusal
    agenda = told_agenda(loaded, meeting, points, recipient)
    return DisclosureDecision(
        kind=DisclosureKind.INVITATION,
        case=loaded.id,
        recipient=recipient,
        at=loaded.now,
        parts=tuple(dict.fromkeys((participation_part(loaded), *agenda.parts))),
        records=tuple(dict.fromkeys((*records, *agenda.records))),
        meeting=meeting.id,
        agenda=agenda.lines,
        seal=SEAL,
    )


def decide_spoken_invitation(
    loaded: LoadedCase, meeting: Meeting, recipient: str
) -> DisclosureDecision:
    """Whether somebody may be called by word of mouth: who may be invited in writing, nobody else.

    It tells that there is a meeting about the young person, and no point of its agenda.

    Raises:
        DomainError: as ``decide_invitation``.
    """
    invitation = decide_invitation(loaded, meeting, recipient)
    return replace(invitation, kind=DisclosureKind.ORAL, agenda=(), seal=SEAL)


def decide_recall(
    loaded: LoadedCase, meeting: Meeting, recipient: str, *, was_told: bool
) -> DisclosureDecision:
    """That there is no meeting, or not for them: to who was invited in writing, and nobody else.

    It tells nothing that they were not told already, so no consent is asked for it.

    Raises:
        DomainError: ``not_told_before`` (name); what ``need_contact`` raises.
    """
    loaded.need_contact(recipient)
    if not was_told:
        raise DomainError("not_told_before", name=loaded.name(recipient))
    return _word(loaded, meeting, recipient, parts=())


def decide_word_of_minutes(
    loaded: LoadedCase,
    meeting: Meeting,
    recipient: str,
    *,
    points: Iterable[PlannedPoint] = (),
    attendance: Iterable[Attendance] = (),
) -> DisclosureDecision:
    """That there are new minutes: to who may have a copy of them now, and to nobody else.

    Args:
        loaded: The case.
        meeting: The meeting.
        recipient: Who is told.
        points: Its agenda, as for the copy.
        attendance: Who was there, as for the copy.

    Raises:
        DomainError: as ``decide_minutes`` of the same; ``meeting_to_come`` (day, time).
    """
    loaded.need_begun(meeting)
    minutes = decide_read_items(loaded, meeting, recipient, points=points, attendance=attendance)
    # Somebody who reads their own items alone is not told whose case it is.
    told = participation_part(loaded)
    word = _word(loaded, meeting, recipient, parts=(told,) if told in minutes.parts else ())
    # It rests on the answers that what they read rests on: a withdrawal of another is not about it.
    return replace(word, records=minutes.records, seal=SEAL)


def _word(
    loaded: LoadedCase, meeting: Meeting, recipient: str, *, parts: tuple[DisclosedPart, ...]
) -> DisclosureDecision:
    return DisclosureDecision(
        kind=DisclosureKind.MEETING_NOTICE,
        case=loaded.id,
        recipient=recipient,
        at=loaded.now,
        parts=parts,
        meeting=meeting.id,
        seal=SEAL,
    )

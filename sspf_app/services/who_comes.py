"""Who comes to a meeting, whether each may be told of it, and who leaves the room for what.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from dataclasses import replace

from sspf_app.domain.facts import Item, Meeting
from sspf_app.services.agenda_reading import may_hear, without_words
from sspf_app.services.calls_made import calls_made
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.invitations import ask_invitation
from sspf_app.services.item_reading import reads
from sspf_app.services.ledger_trail import LedgerTrail
from sspf_app.services.meeting_views import AttendanceView, ItemView
from sspf_app.services.people_told import people_stopped, why_not_told
from sspf_app.services.records import Attendance, Presence
from sspf_app.services.taking_off import people_off
from sspf_app.texts.catalogue import Words
from sspf_app.texts.errors import error_sentence


class WhoComes:
    """The participants of one meeting; one that has been is asked about as of now."""

    def __init__(
        self, loaded: LoadedCase, meeting: Meeting, trail: LedgerTrail, *, words: Words
    ) -> None:
        self._loaded = loaded
        self._called = calls_made(loaded, meeting, trail)
        self._meeting = replace(meeting, starts_at=max(meeting.starts_at, loaded.now))
        self._trail = trail
        self._words = words

    def view(self, participant: str, attendance: Attendance | None) -> AttendanceView:
        """A participant, whether they came, and whether they may be invited."""
        loaded = self._loaded
        view = AttendanceView(
            participant=participant,
            name=loaded.name(participant),
            kind="party" if participant in loaded.parties else "person",
            presence=Presence.INVITED if attendance is None else attendance.presence,
            names="" if attendance is None else attendance.names,
            invitable=True,
            called=self._called.get(participant),
        )
        return self._party(view) if view.kind == "party" else self._person(view)

    def off(self) -> tuple[tuple[str, str], ...]:
        """Who was taken off because nothing may be sent to them, and why that is."""
        return tuple(self._why_off(one) for one in people_off(self._loaded, self._meeting))

    def leave_for(self, item: Item) -> tuple[str, ...]:
        """Names of those who may neither read nor hear it, now or when the meeting begins."""
        loaded, meeting = self._loaded, self._meeting
        if item.id in loaded.restricted:  # nobody does while its use is restricted (GDPR 18.2)
            return tuple(loaded.name(one) for one in self._others())
        both = loaded.both(meeting.starts_at)
        out = [
            one
            for one in self._others()
            if not may_hear(loaded, meeting, item, one)
            and not all(reads(each, item, one) for each in both)
        ]
        return without_words(loaded, meeting, item, out, self._words)

    def _others(self) -> tuple[str, ...]:
        loaded = self._loaded
        known = {*loaded.parties, *loaded.persons} - {loaded.header.coordinator_party}
        return tuple(one for one in self._meeting.participants if one in known)

    def _why_off(self, person: str) -> tuple[str, str]:
        refusal = why_not_told(self._loaded, self._meeting, person)
        why = "" if refusal is None else error_sentence(refusal, self._words)
        return self._loaded.name(person), why

    def _party(self, view: AttendanceView) -> AttendanceView:
        meeting = self._meeting
        asked = ask_invitation(
            self._loaded, view.participant, purpose=meeting.purpose, starts_at=meeting.starts_at
        )
        return replace(view, invitable=asked.allowed, is_stopped=not asked.allowed)

    def _person(self, view: AttendanceView) -> AttendanceView:
        loaded, meeting, person = self._loaded, self._meeting, view.participant
        refusal = why_not_told(loaded, meeting, person)
        if refusal is None:
            return view
        is_barred = loaded.is_barred(person)
        stopped = () if is_barred else people_stopped(loaded, meeting, self._trail)
        return replace(
            view,
            invitable=False,
            is_stopped=person in stopped,
            is_barred=is_barred,
            why=error_sentence(refusal, self._words),
        )


def kept_from(meeting: Meeting, item: ItemView) -> int:
    """How many of the participating parties do not read the item."""
    return sum(
        reader.kind == "party" and not reader.reads and reader.recipient in meeting.participants
        for reader in item.readers
    )

"""How far each request of a case has come: worked out from the facts, kept for the list.

Nothing here is an answer. "Wants to talk first" and reminders only say what to do next.

Source: domain notes, section 2.4; sharing rules, sections 3 and 4.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from sspf_app.domain.codes import Channel
from sspf_app.domain.facts import Request
from sspf_app.domain.rules import ConsentState, Overview, Situation, standing_in
from sspf_app.domain.rules.standing import StandingAnswer
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_cards import signatories_of
from sspf_app.services.consent_end import held_overview
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import PrintedForm
from sspf_app.services.request_records import (
    ChaseAct,
    ChaseEvent,
    ChaseKind,
    ChaseState,
    ChaseStateName,
    MissingSigner,
)
from sspf_app.services.what_was_asked import open_talk

REMIND_AFTER = timedelta(days=14)
"""How long after the sheet or the last contact one reminds, where nothing else was noted."""

_BY_STATE = {
    ConsentState.PAUSED: ChaseStateName.PAUSED,
    ConsentState.BLOCKED: ChaseStateName.STOPPED,
    ConsentState.REFUSED: ChaseStateName.REFUSED,
    ConsentState.WITHDRAWN: ChaseStateName.WITHDRAWN,
    ConsentState.EXPIRED: ChaseStateName.EXPIRED,
    ConsentState.PARTIAL: ChaseStateName.PARTIAL,
    ConsentState.WAITING: ChaseStateName.ASKED,
    ConsentState.NOT_ASKED: ChaseStateName.NOT_ASKED,
    ConsentState.DIFFERENT_TERMS: ChaseStateName.DIFFERENT_TERMS,
    ConsentState.ENDING: ChaseStateName.ENDING,
    ConsentState.IN_FORCE: ChaseStateName.IN_FORCE,
}
_SPOKEN = (
    ChaseStateName.STOPPED,
    ChaseStateName.PAUSED,
    ChaseStateName.REFUSED,
    ChaseStateName.WITHDRAWN,
)
"""States that stand whatever else is the matter."""
_TO_PRINT = ("not_asked", "expired", "invalidated")


def chase_states(unit: UnitOfWork, loaded: LoadedCase) -> tuple[ChaseState, ...]:
    """The state of every purpose of a case; none while it is closed.

    Nobody is to be reminded to whom nothing may be sent, a guardian whom it may be dangerous to
    tell included.
    """
    situation = loaded.situation
    if situation.header is None or not situation.is_open:
        return ()
    at_hand = _AtHand(
        situation,
        forms=unit.office.forms(loaded.id),
        events=unit.requests.events(loaded.id),
        is_barred=loaded.is_barred,
    )
    purposes = sorted(loaded.purposes)
    return tuple(at_hand.state_of(purpose) for purpose in purposes)


class _AtHand:
    """One case, and what was done while waiting."""

    def __init__(
        self,
        situation: Situation,
        *,
        forms: tuple[PrintedForm, ...],
        events: tuple[ChaseEvent, ...],
        is_barred: Callable[[str], bool],
    ) -> None:
        self.situation = situation
        self.codes = {form.request: form.id for form in forms}
        self.events = events
        self.is_barred = is_barred

    def state_of(self, purpose: str) -> ChaseState:
        situation = self.situation
        header = situation.header
        young = "" if header is None else header.young_person
        held = held_overview(situation.facts, situation.case, at=situation.at, purpose=purpose)
        overview = held.overview
        answers = {
            person: standing_in(
                situation,
                signatory=person,
                subject=young,
                purpose=purpose,
                channel=Channel.WRITTEN,
            )
            for person in signatories_of(situation, purpose, young)
        }
        missing = tuple(
            self._missing(purpose, person, answer)
            for person, answer in answers.items()
            if not answer.in_force
        )
        state = _state(overview, missing)
        act, act_on = self._act(state, missing, purpose)
        return ChaseState(
            case=situation.case,
            purpose=purpose,
            state=state,
            missing=missing,
            asked_on=min((one.asked_on for one in missing if one.asked_on), default=None),
            next_on=min((one.next_on for one in missing if one.next_on), default=None),
            ends_on=None if missing else overview.ends_on,
            act=act,
            act_on=act_on,
            taken_back=() if missing else held.taken_back,
        )

    def _missing(self, purpose: str, person: str, answer: StandingAnswer) -> MissingSigner:
        zone = self.situation.zone
        out = self._out(purpose, person)
        asked_on = None if out is None else day_of(out.sent_at, zone)
        since = [] if asked_on is None else self._since(purpose, person, asked_on)
        talk = open_talk(
            self.events, purpose=purpose, signatory=person, since=self._answered_at(purpose, person)
        )
        reminders = [one for one in since if one.kind is ChaseKind.REMINDER]
        return MissingSigner(
            person=person,
            status=answer.code.value,
            asked_on=asked_on,
            code=None if out is None else self.codes.get(out.id),
            reminders=len(reminders),
            next_on=_next_on(asked_on, since, talk),
            talk_on=None if talk is None else talk.day,
            barred=self.is_barred(person),
        )

    def _out(self, purpose: str, person: str) -> Request | None:
        """The sheet that is out, the newest if there are several."""
        answered = self._answered_at(purpose, person)
        out = [
            row
            for row in self.situation.rows.requests
            if row.signatory == person
            and row.purpose == purpose
            and row.closed_at is None
            and (answered is None or row.sent_at > answered)
        ]
        return max(out, key=lambda row: (row.sent_at, row.id), default=None)

    def _answered_at(self, purpose: str, person: str) -> datetime | None:
        """When the last written answer was recorded."""
        return max(
            (
                row.recorded_at
                for row in self.situation.rows.consents
                if row.signatory == person and row.purpose == purpose and row.recorded_at
            ),
            default=None,
        )

    def _since(self, purpose: str, person: str, asked_on: date) -> list[ChaseEvent]:
        return [
            event
            for event in self.events
            if (event.purpose, event.signatory) == (purpose, person) and event.day >= asked_on
        ]

    def _act(
        self, state: ChaseStateName, missing: tuple[MissingSigner, ...], purpose: str
    ) -> tuple[ChaseAct, str | None]:
        header = self.situation.header
        if state in (ChaseStateName.STOPPED, ChaseStateName.BARRED):
            barred = next((one.person for one in missing if one.barred), None)
            return ChaseAct.PEOPLE, barred or (None if header is None else header.young_person)
        if state is ChaseStateName.ENDING:
            return ChaseAct.RENEW, None
        if state in _SPOKEN or not missing:
            return ChaseAct.OPEN, None
        return self._words(purpose, missing) or _ask(missing)

    def _words(
        self, purpose: str, missing: tuple[MissingSigner, ...]
    ) -> tuple[ChaseAct, str | None] | None:
        named = {one.person for one in missing}
        for record in self.situation.rows.consents:
            is_here = record.purpose == purpose and record.signatory in named
            if record.free_words_unconfirmed and is_here:
                return ChaseAct.CONFIRM, record.id
        return None


def _ask(missing: tuple[MissingSigner, ...]) -> tuple[ChaseAct, str | None]:
    for one in missing:
        if one.talk_on is not None:
            return ChaseAct.TALK, one.person
    for one in missing:
        if one.asked_on is None and one.status in _TO_PRINT:
            return ChaseAct.PRINT, one.person
    for one in missing:
        if one.asked_on is not None:
            return ChaseAct.ANSWER, one.code
    for one in missing:
        if one.status == "oral_only":
            return ChaseAct.PRINT, one.person
    return ChaseAct.OPEN, None


def _next_on(
    asked_on: date | None, since: list[ChaseEvent], talk: ChaseEvent | None
) -> date | None:
    if talk is not None:
        return talk.next_on
    if asked_on is None:
        return None
    if since:
        return since[-1].next_on or since[-1].day + REMIND_AFTER
    return asked_on + REMIND_AFTER


def _state(overview: Overview, missing: tuple[MissingSigner, ...]) -> ChaseStateName:
    state = _BY_STATE[overview.state]
    if state in _SPOKEN:
        return state
    if any(one.barred for one in missing):
        return ChaseStateName.BARRED
    for code in (ChaseStateName.REFUSED, ChaseStateName.WITHDRAWN):
        if any(one.status == code.value for one in missing):
            return code
    if any(one.talk_on is not None for one in missing):
        return ChaseStateName.TALK_FIRST
    if missing and overview.state in (
        ConsentState.IN_FORCE,
        ConsentState.ENDING,
        ConsentState.DIFFERENT_TERMS,
    ):
        return ChaseStateName.PARTIAL
    return state

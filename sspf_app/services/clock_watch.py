"""The clock of the computer: one that was set back, or leapt far ahead, is noticed and said.

Every answer rests on what day it is. While the clock stands before an instant at which something
was written already, no answer is registered and nothing leaves: what has ended would hold again.
Somebody says which is right; that is logged.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sspf_app.domain.errors import DomainError
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_limits import LEAP, TOLERANCE
from sspf_app.services.decision_records import ClockSeen
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action


class ClockState(StrEnum):
    """What to think of the clock."""

    SOUND = "sound"
    BACK = "back"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockView:
    """The clock, beside the latest instant seen.

    Attributes:
        before: That instant; before a leap, the one it leapt from. None with a sound clock.
    """

    state: ClockState
    now: datetime
    before: datetime | None = None


class ClockWatch:
    """Looks at the clock, and lets it be confirmed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told: tuple[ClockState, datetime | None] | None = None

    def check(self) -> ClockView:
        """What to think of the clock now; anything odd is logged once a session."""
        now = self._desk.now()
        with self._desk.open_unit(self._desk.actor) as unit:
            view = _judged(unit.decisions.clock_seen(), now)
            told = (view.state, view.before)
            if view.state is not ClockState.SOUND and told != self._told:
                self._told = told
                self._desk.log(unit, Action.CLOCK, _subject(view))
                unit.commit()
        return view

    def confirm(self) -> Changes:
        """Say that the clock is right as it is now; who said so is logged."""
        now = self._desk.now()
        with self._desk.open_unit(self._desk.actor) as unit:
            view = _judged(unit.decisions.clock_seen(), now)
            unit.decisions.confirm_clock(now)
            # What was worked out by the wrong time is worked out anew.
            unit.states.forget()
            self._desk.log(unit, Action.CLOCK, f"{_subject(view)}:confirmed")
            unit.commit()
        self._told = None
        return Changes(topics=frozenset({Topic.CASES, Topic.CONSENTS, Topic.MEETINGS}))


def require_sound_clock(unit: UnitOfWork, desk: Desk) -> None:
    """Refuse what rests on the time while the clock stands before what was seen already.

    Raises:
        DomainError: ``clock_set_back`` (now, seen).
    """
    view = _judged(unit.decisions.clock_seen(), desk.now())
    if view.state is ClockState.BACK and view.before is not None:
        zone = desk.clock.zone
        raise DomainError(
            "clock_set_back",
            now=f"{view.now.astimezone(zone):%Y-%m-%d %H:%M}",
            seen=f"{view.before.astimezone(zone):%Y-%m-%d %H:%M}",
        )


def require_confirmed_clock(unit: UnitOfWork, desk: Desk) -> None:
    """Refuse what cannot be taken back while the clock leapt ahead and nobody said it is right.

    Raises:
        DomainError: ``clock_set_back`` (now, seen), ``clock_leapt`` (now, seen).
    """
    require_sound_clock(unit, desk)
    view = _judged(unit.decisions.clock_seen(), desk.now())
    if view.state is ClockState.AHEAD and view.before is not None:
        zone = desk.clock.zone
        raise DomainError(
            "clock_leapt",
            now=f"{view.now.astimezone(zone):%Y-%m-%d %H:%M}",
            seen=f"{view.before.astimezone(zone):%Y-%m-%d %H:%M}",
        )


def is_confirmed(unit: UnitOfWork, now: datetime) -> bool:
    """Whether what cannot be taken back may rest on the clock, where nobody is there to ask."""
    return _judged(unit.decisions.clock_seen(), now).state is ClockState.SOUND


def _judged(seen: ClockSeen | None, now: datetime) -> ClockView:
    if seen is not None and now < seen.seen_at - TOLERANCE:
        return ClockView(state=ClockState.BACK, now=now, before=seen.seen_at)
    if seen is not None and seen.jumped_from is not None:
        return ClockView(state=ClockState.AHEAD, now=now, before=seen.jumped_from)
    if seen is not None and now - seen.seen_at > LEAP:  # a leap that nothing was written since
        return ClockView(state=ClockState.AHEAD, now=now, before=seen.seen_at)
    return ClockView(state=ClockState.SOUND, now=now)


def _subject(view: ClockView) -> str:
    before = "" if view.before is None else f":{view.before.isoformat(timespec='seconds')}"
    return f"clock:{view.state.value}{before}"

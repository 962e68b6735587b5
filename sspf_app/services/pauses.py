"""Pauses of a case: which one a new one takes the place of, and what ends it.

Source: sharing rules, section 5.2; domain, section 2.5 (LVU).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sspf_app.domain.codes import PauseReason
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Pause
from sspf_app.services.case_reading import LoadedCase

NEEDS_POSITION = frozenset({PauseReason.COMPULSORY_CARE, PauseReason.HIDDEN_PLACEMENT})
"""Pauses that only a position of social worker or lawyer ends, never a day of the calendar."""


def replaced_pause(loaded: LoadedCase, reason: PauseReason) -> Pause | None:
    """The pause that runs and ends where the new one begins; None where none runs.

    An ordinary pause may have a last day: it never stands in the way of one that has none.

    Raises:
        DomainError: ``already_paused``.
    """
    pause = loaded.situation.pause
    if pause is not None and (pause.reason in NEEDS_POSITION or reason not in NEEDS_POSITION):
        raise DomainError("already_paused")
    return pause


def ended_pause(pause: Pause, *, at: datetime) -> Pause:
    """The pause with its end, as recorded then."""
    return replace(pause, ends_at=at, recorded_at=at)

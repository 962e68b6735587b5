"""A meeting that is planned anew, over the meeting as it was recorded meanwhile; no Qt."""

from __future__ import annotations

from dataclasses import fields, replace

from sspf_app.gui.screens.meeting.ports import PlanForm

_MANY = ("parties", "persons")
"""Whom it is with: who was added or left out stays so, over those who come by now."""


def plan_over(typed: PlanForm, was: PlanForm, now: PlanForm) -> PlanForm:
    """What was touched, over the meeting as it stands by now.

    Args:
        typed: What stands in the fields.
        was: What the meeting was when they were filled.
        now: What it is.
    """
    touched = {
        one.name: getattr(typed, one.name)
        for one in fields(PlanForm)
        if one.name not in _MANY and getattr(typed, one.name) != getattr(was, one.name)
    }
    both = {
        name: _merged(getattr(typed, name), getattr(was, name), getattr(now, name))
        for name in _MANY
    }
    return replace(now, **both, **touched)


def is_overtaken(typed: PlanForm, was: PlanForm, now: PlanForm) -> bool:
    """Whether time or place was changed by both."""
    return any(
        len({getattr(one, name) for one in (typed, was, now)}) == len((typed, was, now))
        for name in ("day", "time", "place")
    )


def _merged(typed: tuple[str, ...], was: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    kept = [one for one in now if one in typed or one not in was]
    added = [one for one in typed if one not in was]
    return tuple(dict.fromkeys((*kept, *added)))

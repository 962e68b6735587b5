"""Reads the catalogue of support: what can be chosen on a day, and who gives it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Party
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.support_records import SupportEntry
from sspf_app.services.support_views import SupportState, SupportView


def support_views(unit: UnitOfWork, day: date) -> tuple[SupportView, ...]:
    """Every entry as it stands on a day, by name."""
    names = {row.id: row.name for row in unit.records.list_standing(Party)}
    views = [_view(entry, names, day) for entry in unit.support.entries()]
    return tuple(sorted(views, key=lambda one: (one.entry.name.casefold(), one.giver, one.id)))


def offered_support(unit: UnitOfWork, support: str, day: date) -> SupportView:
    """An entry that can be chosen on a day.

    Raises:
        DomainError: ``unknown_support``, ``support_not_offered`` (name).
    """
    found = next((one for one in support_views(unit, day) if one.id == support), None)
    if found is None:
        raise DomainError("unknown_support")
    if found.state is not SupportState.OFFERED:
        raise DomainError("support_not_offered", name=found.entry.name)
    return found


def state_on(entry: SupportEntry, day: date) -> SupportState:
    """Whether an entry can be chosen on a day."""
    if entry.ended_at is not None:
        return SupportState.ENDED
    if entry.is_example:
        return SupportState.EXAMPLE
    if entry.starts_on is not None and day < entry.starts_on:
        return SupportState.COMING
    if entry.ends_on is not None and day > entry.ends_on:
        return SupportState.OVER
    return SupportState.OFFERED


def _view(entry: SupportEntry, names: Mapping[str, str], day: date) -> SupportView:
    giver = entry.giver if entry.party is None else names.get(entry.party, "")
    return SupportView(entry=entry, giver=giver, state=state_on(entry, day))

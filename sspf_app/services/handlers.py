"""Who handles which case, over all of them: what the list of cases tells and is narrowed by.

``note_access.staff_of`` answers it for one case, by the same rule.
"""

from __future__ import annotations

from sspf_app.services.actors import Role
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.queries import Handlers


def handlers_of(unit: UnitOfWork) -> Handlers:
    """Who handles which case; nothing where one coordinator handles them all."""
    users = {one.id: one for one in unit.office.users()}
    ever = [one for one in users.values() if one.role is Role.COORDINATOR]
    active = frozenset(one.id for one in ever if one.ended_at is None)
    if len(ever) < 2:
        return Handlers()
    handled = unit.notes.handled()
    groups = set(handled.values())
    if len(active) < 2 and not any(active.isdisjoint(group) for group in groups):
        return Handlers()
    found = active.union(*groups)
    named = sorted(
        ((one, users[one].name if one in users else one) for one in found),
        key=lambda known: (known[1].casefold(), known[0]),
    )
    place = {one: at for at, (one, _name) in enumerate(named)}
    ordered = {group: tuple(sorted(group, key=place.__getitem__)) for group in groups}
    return Handlers(
        coordinators=tuple(named),
        active=active,
        of_case={case: ordered[group] for case, group in handled.items()},
    )


def left_without(unit: UnitOfWork, user: str) -> int:
    """How many open cases nobody handles once an account is ended."""
    able = {
        one.id
        for one in unit.office.users()
        if one.role is Role.COORDINATOR and one.ended_at is None
    }
    if user not in able:
        return 0
    handled, others = unit.notes.handled(), able - {user}
    alone = {case for case, group in handled.items() if user in group and not group & others}
    return sum(1 for one in unit.queries.case_list(only_open=True) if one.case in alone)

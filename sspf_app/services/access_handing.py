"""What of the lists of protected cases goes along when a case is handed to a colleague.

A package is made by somebody who may open what they hand over, for somebody who is to go on with
it: whoever handles a case puts the colleague on its list by making the package. Of cases that the
maker may not open, or does not handle, nothing is opened by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.facts import Case
from sspf_app.services.access_lists import not_on_list, unlisted
from sspf_app.services.actors import Actor
from sspf_app.services.note_access import staff_of
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protection_records import AccessState, CaseAccess
from sspf_app.services.records import Action
from sspf_app.services.unlocked_vault import log_line


def need_own_to_hand(unit: UnitOfWork, cases: Iterable[str], actor: Actor) -> None:
    """Refuse a package of chosen cases that the maker may not open.

    Raises:
        DomainError: ``not_on_list`` (case, id).
    """
    closed = unlisted(unit, _protected_among(unit, cases), actor.user_id)
    if closed:
        raise not_on_list(unit, min(closed))


def list_colleague(unit: UnitOfWork, colleague: str, *, actor: Actor, at: datetime) -> None:
    """In the copy: put the colleague on the lists of what the maker handles. The caller commits."""
    named = _protected_among(unit, (row.id for row in unit.records.list_standing(Case)))
    own = named - unlisted(unit, named, actor.user_id)
    for case in sorted(own & unlisted(unit, own, colleague)):
        if actor.user_id not in staff_of(unit, case):
            continue
        unit.protection.put_access(
            CaseAccess(
                case=case,
                user=colleague,
                state=AccessState.GIVEN,
                why="",
                asked_at=at,
                asked_by=actor.user_id,
                decider=actor.name,
                decided_at=at,
            )
        )
        subject = f"case_access:{colleague}"
        line = log_line(actor, Action.WRITE, subject, at=at)
        unit.journal.log(replace(line, case=case))


def _protected_among(unit: UnitOfWork, cases: Iterable[str]) -> frozenset[str]:
    protected = unit.queries.protected()
    return unit.queries.cases_naming(cases, protected) if protected else frozenset()

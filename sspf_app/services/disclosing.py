"""What leaves stands in the ledger: the row of a disclosure and its line in the log.

The paper itself is written by ``outgoing``, and nowhere else.
"""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.facts import Person
from sspf_app.services.case_states import refresh_case
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.clock_watch import require_sound_clock
from sspf_app.services.contact_checks import check_contact
from sspf_app.services.desk import Desk
from sspf_app.services.export_views import Paper
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.records import Action, Disclosure, DisclosureKind
from sspf_app.services.reservations import check_reservation

_NOTED = frozenset({DisclosureKind.ORAL, DisclosureKind.CLIPBOARD})


def record_disclosure(
    desk: Desk,
    unit: UnitOfWork,
    decision: DisclosureDecision,
    *,
    what: str,
    paper: Paper | None = None,
) -> Disclosure:
    """Write the ledger's row and the log line; the caller commits.

    Raises:
        DomainError: ``guardian_blocked`` or ``do_not_contact`` (name, since): whatever the paper,
            nothing goes to somebody who is barred. What was already said is noted all the same.
            ``reservation_missing`` (name): an association or a private person signs before getting
            a copy.
            ``clock_set_back`` (now, seen).
    """
    require_sound_clock(unit, desk)
    if decision.kind is not DisclosureKind.ORAL:
        rules = unit.requests.rules(decision.case)
        check_contact(rules, decision.recipient, name=_name(unit, decision.recipient))
    if paper is not None or decision.kind is DisclosureKind.CLIPBOARD:
        check_reservation(desk, unit, decision)
    disclosure = Disclosure(
        id=desk.new_id("d"),
        case=decision.case,
        kind=decision.kind,
        recipient=decision.recipient,
        at=desk.now(),
        by=desk.actor.user_id,
        what=what,
        parts=decision.parts,
        records=decision.records,
        meeting=decision.meeting,
        sha256=None if paper is None else paper.sha256,
        file_name=None if paper is None or paper.is_printed else paper.file_name,
        pages=None if paper is None else paper.pages,
        copy=None if paper is None else paper.copy,
    )
    unit.office.add_disclosure(disclosure)
    if disclosure.meeting is not None:  # who waits for word of it, or for a copy, is kept
        refresh_case(unit, disclosure.case, now=disclosure.at)
    desk.log(
        unit, _action(decision, paper), f"{decision.kind.value}:{disclosure.id}", case=decision.case
    )
    return disclosure


def action_of(paper: Paper) -> Action:
    """What the log calls it when a paper leaves this way."""
    return Action.PRINT if paper.is_printed else Action.EXPORT


def action_towards(place: Place) -> Action:
    """What the log calls it when something leaves for there."""
    return Action.EXPORT if isinstance(place, Path) else Action.PRINT


def _action(decision: DisclosureDecision, paper: Paper | None) -> Action:
    if paper is not None and paper.is_printed:
        return Action.PRINT
    return Action.WRITE if decision.kind in _NOTED else Action.EXPORT


def disclosed(case: str, disclosure: Disclosure, *topics: Topic) -> Changes:
    """What noting a disclosure changed."""
    return Changes(
        topics=frozenset({Topic.DISCLOSURES, *topics}),
        ids=frozenset({case, disclosure.id}),
        new_id=disclosure.id,
    )


def _name(unit: UnitOfWork, some_id: str) -> str:
    person = unit.records.standing(Person, some_id)
    return some_id if person is None else person.name

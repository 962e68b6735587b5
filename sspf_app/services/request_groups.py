"""A request: its sheets belong together; who had to answer that day is frozen with it.

Source: consent record, model (required_signatories snapshot, consent_group_id).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from sspf_app.domain.codes import InformationType
from sspf_app.domain.rules import required_in
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_cards import capacity_of, signatories_of
from sspf_app.services.desk import Desk
from sspf_app.services.form_views import FormPlan
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import FormRow, PrintedForm
from sspf_app.services.request_records import GroupedSheet, RequestGroup, Signer, called

_LEAST_LEFT = timedelta(days=30)
"""A request that ends sooner is renewed, not joined."""


def join_request(
    desk: Desk, unit: UnitOfWork, loaded: LoadedCase, form: PrintedForm
) -> RequestGroup:
    """Let a sheet belong to the request that asks the same; else it begins a new one.

    A sheet for somebody who has to answer later (turned fifteen, got custody) joins; the snapshot
    of the request stays as it was on its own day.
    """
    groups = joinable(loaded, unit.requests.groups(form.case), form.valid_from)
    alike = [one for one in groups if _asks_the_same(loaded, one, form)]
    group = alike[-1] if alike else _begun(desk, unit, loaded, form)
    unit.requests.add_sheet(
        GroupedSheet(form=form.id, group=group.id, case=form.case, joined_at=desk.now())
    )
    return group


def joinable(
    loaded: LoadedCase, groups: Iterable[RequestGroup], first: date | None
) -> tuple[RequestGroup, ...]:
    """Requests that a sheet from this day may belong to.

    Once the young person is of age there is a new one: others' answers no longer count.
    """
    young = loaded.header.young_person
    if not loaded.situation_on(first).is_adult(young):
        return tuple(groups)
    return tuple(one for one in groups if {signer.person for signer in one.signers} <= {young})


def snapshot(loaded: LoadedCase, purpose: str, first: date | None = None) -> tuple[Signer, ...]:
    """Who has to answer, and which document showed their custody.

    It is asked of the day from which the answers are to hold; None = today.
    """
    young = loaded.header.young_person
    then = loaded.situation_on(first)
    return tuple(_signer(loaded, person, young) for person in signatories_of(then, purpose, young))


def joined_plan(
    plan: FormPlan, groups: Iterable[RequestGroup], sheets: Iterable[GroupedSheet]
) -> FormPlan:
    """The plan as the request that is still open asked: whoever is missing gets the same sheet."""
    groups = tuple(groups)
    newest = max(
        (one for one in groups if one.purpose == plan.purpose),
        key=lambda one: (one.made_at, one.id),
        default=None,
    )
    is_complete = all(sheet.status == "in_force" for sheet in plan.sheets)
    if newest is None or is_complete or newest.terms != plan.terms:
        return plan
    if newest.valid_to - plan.valid_from < _LEAST_LEFT:
        return plan
    return replace(
        plan,
        valid_to=min(newest.valid_to, plan.valid_to_latest),
        request=called(groups)[newest.id],
        in_request=sum(sheet.group == newest.id for sheet in sheets),
    )


def _asks_the_same(loaded: LoadedCase, group: RequestGroup, form: PrintedForm) -> bool:
    signers = {signer.person for signer in group.signers} | {form.signatory}
    return (
        group.purpose == form.purpose
        and group.terms == form.terms
        and group.valid_to == form.valid_to
        # Nobody is a column of their own sheet.
        and set(group.recipients) ^ set(form.recipients) <= signers
        and set(group.rows) == set(_about_young(loaded, form))
    )


def _about_young(loaded: LoadedCase, form: PrintedForm) -> tuple[FormRow, ...]:
    young = loaded.header.young_person
    return tuple(row for row in form.rows if row.subject == young)


def _begun(desk: Desk, unit: UnitOfWork, loaded: LoadedCase, form: PrintedForm) -> RequestGroup:
    young, policy = loaded.header.young_person, loaded.situation.policy
    problem = required_in(
        loaded.situation_on(form.valid_from),
        purpose=form.purpose,
        subject=young,
        type_=InformationType.PARTICIPATION,
    ).problem
    year = loaded.today.year
    is_row = any(row.id == policy.id for row in loaded.facts.policy)
    group = RequestGroup(
        id=desk.new_id("rg"),
        case=form.case,
        number=f"{year}-{unit.queries.next_number(f'request-{year}')}",
        purpose=form.purpose,
        made_at=desk.now(),
        made_by=desk.actor.user_id,
        rows=_about_young(loaded, form),
        recipients=form.recipients,
        valid_to=form.valid_to,
        terms=form.terms,
        policy=policy.id if is_row else None,
        problem=None if problem is None else problem.value,
        signers=snapshot(loaded, form.purpose, form.valid_from),
    )
    unit.requests.add_group(group)
    return group


def _signer(loaded: LoadedCase, person: str, young: str) -> Signer:
    rows = [row for row in loaded.situation.custody_of(young) if row.holder == person]
    capacity = capacity_of(loaded, person, young)
    if not rows:
        return Signer(person=person, capacity=capacity)
    row = min(rows, key=lambda one: one.id)
    seen = row.evidence
    return Signer(
        person=person,
        capacity=capacity,
        custody=row.id,
        kind=row.kind.value,
        document=None if seen is None else seen.document,
        seen_on=None if seen is None else seen.seen_on,
        seen_by=None if seen is None else seen.seen_by,
    )

"""One change to given facts, for tests that compare the answer before and after."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Any

from sspf_app.domain.codes import Answer, CustodyKind, Medium
from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Consent,
    Custody,
    Exclusion,
    Grant,
    Maturity,
    PolicyRow,
    Withdrawal,
)
from tests.domain import signed
from tests.domain.days import LONG_AGO, ZONE, Dice
from tests.domain.strategies import ADULTS, KID, SEEN

SIGNATORIES = (KID, *ADULTS)


def refusal(dice: Dice, flow: Flow) -> Consent:
    """A no of somebody, at some instant."""
    at = dice.instant()
    return Consent(
        id="added-refusal",
        case=flow.case,
        signatory=dice.one(SIGNATORIES),
        purpose=flow.purpose,
        subjects=(flow.subject,),
        terms=3,
        form_version="v3.0",
        language="sv",
        answer=Answer.NO,
        medium=dice.one(tuple(Medium)),
        signed_on=at.astimezone(ZONE).date(),
        signed_time=at,
    )


def with_withdrawal(dice: Dice, facts: Facts, flow: Flow) -> Facts:
    """A withdrawal more."""
    added = signed.withdrawal(dice, "added-withdrawal", flow.case, dice.one(SIGNATORIES))
    return replace(facts, withdrawals=(*facts.withdrawals, replace(added, recorded_at=None)))


def whole_withdrawal(case: str, signatory: str, received_at: datetime) -> Withdrawal:
    """A withdrawal of everything."""
    return Withdrawal(
        id="everything-back",
        case=case,
        signatory=signatory,
        received_at=received_at,
        received_by="social",
        subjects=("*",),
        purposes=("*",),
        parties=("*",),
        types=("*",),
    )


def _with_consent_changed(dice: Dice, facts: Facts, change: Callable[[Consent], Consent]) -> Facts:
    """One of the yeses changed, in each of its versions."""
    yeses = tuple({row.id: row for row in facts.consents if row.answer is Answer.YES}.values())
    if not yeses:
        return facts
    chosen = dice.one(yeses).id
    return replace(
        facts,
        consents=tuple(change(row) if row.id == chosen else row for row in facts.consents),
    )


def with_exclusion(dice: Dice, facts: Facts, flow: Flow) -> Facts:
    """An exclusion more in one of the yeses, often one that bites on the flow."""
    added = Exclusion(
        subject=dice.one(("*", flow.subject)),
        source=dice.one(("*", flow.source)),
        recipient=dice.one((flow.recipient, "*", "school")),
        type=dice.often(flow.type, "*"),
    )
    return _with_consent_changed(
        dice, facts, lambda row: replace(row, exclusions=(*row.exclusions, added))
    )


def with_struck_box(dice: Dice, facts: Facts, flow: Flow) -> Facts:
    """A box of the flow ticked no in one of the yeses: in its row, or in a row added."""
    side = dice.one(("give", "receive"))
    party = flow.source if side == "give" else flow.recipient
    own_row = dice.chance(50)

    struck: dict[str, Any] = {side: False}

    def strike(row: Consent) -> Consent:
        def is_it(grant: Grant) -> bool:
            place = (flow.subject, party, flow.type)
            return (grant.subject, grant.party, grant.type) == place

        added = Grant(subject=flow.subject, party=party, type=flow.type, **struck)
        if own_row or not any(is_it(grant) for grant in row.grants):
            return replace(row, grants=(*row.grants, added))
        changed = (replace(g, **struck) if is_it(g) else g for g in row.grants)
        return replace(row, grants=tuple(changed))

    return _with_consent_changed(dice, facts, strike)


def without_tick(dice: Dice, facts: Facts) -> Facts:
    """Some ticked boxes of one of the yeses left blank instead."""
    random = Random(dice.one(tuple(range(64))))
    share = dice.one((0.1, 0.5, 1.0))

    def untick(row: Consent) -> Consent:
        return replace(row, grants=tuple(_blanked(grant, random, share) for grant in row.grants))

    return _with_consent_changed(dice, facts, untick)


def _blanked(grant: Grant, random: Random, share: float) -> Grant:
    give, receive = grant.give, grant.receive
    if give and random.random() < share:
        give = None
    if receive and random.random() < share:
        receive = None
    return replace(grant, give=give, receive=receive)


def with_more_required(dice: Dice, facts: Facts, flow: Flow, at: datetime) -> Facts:
    """Somebody more may have to answer: a holder more, an earlier age, no exception, maturity."""
    holder = Custody(
        id="added-holder",
        child=flow.subject,
        holder=dice.one(("oma", "stranger")),
        kind=CustodyKind.JOINT,
        starts_on=LONG_AGO,
        evidence=SEEN,
    )
    mature = Maturity(
        id="added-maturity",
        case=flow.case,
        person=flow.subject,
        assessed_on=at.astimezone(ZONE).date(),
        mature=True,
    )
    older = tuple(row for row in facts.maturity if row.assessed_on < mature.assessed_on)
    policy = facts.policy or (PolicyRow(id="added-policy", starts_on=LONG_AGO),)
    return dice.one(
        (
            replace(facts, custody=(*facts.custody, holder)),
            replace(facts, maturity=(*older, mature)),
            replace(facts, exceptions=()),
            replace(facts, youth_only=()),
            replace(facts, policy=tuple(replace(row, youth_signs_from=0) for row in policy)),
            replace(facts, policy=tuple(replace(row, maturity_from=0) for row in policy)),
        )
    )


def row_lists(facts: Facts) -> dict[str, tuple[Any, ...]]:
    """All rows of the facts, by kind."""
    return {
        field.name: getattr(facts, field.name)
        for field in dataclasses.fields(facts)
        if field.name != "zone"
    }


def shuffled(facts: Facts, random: Random) -> Facts:
    """The same rows typed in another order, boxes and exclusions of the forms too."""

    def mixed(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(rows, len(rows)))

    consents = tuple(
        replace(
            row,
            subjects=mixed(row.subjects),
            grants=mixed(row.grants),
            exclusions=mixed(row.exclusions),
        )
        for row in facts.consents
    )
    lists = {**row_lists(facts), "consents": consents}
    return Facts(zone=facts.zone, **{kind: mixed(rows) for kind, rows in lists.items()})


def only_case(facts: Facts, case: str) -> Facts:
    """The facts without the rows of every other case."""
    return Facts(
        zone=facts.zone,
        **{
            kind: tuple(row for row in rows if getattr(row, "case", case) == case)
            for kind, rows in row_lists(facts).items()
        },
    )


def as_known(facts: Facts, known_at: datetime) -> Facts:
    """Exactly the rows that exist at K, as if nothing else had ever been written."""

    def exists(row: Any) -> bool:
        recorded = row.recorded_at is None or row.recorded_at.timestamp() <= known_at.timestamp()
        gone = row.replaced_at is not None and row.replaced_at.timestamp() <= known_at.timestamp()
        return recorded and not gone

    return Facts(
        zone=facts.zone,
        **{
            kind: tuple(replace(row, replaced_at=None) for row in rows if exists(row))
            for kind, rows in row_lists(facts).items()
        },
    )

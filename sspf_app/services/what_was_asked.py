"""What was asked of each signatory of a case, beside what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sspf_app.domain.codes import CustodyKind
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_views import ConsentCard
from sspf_app.services.contact_checks import barring
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.request_records import (
    ChaseEvent,
    ChaseKind,
    ContactRule,
    RequestGroup,
    Signer,
    called,
)
from sspf_app.services.request_views import RequestThen, SignerThen


def open_talk(
    events: tuple[ChaseEvent, ...], *, purpose: str, signatory: str, since: datetime | None
) -> ChaseEvent | None:
    """The wish to talk first that nobody has met, and no answer has overtaken."""
    found: ChaseEvent | None = None
    for event in events:
        if (event.purpose, event.signatory) != (purpose, signatory):
            continue
        if event.kind is ChaseKind.TALK_FIRST:
            found = event
        elif event.kind is ChaseKind.TALKED:
            found = None
    if found is not None and since is not None and found.recorded_at <= since:
        return None
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatWasAsked:
    """One purpose of one case.

    Attributes:
        groups: The requests of the purpose.
        called: What each request is called, by its id.
        requests: The same by the code of a sheet.
    """

    purpose: str
    groups: tuple[RequestGroup, ...]
    called: Mapping[str, str]
    requests: Mapping[str, str]
    events: tuple[ChaseEvent, ...]
    barred: Mapping[str, ContactRule]

    @classmethod
    def read(cls, unit: UnitOfWork, case: str, purpose: str) -> WhatWasAsked:
        """Read it in an open unit of work."""
        groups = unit.requests.groups(case)
        numbers = called(groups)
        return cls(
            purpose=purpose,
            groups=tuple(group for group in groups if group.purpose == purpose),
            called=numbers,
            requests={sheet.form: numbers[sheet.group] for sheet in unit.requests.sheets(case)},
            events=unit.requests.events(case),
            barred=barring(unit.requests.rules(case)),
        )

    def added_to(self, card: ConsentCard) -> ConsentCard:
        """The card, with what was asked and what must not be."""
        is_missing = card.status != "in_force"
        newest = next(iter(sorted(card.forms, key=lambda one: one.printed_at, reverse=True)), None)
        answered = [one.recorded_at for one in card.answers if one.recorded_at is not None]
        talk = open_talk(
            self.events,
            purpose=self.purpose,
            signatory=card.signatory,
            since=max(answered, default=None),
        )
        return replace(
            card,
            request="" if newest is None else self.requests.get(newest.code, ""),
            barred=self.barred.get(card.signatory),
            talk_first=talk if is_missing else None,
            reminders=self._reminders(card) if is_missing else 0,
        )

    def request_then(self, loaded: LoadedCase, *, until: datetime) -> RequestThen | None:
        """The newest request up to an instant, with names; None = none was made."""
        made = [group for group in self.groups if group.made_at <= until]
        if not made:
            return None
        group = max(made, key=lambda one: (one.made_at, one.id))
        policy = next((row for row in loaded.facts.policy if row.id == group.policy), None)
        return RequestThen(
            number=self.called[group.id],
            made_on=day_of(group.made_at, loaded.facts.zone),
            signers=tuple(_signer_then(loaded, signer) for signer in group.signers),
            problem=group.problem or "",
            policy_since=None if policy is None else policy.starts_on,
        )

    def _reminders(self, card: ConsentCard) -> int:
        out = [form.printed_at for form in card.forms if form.is_open]
        return sum(
            event.kind is ChaseKind.REMINDER
            and (event.purpose, event.signatory) == (self.purpose, card.signatory)
            and any(event.recorded_at >= at for at in out)
            for event in self.events
        )


def _signer_then(loaded: LoadedCase, signer: Signer) -> SignerThen:
    return SignerThen(
        person=signer.person,
        name=loaded.name(signer.person),
        capacity=signer.capacity,
        kind=None if signer.kind is None else CustodyKind(signer.kind),
        document=signer.document,
        seen_on=signer.seen_on,
        seen_by=signer.seen_by,
    )

"""What went out, and by what was recorded later went out without consent.

Custody is corrected looking back, a death is entered late, a paper comes in days after it was
signed: what left meanwhile was right by what was known then. Each time something went out is asked
anew, as of its own instant and by what is known now. Where the answer is no, and was yes before a
row was recorded, that recording is what others are to be told of.

A withdrawal that was heard late, and an answer that was taken out, tell it on their own; what they
tell is not told twice.

Source: sharing rules, sections 2, 3, 5 and 6; GDPR 33.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sspf_app.domain.codes import Channel
from sspf_app.domain.decision import Flow
from sspf_app.domain.facts import Item, Withdrawal
from sspf_app.domain.rules import Situation, decide_in, person_reads
from sspf_app.domain.rules.situation import exists
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.form_building import can_answer
from sspf_app.services.later_changes import Changed, Later, later_changes
from sspf_app.services.ledger import received_parts, went_out_late
from sspf_app.services.ledger_trail import LedgerTrail, read_trail
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import DisclosedPart, Disclosure, DisclosureKind
from sspf_app.services.wrong_answers import taken_out, without, without_support, wrong_answer

_MARK = "known:"
_TICK = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TO_SIGNATORIES = frozenset({DisclosureKind.CONSENT_FORM, DisclosureKind.CONSENT_RECEIPT})
"""Papers that go to whoever answers, and rest on no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterKnown:
    """Something recorded looking back, by which what went out before was without consent.

    Attributes:
        at: When it was recorded.
        kinds: What was recorded then.
        received: By recipient, what went out.
    """

    at: datetime
    kinds: tuple[Changed, ...]
    received: Mapping[str, tuple[Disclosure, ...]]

    @property
    def id(self) -> str:
        """By the instant of the recording, which never moves."""
        return f"{_MARK}{(self.at - _EPOCH) // _TICK}"


def is_later_known(some_id: str) -> bool:
    """Whether an id is of what was recorded looking back, and of no withdrawal."""
    return some_id.startswith(_MARK)


def is_no_withdrawal(loaded: LoadedCase, some_id: str) -> bool:
    """Whether what others are to be told of is a mistake of the office: nobody took anything back.

    It is an answer that was taken out, or something recorded looking back.
    """
    return is_later_known(some_id) or wrong_answer(loaded, some_id) is not None


def to_tell_of(loaded: LoadedCase, trail: LedgerTrail) -> tuple[Withdrawal, ...]:
    """All that others are to be told of: withdrawals, answers taken out, what is known since."""
    known = (as_withdrawal(loaded, one) for one in later_known(loaded, trail))
    return (*loaded.situation.rows.withdrawals, *taken_out(loaded), *known)


def as_withdrawal(loaded: LoadedCase, known: LaterKnown) -> Withdrawal:
    """It as what others are to be told of: everything that went out by it left late."""
    return Withdrawal(
        id=known.id,
        case=loaded.id,
        recorded_at=known.at,
        signatory=loaded.header.young_person,
        received_at=min(row.at for rows in known.received.values() for row in rows),
        received_by="",
        subjects=("*",),
        purposes=("*",),
        parties=("*",),
        types=("*",),
    )


def later_known(loaded: LoadedCase, trail: LedgerTrail) -> tuple[LaterKnown, ...]:
    """All that was recorded looking back and by which something went out, the oldest first."""
    changes = later_changes(loaded)
    found: dict[datetime, dict[str, list[Disclosure]]] = {}
    told: set[tuple[str, str]] | None = None
    for disclosure in trail.disclosures:
        after = [one for one in changes if one.since <= disclosure.at < one.at]
        if not after or not disclosure.parts:
            continue
        for recipient in _meant_and_reached(loaded, trail, disclosure):
            at = _Asked(loaded, trail, disclosure, recipient).no_since(after)
            if at is None:
                continue
            told = _told_elsewhere(loaded, trail) if told is None else told
            if (disclosure.id, recipient) not in told:
                found.setdefault(at, {}).setdefault(recipient, []).append(disclosure)
    return tuple(
        LaterKnown(
            at=at,
            kinds=tuple(dict.fromkeys(one.kind for one in changes if one.at == at)),
            received={recipient: tuple(rows) for recipient, rows in sorted(found[at].items())},
        )
        for at in sorted(found)
    )


def known_since(unit: UnitOfWork, loaded: LoadedCase) -> tuple[str, ...]:
    """The ids of all of it; of most cases little is read to know that there is none."""
    changes = later_changes(loaded)
    rows = (row for row in unit.office.disclosures(loaded.id) if row.parts)
    if not any(one.since <= row.at < one.at for row in rows for one in changes):
        return ()
    return tuple(one.id for one in later_known(loaded, read_trail(unit, loaded.id)))


def _meant_and_reached(
    loaded: LoadedCase, trail: LedgerTrail, disclosure: Disclosure
) -> Iterator[str]:
    """Whom it was meant for, if it came there; what went astray is told of as that."""
    meant = trail.now(disclosure.recipient)
    if meant in trail.reached(disclosure) and meant != loaded.header.coordinator_party:
        yield meant


def _told_elsewhere(loaded: LoadedCase, trail: LedgerTrail) -> set[tuple[str, str]]:
    """What is told of as left after a withdrawal was heard, or by an answer taken out."""
    told: set[tuple[str, str]] = set()
    for row in loaded.situation.rows.withdrawals:
        for recipient, rows in received_parts(loaded, row, trail).items():
            told |= {(one.id, recipient) for one in rows if went_out_late(row, one)}
    for row in taken_out(loaded):
        record = wrong_answer(loaded, row.id)
        if record is not None:
            by_it = without_support(without(loaded, record.id), record, trail)
            told |= {(one.id, recipient) for recipient, rows in by_it.items() for one in rows}
    return told


class _Asked:
    """One time something went out to somebody, asked anew as of its own instant."""

    def __init__(
        self, loaded: LoadedCase, trail: LedgerTrail, disclosure: Disclosure, recipient: str
    ) -> None:
        self._loaded, self._trail, self._disclosure = loaded, trail, disclosure
        self._recipients = dict.fromkeys((recipient, disclosure.recipient))
        at = disclosure.at
        # What it held is read as it was then: an item or a meeting that was taken out since was
        # there, and whether it is there now is no question of consent.
        self._items = {
            row.id: row for row in loaded.facts.items if row.case == loaded.id and exists(row, at)
        }
        meetings = tuple(
            replace(row, replaced_at=None) for row in loaded.facts.meetings if exists(row, at)
        )
        self._purposes = {row.id: row.purpose for row in meetings if row.case == loaded.id}
        self._facts = replace(loaded.facts, meetings=meetings)

    def no_since(self, after: list[Later]) -> datetime | None:
        """The first recording since which the answer about any part of it is no.

        Args:
            after: What was recorded since it went out.

        Returns:
            None where the answer is yes, or never was yes by the rules.
        """
        recordings = sorted({one.at for one in after}, reverse=True)
        now = self._then(None)
        since = (
            next((at for at in recordings if self._might(self._then(at - _TICK), part)), None)
            for part in self._disclosure.parts
            if not self._might(now, part)
        )
        return min((at for at in since if at is not None), default=None)

    def _then(self, known_at: datetime | None) -> Situation:
        """The case at its instant, by what is known now, or was at another."""
        return Situation(self._facts, self._loaded.id, at=self._disclosure.at, known_at=known_at)

    def _might(self, then: Situation, part: DisclosedPart) -> bool:
        return any(self._might_have(then, one, part) for one in self._recipients)

    def _might_have(self, then: Situation, recipient: str, part: DisclosedPart) -> bool:
        if recipient not in self._loaded.parties:
            return self._may_read(then, recipient, part)
        kind = self._disclosure.kind
        channel = Channel.ORAL if kind is DisclosureKind.ORAL else Channel.WRITTEN
        return any(
            decide_in(
                then,
                Flow(
                    case=self._loaded.id,
                    purpose=purpose,
                    subject=subject,
                    source=part.source,
                    recipient=recipient,
                    type=part.type,
                    channel=channel,
                ),
            ).allowed
            for purpose in self._purposes_of(part)
            for subject in self._ids_of(part.subject)
        )

    def _may_read(self, then: Situation, person: str, part: DisclosedPart) -> bool:
        if self._disclosure.kind in _TO_SIGNATORIES:
            return any(can_answer(then, person, one) for one in self._ids_of(part.subject))
        item = self._items.get(part.item or "")
        told = item or Item(
            id="kind",
            case=self._loaded.id,
            meeting=self._disclosure.meeting or "",
            text="",
            source=part.source,
            about=(part.subject,),
            types=(part.type,),
        )
        named = [tuple(one) for one in (told.about, map(self._trail.now, told.about))]
        return any(person_reads(then, replace(told, about=about), person) for about in named)

    def _ids_of(self, subject: str) -> tuple[str, ...]:
        """Somebody entered twice and made one since has another id by now."""
        return tuple(dict.fromkeys((subject, self._trail.now(subject))))

    def _purposes_of(self, part: DisclosedPart) -> tuple[str, ...]:
        """For what it was told; where nothing says it, whatever the case is for."""
        item = self._items.get(part.item or "")
        meeting = self._disclosure.meeting if item is None else item.meeting
        of_meeting = self._purposes.get(meeting or "")
        if of_meeting is not None:
            return (of_meeting,)
        records = self._disclosure.records
        named = {row.purpose for row in self._loaded.facts.consents if row.id in records}
        every = {row.id for row in self._loaded.facts.purposes if row.case == self._loaded.id}
        return tuple(sorted(named or every))

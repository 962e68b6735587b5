"""One signatory's standing answer about one subject.

Source: sharing rules, section 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sspf_app.domain.codes import Answer, Channel, Medium, ReasonCode
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Consent, Exclusion
from sspf_app.domain.rules.boxes import (
    Boxes,
    boxes_of,
    intersection,
    no_boxes,
    taken_back_at,
    union,
)
from sspf_app.domain.rules.periods import Signed, signed
from sspf_app.domain.rules.situation import Situation

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingAnswer:
    """The answer in force, or why there is none.

    Attributes:
        code: ``consent`` when an answer is in force, else the status of section 4.7.
        records: The records relied on, by signing and id; empty when no answer is in force.
        boxes: What those records mark for the subject.
        exclusions: The exclusions of those records.
        record: The one record that is the cause of the status.
        since: From when the status holds (refused, withdrawn, expired).
        is_unconfirmed: Free words of a yes wait for the coordinator.
    """

    code: ReasonCode
    records: tuple[Consent, ...] = ()
    boxes: Boxes = field(default_factory=no_boxes)
    exclusions: tuple[Exclusion, ...] = ()
    record: str | None = None
    since: datetime | None = None
    is_unconfirmed: bool = False

    @property
    def in_force(self) -> bool:
        """Whether an answer is in force."""
        return self.code is ReasonCode.CONSENT


def standing_in(
    situation: Situation, *, signatory: str, subject: str, purpose: str, channel: Channel
) -> StandingAnswer:
    """The standing answer, in a situation; worked out once per question.

    Source: sharing rules, section 4.
    """
    key = ("standing", signatory, subject, purpose, channel)
    known = situation.memo.get(key)
    if not isinstance(known, StandingAnswer):
        statements = _Statements(situation, signatory, subject, purpose)
        known = statements.answer(channel)
        situation.memo[key] = known
    return known


def standing_answer(  # noqa: PLR0913  the question has these parts
    facts: Facts,
    *,
    signatory: str,
    subject: str,
    case: str,
    purpose: str,
    channel: Channel,
    at: datetime,
    known_at: datetime | None = None,
) -> StandingAnswer:
    """One signatory's standing answer about one subject.

    Args:
        facts: Everything recorded about the case.
        signatory: Who answers.
        subject: Whom the information is about.
        case: Case id.
        purpose: Purpose id.
        channel: How the information would go over.
        at: The instant asked about.
        known_at: Judge by what was recorded at this instant; None = by all that is recorded now.

    Raises:
        NaiveInstant: if an instant has no time zone.

    Source: sharing rules, section 4.
    """
    return standing_in(
        Situation(facts, case, at=at, known_at=known_at),
        signatory=signatory,
        subject=subject,
        purpose=purpose,
        channel=channel,
    )


class _Statements:
    """All that one signatory said about one subject, case and purpose, sorted out."""

    def __init__(self, situation: Situation, signatory: str, subject: str, purpose: str) -> None:
        self.situation = situation
        self.signatory = signatory
        self.subject = subject
        self.purpose = purpose
        said = [
            signed(situation, record)
            for record in situation.rows.consents
            if self._is_about(record) and situation.signed_at(record) <= situation.at
        ]
        said.sort(key=lambda one: (one.at, one.record.id))
        stops = {one.record.id: situation.stopped_at(one.record, subject) for one in said}
        self.said = said
        self.stopped = [(one, stop) for one in said if (stop := stops[one.record.id]) is not None]
        counted = [one for one in said if stops[one.record.id] is None]
        waiting = [one for one in counted if _is_unconfirmed(one)]
        self.unconfirmed_at = max((one.at for one in waiting), default=None)
        confirmed = [one for one in counted if not _is_unconfirmed(one)]
        self.refusals = [one for one in confirmed if one.record.answer is Answer.NO]
        yeses = [one for one in confirmed if one.record.answer is Answer.YES]
        self.written = [one for one in yeses if one.record.medium is Medium.WRITTEN]
        self.standing = self._standing()
        self.oral = [
            one for one in yeses if one.record.medium is Medium.ORAL and not self._is_overtaken(one)
        ]

    def _is_about(self, record: Consent) -> bool:
        return (
            record.signatory == self.signatory
            and record.purpose == self.purpose
            and self.subject in record.subjects
        )

    def _standing(self) -> list[Signed]:
        """The begun no or written yes signed latest; at the same instant a no wins (4.4)."""
        begun = [one for one in self.written if one.begins <= self.situation.at]
        latest = max((one.at for one in (*begun, *self.refusals)), default=None)
        refusals = [one for one in self.refusals if one.at == latest]
        return refusals or [one for one in begun if one.at == latest]

    def _is_overtaken(self, oral: Signed) -> bool:
        """Whether a later no, or a standing written yes at or after it, made it void (4.6)."""
        return any(one.at >= oral.at for one in (*self.refusals, *self.standing))

    def _waits(self, signed: Signed) -> bool:
        """Whether free words of the same or a later yes wait for the coordinator (section 1)."""
        return self.unconfirmed_at is not None and signed.at <= self.unconfirmed_at

    @property
    def _is_refused(self) -> bool:
        return any(one.record.answer is Answer.NO for one in self.standing)

    def answer(self, channel: Channel) -> StandingAnswer:
        """The answer in force for the channel, or the status that applies first (4.7).

        In an oral flow the standing yes keeps biting with its exclusions, struck boxes and terms
        although every tick of it was withdrawn: a withdrawal never opens anything.
        """
        current = [
            one
            for one in self.oral
            if not _have_ended([one], self.situation.at) and not self._waits(one)
        ]
        standing = [] if self._is_refused or self._standing_lapsed else self.standing
        written = intersection([self._boxes(one) for one in standing])
        spoken = union(self._boxes(one) for one in current)
        written_holds = bool(standing) and taken_back_at(written) is None
        oral_holds = bool(current) and taken_back_at(spoken) is None
        if channel is Channel.WRITTEN and written_holds:
            return self._in_force(standing, written)
        if channel is Channel.ORAL and (written_holds or oral_holds):
            boxes = union([written, spoken]) if current else written
            return self._in_force([*standing, *current], boxes)
        return self._status(channel, current)

    @property
    def _standing_lapsed(self) -> bool:
        return bool(self.standing) and (
            _have_ended(self.standing, self.situation.at) or self._waits(self.standing[0])
        )

    def _boxes(self, signed: Signed) -> Boxes:
        return boxes_of(self.situation, signed.record, self.subject)

    def _in_force(self, used: list[Signed], boxes: Boxes) -> StandingAnswer:
        records = tuple(one.record for one in used)
        return StandingAnswer(
            code=ReasonCode.CONSENT,
            records=records,
            boxes=boxes,
            exclusions=tuple(rule for record in records for rule in record.exclusions),
            is_unconfirmed=self.unconfirmed_at is not None,
        )

    def _status(self, channel: Channel, current: list[Signed]) -> StandingAnswer:
        if self._is_refused:
            return self._because(ReasonCode.REFUSED, self.standing, self.standing[0].at)
        # Free words that wait put off an oral yes, and end none: taken back it is taken back.
        causes = self.standing or [
            one for one in self.oral if not _have_ended([one], self.situation.at)
        ]
        boxes = [self._boxes(one) for one in causes]
        taken_back = taken_back_at(intersection(boxes) if self.standing else union(boxes))
        if taken_back is not None:
            return self._because(ReasonCode.WITHDRAWN, causes, taken_back)
        expired = self._expired()
        if expired is not None:
            return self._because(ReasonCode.EXPIRED, [expired[0]], expired[1])
        return self._because(*self._not_in_force_yet(channel, current))

    def _expired(self) -> tuple[Signed, datetime] | None:
        """The record whose end explains the silence, the standing yes first; and that end."""
        at = self.situation.at
        if _have_ended(self.standing, at):
            return min(((one, _end(one)) for one in self.standing), key=lambda pair: pair[1])
        ended = [(one, _end(one)) for one in self.oral if _have_ended([one], at)]
        stopped = [(one, min(stop, _end(one))) for one, stop in self.stopped]
        return max(
            (*ended, *stopped),
            key=lambda pair: (pair[0].at, pair[0].record.id),
            default=None,
        )

    def _not_in_force_yet(
        self, channel: Channel, current: list[Signed]
    ) -> tuple[ReasonCode, list[Signed]]:
        coming = [one for one in self.written if one.begins > self.situation.at]
        if coming:
            return ReasonCode.NOT_YET_VALID, coming
        if channel is Channel.WRITTEN and current:
            return ReasonCode.ORAL_ONLY, current
        if self.unconfirmed_at is not None:
            return ReasonCode.AWAITING, [one for one in self.said if _is_unconfirmed(one)]
        if self._is_form_out():
            return ReasonCode.AWAITING, []
        if not self.said and self._was_invalidated():
            return ReasonCode.INVALIDATED, []
        return ReasonCode.NOT_ASKED, []

    def _is_form_out(self) -> bool:
        at = self.situation.at
        return any(
            row.signatory == self.signatory
            and row.purpose == self.purpose
            and self.subject in row.subjects
            and row.sent_at <= at
            and (row.closed_at is None or at < row.closed_at)
            for row in self.situation.rows.requests
        )

    def _was_invalidated(self) -> bool:
        """Whether a record once existed and was closed as wrongly recorded, as known."""
        known_at = self.situation.known_at

        def closed(record: Consent) -> bool:
            if record.invalidated_because is None or record.replaced_at is None:
                return False
            return known_at is None or (
                (record.recorded_at is None or record.recorded_at <= known_at)
                and record.replaced_at <= known_at
            )

        return any(
            closed(record)
            and self._is_about(record)
            and self.situation.signed_at(record) <= self.situation.at
            for record in self.situation.recorded.consents
        )

    def _because(
        self, code: ReasonCode, causes: list[Signed], since: datetime | None = None
    ) -> StandingAnswer:
        return StandingAnswer(
            code=code,
            record=causes[0].record.id if len(causes) == 1 else None,
            since=since,
            is_unconfirmed=self.unconfirmed_at is not None,
        )


def _is_unconfirmed(signed: Signed) -> bool:
    """Whether free words of a yes wait for the coordinator; a no never waits (section 1)."""
    return signed.record.answer is Answer.YES and signed.record.free_words_unconfirmed


def _end(signed: Signed) -> datetime:
    return signed.ends or _NEVER


def _have_ended(several: Iterable[Signed], at: datetime) -> bool:
    """Whether any of them has ended: yeses of one instant end with the earliest (4.4)."""
    return any(one.ends is not None and one.ends <= at for one in several)

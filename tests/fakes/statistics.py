"""The statistics counted slowly, case by case, in memory: an oracle of the statements."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

from sspf_app.domain.codes import Answer, Medium, PartyKind, Protection
from sspf_app.domain.facts import (
    Case,
    Closing,
    Consent,
    Custody,
    Item,
    Meeting,
    Party,
    Person,
    Request,
    Withdrawal,
)
from sspf_app.domain.statistics import Counted, Measured
from sspf_app.services.plan_records import CommitmentStatus
from sspf_app.services.process_records import EndedAs, OccasionKind, Reached
from sspf_app.services.records import Action, Presence
from sspf_app.services.statistics_records import FrozenFigures, Span
from tests.fakes.clock import ZONE


class MemoryStatistics:
    """``StatisticsRecords``."""

    def __init__(self, unit: Any) -> None:
        self._unit = unit

    def frozen(self) -> tuple[FrozenFigures, ...]:
        return tuple(self._unit.store.frozen)

    def freeze(self, figures: FrozenFigures) -> None:
        self._unit.store.frozen.append(figures)

    def cases(self, span: Span) -> int:
        return sum(
            one.opened_at < span.after_at
            and not any(
                end.case == one.id
                and end.closed_at <= span.first_at
                and (end.reopened_at is None or end.reopened_at >= span.after_at)
                for end in self._all(Closing)
            )
            for one in self._all(Case)
        )

    def tables(self, span: Span) -> tuple[Counted, ...]:
        written: dict[str, datetime] = {}
        for line in self._unit.store.log:
            if line.action is Action.WRITE and line.subject.startswith("consultation:"):
                written.setdefault(line.subject, line.at)
        consultations = sum(_within(at, span) for at in written.values())
        return (
            Counted(code="consultations", cells={"all": consultations}),
            _counted("opened", ("interpreter", "no_interpreter"), self._opened(span)),
            _counted("asked", ("yes", "partly", "no", "withdrawn", "waiting"), self._asked(span)),
            Counted(code="meetings", cells={"all": len(self._held(span))}),
            _counted(
                "commitments",
                ("on_time", "late", "not_done", "stopped", "open"),
                self._commitments(span),
            ),
            _counted("closed", tuple(EndedAs), self._closed(span)),
            _counted("goals", tuple(Reached), self._goals(span)),
            self._attendance(span),
        )

    def lengths(self, span: Span) -> tuple[Measured, ...]:
        to_consent: list[int] = []
        to_meeting: list[int] = []
        for case in self._counted():
            days = [
                one.signed_on
                for one in self._all(Consent)
                if (one.case, one.answer, one.medium) == (case.id, Answer.YES, Medium.WRITTEN)
            ]
            if not days:
                continue
            starts = [case.opened_at, *self._referred(case.id)]
            if span.first <= min(days) < span.after:
                to_consent.append(max(0, (min(days) - _day(min(starts))).days))
            held = [one for one in self._held() if one.case == case.id]
            after = [one.starts_at for one in held if _day(one.starts_at) >= min(days)]
            if after and _within(min(after), span):
                to_meeting.append((_day(min(after)) - min(days)).days)
        lasted = [
            (_day(end.closed_at) - _day(case.opened_at)).days for case, end in self._ends(span)
        ]
        per_case = Counter(one.case for one in self._held(span))
        return (
            Measured(code="concern_to_consent", values=to_consent),
            Measured(code="consent_to_meeting", values=to_meeting),
            Measured(code="case_length", values=lasted),
            Measured(code="meetings_per_case", values=tuple(per_case.values())),
        )

    def _all(self, kind: Any) -> tuple[Any, ...]:
        return self._unit.records.list_standing(kind)

    def _hidden(self) -> set[str]:
        return {
            one.id for one in self._all(Person) if one.protected_identity is not Protection.NONE
        }

    def _counted(self) -> list[Case]:
        hidden = self._hidden()
        hidden |= {one.child for one in self._all(Custody) if one.holder in hidden}
        return [one for one in self._all(Case) if one.young_person not in hidden]

    def _opened(self, span: Span) -> list[str]:
        needing = {one.id for one in self._all(Person) if one.needs_interpreter}
        needing |= {one.child for one in self._all(Custody) if one.holder in needing}
        return [
            "interpreter" if one.young_person in needing else "no_interpreter"
            for one in self._counted()
            if _within(one.opened_at, span)
        ]

    def _asked(self, span: Span) -> list[str]:
        cases = {one.id for one in self._counted()}
        asked: dict[tuple[str, str, str], list[Request]] = {}
        for one in self._all(Request):
            if one.case in cases and _within(one.sent_at, span):
                key = (one.case, one.signatory, one.purpose)
                asked.setdefault(key, []).append(one)
        return [
            self._stood(key, sent, span)
            for key, sent in asked.items()
            if key[1] not in self._hidden()
        ]

    def _stood(self, key: tuple[str, str, str], sent: list[Request], span: Span) -> str:
        since = min(_day(one.sent_at) for one in sent)
        answers = [
            one
            for one in self._all(Consent)
            if (one.case, one.signatory, one.purpose) == key
            and one.medium is Medium.WRITTEN
            and since <= one.signed_on < span.after
        ]
        if not answers:
            return "waiting"
        last = max(answers, key=lambda one: one.signed_on)
        if last.answer is Answer.NO:
            return "no"
        back = [
            one
            for one in self._all(Withdrawal)
            if (one.case, one.signatory) == key[:2]
            and {"*", key[2]} & set(one.purposes)
            and _day(one.received_at) >= last.signed_on
            and one.received_at < span.after_at
        ]
        if any("*" in one.parties and "*" in one.types for one in back):
            return "withdrawn"
        return "partly" if back or self._is_part(last, sent) else "yes"

    def _is_part(self, consent: Consent, sent: list[Request]) -> bool:
        if consent.exclusions or any(
            one.receive is False or one.give is False for one in consent.grants
        ):
            return True
        last = max(one.id for one in sent)
        boxes = [
            recipient
            for form in self._unit.office.forms(consent.case)
            if form.request == last
            for line in form.rows
            for recipient in form.recipients
            if recipient != line.teller
        ]
        return len(boxes) > sum(one.receive is True for one in consent.grants)

    def _held(self, span: Span | None = None) -> list[Meeting]:
        cases = {one.id for one in self._counted()}
        other = {(one.case, one.meeting) for one in self._unit.process.occasions(cases)}
        met = {
            (one.case, one.meeting)
            for one in self._unit.store.attendance.values()
            if one.presence is Presence.PRESENT
        }
        return [
            one
            for one in self._all(Meeting)
            if one.case in cases
            and (one.case, one.id) in met - other
            and (span is None or _within(one.starts_at, span))
        ]

    def _attendance(self, span: Span) -> Counted:
        parties = {one.id: one.kind.value for one in self._all(Party)}
        held = {(one.case, one.id) for one in self._held(span)}
        came = [
            (parties[one.participant], one.presence.value)
            for one in self._unit.store.attendance.values()
            if (one.case, one.meeting) in held and one.participant in parties
        ]
        order = (Presence.PRESENT, Presence.ABSENT, Presence.INVITED)
        within = {
            kind.value: {one.value: came.count((kind.value, one.value)) for one in order}
            for kind in PartyKind
        }
        cells = {kind: sum(parts.values()) for kind, parts in within.items()}
        return Counted(code="attendance", cells=cells, within=within)

    def _commitments(self, span: Span) -> list[str]:
        cases = {one.id for one in self._counted()}
        found: list[str] = []
        for item in self._all(Item):
            promise = item.commitment
            if item.case not in cases or promise is None:
                continue
            if not span.first <= promise.due_on < span.after:
                continue
            states = {one.item: one for one in self._unit.plans.states(item.case)}
            state = states.get(item.id)
            if state is None or state.status.is_open:
                found.append("open")
            elif state.status is CommitmentStatus.DONE:
                found.append("on_time" if state.day <= promise.due_on else "late")
            else:
                found.append(state.status.value)
        return found

    def _ends(self, span: Span) -> list[tuple[Case, Closing]]:
        cases = {one.id: one for one in self._counted()}
        return [
            (cases[one.case], one)
            for one in self._all(Closing)
            if one.case in cases and _within(one.closed_at, span)
        ]

    def _closed(self, span: Span) -> list[str]:
        said: list[str] = []
        for case, end in self._ends(span):
            beside = [one for one in self._unit.process.closures(case.id) if one.closing == end.id]
            ended = beside[0].ended_as if beside else None
            said.append((ended or EndedAs.OTHER).value)
        return said

    def _goals(self, span: Span) -> list[str]:
        return [
            one.reached.value
            for case, end in self._ends(span)
            for one in self._unit.process.outcomes(case.id)
            if one.closing == end.id
        ]

    def _referred(self, case: str) -> list[datetime]:
        told = {
            one.meeting
            for one in self._unit.process.occasions((case,))
            if one.kind is OccasionKind.REFERRAL
        }
        return [one.starts_at for one in self._all(Meeting) if one.case == case and one.id in told]


def _within(at: datetime, span: Span) -> bool:
    return span.first_at <= at < span.after_at


def _day(at: datetime) -> date:
    return at.astimezone(ZONE).date()


def _counted(code: str, kinds: tuple[str, ...], found: list[str]) -> Counted:
    return Counted(code=code, cells={str(kind): found.count(str(kind)) for kind in kinds})

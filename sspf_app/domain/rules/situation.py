"""What holds in one case at one instant: the rows that exist, the day, the policy.

Everything a decision shares with other decisions about the same case and instant is worked out
here once: who exists, who takes part, which records stopped counting.

Source: sharing rules, sections 2, 5.2 and 5.3.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TypeVar

from sspf_app.domain.codes import CustodyKind
from sspf_app.domain.fact_set import NO_CASE_ROWS, CaseRows, Facts
from sspf_app.domain.facts import Case, Closing, Consent, Custody, Pause, Person, PolicyRow, Row
from sspf_app.domain.time import age_on, as_utc, birthday, day_of, start_of

RowT = TypeVar("RowT", bound=Row)

MAJORITY = 18
"""Age at which custody ends by law (FB 6:2)."""

_DEFAULT_POLICY = PolicyRow(id="default", starts_on=date.min)
_ALWAYS = datetime.min.replace(tzinfo=UTC)


def exists(row: Row, known_at: datetime | None) -> bool:
    """Whether a row exists, as we know it now (None) or as we knew it at an instant."""
    if known_at is None:
        return row.replaced_at is None
    return (row.recorded_at is None or row.recorded_at <= known_at) and (
        row.replaced_at is None or known_at < row.replaced_at
    )


def _newest(rows: Iterable[RowT]) -> RowT | None:
    """The row recorded last, so that the order in which rows were typed never matters."""
    return max(rows, key=lambda row: (row.recorded_at or _ALWAYS, row.id), default=None)


class Situation:
    """One case at one instant, judged by what is or was recorded.

    Attributes:
        facts: All rows handed in.
        case: Id of the case.
        at: The instant asked about, in UTC.
        known_at: Judge by the rows that existed at this instant; None = as recorded now.
        day: The local day of ``at``.
        zone: Rules of local time.
    """

    def __init__(
        self, facts: Facts, case: str, *, at: datetime, known_at: datetime | None = None
    ) -> None:
        """Set the scene.

        Raises:
            NaiveInstant: if an instant has no zone.
        """
        self.facts = facts
        self.case = case
        self.at = as_utc(at, "at")
        self.known_at = None if known_at is None else as_utc(known_at, "known_at")
        self.zone = facts.zone
        self.day = day_of(self.at, self.zone)
        self.recorded: CaseRows = facts.by_case.get(case, NO_CASE_ROWS)
        self.memo: dict[tuple[str, ...], object] = {}

    def existing(self, rows: Iterable[RowT]) -> tuple[RowT, ...]:
        """The rows that exist as known."""
        known_at = self.known_at
        return tuple(row for row in rows if exists(row, known_at))

    @cached_property
    def rows(self) -> CaseRows:
        """The case's rows that exist as known."""
        recorded = self.recorded
        return CaseRows(
            headers=self.existing(recorded.headers),
            closings=self.existing(recorded.closings),
            pauses=self.existing(recorded.pauses),
            participations=self.existing(recorded.participations),
            maturity=self.existing(recorded.maturity),
            exceptions=self.existing(recorded.exceptions),
            youth_only=self.existing(recorded.youth_only),
            requests=self.existing(recorded.requests),
            consents=self.existing(recorded.consents),
            withdrawals=self.existing(recorded.withdrawals),
        )

    @cached_property
    def header(self) -> Case | None:
        """The case itself, if it exists as known."""
        return _newest(self.rows.headers)

    @cached_property
    def _policies(self) -> tuple[PolicyRow, ...]:
        return self.existing(self.facts.policy)

    def policy_on(self, day: date) -> PolicyRow:
        """The policy row in force on a day; before the first one, the defaults."""
        begun = [row for row in self._policies if row.starts_on <= day]
        return max(
            begun,
            key=lambda row: (row.starts_on, row.recorded_at or _ALWAYS, row.id),
            default=_DEFAULT_POLICY,
        )

    @cached_property
    def policy(self) -> PolicyRow:
        """The policy row in force on the day asked about."""
        return self.policy_on(self.day)

    def person(self, person: str) -> Person | None:
        """The person's row, if it exists as known."""
        return _newest(self.existing(self.facts.persons_by_id.get(person, ())))

    def is_alive(self, person: str) -> bool:
        """Whether the person lives on the day; somebody who died on day D is dead from D on."""
        row = self.person(person)
        return row is None or row.died is None or self.day < row.died

    def age(self, person: str) -> int | None:
        """Age in whole years on the day; None = unknown."""
        row = self.person(person)
        return None if row is None or row.born is None else age_on(row.born, self.day)

    def is_adult(self, person: str) -> bool:
        """Whether the person decides alone: by age, or marked adult with no birth date."""
        age = self.age(person)
        if age is not None:
            return age >= self.policy.adult_at
        row = self.person(person)
        return row is not None and row.adult

    def custody_of(self, child: str) -> tuple[Custody, ...]:
        """The child's custody rows in force on the day, of dead holders too.

        A legal representative's task ends at 18, whatever age the policy sets (lag 2005:429).
        """
        age = self.age(child)
        is_grown = age is not None and age >= MAJORITY
        return tuple(
            row
            for row in self.existing(self.facts.custody_by_child.get(child, ()))
            if row.starts_on <= self.day
            and (row.ends_on is None or self.day <= row.ends_on)
            and not (is_grown and row.kind is CustodyKind.LEGAL_REPRESENTATIVE)
        )

    @cached_property
    def closing(self) -> Closing | None:
        """The closing in force, the earliest if several."""
        in_force = [
            row
            for row in self.rows.closings
            if row.closed_at <= self.at and (row.reopened_at is None or self.at < row.reopened_at)
        ]
        return min(in_force, key=lambda row: row.closed_at, default=None)

    @cached_property
    def is_open(self) -> bool:
        """Whether the case is opened and not closed."""
        header = self.header
        return header is not None and header.opened_at <= self.at and self.closing is None

    @cached_property
    def pause(self) -> Pause | None:
        """The pause in force, the earliest if several."""
        in_force = [
            row
            for row in self.rows.pauses
            if row.starts_at <= self.at and (row.ends_at is None or self.at < row.ends_at)
        ]
        return min(in_force, key=lambda row: row.starts_at, default=None)

    def takes_part(self, party: str) -> bool:
        """Whether the party takes part in the case on the day."""
        return any(
            row.party == party
            and row.joined_on <= self.day
            and (row.left_on is None or self.day <= row.left_on)
            for row in self.rows.participations
        )

    def took_part(self, party: str) -> bool:
        """Whether the party takes or took part in the case by the day."""
        return any(
            row.party == party and row.joined_on <= self.day for row in self.rows.participations
        )

    @cached_property
    def somebody_left(self) -> bool:
        """Whether any party's stay has an end."""
        return any(row.left_on is not None for row in self.rows.participations)

    def left_before_return(self, party: str) -> date | None:
        """The last day of the latest stay that a party which came back had left; None = none."""
        key = ("left", party)
        if key not in self.memo:
            stays = [row for row in self.rows.participations if row.party == party]
            returns = [row.joined_on for row in stays if row.joined_on <= self.day]
            self.memo[key] = max(
                (
                    row.left_on
                    for row in stays
                    if row.left_on is not None
                    and any(joined > row.left_on for joined in returns)
                    and not any(
                        other.joined_on <= row.left_on
                        and (other.left_on is None or row.left_on < other.left_on)
                        for other in stays
                    )
                ),
                default=None,
            )
        left = self.memo[key]
        return left if isinstance(left, date) else None

    def signed_at(self, record: Consent) -> datetime:
        """The instant of signing: the exact one, or 00:00 of the day, in UTC."""
        if record.signed_time is not None:
            return as_utc(record.signed_time, f"signed_time of {record.id}")
        return start_of(record.signed_on, self.zone)

    def stopped_at(self, record: Consent, subject: str) -> datetime | None:
        """From when a record stopped counting, by a closing or by the subject's majority.

        Source: sharing rules, sections 4.2 and 5.2.
        """
        signed = self.signed_at(record)
        stops = [
            row.closed_at
            for row in self.rows.closings
            if row.closed_at <= self.at
            and (row.reopened_at is None or self.at < row.reopened_at or signed < row.reopened_at)
        ]
        person = self.person(subject)
        if person is not None and person.born is not None and self.is_adult(subject):
            majority = start_of(birthday(person.born, self.policy.adult_at), self.zone)
            if signed < majority:
                stops.append(majority)
        return min(stops, default=None)

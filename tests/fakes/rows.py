"""Rows in memory, and how far each case has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sspf_app.domain import facts as rows
from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import CaseRow, Row
from sspf_app.services.records import HistoryEntry
from sspf_app.services.request_records import ChaseState
from sspf_app.services.row_closing import closed_at
from sspf_app.services.state_records import CaseState, MeetingCopies, WithdrawalState
from sspf_app.services.taken_back import TakenBack, named, unnamed
from tests.fakes.clock import ZONE

if TYPE_CHECKING:
    from tests.fakes.vault import MemoryUnit


LISTS: dict[str, type[Row]] = {
    "policy": rows.PolicyRow,
    "parties": rows.Party,
    "persons": rows.Person,
    "custody": rows.Custody,
    "cases": rows.Case,
    "closings": rows.Closing,
    "pauses": rows.Pause,
    "purposes": rows.Purpose,
    "participations": rows.Participation,
    "maturity": rows.Maturity,
    "exceptions": rows.HinderedException,
    "youth_only": rows.YouthOnly,
    "requests": rows.Request,
    "consents": rows.Consent,
    "withdrawals": rows.Withdrawal,
    "meetings": rows.Meeting,
    "items": rows.Item,
    "legal_disclosures": rows.LegalDisclosure,
    "notes": rows.Note,
}


class MemoryRecords:
    """``Records``."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit
        self._store = unit.store

    def add(self, row: Row) -> None:
        case = row.case if isinstance(row, CaseRow) else None
        if row.replaced_at is None and self.standing(type(row), row.id, case=case) is not None:
            raise DomainError("id_taken", kind=type(row).__name__, id=row.id)
        self._store.rows.append(row)
        self._note(row)

    def replace(self, row: Row, *, at: datetime, by: Row | None = None) -> None:
        for number, known in enumerate(self._store.rows):
            same = replace(known)
            if isinstance(same, rows.Consent) and isinstance(row, rows.Consent):
                same = replace(same, invalidated_because=row.invalidated_because)
            if same == row and known.replaced_at is None:
                self._store.rows[number] = replace(row, replaced_at=closed_at(row, by, at))
                break
        else:
            raise DomainError("row_not_standing", kind=type(row).__name__, id=row.id)
        if by is not None:
            self._store.rows.append(by)
        self._note(row)

    def standing(self, kind: type[Any], row_id: str, *, case: str | None = None) -> Any:
        found = [row for row in self.list_standing(kind, case=case) if row.id == row_id]
        return found[0] if found else None

    def list_standing(self, kind: type[Any], *, case: str | None = None) -> tuple[Any, ...]:
        found = [
            row
            for row in self._store.rows
            if type(row) is kind
            and row.replaced_at is None
            and (case is None or (isinstance(row, CaseRow) and row.case == case))
        ]
        return tuple(sorted(found, key=lambda row: row.id))

    def list_within(self, kind: type[Any], field: str, first: date, last: date) -> tuple[Any, ...]:
        found = self.list_standing(kind)
        return tuple(row for row in found if (day := getattr(row, field)) and first <= day <= last)

    def list_of(self, kind: type[Any], field: str, values: Iterable[str]) -> tuple[Any, ...]:
        wanted = set(values)
        return tuple(row for row in self.list_standing(kind) if getattr(row, field) in wanted)

    def list_between(
        self, kind: type[Any], field: str, first: datetime, last: datetime
    ) -> tuple[Any, ...]:
        found = [row for row in self.list_standing(kind) if first <= getattr(row, field) < last]
        return tuple(sorted(found, key=lambda row: (getattr(row, field), row.id)))

    def all_facts(self) -> Facts:
        return self._facts(lambda _: True)

    def case_facts(self, case: str) -> Facts:
        def is_of_case(row: Row) -> bool:
            return (isinstance(row, CaseRow) and row.case == case) or (
                isinstance(row, rows.Case) and row.id == case
            )

        named = repr([row for row in self._store.rows if is_of_case(row)])
        custody = [
            row
            for row in self._store.rows
            if isinstance(row, rows.Custody) and f"'{row.child}'" in named
        ]
        named += repr(custody)

        def belongs(row: Row) -> bool:
            if isinstance(row, (rows.PolicyRow, rows.Party)):
                return True
            if isinstance(row, rows.Person):
                return f"'{row.id}'" in named
            return is_of_case(row) or row in custody

        return self._facts(belongs)

    def _facts(self, belongs: Callable[[Row], bool]) -> Facts:
        chosen = [row for row in self._store.rows if belongs(row)]
        lists: dict[str, Any] = {
            name: tuple(row for row in chosen if type(row) is kind) for name, kind in LISTS.items()
        }
        return Facts(zone=ZONE, **lists)

    def _note(self, row: Row) -> None:
        self._store.history.append(
            HistoryEntry(
                at=self._unit.clock.now(),
                user_id=self._unit.actor.user_id,
                kind=type(row).__name__,
                row_id=row.id,
                case=row.case if isinstance(row, CaseRow) else None,
                field="row",
                old=None,
                new=None,
            )
        )


def shown(records: MemoryRecords, state: CaseState | ChaseState | None) -> tuple[TakenBack, ...]:
    """What a kept state says was taken back, with the names that a list may show."""

    def name(some_id: str) -> str:
        party = records.standing(rows.Party, some_id)
        person = records.standing(rows.Person, some_id)
        if party is not None:
            return party.name
        return "" if person is None or person.is_protected else person.name

    if state is None:
        return ()
    persons = [one for one in records.case_facts(state.case).persons if one.replaced_at is None]
    is_closed = any(one.is_protected for one in persons)
    return unnamed(state.taken_back) if is_closed else named(state.taken_back, name)


class MemoryStates:
    """``CaseStates``."""

    def __init__(self, unit: MemoryUnit) -> None:
        self._unit = unit
        self._store = unit.store

    def put(self, state: CaseState) -> None:
        self._store.states[state.case] = state

    def due(self, at: datetime) -> tuple[str, ...]:
        cases = self._unit.records.list_standing(rows.Case)
        states = self._store.states
        return tuple(
            case.id
            for case in cases
            if case.id not in states
            or ((changes := states[case.id].changes_at) is not None and changes <= at)
        )

    def concerned(self, persons: Iterable[str]) -> tuple[str, ...]:
        wanted = set(persons)
        found: set[str] = set()
        for row in self._store.rows:
            names: set[Any] = set()
            if isinstance(row, rows.Case):
                names = {row.young_person}
            elif isinstance(row, (rows.Consent, rows.Request)):
                names = {row.signatory, *row.subjects}
            elif isinstance(row, rows.Withdrawal):
                names = {row.signatory}
            elif isinstance(row, rows.Meeting):
                names = {*row.participants}
            elif isinstance(row, rows.Item):
                names = {*row.about, row.commitment.responsible if row.commitment else ""}
            elif isinstance(row, rows.HinderedException):
                names = {row.guardian}
            elif isinstance(row, rows.Maturity):
                names = {row.person}
            if names & wanted:
                found.add(row.case if isinstance(row, CaseRow) else row.id)
        return tuple(sorted(found))

    def forget(self) -> None:
        self._store.states.clear()

    def kept(self) -> dict[str, frozenset[tuple[object, ...]]]:
        return {case: frozenset([(state,)]) for case, state in self._store.states.items()}

    def copies(self, cases: Iterable[str]) -> dict[tuple[str, str], MeetingCopies]:
        wanted = set(cases)
        return {
            (state.case, one.meeting): one
            for state in self._store.states.values()
            for one in state.copies
            if state.case in wanted
        }

    def withdrawals_due(self) -> tuple[str, ...]:
        """All of them, always: nothing here drops what is no longer true."""
        found = self._unit.records.list_standing(rows.Withdrawal)
        return tuple(sorted({row.case for row in found}))

    def put_withdrawals(self, states: Iterable[WithdrawalState]) -> None:
        for state in states:
            self._store.withdrawal_states[state.case, state.withdrawal] = state

    def unfinished_withdrawals(self) -> tuple[WithdrawalState, ...]:
        kept = sorted(self._store.withdrawal_states.items())
        return tuple(state for _, state in kept if state.is_unfinished)

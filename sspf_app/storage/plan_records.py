"""Plans and the course of commitments: steps and versions are added and never edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    text,
)

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import Case, Item, Meeting, Person
from sspf_app.services.plan_ports import DueCount, Promised, PromisedWindow
from sspf_app.services.plan_records import (
    CommitmentState,
    CommitmentStep,
    Lapse,
    PlanPart,
    PlanVersion,
)
from sspf_app.storage.case_lists import closed_cases
from sspf_app.storage.codecs import microseconds
from sspf_app.storage.mapping import (
    COMMITMENT_STATES,
    COMMITMENT_STEPS,
    LAPSES,
    PLAN_PARTS,
    PLAN_VERSIONS,
    AnySelect,
    fact_kind,
    undamaged,
)
from sspf_app.storage.transaction import Transaction

RecordT = TypeVar("RecordT")
_due = literal_column("json_extract(items.commitment, '$.due_on')", Text)
_who = literal_column("json_extract(items.commitment, '$.responsible')", Text)
# Written out, so that SQLite finds the indexes of commitments by it.
_IS_PROMISE = text("items.commitment IS NOT NULL AND items.replaced_at IS NULL")


class SqlPlanRecords:
    """``services.plan_ports.PlanRecords`` over the encrypted file."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put_part(self, part: PlanPart) -> None:
        """Write what an item is in the plan, new or known."""
        self._transaction.put(PLAN_PARTS, part)

    def parts(self, case: str) -> tuple[PlanPart, ...]:
        """See ``PlanRecords.parts``."""
        table = PLAN_PARTS.table
        query = select(*PLAN_PARTS.columns).where(table.c.case_id == case)
        query = query.order_by(table.c.position, table.c.item)
        return PLAN_PARTS.read(self._transaction.connection, query)

    def add_step(self, step: CommitmentStep) -> None:
        """See ``PlanRecords.add_step``."""
        self._transaction.add(COMMITMENT_STEPS, step)
        self._transaction.put(
            COMMITMENT_STATES,
            CommitmentState(
                case=step.case,
                item=step.item,
                status=step.status,
                day=step.day,
                is_open=step.status.is_open,
            ),
        )

    def steps(self, case: str, item: str | None = None) -> tuple[CommitmentStep, ...]:
        """See ``PlanRecords.steps``."""
        table = COMMITMENT_STEPS.table
        query = select(*COMMITMENT_STEPS.columns).where(table.c.case_id == case)
        if item is not None:
            query = query.where(table.c.item == item)
        return COMMITMENT_STEPS.read(self._transaction.connection, query.order_by(table.c.pk))

    def states(self, case: str) -> tuple[CommitmentState, ...]:
        """The last steps of a case, by item."""
        table = COMMITMENT_STATES.table
        query = select(*COMMITMENT_STATES.columns).where(table.c.case_id == case)
        return COMMITMENT_STATES.read(self._transaction.connection, query.order_by(table.c.item))

    def drop_state(self, case: str, item: str) -> None:
        """See ``PlanRecords.drop_state``."""
        table = COMMITMENT_STATES.table
        command = delete(table).where(table.c.case_id == case, table.c.item == item)
        self._transaction.connection.execute(command)

    def put_lapses(self, case: str, lapses: Iterable[Lapse]) -> None:
        """See ``PlanRecords.put_lapses``."""
        table, connection = LAPSES.table, self._transaction.connection
        connection.execute(delete(table).where(table.c.case_id == case))
        rows = [LAPSES.encode(one) for one in lapses]
        if rows:
            connection.execute(insert(table), rows)

    def promised(
        self,
        *,
        is_open: bool,
        responsible: str | None = None,
        window: PromisedWindow = PromisedWindow(),  # noqa: B008  frozen
    ) -> tuple[Promised, ...]:
        """See ``PlanRecords.promised``: one statement, whatever the number of cases."""
        items = fact_kind(Item)
        query = _promised_query(is_open=is_open)
        values: dict[str, Any] = {"limit": window.limit, "offset": window.offset}
        query = self._narrowed(query, values, responsible, window)
        rows = undamaged(self._transaction.connection.execute(query, values))
        width = len(items.columns)
        return tuple(_promised(items.decode(row[:width]), *row[width:]) for row in rows)

    def count_promised(
        self,
        *,
        is_open: bool,
        responsible: str | None = None,
        window: PromisedWindow = PromisedWindow(),  # noqa: B008  frozen
    ) -> int:
        """See ``PlanRecords.count_promised``."""
        query = _of_open_cases(select(func.count()), is_open=is_open)
        if window.only_lapsed:
            query = query.join(LAPSES.table, _is_lapse())
        values: dict[str, Any] = {}
        query = self._narrowed(query, values, responsible, window)
        return self._transaction.connection.execute(query, values).scalar_one()

    def _narrowed(
        self,
        query: AnySelect,
        values: dict[str, Any],
        responsible: str | None,
        window: PromisedWindow,
    ) -> AnySelect:
        """The query with what it is narrowed to; its values are added."""
        values["now"] = microseconds(self._transaction.now)
        if responsible is not None:
            query = query.where(_who == bindparam("who"))
            values["who"] = responsible
        if window.due_from is not None:
            query = query.where(_due >= bindparam("due_from", type_=Text))
            values["due_from"] = window.due_from.isoformat()
        if window.due_to is not None:
            query = query.where(_due <= bindparam("due_to", type_=Text))
            values["due_to"] = window.due_to.isoformat()
        if window.only_lapsed:
            query = query.where(LAPSES.table.c.item.is_not(None))
        return query

    def due_counts(self, day: date, until: date) -> tuple[DueCount, ...]:
        """See ``PlanRecords.due_counts``."""
        return tuple(_due_count(None, *row) for row in self._counted(_DUE_COUNTS, day, until))

    def due_in_cases(self, day: date, until: date) -> tuple[DueCount, ...]:
        """See ``PlanRecords.due_in_cases``."""
        return tuple(_due_count(*row) for row in self._counted(_DUE_IN_CASES, day, until))

    def _counted(self, query: AnySelect, day: date, until: date) -> Sequence[Any]:
        values = {
            "now": microseconds(self._transaction.now),
            "day": day.isoformat(),
            "until": until.isoformat(),
        }
        return self._transaction.connection.execute(query, values).all()

    def add_version(self, version: PlanVersion) -> None:
        """Write a version; it never changes."""
        self._transaction.add(PLAN_VERSIONS, version)

    def versions(self, case: str) -> tuple[PlanVersion, ...]:
        """See ``PlanRecords.versions``."""
        table = PLAN_VERSIONS.table
        query = select(*PLAN_VERSIONS.columns).where(table.c.case_id == case)
        query = query.order_by(table.c.purpose, table.c.number)
        return PLAN_VERSIONS.read(self._transaction.connection, query)


def _of_open_cases(query: AnySelect, *, is_open: bool) -> AnySelect:
    """Commitments of cases that are open, each with its state."""
    items, states = fact_kind(Item).table, COMMITMENT_STATES.table
    query = (
        query.select_from(items)
        .outerjoin(states, and_(states.c.case_id == items.c.case_id, states.c.item == items.c.id))
        .where(_IS_PROMISE, items.c.case_id.not_in(closed_cases()))
    )
    if is_open:
        return query.where(or_(states.c.is_open.is_(None), states.c.is_open == 1))
    return query.where(states.c.is_open == 0)


def _promised_query(*, is_open: bool) -> AnySelect:
    kind = fact_kind(Item)
    items, meetings = kind.table, fact_kind(Meeting).table
    cases, persons = fact_kind(Case).table, fact_kind(Person).table
    states, lapses, parts = COMMITMENT_STATES.table, LAPSES.table, PLAN_PARTS.table
    query = select(
        *kind.columns,
        states.c.status,
        states.c.day,
        meetings.c.starts_at,
        cases.c.young_person,
        persons.c.name,
        cases.c.reference,
        persons.c.protected_identity,
        lapses.c.item,
        parts.c.in_person,
    )
    query = _of_open_cases(query, is_open=is_open)
    query = (
        query.join(cases, and_(cases.c.id == items.c.case_id, cases.c.replaced_at.is_(None)))
        .outerjoin(
            persons, and_(persons.c.id == cases.c.young_person, persons.c.replaced_at.is_(None))
        )
        .outerjoin(
            meetings,
            and_(
                meetings.c.case_id == items.c.case_id,
                meetings.c.id == items.c.meeting,
                meetings.c.replaced_at.is_(None),
            ),
        )
        .outerjoin(lapses, _is_lapse())
        .outerjoin(parts, and_(parts.c.case_id == items.c.case_id, parts.c.item == items.c.id))
    )
    order = (_due, items.c.case_id, items.c.id)
    if not is_open:
        order = (states.c.day.desc(), items.c.case_id, items.c.id)
    query = query.order_by(*order).limit(bindparam("limit", type_=Integer))
    return query.offset(bindparam("offset", type_=Integer))


def _is_lapse() -> ColumnElement[bool]:
    """What was worked out for the row of the item that stands."""
    items, lapses = fact_kind(Item).table, LAPSES.table
    return and_(
        lapses.c.case_id == items.c.case_id,
        lapses.c.item == items.c.id,
        lapses.c.recorded_at.is_not_distinct_from(items.c.recorded_at),
    )


def _promised(item: Item, *row: Any) -> Promised:
    status, day, held_at, young, name, reference, protection, lapsed, in_person = row
    state = None
    if status is not None:
        values = {"case": item.case, "item": item.id, "status": status, "day": day}
        flag = int(status in ("not_begun", "in_progress"))
        state = COMMITMENT_STATES.decode((*values.values(), flag))
    return Promised(
        item=item,
        state=state,
        held_at=None if held_at is None else datetime.fromisoformat(held_at),
        young_person=young,
        name=name or "",
        reference=reference or item.case,
        is_protected=protection is not None and protection != Protection.NONE.value,
        is_lapsed=lapsed is not None,
        in_person=in_person or "",
    )


def _due_count(case: str | None, who: str, late: int, coming: int, first: str) -> DueCount:
    day = date.fromisoformat(first)
    return DueCount(case=case, responsible=who, late=late, coming=coming, first_on=day)


def _due_query(*by: str) -> AnySelect:
    """Counted as the index of days and responsibles stands: all is read from it, none is sorted.

    Within a sum or beside a join SQLite reads each item, and takes its JSON apart.
    """
    items, states = fact_kind(Item).table, COMMITMENT_STATES.table
    is_over = exists().where(
        states.c.case_id == items.c.case_id, states.c.item == items.c.id, states.c.is_open == 0
    )
    in_order = (_due.label("due_on"), _who.label("who"), items.c.case_id)[: len(by) + 1]
    days = (
        select(*in_order, func.count().label("number"))
        .select_from(items)
        .where(_IS_PROMISE, _due <= bindparam("until", type_=Text))
        .where(items.c.case_id.not_in(closed_cases()), ~is_over)
        .group_by(_due, _who, *in_order[2:])
        .subquery("days")
    )
    day, columns = bindparam("day", type_=Text), [days.c[name] for name in by]
    late = func.sum(case((days.c.due_on < day, days.c.number), else_=0))
    coming = func.sum(case((days.c.due_on >= day, days.c.number), else_=0))
    query = select(*columns, late, coming, func.min(days.c.due_on))
    return query.group_by(*columns).order_by(*columns)


_DUE_COUNTS = _due_query("who")
_DUE_IN_CASES = _due_query("case_id", "who")

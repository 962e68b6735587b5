"""The tables of requests, contact rules and waiting; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Instant, Json

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


class RequestGroupRow(Base):
    """``services.request_records.RequestGroup``."""

    __tablename__ = "request_groups"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    number: Mapped[str]
    purpose: Mapped[str]
    made_at: Mapped[Instant]
    made_by: Mapped[str]
    rows: Mapped[Json]
    recipients: Mapped[Json]
    valid_to: Mapped[Day]
    terms: Mapped[int]
    policy: Mapped[str | None]
    problem: Mapped[str | None]
    signers: Mapped[Json]


class GroupedSheetRow(Base):
    """``services.request_records.GroupedSheet``."""

    __tablename__ = "grouped_sheets"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(unique=True)
    group: Mapped[str]
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    joined_at: Mapped[Instant]


class ContactRuleRow(Base):
    """``services.request_records.ContactRule``."""

    __tablename__ = "contact_rules"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str | None] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    person: Mapped[str]
    kind: Mapped[str]
    reason: Mapped[str]
    starts_on: Mapped[Day]
    set_at: Mapped[Instant]
    set_by: Mapped[str]
    lifted_at: Mapped[Instant | None]
    lifted_by: Mapped[str | None]
    lifted_because: Mapped[str | None]


class ChaseEventRow(Base):
    """``services.request_records.ChaseEvent``."""

    __tablename__ = "chase_events"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    purpose: Mapped[str]
    signatory: Mapped[str]
    kind: Mapped[str]
    day: Mapped[Day]
    way: Mapped[str]
    note: Mapped[str]
    next_on: Mapped[Day | None]
    recorded_at: Mapped[Instant]
    by: Mapped[str]


class ChaseStateRow(Base):
    """``services.request_records.ChaseState``: derived, written anew with its case."""

    __tablename__ = "chase_states"
    __table_args__ = (_STRICT,)

    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), primary_key=True
    )
    purpose: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    missing: Mapped[Json]
    asked_on: Mapped[Day | None]
    next_on: Mapped[Day | None]
    ends_on: Mapped[Day | None]
    act: Mapped[str]
    act_on: Mapped[str | None]
    taken_back: Mapped[Json] = mapped_column(server_default="[]")

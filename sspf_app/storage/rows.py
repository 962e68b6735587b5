"""The tables of the facts. Rows never leave this package: `mapping` turns them into records.

A table is named as its tuple in ``Facts``, its columns as the fields of the record (``case`` is
``case_id``). ``pk`` tells the order of entry. A column ``<field>_us`` holds the instant of the
field in microseconds UTC, so that SQL compares instants and not texts.

The schema itself is made by the migrations; a test holds the two together.
"""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import ForeignKey, Index, MetaData, Table, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

Instant = str
"""ISO 8601 with the offset as given."""
Day = str
"""ISO 8601 calendar day."""
Json = str
"""Written once, never edited in place (docs/decisions/0021-json-columns.md)."""
Flag = int
"""0 or 1."""


class Base(DeclarativeBase):
    """Root of all tables."""

    metadata = MetaData()
    type_annotation_map = {str: Text()}  # noqa: RUF012  read by SQLAlchemy, never changed


class FactRow(Base):
    """A bitemporal row: unique among the standing rows of its kind."""

    __abstract__ = True

    pk: Mapped[int] = mapped_column(primary_key=True, sort_order=-5)
    id: Mapped[str] = mapped_column(sort_order=-3)
    recorded_at: Mapped[Instant | None] = mapped_column(sort_order=-2)
    replaced_at: Mapped[Instant | None] = mapped_column(sort_order=-1)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        """One standing row per id, and a quick way to all rows of an id."""
        return _fact_indexes(cls.__tablename__, "id")


class CaseFactRow(FactRow):
    """A bitemporal row of one case: unique among the standing rows of its kind in the case."""

    __abstract__ = True

    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_ids.id", deferrable=True, initially="DEFERRED"), sort_order=-4
    )

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        """One standing row per case and id, and a quick way to all rows of a case."""
        return _fact_indexes(cls.__tablename__, "case_id", "id")


def _fact_indexes(table: str, *columns: str) -> tuple[Any, ...]:
    standing = text("replaced_at IS NULL")
    return (
        Index(f"{table}_standing", *columns, unique=True, sqlite_where=standing),
        Index(f"{table}_by_{columns[0]}", columns[0]),
        {"sqlite_strict": True},
    )


class CaseIdRow(Base):
    """A case that exists, whatever its versions: what rows of the case refer to."""

    __tablename__ = "case_ids"
    __table_args__ = ({"sqlite_strict": True},)

    id: Mapped[str] = mapped_column(primary_key=True)


class PolicyRow(FactRow):
    """``domain.facts.PolicyRow``."""

    __tablename__ = "policy"

    starts_on: Mapped[Day]
    youth_signs_from: Mapped[int]
    maturity_from: Mapped[int]
    adult_at: Mapped[int]
    validity_months_max: Mapped[int]
    validity_months_default: Mapped[int]
    oral_days: Mapped[int]
    custody_evidence: Mapped[Flag]
    hindered_exception: Mapped[Flag]
    hindered_days_max: Mapped[int]
    youth_only_track: Mapped[Flag]
    youth_copy_from: Mapped[int]


class PartyRow(FactRow):
    """``domain.facts.Party``."""

    __tablename__ = "parties"

    name: Mapped[str]
    kind: Mapped[str]
    independent: Mapped[Flag]
    reveals_place: Mapped[Flag]


class PersonRow(FactRow):
    """``domain.facts.Person``."""

    __tablename__ = "persons"

    name: Mapped[str]
    aliases: Mapped[Json]
    born: Mapped[Day | None]
    adult: Mapped[Flag]
    died: Mapped[Day | None]
    personal_number: Mapped[str | None]
    protected_identity: Mapped[str]
    language: Mapped[str | None]
    needs_interpreter: Mapped[Flag]
    address: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    school: Mapped[str | None]
    workplace: Mapped[str | None]


Index(
    "persons_protected",
    PersonRow.id,
    PersonRow.address,
    sqlite_where=text("protected_identity <> 'none' AND replaced_at IS NULL"),
)
Index("persons_born", PersonRow.born, PersonRow.id, sqlite_where=text("replaced_at IS NULL"))


class CustodyRow(FactRow):
    """``domain.facts.Custody``."""

    __tablename__ = "custody"

    child: Mapped[str] = mapped_column(index=True)
    holder: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    starts_on: Mapped[Day]
    ends_on: Mapped[Day | None]
    evidence: Mapped[Json | None]


class CaseRow(FactRow):
    """``domain.facts.Case``."""

    __tablename__ = "cases"

    young_person: Mapped[str] = mapped_column(index=True)
    coordinator_party: Mapped[str]
    opened_at: Mapped[Instant]
    opened_at_us: Mapped[int]
    reference: Mapped[str | None] = mapped_column(index=True)


def table_of(row: type[Base]) -> Table[Any]:
    """The table behind a row class."""
    return cast("Table[Any]", row.__table__)


Index("custody_beginning", CustodyRow.starts_on, sqlite_where=text("replaced_at IS NULL"))
Index("custody_ending", CustodyRow.ends_on, sqlite_where=text("replaced_at IS NULL"))

"""The tables of the manager's own key; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Instant

_STRICT = {"sqlite_strict": True}


class ManagerKeyRow(Base):
    """``services.manager_records.ManagerKey``."""

    __tablename__ = "manager_keys"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    user: Mapped[str]
    sealing: Mapped[str]
    signing: Mapped[str]
    registered_at: Mapped[Instant]
    registered_by: Mapped[str]
    ended_at: Mapped[Instant | None]
    copied_to: Mapped[int]
    copied_at: Mapped[Instant | None]


class SealedRequestRow(Base):
    """``services.manager_records.SealedRequest``."""

    __tablename__ = "sealed_requests"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    case_id: Mapped[str | None] = mapped_column(
        ForeignKey("case_ids.id", deferrable=True, initially="DEFERRED"), index=True
    )
    request: Mapped[str]
    key: Mapped[str]
    sha256: Mapped[str]
    made_at: Mapped[Instant]
    made_by: Mapped[str]
    taken_at: Mapped[Instant | None]
    taken_by: Mapped[str]

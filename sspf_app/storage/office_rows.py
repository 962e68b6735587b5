"""The tables of what the office keeps beside the facts; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, Day, Flag, Instant, Json

_STRICT = {"sqlite_strict": True}
_CASE = "case_ids.id"


class UserRow(Base):
    """``services.records.User``."""

    __tablename__ = "users"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    login: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]
    created_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    made_by: Mapped[str] = mapped_column(server_default="")
    password_by: Mapped[str] = mapped_column(server_default="")
    vouched_by: Mapped[str] = mapped_column(server_default="")
    vouched_in: Mapped[str] = mapped_column(server_default="")
    vouched_at: Mapped[Instant | None]
    recovered_at: Mapped[Instant | None]
    ended_by: Mapped[str] = mapped_column(server_default="")
    ended_also_by: Mapped[str] = mapped_column(server_default="")


class OfficeRow(Base):
    """``services.records.Office``: one row, ``pk`` 1."""

    __tablename__ = "office"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    committee: Mapped[str]
    unit: Mapped[str]
    coordinator: Mapped[str]
    address: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    data_protection_officer: Mapped[str]
    backup_folder: Mapped[str | None]
    own_party: Mapped[str | None]
    weeks_to_meeting: Mapped[int] = mapped_column(server_default=text("8"))


class ContactRow(Base):
    """``services.records.Contact``."""

    __tablename__ = "contacts"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    party: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    function: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]


class FormRow(Base):
    """``services.records.PrintedForm``."""

    __tablename__ = "forms"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    purpose: Mapped[str]
    signatory: Mapped[str]
    subjects: Mapped[Json]
    request: Mapped[str]
    rows: Mapped[Json]
    recipients: Mapped[Json]
    valid_from: Mapped[Day | None]
    valid_to: Mapped[Day]
    terms: Mapped[int]
    form_version: Mapped[str]
    language: Mapped[str]
    text_sha256: Mapped[str]
    printed_at: Mapped[Instant]
    printed_by: Mapped[str]
    translation_sha256: Mapped[str | None]


class DisclosureRow(Base):
    """``services.records.Disclosure``."""

    __tablename__ = "disclosures"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), index=True
    )
    kind: Mapped[str]
    recipient: Mapped[str]
    at: Mapped[Instant]
    by: Mapped[str]
    what: Mapped[str]
    parts: Mapped[Json]
    records: Mapped[Json]
    meeting: Mapped[str | None]
    sha256: Mapped[str | None]
    file_name: Mapped[str | None]
    pages: Mapped[int | None]
    copy: Mapped[str | None]


class AttendanceRow(Base):
    """``services.records.Attendance``."""

    __tablename__ = "attendance"
    __table_args__ = (
        Index("attendance_of_participant", "case_id", "meeting", "participant", unique=True),
        _STRICT,
    )

    pk: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey(_CASE, deferrable=True, initially="DEFERRED"))
    meeting: Mapped[str]
    participant: Mapped[str]
    presence: Mapped[str]
    names: Mapped[str]


class DraftRow(Base):
    """``services.records.Draft``."""

    __tablename__ = "drafts"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    saved_at: Mapped[Instant]
    user_id: Mapped[str]


class LogRow(Base):
    """``services.records.LogEntry``: the access log, append-only.

    ``mac`` seals the line and all before it, see ``log_chain``.
    """

    __tablename__ = "access_log"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Instant]
    user_id: Mapped[str]
    role: Mapped[str]
    workstation: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    case_id: Mapped[str | None] = mapped_column(index=True)
    reason: Mapped[str | None]
    mac: Mapped[bytes] = mapped_column(server_default=text("x''"))


class HistoryRow(Base):
    """``services.records.HistoryEntry``: field by field, append-only."""

    __tablename__ = "history"
    __table_args__ = (_STRICT,)

    pk: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Instant]
    user_id: Mapped[str]
    kind: Mapped[str]
    row_id: Mapped[str] = mapped_column(index=True)
    case_id: Mapped[str | None] = mapped_column(index=True)
    field: Mapped[str]
    old: Mapped[str | None]
    new: Mapped[str | None]


class CaseStateRow(Base):
    """``services.state_records.CaseState``: derived, and dropped at any doubt."""

    __tablename__ = "case_states"
    __table_args__ = (_STRICT,)

    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), primary_key=True
    )
    state: Mapped[str]
    ends_on: Mapped[Day | None]
    changes_at: Mapped[Instant | None]
    changes_at_us: Mapped[int | None]
    computed_at: Mapped[Instant]
    taken_back: Mapped[Json] = mapped_column(server_default="[]")
    beside: Mapped[Json] = mapped_column(server_default="[]")
    stopped: Mapped[Json] = mapped_column(server_default="[]")
    known_since: Mapped[Json] = mapped_column(server_default="[]")
    uncalled: Mapped[Json] = mapped_column(server_default="[]")
    copies: Mapped[Json] = mapped_column(server_default="[]")


Index("case_states_held", CaseStateRow.state, CaseStateRow.case_id)
Index("case_states_stopped", CaseStateRow.case_id, sqlite_where=text("stopped <> '[]'"))
Index("case_states_uncalled", CaseStateRow.case_id, sqlite_where=text("uncalled <> '[]'"))
Index("case_states_copies", CaseStateRow.case_id, sqlite_where=text("copies <> '[]'"))
Index("case_states_known", CaseStateRow.case_id, sqlite_where=text("known_since <> '[]'"))
Index(
    "case_states_ending",
    CaseStateRow.ends_on,
    CaseStateRow.case_id,
    sqlite_where=text("ends_on IS NOT NULL"),
)


class WithdrawalStateRow(Base):
    """``services.state_records.WithdrawalState``: derived; any change beneath drops it."""

    __tablename__ = "withdrawal_states"
    __table_args__ = (_STRICT,)

    case_id: Mapped[str] = mapped_column(
        ForeignKey(_CASE, deferrable=True, initially="DEFERRED"), primary_key=True
    )
    withdrawal: Mapped[str] = mapped_column(primary_key=True)
    is_unfinished: Mapped[Flag]
    recipients: Mapped[Json]
    names: Mapped[Json]


class SeriesRow(Base):
    """The last number taken of a series."""

    __tablename__ = "series"
    __table_args__ = (_STRICT,)

    name: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]

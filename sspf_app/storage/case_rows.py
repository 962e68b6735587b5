"""The tables of what belongs to one case; see `rows` for how they are built."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from sspf_app.storage.rows import Base, CaseFactRow, Day, Flag, Instant, Json


class CaseNameRow(Base):
    """A person whom a case names, or ever named; derived: triggers take along what is written.

    Ids of parties and words of codes stand among them: every text within the JSON of a row does.
    """

    __tablename__ = "case_names"
    __table_args__ = ({"sqlite_strict": True, "sqlite_with_rowid": False},)

    person: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_ids.id", deferrable=True, initially="DEFERRED"),
        primary_key=True,
        index=True,
    )


class ClosingRow(CaseFactRow):
    """``domain.facts.Closing``."""

    __tablename__ = "closings"

    closed_at: Mapped[Instant]
    closed_at_us: Mapped[int]
    reopened_at: Mapped[Instant | None]
    reopened_at_us: Mapped[int | None]
    reason: Mapped[str | None]


class PauseRow(CaseFactRow):
    """``domain.facts.Pause``."""

    __tablename__ = "pauses"

    starts_at: Mapped[Instant]
    ends_at: Mapped[Instant | None]
    reason: Mapped[str | None]


class PurposeRow(CaseFactRow):
    """``domain.facts.Purpose``."""

    __tablename__ = "purposes"

    text: Mapped[str]


class ParticipationRow(CaseFactRow):
    """``domain.facts.Participation``."""

    __tablename__ = "participations"

    party: Mapped[str]
    joined_on: Mapped[Day]
    left_on: Mapped[Day | None]


class MaturityRow(CaseFactRow):
    """``domain.facts.Maturity``."""

    __tablename__ = "maturity"

    person: Mapped[str]
    assessed_on: Mapped[Day]
    mature: Mapped[Flag]
    types: Mapped[Json]
    assessed_by: Mapped[str | None]
    reason: Mapped[str | None]


class ExceptionRow(CaseFactRow):
    """``domain.facts.HinderedException``."""

    __tablename__ = "exceptions"

    guardian: Mapped[str]
    starts_on: Mapped[Day]
    ends_on: Mapped[Day]
    hindrance: Mapped[str]
    cannot_wait: Mapped[str]
    ground: Mapped[str]
    ground_reason: Mapped[str]
    decided_by: Mapped[str]


class YouthOnlyRow(CaseFactRow):
    """``domain.facts.YouthOnly``."""

    __tablename__ = "youth_only"

    starts_on: Mapped[Day]
    ends_on: Mapped[Day | None]
    decided_by: Mapped[str]
    reason: Mapped[str]


class RequestRow(CaseFactRow):
    """``domain.facts.Request``."""

    __tablename__ = "requests"

    signatory: Mapped[str]
    purpose: Mapped[str]
    subjects: Mapped[Json]
    sent_at: Mapped[Instant]
    closed_at: Mapped[Instant | None]


class ConsentRow(CaseFactRow):
    """``domain.facts.Consent``."""

    __tablename__ = "consents"

    signatory: Mapped[str] = mapped_column(index=True)
    purpose: Mapped[str]
    subjects: Mapped[Json]
    terms: Mapped[int]
    form_version: Mapped[str]
    language: Mapped[str]
    answer: Mapped[str]
    medium: Mapped[str]
    signed_on: Mapped[Day]
    signed_time: Mapped[Instant | None]
    valid_from: Mapped[Day | None]
    valid_to: Mapped[Day | None]
    free_words_unconfirmed: Mapped[Flag]
    free_words: Mapped[str | None]
    witness: Mapped[str | None]
    grants: Mapped[Json]
    exclusions: Mapped[Json]
    invalidated_because: Mapped[str | None]


class WithdrawalRow(CaseFactRow):
    """``domain.facts.Withdrawal``."""

    __tablename__ = "withdrawals"

    signatory: Mapped[str]
    received_at: Mapped[Instant]
    received_by: Mapped[str]
    subjects: Mapped[Json]
    purposes: Mapped[Json]
    parties: Mapped[Json]
    types: Mapped[Json]


class MeetingRow(CaseFactRow):
    """``domain.facts.Meeting``."""

    __tablename__ = "meetings"

    starts_at: Mapped[Instant]
    starts_at_us: Mapped[int]
    purpose: Mapped[str]
    participants: Mapped[Json]
    place: Mapped[str | None]


class ItemRow(CaseFactRow):
    """``domain.facts.Item``."""

    __tablename__ = "items"

    meeting: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]
    about: Mapped[Json]
    types: Mapped[Json]
    hide_from_guardians: Mapped[Flag]
    share_with_guardians: Mapped[Flag]
    oral_only: Mapped[Flag]
    from_legal_disclosure: Mapped[Flag]
    independent_source_confirmed: Mapped[Flag]
    hidden_placement: Mapped[Flag]
    commitment: Mapped[Json | None]
    views: Mapped[Json] = mapped_column(server_default="[]")
    restriction: Mapped[Json | None]


class LegalDisclosureRow(CaseFactRow):
    """``domain.facts.LegalDisclosure``."""

    __tablename__ = "legal_disclosures"

    paragraph: Mapped[str]
    recipient: Mapped[str]
    at: Mapped[Instant]
    assessor: Mapped[str]
    what: Mapped[str | None]
    circumstances: Mapped[str | None]
    approved_by: Mapped[str | None]


class NoteRow(CaseFactRow):
    """``domain.facts.Note``."""

    __tablename__ = "notes"

    purpose: Mapped[str]
    at: Mapped[Instant]
    text: Mapped[str]


# What lists over all cases look up: whole scans would grow with every case there ever was.
_STANDS = "replaced_at IS NULL"
Index(
    "meetings_of_case_in_time",
    MeetingRow.case_id,
    MeetingRow.starts_at_us,
    MeetingRow.id,
    MeetingRow.starts_at,
    sqlite_where=text(_STANDS),
)
Index(
    "meetings_in_time",
    MeetingRow.starts_at_us,
    MeetingRow.case_id,
    MeetingRow.starts_at,
    MeetingRow.id,
    sqlite_where=text(_STANDS),
)
Index("items_of_meeting", ItemRow.case_id, ItemRow.meeting, sqlite_where=text(_STANDS))
Index(
    "items_promised",
    ItemRow.case_id,
    sqlite_where=text(f"commitment IS NOT NULL AND {_STANDS}"),
)
Index(
    "items_promised_by",
    text("json_extract(commitment, '$.due_on')"),
    text("json_extract(commitment, '$.responsible')"),
    ItemRow.case_id,
    ItemRow.id,
    sqlite_where=text(f"commitment IS NOT NULL AND {_STANDS}"),
)
Index(
    "requests_open",
    RequestRow.case_id,
    sqlite_where=text(f"closed_at IS NULL AND {_STANDS}"),
)
Index(
    "consents_oral",
    ConsentRow.signed_on,
    sqlite_where=text(f"medium = 'oral' AND {_STANDS}"),
)
Index(
    "consents_taken_out",
    ConsentRow.case_id,
    ConsentRow.id,
    sqlite_where=text("invalidated_because IS NOT NULL"),
)
Index("consents_answering", ConsentRow.case_id, ConsentRow.signatory, ConsentRow.purpose)
Index("participations_joining", ParticipationRow.joined_on, sqlite_where=text(_STANDS))
Index("participations_leaving", ParticipationRow.left_on, sqlite_where=text(_STANDS))

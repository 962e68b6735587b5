"""Records the office keeps beside the facts: forms printed, disclosures, drafts, log, users.

They are not part of a case file; the decision function never reads them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sspf_app.domain.codes import InformationType
from sspf_app.services.actors import Role
from sspf_app.services.export_views import CopyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A user of the vault; the key slot in the slot file carries the same ``id``.

    Attributes:
        made_by: Id of who made the account; the own id for whoever made the vault; empty = nobody
            knows any more.
        password_by: Id of who set the password last; empty = nobody knows any more.
        vouched_by: Name of who signed, on paper, that this person alone has the account.
        vouched_in: Where that paper is kept; empty = nobody did.
        recovered_at: When the recovery words gave the account its password, or when it was made
            from an account they had opened, after which nobody has signed whose it is: whoever has
            the words can have chosen it.
        ended_by: Id of who ended the account.
        ended_also_by: Id of another person who has ended it once more: that its user has left is
            then said by two.
    """

    id: str
    login: str
    name: str
    role: Role
    created_at: datetime
    ended_at: datetime | None = None
    made_by: str = ""
    password_by: str = ""
    vouched_by: str = ""
    vouched_in: str = ""
    vouched_at: datetime | None = None
    recovered_at: datetime | None = None
    ended_by: str = ""
    ended_also_by: str = ""

    def with_own_password(self, *, recovered_at: datetime | None = None) -> User:
        """The user, whose password was chosen at the account itself.

        Args:
            recovered_at: It was, by whoever has the recovery words.
        """
        if recovered_at is None:
            return replace(self, password_by=self.id)
        return replace(
            self,
            password_by=self.id,
            vouched_by="",
            vouched_in="",
            vouched_at=None,
            recovered_at=recovered_at,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office that owns the vault, printed on its forms.

    Attributes:
        weeks_to_meeting: A case in which no meeting is booked stands on *Idag* so many weeks after
            the last; 0 = never.
    """

    committee: str = ""
    unit: str = ""
    coordinator: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    data_protection_officer: str = ""
    backup_folder: str | None = None
    own_party: str | None = None
    """Party id of the coordinator's own party."""
    weeks_to_meeting: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A named contact at a party."""

    id: str
    party: str
    name: str
    function: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A printed row: a kind of information about a subject, and the party that tells it."""

    subject: str
    type: InformationType
    teller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """What one printed sheet asked: a consent registered from it is a subset of it.

    Attributes:
        id: The short code printed on every page.
        request: Id of the ``Request`` row it belongs to, once it was handed out.
        recipients: Party or person ids of the columns.
        language: What was asked for; the text in it stands beside the one that is signed.
        text_sha256: Checksum of the text that is signed (``services.form_text``).
        translation_sha256: Checksum of the text beside it, where there was one.
    """

    id: str
    case: str
    purpose: str
    signatory: str
    subjects: tuple[str, ...]
    request: str
    rows: tuple[FormRow, ...]
    recipients: tuple[str, ...]
    valid_from: date | None
    valid_to: date
    terms: int
    form_version: str
    language: str
    text_sha256: str
    printed_at: datetime
    printed_by: str
    translation_sha256: str | None = None


class DisclosureKind(StrEnum):
    """How something went out."""

    MINUTES = "minutes"
    PLAN = "plan"
    COMMITMENTS = "commitments_page"
    """What a party has promised, over all its cases; a row in each of them."""
    MAPPING = "mapping"
    """What was said at all the talks of a mapping."""
    CONSENT_FORM = "consent_form"
    INVITATION = "invitation"
    MEETING_NOTICE = "meeting_notice"
    """That a meeting is another one, or none, or that there are new minutes of it."""
    WITHDRAWAL_CONFIRMATION = "withdrawal_confirmation"
    WITHDRAWAL_NOTICE = "withdrawal_notice"
    MATRIX = "matrix"
    CONSENT_EXPORT = "consent_export"
    CONSENT_RECEIPT = "consent_receipt"
    ORAL = "oral"
    CLIPBOARD = "clipboard"
    PRINT_FILE = "print_file"
    """All papers of an act in one file, for the printer of the office."""
    LEDGER_PAGE = "ledger_page"
    RECALL_LETTER = "recall_letter"
    COPY_RECEIPT = "copy_receipt"
    RESERVATION = "reservation"
    DOCUMENT = "document"
    """The office's own copy of a file that was put into the case."""
    TRANSFER = "transfer"
    """A case to another office, sealed to its key: what consent lets it read."""
    HAND_OVER = "hand_over"
    """The page for a colleague of the office who goes on with the work."""
    REGISTER_EXTRACT = "register_extract"
    """To a data subject: what is held of them, reviewed by two users."""
    RIGHTS_LETTER = "rights_letter"
    """To a data subject: how a request about their data is answered; nothing of any case."""
    INCIDENT = "incident"
    """The office's own list of whose data an incident concerns."""
    WHOLE_CASE = "whole_case"
    """The office's own copy of everything in a case, as open files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedPart:
    """One kind of information about one person that a disclosure held."""

    subject: str
    type: InformationType
    source: str
    item: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What went out, to whom, when, by whom, on which records (sharing rules, section 6)."""

    id: str
    case: str
    kind: DisclosureKind
    recipient: str
    at: datetime
    by: str
    what: str
    parts: tuple[DisclosedPart, ...] = ()
    records: tuple[str, ...] = ()
    meeting: str | None = None
    sha256: str | None = None
    file_name: str | None = None
    pages: int | None = None
    copy: CopyKind | None = None


class Presence(StrEnum):
    """Whether an invited participant came."""

    INVITED = "invited"
    PRESENT = "present"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """A participant's presence at a meeting; ``names`` = who came for the party, in words."""

    case: str
    meeting: str
    participant: str
    presence: Presence
    names: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Text being typed, kept encrypted and tied to its record.

    Attributes:
        key: ``(screen, record id, field)`` joined by ``/``: a draft never shows in another record.
        text: What was typed; JSON where an editor has several fields.
    """

    key: str
    text: str
    saved_at: datetime
    user_id: str


PROTECTED_QUESTIONS = "questions_protected"
"""Subject of a line about questions to a case with somebody protected, who is not opened by it."""


class Action(StrEnum):
    """What the access log tells."""

    UNLOCK = "unlock"
    UNLOCK_FAILED = "unlock_failed"
    LOCK = "lock"
    OPEN = "open"
    READ = "read"
    SEARCH = "search"
    WRITE = "write"
    PRINT = "print"
    EXPORT = "export"
    IMPORT = "import"
    USER_CHANGE = "user_change"
    BACKUP = "backup"
    KEY_CHANGE = "key_change"
    CLOCK = "clock"
    LOG_CUT = "log_cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of the access log (SoLPuL 10 §); holds no case content.

    Attributes:
        subject: Kind and id of what was touched, such as ``case:c-1``; never a name.
        reason: Reason the user gave, for a protected person or outside own cases.
    """

    at: datetime
    user_id: str
    role: str
    workstation: str
    action: Action
    subject: str = ""
    case: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One field that changed: who, when, old and new (as text; None = absent)."""

    at: datetime
    user_id: str
    kind: str
    row_id: str
    case: str | None
    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A hit of the search: ``kind`` is person, case, meeting, item or note.

    Attributes:
        title: What to show.
        at: When a meeting is.
    """

    kind: str
    id: str
    case: str | None
    title: str
    snippet: str
    at: datetime | None = None

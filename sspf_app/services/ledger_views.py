"""The ledger as screens show it, and what is noted beside it."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.codes import InformationType
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.records import DisclosureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPart:
    """One kind of information about one person, and who told it."""

    subject: str
    subject_name: str
    type: InformationType
    source_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A consent that carried it."""

    signatory_name: str
    signed_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongWay:
    """How a copy went wrong, and what became of it.

    Attributes:
        reached: Party or person id, or the id of the row itself for somebody outside.
        affected: Names of the persons whose information was in it.
        recalled_at: When the newest letter that asks for it was made.
        state: Value of ``CopyState``, else empty.
        officer_on: The day the data protection officer was told.
    """

    id: str
    found_on: date
    found_by: str
    reached: str
    reached_name: str
    how: str
    also_intended: bool
    affected: tuple[str, ...]
    recalled_at: datetime | None
    state: str
    state_on: date | None
    officer_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One time something went out.

    Attributes:
        words: What was said or copied, in the user's words.
        is_paper: A file or a print, with a checksum.
        is_printed: It went to a printer, and lies in no file.
        signed_on: The day its recipient signed for it.
        without_consent: Id of the withdrawal it went out after, or of the answer recorded wrongly
            by which it did; else empty.
    """

    id: str
    at: datetime
    kind: DisclosureKind
    recipient: str
    recipient_name: str
    by_name: str
    parts: tuple[ToldPart, ...]
    basis: tuple[Basis, ...]
    words: str
    meeting_on: date | None
    file_name: str
    pages: int | None
    sha256: str
    is_paper: bool
    is_printed: bool
    signed_on: date | None
    wrong: tuple[WrongWay, ...]
    without_consent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReader:
    """Who may get the page of what has been shared."""

    person: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservationState:
    """Whether a recipient has signed not to pass anything on.

    Attributes:
        signed_on: None = not signed, or no longer.
        printed_at: When the sheet was last made.
    """

    recipient: str
    name: str
    is_person: bool
    signed_on: date | None
    signed_by: str
    printed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MisdirectionInput:
    """A copy that went wrong, as noted.

    Attributes:
        reached: Party or person id; None with ``reached_words`` for somebody outside.
    """

    case: str
    disclosure: str
    found_on: date
    found_by: str
    how: str
    reached: str | None = None
    reached_words: str = ""
    also_intended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpInput:
    """What came after, as noted; see ``FollowUp``."""

    case: str
    kind: FollowUpKind
    about: str
    recipient: str
    happened_on: date
    what: str = ""
    words: str = ""

"""What the record of a disposal is made of: references, basis, numbers, who; no names of a case."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.outside_cases import Outside
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposedRow:
    """A case that is gone.

    Attributes:
        basis: How long it was kept, in words.
        counts: How much there was of it, by the name of the kind.
    """

    reference: str
    basis: str
    last_note_on: date
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposedOutside:
    """What is gone of one type that stood in no case.

    Attributes:
        years: How long it was kept by the rule of the day; None = there is none any more.
    """

    type: Outside
    number: int
    years: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalRecordData:
    """The page.

    Attributes:
        rows: Of cases.
        outside: How many of each type that stood in no case.
        case_reference: For the file name; the page is about many cases.
        made_at: Local instant of printing.
        disposed_at: Local instant of the disposal.
        replayed_at: When it was done again after an older backup came back; None = it was not.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    year: int
    disposed_at: datetime
    proposed_by: str
    approved_by: str
    rows: tuple[DisposedRow, ...]
    outside: tuple[DisposedOutside, ...]
    persons: int
    log_lines: int
    drafts: int
    replayed_at: datetime | None

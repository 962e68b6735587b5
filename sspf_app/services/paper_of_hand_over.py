"""What the page for a colleague who goes on is made of: days, references, and names when asked."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverRow:
    """One thing that waits.

    Attributes:
        day: The day it is about.
        time: The time of a meeting; empty for what has none.
        reference: Of the case; empty for what is of no case.
        name: Whom it is about; empty unless names were asked for, and always of the protected.
        words: What it is, where the heading does not say all.
    """

    day: date
    time: str
    reference: str
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverSection:
    """Things of one kind, the first day first."""

    title: str
    rows: tuple[HandOverRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverData:
    """The page.

    Attributes:
        case_reference: For the file name; the page is about many cases.
        made_at: Local instant of printing.
        colleague: Who goes on; empty = not said.
        made_by: Who hands over.
        has_names: Names were asked for.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    colleague: str
    made_by: str
    has_names: bool
    sections: tuple[HandOverSection, ...]
    secrecy: SecrecyMark

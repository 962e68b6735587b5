"""What the paper of an incident is made of."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.incident_views import IncidentRole
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One data subject.

    Attributes:
        name: Empty for somebody protected, and for who stands in a case with them.
        of_party: The party whose contact they are, or for which they came.
        items: How many items about them.
        meetings: Days of the meetings.
        papers: Numbers, from 1, of what left or was read, among ``IncidentData.ways``.
    """

    name: str
    role: IncidentRole
    is_protected: bool
    is_child: bool
    known_since: date | None
    first_on: date
    cases: tuple[str, ...]
    kinds: tuple[str, ...]
    of_party: str = ""
    items: int = 0
    meetings: tuple[date, ...] = ()
    papers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentData:
    """The paper.

    Attributes:
        case_reference: For the file name; the paper is about many cases.
        made_at: Local instant of printing.
        is_whole: A copy of the whole vault is lost.
        ways: What left or was read, each once, as words.
        papers: How many papers and copies left.
        backups: How many backups were made in the days.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    made_by: str
    first_on: date
    last_on: date
    is_whole: bool
    rows: tuple[IncidentRow, ...]
    ways: tuple[str, ...]
    protected: int
    children: int
    papers: int
    backups: int
    protection_officer: str
    secrecy: SecrecyMark

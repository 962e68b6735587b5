"""What the paper of an incident is made of."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.incident_views import IncidentRole
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One data subject.

    Attributes:
        name: Empty for somebody protected, and for who stands in a case with them.
    """

    name: str
    role: IncidentRole
    is_protected: bool
    is_child: bool
    known_since: date | None
    first_on: date
    cases: tuple[str, ...]
    kinds: tuple[str, ...]
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentData:
    """The paper.

    Attributes:
        case_reference: For the file name; the paper is about many cases.
        made_at: Local instant of printing.
        is_whole: A copy of the whole vault is lost.
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
    protected: int
    children: int
    papers: int
    backups: int
    protection_officer: str

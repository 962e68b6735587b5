"""What the page of the statistics is made of: figures the suppression made, and nothing else."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.domain.suppression import Figures
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsPaperData:
    """The figures of a period.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: What the file is called by; it is about no case.
        made_at: Aware instant the page was made, the only time in the file.
        figures: What may be told.
        before: What was told of the period before.
        fixed_on: The day the figures were told first, and stand since.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    figures: Figures
    before: Figures | None
    fixed_on: date

"""What a mapping on paper is made of: entries its reader may read, area by area.

Source: `domain.md` 1.4; sharing rules, section 6.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.paper_of_minutes import ItemReaders, SecrecyMark
from sspf_app.services.paper_parts import OwnView, PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingPaperLine:
    """A readable entry.

    Attributes:
        label: What it tells of: a risk, a strength, somebody's own picture.
        source: Who told it, as shown; empty = not to be named.
        views: How those it is about see it.
        readers: Who reads it, in the coordinator's own copy.
    """

    label: str
    text: str
    source: str
    said_on: date
    views: tuple[OwnView, ...] = ()
    readers: ItemReaders | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingPaperArea:
    """An area of life with something readable in it; never empty."""

    heading: str
    lines: tuple[MappingPaperLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingPaperData:
    """One reader's mapping over all talks, built from readable entries only.

    Attributes:
        sign: Whose copy it is, by the file's name (``paper_signs``).
        is_person: The recipient is one of the family, not a party.
        talks: Days of the talks at which something readable was told.
        young_person: Name, if this reader may read it.
        is_own_copy: All entries and their readers, for nobody else.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    is_person: bool
    secrecy: SecrecyMark
    talks: tuple[date, ...]
    areas: tuple[MappingPaperArea, ...]
    young_person: str | None = None
    written_by: str = ""
    is_own_copy: bool = False

"""What an invitation on paper is made of: when and where, and the agenda its reader may read.

Source: sharing rules, section 7.
"""

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.paper_of_minutes import AgendaLine, SecrecyMark
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPaperData:
    """One recipient's invitation.

    Attributes:
        sign: Whose copy it is, by the file's name (``paper_signs``).
        starts_at: When the meeting begins, in local time with its zone.
        young_person: Name of the young person.
        place: Where, if this recipient may be told.
        agenda: Headings this recipient may read, and pauses.
        also_invited: Names of the parties that may be invited too: for a person, who wants to know
            whom they will meet.
        is_person: The reader is one person and not a party, and is spoken to so.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    secrecy: SecrecyMark
    starts_at: datetime
    young_person: str
    place: str | None = None
    agenda: tuple[AgendaLine, ...] = ()
    also_invited: tuple[str, ...] = ()
    is_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationRecallData:
    """The letter that takes an invitation back; it tells nothing that was not told before.

    Attributes:
        sign: Whose copy it is, by the file's name (``paper_signs``).
        starts_at: The time its reader knew, in local time with its zone.
        is_cancelled: There is no meeting; else it is held without its reader, and why is not told.
        is_person: The reader is one person and not a party, and is spoken to so.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    secrecy: SecrecyMark
    starts_at: datetime
    is_cancelled: bool
    is_person: bool = False

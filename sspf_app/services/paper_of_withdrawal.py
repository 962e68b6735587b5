"""What the papers of a withdrawal are made of: fact and scope, no content of the case.

Already decided, already readable, in the paper's language.

Source: `domain.md` section 2; sharing rules, sections 1 and 6.
"""

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalScope:
    """What a withdrawal covers, in words; an empty tuple = all of that dimension.

    Attributes:
        types: Names of information types.
        parties: Names of parties and persons who no longer may give or receive.
        about: Names of the persons the information is about.
    """

    types: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePaper:
    """What the reader got after the withdrawal was heard: its kind, in words, and when."""

    kind: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalConfirmationData:
    """To the person: we have heard you, and from when it holds.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of printing, the only time in the file.
        person: Who withdrew.
        sign: Whose copy it is, by the file's name (``paper_signs``).
        received_at: Instant at which it was heard and holds, in local time with its zone.
        received_by: Who heard it, as shown.
        scope: What it covers.
        notified: Parties that get a notice.
        late: Parties that got something after it was heard, as shown.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    person: str
    sign: str
    received_at: datetime
    received_by: str
    scope: WithdrawalScope
    notified: tuple[str, ...] = ()
    late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalNoticeData:
    """To a recipient: the fact and the scope, no case content.

    Attributes:
        office: The sender.
        language: ``sv`` or ``en``.
        case_reference: Reference of the case.
        made_at: Aware instant of printing, the only time in the file.
        recipient: The party or person that is told.
        sign: Whose copy it is, by the file's name (``paper_signs``).
        received_at: Instant from when the withdrawal holds, in local time with its zone.
        scope: The part of it that touches this recipient.
        secrecy: The secrecy mark.
        young_person: Name, if this recipient may read it.
        is_person: The reader is one person and not a party, and is spoken to so.
        late: What this recipient got after it was heard, and is asked to give back.
        is_wrong_answer: Nothing was withdrawn: a yes was noted that nobody had given.
        is_later_known: As that, but what was noted since tells that consent did not cover it.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    received_at: datetime
    scope: WithdrawalScope
    secrecy: SecrecyMark
    young_person: str | None = None
    is_person: bool = False
    late: tuple[LatePaper, ...] = ()
    is_wrong_answer: bool = False
    is_later_known: bool = False

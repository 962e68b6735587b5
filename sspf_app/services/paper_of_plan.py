"""What the plan on paper, and a party's page of commitments, are made of.

Already decided, already readable, in the paper's language.

Source: `domain.md` 1.4; sharing rules, sections 1 and 6.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sspf_app.services.paper_of_minutes import ItemReaders, SecrecyMark
from sspf_app.services.paper_parts import OwnView, PaperOffice
from sspf_app.services.plan_records import PlanKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPromise:
    """Who does something, by when, and how far it has come.

    Attributes:
        responsible: As it may be shown to this reader; empty = not to be named.
        in_person: Who of the party does it.
        status: How far it has come, in words.
    """

    responsible: str
    in_person: str
    starts_on: date
    due_on: date
    follow_up: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaperLine:
    """A readable line of the plan.

    Attributes:
        number: Its number as it stands here, such as ``1.2``; empty for own words and the like.
        label: What it is: a goal, a sub-goal, a commitment.
        promise: For a commitment, who does it and by when.
        support: What was chosen from the catalogue of support, as it was called that day.
        views: How those it is about see it.
        readers: Who reads it, in the coordinator's own copy.
    """

    kind: PlanKind
    number: str
    label: str
    text: str
    promise: PaperPromise | None = None
    support: str = ""
    views: tuple[OwnView, ...] = ()
    readers: ItemReaders | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPaperData:
    """One reader's plan, built from readable lines only, in the order they are read.

    Attributes:
        sign: Whose copy it is, by the file's name (``paper_signs``).
        is_person: The recipient is one of the family, not a party.
        version: Which version it is, as its reader counts.
        young_person: Name, if this reader may read it.
        purpose: What the plan is for, and who approved it: for the coordinator's own copy alone.
        is_own_copy: All lines and their readers, for nobody else.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    is_person: bool
    secrecy: SecrecyMark
    version: str
    lines: tuple[PlanPaperLine, ...]
    young_person: str | None = None
    purpose: str = ""
    approved_by: str = ""
    written_by: str = ""
    is_own_copy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedLine:
    """A commitment on a party's page.

    Attributes:
        due: How it stands today, in words: late, this week.
        views: How those it is about see it.
    """

    text: str
    promise: PaperPromise
    due: str
    views: tuple[OwnView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedCase:
    """What a party has promised in one case.

    Attributes:
        young_person: Name, if the party may read it and it may stand on such a page.
    """

    case_reference: str
    lines: tuple[PromisedLine, ...]
    young_person: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsPaperData:
    """A party's page: what it has promised and may read, case by case.

    Attributes:
        case_reference: What stands in the name of the file; no reference of a case.
        sign: Whose copy it is, by the file's name (``paper_signs``).
        is_person: The recipient is a person, not a party.
    """

    office: PaperOffice
    language: str
    case_reference: str
    made_at: datetime
    recipient: str
    sign: str
    is_person: bool
    secrecy: SecrecyMark
    cases: tuple[PromisedCase, ...]

"""What a case is about at a glance, beside the list of cases."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.codes import InformationType
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.commitment_views import CommitmentLine
from sspf_app.services.consent_views import ConsentBoard
from sspf_app.services.course_views import CourseView
from sspf_app.services.withdrawal_views import WithdrawalEffect


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearer:
    """What a party may be told now about the young person, by the office.

    Attributes:
        types: In writing, and so by word of mouth too.
        by_mouth: By word of mouth only.
    """

    party: str
    name: str
    types: tuple[InformationType, ...] = ()
    by_mouth: tuple[InformationType, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeGlance:
    """Who may know what for one purpose.

    Attributes:
        hearers: Every other party that takes part today, in the order they joined.
        board: The consents about the young person.
    """

    purpose: str
    text: str
    hearers: tuple[Hearer, ...]
    board: ConsentBoard


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseGlance:
    """A case at a glance; it is read, not opened.

    Attributes:
        teller: Name of the coordinator's party, which tells the others.
        promises: Commitments that are not over, the one due first before the others.
    """

    detail: CaseDetail
    teller: str
    purposes: tuple[PurposeGlance, ...]
    withdrawals: tuple[WithdrawalEffect, ...]
    course: CourseView
    promises: tuple[CommitmentLine, ...]

"""The rules: pure functions from facts to answers.

Source: sharing rules, sections 2 to 7 and 9.
"""

from sspf_app.domain.rules.decide import decide, decide_in
from sspf_app.domain.rules.invitation import Invitation, invitation
from sspf_app.domain.rules.items import (
    item_decisions,
    onward_source,
    party_reads,
    person_may_know,
    person_reads,
    reads_as_guardian,
    reads_item,
)
from sspf_app.domain.rules.matrix import CellSide, Matrix, MatrixCell, SideState, matrix
from sspf_app.domain.rules.overview import ConsentState, Overview, consent_overview, next_change
from sspf_app.domain.rules.paper import PaperBox, PaperRow, paper_to_grants
from sspf_app.domain.rules.signatories import Required, required_in, required_signatories
from sspf_app.domain.rules.situation import Situation
from sspf_app.domain.rules.standing import StandingAnswer, standing_answer, standing_in

__all__ = [
    "CellSide",
    "ConsentState",
    "Invitation",
    "Matrix",
    "MatrixCell",
    "Overview",
    "PaperBox",
    "PaperRow",
    "Required",
    "SideState",
    "Situation",
    "StandingAnswer",
    "consent_overview",
    "decide",
    "decide_in",
    "invitation",
    "item_decisions",
    "matrix",
    "next_change",
    "onward_source",
    "paper_to_grants",
    "party_reads",
    "person_may_know",
    "person_reads",
    "reads_as_guardian",
    "reads_item",
    "required_in",
    "required_signatories",
    "standing_answer",
    "standing_in",
]

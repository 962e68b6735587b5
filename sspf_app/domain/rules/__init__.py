"""The rules: pure functions from facts to answers.

Source: sharing rules, sections 2 to 7 and 9.
"""

from sspf_app.domain.rules.decide import decide, decide_in
from sspf_app.domain.rules.items import party_reads, person_reads, reads_item
from sspf_app.domain.rules.situation import Situation

__all__ = [
    "Situation",
    "decide",
    "decide_in",
    "party_reads",
    "person_reads",
    "reads_item",
]

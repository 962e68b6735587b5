"""The gate: nothing goes to paper, file or ear without a decision made here.

A ``DisclosureDecision`` cannot be made elsewhere: every writer asks for one, and each function
of the package asks the domain before it makes one.

Source: sharing rules, sections 5 to 7.
"""

from __future__ import annotations

from sspf_app.services.gate.decision import (
    DisclosureDecision,
)
from sspf_app.services.gate.lines import (
    decide_commitments,
    decide_mapping,
    decide_plan,
)
from sspf_app.services.gate.minutes import (
    COORDINATOR,
    decide_minutes,
)
from sspf_app.services.gate.papers import (
    decide_confirmation,
    decide_extract,
    decide_ledger_page,
    decide_notice,
    decide_print_list,
    decide_receipt,
    decide_without_content,
)
from sspf_app.services.gate.sent import (
    decide_invitation,
    decide_recall,
    decide_spoken_invitation,
    decide_word_of_minutes,
)
from sspf_app.services.gate.told import (
    decide_consents,
    decide_form,
    decide_incident,
    decide_matrix,
    decide_oral,
    decide_own_document,
    decide_returned_form,
    decide_told,
    decide_whole_case,
)
from sspf_app.services.gate.transfer import (
    decide_hand_over,
    decide_transfer,
    decide_transfer_by_law,
    participation_by_purpose,
)

__all__ = (
    "COORDINATOR",
    "DisclosureDecision",
    "decide_commitments",
    "decide_confirmation",
    "decide_consents",
    "decide_extract",
    "decide_form",
    "decide_hand_over",
    "decide_incident",
    "decide_invitation",
    "decide_ledger_page",
    "decide_mapping",
    "decide_matrix",
    "decide_minutes",
    "decide_notice",
    "decide_oral",
    "decide_own_document",
    "decide_plan",
    "decide_print_list",
    "decide_recall",
    "decide_receipt",
    "decide_returned_form",
    "decide_spoken_invitation",
    "decide_told",
    "decide_transfer",
    "decide_transfer_by_law",
    "decide_whole_case",
    "decide_without_content",
    "decide_word_of_minutes",
    "participation_by_purpose",
)

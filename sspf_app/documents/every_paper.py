"""Every paper by name: imported as one, with the first paper that is drawn."""

from sspf_app.documents import (
    commitments,
    consent_form,
    consent_receipt,
    copy_receipt,
    fillable,
    hand_over,
    ledger_page,
    mapping,
    matrix,
    minutes,
    plan,
    print_file,
    print_list,
    recall_letter,
    reservation,
    withdrawal,
)

__all__ = [
    "commitments",
    "consent_form",
    "consent_receipt",
    "copy_receipt",
    "fillable",
    "hand_over",
    "ledger_page",
    "mapping",
    "matrix",
    "minutes",
    "plan",
    "print_file",
    "print_list",
    "recall_letter",
    "reservation",
    "withdrawal",
]

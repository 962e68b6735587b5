"""Words about what has gone out: kinds of papers, ways, answers."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_KINDS = {
    "minutes": N_("Minutes of a meeting"),
    "plan": N_("Plan"),
    "commitments_page": N_("Page of commitments"),
    "mapping": N_("Mapping"),
    "consent_form": N_("Consent form"),
    "invitation": N_("Invitation to a meeting"),
    "meeting_notice": N_("Message about a meeting"),
    "withdrawal_confirmation": N_("Confirmation of a withdrawn consent"),
    "withdrawal_notice": N_("Notice of a withdrawn consent"),
    "matrix": N_("Overview of what may be shared"),
    "consent_export": N_("Consents in a standard format"),
    "consent_receipt": N_("Receipt for a consent"),
    "oral": N_("By word of mouth"),
    "clipboard": N_("Copied text"),
    "print_file": N_("File for the office's printer"),
    "ledger_page": N_("Page of what has been shared"),
    "recall_letter": N_("Letter that asks for a misdirected paper"),
    "copy_receipt": N_("Receipt to sign"),
    "reservation": N_("Reservation to sign"),
    "document": N_("Paper of the case"),
    "whole_case": N_("Everything in the case, moved out"),
    "transfer": N_("The case, sealed to another office"),
    "register_extract": N_("Register extract"),
    "rights_letter": N_("Letter of answer"),
    "incident": N_("List of whom an incident concerns"),
    "hand_over": N_("Page for a colleague who goes on"),
}

_ANSWERS = {
    "deleted": N_("deleted"),
    "returned": N_("returned"),
    "kept_by_law": N_("kept, as the law demands"),
}

_HOW = {
    "letter": N_("by letter"),
    "in_person": N_("in person"),
    "phone": N_("by telephone"),
    "secure_mail": N_("by secure message"),
}

_COPY = {
    "returned": N_("has come back"),
    "destroyed": N_("is destroyed"),
    "confirmed": N_("is neither kept nor passed on, as they confirm"),
}


def paper_kind(kind: str, words: Words) -> str:
    """What kind of paper, or way, a row of the ledger is."""
    return words.marked(_KINDS[kind]) if kind in _KINDS else kind


def notice_answer(answer: str, words: Words) -> str:
    """What a recipient does with what it had received."""
    return words.marked(_ANSWERS[answer])


def told_how(how: str, words: Words) -> str:
    """How a recipient was told."""
    return words.marked(_HOW[how])


def copy_state(state: str, words: Words) -> str:
    """What became of a misdirected copy."""
    return words.marked(_COPY[state])

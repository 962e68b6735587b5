"""Words of the plan on paper: what a line is, how far a commitment has come."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_KINDS = {
    "young_words": N_("The young person's own words"),
    "guardian_words": N_("The guardians' words"),
    "overall": N_("Overall goal"),
    "goal": N_("Goal"),
    "sub_goal": N_("Sub-goal"),
    "commitment": N_("Commitment"),
}

_STATUSES = {
    "not_begun": N_("Not begun"),
    "in_progress": N_("In progress"),
    "done": N_("Done"),
    "not_done": N_("Was not done"),
    "stopped": N_("Stopped"),
}


def plan_kind(kind: str, words: Words) -> str:
    """What a line is in the plan."""
    return words.marked(_KINDS[kind])


def commitment_status(status: str, words: Words) -> str:
    """How far a commitment has come."""
    return words.marked(_STATUSES[status])

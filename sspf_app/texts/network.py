"""Words about who is what to whom."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_ROLES = {
    "young_person": N_("The young person"),
    "guardian": N_("Guardian"),
    "same_guardian": N_("Has the same guardian"),
    "sibling": N_("Sibling"),
    "half_sibling": N_("Half-sibling"),
    "parent": N_("Parent or step-parent"),
    "partner": N_("Partner"),
    "grandparent": N_("Grandparent"),
    "relative": N_("Relative"),
    "friend": N_("Friend"),
    "other_adult": N_("Other adult of importance"),
}


def network_role(role: str, words: Words) -> str:
    """What somebody is to somebody."""
    return words.marked(_ROLES[role])

"""Words about whom an incident concerns; roles are values of ``services.incident_views``."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_ROLES = {
    "case": N_("person of the register"),
    "attendance": N_("named in a list of attendance"),
    "contact": N_("contact of a party"),
    "user": N_("user of the program"),
}


def role_name(role: str, words: Words) -> str:
    """As what somebody is concerned."""
    return words.marked(_ROLES[role])

"""What the roles of users are called; the values are those of ``services.actors.Role``."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_ROLES = {
    "coordinator": N_("Coordinator"),
    "unit_manager": N_("Unit manager"),
    "administrator": N_("Administrator"),
    "archivist": N_("Archivist"),
}


def user_role(role: str, words: Words) -> str:
    """The name of a role; one nobody knows is told as it is."""
    return words.marked(_ROLES[role]) if role in _ROLES else role

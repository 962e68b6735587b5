"""What the roles of users are called; the values are those of ``services.actors.Role``."""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.texts.catalogue import N_, Words

_ROLES = {
    "coordinator": N_("Coordinator"),
    "unit_manager": N_("Unit manager"),
    "administrator": N_("Administrator"),
    "archivist": N_("Archivist"),
}


def role_and_needed(role: str, needed: Iterable[str], words: Words) -> str:
    """Which role somebody has, and which ones what they wanted takes; empty where nobody has it.

    Args:
        role: The role of whoever was refused.
        needed: The roles that would do.
        words: The language.
    """
    _ = words.gettext
    named = [user_role(one, words).lower() for one in needed]
    if not named:
        return ""
    last = named.pop()
    takes = _("{roles} or {last}").format(roles=", ".join(named), last=last) if named else last
    has = user_role(role, words).lower()
    return _("You are {role}; it takes the role {needed}.").format(role=has, needed=takes)


def user_role(role: str, words: Words) -> str:
    """The name of a role; one nobody knows is told as it is."""
    return words.marked(_ROLES[role]) if role in _ROLES else role

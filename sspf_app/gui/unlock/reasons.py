"""Why the program is locked, in one word between processes and in a sentence for a person."""

from __future__ import annotations

from sspf_app.gui.i18n import _, ngettext

LOCK_REASONS = ("idle", "user", "session", "unused", "sleep", "switch")
"""Nobody touched the program; Ctrl+L; the session was locked; nobody used the computer; it went to
sleep; somebody else took it over."""


def reason_in_words(locked_because: str | None, idle_minutes: int) -> str:
    """Why the program is locked, for a person; empty when it was just started."""
    if locked_because is None:
        return ""
    said = {
        "session": _("Locked, because the computer was locked."),
        "unused": _("Locked, because nobody used the computer."),
        "sleep": _("Locked, because the computer went to sleep."),
        "switch": _("Locked, because another user took over the computer."),
    }
    if locked_because == "idle":
        return ngettext(
            "Locked after {n} minute without activity.",
            "Locked after {n} minutes without activity.",
            idle_minutes,
        ).format(n=idle_minutes)
    return said.get(locked_because, _("Locked."))

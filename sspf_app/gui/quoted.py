"""What somebody said or wrote, between the marks of the language. No Qt."""

from __future__ import annotations

from sspf_app.gui.i18n import _


def quoted(said: str) -> str:
    """Put it between quotation marks."""
    return _("“{words}”").format(words=said)

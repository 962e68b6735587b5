"""What is said where a record was changed while somebody wrote about it. No Qt."""

from __future__ import annotations

from sspf_app.gui.i18n import _


def changed_words(recorded: str) -> str:
    """What is recorded by now, and what stands in the fields.

    Args:
        recorded: The words that stand there.
    """
    return _(
        "Meanwhile it was recorded as “{text}”. What you typed stands in the fields, with every "
        "mark that lets fewer read it: look at it once more."
    ).format(text=recorded)

"""What is said where a record was changed while somebody wrote about it. No Qt."""

from __future__ import annotations

from sspf_app.gui.i18n import _


def overtaken(recorded: str) -> str:
    """What is said at a field in which words were typed and others were recorded meanwhile."""
    said = _("Meanwhile “{value}” was recorded here. What you typed stands in the field.")
    said = said if recorded else _("This was emptied meanwhile. What you typed stands here.")
    return said.format(value=recorded)


def changed_words(recorded: str) -> str:
    """What is recorded by now, and what stands in the fields.

    Args:
        recorded: The words that stand there.
    """
    return _(
        "Meanwhile it was recorded as “{text}”. What you typed stands in the fields, with every "
        "mark that lets fewer read it: look at it once more."
    ).format(text=recorded)

"""What the log says in words: what was done, and to what."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.log_shapes import shape_of
from sspf_app.gui.screens.log.ports import LogLine
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.records import Action
from sspf_app.texts.log_lines import action_name, kind_name


def action_word(line: LogLine) -> str:
    """What was done, in words."""
    return action_name(line.action.value, words())


def kind_word(line: LogLine) -> str:
    """What was touched, in words."""
    if line.action is Action.BACKUP and line.kind == "create":
        return _("The whole vault")
    return kind_name(line.kind, words())


def times_in_words(failed: FailedAttempts, zone: tzinfo) -> str:
    """How often, and when."""
    first, last = (f"{at.astimezone(zone):%Y-%m-%d %H:%M}" for at in (failed.first, failed.last))
    said = ngettext("{n} time: {first}", "{n} times, {first} to {last}", failed.count)
    return said.format(n=failed.count, first=first, last=last)


def shape(line: LogLine) -> str:
    """The icon of what was done."""
    return shape_of(line.action.value)

"""Asks in place whether more may read what somebody says beside an item that is corrected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import column, row
from sspf_app.gui.widgets.marks import mark
from sspf_app.gui.widgets.notices import announce
from sspf_app.services.meeting_views import ItemQuestion


def views_question(question: ItemQuestion, answered: Callable[[], object]) -> QWidget:
    """The question; leaving the item as closed as it was is the other answer."""
    holder = mark(QWidget(), role="question")
    asked = _("Somebody's own view stands beside it. Changed so, more may read it. May they?")
    who = (
        _("Today it is read besides by: {names}").format(names=question.name)
        if question.name
        else _("Today nobody more reads it, but that can change with the consents.")
    )
    yes = button(_("Yes, they may read it"), answered)
    holder.setLayout(column(text(asked, role="strong"), text(who, role="muted"), row(yes, None)))
    announce(holder)
    return holder

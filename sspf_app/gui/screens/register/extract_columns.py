"""Columns of the requests about somebody's data, and of what is held of them."""

from __future__ import annotations

from sspf_app.gui.i18n import _, words
from sspf_app.gui.models.table import Column
from sspf_app.gui.screens.register.extract_words import line_due, line_name, line_state, part_state
from sspf_app.services.extract_views import ExtractLine, ExtractPart
from sspf_app.texts.extracts import section_title
from sspf_app.texts.rights_letters import wish_name


def request_columns() -> tuple[Column[ExtractLine], ...]:
    """Of the list of requests."""
    return (
        Column(name="who", title=_("About"), text=line_name, hint=line_name, width=0),
        Column(
            name="wish",
            title=_("Asks for"),
            text=lambda one: wish_name(one.request.wish.value, words()),
            width=9,
        ),
        Column(name="state", title=_("How far"), text=line_due, hint=line_state, width=15),
    )


def _section(one: ExtractPart) -> str:
    return section_title(one.section.value, words())


def _held(one: ExtractPart) -> str:
    return one.text


def part_columns() -> tuple[Column[ExtractPart], ...]:
    """Of what is held."""
    return (
        Column(
            name="section",
            title=_("Part"),
            text=_section,
            hint=_section,
            width=14,
        ),
        Column(name="text", title=_("What is held"), text=_held, hint=_held, width=0),
        Column(
            name="state", title=_("What becomes of it"), text=part_state, hint=part_state, width=17
        ),
    )

"""What the list of cases tells of each case, column by column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sspf_app.gui.case_columns import who_columns
from sspf_app.gui.case_words import Look, held_look
from sspf_app.gui.i18n import _
from sspf_app.gui.models.table import Column
from sspf_app.services.queries import CaseListItem

DISTRICT, HANDLER = 4, 8
"""Where the columns of the district and of the coordinator stand."""


def case_columns(
    *,
    age: Callable[[CaseListItem], int | None],
    named: Callable[[CaseListItem], str],
    when: Callable[[datetime | None], str],
    handled_by: Callable[[CaseListItem], str],
    district_of: Callable[[CaseListItem], str],
) -> tuple[Column[CaseListItem], ...]:
    """The columns, from the reference to the coordinator.

    Args:
        age: Today, in whole years.
        named: The whole name, and what stands in columns that have no room.
        when: An instant as the list writes it.
        handled_by: Names of those who handle a case.
        district_of: Name of its district.
    """
    return (*_who(age, named), _district(district_of), *_state_columns(when, handled_by))


def _who(
    age: Callable[[CaseListItem], int | None], named: Callable[[CaseListItem], str]
) -> tuple[Column[CaseListItem], ...]:
    return (
        *who_columns(width=25, least=14, hint=named),
        Column(
            name="age",
            title=_("Age"),
            width=4,
            is_number=True,
            sort=age,
            text=lambda item: "" if age(item) is None else str(age(item)),
        ),
        Column(
            name="school",
            title=_("School"),
            width=0,
            spare=2,
            text=_school,
            hint=_school,
        ),
    )


def _district(district_of: Callable[[CaseListItem], str]) -> Column[CaseListItem]:
    return Column(
        name="district",
        title=_("District"),
        width=14,
        least=12,
        spare=1,
        text=district_of,
        hint=district_of,
    )


def _state_columns(
    when: Callable[[datetime | None], str], handled_by: Callable[[CaseListItem], str]
) -> tuple[Column[CaseListItem], ...]:
    return (
        Column(
            name="state",
            title=_("Consent"),
            width=22,
            least=20,
            text=_state,
            icon=lambda item: _look(item).icon,
            tone=lambda item: _look(item).tone,
            hint=_stands,
        ),
        Column(
            name="meeting",
            title=_("Next meeting"),
            width=14,
            text=lambda item: when(item.next_meeting_at),
            sort=lambda item: item.next_meeting_at,
        ),
        Column(
            name="commitments",
            title=_("Commitments"),
            width=12,
            spare=4,
            is_number=True,
            text=lambda item: str(item.open_commitments or ""),
            sort=lambda item: item.open_commitments,
        ),
        Column(
            name="handler",
            title=_("Coordinator"),
            width=0,
            spare=3,
            text=handled_by,
            hint=handled_by,
        ),
    )


def _look(item: CaseListItem) -> Look:
    return held_look(item.state, item.taken_back, item.beside)[1]


def _school(item: CaseListItem) -> str:
    return "" if item.is_protected else item.school or ""


def _state(item: CaseListItem) -> str:
    return held_look(item.state, item.taken_back, item.beside)[0]


def _stands(item: CaseListItem) -> str:
    """The state in whole, where its column cuts it, and to which day it holds."""
    said = [_state(item)]
    if item.state_ends_on is not None:
        said.append(_("To {day}").format(day=item.state_ends_on.isoformat()))
    return " · ".join(said)

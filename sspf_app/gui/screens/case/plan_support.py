"""What can be chosen from the catalogue of support for a line of the plan; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.gui.i18n import _
from sspf_app.gui.support_words import for_whom
from sspf_app.services.plan_views import PlanEntry
from sspf_app.services.support_views import SupportView


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportChoice:
    """An entry to choose.

    Attributes:
        name: What it is called: the words of a line that has none yet.
        hint: Who gives it, and for whom it is.
        told: How one gets there, whom to contact, what it costs.
        party: Id of the party that gives it; empty = none of the register.
    """

    id: str
    name: str
    hint: str = ""
    told: str = ""
    party: str = ""


def support_choices(
    offered: tuple[SupportView, ...], entry: PlanEntry | None
) -> tuple[SupportChoice, ...]:
    """What is offered today; what the line has already stays, also if it is offered no more."""
    choices = [_choice(one) for one in offered]
    if entry is not None and entry.support and entry.support not in {one.id for one in choices}:
        kept = SupportChoice(
            id=entry.support, name=entry.support_words, hint=_("Not offered any more")
        )
        choices.insert(0, kept)
    return tuple(choices)


def _choice(view: SupportView) -> SupportChoice:
    entry = view.entry
    told = (entry.way_in, entry.contact, entry.cost)
    return SupportChoice(
        id=view.id,
        name=entry.name,
        hint=" · ".join(part for part in (view.giver, for_whom(entry)) if part),
        told=" · ".join(part for part in told if part),
        party=entry.party or "",
    )

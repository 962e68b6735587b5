"""The fields of an entry of the catalogue of support as they are typed; no Qt."""

from __future__ import annotations

from sspf_app.services.changed_meanwhile import version_of
from sspf_app.services.support_records import SupportEntry
from sspf_app.services.support_views import OLDEST, SupportInput


def input_of(entry: SupportEntry) -> SupportInput:
    """An entry as it stands, to be typed over."""
    return SupportInput(
        name=entry.name,
        about=entry.about,
        whom=entry.whom,
        from_age=entry.from_age,
        to_age=entry.to_age,
        party=entry.party,
        giver=entry.giver,
        way_in=entry.way_in,
        contact=entry.contact,
        cost=entry.cost,
        areas=entry.areas,
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        seen=version_of(entry) if entry.id else "",
    )


def age_words(age: int | None) -> str:
    """An age in its field; None = no bound."""
    return "" if age is None else str(age)


def is_age(said: str) -> bool:
    """Whether a field holds whole years somebody can have, or nothing."""
    said = said.strip()
    return not said or (said.isascii() and said.isdigit() and int(said) <= OLDEST)


def age_of(said: str) -> int | None:
    """The age in a field; None = none, or no age."""
    return int(said) if said.strip() and is_age(said) else None

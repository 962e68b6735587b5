"""An entry of the catalogue of support: how it is made of what was typed, and what is refused."""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.services.support_records import SupportEntry
from sspf_app.services.support_views import OLDEST, SupportInput

_LONGEST = 4_000
"""Signs in one field: a few sentences, and far more."""


def entry_of(support: str, typed: SupportInput) -> SupportEntry:
    """The entry of this id as it was typed."""
    return SupportEntry(
        id=support,
        name=typed.name.strip(),
        about=typed.about.strip(),
        whom=typed.whom.strip(),
        from_age=typed.from_age,
        to_age=typed.to_age,
        party=typed.party,
        giver="" if typed.party else typed.giver.strip(),
        way_in=typed.way_in.strip(),
        contact=typed.contact.strip(),
        cost=typed.cost.strip(),
        areas=tuple(dict.fromkeys(typed.areas)),
        starts_on=typed.starts_on,
        ends_on=typed.ends_on,
    )


def check_words(made: SupportEntry) -> None:
    """Whether the words, ages and days of an entry can stand.

    Raises:
        DomainError: ``support_name_required``, ``support_too_long`` (most), ``support_ages``,
            ``support_days``.
    """
    if not made.name:
        raise DomainError("support_name_required")
    typed = (made.name, made.about, made.whom, made.giver, made.way_in, made.contact, made.cost)
    if max(map(len, typed)) > _LONGEST:
        raise DomainError("support_too_long", most=_LONGEST)
    ages = [age for age in (made.from_age, made.to_age) if age is not None]
    if ages != sorted(ages) or any(not 0 <= age <= OLDEST for age in ages):
        raise DomainError("support_ages")
    days = [day for day in (made.starts_on, made.ends_on) if day is not None]
    if days != sorted(days):
        raise DomainError("support_days")

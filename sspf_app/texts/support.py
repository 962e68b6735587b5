"""Words of the catalogue of support: its columns on a sheet, its states, its ages."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

HEADS = {
    "name": N_("Kind of support"),
    "about": N_("What it is"),
    "whom": N_("For whom"),
    "from_age": N_("Age from"),
    "to_age": N_("Age to"),
    "giver": N_("Given by"),
    "way_in": N_("How one gets there"),
    "contact": N_("Whom to contact"),
    "cost": N_("What it costs"),
    "areas": N_("Areas of life"),
    "starts_on": N_("Offered from"),
    "ends_on": N_("Offered until"),
}
"""The heading of each field of ``services.support_records.SupportEntry`` that is on a sheet."""

STATES = {
    "offered": N_("Offered"),
    "coming": N_("Not yet"),
    "over": N_("Over"),
    "ended": N_("Not offered"),
    "example": N_("Example"),
}
"""Whether an entry can be chosen, by ``services.support_views.SupportState``."""


def ages(first: int | None, last: int | None, words: Words) -> str:
    """The ages it is for, in whole years; empty = any."""
    _ = words.gettext
    if first is not None and last is not None:
        return _("{first}–{last} years").format(first=first, last=last)
    if first is not None:
        return _("from {age} years").format(age=first)
    return "" if last is None else _("up to {age} years").format(age=last)

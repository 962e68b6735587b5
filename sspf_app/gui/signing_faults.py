"""Which field of an answer a refusal is about: its day, or its time; no Qt."""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _

_PLACES = {
    "same_day_time_needed": "time",
    "signed_time_other_day": "time",
    "signed_before_printed_at": "time",
    "signed_before_printed": "day",
    "signed_after_closing": "day",
    "signed_before_of_age": "day",
    "date_in_future": "day",
    "valid_to_after_form": "valid_to",
}


def place_of(error: BaseException) -> str:
    """The field at which it is to be said; empty = above the page."""
    return _PLACES.get(error.code, "") if isinstance(error, DomainError) else ""


def time_hint() -> str:
    """When the time of signing is more than nice to have."""
    return _("Needed if more was said that day.")

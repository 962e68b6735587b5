"""A text of the form as it is opened: its words, and what was typed in it and not saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.services.bundle import Services
from sspf_app.services.form_clauses import BY_ID
from sspf_app.services.form_text_views import TextComparison


def draft_key(text_id: str) -> str:
    """Under which what is typed in a text is kept."""
    return f"register/{text_id}/words"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedText:
    """A text, what is typed in it and not saved, and whether the user keeps drafts."""

    comparison: TextComparison
    unsaved: Mapping[str, str]
    may_keep: bool


def opened_text(services: Services, text_id: str, typed: Mapping[str, str] | None) -> OpenedText:
    """A text, with what stands in its fields now or what was kept of it."""
    kept = _kept(services, text_id)
    comparison = services.form_texts.compare(text_id)
    stored = comparison.item.text.words
    unsaved = (kept or {}) if typed is None else typed
    return OpenedText(
        comparison=comparison,
        unsaved={id_: said for id_, said in unsaved.items() if stored.get(id_) != said},
        may_keep=kept is not None,
    )


def _kept(services: Services, text_id: str) -> dict[str, str] | None:
    """Words typed before and not saved; None where the user's role keeps no drafts."""
    try:
        draft = services.drafts.get(draft_key(text_id))
    except DomainError:
        return None
    if draft is None:
        return {}
    kept = json.loads(draft.text)
    return {id_: said for id_, said in kept.items() if id_ in BY_ID}

"""A text of the form as it is opened: its words, and what was typed in it and not saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sspf_app.domain.errors import DomainError
from sspf_app.services.bundle import Services
from sspf_app.services.form_clauses import BY_ID
from sspf_app.services.form_text_views import TextComparison

_WAS = "was"
"""Beside the clauses of a draft: what stood in those that were touched."""


def draft_key(text_id: str) -> str:
    """Under which what is typed in a text is kept."""
    return f"register/{text_id}/words"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedClauses:
    """What is typed in the clauses of a text and not saved.

    Attributes:
        words: By clause id.
        was: What stood in those clauses when they were touched.
    """

    words: Mapping[str, str] = field(default_factory=dict[str, str])
    was: Mapping[str, str] = field(default_factory=dict[str, str])

    def beside(self, stored: Mapping[str, str]) -> TypedClauses:
        """What of it differs from the words that stand."""
        words = {id_: said for id_, said in self.words.items() if stored.get(id_) != said}
        return TypedClauses(
            words=words, was={id_: said for id_, said in self.was.items() if id_ in words}
        )

    def overtaken(self, stored: Mapping[str, str]) -> dict[str, str]:
        """What was recorded meanwhile in clauses that were touched."""
        return {
            id_: now
            for id_, was in self.was.items()
            if id_ in self.words and (now := stored.get(id_, "")) != was
        }

    def kept(self) -> str:
        """As a draft; empty where nothing is typed."""
        both = {**self.words, _WAS: dict(self.was)}
        return json.dumps(both, ensure_ascii=False) if self.words else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedText:
    """A text, what is typed in it and not saved, and whether the user keeps drafts."""

    comparison: TextComparison
    unsaved: TypedClauses
    may_keep: bool


def opened_text(services: Services, text_id: str, typed: TypedClauses | None) -> OpenedText:
    """A text, with what stands in its fields now or what was kept of it."""
    kept = _kept(services, text_id)
    comparison = services.form_texts.compare(text_id)
    stored = comparison.item.text.words
    unsaved = (kept or TypedClauses()) if typed is None else typed
    return OpenedText(
        comparison=comparison, unsaved=unsaved.beside(stored), may_keep=kept is not None
    )


def _kept(services: Services, text_id: str) -> TypedClauses | None:
    """Words typed before and not saved; None where the user's role keeps no drafts."""
    try:
        draft = services.drafts.get(draft_key(text_id))
    except DomainError:
        return None
    if draft is None:
        return TypedClauses()
    kept = json.loads(draft.text)
    was = kept.pop(_WAS, {})
    return TypedClauses(
        words={id_: said for id_, said in kept.items() if id_ in BY_ID},
        was={id_: said for id_, said in was.items() if id_ in BY_ID},
    )

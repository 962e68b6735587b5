"""What the question's presenter asks of its view, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.gui.ports import TroubleView


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something to choose: its id, its name, a few words more."""

    id: str
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCase:
    """What one may ask about in a case.

    Attributes:
        persons: Of the case: about whom, and, after the parties, to whom.
    """

    case: str
    purposes: tuple[Named, ...]
    persons: tuple[Named, ...]
    parties: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What has been chosen so far; None = not yet.

    Attributes:
        at: None = now.
        is_instant_open: The day or the time is being typed, or is none: no answer till it is.
    """

    case: str | None = None
    purpose: str | None = None
    subject: str | None = None
    type: InformationType | None = None
    source: str | None = None
    recipient: str | None = None
    channel: Channel = Channel.ORAL
    at: datetime | None = None
    is_instant_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAnswer:
    """The answer as shown.

    Attributes:
        reasons: Each reason by itself.
        can_note: It was allowed, by word of mouth, now.
        can_copy: It was allowed, in writing, now: words for a message may be copied.
        key: Where what is typed of it is kept.
    """

    allowed: bool
    sentence: str
    reasons: tuple[str, ...]
    can_note: bool
    can_copy: bool = False
    key: str = ""


class AskPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_cases(self, cases: tuple[Named, ...]) -> None: ...
    def show_case(self, asked: AskedCase | None) -> None: ...
    def show_question(self, question: Question) -> None: ...
    def show_answer(self, answer: ShownAnswer | None) -> None: ...
    def ask_reason(self, case: str) -> None: ...
    def ask_whose_consent(self) -> None: ...
    def show_noted(self) -> None: ...
    def put_words(self, words: str) -> None: ...

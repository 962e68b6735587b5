"""Messages about a meeting, as screens show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sspf_app.services.changes import Changes
from sspf_app.services.export_views import Paper
from sspf_app.services.paper_of_notice import NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeOrder:
    """A message to one recipient.

    Attributes:
        with_name: The young person's name stands in it; only for mail that is secure.
        with_place: Where the meeting is stands in it, if this recipient may be told.
    """

    case: str
    meeting: str
    recipient: str
    kind: NoticeKind
    with_name: bool = False
    with_place: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRecipient:
    """Somebody a message can go to, and which.

    Attributes:
        kind: ``party`` or ``person``.
        may: The messages that may go now; empty = none, and ``why`` says so.
        why: Why they cannot be invited; empty = they can.
        invited_at: When an invitation went last; None = none went in writing.
        calendar_at: When a calendar entry went last.
        has_entry: They have an entry in their calendar that was not taken back.
    """

    recipient: str
    name: str
    kind: str
    may: tuple[NoticeKind, ...]
    why: str = ""
    invited_at: datetime | None = None
    calendar_at: datetime | None = None
    has_entry: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeCopied:
    """Words that may be copied now: their row in the ledger is written."""

    words: str
    changes: Changes


def message_words(paper: Paper) -> str:
    """The words of a message, as they are pasted in a mail."""
    return paper.pdf.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n")

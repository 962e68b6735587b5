"""What is wanted of the messages about a meeting, brought to whoever leads them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sspf_app.gui.screens.meeting.notices import NoticesPresenter
from sspf_app.gui.screens.meeting.notices_card import NoticesCard
from sspf_app.services.paper_of_notice import NoticeKind


def connect_notices(card: NoticesCard, leads: NoticesPresenter) -> None:
    """Let the presenter hear what happens in the card."""
    card.preview_wanted.connect(partial(_told, leads.preview))
    card.copy_wanted.connect(partial(_told, leads.copy))
    card.save_wanted.connect(partial(_told, leads.save))
    card.entries_wanted.connect(partial(_entries, leads))
    card.recall_wanted.connect(leads.recall_entry)


def _told(
    act: Callable[..., None], recipient: str, kind: str, with_name: bool, with_place: bool
) -> None:
    act(recipient, NoticeKind(kind), with_name=with_name, with_place=with_place)


def _entries(
    leads: NoticesPresenter, recipients: tuple[str, ...], with_place: bool, minutes: int
) -> None:
    leads.save_entries(recipients, with_place=with_place, minutes=minutes)

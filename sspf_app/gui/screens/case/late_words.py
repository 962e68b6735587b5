"""What left after a withdrawal was heard, in words; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from sspf_app.gui.i18n import _, words
from sspf_app.services.withdrawal_views import WentOutLate
from sspf_app.texts.ledger import paper_kind


def late_words(late: Iterable[WentOutLate], when: Callable[[datetime], str]) -> list[str]:
    """What, to whom and when, a line for each."""
    return [
        _("{paper} to {name}, {when}").format(
            paper=paper_kind(one.kind, words()), name=one.name, when=when(one.at)
        )
        for one in late
    ]

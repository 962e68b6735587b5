"""What left after a withdrawal was heard, in words; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.services.later_changes import Changed
from sspf_app.services.withdrawal_views import WentOutLate, WithdrawalEffect
from sspf_app.texts.dates import joined
from sspf_app.texts.ledger import paper_kind

_KNOWN = {
    Changed.CUSTODY: N_("custody"),
    Changed.PERSON: N_("a birth date or a death"),
    Changed.PARTICIPATION: N_("which parties take part"),
    Changed.ANSWER: N_("an answer signed before"),
    Changed.WITHDRAWAL: N_("a consent taken back"),
    Changed.PAUSE: N_("a pause"),
    Changed.CLOSING: N_("that the case is closed"),
    Changed.CASE: N_("the case itself"),
    Changed.DECISION: N_("a decision of the case"),
    Changed.RULES: N_("the rules of the office"),
}


def late_words(late: Iterable[WentOutLate], when: Callable[[datetime], str]) -> list[str]:
    """What, to whom and when, a line for each."""
    return [
        _("{paper} to {name}, {when}").format(
            paper=paper_kind(one.kind, words()), name=one.name, when=when(one.at)
        )
        for one in late
    ]


def late_title(effect: WithdrawalEffect) -> str:
    """What a card of it is called."""
    if effect.later_known:
        return _("Went out before it was recorded")
    if effect.is_wrong_answer:
        return _("Went out by the answer that was recorded wrongly")
    return _("Went out after the withdrawal was heard")


def known_words(kinds: Sequence[str], when: str) -> str:
    """What was recorded looking back, and when; ``kinds`` are values of ``Changed``."""
    what = joined([marked(_KNOWN[Changed(one)]) for one in kinds], words())
    return _(
        "On {when} something was recorded that holds from before: {what}. By what is known now the "
        "answer was no when it went out."
    ).format(when=when, what=what)

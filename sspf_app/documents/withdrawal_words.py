"""What the letter and the message of a withdrawal say alike."""

from __future__ import annotations

from datetime import UTC

from sspf_app.services.paper_of_withdrawal import WithdrawalNoticeData
from sspf_app.texts.addressing import how_many
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import long_instant


def no_longer(data: WithdrawalNoticeData, words: Words) -> str:
    """What the reader may no longer do; a party sees to it that its people know."""
    _ = words.gettext
    if data.is_person:
        return _(
            "From the moment given above the information below may no longer be shared on the "
            "ground of that consent."
        )
    return _(
        "From the moment given above the information below may no longer be shared on the "
        "ground of that consent. Please see to it that everybody concerned with you knows."
    )


def give_back(data: WithdrawalNoticeData, words: Words) -> tuple[str, ...]:
    """What to do with what came after the withdrawal was heard; nothing where nothing did.

    It left without consent, so it is asked for back as a copy that went to the wrong one is.
    """
    _ = words.gettext
    if not data.late:
        return ()
    rows = (f"{one.kind}, {long_instant(one.at, one.at.tzinfo or UTC, words)}" for one in data.late)
    n = how_many(is_person=data.is_person)
    why = (
        words.ngettext(
            "What we gave you was therefore without consent. The mistake is ours:",
            "What we gave you was therefore without consent. The mistake is ours:",
            n,
        )
        if data.is_wrong_answer
        else words.ngettext(
            "After that moment you still got something from us that it covers. You should not "
            "have got it, and the mistake is ours:",
            "After that moment you still got something from us that it covers. You should not "
            "have got it, and the mistake is ours:",
            n,
        )
    )
    return (
        why,
        *rows,
        _(
            "Please erase it or send it back, also what you have copied or written down from it. "
            "Do not use it and do not tell it to anybody."
        ),
        _(
            "Answer us as soon as you can: that it is erased, that it is on its way back, or by "
            "which law you must keep it."
        ),
    )


def title_of(data: WithdrawalNoticeData, words: Words) -> str:
    """What the notice is."""
    _ = words.gettext
    if data.is_wrong_answer:
        return _("We ask for something back")
    return _("Notice of withdrawn consent")


def what_happened(data: WithdrawalNoticeData, words: Words) -> tuple[str, ...]:
    """Why the reader is told: a consent is withdrawn, or was noted though nobody gave it."""
    _ = words.gettext
    if data.is_later_known:
        return (
            _(
                "We gave information within SSPF that we believed we might give. By what we know "
                "now we might not."
            ),
        )
    if data.is_wrong_answer:
        return (
            _("We had noted a consent to share information within SSPF that was not given so."),
        )
    return (
        _("A consent to share information within SSPF has been withdrawn in this case."),
        no_longer(data, words),
    )

"""What the letter and the message of a withdrawal say alike."""

from __future__ import annotations

from sspf_app.services.paper_of_withdrawal import WithdrawalNoticeData
from sspf_app.texts.catalogue import Words


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

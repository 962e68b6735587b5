"""The guardian whose answer is done without while an exception lasts: named beside every yes.

Source: sharing rules, section 3.5.
"""

from __future__ import annotations

from collections.abc import Collection

from sspf_app.domain.rules import Situation
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.sharing_views import DoneWithout


def done_without(
    loaded: LoadedCase, situation: Situation, subject: str, required: Collection[str]
) -> DoneWithout | None:
    """The guardian whom the rules leave out; None = nobody.

    Args:
        loaded: The case.
        situation: It at the instant asked about.
        subject: Whom the information is about.
        required: Who must answer then.
    """
    holders = {row.holder for row in situation.custody_of(subject)}
    others, day = holders & set(required), situation.day
    for row in situation.rows.exceptions if others else ():
        is_left_out = row.guardian in holders - others
        if is_left_out and row.starts_on <= day <= row.ends_on:
            name = loaded.name(row.guardian)
            return DoneWithout(name=name, until=row.ends_on, decided_by=row.decided_by)
    return None

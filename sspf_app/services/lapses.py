"""Which commitments have lapsed: their responsible may no longer receive them.

Worked out with the kept state of a case, so that lists over all cases can flag them.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.item_reading import is_lapsed
from sspf_app.services.plan_records import Lapse
from sspf_app.services.standing_rows import standing


def lapses_of(facts: Facts, case: str, *, now: datetime) -> tuple[Lapse, ...]:
    """The lapsed commitments of a case, as the rules have it now."""
    headers: list[Case] = [row for row in standing(facts.cases) if row.id == case]
    promised = [row for row in standing(facts.items) if row.case == case and row.commitment]
    if not headers or not promised:
        return ()
    loaded = LoadedCase(facts=facts, header=headers[0], now=now)
    return tuple(
        Lapse(case=case, item=row.id, recorded_at=row.recorded_at)
        for row in promised
        if is_lapsed(loaded, row)
    )

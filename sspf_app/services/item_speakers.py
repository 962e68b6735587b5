"""Who else could say a line of the plan, so that more read it.

By a form each kind is told by somebody; what another says of it goes nowhere. The default speaker
is the coordinator's party, which seldom tells what the school or the leisure centre tells.

Source: sharing rules, section 6 (who reads an item).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sspf_app.domain.facts import Item, Meeting
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.item_reading import reads, recipients_of
from sspf_app.services.meeting_views import SpeakerView


def better_speaker(
    loaded: LoadedCase, meeting: Meeting, item: Item, *, may_say: Iterable[str]
) -> SpeakerView | None:
    """The party by whom most read it, if more do than by whom it is said now.

    Where several are alike, it is who does it, then who joined first.

    Args:
        loaded: The case.
        meeting: Where it is said.
        item: The item as it would be saved.
        may_say: Parties whose words of that kind the coordinator's party may receive.
    """
    owner = "" if item.commitment is None else item.commitment.responsible
    best: SpeakerView | None = None
    most = _readers(loaded, meeting, item)
    for party in sorted(may_say, key=lambda one: one != owner):
        count = _readers(loaded, meeting, replace(item, source=party))
        if count > most:
            most = count
            best = SpeakerView(party=party, name=loaded.name(party), readers=count)
    return best


def _readers(loaded: LoadedCase, meeting: Meeting, item: Item) -> int:
    return sum(reads(loaded, item, one) for one in recipients_of(loaded, meeting))

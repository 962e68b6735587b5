"""Which parts of what went out a person may know of themselves, whatever anybody answered.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from sspf_app.domain.facts import Item
from sspf_app.domain.rules import person_reads
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.item_reading import reads_by_rules
from sspf_app.services.records import DisclosedPart
from sspf_app.services.standing_rows import standing


def knows_part(loaded: LoadedCase, part: DisclosedPart, reader: str) -> bool:
    """Whether a person may know that this was told; what came by an item as they read the item."""
    if part.item is None:
        kind = Item(
            id="kind",
            case=loaded.id,
            meeting="",
            text="",
            source=part.source,
            about=(part.subject,),
            types=(part.type,),
        )
        is_kept = loaded.keeps_from(reader, kind.about)
        return not is_kept and person_reads(loaded.situation, kind, reader)
    items = [row for row in standing(loaded.facts.items) if row.id == part.item]
    return any(reads_by_rules(loaded, item, reader) for item in items if item.case == loaded.id)

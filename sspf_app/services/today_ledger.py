"""Contribution to the queue of the day: what went wrong and is not known to be mended."""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.records import DisclosureKind
from sspf_app.services.today_scene import CaseDue, QueueScene


def papers_gone_wrong(scene: QueueScene) -> Iterator[CaseDue]:
    """Misdirected copies that are neither back nor destroyed nor confirmed to be gone."""
    found = scene.unit.ledger.misdirections()
    is_open = scene.unit.day.open_among({row.case for row in found})
    for case in [one for one in dict.fromkeys(row.case for row in found) if one in is_open]:
        misdirections = [row for row in found if row.case == case]
        trail = read_trail(scene.unit, case)
        loaded = load_case(scene.unit, case, now=scene.now)
        spoken = {one.id for one in trail.disclosures if one.kind is DisclosureKind.ORAL}
        for row in misdirections:
            reached = row.reached or row.id
            if trail.last(FollowUpKind.COPY_STATE, about=row.id, recipient=reached) is None:
                yield CaseDue(
                    "words_gone_wrong" if row.disclosure in spoken else "paper_gone_wrong",
                    scene.midnight(row.found_on),
                    row.disclosure,
                    case,
                    "" if _is_protected(loaded, reached) else trail.name(loaded, reached),
                )


def _is_protected(loaded: LoadedCase, some_id: str) -> bool:
    return some_id in {person.id for person in loaded.protected}

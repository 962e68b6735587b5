"""Contribution to the queue of the day: what went wrong and is not known to be mended."""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.domain.time import start_of
from sspf_app.services.case_reading import LoadedCase, load_case
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.ledger_trail import read_trail
from sspf_app.services.records import DisclosureKind
from sspf_app.services.today_scene import QueueScene
from sspf_app.services.today_views import TodayEntry


def papers_gone_wrong(scene: QueueScene) -> Iterator[TodayEntry]:
    """Misdirected copies that are neither back nor destroyed nor confirmed to be gone."""
    found = [row for row in scene.unit.ledger.misdirections() if row.case in scene.cases]
    for item in [scene.cases[case] for case in dict.fromkeys(row.case for row in found)]:
        misdirections = [row for row in found if row.case == item.case]
        trail = read_trail(scene.unit, item.case)
        loaded = load_case(scene.unit, item.case, now=scene.now)
        spoken = {one.id for one in trail.disclosures if one.kind is DisclosureKind.ORAL}
        for row in misdirections:
            reached = row.reached or row.id
            if trail.last(FollowUpKind.COPY_STATE, about=row.id, recipient=reached) is None:
                yield scene.entry(
                    "words_gone_wrong" if row.disclosure in spoken else "paper_gone_wrong",
                    start_of(row.found_on, scene.zone),
                    item,
                    detail="" if _is_protected(loaded, reached) else trail.name(loaded, reached),
                    target=row.disclosure,
                )


def _is_protected(loaded: LoadedCase, some_id: str) -> bool:
    return some_id in {person.id for person in loaded.protected}

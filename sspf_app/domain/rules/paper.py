"""From the boxes ticked by hand on a form to grants and exclusions.

Source: sharing rules, section 1 (grant).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sspf_app.domain.codes import GrantChannel, InformationType
from sspf_app.domain.facts import Exclusion, Grant


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A row of the form: what is told about whom, and who tells it."""

    subject: str
    type: InformationType
    teller: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBox:
    """A box that is not empty: ticked (True) or struck out (False), and for which channel."""

    yes: bool
    channel: GrantChannel = GrantChannel.ANY


Sheet = Mapping[tuple[PaperRow, str], PaperBox]
"""Row and column (party or person id) to the mark in the box; a blank box is left out."""


def paper_to_grants(
    rows: Iterable[PaperRow], columns: Iterable[str], sheet: Sheet, *, persons: frozenset[str]
) -> tuple[tuple[Grant, ...], tuple[Exclusion, ...]]:
    """What the marks on a sheet grant and exclude.

    A yes in row (T, s), column r lets s give T and r receive T. Where rows of the same type differ
    for r, r receives and the rows that did not say yes become exclusions. Struck in every row of T:
    r may not receive T. One box for the spoken word alone makes all of its teller, and all of its
    column, of that type and subject so: a grant has one channel.

    Args:
        rows: The printed rows.
        columns: Party or person ids of the printed columns.
        sheet: The boxes that are not empty.
        persons: Which of the columns are persons who are no party.

    Source: sharing rules, section 1.
    """
    cells = _Cells()
    exclusions: list[Exclusion] = []
    by_kind: dict[tuple[str, InformationType], list[PaperRow]] = {}
    for row in rows:
        by_kind.setdefault((row.subject, row.type), []).append(row)
    for (subject, type_), same in by_kind.items():
        for column in columns:
            boxes = {row: sheet.get((row, column)) for row in same if row.teller != column}
            ticked = [(row, box) for row, box in boxes.items() if box is not None and box.yes]
            for row, box in ticked:
                cells.give(subject, row.teller, type_, box.channel)
                cells.receive(subject, column, type_, box.channel)
            if ticked:
                exclusions += [
                    Exclusion(subject=subject, source=row.teller, recipient=column, type=type_)
                    for row, box in boxes.items()
                    if box is None or not box.yes
                ]
            elif boxes and all(box is not None for box in boxes.values()):
                cells.refuse(subject, column, type_)
    return cells.grants(persons), tuple(exclusions)


class _Cells:
    """Both sides of each (subject, recipient, type), gathered from the rows.

    A grant occurs once and has one channel, and boxes of one recipient may differ: one box for the
    spoken word alone makes it that for all of them, so that nothing is shared in writing that
    nobody ticked.
    """

    def __init__(self) -> None:
        self._sides: dict[tuple[str, str, InformationType], dict[str, bool]] = {}
        self._oral: set[tuple[str, str, InformationType]] = set()

    def give(self, subject: str, party: str, type_: InformationType, channel: GrantChannel) -> None:
        self._tick((subject, party, type_), "give", channel)

    def receive(
        self, subject: str, recipient: str, type_: InformationType, channel: GrantChannel
    ) -> None:
        self._tick((subject, recipient, type_), "receive", channel)

    def refuse(self, subject: str, recipient: str, type_: InformationType) -> None:
        self._sides.setdefault((subject, recipient, type_), {})["receive"] = False

    def _tick(
        self, key: tuple[str, str, InformationType], side: str, channel: GrantChannel
    ) -> None:
        self._sides.setdefault(key, {})[side] = True
        if channel is GrantChannel.ORAL:
            self._oral.add(key)

    def grants(self, persons: frozenset[str]) -> tuple[Grant, ...]:
        found: list[Grant] = []
        for key in sorted(self._sides):
            (subject, recipient, type_), sides = key, self._sides[key]
            is_person = recipient in persons
            give = None if is_person else sides.get("give")
            if give is not None or "receive" in sides:
                grant = Grant(
                    subject=subject,
                    party=None if is_person else recipient,
                    person=recipient if is_person else None,
                    type=type_,
                    give=give,
                    receive=sides.get("receive"),
                    channel=GrantChannel.ORAL if key in self._oral else GrantChannel.ANY,
                )
                found.append(grant)
        return tuple(found)

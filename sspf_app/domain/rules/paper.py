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
    r may not receive T.

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
    """Both sides of each (subject, recipient, type), gathered from the rows."""

    def __init__(self) -> None:
        self._give: dict[tuple[str, str, InformationType], GrantChannel] = {}
        self._receive: dict[tuple[str, str, InformationType], GrantChannel | None] = {}

    def give(self, subject: str, party: str, type_: InformationType, channel: GrantChannel) -> None:
        key = (subject, party, type_)
        self._give[key] = _wider(self._give.get(key), channel)

    def receive(
        self, subject: str, recipient: str, type_: InformationType, channel: GrantChannel
    ) -> None:
        key = (subject, recipient, type_)
        self._receive[key] = _wider(self._receive.get(key), channel)

    def refuse(self, subject: str, recipient: str, type_: InformationType) -> None:
        self._receive[(subject, recipient, type_)] = None

    def grants(self, persons: frozenset[str]) -> tuple[Grant, ...]:
        keys = sorted({*self._give, *self._receive})
        return tuple(
            grant for key in keys for grant in self._grants_of(key, is_person=key[1] in persons)
        )

    def _grants_of(
        self, key: tuple[str, str, InformationType], *, is_person: bool
    ) -> Iterable[Grant]:
        """One grant for both sides, or one a side where their channels differ."""
        subject, recipient, type_ = key
        sides: dict[GrantChannel, dict[str, bool]] = {}
        if key in self._give and not is_person:
            sides.setdefault(self._give[key], {})["give"] = True
        if key in self._receive:
            channel = self._receive[key]
            sides.setdefault(channel or GrantChannel.ANY, {})["receive"] = channel is not None
        for channel, values in sorted(sides.items()):
            yield Grant(
                subject=subject,
                party=None if is_person else recipient,
                person=recipient if is_person else None,
                type=type_,
                give=values.get("give"),
                receive=values.get("receive"),
                channel=channel,
            )


def _wider(known: GrantChannel | None, channel: GrantChannel) -> GrantChannel:
    return GrantChannel.ANY if GrantChannel.ANY in (known, channel) else channel

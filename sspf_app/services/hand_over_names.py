"""Whom the page for a colleague may name: never somebody protected, never where they are.

The page tells of many cases, so what one of them hides no row of another tells.

Source: sharing rules, section 6 (protected identity).
"""

from __future__ import annotations

from sspf_app.domain.facts import Party
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.paper_names import hidden_places, reveals_place
from sspf_app.services.paper_search import Withheld, names_of
from sspf_app.services.placements import hiding_pauses, is_placement
from sspf_app.services.today_views import TodayEntry
from sspf_app.texts.catalogue import Words
from sspf_app.texts.labels import function_label

_OFFICE = "receipt_awaited"


class ShownNames:
    """The names of one page, and what it is searched for."""

    def __init__(
        self,
        cases: list[LoadedCase],
        *,
        with_names: bool,
        words: Words,
        apart: frozenset[str] = frozenset(),
    ) -> None:
        """Prepare the names.

        Args:
            cases: Every case the page tells of.
            with_names: Persons are named, but for those who are protected.
            words: The language of the page.
            apart: Cases that whoever writes the page may not open: no name of them is told.
        """
        self._apart = apart
        self._cases = {one.id: one for one in cases}
        self._hiding = [one for one in cases if one.protected or hiding_pauses(one)]
        self._with_names = with_names
        self._words = words

    def of(self, entry: TodayEntry) -> str:
        """Whom a row is about, as the page may say it; empty = nobody."""
        loaded = None if entry.case is None else self._cases.get(entry.case)
        if loaded is None or loaded.id in self._apart:
            return ""
        if entry.kind == _OFFICE:
            # Where a case goes tells where the child has moved.
            return "" if loaded in self._hiding else entry.name
        party = loaded.parties.get(entry.target)
        if party is not None:
            hides = self._hides(loaded, party)
            return function_label(party.kind, self._words) if hides else party.name
        return entry.name if self._with_names else ""

    def withheld(self, loaded: LoadedCase, *, own: tuple[str, ...]) -> Withheld:
        """Without names nobody of the case may stand there; with names nobody protected.

        Args:
            loaded: One of the cases.
            own: Names of the two who hand over: one of them may be called as somebody of a case.
        """
        passed = {name.casefold() for name in own}
        names = [
            name
            for row in loaded.persons.values()
            if row.is_protected or not self._with_names
            for name in names_of(loaded, row.id)
            if name.casefold() not in passed
        ]
        places = {
            row.name for row in loaded.parties.values() if row.reveals_place or is_placement(row)
        }
        hidden = tuple(name for name in hidden_places(loaded) if name in places)
        return Withheld(names=tuple(names), nowhere=hidden if loaded in self._hiding else ())

    def _hides(self, loaded: LoadedCase, party: Party) -> bool:
        if reveals_place(loaded, party):
            return True
        is_known = party.reveals_place or is_placement(party)
        return any(reveals_place(one, party) for one in self._hiding if is_known or one.protected)

"""The ledger of a case with what is kept beside it, read for one use case.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.ledger_records import FollowUp, FollowUpKind, Misdirection, that_count
from sspf_app.services.merged_ids import who_now
from sspf_app.services.paper_names import shown_name
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Disclosure, Presence
from sspf_app.texts.catalogue import Words


@dataclass(frozen=True, kw_only=True)
class LedgerTrail:
    """Everything that went out in a case, and what is known of it since.

    Attributes:
        follow_ups: Every note, also those that were taken back.
        kept: By an id from before a merge, the id that person has now.
        present: Who was noted as present at any of its meetings, and so knows of the case.
    """

    disclosures: tuple[Disclosure, ...]
    misdirections: tuple[Misdirection, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    present: frozenset[str] = frozenset()
    kept: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def outsiders(self) -> dict[str, Misdirection]:
        """Misdirections that reached somebody the register does not know, by their own id."""
        return {row.id: row for row in self.misdirections if row.reached is None}

    @cached_property
    def counting(self) -> tuple[FollowUp, ...]:
        """What came after, without what was noted by mistake and taken back."""
        return that_count(self.follow_ups)

    def wrong_ways(self, disclosure: str) -> tuple[Misdirection, ...]:
        """How a copy went wrong; it may have more than once."""
        return tuple(row for row in self.misdirections if row.disclosure == disclosure)

    def reached(self, disclosure: Disclosure) -> tuple[str, ...]:
        """Who really has it: whoever it was meant for, unless it went elsewhere instead."""
        wrong = self.wrong_ways(disclosure.id)
        intended = all(row.also_intended for row in wrong)
        others = (row.reached or row.id for row in wrong)
        everybody = (*((disclosure.recipient,) if intended else ()), *others)
        return tuple(dict.fromkeys(self.now(one) for one in everybody))

    def now(self, recipient: str) -> str:
        """Who that is by now: somebody entered twice was made one since."""
        return self.kept.get(recipient, recipient)

    def strayed(self, loaded: LoadedCase, recipient: str) -> Misdirection | None:
        """The mistake by which alone a copy came to somebody who has nothing to do with the case.

        Whether the register knows them or not: they are asked for the copy, and told nothing more.
        """
        if recipient in self.outsiders:
            return self.outsiders[recipient]
        if loaded.situation.takes_part(recipient) or any(
            row.parts and recipient == self.now(row.recipient) and recipient in self.reached(row)
            for row in self.disclosures
        ):
            return None
        return next(
            (
                row
                for row in self.misdirections
                if row.reached and self.now(row.reached) == recipient
            ),
            None,
        )

    def last(self, kind: FollowUpKind, *, about: str, recipient: str) -> FollowUp | None:
        """The newest note of a kind; it holds."""
        found = [
            row
            for row in self.counting
            if (row.kind, row.about, self.now(row.recipient)) == (kind, about, self.now(recipient))
        ]
        return found[-1] if found else None

    def name(self, loaded: LoadedCase, recipient: str) -> str:
        """Name of a recipient, in words where the register does not know them."""
        outsider = self.outsiders.get(recipient)
        return loaded.name(recipient) if outsider is None else outsider.reached_words

    def paper_name(self, loaded: LoadedCase, recipient: str, words: Words) -> str:
        """The same, as a paper may show it."""
        outsider = self.outsiders.get(recipient)
        if outsider is None:
            return shown_name(loaded, recipient, words)
        return outsider.reached_words


def read_trail(unit: UnitOfWork, case: str) -> LedgerTrail:
    """Read the ledger of a case."""
    return LedgerTrail(
        disclosures=unit.office.disclosures(case),
        misdirections=unit.ledger.misdirections(case),
        follow_ups=unit.ledger.follow_ups(case),
        kept=who_now(unit),
        present=frozenset(
            row.participant
            for row in unit.office.attendance_of_case(case)
            if row.presence is Presence.PRESENT
        ),
    )

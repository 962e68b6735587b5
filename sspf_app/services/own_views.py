"""How somebody sees what is noted about them: beside it, whatever the minutes' state, for good.

What was written stays. A view is what the family told: it is read by who reads the item, if the
way from the coordinator's party to them is open for what the item is about, and by nobody else.

Source: socialtjänstlagen (2025:400) 14 kap. 6 §; GDPR 16.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, OwnView
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.item_checks import item_questions, may_answer
from sspf_app.services.item_rights import guardians_of
from sspf_app.services.paper_search import item_texts
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action

_LONGEST = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewInput:
    """What somebody says of an item.

    Attributes:
        person: Whom it is about, or who has custody of them today.
        answered: Keys of questions that were answered, as of an item.
    """

    case: str
    item: str
    person: str
    text: str
    said_on: date
    answered: frozenset[str] = frozenset()


class OwnViews:
    """Use cases about how people see what is noted about them."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk, self._access = desk, access

    def note(self, entry: ViewInput) -> Changes:
        """Note it beside the item; what stands there stays, as do views noted before.

        Raises:
            DomainError: ``unknown_case``, ``unknown_item``, ``view_text_required``,
                ``view_too_long`` (most), ``view_not_theirs``: neither whom it is about nor who has
                custody of them; ``date_in_future`` (day), ``item_unanswered`` (questions: tuple of
                ``ItemQuestion``): it names somebody else; ``reason_required``.
        """
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, entry.case)
            old = unit.records.standing(Item, entry.item, case=entry.case)
            if old is None:
                raise DomainError("unknown_item", item=entry.item)
            _check(loaded, old, entry)
            view = OwnView(person=entry.person, text=entry.text.strip(), said_on=entry.said_on)
            new = replace(old, views=(*old.views, view), recorded_at=self._desk.now())
            self._ask(unit, loaded, old, new, entry.answered)
            unit.records.replace(old, at=self._desk.now(), by=new)
            self._desk.log(unit, Action.WRITE, f"own_view:{old.id}", case=entry.case)
            unit.commit()
        return Changes(
            topics=frozenset({Topic.MEETINGS, Topic.CASES, Topic.EXTRACTS}),
            ids=frozenset({entry.case, old.meeting, old.id}),
        )

    def _ask(
        self,
        unit: UnitOfWork,
        loaded: LoadedCase,
        old: Item,
        new: Item,
        answered: frozenset[str],
    ) -> None:
        """Whom the view names besides is asked about, as in an item; what stood is not."""
        closed = self._access.closed_persons(unit)
        words = " ".join(item_texts(new))
        named = {one.id: one for one in unit.queries.persons_in(words)}
        people = tuple({**named, **loaded.persons}.values())
        before = {one.key for one in item_questions(loaded, old, people, closed=closed)}
        left = tuple(
            one
            for one in item_questions(loaded, new, people, closed=closed)
            if one.key not in before and one.key not in may_answer(answered)
        )
        if left:
            raise DomainError("item_unanswered", questions=left)


def _check(loaded: LoadedCase, item: Item, entry: ViewInput) -> None:
    if not entry.text.strip():
        raise DomainError("view_text_required")
    if len(entry.text) > _LONGEST:
        raise DomainError("view_too_long", most=_LONGEST)
    if entry.said_on > loaded.today:
        raise DomainError("date_in_future", day=entry.said_on)
    if entry.person not in {*item.about, *guardians_of(loaded, item)}:
        raise DomainError("view_not_theirs")

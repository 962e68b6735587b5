"""Questions about names in an item, and the answers that are given with it.

Source: sharing rules, section 6 (a text that names a known person).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sspf_app.domain.facts import Item
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.desk import Desk
from sspf_app.services.meeting_records import NameAnswer, NameMeaning
from sspf_app.services.meeting_views import ItemQuestion
from sspf_app.services.name_asking import NAME, NamesOfCase, meanings_in, names_of_case
from sspf_app.services.names_in_text import NameWritten
from sspf_app.services.paper_search import item_texts
from sspf_app.services.ports import UnitOfWork


def name_question(one: NameWritten) -> ItemQuestion:
    """A name, or a number, as it is asked about."""
    kind = "number" if one.is_number else "name"
    return ItemQuestion(key=f"{NAME}{one.key}", kind=kind, name=one.said)


def name_questions(
    names: NamesOfCase, loaded: LoadedCase, item: Item, answered: Iterable[str]
) -> Iterator[ItemQuestion]:
    """Names in an item that nobody answered for, at its meeting before or with it now."""
    texts, typed = item_texts(item), meanings_in(answered)
    for one in names.open_in(loaded, item.meeting, texts, typed=typed):
        yield name_question(one)


def remember_names(
    unit: UnitOfWork, desk: Desk, loaded: LoadedCase, item: Item, answered: Iterable[str]
) -> None:
    """Keep those answers that are about names in the item: none is asked twice at a meeting."""
    typed = meanings_in(answered)
    if not typed:
        return
    asked = names_of_case(unit, loaded.id).open_in(loaded, item.meeting, item_texts(item))
    meant = {one.key: typed[one.key] for one in asked if one.key in typed}
    put_names(unit, desk, item.case, item.meeting, meant)


def put_names(
    unit: UnitOfWork, desk: Desk, case: str, meeting: str, meant: Mapping[str, NameMeaning]
) -> None:
    """Write whom names mean at a meeting."""
    for name, meaning in meant.items():
        unit.meetings.put_name(
            NameAnswer(
                case=case,
                meeting=meeting,
                name=name,
                meaning=meaning,
                answered_at=desk.now(),
                answered_by=desk.actor.user_id,
            )
        )

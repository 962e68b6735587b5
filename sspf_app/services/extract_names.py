"""Names in what a register extract tells, about which nobody said whom they mean.

An extract leaves the desk as any copy does: it names no other child unasked, whoever looked it
through.

Source: sharing rules, section 6 (a text that names a known person); GDPR 15.4.
"""

from __future__ import annotations

from sspf_app.domain.facts import Item
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.extract_reading import ExtractContent
from sspf_app.services.name_asking import names_of_case
from sspf_app.services.paper_search import item_texts
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.standing_rows import standing


def need_names_answered(unit: UnitOfWork, content: ExtractContent) -> None:
    """Refuse an extract that would tell a name nobody has answered for.

    Raises:
        DomainError: ``names_unanswered`` (names): as they are typed there.
    """
    told = {(one.case, one.item) for one in content.parts if one.item is not None}
    for loaded in content.cases:
        said: dict[str, list[str]] = {}
        for item in _items(loaded):
            if (loaded.id, item.id) in told:
                said.setdefault(item.meeting, []).extend(item_texts(item))
        names_of_case(unit, loaded.id).need_answered(loaded, said)


def _items(loaded: LoadedCase) -> tuple[Item, ...]:
    return tuple(item for item in standing(loaded.facts.items) if item.case == loaded.id)

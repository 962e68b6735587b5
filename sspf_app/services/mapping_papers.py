"""The mapping on paper: one copy per reader over all talks, built from what they read now.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item
from sspf_app.domain.time import day_of
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import COORDINATOR, decide_mapping
from sspf_app.services.item_reading import meeting_items
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.name_asking import names_of_case
from sspf_app.services.occasions import kinds_of
from sspf_app.services.paper_lines import (
    LinePaper,
    LineSources,
    everybody_of,
    readers_of,
    recipient_views,
)
from sspf_app.services.paper_names import secrecy_mark
from sspf_app.services.paper_of_mapping import (
    MappingPaperArea,
    MappingPaperData,
    MappingPaperLine,
)
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.papers_out import LANGUAGE, MadePaper, PaperTools
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.process_records import Aspect, ItemMark, Named, OccasionKind
from sspf_app.services.process_settings import settings_on
from sspf_app.services.records import Action
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.process import area_name, aspect_name

_ORDER = (
    Aspect.RISK,
    Aspect.STRENGTH,
    Aspect.YOUNG_VIEW,
    Aspect.GUARDIAN_VIEW,
    Aspect.BETTER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mapping:
    """What was told at the talks of a case, in the order it was told."""

    items: tuple[Item, ...]
    marks: dict[str, ItemMark]
    areas: tuple[Named, ...]


class MappingPapers:
    """Previews and exports of a mapping."""

    def __init__(self, tools: PaperTools, *, words: Words) -> None:
        self._tools = tools
        self._words = words

    def recipients(self, case: str) -> tuple[RecipientView, ...]:
        """For whom a copy could be made, and how many entries each reads; the own copy first.

        Raises:
            DomainError: ``unknown_case``, ``reason_required``.
        """
        with self._tools.desk.begin(Permission.READ_CASES) as unit:
            loaded = self._tools.access.case(unit, case)
            items = _mapping(unit, loaded).items
            self._tools.desk.log(unit, Action.READ, f"recipients:{case}", case=case)
            unit.commit()
        return recipient_views(loaded, items, everybody_of(loaded, items), self._words)

    def preview(self, case: str, *, recipient: str) -> Paper:
        """The copy as it would be exported now, from memory.

        Raises:
            DomainError: ``unknown_case``, ``not_a_recipient`` (name), ``nothing_readable``
                (name), ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            loaded = self._tools.access.case(unit, case)
            paper = self._paper(unit, loaded, _mapping(unit, loaded), recipient).paper
            self._tools.desk.log(unit, Action.READ, f"mapping_preview:{case}", case=case)
            unit.commit()
        return paper

    def export(
        self, case: str, *, recipient: str, folder: Place, copy: CopyKind = CopyKind.PAPER
    ) -> Exported:
        """Write the copy to a folder; the disclosure is committed in the same act.

        Raises:
            DomainError: as ``preview``; ``archive_invalid``, ``export_failed``.
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            loaded = self._tools.access.case(unit, case)
            told = _mapping(unit, loaded)
            out = self._tools.out(unit, folder, copy)
            out.add(loaded, self._paper(unit, loaded, told, recipient), what="mapping")
            return out.write()

    def export_all(
        self, case: str, *, folder: Place, copy: CopyKind = CopyKind.PAPER
    ) -> tuple[Exported, ...]:
        """Write the copy of everybody who reads something: all of them, or none.

        Raises:
            DomainError: as ``export``, for whomever it is found first.
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            loaded = self._tools.access.case(unit, case)
            told = _mapping(unit, loaded)
            out = self._tools.out(unit, folder, copy)
            for recipient in readers_of(loaded, told.items):
                out.add(loaded, self._paper(unit, loaded, told, recipient), what="mapping")
            return out.write_all(about=loaded.reference)

    def _paper(
        self, unit: UnitOfWork, loaded: LoadedCase, told: _Mapping, recipient: str
    ) -> MadePaper:
        """Decide, build, render, reopen and search; with a hit there is no paper."""
        is_own_copy = recipient == COORDINATOR
        if not is_own_copy and recipient not in everybody_of(loaded, told.items):
            raise DomainError("not_a_recipient", name=loaded.name(recipient))
        decision = decide_mapping(loaded, told.items, recipient)
        sources = LineSources(
            office=unit.office.office(),
            named_in=unit.queries.persons_in,
            names=names_of_case(unit, loaded.id),
            written_by=self._tools.desk.actor.name,
            words=words_for(LANGUAGE),
        )
        line_paper = LinePaper(loaded, decision, sources, is_own_copy=is_own_copy)
        data = _data(line_paper, told)
        paper = self._tools.searched(
            self._tools.renderer.mapping(data), loaded, recipient, line_paper.withheld(data)
        )
        return MadePaper(paper=paper, decision=decision)


def _mapping(unit: UnitOfWork, loaded: LoadedCase) -> _Mapping:
    kinds = kinds_of(unit, loaded.id)
    marks = {one.item: one for one in unit.process.marks(loaded.id)}
    talks = [
        one
        for one in loaded.meetings.values()
        if kinds.get((loaded.id, one.id)) is OccasionKind.MAPPING
    ]
    talks.sort(key=lambda one: (one.starts_at, one.id))
    items = [item for talk in talks for item in meeting_items(loaded, talk) if item.id in marks]
    return _Mapping(items=tuple(items), marks=marks, areas=settings_on(unit, loaded.today).areas)


def _data(paper: LinePaper, told: _Mapping) -> MappingPaperData:
    loaded, sources = paper.loaded, paper.sources
    young = loaded.header.young_person
    days = {day_of(one.starts_at, loaded.facts.zone) for one in paper.occasions}
    return MappingPaperData(
        office=paper_office(sources.office),
        language=sources.words.language,
        case_reference=loaded.reference,
        made_at=loaded.now,
        recipient=paper.name(paper.decision.recipient),
        sign=recipient_sign(loaded.id, paper.decision.recipient),
        is_person=paper.decision.recipient in loaded.persons,
        secrecy=secrecy_mark(loaded, sources.office),
        talks=tuple(sorted(days)),
        areas=tuple(_areas(paper, told)),
        young_person=paper.name(young) if paper.knows(young) else None,
        written_by=sources.written_by,
        is_own_copy=paper.is_own_copy,
    )


def _areas(paper: LinePaper, told: _Mapping) -> Iterator[MappingPaperArea]:
    """Areas in the office's order, those that were turned off since last; none without an entry."""
    words = paper.sources.words
    named = {one.code: one.name for one in told.areas}
    used = [told.marks[item.id].area for item in paper.decision.items]
    for code in dict.fromkeys((*(one for one in named if one in used), *used)):
        mine = [item for item in paper.decision.items if told.marks[item.id].area == code]
        mine.sort(key=lambda item: _place(told.marks[item.id].aspect))
        yield MappingPaperArea(
            heading=area_name(code, words, name=named.get(code, "")),
            lines=tuple(_line(paper, item, told.marks[item.id]) for item in mine),
        )


def _place(aspect: Aspect) -> int:
    return _ORDER.index(aspect) if aspect in _ORDER else len(_ORDER)


def _line(paper: LinePaper, item: Item, mark: ItemMark) -> MappingPaperLine:
    held = paper.loaded.need_meeting(item.meeting)
    return MappingPaperLine(
        label=aspect_name(mark.aspect.value, paper.sources.words),
        text=paper.said(item.text),
        views=paper.views_on(item),
        source=paper.source_name(item),
        said_on=day_of(held.starts_at, paper.loaded.facts.zone),
        readers=paper.readers(item),
    )

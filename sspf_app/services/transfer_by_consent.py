"""What of a case goes by consent: what a paper to the receiver would say, and no more.

Who and what is named follows the rule of papers. The young person is the one who goes with a date
of birth. Restrictions go along, openings do not: with neither custody nor maturity in the package,
what guardians do not read here is hidden from them there.

Source: sharing rules, sections 6 and 8.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Item, Person, Purpose
from sspf_app.domain.rules import person_reads
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import Leak
from sspf_app.services.form_text import SWEDISH
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.name_asking import names_of_case
from sspf_app.services.paper_lines import LinePaper, LineSources
from sspf_app.services.paper_search import words_of
from sspf_app.services.plan_records import CommitmentState, CommitmentStep, PlanKind, PlanPart
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.transfer_content import Gathered
from sspf_app.services.withheld import WithheldSearch
from sspf_app.texts.catalogue import words_for

_WITH_ITEMS = ("occasions", "item_marks", "plan_parts", "commitment_steps", "commitment_states")


def by_consent(unit: UnitOfWork, loaded: LoadedCase, decision: DisclosureDecision) -> Gathered:
    """What the decision lets the receiver read: the items, who and what they name, no more.

    Nobody's number, address or telephone goes, no answer about consent, no note, no paper and no
    words of a purpose: they are no kind of information that a form asks about.

    Raises:
        DomainError: ``leak_found`` (found, leaks: tuple of ``Leak``).
    """
    sources = LineSources(
        office=unit.office.office(),
        named_in=unit.queries.persons_in,
        names=names_of_case(unit, loaded.id),
        written_by="",
        words=words_for(SWEDISH),
    )
    paper = LinePaper(loaded, decision, sources, is_own_copy=False)
    items = tuple(_as_read(paper, item) for item in decision.items)
    facts = _facts(paper, items)
    held = {meeting.id for meeting in facts.meetings}
    beside = unit.handing.beside(loaded.id)
    kept = {name: _of_items(beside.get(name, ()), items, held) for name in _WITH_ITEMS}
    gathered = Gathered(facts=facts, beside={name: rows for name, rows in kept.items() if rows})
    _search(paper, gathered)
    return gathered


def _as_read(paper: LinePaper, item: Item) -> Item:
    """The item as a paper tells it; who may not be known is not told."""
    commitment = item.commitment
    if commitment is not None:
        who = commitment.responsible
        is_known = who in item.about or paper.may_name(who)
        told = replace(commitment, follow_up=paper.said(commitment.follow_up))
        commitment = told if is_known else None
    is_told = item.source == FAMILY or paper.may_name(item.source)
    return replace(
        item,
        text=paper.said(item.text),
        views=tuple(
            replace(
                view,
                text=paper.said(view.text),
                person=view.person if view.person in item.about else None,
            )
            for view in item.views
        ),
        # As what the family told: it comes from who passes it on.
        source=item.source if is_told else paper.loaded.header.coordinator_party,
        commitment=commitment,
        hide_from_guardians=item.hide_from_guardians or _is_closed(paper.loaded, item),
        share_with_guardians=False,
        # One that holds lets nothing go; that there was one is no kind of information.
        restriction=None,
    )


def _is_closed(loaded: LoadedCase, item: Item) -> bool:
    """Whether somebody who holds custody of whom it is about does not read it here."""
    unmarked = replace(item, share_with_guardians=False)
    holders = {row.holder for row in loaded.facts.custody if row.child in item.about}
    return not holders or not all(
        person_reads(loaded.situation, unmarked, holder) for holder in holders
    )


def _facts(paper: LinePaper, items: tuple[Item, ...]) -> Facts:
    loaded, own = paper.loaded, paper.loaded.header.coordinator_party
    young = loaded.header.young_person
    named = {young, own, paper.decision.recipient}
    for item in items:
        named |= {item.source, *item.about} - {FAMILY}
        if item.commitment is not None:
            named.add(item.commitment.responsible)
    meetings = [
        replace(loaded.meetings[one], participants=(own,), place=None)
        for one in sorted({item.meeting for item in items})
    ]
    # Every purpose of which the receiver knows by consent stands in what it reads, or is the first.
    purposes = {meeting.purpose for meeting in meetings} or set(list(loaded.purposes)[:1])
    told = [row for row in loaded.purposes.values() if row.id in purposes]
    return Facts(
        zone=loaded.facts.zone,
        parties=tuple(
            replace(row, name=paper.name(row.id))
            for row in loaded.parties.values()
            if row.id in named
        ),
        persons=tuple(
            _bare(replace(row, name=paper.name(row.id)), is_young=row.id == young)
            for row in loaded.persons.values()
            if row.id in named
        ),
        cases=(loaded.header,),
        purposes=tuple(_unsaid(paper, row, number) for number, row in enumerate(told, start=1)),
        participations=tuple(row for row in loaded.participations if row.party in named),
        meetings=tuple(meetings),
        items=items,
    )


def _bare(person: Person, *, is_young: bool) -> Person:
    return Person(
        id=person.id,
        recorded_at=person.recorded_at,
        name=person.name,
        born=person.born if is_young else None,
        died=person.died if is_young else None,
        adult=person.adult and is_young,
        language=SWEDISH,
    )


def _unsaid(paper: LinePaper, purpose: Purpose, number: int) -> Purpose:
    said = paper.sources.words.gettext("Purpose {number} (its words do not go along)")
    return replace(purpose, text=said.format(number=number))


def _of_items(rows: Iterable[Any], items: tuple[Item, ...], meetings: set[str]) -> tuple[Any, ...]:
    """The records about these items; words that others typed beside them stay here."""
    kept = {item.id for item in items}
    promised = {item.id for item in items if item.commitment is not None}
    found: list[Any] = []
    for row in rows:
        item, meeting = getattr(row, "item", None), getattr(row, "meeting", None)
        if isinstance(row, (CommitmentStep, CommitmentState)):
            if row.item in promised:
                found.append(_unsigned(row))
        elif isinstance(row, PlanPart):
            if row.item in (promised if row.kind is PlanKind.COMMITMENT else kept):
                root = row.root if row.root in kept else row.item
                parent = row.parent if row.parent in kept else None
                own = {"in_person": "", "support": "", "support_words": ""}
                found.append(replace(row, root=root, parent=parent, **own))
        elif item in kept or (item is None and meeting in meetings):
            found.append(row)
    return _numbered(found)


def _unsigned(row: CommitmentStep | CommitmentState) -> CommitmentStep | CommitmentState:
    if isinstance(row, CommitmentState):
        return row
    return replace(row, told_by="", comment="", noted_by="")


def _numbered(rows: list[Any]) -> tuple[Any, ...]:
    """Lines of a plan stand without gaps: none tells that another was left out."""
    places: dict[str | None, int] = {}
    new: dict[str, int] = {}
    for row in sorted((one for one in rows if isinstance(one, PlanPart)), key=_place):
        new[row.item] = places.get(row.parent, 0)
        places[row.parent] = new[row.item] + 1
    return tuple(
        replace(row, position=new[row.item]) if isinstance(row, PlanPart) else row for row in rows
    )


def _place(part: PlanPart) -> tuple[int, str]:
    return part.position, part.item


def _search(paper: LinePaper, gathered: Gathered) -> None:
    """Look through it as a paper is looked through before it is saved."""
    rows = (gathered.facts, tuple(gathered.beside.values()))
    held = paper.withheld(rows)
    purposes = tuple(row.text for row in paper.loaded.purposes.values())
    text = words_of(rows)
    search = WithheldSearch(
        texts=(*held.texts, *purposes), names=held.names, readable=held.readable
    )
    nowhere = WithheldSearch(texts=(), names=held.nowhere, readable=())
    hits = (*search.hits(text), *nowhere.hits(text))
    if hits:
        leaks = tuple(Leak(kind=hit.kind, where="text", found=hit.found) for hit in hits)
        raise DomainError("leak_found", found="; ".join(hit.found for hit in hits), leaks=leaks)

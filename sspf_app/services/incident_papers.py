"""The paper of an incident: whom it concerns and since when, for the report and for the file.

Whoever is protected, and whoever stands in a case with them, is there by the references alone; the
finished paper is searched for the names of the protected.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Person
from sspf_app.services.export_views import Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.incident_views import IncidentExtract, IncidentPerson
from sspf_app.services.paper_of_incident import IncidentData, IncidentRow
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.papers import DocumentRenderer, RenderedDocument
from sspf_app.services.records import Office
from sspf_app.texts.catalogue import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentSources:
    """What the paper is made of besides the extract.

    Attributes:
        protected: Everybody protected in the vault; the paper names none of them.
        made_at: Local instant.
    """

    office: Office
    protected: tuple[Person, ...]
    made_at: datetime
    made_by: str
    words: Words
    secrecy: SecrecyMark


def incident_paper(
    renderer: DocumentRenderer, found: IncidentExtract, sources: IncidentSources
) -> Paper:
    """The paper, searched.

    Raises:
        DomainError: ``leak_found``; there is no paper.
    """
    drawn = renderer.incident(_data(found, sources))
    _searched(renderer, drawn, found, sources)
    return Paper(
        recipient="",
        title=drawn.suggested_name,
        pdf=drawn.content,
        file_name=drawn.suggested_name,
        sha256=drawn.sha256,
        pages=drawn.page_count,
        regions=drawn.regions,
    )


def _data(found: IncidentExtract, sources: IncidentSources) -> IncidentData:
    query = found.query
    ways = tuple(dict.fromkeys(way for one in found.persons for way in one.ways))
    numbers = {way: number for number, way in enumerate(ways, start=1)}
    return IncidentData(
        office=paper_office(sources.office),
        language=sources.words.language,
        case_reference="SSPF",
        made_at=sources.made_at,
        made_by=sources.made_by,
        first_on=query.first_on,
        last_on=query.last_on,
        is_whole=query.is_whole,
        rows=tuple(_row(one, numbers) for one in found.persons),
        ways=ways,
        protected=found.protected,
        children=found.children,
        papers=found.papers,
        backups=found.backups,
        protection_officer=sources.office.data_protection_officer,
        secrecy=sources.secrecy,
    )


def _row(one: IncidentPerson, numbers: Mapping[str, int]) -> IncidentRow:
    return IncidentRow(
        name=one.told_name,
        role=one.role,
        is_protected=one.is_protected,
        is_child=one.is_child,
        known_since=one.known_since,
        first_on=one.first_on,
        cases=one.cases,
        kinds=one.kinds,
        of_party=one.of_party,
        items=one.items,
        meetings=one.meetings,
        papers=tuple(sorted(numbers[way] for way in one.ways)),
    )


def _searched(
    renderer: DocumentRenderer,
    drawn: RenderedDocument,
    found: IncidentExtract,
    sources: IncidentSources,
) -> None:
    """Refuse a paper that names somebody protected; who is called the same may stand there."""
    leaks = renderer.find_leaks(
        drawn.content,
        withheld_texts=(),
        withheld_names=tuple(
            name for one in sources.protected for name in (one.name, *one.aliases)
        ),
        readable_texts=(*(one.told_name for one in found.persons), sources.made_by),
    )
    if leaks:
        said = "; ".join(f"{leak.where}: {leak.found}" for leak in leaks)
        raise DomainError("leak_found", found=said, leaks=leaks)

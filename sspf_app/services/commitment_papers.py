"""A party's page of commitments over all its cases; each line by the decision of its own case.

Cases are called by their reference, and by the young person's name only where the party may know
of them and nobody of the case is protected. Every case gets a row in its ledger.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item, Party, Person
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_due
from sspf_app.services.commitment_reading import due_of, need_commitment, status_of
from sspf_app.services.commitment_views import Due, PartyPage
from sspf_app.services.copies import archive_facts
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import DisclosureDecision, decide_commitments
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.name_asking import NamesOfCase, names_of_case
from sspf_app.services.name_ways import bare_words
from sspf_app.services.outgoing import named_free, write_all_shared_out, write_shared_out
from sspf_app.services.paper_lines import LineSources
from sspf_app.services.paper_names import secrecy_mark
from sspf_app.services.paper_of_plan import CommitmentsPaperData, PromisedCase, PromisedLine
from sspf_app.services.paper_search import Withheld, searched
from sspf_app.services.paper_signs import sign_across_cases
from sspf_app.services.papers_out import LANGUAGE, PaperTools
from sspf_app.services.placements import hiding_pauses
from sspf_app.services.plan_building import PlanBuilder
from sspf_app.services.plan_ports import PromisedWindow
from sspf_app.services.plan_reading import ReadPlan, read_plan
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.records import Action, Disclosure
from sspf_app.services.standing_rows import standing
from sspf_app.services.told_reference import listed_references
from sspf_app.texts.catalogue import words_for

_FILE = "SSPF"
"""How the file is called: by no case, since it holds several."""
_ALL = PromisedWindow(limit=1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What the page says of one case."""

    loaded: LoadedCase
    decision: DisclosureDecision
    builder: PlanBuilder
    told: PromisedCase


class CommitmentPapers:
    """Previews and exports of a party's page."""

    def __init__(self, tools: PaperTools) -> None:
        self._tools = tools

    def owners(self) -> tuple[RecipientView, ...]:
        """Who has something left to do, and how many that they may still receive."""
        with self._tools.desk.begin(Permission.READ_CASES) as unit:
            refresh_due(unit, now=self._tools.desk.now())
            rows = unit.plans.promised(is_open=True, window=_ALL)
            counts: dict[str, int] = {}
            for row in rows:
                owner = need_commitment(row.item).responsible
                counts[owner] = counts.get(owner, 0) + (not row.is_lapsed)
            parties = {row.id: row for row in unit.records.list_standing(Party)}
            persons = unit.records.list_of(Person, "id", counts.keys() - parties.keys())
            shows = self._tools.access.shows(unit)
            named = {**parties, **{row.id: row for row in persons if shows(row)}}
            self._tools.desk.log(unit, Action.READ, "commitments")
            unit.commit()
        views = [
            RecipientView(
                recipient=owner,
                name=named[owner].name,
                kind="party" if owner in parties else "person",
                readable=count,
                sign=sign_across_cases(owner),
            )
            for owner, count in counts.items()
            if owner in named
        ]
        return tuple(sorted(views, key=lambda one: (one.kind, one.name, one.recipient)))

    def preview(self, owner: str) -> PartyPage:
        """The page as it would be exported now, from memory.

        Raises:
            DomainError: ``nothing_readable`` (name): the owner may read nothing of it;
                ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            page, _ = self._page(unit, owner)
            self._tools.desk.log(unit, Action.READ, f"commitments_preview:{owner}")
            unit.commit()
        return page

    def export(self, owner: str, *, folder: Place, copy: CopyKind = CopyKind.PAPER) -> Exported:
        """Write the page to a folder; a row in the ledger of every case, in the same act.

        Raises:
            DomainError: as ``preview``; ``archive_invalid``, ``export_failed``,
                ``reservation_missing`` (name).
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            page, made = self._page(unit, owner)
            paper = named_free(self._copied(unit, page, made, copy), folder)
            rows = self._noted(unit, made, paper)
            return write_shared_out(unit, self._tools.target, rows, paper=paper, folder=folder)

    def export_all(self, *, folder: Place, copy: CopyKind = CopyKind.PAPER) -> tuple[Exported, ...]:
        """Write the page of every owner who may read something of theirs: all of them, or none.

        Each is decided, searched and written in the ledger as a page alone.

        Raises:
            DomainError: as ``export``; ``pages_not_whole`` (cases) when a page would lack a case
                that is not opened; ``nothing_to_print`` when nobody may read anything.
        """
        owners = [one.recipient for one in self.owners()]
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            papers: list[tuple[list[Disclosure], Paper]] = []
            for owner in owners:
                try:
                    page, made = self._page(unit, owner)
                except DomainError as error:
                    if error.code == "nothing_readable":
                        continue
                    raise
                if page.not_opened:
                    raise DomainError("pages_not_whole", cases=", ".join(page.not_opened))
                taken = [paper.file_name for _rows, paper in papers]
                paper = named_free(self._copied(unit, page, made, copy), folder, taken=taken)
                papers.append((self._noted(unit, made, paper), paper))
            if not papers:
                raise DomainError("nothing_to_print")
            return write_all_shared_out(unit, self._tools.target, papers, folder)

    def _copied(
        self, unit: UnitOfWork, page: PartyPage, made: list[_Made], copy: CopyKind
    ) -> Paper:
        first = made[0]
        facts = archive_facts(first.loaded, unit.office.office(), first.decision.kind)
        return self._tools.copies.copy(page.paper, copy, facts)

    def _noted(self, unit: UnitOfWork, made: list[_Made], paper: Paper) -> list[Disclosure]:
        """A row in the ledger of every case the page tells of."""
        return [
            record_disclosure(self._tools.desk, unit, one.decision, what="commitments", paper=paper)
            for one in made
        ]

    def _page(self, unit: UnitOfWork, owner: str) -> tuple[PartyPage, list[_Made]]:
        """Decide case by case, render, reopen and search by what each case holds back."""
        rows = unit.plans.promised(is_open=True, responsible=owner, window=_ALL)
        cases = tuple(dict.fromkeys(row.item.case for row in rows))
        closed = self._tools.access.closed_cases(unit, cases)
        sources = LineSources(
            office=unit.office.office(),
            named_in=unit.queries.persons_in,
            names=NamesOfCase(),
            written_by=self._tools.desk.actor.name,
            words=words_for(LANGUAGE),
        )
        made: list[_Made] = []
        name = owner
        for case in cases:
            if case in closed:
                continue
            loaded = self._tools.access.case(unit, case)
            name = loaded.name(owner)
            found = self._case(
                unit, loaded, owner, replace(sources, names=names_of_case(unit, case))
            )
            made += [] if found is None else [found]
        if not made:
            raise DomainError("nothing_readable", name=name)
        left_out = listed_references(unit, closed)
        page = PartyPage(
            paper=self._paper(made, owner, sources),
            cases=tuple(one.loaded.reference for one in made),
            lines=sum(len(one.told.lines) for one in made),
            not_opened=tuple(left_out[one] for one in cases if one in closed),
        )
        return page, made

    def _case(
        self, unit: UnitOfWork, loaded: LoadedCase, owner: str, sources: LineSources
    ) -> _Made | None:
        plan = read_plan(unit.plans, loaded.id)
        items = [
            item
            for item in standing(loaded.facts.items)
            if item.case == loaded.id
            and item.commitment is not None
            and item.meeting in loaded.meetings
            and status_of(plan.states.get(item.id)).is_open
        ]
        items.sort(key=lambda one: (need_commitment(one).due_on, one.id))
        try:
            decision = decide_commitments(loaded, items, owner)
        except DomainError as error:
            # Of a case it reads nothing of, the page tells nothing: not even that it is left out.
            if error.code == "nothing_readable":
                return None
            raise
        builder = PlanBuilder(loaded, decision, sources, is_own_copy=False)
        young = loaded.header.young_person
        may_name = builder.knows(young) and not loaded.protected and not hiding_pauses(loaded)
        told = PromisedCase(
            case_reference=loaded.reference,
            lines=tuple(_line(builder, plan, item) for item in decision.items),
            young_person=builder.name(young) if may_name else None,
        )
        return _Made(loaded=loaded, decision=decision, builder=builder, told=told)

    def _paper(self, made: list[_Made], owner: str, sources: LineSources) -> Paper:
        first = made[0].loaded
        data = CommitmentsPaperData(
            office=paper_office(sources.office),
            language=sources.words.language,
            case_reference=_FILE,
            made_at=first.now.astimezone(first.facts.zone),
            recipient=_shown(made, owner),
            sign=sign_across_cases(owner),
            is_person=owner in first.persons,
            secrecy=secrecy_mark(first, sources.office),
            cases=tuple(one.told for one in made),
        )
        rendered = self._tools.renderer.commitments(data)
        held = [one.builder.withheld(data) for one in made]
        readable = tuple(text for one in held for text in one.readable)
        named = {
            name
            for one in made
            for person in one.builder.allowed()
            if (row := one.loaded.persons.get(person)) is not None
            for name in (row.name, *row.aliases, *_first_names(row))
        }
        papers = [
            searched(
                self._tools.renderer,
                rendered,
                loaded=one.loaded,
                recipient=owner,
                withheld=Withheld(
                    texts=each.texts,
                    names=tuple(name for name in each.names if name not in named),
                    readable=readable,
                    nowhere=tuple(name for name in each.nowhere if name not in named),
                ),
            )
            for one, each in zip(made, held, strict=True)
        ]
        return papers[0]


def _shown(made: list[_Made], owner: str) -> str:
    """What the owner is called: by its function, if its name would reveal a place in any case."""
    names = {one.builder.name(owner) for one in made}
    plain = made[0].loaded.name(owner)
    return next((name for name in sorted(names) if name != plain), plain)


def _line(builder: PlanBuilder, plan: ReadPlan, item: Item) -> PromisedLine:
    part = plan.parts.get(item.id)
    status = status_of(plan.states.get(item.id))
    due = due_of(need_commitment(item).due_on, builder.loaded.today, status)
    promise = builder.promise(plan, item, in_person="" if part is None else part.in_person)
    late = builder.sources.words.gettext("Late")
    return PromisedLine(
        text=builder.said(item.text),
        views=builder.views_on(item),
        promise=replace(promise, responsible=""),  # the whole page is about one
        due=f"{late}, {promise.status.lower()}" if due is Due.LATE else promise.status,
    )


def _first_names(row: Person) -> Iterator[str]:
    """As answers about names are kept: another case of the page may hide the same name."""
    for name in (row.name, *row.aliases):
        words = bare_words(name)
        yield from (" ".join(words), *words[:1])

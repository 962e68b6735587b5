"""The plan on paper for one reader, built from lines they may read; nothing tells of others.

Source: `domain.md` 1.4; sharing rules, section 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise

from sspf_app.domain.facts import Item
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.commitment_reading import need_commitment, status_of
from sspf_app.services.form_building import paper_office
from sspf_app.services.item_reading import reads
from sspf_app.services.other_names import names_typed
from sspf_app.services.paper_lines import LinePaper
from sspf_app.services.paper_names import hidden_places, secrecy_mark
from sspf_app.services.paper_of_plan import PaperPromise, PlanPaperData, PlanPaperLine
from sspf_app.services.paper_search import Withheld, names_of
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.placements import hiding_pauses
from sspf_app.services.plan_reading import ReadPlan, in_order, lines_now, row_of
from sspf_app.services.plan_records import PlanKind, PlanLine, PlanVersion
from sspf_app.services.version_reading import as_written
from sspf_app.services.withheld import WithheldSearch, letters
from sspf_app.texts.dates import long_day
from sspf_app.texts.plan import commitment_status, plan_kind

_NUMBERED = (PlanKind.GOAL, PlanKind.SUB_GOAL, PlanKind.COMMITMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderVersion:
    """Which version a copy is, as its reader counts; ``changed_since`` = the plan went on."""

    version: PlanVersion | None
    number: int = 0
    changed_since: bool = False


def plan_items(loaded: LoadedCase, plan: ReadPlan, purpose: str) -> tuple[Item, ...]:
    """The items of the plan as it stands, in the order they are read."""
    lines = lines_now(loaded, plan, purpose)
    return tuple(row_of(loaded, line) for line in lines)


def reader_version(
    loaded: LoadedCase, plan: ReadPlan, purpose: str, reader: str | None
) -> ReaderVersion:
    """Which version a reader's copy made now is; None = the coordinator, who reads all.

    A change in what is held back from the reader counts as none, so that no number tells of it.
    How far a commitment has come is noted without a new version.
    """

    def told(lines: Iterable[PlanLine]) -> list[tuple[object, ...]]:
        kept = _readable(loaded, lines, reader)
        return [
            (
                as_written(row_of(loaded, one)),
                one.kind,
                up,
                one.in_person,
                is_told(one) and one.support,
            )
            for one, up in kept
        ]

    def is_told(line: PlanLine) -> bool:
        return reader is None or may_tell_support(loaded, line.support)

    versions = [one for one in plan.versions if one.purpose == purpose]
    if not versions:
        return ReaderVersion(version=None)
    contents = [told(one.lines) for one in versions]
    now = told(lines_now(loaded, plan, purpose))
    changed = [at for at, (a, b) in enumerate(pairwise(contents), start=1) if a != b]
    newest = versions[changed[-1]] if changed else versions[0]
    return ReaderVersion(
        version=versions[-1] if reader is None else newest,
        number=versions[-1].number if reader is None else 1 + len(changed),
        changed_since=now != contents[-1],
    )


def _readable(
    loaded: LoadedCase, lines: Iterable[PlanLine], reader: str | None
) -> list[tuple[PlanLine, str | None]]:
    """The lines somebody reads, each with the nearest goal above it that they read too."""
    every = list(lines)
    kept = {
        line.item for line in every if reader is None or reads(loaded, row_of(loaded, line), reader)
    }
    above = {line.item: line.parent for line in every}

    def nearest(parent: str | None) -> str | None:
        while parent is not None and parent not in kept:
            parent = above.get(parent)
        return parent

    return [(line, nearest(line.parent)) for line in every if line.item in kept]


def may_tell_support(loaded: LoadedCase, support: str) -> bool:
    """Whether a copy for somebody else may say what was chosen, and who gives it."""
    if loaded.protected or hiding_pauses(loaded):
        return False
    written = letters(support)
    return not any(letters(name) in written for name in hidden_places(loaded))


class PlanBuilder(LinePaper):
    """Builds the copy a decision allows."""

    def build(self, plan: ReadPlan, purpose: str) -> tuple[PlanPaperData, Withheld]:
        """The copy, and what it must not hold."""
        loaded, sources = self.loaded, self.sources
        knows = self.knows(loaded.header.young_person)
        found = self._version(plan, purpose)
        own = self.is_own_copy
        approved_by = found.version.approved_by if own and found.version else ""
        data = PlanPaperData(
            office=paper_office(sources.office),
            language=sources.words.language,
            case_reference=loaded.reference,
            made_at=loaded.now,
            recipient=self.name(self.decision.recipient),
            sign=recipient_sign(loaded.id, self.decision.recipient),
            is_person=self.decision.recipient in loaded.persons,
            secrecy=secrecy_mark(loaded, sources.office),
            version=self._version_words(found),
            lines=tuple(self._lines(plan, purpose)),
            young_person=self.name(loaded.header.young_person) if knows else None,
            purpose=loaded.need_purpose(purpose).text if own else "",
            approved_by=approved_by,
            written_by=sources.written_by,
            is_own_copy=own,
        )
        kept = {item.id for item in self.decision.items}
        held = [one.in_person for one in plan.parts.values() if one.item not in kept]
        told = [one.in_person for one in plan.parts.values() if one.item in kept]
        return data, self.withheld(data, beside=self._held_names(held, told))

    def _held_names(self, held: Iterable[str], told: Iterable[str]) -> tuple[str, ...]:
        """Names of those who do what is held back, but for whom the copy may name all the same."""
        loaded = self.loaded
        known = {name for person in self.allowed() for name in names_of(loaded, person)}
        parties = {row.name for row in loaded.parties.values()}
        may_stand = "\n".join((*self.readable(), *told, *known, *parties, self.sources.written_by))
        names = tuple(dict.fromkeys(name for typed in held for name in names_typed(typed)))
        shown = WithheldSearch(texts=(), names=names, readable=()).hits(may_stand)
        return tuple(name for name in names if name not in {one.found for one in shown})

    def _version(self, plan: ReadPlan, purpose: str) -> ReaderVersion:
        reader = None if self.is_own_copy else self.decision.recipient
        return reader_version(self.loaded, plan, purpose, reader)

    def _version_words(self, found: ReaderVersion) -> str:
        _ = self.sources.words.gettext
        if found.version is None:
            return _("Draft, not yet set")
        said = _("{number}, set {day}").format(
            number=found.number, day=long_day(found.version.set_on, self.sources.words)
        )
        return (
            _("Changed since version {version}").format(version=said)
            if (found.changed_since)
            else said
        )

    def _lines(self, plan: ReadPlan, purpose: str) -> Iterator[PlanPaperLine]:
        """Numbered as they stand here: a line whose goal is not read moves up to one that is."""
        rows = {item.id: item for item in self.decision.items}
        now = [one for one in lines_now(self.loaded, plan, purpose) if one.item in rows]
        reader = None if self.is_own_copy else self.decision.recipient
        lifted = [_under(line, up) for line, up in _readable(self.loaded, now, reader)]
        numbers: dict[str | None, str] = {None: ""}
        counted: dict[str | None, count[int]] = {}
        for line, _depth in in_order(lifted):
            number = ""
            if line.kind in _NUMBERED:
                place = next(counted.setdefault(line.parent, count(1)))
                number = f"{numbers.get(line.parent, '')}.{place}".lstrip(".")
            numbers[line.item] = number
            yield self._line(plan, line, rows[line.item], number)

    def _line(self, plan: ReadPlan, line: PlanLine, item: Item, number: str) -> PlanPaperLine:
        promise = None
        if item.commitment is not None:
            promise = self.promise(plan, item, in_person=line.in_person)
        return PlanPaperLine(
            kind=line.kind,
            number=number,
            label=plan_kind(line.kind.value, self.sources.words),
            text=self.said(item.text),
            views=self.views_on(item),
            promise=promise,
            support=self._support(line.support),
            readers=self.readers(item),
        )

    def _support(self, support: str) -> str:
        """What was chosen from the catalogue; nobody hidden is found by where their help is."""
        if self.is_own_copy or not support:
            return support
        return self.said(support) if may_tell_support(self.loaded, support) else ""

    def promise(self, plan: ReadPlan, item: Item, *, in_person: str) -> PaperPromise:
        """Who does it: named only to who may know of them."""
        commitment = need_commitment(item)
        responsible = commitment.responsible
        is_known = responsible in item.about or self.may_name(responsible)
        status = status_of(plan.states.get(item.id))
        return PaperPromise(
            responsible=self.name(responsible) if is_known else "",
            in_person=in_person if is_known else "",
            starts_on=commitment.starts_on,
            due_on=commitment.due_on,
            follow_up=self.said(commitment.follow_up),
            status=commitment_status(status.value, self.sources.words),
        )


def _under(line: PlanLine, parent: str | None) -> PlanLine:
    return PlanLine(
        item=line.item,
        recorded_at=line.recorded_at,
        kind=line.kind,
        root=line.root,
        parent=parent,
        position=line.position,
        in_person=line.in_person,
        status=line.status,
        support=line.support,
    )

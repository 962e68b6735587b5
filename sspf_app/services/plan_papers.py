"""The plan on paper: one copy per reader, built from what they read now.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.gate import COORDINATOR, decide_plan
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.name_asking import names_of_case
from sspf_app.services.paper_lines import LineSources, everybody_of, readers_of, recipient_views
from sspf_app.services.papers_out import LANGUAGE, MadePaper, PaperTools
from sspf_app.services.plan_building import PlanBuilder, plan_items
from sspf_app.services.plan_reading import ReadPlan, read_plan
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.records import Action
from sspf_app.texts.catalogue import Words, words_for


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Whose plan, and its items in the order they are read."""

    loaded: LoadedCase
    plan: ReadPlan
    purpose: str
    items: tuple[Item, ...]


class PlanPapers:
    """Previews and exports of the plan of a purpose."""

    def __init__(self, tools: PaperTools, *, words: Words) -> None:
        self._tools = tools
        self._words = words

    def recipients(self, case: str, purpose: str) -> tuple[RecipientView, ...]:
        """For whom a copy could be made, and how many lines each reads; the own copy first.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``reason_required``.
        """
        with self._tools.desk.begin(Permission.READ_CASES) as unit:
            loaded = self._tools.access.case(unit, case)
            loaded.need_purpose(purpose)
            items = plan_items(loaded, read_plan(unit.plans, case), purpose)
            self._tools.desk.log(unit, Action.READ, f"recipients:{case}", case=case)
            unit.commit()
        return recipient_views(loaded, items, everybody_of(loaded, items), self._words)

    def preview(self, case: str, purpose: str, *, recipient: str) -> Paper:
        """The copy as it would be exported now, from memory.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``not_a_recipient`` (name),
                ``nothing_readable`` (name), ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            asked = self._asked(unit, case, purpose)
            paper = self._paper(unit, asked, recipient).paper
            self._tools.desk.log(unit, Action.READ, f"plan_preview:{case}", case=case)
            unit.commit()
        return paper

    def export(
        self,
        case: str,
        purpose: str,
        *,
        recipient: str,
        folder: Place,
        copy: CopyKind = CopyKind.PAPER,
    ) -> Exported:
        """Write the copy to a folder; the disclosure is committed in the same act.

        Raises:
            DomainError: as ``preview``; ``archive_invalid``, ``export_failed``.
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            asked = self._asked(unit, case, purpose)
            out = self._tools.out(unit, folder, copy)
            out.add(asked.loaded, self._paper(unit, asked, recipient), what=f"plan:{purpose}")
            return out.write()

    def export_all(
        self, case: str, purpose: str, *, folder: Place, copy: CopyKind = CopyKind.PAPER
    ) -> tuple[Exported, ...]:
        """Write the copy of everybody who reads something: all of them, or none.

        Raises:
            DomainError: as ``export``, for whomever it is found first.
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            asked = self._asked(unit, case, purpose)
            out = self._tools.out(unit, folder, copy)
            for recipient in readers_of(asked.loaded, asked.items):
                out.add(asked.loaded, self._paper(unit, asked, recipient), what=f"plan:{purpose}")
            return out.write_all(about=asked.loaded.reference)

    def _asked(self, unit: UnitOfWork, case: str, purpose: str) -> _Asked:
        """The plan as it stands: read once, whoever the copies are for."""
        loaded = self._tools.access.case(unit, case)
        loaded.need_purpose(purpose)
        plan = read_plan(unit.plans, case)
        items = plan_items(loaded, plan, purpose)
        return _Asked(loaded=loaded, plan=plan, purpose=purpose, items=items)

    def _paper(self, unit: UnitOfWork, asked: _Asked, recipient: str) -> MadePaper:
        """Decide, build, render, reopen and search; with a hit there is no paper."""
        loaded, items = asked.loaded, asked.items
        is_own_copy = recipient == COORDINATOR
        if not is_own_copy and recipient not in everybody_of(loaded, items):
            raise DomainError("not_a_recipient", name=loaded.name(recipient))
        decision = decide_plan(loaded, items, recipient)
        sources = LineSources(
            office=unit.office.office(),
            named_in=unit.queries.persons_in,
            names=names_of_case(unit, loaded.id),
            written_by=self._tools.desk.actor.name,
            words=words_for(LANGUAGE),
        )
        builder = PlanBuilder(loaded, decision, sources, is_own_copy=is_own_copy)
        data, withheld = builder.build(asked.plan, asked.purpose)
        paper = self._tools.searched(self._tools.renderer.plan(data), loaded, recipient, withheld)
        return MadePaper(paper=paper, decision=decision)

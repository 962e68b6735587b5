"""The plan on paper: one copy per reader, built from what they read now.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Item
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.copies import Copies, archive_facts
from sspf_app.services.desk import Desk
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.gate import COORDINATOR, DisclosureDecision, decide_plan
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.outgoing import named_free, record_disclosure, write_all_out, write_out
from sspf_app.services.paper_lines import LineSources, everybody_of, readers_of, recipient_views
from sspf_app.services.paper_search import searched
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.plan_building import PlanBuilder, plan_items
from sspf_app.services.plan_reading import ReadPlan, read_plan
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Disclosure
from sspf_app.texts.catalogue import Words, words_for

_LANGUAGE = "sv"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Whose plan, and its items in the order they are read."""

    loaded: LoadedCase
    plan: ReadPlan
    purpose: str
    items: tuple[Item, ...]


class PlanPapers:
    """Previews and exports of the plan of a purpose."""

    def __init__(  # noqa: PLR0913  each is a tool of its own
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        copies: Copies,
        words: Words,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target
        self._copies = copies
        self._words = words

    def recipients(self, case: str, purpose: str) -> tuple[RecipientView, ...]:
        """For whom a copy could be made, and how many lines each reads; the own copy first.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            loaded.need_purpose(purpose)
            items = plan_items(loaded, read_plan(unit.plans, case), purpose)
            self._desk.log(unit, Action.READ, f"recipients:{case}", case=case)
            unit.commit()
        return recipient_views(loaded, items, everybody_of(loaded, items), self._words)

    def preview(self, case: str, purpose: str, *, recipient: str) -> Paper:
        """The copy as it would be exported now, from memory.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``not_a_recipient`` (name),
                ``nothing_readable`` (name), ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            asked = self._asked(unit, case, purpose)
            paper, _ = self._paper(unit, asked, recipient)
            self._desk.log(unit, Action.READ, f"plan_preview:{case}", case=case)
            unit.commit()
        return paper

    def export(
        self,
        case: str,
        purpose: str,
        *,
        recipient: str,
        folder: Path,
        copy: CopyKind = CopyKind.PAPER,
    ) -> Exported:
        """Write the copy to a folder; the disclosure is committed in the same act.

        Raises:
            DomainError: as ``preview``; ``archive_invalid``, ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            asked = self._asked(unit, case, purpose)
            row, paper = self._copied(unit, asked, recipient, folder, copy)
            return write_out(unit, self._target, row, paper=paper, folder=folder)

    def export_all(
        self, case: str, purpose: str, *, folder: Path, copy: CopyKind = CopyKind.PAPER
    ) -> tuple[Exported, ...]:
        """Write the copy of everybody who reads something: all of them, or none.

        Raises:
            DomainError: as ``export``, for whomever it is found first.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            asked = self._asked(unit, case, purpose)
            written: list[tuple[Disclosure, Paper]] = []
            for recipient in readers_of(asked.loaded, asked.items):
                taken = tuple(one.file_name for _, one in written)
                written.append(self._copied(unit, asked, recipient, folder, copy, taken=taken))
            if not written:
                raise DomainError("nothing_readable", name=asked.loaded.reference)
            return write_all_out(unit, self._target, written, folder)

    def _asked(self, unit: UnitOfWork, case: str, purpose: str) -> _Asked:
        """The plan as it stands: read once, whoever the copies are for."""
        loaded = self._access.case(unit, case)
        loaded.need_purpose(purpose)
        plan = read_plan(unit.plans, case)
        items = plan_items(loaded, plan, purpose)
        return _Asked(loaded=loaded, plan=plan, purpose=purpose, items=items)

    def _copied(  # noqa: PLR0913  what is made, of what, for whom, where to
        self,
        unit: UnitOfWork,
        asked: _Asked,
        recipient: str,
        folder: Path,
        copy: CopyKind,
        *,
        taken: tuple[str, ...] = (),
    ) -> tuple[Disclosure, Paper]:
        paper, decision = self._paper(unit, asked, recipient)
        facts = archive_facts(asked.loaded, unit.office.office(), decision.kind)
        paper = named_free(self._copies.copy(paper, copy, facts), folder, taken=taken)
        what = f"plan:{asked.purpose}"
        return record_disclosure(self._desk, unit, decision, what=what, paper=paper), paper

    def _paper(
        self, unit: UnitOfWork, asked: _Asked, recipient: str
    ) -> tuple[Paper, DisclosureDecision]:
        """Decide, build, render, reopen and search; with a hit there is no paper."""
        loaded, items = asked.loaded, asked.items
        is_own_copy = recipient == COORDINATOR
        if not is_own_copy and recipient not in everybody_of(loaded, items):
            raise DomainError("not_a_recipient", name=loaded.name(recipient))
        decision = decide_plan(loaded, items, recipient)
        sources = LineSources(
            office=unit.office.office(),
            named_in=unit.queries.persons_in,
            written_by=self._desk.actor.name,
            words=words_for(_LANGUAGE),
        )
        builder = PlanBuilder(loaded, decision, sources, is_own_copy=is_own_copy)
        data, withheld = builder.build(asked.plan, asked.purpose)
        paper = searched(
            self._renderer,
            self._renderer.plan(data),
            loaded=loaded,
            recipient=recipient,
            withheld=withheld,
        )
        return paper, decision

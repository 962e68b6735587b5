"""The plan on paper: one copy per reader, built from what they read now.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.copies import Copies, archive_facts
from sspf_app.services.desk import Desk
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.gate import COORDINATOR, DisclosureDecision, decide_plan
from sspf_app.services.item_reading import reads
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.outgoing import named_free, record_disclosure, write_all_out, write_out
from sspf_app.services.paper_lines import LineSources, everybody_of
from sspf_app.services.paper_search import searched
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.plan_building import PlanBuilder, plan_items
from sspf_app.services.plan_reading import read_plan
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Disclosure
from sspf_app.texts.catalogue import Words, words_for

_LANGUAGE = "sv"


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
        own = RecipientView(
            recipient=COORDINATOR,
            name=self._words.gettext("The coordinator's own copy"),
            kind="coordinator",
            readable=len(items),
        )
        others = [
            RecipientView(
                recipient=recipient,
                name=loaded.name(recipient),
                kind="party" if recipient in loaded.parties else "person",
                readable=sum(reads(loaded, item, recipient) for item in items),
            )
            for recipient in everybody_of(loaded, items)
        ]
        return (own, *others)

    def preview(self, case: str, purpose: str, *, recipient: str) -> Paper:
        """The copy as it would be exported now, from memory.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``not_a_recipient`` (name),
                ``nothing_readable`` (name), ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            paper, _ = self._paper(unit, loaded, purpose, recipient)
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
            loaded = self._access.case(unit, case)
            paper, decision = self._paper(unit, loaded, purpose, recipient)
            facts = archive_facts(loaded, unit.office.office(), decision.kind)
            paper = named_free(self._copies.copy(paper, copy, facts), folder)
            disclosure = record_disclosure(
                self._desk, unit, decision, what=f"plan:{purpose}", paper=paper
            )
            return write_out(unit, self._target, disclosure, paper=paper, folder=folder)

    def export_all(
        self, case: str, purpose: str, *, folder: Path, copy: CopyKind = CopyKind.PAPER
    ) -> tuple[Exported, ...]:
        """Write the copy of everybody who reads something: all of them, or none.

        Raises:
            DomainError: as ``export``, for whomever it is found first.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            items = plan_items(loaded, read_plan(unit.plans, case), purpose)
            wanted = [
                one
                for one in everybody_of(loaded, items)
                if not loaded.is_barred(one) and any(reads(loaded, item, one) for item in items)
            ]
            written: list[tuple[Disclosure, Paper]] = []
            for recipient in wanted:
                paper, decision = self._paper(unit, loaded, purpose, recipient)
                facts = archive_facts(loaded, unit.office.office(), decision.kind)
                taken = [one.file_name for _, one in written]
                paper = named_free(self._copies.copy(paper, copy, facts), folder, taken=taken)
                row = record_disclosure(
                    self._desk, unit, decision, what=f"plan:{purpose}", paper=paper
                )
                written.append((row, paper))
            if not written:
                raise DomainError("nothing_readable", name=loaded.reference)
            return write_all_out(unit, self._target, written, folder)

    def _paper(
        self, unit: UnitOfWork, loaded: LoadedCase, purpose: str, recipient: str
    ) -> tuple[Paper, DisclosureDecision]:
        """Decide, build, render, reopen and search; with a hit there is no paper."""
        loaded.need_purpose(purpose)
        plan = read_plan(unit.plans, loaded.id)
        items = plan_items(loaded, plan, purpose)
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
        data, withheld = builder.build(plan, purpose)
        paper = searched(
            self._renderer,
            self._renderer.plan(data),
            loaded=loaded,
            recipient=recipient,
            withheld=withheld,
        )
        return paper, decision

"""What every paper of a case goes through on its way out: copied, noted, written in one act.

What a paper says, and who may have it, is decided where it is made; here it gets its form and the
name of its file, and its row in the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.copies import Copies, archive_facts
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.gate import DisclosureDecision
from sspf_app.services.outgoing import named_free, write_all_out, write_out
from sspf_app.services.paper_search import Withheld, searched
from sspf_app.services.papers import DocumentRenderer, RenderedDocument
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Disclosure

LANGUAGE = "sv"
"""Papers to parties are Swedish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTools:
    """What whoever makes papers of cases works with."""

    desk: Desk
    access: ProtectedAccess
    renderer: DocumentRenderer
    target: ExportTarget
    copies: Copies

    def searched(
        self, rendered: RenderedDocument, loaded: LoadedCase, recipient: str, withheld: Withheld
    ) -> Paper:
        """A finished paper, reopened and searched; with a hit there is none.

        Raises:
            DomainError: ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        return searched(
            self.renderer, rendered, loaded=loaded, recipient=recipient, withheld=withheld
        )

    def out(self, unit: UnitOfWork, folder: Place, copy: CopyKind) -> PapersOut:
        """Papers that leave together, into a folder and in one form."""
        return PapersOut(self, unit, folder, copy)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """A paper as it may go out, and by which decision."""

    paper: Paper
    decision: DisclosureDecision


class PapersOut:
    """Papers that leave in one act: all of them, or none and no row in the ledger."""

    def __init__(self, tools: PaperTools, unit: UnitOfWork, folder: Place, copy: CopyKind) -> None:
        self._tools = tools
        self._unit = unit
        self._folder = folder
        self._copy = copy
        self._noted: list[tuple[Disclosure, Paper]] = []

    def add(self, loaded: LoadedCase, made: MadePaper, *, what: str) -> None:
        """Give a paper its form and a name nothing has, and note it in the ledger.

        Raises:
            DomainError: ``archive_invalid``; what ``record_disclosure`` raises.
        """
        tools, decision = self._tools, made.decision
        facts = archive_facts(loaded, self._unit.office.office(), decision.kind)
        taken = tuple(paper.file_name for _row, paper in self._noted)
        paper = tools.copies.copy(made.paper, self._copy, facts)
        paper = named_free(paper, self._folder, taken=taken)
        row = record_disclosure(tools.desk, self._unit, decision, what=what, paper=paper)
        self._noted.append((row, paper))

    def write(self) -> Exported:
        """Write the only one.

        Raises:
            DomainError: ``export_failed``; nothing was recorded or written.
        """
        ((row, paper),) = self._noted
        return write_out(self._unit, self._tools.target, row, paper=paper, folder=self._folder)

    def write_all(self, *, about: str) -> tuple[Exported, ...]:
        """Write all of them.

        Raises:
            DomainError: ``nothing_readable`` (name = ``about``): there is none; ``export_failed``.
        """
        if not self._noted:
            raise DomainError("nothing_readable", name=about)
        return write_all_out(self._unit, self._tools.target, self._noted, self._folder)

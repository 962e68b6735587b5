"""Printing after a withdrawal: one paper, or all that wait in one act.

Source: ``domain.md`` 2.4; sharing rules, section 6.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Withdrawal
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes
from sspf_app.services.copies import Copies, archive_facts
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import disclosed, record_disclosure
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.gate import (
    DisclosureDecision,
    decide_confirmation,
    decide_notice,
    decide_without_content,
)
from sspf_app.services.later_known import is_no_withdrawal, to_tell_of
from sspf_app.services.ledger import withdrawal_mark
from sspf_app.services.ledger_trail import LedgerTrail, read_trail
from sspf_app.services.names_of_others import others_in
from sspf_app.services.notice_views import NoticeCopied, message_words
from sspf_app.services.outgoing import named_free, write_all_out
from sspf_app.services.paper_of_ledger import Letter, PrintFileData
from sspf_app.services.paper_search import searched, withheld_from
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.recall_letters import misdirection_mark, recall_data, recall_paper
from sspf_app.services.records import Action, Disclosure, DisclosureKind
from sspf_app.services.withdrawal_concerned import Concerned, concerned
from sspf_app.services.withdrawal_effects import withdrawal_effect
from sspf_app.services.withdrawal_papers import (
    LANGUAGE,
    confirmation_data,
    confirmation_paper,
    confirmation_withheld,
    notice_data,
    notice_paper,
)
from sspf_app.services.withdrawal_views import PrintedPapers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """A paper with the decision behind it, and what it was drawn from."""

    decision: DisclosureDecision
    paper: Paper
    data: Letter
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A withdrawal and everything its papers need."""

    unit: UnitOfWork
    loaded: LoadedCase
    row: Withdrawal
    trail: LedgerTrail

    @property
    def concerned(self) -> Concerned:
        return concerned(self.loaded, self.row, self.trail)


class WithdrawalPrints:
    """Draws and writes the papers of withdrawals."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        copies: Copies,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target
        self._copies = copies

    def preview_confirmation(self, case: str, withdrawal: str) -> Paper:
        """See ``Withdrawals``."""
        with self._desk.begin(Permission.EXPORT) as unit:
            drawn = self._confirmation(self._told(unit, case, withdrawal))
            self._desk.log(unit, Action.READ, f"confirmation:{withdrawal}", case=case)
            unit.commit()
        return drawn.paper

    def preview_notice(self, case: str, withdrawal: str, recipient: str) -> Paper:
        """See ``Withdrawals``."""
        with self._desk.begin(Permission.EXPORT) as unit:
            drawn = self._notice(self._told(unit, case, withdrawal), recipient)
            self._desk.log(unit, Action.READ, f"notice:{withdrawal}", case=case)
            unit.commit()
        return drawn.paper

    def export_confirmation(
        self, case: str, withdrawal: str, folder: Place, *, copy: CopyKind
    ) -> Exported:
        """See ``Withdrawals``."""
        with self._desk.begin(Permission.EXPORT) as unit:
            told = self._told(unit, case, withdrawal)
            drawn = self._copied(told, self._confirmation(told), copy)
            return self._write(unit, (drawn,), folder)[0]

    def export_notice(
        self, case: str, withdrawal: str, *, recipient: str, folder: Place, copy: CopyKind
    ) -> Exported:
        """See ``Withdrawals``."""
        with self._desk.begin(Permission.EXPORT) as unit:
            told = self._told(unit, case, withdrawal)
            notice = self._notice(told, recipient, as_text=copy is CopyKind.TEXT)
            drawn = self._copied(told, notice, copy)
            return self._write(unit, (drawn,), folder)[0]

    def copy_notice(self, case: str, withdrawal: str, *, recipient: str) -> NoticeCopied:
        """See ``Withdrawals``."""
        with self._desk.begin(Permission.EXPORT) as unit:
            told = self._told(unit, case, withdrawal)
            drawn = self._copied(told, self._notice(told, recipient, as_text=True), CopyKind.TEXT)
            paper = replace(drawn.paper, file_name="")  # it lies in no file
            row = record_disclosure(self._desk, unit, drawn.decision, what=drawn.what, paper=paper)
            unit.commit()
        return NoticeCopied(words=message_words(paper), changes=disclosed(case, row))

    def export_all(
        self, case: str, withdrawal: str, folder: Place, *, print_file: bool
    ) -> PrintedPapers:
        """See ``Withdrawals``."""
        with self._desk.begin(Permission.EXPORT) as unit:
            told = self._told(unit, case, withdrawal)
            effect = withdrawal_effect(unit, told.loaded, told.row)
            drawn = [self._confirmation(told)] if effect.needs_confirmation else []
            unmade = (one.recipient for one in effect.waiting if one.needs_paper)
            drawn += [self._notice(told, recipient) for recipient in unmade]
            if not drawn:
                raise DomainError("nothing_to_print")
            if print_file:
                drawn.append(self._print_file(told, tuple(drawn)))
            written = self._write(unit, tuple(drawn), folder)
        papers = written[:-1] if print_file else written
        return PrintedPapers(
            papers=papers,
            print_file=written[-1].path if print_file else None,
            changes=Changes(
                topics=papers[0].changes.topics,
                ids=frozenset(each for one in written for each in one.changes.ids),
            ),
        )

    def _told(self, unit: UnitOfWork, case: str, withdrawal: str) -> _Told:
        loaded, trail = self._access.case(unit, case), read_trail(unit, case)
        for row in to_tell_of(loaded, trail):
            if row.id == withdrawal:
                return _Told(unit=unit, loaded=loaded, row=row, trail=trail)
        raise DomainError("unknown_withdrawal", withdrawal=withdrawal)

    def _confirmation(self, told: _Told) -> _Drawn:
        loaded, records = told.loaded, told.unit.office
        if is_no_withdrawal(loaded, told.row.id):
            raise DomainError("unknown_withdrawal", withdrawal=told.row.id)
        others = others_in(told.unit, loaded, told.row.received_by)
        row = replace(told.row, received_by=others.left_out_of(told.row.received_by))
        data = confirmation_data(
            loaded,
            row,
            office=records.office(),
            who=told.concerned,
            forms=records.forms(loaded.id),
        )
        return _Drawn(
            decision=decide_confirmation(loaded, row),
            paper=confirmation_paper(
                self._renderer,
                loaded,
                data,
                recipient=row.signatory,
                withheld=confirmation_withheld(loaded, row, others.names),
            ),
            data=data,
            what=withdrawal_mark(row.id),
        )

    def _notice(self, told: _Told, recipient: str, *, as_text: bool = False) -> _Drawn:
        loaded, row, office = told.loaded, told.row, told.unit.office.office()
        outsider = told.trail.strayed(loaded, recipient)
        if outsider is not None and recipient in told.concerned.received:
            letter = recall_data(loaded, told.trail, outsider, office=office)
            return _Drawn(
                decision=decide_without_content(loaded, DisclosureKind.RECALL_LETTER, recipient),
                paper=recall_paper(self._renderer, loaded, outsider, letter),
                data=letter,
                what=misdirection_mark(outsider.id),
            )
        decision = decide_notice(loaded, row, recipient=recipient, trail=told.trail)
        data = notice_data(loaded, row, office=office, recipient=recipient, who=told.concerned)
        return _Drawn(
            decision=decision,
            paper=notice_paper(self._renderer, loaded, recipient, data, as_text=as_text),
            data=data,
            what=withdrawal_mark(row.id),
        )

    def _print_file(self, told: _Told, drawn: tuple[_Drawn, ...]) -> _Drawn:
        """All letters once more, for the printer of the office; it stays at the office."""
        loaded = told.loaded
        own = loaded.header.coordinator_party
        data = PrintFileData(
            language=LANGUAGE,
            case_reference=loaded.reference,
            made_at=loaded.now,
            letters=tuple(one.data for one in drawn),
        )
        heard_by = told.row.received_by
        withheld = withheld_from(loaded, shown=loaded.persons, readable=(heard_by,))
        paper = searched(
            self._renderer,
            self._renderer.print_file(data),
            loaded=loaded,
            recipient=own,
            withheld=replace(withheld, nowhere=others_in(told.unit, loaded, heard_by).names),
        )
        return _Drawn(
            decision=decide_without_content(loaded, DisclosureKind.PRINT_FILE, own),
            paper=paper,
            data=drawn[0].data,
            what=withdrawal_mark(told.row.id),
        )

    def _copied(self, told: _Told, drawn: _Drawn, kind: CopyKind) -> _Drawn:
        """The paper in the form it is to leave in."""
        facts = archive_facts(told.loaded, told.unit.office.office(), drawn.decision.kind)
        return replace(drawn, paper=self._copies.copy(drawn.paper, kind, facts))

    def _write(
        self, unit: UnitOfWork, drawn: tuple[_Drawn, ...], folder: Place
    ) -> tuple[Exported, ...]:
        rows: list[tuple[Disclosure, Paper]] = []
        for one in drawn:
            taken = [paper.file_name for _row, paper in rows]
            paper = named_free(one.paper, folder, taken=taken)
            row = record_disclosure(self._desk, unit, one.decision, what=one.what, paper=paper)
            rows.append((row, paper))
        return write_all_out(unit, self._target, rows, folder)

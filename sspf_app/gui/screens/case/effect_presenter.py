"""Leads what follows a withdrawal: who already received something, the papers, the answers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.noting_after import note_after
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.case.consent_ports import EffectPort
from sspf_app.gui.screens.case.consent_presenter import ConsentPage
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.notice_views import NoticeCopied
from sspf_app.services.print_ports import Place
from sspf_app.services.withdrawal_views import PrintedPapers, WithdrawalEffect


class EffectPresenter(ConsentPage):
    """See the module."""

    view: EffectPort
    _withdrawal = ""
    _recipient: str | None = None
    _effect: WithdrawalEffect | None = None

    def want(self, **wanted: str) -> None:
        """Show what a withdrawal leads to."""
        self._withdrawal = wanted.get("withdrawal", "")
        self._recipient = None
        self._load()

    def renew(self, case: CaseDetail) -> None:
        """Load again who has been told."""
        super().renew(case)
        if self._withdrawal:
            self._load()

    def show_confirmation(self) -> None:
        """The confirmation to the signatory, from memory."""
        self._recipient = ""
        self._preview()

    def show_notice(self, recipient: str) -> None:
        """The notice to one recipient, from memory."""
        self._recipient = recipient
        self._preview()

    def save(self, copy: CopyKind = CopyKind.PAPER) -> None:
        """Write the paper in sight where the user says."""
        if self._recipient is not None:
            self.ports.dialogs.choose_folder(
                _("Where to save the paper"), on_chosen=lambda folder: self._write(folder, copy)
            )

    def print_out(self) -> None:
        """Print the paper in sight."""
        if self._recipient is not None:
            self.choose_printer(lambda printer: self._write(printer, CopyKind.PAPER))

    def copy_words(self) -> None:
        """Note that the notice in sight is copied, then copy it."""
        case, withdrawal, recipient = self.case.case, self._withdrawal, self._recipient
        if not recipient:
            return

        def done(copied: NoticeCopied) -> None:
            self.view.put_on_clipboard(copied.words)
            self.ports.frame.say(
                _("Copied for half a minute, and noted as shared. Paste it in the secure mail.")
            )
            self._recipient = None
            self._load()

        self.change(
            lambda: self.services.withdrawals.copy_notice(case, withdrawal, recipient=recipient),
            done,
        )

    def save_all(self, *, print_file: bool) -> None:
        """Write every paper that waits, in one act."""
        self.ports.dialogs.choose_folder(
            _("Where to save the papers"),
            on_chosen=lambda folder: self._write_all(folder, print_file=print_file),
        )

    def print_all(self) -> None:
        """Print every paper that waits, in one act."""
        self.choose_printer(lambda printer: self._write_all(printer, print_file=False))

    def tick(self, recipient: str, kind: FollowUpKind, what: str) -> None:
        """Note today that a recipient was told, or what it answered; it can be taken back."""
        entry = FollowUpInput(
            case=self.case.case,
            kind=kind,
            about=self._withdrawal,
            recipient=recipient,
            happened_on=self.today(),
            what=what,
        )
        note_after(self, entry, then=self._load)

    def tick_officer(self) -> None:
        """Note today that the data protection officer was told of what left too late."""
        self.tick(self._withdrawal, FollowUpKind.OFFICER_TOLD, "")

    def open_incident(self) -> None:
        """Work out whom it concerns, by the rows of the ledger that left too late."""
        if self._effect is None or not self._effect.late:
            return
        late = self._effect.late
        self.ports.frame.navigate(
            "log",
            tab="incident",
            first=self._day(late[0].at),
            last=self._day(late[-1].at),
            paper=",".join(one.disclosure for one in late),
        )

    def _day(self, at: datetime) -> str:
        return day_of(at, self.ports.clock.zone).isoformat()

    def open_meeting(self, meeting: str) -> None:
        """Look at a meeting that is touched."""
        self.ports.frame.navigate("meeting", case=self.case.case, meeting=meeting)

    def _load(self) -> None:
        def done(effects: tuple[WithdrawalEffect, ...]) -> None:
            found = [one for one in effects if one.withdrawal.id == self._withdrawal]
            if not found:
                self.leave()
                return
            self._effect = found[0]
            self.view.show_effect(found[0], self.case)
            if self._recipient is None:
                self._first(found[0])

        self.read(lambda: self.services.withdrawals.effects(self.case.case), done)

    def _first(self, effect: WithdrawalEffect) -> None:
        """The first paper that waits is in sight at once."""
        waiting = [one.recipient for one in effect.waiting if one.needs_paper]
        if effect.needs_confirmation:
            self.show_confirmation()
        elif waiting:
            self.show_notice(waiting[0])
        else:
            self.view.show_no_paper()

    def _preview(self) -> None:
        case, withdrawal, recipient = self.case.case, self._withdrawal, self._recipient

        def job() -> Paper:
            papers = self.services.withdrawals
            if recipient:
                return papers.preview_notice(case, withdrawal, recipient)
            return papers.preview_confirmation(case, withdrawal)

        def done(paper: Paper) -> None:
            self.view.show_paper(paper)

        self.read(job, done)

    def _write(self, folder: Place, copy: CopyKind) -> None:
        case, withdrawal, recipient = self.case.case, self._withdrawal, self._recipient

        def job() -> Exported:
            papers = self.services.withdrawals
            if recipient:
                return papers.export_notice(
                    case, withdrawal, recipient=recipient, folder=folder, copy=copy
                )
            return papers.export_confirmation(case, withdrawal, folder, copy=copy)

        def done(exported: Exported) -> None:
            if isinstance(folder, Path):
                said = _("The paper is saved as {name}.").format(name=exported.path.name)
                self.ports.frame.say(said, saved=exported.path)
            else:
                self.ports.frame.say(papers_printed())
            if exported.password is not None:
                self.ports.dialogs.tell_passwords([(exported.path.name, exported.password)])
            self._recipient = None
            self._load()

        self.change(job, done)

    def _write_all(self, folder: Place, *, print_file: bool) -> None:
        case, withdrawal = self.case.case, self._withdrawal

        def job() -> PrintedPapers:
            return self.services.withdrawals.export_all(
                case, withdrawal, folder, print_file=print_file
            )

        def done(printed: PrintedPapers) -> None:
            self._recipient = None
            self._load()
            count = len(printed.papers)
            if not isinstance(folder, Path):
                self.ports.frame.say(papers_printed(count))
                return
            said = ngettext("{n} paper is saved.", "{n} papers are saved.", count).format(n=count)
            if printed.print_file is not None:
                said += " " + _("Print {name}.").format(name=printed.print_file.name)
            saved = printed.print_file or next((one.path.parent for one in printed.papers), None)
            self.ports.frame.say(said, saved=saved)

        self.change(job, done)

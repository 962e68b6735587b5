"""Leads the page about disposal: proposal, approval, records, rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.retention import DroppedBecause, LeftOutBecause
from sspf_app.gui.asking_away import seal_question, take_answer
from sspf_app.gui.i18n import _
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.register.not_begun import withdrawing
from sspf_app.gui.screens.register.ports import DisposalPort, DisposalScene, RulesScene
from sspf_app.services.changes import Changes
from sspf_app.services.disposal_records import RetentionRules


class DisposalPresenter(ScreenPresenter):
    """See the module."""

    view: DisposalPort

    def refresh(self) -> None:
        """Read how it stands; a role without a part in it sees the rules alone."""
        self.read(self._read_scene, self._show)

    def propose(self) -> None:
        """Propose what is past its time."""
        self._do(self.services.disposals.propose, _("The proposal is made; look through it."))

    def leave_out(self, row: str, because: LeftOutBecause) -> None:
        """Leave a case out this time."""
        disposals = self.services.disposals
        self._do(lambda: disposals.leave_out(row, because), _("The entry is left out."))

    def take_back_in(self, row: str) -> None:
        """Take a case in again."""
        disposals = self.services.disposals
        self._do(lambda: disposals.take_back_in(row), _("The entry is in the proposal again."))

    def send(self) -> None:
        """Hand it to the second person."""
        said = _("The proposal is sent; the unit manager sees it in Today.")
        self._do(self.services.disposals.send, said)

    def drop(self, because: DroppedBecause) -> None:
        """Let the proposal be."""
        disposals = self.services.disposals
        self._do(
            lambda: disposals.drop(because), _("The proposal is dropped; nothing was deleted.")
        )

    def approve(self, number: str) -> None:
        """Dispose of what is proposed."""
        approvals = self.services.disposal_approvals
        said = _("The entries are disposed of. Save the record for the archive.")
        self._do(lambda: approvals.approve(number=int(number)), said)

    def note_approval(self, number: str, decider: str, document: str) -> None:
        """Dispose of what somebody approved on paper."""
        approvals = self.services.disposal_approvals
        said = _("The entries are disposed of. Save the record for the archive.")
        self._do(
            lambda: approvals.note_approval(number=int(number), decider=decider, document=document),
            said,
            is_typed=True,
        )

    def seal(self, proposal: str, login: str) -> None:
        """Save a question for a manager who is elsewhere."""
        seal_question(self, proposal, login, on_error=self._refused)

    def take_answer(self) -> None:
        """Read that manager's answer in."""
        take_answer(self, on_error=self._refused)

    def save_record(self, record: str) -> None:
        """Save the record of a disposal as a file."""
        papers = self.services.disposal_papers

        def done(path: Path) -> None:
            self.ports.frame.say(_("The record is saved: {path}").format(path=path))

        self.ports.dialogs.choose_folder(
            _("Where to save it"),
            on_chosen=lambda folder: self.read(lambda: papers.save_record(record, folder), done),
        )

    def print_record(self, record: str) -> None:
        """Print the record of a disposal."""
        papers = self.services.disposal_papers
        self.choose_printer(
            lambda printer: self.change(
                lambda: papers.save_record(record, printer),
                lambda _path: self.ports.frame.say(papers_printed()),
            )
        )

    def save_rules(self, entry: RetentionRules, seen: str) -> None:
        """Write rules from a day on; ``seen``: the version of those that were shown."""
        said = _("The rules hold from {day} on.").format(day=entry.starts_on.isoformat())

        def job() -> Changes:
            return self.services.retention.save_rules(entry, seen=seen)

        def done(_changes: Changes) -> None:
            self.view.rules.saved()
            self.refresh()
            self.ports.frame.say(said)

        self.change(job, done, on_error=self._refused)

    def withdraw_rules(self, rules: str) -> None:
        """Ask, and take back rules that have not begun."""
        retention = self.services.retention
        said = _("The rules are taken back before they began.")
        self.ports.dialogs.ask(
            withdrawing(), on_yes=lambda: self._do(lambda: retention.withdraw_rules(rules), said)
        )

    def _read_scene(self) -> DisposalScene:
        retention, services = self.services.retention, self.services
        classes = services.process_lists.today().retention
        rules = RulesScene(
            rows=retention.rules(),
            today=retention.rules_today(),
            classes=tuple((one.code, one.name) for one in classes if one.is_on),
            may_set=retention.may_set(),
        )
        try:
            board = services.disposals.board()
        except DomainError:  # the administrator has no part in it
            board = None
        return DisposalScene(board=board, rules=rules)

    def _show(self, scene: DisposalScene) -> None:
        self.view.rules.show_rules(scene.rules)
        if scene.board is not None:
            self.view.show_board(scene.board)

    def _do(self, act: Callable[[], Changes], said: str, *, is_typed: bool = False) -> None:
        def done(_changes: Changes) -> None:
            self.refresh()
            self.ports.frame.say(said)

        do = self.save_typed if is_typed else self.change
        do(act, done, on_error=self._refused)

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)

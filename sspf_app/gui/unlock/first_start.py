"""Leads the wizard of the first start. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sspf_app.gui.one_job import OneJob
from sspf_app.gui.ports import Tasks, Trouble
from sspf_app.gui.vault_ports import OpenVault, VaultDraft, VaultGate
from sspf_app.services.wizards import FirstStart, Problem, Step

if TYPE_CHECKING:
    from sspf_app.gui.unlock.ports import FirstStartPort
    from sspf_app.services.party_views import PartyInput
    from sspf_app.services.records import Office


class FirstStartPresenter:
    """Five steps; nothing is on disk before the last one is done."""

    def __init__(
        self,
        view: FirstStartPort,
        *,
        gate: VaultGate,
        tasks: Tasks,
        explain: Callable[[BaseException], Trouble],
        folder: Path,
    ) -> None:
        """Begin with the folder proposed."""
        self._view = view
        self._gate = gate
        self._job = OneJob(view, tasks, lambda error: view.show_trouble(explain(error)))
        self._draft: VaultDraft | None = None
        self._drafted_for: tuple[str, str, str] | None = None
        self.state = FirstStart(
            folder, check_place=gate.place_problem, strength=gate.strength, is_word=gate.is_word
        )

    def start(self) -> None:
        """Show the first step."""
        self._view.show_step(self.state)

    def place_chosen(self, name: str, parent: Path | None) -> None:
        """The first step is answered."""
        self._go_on_without(self.state.set_place(name, parent))

    def user_named(self, *, name: str, login: str, password: str, repeated: str) -> None:
        """The second step is answered: make keys and words, in memory."""
        if self._job.is_running:
            return
        problems = self.state.set_user(name=name, login=login, password=password, repeated=repeated)
        self._view.show_problems(problems)
        if problems:
            return
        plan = self.state.plan
        wanted = (plan.user_name, plan.login, password)
        if self._draft is not None and self._drafted_for == wanted:
            self._go_on_without(())
            return
        self._discard()
        self._job.do(
            lambda: self._gate.draft(name=plan.user_name, login=plan.login, password=password),
            lambda draft: self._on_drafted(draft, wanted),
        )

    def words_typed(self, typed: Sequence[str]) -> None:
        """The third step is answered: the words asked for were typed back."""
        self._go_on_without(self.state.check_words(typed))

    def office_described(self, office: Office, parties: Sequence[PartyInput]) -> None:
        """The fourth step is answered."""
        self._go_on_without(self.state.set_office(office, parties))

    def backup_chosen(self, folder: Path | None, *, later: bool = False) -> None:
        """The last step is answered: make the vault."""
        problems = self.state.set_backup(folder, later=later)
        self._view.show_problems(problems)
        draft = self._draft
        if problems or draft is None or self._job.is_running:
            return
        plan = self.state.plan
        self._job.do(lambda: draft.create(plan), self._on_created)

    def go_back(self) -> None:
        """Show the step before."""
        if not self._job.is_running:
            self.state.go_back()
            self._view.clear_trouble()
            self._view.show_step(self.state)

    def cancel(self) -> None:
        """Leave; nothing is left behind."""
        if not self._job.is_running:
            self._discard()
            self._view.close_wizard()

    def _go_on_without(self, problems: tuple[Problem, ...]) -> None:
        self._view.show_problems(problems)
        if not problems and not self._job.is_running:
            self.state.go_on()
            self._view.clear_trouble()
            self._view.show_step(self.state)

    def _on_drafted(self, draft: VaultDraft, wanted: tuple[str, str, str]) -> None:
        self._draft, self._drafted_for = draft, wanted
        self.state.set_words(draft.words)
        self._view.show_words(draft.words, self.state.asked)
        self._go_on_without(())

    def _on_created(self, vault: OpenVault) -> None:
        self._draft = self._drafted_for = None  # its keys are the open vault's now
        self._view.hand_over(vault)

    def _discard(self) -> None:
        if self._draft is not None:
            self._draft.discard()
        self._draft = self._drafted_for = None


def is_last(step: Step) -> bool:
    """Whether this step ends with the making of the vault."""
    return step is Step.BACKUP

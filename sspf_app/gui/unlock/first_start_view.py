"""The wizard of the first start: five calm steps."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.ports import Dialogs, Trouble
from sspf_app.gui.unlock.first_start import FirstStartPresenter, is_last
from sspf_app.gui.unlock.sentences import problem_in_words
from sspf_app.gui.unlock.steps import BackupStep, PlaceStep, StepPage, UserStep
from sspf_app.gui.unlock.steps_office import OfficeStep
from sspf_app.gui.unlock.steps_words import WordsStep
from sspf_app.gui.vault_ports import OpenVault
from sspf_app.gui.widgets.buttons import primary_button, quiet_button
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import line, row, scrolled
from sspf_app.gui.widgets.marks import mark, scaled, show_if
from sspf_app.gui.widgets.notices import Banner, BusyBar
from sspf_app.services.wizards import FirstStart, Problem, Step


class FirstStartView(QWidget):
    """Title and explanation at the top, one question in the middle, the way on at the foot.

    Signals:
        vault_made: An ``OpenVault``.
        left: The user does not want to, now.
    """

    vault_made = Signal(object)
    left = Signal()

    presenter: FirstStartPresenter

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        mark(self, role="page")
        self.setAccessibleName(_("First start"))
        self._number = text(role="step", wrap=False)
        self._title = text(role="title")
        self._words = text(role="muted")
        self._banner = Banner()
        self._busy = BusyBar(_("Making the vault and its keys…"))
        self.pages: dict[Step, StepPage] = {
            Step.PLACE: PlaceStep(dialogs),
            Step.PASSWORD: UserStep(self._strength),
            Step.WORDS: WordsStep(),
            Step.OFFICE: OfficeStep(),
            Step.BACKUP: BackupStep(dialogs),
        }
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(scrolled(page))
            page.done.connect(self._on_next_clicked)
        self._back = quiet_button(_("Back"), self._on_back_clicked, icon="arrow-left")
        self._cancel = quiet_button(_("Cancel"), self._on_cancel_clicked)
        self.next = primary_button(_("Next"), self._on_next_clicked)
        self._build()

    def show_step(self, state: FirstStart) -> None:
        """Show where one is and what was answered there."""
        page = self.pages[state.step]
        page.show_state(state)
        self._number.setText(
            _("Step {number} of {steps}").format(number=state.step + 1, steps=len(Step))
        )
        self._title.setText(page.title)
        self._words.setText(page.words)
        self._stack.setCurrentIndex(state.step)
        show_if(self._back, wanted=state.step > Step.PLACE)
        self.next.setText(_("Make the vault") if is_last(state.step) else _("Next"))
        page.focus()

    def show_words(self, words: tuple[str, ...], asked: tuple[int, ...]) -> None:
        """Show the recovery words, once."""
        page = self.pages[Step.WORDS]
        if isinstance(page, WordsStep):
            page.show_words(words, asked)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say at each field what is missing."""
        page = self._page()
        page.show_problems({problem.field: problem_in_words(problem) for problem in problems})

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what did not work."""
        self._banner.show_trouble(trouble)

    def clear_trouble(self) -> None:
        """Nothing is wrong any more."""
        self._banner.clear()

    def set_busy(self, busy: bool) -> None:
        """Keys or the vault are being made."""
        self._busy.set_busy(busy)
        for button in (self.next, self._back, self._cancel):
            button.setEnabled(not busy)

    def hand_over(self, vault: OpenVault) -> None:
        """The vault is there."""
        self._forget()
        self.vault_made.emit(vault)

    def close_wizard(self) -> None:
        """Leave."""
        self._forget()
        self.left.emit()

    def _build(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(scaled(84 * GRID))
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 4 * GRID, 0, 2 * GRID)
        inside.setSpacing(GRID)
        for part in (self._number, self._title, self._words, self._busy, self._banner):
            inside.addWidget(part)
        inside.addSpacing(GRID)
        inside.addWidget(self._stack, 1)
        inside.addWidget(line())
        inside.addLayout(row(self._back, None, self._cancel, self.next))
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(middle, 12)
        outer.addStretch(1)

    def _page(self) -> StepPage:
        return list(self.pages.values())[self._stack.currentIndex()]

    def _strength(self, password: str, login: str) -> str:
        return self.presenter.state.strength(password, login)

    def _forget(self) -> None:
        for page in self.pages.values():
            page.forget()

    @Slot()
    def _on_next_clicked(self) -> None:
        if self.next.isEnabled():
            self._page().answer(self.presenter)

    @Slot()
    def _on_back_clicked(self) -> None:
        if not self._page().go_back():
            self.presenter.go_back()

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.presenter.cancel()

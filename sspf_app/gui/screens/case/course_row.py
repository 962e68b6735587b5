"""The steps of a case as one calm row: how many are done, what comes now, and what comes next."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from sspf_app.gui.course_words import step_look, step_sentence, step_title
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear
from sspf_app.services.course_views import CourseView, StepState, StepView


class CourseRow(QWidget):
    """See the module.

    Attributes:
        words: How many steps are done.
        steps: The steps in sight, by code: the one of now, and the next.

    Signals:
        chosen: A step, to see what it lacks.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Steps of the case"))
        self.words = text()
        self.steps: dict[str, QAbstractButton] = {}
        self._flow = FlowLayout(self, gap=2)

    def show_course(self, course: CourseView) -> None:
        """Say how far the case has come; all that are turned on stand behind “All steps”."""
        clear(self._flow)
        states = [one.state for one in course.steps]
        now = states.index(StepState.NOW) if StepState.NOW in states else len(states)
        number = len(states) - states.count(StepState.NOT_NEEDED)
        done = states.count(StepState.DONE)
        said = ngettext("{done} of {n} step done", "{done} of {n} steps done", number).format(
            done=done, n=number
        )
        if now < len(states):
            said = _("{done} – now:").format(done=said)
        self.words = text(said, role="muted", wrap=False)
        self.steps = {one.step.value: self._made(one) for one in course.steps[now : now + 2]}
        first = next(iter(course.steps)).step
        self.all = quiet_button(_("All steps"), partial(self._on_step, first))
        self.words.setContentsMargins(0, 0, GRID, 0)
        highest = max(one.sizeHint().height() for one in (self.all, *self.steps.values()))
        self.words.setMinimumHeight(highest)  # on the line of the others
        self._flow.addWidget(self.words)
        for made in self.steps.values():
            self._flow.addWidget(made)
        self._flow.addWidget(self.all)

    def _made(self, step: StepView) -> QAbstractButton:
        look, title = step_look(step.state), step_title(step)
        said = f"{title}: {look.word.lower()}"
        act = partial(self._on_step, step.step)
        kind = "secondary" if step.state is StepState.NOW else "quiet"
        made = button(title, act, icon=look.icon, kind=kind)
        made.setAccessibleName(said)
        made.setToolTip(". ".join(part for part in (said, step_sentence(step)) if part))
        made.setAccessibleDescription(step_sentence(step))
        return made

    def _on_step(self, step: object) -> None:
        self.chosen.emit(step)

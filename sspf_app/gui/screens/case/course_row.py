"""The steps of a case as one calm row: what is done, what comes now, what is to come."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screens.case.course_words import step_look, step_sentence, step_title
from sspf_app.gui.widgets.buttons import quiet_button
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.layout import clear
from sspf_app.gui.widgets.marks import mark
from sspf_app.services.course_views import CourseView, StepState, StepView


class CourseRow(QWidget):
    """See the module.

    Attributes:
        steps: The steps in sight, by code.

    Signals:
        chosen: A step, to see what it lacks.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Steps of the case"))
        self.steps: dict[str, QWidget] = {}
        self._flow = FlowLayout(self, gap=2)

    def show_course(self, course: CourseView) -> None:
        """Show every step that is turned on."""
        clear(self._flow)
        self.steps = {one.step.value: self._made(one) for one in course.steps}
        for made in self.steps.values():
            self._flow.addWidget(made)

    def _made(self, step: StepView) -> QWidget:
        look = step_look(step.state)
        made = quiet_button(step_title(step), partial(self._on_step, step.step), icon=look.icon)
        mark(made, kind="secondary" if step.state is StepState.NOW else "quiet")
        said = " ".join(part for part in (look.word + ".", step_sentence(step)) if part)
        made.setToolTip(said)
        made.setAccessibleName(f"{step_title(step)}: {look.word.lower()}")
        made.setAccessibleDescription(step_sentence(step))
        return made

    def _on_step(self, step: object) -> None:
        self.chosen.emit(step)

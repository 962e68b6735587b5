"""The steps of a case as one calm row: what is done, what comes now, what is to come."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screens.case.course_words import step_look, step_sentence, step_title
from sspf_app.gui.widgets.buttons import button, icon_button, quiet_button
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.layout import clear
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
        self.steps: dict[str, QAbstractButton] = {}
        self._flow = FlowLayout(self, gap=2)

    def show_course(self, course: CourseView) -> None:
        """Show every step that is turned on."""
        clear(self._flow)
        states = [one.state for one in course.steps]
        now = states.index(StepState.NOW) if StepState.NOW in states else len(states)
        self.steps = {
            one.step.value: self._made(one, is_named=now <= place <= now + 1)
            for place, one in enumerate(course.steps)
        }
        for made in self.steps.values():
            self._flow.addWidget(made)
        first = next(iter(course.steps)).step
        self.all = quiet_button(_("All steps"), partial(self._on_step, first))
        self._flow.addWidget(self.all)

    def _made(self, step: StepView, *, is_named: bool) -> QAbstractButton:
        """Where the case stands and what comes next by name, the others by shape."""
        look, title = step_look(step.state), step_title(step)
        said = f"{title}: {look.word.lower()}"
        act = partial(self._on_step, step.step)
        if is_named:
            kind = "secondary" if step.state is StepState.NOW else "quiet"
            made: QAbstractButton = button(title, act, icon=look.icon, kind=kind)
            made.setAccessibleName(said)
        else:
            made = icon_button(look.icon, said, act)
        made.setToolTip(". ".join(part for part in (said, step_sentence(step)) if part))
        made.setAccessibleDescription(step_sentence(step))
        return made

    def _on_step(self, step: object) -> None:
        self.chosen.emit(step)

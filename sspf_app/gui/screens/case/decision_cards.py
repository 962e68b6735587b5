"""Parts of the page of decisions: the pause that runs, a requested exception, a task."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sspf_app.domain.codes import PauseReason
from sspf_app.gui.i18n import _, marked
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.case.decision_words import (
    GROUNDS,
    PAUSES,
    request_look,
    request_story,
)
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.decision_records import Approval, CaseTask, ExceptionRequest
from sspf_app.services.decision_views import DecisionBoard


def pause_card(board: DecisionBoard, case: CaseDetail) -> Card:
    """Why nothing is shared now, what ends the pause, and the position taken."""
    card = Card(_("Sharing is paused"))
    reason = PauseReason.OTHER if case.pause is None else case.pause.reason or PauseReason.OTHER
    card.add(row(StatusBadge(marked(PAUSES[reason]), Tone.WARNING, icon="pause"), None))
    terms = board.pause_terms
    if terms is not None and terms.to_end:
        card.add(text(_("It may end when: {what}").format(what=terms.to_end)))
    if terms is not None and terms.position_on is not None:
        by = ", ".join(part for part in (terms.position_by, terms.position_function) if part)
        day = terms.position_on.isoformat()
        card.add(text(_("Position of {name}, {day}:").format(name=by, day=day), role="muted"))
        card.add(text(terms.position, selectable=True))
    elif board.needs_position:
        card.add(
            text(
                _(
                    "Contact the responsible social worker or lawyer. The pause ends only when "
                    "their position is recorded. The consent lets no home (HVB or SiS) know "
                    "anything."
                )
            )
        )
    return card


def request_row(
    request: ExceptionRequest,
    name: str,
    *,
    has_manager: bool,
    on_note: Callable[[], object],
    on_take_back: Callable[[], object],
) -> QWidget:
    """A requested exception, how it stands, and what can be done about it."""
    holder = QWidget()
    word, tone = request_look(request)
    title = _("Exception for {name}").format(name=name)
    days = f"{request.starts_on.isoformat()} – {request.ends_on.isoformat()}"
    top = row(text(title, role="strong"), StatusBadge(word, tone))
    top.setStretch(0, 1)
    layout = column(
        top,
        text(f"{days}. {marked(GROUNDS[request.ground])}.", role="muted"),
        text(request.hindrance),
        text(request_story(request), role="muted"),
        gap=2,
    )
    if request.state is Approval.PENDING:
        acts = row()
        if not has_manager:
            acts.addWidget(changing(button(_("Note the approval"), on_note)))
        acts.addWidget(changing(quiet_button(_("Take the request back"), on_take_back)))
        acts.addStretch(1)
        layout.addLayout(acts)
    holder.setLayout(layout)
    return holder


def task_row(task: CaseTask, on_done: Callable[[], object]) -> QWidget:
    """A task, and the button that says it has been seen to."""
    holder = QWidget()
    done = changing(button(_("Seen to"), on_done))
    done.setAccessibleName(_("Seen to: {what}").format(what=task.text))
    about = _("Placement, noted {day} by {name}").format(
        day=task.since.isoformat(), name=task.noted_by
    )
    said = column(text(task.text, role="strong"), text(about, role="muted"), gap=2)
    layout = row(said, done)
    layout.setStretch(0, 1)
    holder.setLayout(layout)
    return holder

"""Words, shapes and tones of commitments and how far they have come; no Qt."""

from __future__ import annotations

from sspf_app.gui.case_words import PROTECTED_NAME, Look
from sspf_app.gui.i18n import N_, _, marked, ngettext
from sspf_app.gui.looks import Tone
from sspf_app.gui.quoted import quoted
from sspf_app.services.commitment_views import CommitmentLine, Due, StepView
from sspf_app.services.plan_records import CommitmentStatus

_STATUSES = {
    CommitmentStatus.NOT_BEGUN: Look(N_("Not begun"), "more", Tone.NEUTRAL),
    CommitmentStatus.IN_PROGRESS: Look(N_("In progress"), "waiting", Tone.INFO),
    CommitmentStatus.DONE: Look(N_("Done"), "check-circle", Tone.SUCCESS),
    CommitmentStatus.NOT_DONE: Look(N_("Was not done"), "cross-circle", Tone.DANGER),
    CommitmentStatus.STOPPED: Look(N_("Stopped"), "pause", Tone.WARNING),
}

_LATE = Look(N_("Late"), "warning", Tone.DANGER)
_THIS_WEEK = Look(N_("This week"), "clock", Tone.WARNING)
_COMING = Look(N_("Coming"), "calendar", Tone.NEUTRAL)


def commitment_look(status: CommitmentStatus) -> Look:
    """How far a commitment has come."""
    return _STATUSES[status]


def due_look(line: CommitmentLine) -> Look:
    """How the due day of a commitment shows."""
    looks = {Due.LATE: _LATE, Due.THIS_WEEK: _THIS_WEEK, Due.COMING: _COMING}
    return looks[line.due] if line.due in looks else commitment_look(line.status)


def due_words(line: CommitmentLine) -> str:
    """When it is due, seen from today."""
    if line.due is Due.OVER:
        word = commitment_look(line.status).word
        day = "" if line.changed_on is None else f" {line.changed_on.isoformat()}"
        return f"{word}{day}"
    if line.due is Due.LATE:
        return ngettext("{n} day late", "{n} days late", -line.days).format(n=-line.days)
    if line.days == 0:
        return _("Today")
    if line.days == 1:
        return _("Tomorrow")
    return line.due_on.isoformat()


def owner_words(line: CommitmentLine) -> str:
    """Who does it: the party, and who of it."""
    owner = line.owner or marked(PROTECTED_NAME)
    return f"{owner}, {line.in_person}" if line.in_person else owner


def text_words(line: CommitmentLine) -> str:
    """What is promised, but in a case that is not opened."""
    if line.is_closed_to_view:
        return _("Shown when the case is opened")
    return line.text


def young_words(line: CommitmentLine) -> str:
    """Whose case it is."""
    return marked(PROTECTED_NAME) if line.is_closed_to_view else line.name


def step_words(step: StepView) -> str:
    """A step of the course, in one line."""
    word = commitment_look(step.status).word
    if step.is_undo:
        word = _("Taken back, again: {status}").format(status=word.lower())
    told = _("told by {name}").format(name=step.told_by) if step.told_by else ""
    said = quoted(step.comment) if step.comment else ""
    parts = (step.day.isoformat(), word, told, said, step.noted_by)
    return " · ".join(part for part in parts if part)

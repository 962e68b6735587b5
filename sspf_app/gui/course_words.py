"""The steps of a case in words: how each stands, and the one thing to do about it; no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.gui.looks import Tone
from sspf_app.services.course_views import StepState, StepView
from sspf_app.services.process_records import Step
from sspf_app.texts.process import lacks_sentence, step_name


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLook:
    """How a step stands: shape, word, colour last."""

    word: str
    icon: str
    tone: Tone


_LOOKS = {
    StepState.DONE: (N_("Done"), "check-circle", Tone.SUCCESS),
    StepState.NOW: (N_("Now"), "arrow-right", Tone.INFO),
    StepState.NEXT: (N_("To come"), "clock", Tone.NEUTRAL),
    StepState.PASSED: (N_("Not noted"), "more", Tone.NEUTRAL),
    StepState.NOT_NEEDED: (N_("Not needed"), "remove", Tone.NEUTRAL),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAct:
    """Where a step is done; without a tab it is noted by hand."""

    button: str
    tab: str = ""
    wanted: dict[str, str] = field(default_factory=dict[str, str])


_ACTS: dict[Step, tuple[str, str, dict[str, str]]] = {
    Step.REFERRAL: (N_("Write the referral"), "mapping", {"referral": "new"}),
    Step.INFORMATION: (N_("Note an information talk"), "consent", {"talk": "new"}),
    Step.CONSENT: (N_("Open the consents"), "consent", {}),
    Step.MAPPING: (N_("Open the mapping"), "mapping", {"mapping": "show"}),
    Step.MEETING: (N_("Plan a meeting"), "meetings", {"new": "yes"}),
    Step.PLAN: (N_("Open the meetings"), "meetings", {}),
    Step.FOLLOW_UP: (N_("Plan a meeting"), "meetings", {"new": "yes"}),
    Step.CLOSING: (N_("Close the case…"), "decisions", {"act": "close"}),
}


def step_look(state: StepState) -> StepLook:
    """How a step stands."""
    word, icon, tone = _LOOKS[state]
    return StepLook(word=marked(word), icon=icon, tone=tone)


def step_title(step: StepView) -> str:
    """What the office calls it."""
    return step_name(step.step.value, words(), name=step.name)


def step_sentence(step: StepView) -> str:
    """What is missing, or when it was done."""
    if step.state is StepState.DONE:
        if step.done_on is None:
            return ""
        day = step.done_on.isoformat()
        return _("{day}, noted by hand").format(day=day) if step.note else day
    if step.state is StepState.NOT_NEEDED:
        return _("Noted by hand") if step.note else ""
    return lacks_sentence(step.lacks, step.details, words())


def step_act(step: StepView, tabs: frozenset[str], *, is_open: bool = True) -> StepAct | None:
    """The one thing to do about a step that is not done; None = nothing, as in a closed case."""
    if not is_open or step.state in (StepState.DONE, StepState.NOT_NEEDED):
        return None
    if step.lacks.endswith("_planned"):
        return StepAct(
            button=_("Open the meeting"), tab="meetings", wanted={"meeting": step.details[1]}
        )
    if step.step not in _ACTS or step.lacks == "after_closing":
        return None
    button, tab, wanted = _ACTS[step.step]
    if step.step is Step.PLAN and "plan" in tabs:
        return StepAct(button=_("Open the plan"), tab="plan")
    return StepAct(button=marked(button), tab=tab, wanted=dict(wanted))

"""Which step of a case comes first: whatever stops it, then its consents, then its course."""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.gui.course_words import step_act, step_sentence
from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.gui.next_step import NextStep
from sspf_app.gui.next_step_of_consent import (
    barred,
    ending_soon,
    older_terms,
    other_purposes,
    refused,
    required_cards,
    to_ask,
    to_register,
    words_to_confirm,
)
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.consent_views import ConsentBoard, ConsentCard
from sspf_app.services.course_views import CourseView
from sspf_app.services.process_records import Step
from sspf_app.services.withdrawal_views import WithdrawalEffect
from sspf_app.texts.dates import joined

_DANGER_BUTTONS = {
    "asked": N_("Answer the question"),
    "held": N_("Note what the social services said"),
}
"""By the state of the question whether it can be dangerous that the guardians know."""
_AFTER_CONSENT = frozenset({Step.MAPPING, Step.MEETING, Step.PLAN, Step.FOLLOW_UP})


def next_step(  # noqa: PLR0913  what a case has, part by part
    case: CaseDetail,
    board: ConsentBoard,
    withdrawals: tuple[WithdrawalEffect, ...],
    *,
    course: CourseView | None = None,
    tabs: frozenset[str] = frozenset(),
    others: tuple[ConsentBoard, ...] = (),
) -> NextStep:
    """The first thing that applies; see the module.

    Args:
        case: The case.
        board: The consents about the young person.
        withdrawals: What was taken back.
        course: The steps of the case: whether the family is informed before it is asked, and
            where it stands once everybody has said yes.
        tabs: The tabs of the case in sight.
        others: The consents of its other purposes, each with forms and answers of its own.
    """
    steps = (
        *(_papers_of_withdrawals(case, withdrawals) if case.closed_at is not None else ()),
        *_stopped(case),
        *_custody(case, board),
        *_papers_of_withdrawals(case, withdrawals),
        *words_to_confirm(board),
        *refused(board),
        *_danger(case, board),
        *barred(board),
        *_to_inform(board, course, tabs),
        *to_ask(board),
        *to_register(board),
        *older_terms(case, board),
        *ending_soon(case, board),
        *other_purposes(case, others),
        *_in_course(course, tabs),
    )
    return steps[0] if steps else _all_said_yes(case)


def _stopped(case: CaseDetail) -> Iterator[NextStep]:
    if case.closed_at is not None:
        yield NextStep(sentence=_("The case is closed. Nothing is shared."))
    elif case.pause is not None:
        yield NextStep(sentence=_("The case is paused. Nothing is shared until it is resumed."))


def _custody(case: CaseDetail, board: ConsentBoard) -> Iterator[NextStep]:
    if board.trouble == "custody_unverified":
        yield NextStep(
            sentence=_(
                "The custody of {name} is not verified. Until the document has been seen, no "
                "consent counts."
            ).format(name=case.name),
            button=_("Record the evidence of custody"),
            tab="people",
            wanted={"person": case.young_person},
        )
    elif board.trouble is not None:
        yield NextStep(
            sentence=_("Nobody is recorded who can answer for {name}.").format(name=case.name),
            button=_("Add a guardian"),
            tab="people",
            wanted={"person": case.young_person},
        )


def _papers_of_withdrawals(
    case: CaseDetail, withdrawals: tuple[WithdrawalEffect, ...]
) -> Iterator[NextStep]:
    for effect in withdrawals:
        waiting = [one.name for one in effect.waiting]
        name = case.name_of(effect.withdrawal.signatory)
        wanted = {"withdrawal": effect.withdrawal.id}
        if effect.confirmation_waits:
            yield NextStep(
                sentence=_(
                    "The withdrawal of {name} is registered; the confirmation is to be handed over."
                ).format(name=name),
                button=(
                    _("Print the confirmation for {name}").format(name=name)
                    if effect.needs_confirmation
                    else _("Note who has been told")
                ),
                tab="consent",
                wanted=wanted,
            )
        elif waiting:
            yield NextStep(
                sentence=_("{names} should be told of the withdrawal of {name}.").format(
                    names=joined(waiting, words()), name=name
                ),
                button=(
                    _("Print the notice for {name}").format(name=effect.waiting[0].name)
                    if effect.waiting[0].needs_paper
                    else _("Note who has been told")
                ),
                tab="consent",
                wanted=wanted,
            )


def danger_button(case: CaseDetail, board: ConsentBoard, card: ConsentCard) -> str:
    """What leads to the question of danger, while no form is printed for this one because of it.

    Empty where nothing stands in the way.
    """
    is_guardian = board.subject == case.young_person and card.capacity == "guardian"
    word = _DANGER_BUTTONS.get(case.danger) if is_guardian else None
    return "" if word is None else marked(word)


def _danger(case: CaseDetail, board: ConsentBoard) -> Iterator[NextStep]:
    """Before a guardian is asked: whether it can be dangerous that they know."""
    wanted = {"person": case.young_person}
    if case.danger == "held":
        yield NextStep(
            sentence=_(
                "It may be dangerous that the guardians know. Nothing goes to them until the "
                "social services have been asked."
            ),
            button=marked(_DANGER_BUTTONS[case.danger]),
            tab="people",
            wanted=wanted,
        )
    elif case.danger == "asked" and any(one.status != "in_force" for one in required_cards(board)):
        yield NextStep(
            sentence=_(
                "Before a guardian gets a form: can it be dangerous for {name} that they know?"
            ).format(name=case.name),
            button=marked(_DANGER_BUTTONS[case.danger]),
            tab="people",
            wanted=wanted,
        )


def _to_inform(
    board: ConsentBoard, course: CourseView | None, tabs: frozenset[str]
) -> Iterator[NextStep]:
    """Nobody is asked before they know what it is about; the form can be printed all the same."""
    now = None if course is None else course.now
    if now is None or now.step is not Step.INFORMATION:
        return
    act = step_act(now, tabs)
    if act is not None and any(card.status == "not_asked" for card in required_cards(board)):
        yield NextStep(
            sentence=step_sentence(now), button=act.button, tab=act.tab, wanted=act.wanted
        )


def _in_course(course: CourseView | None, tabs: frozenset[str]) -> Iterator[NextStep]:
    """What the step the case stands at lacks; nobody is pushed to close one."""
    now = None if course is None else course.now
    if now is None or now.step not in _AFTER_CONSENT:
        return
    act = step_act(now, tabs)
    if act is not None:
        yield NextStep(
            sentence=step_sentence(now), button=act.button, tab=act.tab, wanted=act.wanted
        )


def _all_said_yes(case: CaseDetail) -> NextStep:
    if case.next_meeting is not None:
        return NextStep(
            sentence=_("Everybody who must answer has said yes."),
            button=_("Open the next meeting"),
            tab="meetings",
            wanted={"meeting": case.next_meeting.id},
        )
    return NextStep(
        sentence=_("Everybody who must answer has said yes."),
        button=_("Plan a meeting"),
        tab="meetings",
        wanted={"new": "yes"},
    )

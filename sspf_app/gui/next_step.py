"""The one next step of a case, in a sentence and, where there is something to do, one button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sspf_app.gui.course_words import step_act, step_sentence
from sspf_app.gui.i18n import _, words
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.consent_views import ConsentBoard, ConsentCard
from sspf_app.services.course_views import CourseView
from sspf_app.services.process_records import Step
from sspf_app.services.withdrawal_views import WithdrawalEffect
from sspf_app.texts.dates import joined

_AFTER_CONSENT = frozenset({Step.MAPPING, Step.MEETING, Step.PLAN, Step.FOLLOW_UP})


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to do next.

    Attributes:
        sentence: How things stand.
        button: What the one button does; empty = nothing to press.
        tab: Where it leads.
        wanted: What is wanted there.
    """

    sentence: str
    button: str = ""
    tab: str = ""
    wanted: dict[str, str] = field(default_factory=dict[str, str])


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
        *_words_to_confirm(board),
        *_no(board),
        *_danger(case, board),
        *_barred(board),
        *_to_inform(board, course, tabs),
        *_to_ask(board),
        *_to_register(board),
        *_older_terms(case, board),
        *_ending(case, board),
        *_other_purposes(case, others),
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


def _words_to_confirm(board: ConsentBoard) -> Iterator[NextStep]:
    for card in board.cards:
        answer = card.answer
        if answer is not None and answer.free_words_unconfirmed:
            yield NextStep(
                sentence=_(
                    "{name} wrote words of their own. The yes counts once they are confirmed."
                ).format(name=card.name),
                button=_("Confirm what {name} wrote").format(name=card.name),
                tab="consent",
                wanted={"confirm": answer.id, "signatory": card.signatory},
            )


def _no(board: ConsentBoard) -> Iterator[NextStep]:
    for card in _required(board):
        if card.status == "refused":
            yield NextStep(
                sentence=_("{name} has answered no. Nothing about {subject} is shared.").format(
                    name=card.name, subject=board.subject_name
                )
            )
        elif card.status == "withdrawn" and card.barred is not None:
            yield NextStep(
                sentence=_(
                    "{name} has taken back the consent, and nothing is sent to {name}: no "
                    "confirmation goes out. Nothing about {subject} is shared."
                ).format(name=card.name, subject=board.subject_name)
            )
        elif card.status == "withdrawn":
            yield NextStep(
                sentence=_(
                    "{name} has taken back the consent. Nothing about {subject} is shared."
                ).format(name=card.name, subject=board.subject_name)
            )


def _danger(case: CaseDetail, board: ConsentBoard) -> Iterator[NextStep]:
    """Before a guardian is asked: whether it can be dangerous that they know."""
    wanted = {"person": case.young_person}
    if case.danger == "held":
        yield NextStep(
            sentence=_(
                "It may be dangerous that the guardians know. Nothing goes to them until the "
                "social services have been asked."
            ),
            button=_("Note what the social services said"),
            tab="people",
            wanted=wanted,
        )
    elif case.danger == "asked" and any(one.status != "in_force" for one in _required(board)):
        yield NextStep(
            sentence=_(
                "Before a guardian gets a form: can it be dangerous for {name} that they know?"
            ).format(name=case.name),
            button=_("Answer the question"),
            tab="people",
            wanted=wanted,
        )


def _barred(board: ConsentBoard) -> Iterator[NextStep]:
    """Nothing is printed for whoever must not be contacted; the answer is required all the same."""
    for card in _required(board):
        if card.barred is not None and card.status != "in_force":
            yield NextStep(
                sentence=_(
                    "{name} must not be contacted, and no form is printed. The answer is still "
                    "required: nothing about {subject} is shared until the rule is lifted, or a "
                    "decision says otherwise."
                ).format(name=card.name, subject=board.subject_name),
                button=_("See the contact rule"),
                tab="people",
                wanted={"person": card.signatory},
            )


def _to_inform(
    board: ConsentBoard, course: CourseView | None, tabs: frozenset[str]
) -> Iterator[NextStep]:
    """Nobody is asked before they know what it is about; the form can be printed all the same."""
    now = None if course is None else course.now
    if now is None or now.step is not Step.INFORMATION:
        return
    act = step_act(now, tabs)
    if act is not None and any(card.status == "not_asked" for card in _required(board)):
        yield NextStep(
            sentence=step_sentence(now), button=act.button, tab=act.tab, wanted=act.wanted
        )


def _to_ask(board: ConsentBoard) -> Iterator[NextStep]:
    for card in _required(board):
        if card.status in ("not_asked", "expired", "invalidated"):
            yield NextStep(
                sentence=_missing(board),
                button=_("Print the form for {name}").format(name=card.name),
                tab="consent",
                wanted={"print": card.signatory},
            )


def _other_purposes(case: CaseDetail, others: tuple[ConsentBoard, ...]) -> Iterator[NextStep]:
    """A purpose nobody is asked about: a yes to another purpose says nothing of it."""
    texts = {one.id: one.text for one in case.purposes}
    for board in others:
        unasked = [card for card in _required(board) if card.status == "not_asked"]
        if board.trouble is None and unasked and not any(card.forms for card in unasked):
            yield NextStep(
                sentence=_(
                    "The purpose “{purpose}” needs forms of its own: {names} have not been asked."
                ).format(
                    purpose=texts.get(board.purpose, ""),
                    names=joined([card.name for card in unasked], words()),
                ),
                button=_("Print the form for {name}").format(name=unasked[0].name),
                tab="consent",
                wanted={"purpose": board.purpose, "print": unasked[0].signatory},
            )


def _to_register(board: ConsentBoard) -> Iterator[NextStep]:
    for card in _required(board):
        if card.status in ("awaiting", "oral_only", "not_yet_valid"):
            code = next((form.code for form in card.forms if form.is_open), "")
            if code:
                button = _("Register an answer from {name}").format(name=card.name)
            else:
                button = _("Print the form for {name}").format(name=card.name)
            yield NextStep(
                sentence=_missing(board),
                button=button,
                tab="consent",
                wanted={"answer": code} if code else {"print": card.signatory},
            )


def _older_terms(case: CaseDetail, board: ConsentBoard) -> Iterator[NextStep]:
    answered = [
        card for card in _required(board) if card.answer is not None and card.barred is None
    ]
    if case.state != "different_terms" or not answered:
        return
    oldest = min(answered, key=lambda card: card.answer.terms if card.answer else 0)
    yield NextStep(
        sentence=_("The answers rest on different terms: {name} answered an older form.").format(
            name=oldest.name
        ),
        button=_("Print a new form for {name}").format(name=oldest.name),
        tab="consent",
        wanted={"print": oldest.signatory},
    )


def _ending(case: CaseDetail, board: ConsentBoard) -> Iterator[NextStep]:
    if case.state != "ending" or case.state_ends_on is None:
        return
    day = case.state_ends_on.isoformat()
    if case.turns_then is not None:
        yield NextStep(
            sentence=_(
                "The consent ends on {day}: then {name} turns {age} and has to answer."
            ).format(day=day, name=case.name, age=case.turns_then),
            button=_("Show the consents"),
            tab="consent",
            wanted={},
        )
    for card in _required(board):
        if card.valid_to == case.state_ends_on and card.barred is None:
            yield NextStep(
                sentence=_("The consent ends on {day}.").format(day=day),
                button=_("Print a renewed form for {name}").format(name=card.name),
                tab="consent",
                wanted={"print": card.signatory},
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


def _required(board: ConsentBoard) -> list[ConsentCard]:
    return [card for card in board.cards if card.required]


def _missing(board: ConsentBoard) -> str:
    """Who is missing, by name."""
    cards = [card for card in _required(board) if card.status != "in_force"]
    missing = [card.name for card in cards]
    if all(card.status == "not_asked" and not card.forms for card in cards):
        # Whoever got no form has nothing to answer yet.
        text = _(
            "Nobody has asked {names} yet. The consent holds only when everybody has said yes."
        )
    elif len(missing) == 1:
        text = _("{names} has not answered. The consent holds only when everybody has said yes.")
    else:
        text = _("{names} have not answered. The consent holds only when everybody has said yes.")
    return text.format(names=joined(missing, words()))

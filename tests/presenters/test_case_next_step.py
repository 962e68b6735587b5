"""The next step, in words; no Qt, no vault."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sspf_app.domain.codes import Answer, Medium
from sspf_app.gui.course_words import step_act
from sspf_app.gui.next_step_of_case import next_step
from sspf_app.services.case_views import CaseDetail, MeetingRef, PurposeItem
from sspf_app.services.consent_views import AnswerItem, ConsentBoard, ConsentCard, FormOut
from sspf_app.services.course_views import CourseView, StepState, StepView
from sspf_app.services.process_records import Step
from sspf_app.services.request_records import ContactKind, ContactRule
from sspf_app.services.withdrawal_views import ToBeTold, WithdrawalEffect, WithdrawalItem

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
CASE = CaseDetail(
    case="c-1",
    reference="SSPF 2026-001",
    coordinator_party="social",
    young_person="alva",
    name="Alva Lind",
    born=date(2012, 5, 14),
    age=13,
    is_adult=False,
    school=None,
    opened_at=NOW,
    closed_at=None,
    pause=None,
    state="waiting",
    state_ends_on=None,
    waiting_for=(),
    flags=(),
    purposes=(PurposeItem(id="p1", text="Skolan"),),
    participations=(),
    people=(),
    next_meeting=None,
)


def card(signatory: str, status: str, **more: object) -> ConsentCard:
    made = ConsentCard(
        signatory=signatory,
        name=signatory.title(),
        capacity="guardian",
        required=True,
        is_protected=False,
        status=status,
        since=None,
        valid_to=None,
        answer=None,
        differs=(),
        forms=(),
        answers=(),
        withdrawals=(),
    )
    return replace(made, **more)  # pyright: ignore[reportArgumentType]


def board(*cards: ConsentCard, trouble: str | None = None) -> ConsentBoard:
    return ConsentBoard(
        case="c-1",
        purpose="p1",
        subject="alva",
        subject_name="Alva Lind",
        at=NOW,
        trouble=trouble,
        cards=cards,
    )


def out(code: str) -> FormOut:
    return FormOut(
        code=code,
        request="rq-1",
        printed_at=NOW,
        printed_by="u-1",
        language="sv",
        terms=1,
        valid_to=date(2026, 9, 12),
        is_open=True,
    )


@pytest.mark.parametrize(
    ("status", "more", "button", "wanted"),
    [
        ("not_asked", {}, "Print the form for Erik", {"print": "erik"}),
        ("expired", {}, "Print the form for Erik", {"print": "erik"}),
        ("awaiting", {"forms": (out("K7M"),)}, "Register an answer from Erik", {"answer": "K7M"}),
        ("awaiting", {}, "Print the form for Erik", {"print": "erik"}),
        ("refused", {}, "", {}),
        ("withdrawn", {}, "", {}),
    ],
)
def test_who_is_missing_decides(
    status: str, more: dict[str, object], button: str, wanted: dict[str, str]
) -> None:
    step = next_step(CASE, board(card("anna", "in_force"), card("erik", status, **more)), ())
    assert (step.button, step.wanted) == (button, wanted)
    assert "Erik" in step.sentence
    assert "Anna" not in step.sentence


def test_both_are_missing() -> None:
    step = next_step(CASE, board(card("anna", "not_asked"), card("erik", "awaiting")), ())
    assert step.sentence.startswith("Anna and Erik have not answered.")


def test_custody_comes_before_everything_that_is_asked() -> None:
    asked = card("anna", "not_asked")
    step = next_step(CASE, board(asked, trouble="custody_unverified"), ())
    assert (step.button, step.tab) == ("Record the evidence of custody", "people")
    step = next_step(CASE, board(trouble="no_required_signatory"), ())
    assert step.button == "Add a guardian"


def test_a_closed_case_has_nothing_to_press() -> None:
    step = next_step(replace(CASE, closed_at=NOW), board(card("anna", "not_asked")), ())
    assert step.button == ""


def test_the_papers_of_a_withdrawal_come_first() -> None:
    withdrawal = WithdrawalItem(
        id="w-1",
        signatory="anna",
        received_at=NOW,
        received_by="social",
        subjects=("*",),
        purposes=("*",),
        parties=("*",),
        types=("*",),
    )
    received = ToBeTold(recipient="school", name="Skolan", last_at=NOW, disclosures=("d-1",))
    effect = WithdrawalEffect(withdrawal=withdrawal, received=(received,), meetings=())
    withdrawn = board(card("anna", "withdrawn"))
    assert next_step(CASE, withdrawn, (effect,)).button == "Print the confirmation for anna"
    saved = replace(effect, confirmation_made=True)
    assert next_step(CASE, withdrawn, (saved,)).button == "Note who has been told"
    told = replace(effect, confirmed_on=NOW.date())
    assert next_step(CASE, withdrawn, (told,)).button == "Print the notice for Skolan"
    saved = replace(told, received=(replace(received, printed_at=NOW),))
    assert next_step(CASE, withdrawn, (saved,)).button == "Note who has been told"
    done = replace(told, received=(replace(received, told_on=NOW.date()),))
    assert next_step(CASE, withdrawn, (done,)).button == ""


def test_another_purpose_needs_forms_of_its_own() -> None:
    case = replace(CASE, purposes=(*CASE.purposes, PurposeItem(id="p2", text="Fritid")))
    said_yes = board(card("anna", "in_force"))
    other = replace(board(card("anna", "not_asked")), purpose="p2")
    step = next_step(case, said_yes, (), others=(other,))
    assert step.sentence.startswith("The purpose “Fritid” needs forms of its own: Anna")
    assert step.wanted == {"purpose": "p2", "print": "anna"}
    asked = replace(board(card("anna", "awaiting", forms=(out("K7M"),))), purpose="p2")
    assert "Fritid" not in next_step(case, said_yes, (), others=(asked,)).sentence


def test_who_got_no_form_has_not_been_asked() -> None:
    step = next_step(CASE, board(card("anna", "not_asked"), card("erik", "in_force")), ())
    assert step.sentence.startswith("Nobody has asked Anna yet.")
    half = board(card("anna", "not_asked"), card("erik", "awaiting", forms=(out("K7M"),)))
    assert "have not answered" in next_step(CASE, half, ()).sentence


def test_words_of_their_own_are_confirmed() -> None:
    answer = AnswerItem(
        id="k-1",
        answer=Answer.YES,
        medium=Medium.WRITTEN,
        signed_on=date(2026, 3, 1),
        signed_time=None,
        valid_from=None,
        valid_to=date(2026, 9, 1),
        terms=1,
        form_version="2026-1",
        language="sv",
        grants=(),
        exclusions=(),
        free_words="Inget om hemmet",
        free_words_unconfirmed=True,
        witness=None,
        recorded_at=NOW,
        replaced_at=None,
        invalidated_because=None,
        counts=False,
    )
    step = next_step(CASE, board(card("anna", "awaiting", answer=answer)), ())
    assert step.wanted == {"confirm": "k-1", "signatory": "anna"}


def test_when_all_have_said_yes_a_meeting_is_next() -> None:
    all_yes = board(card("anna", "in_force"), card("erik", "in_force"))
    assert next_step(replace(CASE, state="in_force"), all_yes, ()).button == "Plan a meeting"
    meeting = MeetingRef(id="m-1", case="c-1", starts_at=NOW, place=None, purpose="p1")
    step = next_step(replace(CASE, state="in_force", next_meeting=meeting), all_yes, ())
    assert step.wanted == {"meeting": "m-1"}


@pytest.mark.parametrize(
    ("stands_at", "lacks", "button", "tab"),
    [
        (Step.MAPPING, "mapping", "Open the mapping", "mapping"),
        (Step.MEETING, "meeting", "Plan a meeting", "meetings"),
        (Step.PLAN, "plan", "Open the plan", "plan"),
        (Step.FOLLOW_UP, "follow_up", "Plan a meeting", "meetings"),
        (Step.CLOSING, "closing", "Plan a meeting", "meetings"),  # nobody is pushed to close
    ],
)
def test_then_what_is_next_is_what_the_case_lacks(
    stands_at: Step, lacks: str, button: str, tab: str
) -> None:
    all_yes = board(card("anna", "in_force"), card("erik", "in_force"))
    now = StepView(step=stands_at, name="", state=StepState.NOW, lacks=lacks)
    step = next_step(
        replace(CASE, state="in_force"),
        all_yes,
        (),
        course=CourseView(steps=(now,)),
        tabs=frozenset({"plan"}),
    )
    assert (step.button, step.tab) == (button, tab)
    if stands_at is Step.PLAN:
        assert step.sentence == "Nothing is agreed yet: who does what, and when."
    unsaid = board(card("anna", "in_force"), card("erik", "awaiting"))
    course = CourseView(steps=(now,))
    assert next_step(CASE, unsaid, (), course=course).tab == "consent"


def test_the_family_is_informed_before_it_is_asked() -> None:
    asked = board(card("anna", "not_asked"), card("erik", "not_asked"))
    now = StepView(step=Step.INFORMATION, name="", state=StepState.NOW, lacks="information")
    step = next_step(CASE, asked, (), course=CourseView(steps=(now,)))
    assert (step.button, step.tab) == ("Note an information talk", "consent")
    assert step.wanted == {"talk": "new"}
    assert step.sentence == "No information talk is noted."
    out_already = board(card("anna", "awaiting", forms=(out("K7M"),)), card("erik", "in_force"))
    step = next_step(CASE, out_already, (), course=CourseView(steps=(now,)))
    assert step.button == "Register an answer from Anna"  # whoever was asked is awaited


def test_nothing_is_to_do_about_the_steps_of_a_closed_case() -> None:
    for one in Step:
        left = StepView(step=one, name="", state=StepState.PASSED, lacks="closing")
        assert step_act(left, frozenset(), is_open=False) is None


def test_a_consent_that_ends_is_renewed() -> None:
    ends = date(2026, 3, 30)
    ending = board(card("anna", "in_force", valid_to=ends), card("erik", "in_force"))
    step = next_step(replace(CASE, state="ending", state_ends_on=ends), ending, ())
    assert step.button == "Print a renewed form for Anna"


def barred() -> ContactRule:
    return ContactRule(
        id="cr-1",
        case="c-1",
        person="erik",
        kind=ContactKind.BLOCKED,
        reason="Kontaktförbud",
        starts_on=date(2026, 3, 1),
        set_at=NOW,
        set_by="u-1",
    )


@pytest.mark.parametrize("status", ["not_asked", "expired", "awaiting", "oral_only"])
def test_nothing_is_printed_for_whoever_must_not_be_contacted(status: str) -> None:
    erik = card("erik", status, barred=barred(), forms=(out("K7M"),))
    step = next_step(CASE, board(card("anna", "not_asked"), erik), ())
    assert (step.tab, step.wanted) == ("people", {"person": "erik"})
    assert "must not be contacted" in step.sentence
    assert "still required" in step.sentence


def test_a_withdrawal_by_somebody_barred_waits_for_no_paper() -> None:
    step = next_step(CASE, board(card("erik", "withdrawn", barred=barred())), ())
    assert step.button == ""
    assert "no confirmation goes out" in step.sentence


def test_no_renewal_is_offered_for_whoever_must_not_be_contacted() -> None:
    ends = date(2026, 3, 30)
    erik = card("erik", "in_force", valid_to=ends, barred=barred())
    ending = board(card("anna", "in_force"), erik)
    step = next_step(replace(CASE, state="ending", state_ends_on=ends), ending, ())
    assert "Print" not in step.button

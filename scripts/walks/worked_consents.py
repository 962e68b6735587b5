"""Worked cases 1 to 3: a full consent, one with exceptions, and a no."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from scripts.walks import worked_held
from scripts.walks.worked_parts import WorkedCase
from scripts.walks.worked_words import LEISURE, POLICE, SCHOOL, SOCIAL, kind, state
from sspf_app.domain.codes import InformationType
from sspf_app.domain.rules import ConsentState
from sspf_app.gui.i18n import _, marked


def full(case: WorkedCase) -> None:
    """1: Alva, 13. In force only after the second sheet."""
    walker = case.walker
    case.until(datetime(2026, 1, 15, 9, 0, tzinfo=UTC))
    case.open("Alva Lind")
    case.reads("not-asked", state(ConsentState.NOT_ASKED))
    question = _("Before a guardian gets a form: can it be dangerous for {name} that they know?")
    case.reads("before-forms", question.format(name="Alva Lind"))
    walker.press_words("", _("Answer the question"))
    walker.press_words("no-danger", _("No, not dangerous"))
    case.print_next("sheet")
    case.print_next()
    case.answer_next("one-sheet")
    walker.tab("", _("Overview"))
    case.reads("missing", "Erik Lind", state(ConsentState.PARTIAL))
    case.plan(days=14)
    case.reads("blocked", _("May not be invited"), "Erik Lind")
    walker.press_words("", _("Leave without saving"))
    case.until(datetime(2026, 1, 20, 13, 30, tzinfo=UTC))
    case.open("Alva Lind")
    case.answer_next("two-sheets")
    walker.tab("", _("Overview"))
    case.reads("in-force", state(ConsentState.IN_FORCE))
    case.plan(at="15:00")
    for party in (SCHOOL, POLICE, LEISURE):
        walker.press_words("", party, is_tick=True)
    case.lacks("invited", _("May not be invited"))
    case.reads("invited", _("May be invited"))
    walker.press_words("", _("Save the meeting"))
    walker.press_words("", _("Invitations on paper…"))
    walker.press_words("letters", _("Save all copies…"))
    worked_held.full_on_paper(case)


def partial(case: WorkedCase) -> None:
    """2: Cora, 16. What each left out is held back."""
    walker = case.walker
    case.until(datetime(2026, 2, 2, 9, 0, tzinfo=UTC))
    case.open("Cora Berg")
    drugs, family = kind(InformationType.ALCOHOL_DRUGS), kind(InformationType.FAMILY_HOME)
    case.print_next(more=((drugs, SOCIAL), (drugs, SCHOOL)))
    for _sheet in range(2):
        case.print_next()
    left_out = {"Carl Berg": (family, SCHOOL), "Cora Berg": (drugs, POLICE)}
    for _sheet in range(3):
        walker.tab("", _("Overview"))
        who = case.awaited()
        what, recipient = left_out.get(who, ("", ""))
        case.answer_next("sheet" if what else "", by_hand=f"{what}: {recipient}" if what else "")
        if what:
            walker.choose("", _("This must not go"), what)
            walker.choose("", _("to"), recipient)
            walker.press_words("left-out", _("Add this exception"))
            walker.press_words("", _("Confirm: the answer counts from now"))
    walker.tab("", _("Overview"))
    case.reads("in-force", state(ConsentState.IN_FORCE))
    _answers(case, "police-drugs", ("Cora Berg", drugs, POLICE), _left_out("Cora Berg"))
    _answers(case, "school-family", ("Cora Berg", family, SCHOOL), _left_out("Carl Berg"))
    _answers(case, "social-all", ("Cora Berg", drugs, SOCIAL))
    _minutes(case, drugs)


def _left_out(who: str) -> str:
    return marked("excluded by {person}").format(person=who)


def _answers(case: WorkedCase, sentence: str, asked: tuple[str, str, str], stops: str = "") -> None:
    """Ask, as with somebody on the phone.

    Args:
        case: Any.
        sentence: Which sentence tells it.
        asked: About whom, what, and to which party.
        stops: What the screen must say stands in the way; empty = it must say yes.
    """
    who, what, recipient = asked
    walker = case.walker
    case.open("Cora Berg" if who == "Cora Berg" else "Dino Falk")
    walker.press_words("", _("Ask"))
    walker.press_words("", f"{_('About whom')}: {who}", is_tick=True)
    walker.pick("", _("What it is about: a few letters"), what.partition(" (")[0])
    walker.press_words("", f"{_('To whom')}: {recipient}")
    source = SCHOOL if recipient == SOCIAL else SOCIAL
    walker.press_words("", f"{_('From whom')}: {source}")
    if stops:
        case.reads(sentence, stops, _("What stands in the way"))
    else:
        case.reads(sentence, _("What the answer rests on"))


def _minutes(case: WorkedCase, drugs: str) -> None:
    """A line about drugs in minutes that the police gets a copy of."""
    walker = case.walker
    case.open("Cora Berg")
    case.plan()
    for party in (SCHOOL, POLICE):
        walker.press_words("", party, is_tick=True)
    walker.press_words("", _("Save the meeting"))
    case.until(case.now() + timedelta(hours=4))
    walker.again()
    walker.tab("", _("During the meeting"))
    case.write_item("Två negativa prov i januari.", source=SOCIAL, about="Cora Berg", what=drugs)
    case.reads("while-writing", _left_out("Cora Berg"))
    walker.press_words("", _("Save and next"))
    case.reads("held-back", _("Not shared with {names}").format(names=""), POLICE)
    walker.tab("", _("After"))
    case.reads("not-shared", _("What is not shared with all"))


def refused(case: WorkedCase) -> None:
    """3: Dino, 15. His no holds, and nobody sets it aside."""
    walker = case.walker
    case.until(datetime(2026, 1, 21, 9, 0, tzinfo=UTC))
    case.open("Dino Falk")
    case.print_next()
    case.answer_next("no", is_no=True)
    walker.tab("", _("Overview"))
    said = _("{name} has answered no. Nothing about {subject} is shared.")
    case.reads(
        "refused", said.format(name="Dino Falk", subject="Dino Falk"), state(ConsentState.REFUSED)
    )
    case.lacks(
        "no-way-round", _("Plan a meeting"), _("Print the form for {name}").format(name="Dino Falk")
    )
    attendance, family = kind(InformationType.ATTENDANCE), kind(InformationType.FAMILY_HOME)
    _answers(
        case,
        "his-data",
        ("Dino Falk", attendance, SCHOOL),
        _("{person} said no on {since}").partition("{since}")[0].format(person="Dino Falk"),
    )
    _answers(case, "her-own", ("Dana Falk", family, LEISURE))
    case.open("Dino Falk")
    case.plan()
    case.reads("nobody", _("May not be invited"), "Dino Falk")
    walker.press_words("", _("Leave without saving"))
    worked_held.refused_on_paper(case)

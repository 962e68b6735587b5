"""Worked cases 4 to 6: a withdrawal by phone, a hidden family, a hidden placement."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from scripts.walks.worked_parts import WorkedCase
from scripts.walks.worked_words import LEISURE, POLICE, SCHOOL, SOCIAL, kind, state
from sspf_app.domain.codes import InformationType, PauseReason
from sspf_app.domain.rules import ConsentState
from sspf_app.gui.i18n import _, marked, ngettext
from sspf_app.gui.screens.case.decision_words import ACTS, PAUSE, PAUSES, POSITION, RESUME

_IN_BETWEEN = datetime(2026, 5, 28, 8, 0, tzinfo=UTC)
"""A desk that nobody sat at for longer would ask whether its clock is right."""
_HALF_YEAR_OVER = datetime(2026, 7, 2, 8, 0, tzinfo=UTC)
_OTHERS = 6
"""All the worked cases but hers."""
_OLD_LINE = "Skolan ringer varje måndag."
_HIDDEN = ("Hemlig väg", SCHOOL, LEISURE, "Ersboda", "Haga")


def withdrawn(case: WorkedCase) -> None:
    """4: Fadi. His mother calls at 10.42; the meeting is at 13."""
    walker = case.walker
    case.until(datetime(2026, 3, 12, 8, 0, tzinfo=UTC))
    case.open("Fadi Haddad")
    walker.tab("", _("Meetings"))
    walker.open_row("", "Ersboda")
    walker.tab("", _("After"))
    walker.press_words("", f"{_('Show the copy for')}: {SCHOOL}", is_tick=True)
    walker.press_words("shared", _("Save the copy for {name}").format(name=SCHOOL))
    case.open("Fadi Haddad")
    case.plan(days=0)
    for party in (SCHOOL, POLICE, LEISURE):
        walker.press_words("", party, is_tick=True)
    walker.press_words("booked", _("Save the meeting"))
    case.until(datetime(2026, 3, 12, 9, 42, tzinfo=UTC))
    case.open("Fadi Haddad")
    walker.tab("", _("Consent"))
    walker.press_words("call", _("Register a withdrawal"))
    walker.choose("", _("Who takes it back?"), "Farah Haddad")
    walker.write("", _("Heard on"), case.day())
    walker.write("", _("at"), "10:42")
    walker.press_words("", _("The whole consent"), is_tick=True)
    case.reads("foretold", "13:00", SCHOOL)
    walker.press_words("", _("Register the withdrawal"))
    case.reads("since", "10:42")
    case.papers_saved()
    walker.press_words("papers", _("Save all papers…"))
    case.papers_lack("papers", _OLD_LINE)
    case.reads("told", _("Get no letter"), POLICE, LEISURE)
    case.open("Fadi Haddad")
    case.reads("withdrawn", state(ConsentState.WITHDRAWN))
    walker.tab("", _("Meetings"))
    walker.open_row("", "13:00")
    case.reads("emptied", _("May no longer be invited: {names}").format(names=""), SCHOOL)
    case.reads("taken-off", _("Taken off by a withdrawal"))
    case.open("Fadi Haddad")
    walker.tab("", _("Meetings"))
    walker.open_row("", "Ersboda")
    walker.tab("", _("During the meeting"))
    case.reads("old-minutes", _OLD_LINE)
    walker.tab("", _("After"))
    case.reads("no-copy", _("No copy"), SCHOOL)


def protected(case: WorkedCase) -> None:
    """5: Greta. She and her mother live in hiding; the father shares the custody."""
    walker = case.walker
    case.until(datetime(2026, 2, 3, 9, 0, tzinfo=UTC))
    walker.rail("", "cases")
    walker.again()
    case.lacks("list", "Greta Holm")
    walker.open_row("", "c-greta")
    case.lacks("gate", "Greta Holm", "Gun Holm")
    case.reads("gate", _("Why do you open it?"))
    walker.write("", _("Why do you open it?"), "Skolan ringde om mötet")
    walker.press_words("reason", _("Open"))
    case.reads("opened", "Greta Holm")
    _asked(case)
    _sheets(case)
    _letters(case)
    walker.rail("", "log")
    case.reads_row("logged", "Skolan ringde om mötet")


def _asked(case: WorkedCase) -> None:
    """It can be dangerous that the guardians know: nothing is theirs until it has been asked."""
    walker = case.walker
    walker.tab("", _("Overview"))
    walker.press_words("", _("Answer the question"))
    walker.press_words("danger", _("Yes, it can be"))
    held = _(
        "Nothing is printed or saved for a guardian. Speak with the social services before "
        "anybody contacts the guardians."
    )
    case.reads("held", held)
    asked = _("Who answered there, when, and what did they say?")
    walker.write("", asked, "Mona Ek, i dag: var sin blankett, utan platser.")
    walker.press_words("cleared", _("Note: the guardians may know"))


def _sheets(case: WorkedCase) -> None:
    """Each guardian's own sheet, without names of places, once the unit manager has approved."""
    walker = case.walker
    walker.tab("", _("Overview"))
    walker.press_words("", _("Print the form for {name}").format(name=""))
    walker.write("", _("Why are the forms needed?"), "Skolan behöver vara med.")
    walker.press_words("variant", _("Ask the unit manager"))
    walker.write("", _("Who decided?"), "Eva Norr")
    walker.write("", _("Where is the decision kept?"), "Beslut i akten")
    walker.press_words("approved", _("Note the approval"))
    for other in ("Hans Holm", "Gun Holm"):
        case.papers_saved()
        case.print_next("sheet")
        case.papers_lack("sheet", other, *_HIDDEN)
    for _sheet in range(2):
        case.answer_next()


def _letters(case: WorkedCase) -> None:
    """Nobody's letter tells where anybody is."""
    walker = case.walker
    case.plan(days=7)
    walker.write("place", _("Place"), "Haga bibliotek")
    for party in (SCHOOL, POLICE, LEISURE):
        walker.press_words("", party, is_tick=True)
    walker.press_words("", _("Save the meeting"))
    walker.press_words("", _("Invitations on paper…"))
    case.papers_saved()
    walker.press_words("letters", _("Save all copies…"))
    case.papers_lack("letters", *_HIDDEN)


def counted(case: WorkedCase) -> None:
    """5: after the half-year she is one among all the cases, and told by no kind."""
    walker = case.walker
    for when in (_IN_BETWEEN, _HALF_YEAR_OVER):
        case.until(when)
        walker.rail("", "today")
        walker.again()
    walker.rail("", "statistics")
    walker.again()
    case.papers_saved()
    walker.press_words("figures", _("Print…"))
    heads = " ".join((_("What"), _("How many")))
    opened = f"{marked('New cases')} {heads} {marked('In all')} {_OTHERS}"
    case.papers_say("figures", (), opened)
    case.papers_lack("figures", "Greta", "Holm")


def taken_into_care(case: WorkedCase) -> None:
    """6: Ida. She is placed where nobody may know."""
    walker = case.walker
    case.until(datetime(2026, 4, 1, 7, 0, tzinfo=UTC))
    case.open("Ida Ros")
    case.reads("before", state(ConsentState.IN_FORCE))
    walker.tab("", _("Decisions"))
    walker.press_words("", marked(ACTS[PAUSE]))
    walker.press_words("", f"{_('Why?')}: {marked(PAUSES[PauseReason.HIDDEN_PLACEMENT])}")
    walker.write("", _("What must be done before it ends?"), "Socialsekreteraren tar ställning")
    walker.press_words("pause", _("Pause now"))
    case.reads("paused", _("Sharing is paused"))
    case.lacks("no-end", marked(ACTS[RESUME]))
    walker.tab("", _("Overview"))
    case.reads("nothing", _("The case is paused. Nothing is shared until it is resumed."))
    case.plan()
    case.reads("blocked", _("May not be invited"))
    walker.press_words("", _("Leave without saving"))
    walker.rail("", "today")
    case.reads("today", "Ida Ros")
    _resumed(case)
    _home_hidden(case)


def _resumed(case: WorkedCase) -> None:
    """The social worker takes a position, and the pause ends."""
    walker = case.walker
    case.until(datetime(2026, 4, 20, 10, 0, tzinfo=UTC))
    case.open("Ida Ros")
    walker.tab("", _("Decisions"))
    walker.press_words("", marked(ACTS[POSITION]))
    case.reads("not-the-home", _("The position of the social worker or lawyer"))
    walker.write("", _("What holds for the sharing?"), "Samtycket gäller inte hemmet.")
    walker.write("", _("Who took the position?"), "Eva Holm")
    walker.write("", _("Function"), "socialsekreterare")
    walker.press_words("position", _("Save the position"))
    walker.press_words("", marked(ACTS[RESUME]))
    walker.press_words("resumed", _("End the pause now"))
    walker.tab("", _("Overview"))
    case.reads("again", state(ConsentState.IN_FORCE))


def _home_hidden(case: WorkedCase) -> None:
    """Where she lives is written, and stands in no guardian's copy."""
    walker = case.walker
    case.plan(days=0, at="13:00")
    for party in (SCHOOL, POLICE):
        walker.press_words("", party, is_tick=True)
    walker.press_words("", f"{_('From the family')}: Inga Ros", is_tick=True)
    walker.press_words("", _("Save the meeting"))
    case.until(case.now() + timedelta(hours=4))
    walker.again()
    walker.tab("", _("During the meeting"))
    case.write_item(
        "Hon bor på HVB Gläntan.",
        source=SOCIAL,
        about="Ida Ros",
        what=kind(InformationType.SOCIAL_INTERVENTIONS),
    )
    walker.press_words("", f"{_('How it may be used')}: {_('Hidden placement')}")
    case.reads(
        "not-guardians", "Ida Ros, Inga Ros, Jan Ros", marked("It tells of a hidden placement.")
    )
    walker.press_words("", f"{_('How it may be used')}: {_('By word of mouth only')}")
    nobody = ngettext("{n} of {all} reads it", "{n} of {all} read it", 0).format(n=0, all=6)
    case.reads("not-parties", nobody, marked("It is for the spoken word only."))
    walker.press_words("", _("Save and next"))
    case.write_item(
        "Skolan skickar uppgifter hem.",
        source=SCHOOL,
        about="Ida Ros",
        what=kind(InformationType.ATTENDANCE),
    )
    walker.press_words("", f"{_('How it may be used')}: {_('Guardians may read it')}")
    walker.press_words("", _("Save and next"))
    walker.tab("", _("After"))
    case.papers_saved()
    walker.press_words("", f"{_('Show the copy for')}: Inga Ros", is_tick=True)
    walker.choose("", _("Form of the copy"), _("Paper (PDF)"))
    walker.press_words("guardian-copy", _("Save the copy for {name}").format(name="Inga Ros"))
    case.papers_lack("guardian-copy", "HVB", "Gläntan")

"""What the worked cases 1, 3 and 7 say on paper: who gets which words, read from the pages."""

from __future__ import annotations

from datetime import timedelta

from scripts.walks.worked_parts import WorkedCase
from scripts.walks.worked_words import LEISURE, POLICE, SCHOOL, kind
from sspf_app.domain.codes import InformationType
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.plan_words import plan_kind_word
from sspf_app.services.plan_records import PlanKind

_PARTIES = (SCHOOL, POLICE, LEISURE)
_IN_TIME = "Alva kommer i tid på måndagar."
_GOAL = "Alva är i skolan varje dag."
_FLAT = "Dana söker en större lägenhet."
_LESSONS = "Maja går på alla lektioner."


def full_on_paper(case: WorkedCase) -> None:
    """1: each party has the whole of the minutes and of the plan; nobody's name is in a file's."""
    walker = case.walker
    walker.press_words("", _("Back to the meeting"))
    _said(case, _IN_TIME, source=SCHOOL, about="Alva Lind", what=InformationType.ATTENDANCE)
    case.reads("readers", *_PARTIES)
    _printed(case, "copies")
    case.papers_say("copies", (*_PARTIES, "Alva Lind", "Anna Lind", "Erik Lind"), _IN_TIME)
    case.papers_saved()
    case.open("Alva Lind")
    walker.tab("", _("Plan"))
    walker.choose("", _("What to write"), plan_kind_word(PlanKind.GOAL))
    walker.press_words("", _("Write"))
    walker.choose("", _("Who says it"), SCHOOL)
    walker.write("", _("Item"), _GOAL)
    walker.pick("", _("Choose a kind"), kind(InformationType.ATTENDANCE)[:6])
    walker.press_words("goal", _("Save in the plan"))
    walker.press_words("", _("On paper…"))
    for party in _PARTIES:
        walker.choose("", _("Copy for"), party)
        walker.press_words("plan", _("Print…"))
    case.papers_say("plan", _PARTIES, _GOAL)


def refused_on_paper(case: WorkedCase) -> None:
    """3: his mother is met about what is hers; his father reads none of it, nor does the school."""
    walker = case.walker
    case.open("Dino Falk")
    case.plan(at=case.time())
    for other in ("Dino Falk", "Emil Falk"):  # all of the family are asked unless one says so
        walker.press_words("", f"{_('From the family')}: {other}")
    walker.press_words("", _("Save the meeting"))
    _said(case, _FLAT, source=_("The family"), about="Dana Falk", what=InformationType.FAMILY_HOME)
    walker.press_words("about-her", f"{_('About whom')}: Dino Falk")  # he is, unless one says so
    one_of_all = ngettext("{n} of {all} reads it", "{n} of {all} read it", 1)
    case.reads("readers", one_of_all.format(n=1, all=6), "Dana Falk")
    _printed(case, "copies")
    case.papers_say("copies", ("Dana Falk",), _FLAT)
    case.papers_lack("copies", "Dino", "Emil")


def law_on_paper(case: WorkedCase, *answer: str) -> None:
    """7: what the law carried stands on nobody's copy of the minutes.

    Args:
        case: Maja's.
        answer: The words of what was handed out, and why.
    """
    walker = case.walker
    case.open("Maja Strand")
    case.plan(at=case.time())
    walker.press_words("", SCHOOL, is_tick=True)
    walker.press_words("", _("Save the meeting"))
    _said(case, _LESSONS, source=SCHOOL, about="Maja Strand", what=InformationType.ATTENDANCE)
    case.reads("readers", SCHOOL)
    _printed(case, "minutes")
    case.papers_lack("minutes", *answer)


def _said(case: WorkedCase, words: str, *, source: str, about: str, what: InformationType) -> None:
    """Hold the meeting in sight, and write a line in it; it is not saved yet."""
    walker = case.walker
    case.until(case.now() + timedelta(hours=4))
    walker.again()
    walker.tab("", _("During the meeting"))
    case.write_item(words, source=source, about=about, what=kind(what))


def _printed(case: WorkedCase, sentence: str) -> None:
    """Save the line, and print every copy there is."""
    walker = case.walker
    walker.press_words("", _("Save and next"))
    walker.tab("", _("After"))
    case.papers_saved()
    walker.press_words(sentence, _("Print all copies…"))

"""One young person from the first worry to the closure, as a coordinator does it.

Every act is a click or a key on what stands on the screen, found by what it says; what is said
about each step stands in ``case.json`` under the same key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.walks import case_meetings
from scripts.walks.case_parts import WalkedCase
from scripts.walks.walker import Walker
from sspf_app.domain.codes import PartyKind
from sspf_app.gui.i18n import _, marked, words
from sspf_app.services.process_records import Told
from sspf_app.texts.labels import kind_label
from sspf_app.texts.process import told_name, understood_name

WORDS = Path(__file__).with_name("case.json")
"""What is said about the walk, and typed in it, by language."""


def walk(
    walker: Walker,
    *,
    typed: Mapping[str, str],
    later: Callable[[float], object],
    beside: tuple[PartyKind, ...] = (PartyKind.LEISURE, PartyKind.POLICE),
) -> None:
    """Go through it.

    Args:
        walker: Stands before the open window.
        typed: What is typed, by what it is.
        later: Lets so many days pass.
        beside: The parties that take part beside the school.
    """
    walked = WalkedCase(walker, typed, later, (PartyKind.SCHOOL, *beside))
    _worry(walked)
    _open(walked)
    _referral(walked)
    _inform(walked)
    for is_first in (True, False):
        _print(walked, is_told=is_first)
    for is_first in (True, False):
        _register(walked, is_told=is_first)
    _map(walked)
    case_meetings.walk(walked)


def _worry(walked: WalkedCase) -> None:
    walker, typed = walked.walker, walked.typed
    walker.rail("", "consultations")
    walker.choose("", _("What it is about"), marked("High absence from school"))
    walker.write("worry", _("What was asked"), typed["worry"])
    walker.write("", _("What was advised"), typed["advice"])
    walker.press_words("keep", _("Keep"))


def _open(walked: WalkedCase) -> None:
    walker, typed = walked.walker, walked.typed
    born = walked.day(-13 * 366)
    walker.rail("", "cases")
    walker.press_words("new-case", _("New case"))
    walker.write("", _("Name"), typed["young"])
    walker.write("", _("Born"), born)
    walker.write("young", _("School and class"), typed["school"])
    walker.press_words("", _("Next"))
    walker.press_words("", _("Add another guardian"))
    for at, who in enumerate(("guardian", "other_guardian")):
        walker.write("", _("Name"), typed[who], at=at)
        walker.write("", _("From"), born, at=at)
        walker.write("", _("Seen on"), walked.day(), at=at)
        told = "guardians" if at else ""
        walker.write(told, _("Document that was seen"), typed["document"], at=at)
    walker.press_words("", _("Next"))
    walker.write("purpose", _("Purpose"), typed["purpose"])
    walker.press_words("", typed["school_party"])
    for kind in walked.kinds[1:]:
        walker.press_ending("", f"({kind_label(kind, words())})")
    walker.press_words("parties", _("Then write down who turned to you (referral)"))
    walker.press_words("", _("Next"))
    walker.press_words("open", _("Open the case"))


def _referral(walked: WalkedCase) -> None:
    walker, typed = walked.walker, walked.typed
    walker.choose("", _("Who refers"), walked.party(PartyKind.SCHOOL))
    walker.write("", _("Name"), typed["who_refers"])
    walker.press_words("", f"{_('Do the guardians know about the contact?')}: {_('Yes')}")
    question = _("Can it be dangerous for the young person that the guardians know?")
    walker.press_words("danger", f"{question}: {_('No')}")
    walker.press_words("", f"{_('Was a report of concern made?')}: {_('No')}")
    walker.press_words("referral", _("Save the referral"))


def _inform(walked: WalkedCase) -> None:
    walker, typed = walked.walker, walked.typed
    walker.tab("", _("Overview"))
    walker.press_words("steps", _("All steps"))
    walker.press_words("", _("Note an information talk"))
    for who in ("young", "guardian", "other_guardian"):
        walker.press_words("", f"{_('Who was there')}: {typed[who]}", is_tick=True)
    walker.write("", _("Who informed"), "Karin Ek")
    for told in Told:
        walker.press_words("", told_name(told.value, words()), is_tick=True)
    walker.show("talk")
    for who in ("young", "guardian", "other_guardian"):
        asked = _("How {name} told it back").format(name=typed[who])
        walker.press_words("", f"{asked}: {understood_name('yes', words())}")
    walker.press_words("save-talk", _("Save the talk"))


def _print(walked: WalkedCase, *, is_told: bool) -> None:
    """The form of whoever is to be asked next."""
    walker = walked.walker
    walker.tab("", _("Overview"))
    asked = _("Print the form for {name}").format(name="")
    walker.press_words("ask" if is_told else "", asked)
    walker.press_words("print" if is_told else "", _("Save the form to print…"))


def _register(walked: WalkedCase, *, is_told: bool) -> None:
    """The answer of whoever is awaited next."""
    walker = walked.walker
    walker.tab("", _("Overview"))
    answered = _("Register an answer from {name}").format(name="")
    walker.press_words("answer" if is_told else "", answered)
    walker.press_words("", _("Signed: yes"))
    walker.press_words("boxes" if is_told else "", _("Tick all empty"))
    walker.write("", _("Day"), walked.day())
    walker.write("", _("Time"), walked.time())
    walker.press_words("register" if is_told else "", _("Register an answer"))


def _map(walked: WalkedCase) -> None:
    walker, typed = walked.walker, walked.typed
    walker.tab("", _("Overview"))
    walker.press_words("holds", _("Open the mapping"))
    walker.press_words("mapping", _("New mapping talk"))
    for who in ("young", "guardian"):
        walker.press_words("", f"{_('Who was there')}: {typed[who]}", is_tick=True)
    walker.press_words("", _("Save the talk"))
    for aspect, text, sentence in (
        (_("Risk"), typed["risk"], ""),
        (_("Strength"), typed["strength"], ""),
        (_("The young person's own picture"), typed["own_picture"], "own-picture"),
    ):
        walker.press_words("", _("Add to {area}").format(area=_("School")))
        walker.press_words("", f"{_('What it tells of')}: {aspect}")
        walker.write(sentence, _("Item"), text)
        walker.press_words("", _("Save the entry"))
    walker.show("mapped")

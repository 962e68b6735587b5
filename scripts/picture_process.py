"""States of the course of a case: steps, referral, information talk, mapping, closing, lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

_CASE = "c-demo-2"


_SAID = (
    ("school", 1, "Kommer ofta sent på måndagar, och sitter helst för sig själv."),
    ("school", 2, "Tycker om slöjden och har en lärare hon litar på."),
    ("leisure", 2, "Spelar trumpet i kulturskolan och vill fortsätta med det."),
    ("friends", 3, "”Jag vill ha någon att äta lunch med.”"),
    ("home_family", 4, "Mamma ser att hon är gladare sedan sommaren."),
    ("school", 5, "Att vara i skolan alla dagar."),
)


def process_states(
    go: Callable[..., None], part: Callable[[str], Any], settle: Callable[[], None]
) -> Iterator[str]:
    """Reach every state in turn; yields its name.

    Args:
        go: Shows a screen.
        part: The presenter of a tab of the case.
        settle: Lets jobs come to an end.
    """
    go("case", case=_CASE, tab="overview")
    view = part("overview").view
    view.course.all.click()
    yield "case-steps"
    view.steps.left.emit()
    go("case", case=_CASE, tab="mapping")
    mapping = part("mapping").view
    yield "mapping-empty"
    mapping.new.click()
    yield "mapping-talk"
    mapping.talk.persons.press_number(1)
    mapping.talk.persons.press_number(2)
    mapping.talk.save.click()
    settle()
    for area, aspect, words in _SAID:
        mapping.areas[area].add_button.click()
        settle()
        mapping.card.words.setPlainText(words)
        mapping.card.aspect.press_number(aspect)
        settle()
        mapping.presenter.entry.answer("household")
        settle()
        mapping.card.save.click()
        settle()
    yield "mapping"
    mapping.areas["school"].add_button.click()
    settle()
    yield "mapping-entry"
    mapping.card.leave.click()
    go("case", case=_CASE, tab="mapping", referral="new")
    settle()
    mapping.referral.party.setCurrentIndex(1)
    mapping.referral.party.activated.emit(1)
    yield "referral-form"
    mapping.referral.who.setText("Karin Holm")
    mapping.referral.function.setText("Kurator")
    mapping.referral.save.click()
    settle()
    yield "referral"
    yield from _talk_and_end(go, part, settle)


def _talk_and_end(
    go: Callable[..., None], part: Callable[[str], Any], settle: Callable[[], None]
) -> Iterator[str]:
    go("case", case=_CASE, tab="consent", talk="new")
    settle()
    consent = part("consent").view
    yield "information-talk"
    talk = consent.presenter.pages["talk"].view
    for code in ("voluntary", "sharing", "limit", "withdrawal"):
        talk.told[code].click()
    talk.held_by.setText("Karin Ek")
    talk.save.click()
    settle()
    go("case", case=_CASE, tab="consent")
    yield "information-talk-noted"
    go("case", case=_CASE, tab="decisions", act="close")
    settle()
    yield "closing"
    go("register", tab="lists")
    settle()
    yield "register-lists"

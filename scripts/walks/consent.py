"""One consent from the request to the withdrawal, as a coordinator does it.

A walk is a list of acts in the order of the day; what is said about each stands in
``consent.json`` under the same key.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scripts.walks.walker import Walker
from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.gui.i18n import _
from sspf_app.gui.screens.case.answer_presenter import SIGNED_YES

CASE = "c-demo-11"
WORDS = Path(__file__).with_name("consent.json")
"""What is said about the walk, and typed in it, by language."""


def walk(walker: Walker, *, own_words: str) -> None:
    """Go through it.

    Args:
        walker: Stands before the open window.
        own_words: What the signatory wrote by hand under the exceptions.
    """
    signatory = _ask(walker)
    code = _print(walker)
    _register(walker, code, own_words)
    _look(walker)
    _withdraw(walker, signatory)


def _ask(walker: Walker) -> str:
    walker.go("cases")
    walker.show("cases")
    walker.go("case", case=CASE, tab="overview")
    overview = walker.case_part("overview")
    walker.press("next-step", overview.next)
    return str(walker.case_page("print").signatory.currentData())


def _print(walker: Walker) -> str:
    form = walker.case_page("print")
    walker.show("sheet", form._preview)
    walker.press("save-sheet", form.save)
    walker.show("out")

    def newest() -> str:
        forms = walker.vault.services.consent_forms.forms(CASE)
        return forms[0].id

    return str(walker.fetch(newest))


def _register(walker: Walker, code: str, own_words: str) -> None:
    walker.press_words("answer", _("Register an answer"))
    answer = walker.case_page("answer")
    walker.type("code", answer.code, code)
    QTest.keyClick(answer.code, Qt.Key.Key_Return)
    walker.settle()
    walker.press("kind", answer.kinds[SIGNED_YES])
    walker.do("boxes", answer.sheet, lambda: _tick(answer))
    now = walker.vault.clock.now().astimezone(walker.vault.clock.zone)
    walker.type("day", answer.day.edit, now.date().isoformat())
    walker.type("time", answer.time, f"{now:%H:%M}")
    walker.type("words", answer.words, own_words)
    walker.press("save-answer", answer.save)
    confirm = walker.case_page("confirm")
    walker.show("own-words", confirm._said)
    walker.do("exclude", confirm._card, lambda: _exclude(confirm))
    walker.press("confirm", confirm.save)
    walker.hide_toast()
    walker.show("in-force", walker.case_part("consent").cards[0])


def _tick(answer: Any) -> None:
    """Every box, as on the paper; where the giver meets its own row there is none to tick."""
    sheet = answer.sheet
    for row in range(len(sheet.sheet.shape.rows)):
        for column in range(len(sheet.sheet.shape.columns)):
            sheet.setCurrentIndex(sheet.sheet.index(row, column))
            QTest.keyClick(sheet, Qt.Key.Key_Space)


def _exclude(confirm: Any) -> None:
    confirm.type.setCurrentIndex(confirm.type.findData(InformationType.FAMILY_HOME.value))
    words = confirm.recipient
    police = next(one for one in range(words.count()) if "Polis" in words.itemText(one))
    confirm.recipient.setCurrentIndex(police)
    confirm._on_add()


def _look(walker: Walker) -> None:
    walker.go("case", case=CASE, tab="overview")
    walker.show("matrix")
    walker.go("case", case=CASE, tab="consent", export="")
    walker.show("receipt", walker.case_page("export").save)
    walker.go("ask", case=CASE)
    ask = walker.presenter("ask")
    ask.choose_type(InformationType.SOCIAL_INTERVENTIONS.value)
    detail = walker.fetch(lambda: walker.vault.services.cases.get(CASE))
    school = next(one for one in detail.participations if one.kind is PartyKind.SCHOOL)
    ask.choose_recipient(school.party)
    walker.settle()
    walker.press_words("ask", _("Note that I said it"))


def _withdraw(walker: Walker, signatory: str) -> None:
    walker.go("case", case=CASE, tab="consent", withdraw=signatory)
    page = walker.case_page("withdraw")
    then = walker.vault.clock.now().astimezone(walker.vault.clock.zone)
    walker.type("heard", page.time, f"{then:%H:%M}")
    walker.press("part", page.parts)
    which = page.taken.boxes["types"][InformationType.SOCIAL_INTERVENTIONS.value]
    walker.do("which", which, which.click)
    walker.press("save-withdrawal", page.save)
    effect = walker.case_page("effect")
    walker.hide_toast()
    walker.press("papers", effect.save_all)
    walker.go("case", case=CASE, tab="shared")
    walker.show("shared")

"""Worked case 7: the police asks, and no consent covers it."""

from __future__ import annotations

from datetime import UTC, datetime

from scripts.walks import worked_held
from scripts.walks.worked_parts import MissingWordsError, WorkedCase
from scripts.walks.worked_words import POLICE, SOCIAL, state
from sspf_app.domain.rules import ConsentState
from sspf_app.gui.i18n import _
from sspf_app.gui.screens.legal.legal_words import ground_title, status_look
from sspf_app.services.legal_grounds_shipped import shipped_grounds
from sspf_app.services.legal_records import LegalStatus, Needed

_PHONE = "lag-2025-170-4"
_ASKED = "Vilka hon umgås med"
_WHY = "Två äldre ber henne bära väskor åt dem. De har dömts för narkotikabrott."
_REASONED = "Det stör inget stöd som pågår, och hon kan komma att utnyttjas."


def asked(case: WorkedCase) -> None:
    """7: Maja, 17. The law carries one answer, and opens nothing else."""
    walker = case.walker
    case.until(datetime(2026, 2, 10, 9, 0, tzinfo=UTC))
    case.open("Maja Strand")
    before = case.matrix()
    walker.rail("", "legal")
    walker.press_words("new", _("New question or notice"))
    walker.pick("", _("Name or case reference"), "Maja")
    walker.press_words("", f"{_('About whom')}: Maja Strand", is_tick=True)
    walker.write("", _("Who asked or told"), "Insp. Öberg, på telefon")
    walker.write("", _("What was asked for or told"), _ASKED)
    walker.press_words("", f"{_('The decision')}: {_('It is handed out')}")
    walker.press_words("", _("Record it"))
    case.reads("no-consent", _("Choose the one legal ground it rests on."))
    _ground(case, _PHONE, "ground")
    case.reads("phone", "synnerliga skäl")
    _ground(case, "osl-10-18a", "ground")
    walker.choose("", _("Who has the information"), SOCIAL)
    walker.choose("", _("Who is to have it"), POLICE)
    walker.write("", _("Which information"), _ASKED)
    walker.write("", _("The concrete circumstances"), _WHY)
    walker.write("", _("How you reasoned"), _REASONED)
    walker.press_words("recorded", _("Record it"))
    case.reads("waits", status_look(LegalStatus.WAITING).word)
    walker.write("", _("Who decided?"), "Eva Norr")
    walker.write("", _("Where is the decision kept?"), "Beslut i akten")
    walker.press_words("approved", _("Approve"))
    walker.press_words("", _("Record that it is handed out…"))
    case.reads("handed-out", status_look(LegalStatus.HANDED_OUT).word)
    case.open("Maja Strand")
    if case.matrix() != before:
        raise MissingWordsError("matrix: it has changed")
    case.reads("matrix", state(ConsentState.IN_FORCE))
    case.plan(days=1)
    case.reads("not-invited", _("May not be invited"), POLICE)
    walker.press_words("", _("Leave without saving"))
    case.open("Maja Strand")
    walker.tab("not-shared", _("Shared"))
    case.lacks("not-shared", _ASKED)
    worked_held.law_on_paper(case, _ASKED, _WHY, _REASONED, "Öberg")


def _ground(case: WorkedCase, code: str, sentence: str) -> None:
    """Choose a legal ground, and answer what it asks as it must be answered."""
    walker = case.walker
    ground = next(one for one in shipped_grounds() if one.code == code)
    walker.choose(sentence, _("Legal ground, exactly one"), ground_title(ground))
    for question in ground.questions:
        said = _("No") if question.needed is Needed.NO else _("Yes")
        walker.press_words("", f"{question.text}: {said}")

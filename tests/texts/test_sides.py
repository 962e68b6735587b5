"""What a cell says is read out: the words for what is told agree with it, also in number."""

from __future__ import annotations

import re

import pytest

from sspf_app.domain.codes import InformationType
from sspf_app.texts.catalogue import LANGUAGES, words_for
from sspf_app.texts.labels import type_about
from sspf_app.texts.sides import side_sentence
from tests.builders import alvas_case

T = InformationType
_WHAT = {
    T.PARTICIPATION: ("uppgiften att Alva Lind är med i ett SSPF-ärende", "den"),
    T.ATTENDANCE: ("uppgifter om Alva Linds närvaro och frånvaro i skolan", "dem"),
    T.STUDY_RESULTS: ("uppgifter om Alva Linds studieresultat och stöd i skolan", "dem"),
    T.SCHOOL_SAFETY: ("uppgifter om Alva Linds trygghet, ordning och beteende i skolan", "dem"),
    T.STUDENT_HEALTH_PSYCHOSOCIAL: (
        "elevhälsans psykosociala och specialpedagogiska uppgifter om Alva Lind",
        "dem",
    ),
    T.STUDENT_HEALTH_MEDICAL: ("elevhälsans medicinska uppgifter om Alva Lind", "dem"),
    T.SOCIAL_INTERVENTIONS: (
        "uppgifter om Alva Linds pågående stöd från socialtjänsten",
        "dem",
    ),
    T.FAMILY_HOME: ("uppgifter om Alva Linds familj och hem", "dem"),
    T.LEISURE_ACTIVITIES: ("uppgifter om Alva Linds fritid och aktiviteter", "dem"),
    T.COMPANY_AND_PLACES: ("uppgifter om Alva Linds umgänge och miljöer", "dem"),
    T.POLICE_OBSERVATIONS: ("polisens iakttagelser om Alva Lind", "dem"),
    T.CRIME_SUSPICIONS: ("brottsmisstankar och anmälningar om Alva Lind", "dem"),
    T.ALCOHOL_DRUGS: ("uppgifter om alkohol och droger, även drogtest, om Alva Lind", "dem"),
    T.HEALTH: ("uppgifter om Alva Linds psykiska och fysiska hälsa", "dem"),
    T.ECONOMY_HOUSING: ("uppgifter om Alva Linds ekonomi och boende", "dem"),
    T.OTHER: ("andra uppgifter om Alva Lind, enligt vad som anges", "dem"),
}


def _say(type_: InformationType, *, gives: bool, language: str = "sv") -> str:
    return side_sentence(
        party="school",
        type_=type_,
        subject="alva",
        gives=gives,
        receives=not gives,
        reasons=(),
        facts=alvas_case(),
        words=words_for(language),
    )


@pytest.mark.parametrize("type_", InformationType)
def test_one_side_can_be_read_out(type_: InformationType) -> None:
    what, them = _WHAT[type_]
    assert _say(type_, gives=False) == (
        f"Ersängsskolan får ta del av {what}, men inte lämna ut {them}."
    )
    assert _say(type_, gives=True) == f"Ersängsskolan får lämna {what}, men inte ta del av {them}."


@pytest.mark.parametrize("type_", InformationType)
def test_the_pronoun_goes_by_the_words_themselves(type_: InformationType) -> None:
    """Whoever words a type anew is told here."""
    what = type_about(type_, "Alva Lind", words_for("sv"))
    first = re.match(r"(?:\S+ )*?(\S*(?:uppgiften|uppgifter|iakttagelser|misstankar))\b", what)
    assert first is not None, what
    them = "den" if first[1].endswith("n") else "dem"
    assert _say(type_, gives=False).endswith(f" lämna ut {them}.")


def test_english_has_its_own_number() -> None:
    told = {one: _say(one, gives=False, language="en") for one in InformationType}
    assert told[T.PARTICIPATION].endswith("is in an SSPF case, but not tell it.")
    assert told[T.ATTENDANCE].endswith("presence and absence at school, but not tell them.")
    assert told[T.CRIME_SUSPICIONS].endswith("of crime about Alva Lind, but not tell them.")
    assert told[T.POLICE_OBSERVATIONS].endswith("have seen of Alva Lind, but not tell it.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_unfilled(language: str) -> None:
    for type_ in InformationType:
        for gives in (True, False):
            assert "{" not in _say(type_, gives=gives, language=language)

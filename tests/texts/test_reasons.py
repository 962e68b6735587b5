from datetime import date

import pytest

from sspf_app.domain.codes import Channel, InformationType, Medium, ReasonCode, Side
from sspf_app.domain.decision import Flow, Reason
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.rules import decide
from sspf_app.texts.catalogue import LANGUAGES, words_for
from sspf_app.texts.reasons import clause, sentence
from tests.builders import a_flow, a_no, a_withdrawal, a_yes, alvas_case, an_instant

_AT = an_instant("2026-03-20 10:00")
_BOTH = (a_yes("anna"), a_yes("erik"))


def _say(facts: Facts, flow: Flow, language: str = "sv") -> str:
    return sentence(decide(facts, flow, at=_AT), flow, facts, words_for(language))


def test_a_no_can_be_read_out() -> None:
    refused = a_no("anna", signed_on=date(2026, 3, 12))
    assert _say(alvas_case(refused), a_flow()) == (
        "Lokalpolisområde Umeå får inte ta del av uppgifter om Alva Linds närvaro och frånvaro i "
        "skolan från Ersängsskolan: Anna Lind svarade nej den 12 mars 2026 och Erik Lind har inte "
        "tillfrågats."
    )


def test_a_yes_names_those_who_said_it() -> None:
    assert _say(alvas_case(*_BOTH), a_flow()) == (
        "Lokalpolisområde Umeå får ta del av uppgifter om Alva Linds närvaro och frånvaro i skolan "
        "från Ersängsskolan: Anna Lind och Erik Lind har sagt ja."
    )
    assert _say(alvas_case(*_BOTH), a_flow(), "en") == (
        "Lokalpolisområde Umeå may receive Alva Lind’s presence and absence at school "
        "from Ersängsskolan: Anna Lind and Erik Lind said yes."
    )


def test_a_withdrawal_is_told_with_its_minute() -> None:
    withdrawals = (a_withdrawal("anna", an_instant("2026-03-19 10:42")),)
    assert "Anna Lind återkallade samtycket den 19 mars 2026 kl. 10.42." in _say(
        alvas_case(*_BOTH, withdrawals=withdrawals), a_flow()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_police_investigation_secrecy_is_named(language: str) -> None:
    for facts in (alvas_case(*_BOTH), alvas_case()):
        told = _say(facts, a_flow("police", "school"), language)
        assert ("OSL 18 kap." if language == "sv" else "OSL chapter 18") in told
        assert "OSL" not in _say(facts, a_flow("school", "police"), language)


def test_the_spoken_word_is_said_to_be_one() -> None:
    oral = a_yes("erik", medium=Medium.ORAL, signed_on=date(2026, 3, 19), valid_to=None)
    facts = alvas_case(a_yes("anna"), oral)
    assert "får muntligt ta del av" in _say(facts, a_flow(channel=Channel.ORAL))
    assert "Erik Lind har bara sagt ja muntligt" in _say(facts, a_flow())


def test_own_information_needs_nobody() -> None:
    assert _say(alvas_case(), a_flow("school", "school")) == (
        "Ersängsskolan får använda uppgifter om Alva Linds närvaro och frånvaro i skolan: "
        "det är partens egen uppgift."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ReasonCode)
@pytest.mark.parametrize("side", [None, *Side])
def test_every_code_has_a_clause_with_names_and_no_ids(
    language: str, code: ReasonCode, side: Side | None
) -> None:
    for record, since in ((None, None), ("co-anna", _AT)):
        reason = Reason(
            code=code,
            person="anna",
            party="school",
            side=side,
            type=InformationType.HEALTH,
            record=record,
            since=since,
        )
        if side is not None and code is ReasonCode.WITHDRAWN and since is None:
            continue  # a cell that was withdrawn always knows when
        told = clause(reason, alvas_case(), words_for(language))
        assert told
        assert "{" not in told
        assert "anna" not in told
        assert "school" not in told.replace("at school", "")
        assert told[-1] != "."


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_person_is_not_named_by_an_id(language: str) -> None:
    reason = Reason(code=ReasonCode.REFUSED, person="p-x7")
    assert "p-x7" not in clause(reason, alvas_case(), words_for(language))

"""A person of the family who asks: told by the kind what they would read of an item of that kind.

Source: sharing rules, section 6.
"""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from sspf_app.domain.codes import Channel, GrantChannel, InformationType, ReasonCode
from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Consent, Exclusion, Grant, Item, Meeting
from sspf_app.domain.rules import person_may_know, person_reads
from sspf_app.domain.rules.situation import Situation
from sspf_app.domain.told import PersonAnswer, ToldWhy
from tests.builders import a_yes, alvas_case, an_instant

AT = an_instant("2026-02-02 10:00")
MEETING = Meeting(id="m1", case="c-alva", starts_at=AT, purpose="p1", participants=())
T = InformationType


def flow(recipient: str, subject: str = "alva", type_: T = T.HEALTH) -> Flow:
    return Flow(
        case="c-alva",
        purpose="p1",
        subject=subject,
        source="school",
        recipient=recipient,
        type=type_,
        channel=Channel.ORAL,
    )


def born(year: int, *consents: Consent) -> Facts:
    facts = alvas_case(*consents, meetings=(MEETING,))
    persons = (
        replace(one, born=date(year, 1, 1)) if one.id == "alva" else one for one in facts.persons
    )
    return replace(facts, persons=tuple(persons))


def eriks(**other: object) -> Consent:
    box = Grant(subject="erik", person="anna", type=T.HEALTH, receive=True)
    return a_yes("erik", **({"subjects": ("erik",), "grants": (box,)} | other))


@pytest.mark.parametrize("year", [2006, 2009, 2012, 2015, 2020])
def test_the_kind_is_told_to_whoever_reads_an_item_of_it(year: int) -> None:
    for consents in ((), (eriks(),), (eriks(exclusions=(Exclusion(recipient="anna"),)),)):
        situation = Situation(born(year, *consents), "c-alva", at=AT)
        people = ("alva", "anna", "erik", "nobody")
        for who, subject, type_ in product(people, people, (T.HEALTH, T.ATTENDANCE)):
            asked = flow(who, subject, type_)
            item = Item(
                id="i1",
                case="c-alva",
                meeting="m1",
                text="x",
                source="school",
                about=(subject,),
                types=(type_,),
            )
            assert person_may_know(situation, asked) is person_reads(situation, item, who)


def test_a_guardian_is_told_of_a_child_and_not_of_who_decides_alone() -> None:
    assert person_may_know(Situation(born(2015), "c-alva", at=AT), flow("anna"))
    assert not person_may_know(Situation(born(2010), "c-alva", at=AT), flow("anna"))
    assert person_may_know(Situation(born(2010), "c-alva", at=AT), flow("alva"))
    assert not person_may_know(Situation(born(2015), "c-alva", at=AT), flow("alva"))
    unknown = replace(born(2015), cases=())
    assert not person_may_know(Situation(unknown, "c-alva", at=AT), flow("anna"))


def test_a_tick_for_word_of_mouth_alone_is_no_yes_to_a_person() -> None:
    (box,) = eriks().grants
    spoken = eriks(grants=(replace(box, channel=GrantChannel.ORAL),))
    assert person_may_know(Situation(born(2015, eriks()), "c-alva", at=AT), flow("anna", "erik"))
    assert not person_may_know(Situation(born(2015, spoken), "c-alva", at=AT), flow("anna", "erik"))


def test_the_answer_is_a_decision_with_what_it_rests_on() -> None:
    for why in ToldWhy:
        answer = PersonAnswer(flow=flow("anna"), why=why)
        is_yes = why in {ToldWhy.OWN, ToldWhy.GUARDIAN, ToldWhy.GRANTED}
        assert answer.allowed is answer.decision.allowed is is_yes
        code = ReasonCode.OWN_INFORMATION if is_yes else ReasonCode.NOT_GRANTED
        assert answer.decision.codes == (code,)
    granted = PersonAnswer(flow=flow("anna"), why=ToldWhy.GRANTED, records=("r1", "r2"))
    assert [(one.code, one.record) for one in granted.decision.reasons] == [
        (ReasonCode.CONSENT, "r1"),
        (ReasonCode.CONSENT, "r2"),
    ]
    assert not granted.is_protected

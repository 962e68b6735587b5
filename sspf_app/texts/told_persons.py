"""What is answered on the telephone about a person of the family, in a sentence and its reasons.

Source: sharing rules, section 6.
"""

from __future__ import annotations

from sspf_app.domain.fact_set import Facts
from sspf_app.domain.told import PersonAnswer, ToldWhy
from sspf_app.texts.catalogue import N_, Words
from sspf_app.texts.labels import type_about
from sspf_app.texts.reasons import name_of_party, name_of_person, with_secrecy

_WHY = {
    ToldWhy.OWN: N_("it is about {recipient}"),
    ToldWhy.GUARDIAN: N_("{recipient} has custody, and {subject} does not decide about it alone"),
    ToldWhy.GRANTED: N_("everybody who answers for {subject} said yes to {recipient} knowing it"),
    ToldWhy.DEAD: N_("{recipient} has died"),
    ToldWhy.BARRED: N_("{recipient} is not to be contacted; why stands under People"),
    ToldWhy.HELD: N_("it may be dangerous that the guardians know"),
    ToldWhy.DANGER_UNASKED: N_(
        "it is not answered yet whether it can be dangerous that the guardians know; answer under "
        "People first"
    ),
    ToldWhy.HIDDEN: N_("where {subject} lives may be secret while the case is paused"),
    ToldWhy.TOO_YOUNG: N_("{recipient} is too young to get it from here"),
    ToldWhy.DECIDES_ALONE: N_(
        "{subject} decides about it alone, and there is no yes to {recipient} knowing it"
    ),
    ToldWhy.NOT_GRANTED: N_(
        "there is no yes from everybody who answers for {subject} to {recipient} knowing it"
    ),
}


def told_sentence(answer: PersonAnswer, facts: Facts, words: Words) -> str:
    """The whole answer: who may or may not be told what, and why."""
    _, flow = words.gettext, answer.flow
    text = (
        _("{recipient} may be told {what}: {reasons}.")
        if answer.allowed
        else _("{recipient} may not be told {what}: {reasons}.")
    )
    said = text.format(
        recipient=name_of_party(facts, flow.recipient, words),
        what=type_about(flow.type, name_of_person(facts, flow.subject, words), words),
        reasons=_clause(answer, facts, words),
    )
    return with_secrecy(said, flow, facts, words)


def told_reasons(answer: PersonAnswer, facts: Facts, words: Words) -> tuple[str, ...]:
    """The reason by itself, and what is not to be told all the same."""
    said, _ = _clause(answer, facts, words), words.gettext
    found = [f"{said[:1].upper()}{said[1:]}."]
    if answer.allowed:
        found.append(
            _(
                "What was only to be said at a meeting, came by law, or is marked as not for the "
                "guardians is not told."
            )
        )
    if answer.allowed and answer.is_protected:
        found.append(
            _(
                "Somebody here has protected identity: nothing that tells where they live, work "
                "or go to school."
            )
        )
    return tuple(found)


def _clause(answer: PersonAnswer, facts: Facts, words: Words) -> str:
    flow = answer.flow
    return words.marked(_WHY[answer.why]).format(
        recipient=name_of_party(facts, flow.recipient, words),
        subject=name_of_person(facts, flow.subject, words),
    )

"""The answer in a sentence that can be read out, and a clause for every reason.

Source: sharing rules, section 5 (last but one paragraph).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sspf_app.domain.codes import Channel, PartyKind, ReasonCode, Side
from sspf_app.domain.decision import Decision, Flow, Reason
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import Party
from sspf_app.domain.time import age_on, day_of
from sspf_app.texts.catalogue import N_, Words
from sspf_app.texts.dates import joined, long_instant
from sspf_app.texts.labels import type_about

_PERSON = N_("the person")

_CLAUSES = {
    ReasonCode.OWN_INFORMATION: N_("it is the party's own information"),
    ReasonCode.CONSENT: N_("{person} said yes"),
    ReasonCode.CASE_CLOSED: N_("the case is not open"),
    ReasonCode.CASE_PAUSED: N_("the case is paused"),
    ReasonCode.PARTY_NOT_IN_CASE: N_("{party} does not take part in the case"),
    ReasonCode.CUSTODY_UNVERIFIED: N_("the custody of {person} is not verified"),
    ReasonCode.NO_REQUIRED_SIGNATORY: N_("there is nobody who can answer for {person}"),
    ReasonCode.REFUSED: N_("{person} said no"),
    ReasonCode.WITHDRAWN: N_("{person} has taken back the consent"),
    ReasonCode.EXPIRED: N_("the consent from {person} is no longer in force"),
    ReasonCode.NOT_YET_VALID: N_("the consent from {person} is not in force yet"),
    ReasonCode.ORAL_ONLY: N_("only a spoken yes from {person}"),
    ReasonCode.AWAITING: N_("no answer from {person}"),
    ReasonCode.INVALIDATED: N_("the answer from {person} was recorded wrongly"),
    ReasonCode.NOT_ASKED: N_("nobody has asked {person}"),
    ReasonCode.EXCLUDED: N_("excluded by {person}"),
    ReasonCode.NOT_GRANTED: N_("no yes to it from {person}"),
    ReasonCode.TERMS_MISMATCH: N_("an older version of the terms answered by {person}"),
}

_CLAUSES_SINCE = {
    ReasonCode.CASE_CLOSED: N_("the case is closed since {since}"),
    ReasonCode.CASE_PAUSED: N_("the case is paused since {since}"),
    ReasonCode.REFUSED: N_("{person} said no on {since}"),
    ReasonCode.WITHDRAWN: N_("{person} took back the consent on {since}"),
    ReasonCode.EXPIRED: N_("the consent from {person} is no longer in force since {since}"),
    ReasonCode.NOT_ASKED: N_("{person} has turned {age} and has not been asked"),
}

_CLAUSES_OF_SIDE = {
    (ReasonCode.NOT_GRANTED, Side.FROM): N_("no yes from {person} to {party} telling it"),
    (ReasonCode.NOT_GRANTED, Side.TO): N_("no yes from {person} to {party} being told"),
    (ReasonCode.WITHDRAWN, Side.FROM): N_("{person} took back on {since} that {party} may tell it"),
    (ReasonCode.WITHDRAWN, Side.TO): N_("{person} took back on {since} that {party} may be told"),
    (ReasonCode.ORAL_ONLY, Side.FROM): N_("only a spoken yes from {person} to {party} telling it"),
    (ReasonCode.ORAL_ONLY, Side.TO): N_("only a spoken yes from {person} to {party} being told"),
}

_FREE_WORDS = N_("{person} has written words of their own on the form that are not confirmed yet")


def name_of_person(facts: Facts, person: str | None, words: Words) -> str:
    """The name as recorded now, else as last recorded; never an id."""
    rows = facts.persons_by_id.get(person or "", ())
    standing = [row for row in rows if row.replaced_at is None]
    named = standing or list(rows)
    return named[-1].name if named else words.marked(_PERSON)


def name_of_party(facts: Facts, party: str | None, words: Words) -> str:
    """The party's or person's name as recorded now, else as last recorded; never an id."""
    row = _party(facts, party)
    return row.name if row is not None else name_of_person(facts, party, words)


def clause(reason: Reason, facts: Facts, words: Words) -> str:
    """One reason as a clause without capital and full stop."""
    return _clause(reason, [reason.person], facts, words)


def clauses(reasons: Iterable[Reason], facts: Facts, words: Words) -> list[str]:
    """Several reasons as clauses, in order; what holds of several persons alike is said once."""
    alike: dict[Reason, list[str | None]] = {}
    for reason in reasons:
        persons = alike.setdefault(replace(reason, person=None, record=_marker(reason)), [])
        if reason.person not in persons:
            persons.append(reason.person)
    return [_clause(reason, persons, facts, words) for reason, persons in alike.items()]


def sentence(decision: Decision, flow: Flow, facts: Facts, words: Words) -> str:
    """The whole answer: who may or may not be told what about whom by whom, and why.

    Args:
        decision: The answer.
        flow: What was asked.
        facts: Where the names are.
        words: The language.
    """
    _ = words.gettext
    if decision.codes == (ReasonCode.OWN_INFORMATION,):
        text = _("{recipient} may use {what}: {reasons}.")
    elif decision.allowed and flow.channel is Channel.ORAL:
        text = _("{recipient} may be told {what} by {source}: {reasons}.")
    elif decision.allowed:
        text = _("{recipient} may receive {what} from {source}: {reasons}.")
    elif flow.channel is Channel.ORAL:
        text = _("{recipient} may not be told {what} by {source}: {reasons}.")
    else:
        text = _("{recipient} may not receive {what} from {source}: {reasons}.")
    answer = text.format(
        recipient=name_of_party(facts, flow.recipient, words),
        source=name_of_party(facts, flow.source, words),
        what=type_about(flow.type, name_of_person(facts, flow.subject, words), words),
        reasons=joined(clauses(decision.reasons, facts, words), words),
    )
    return with_secrecy(answer, flow, facts, words)


def with_secrecy(answer: str, flow: Flow, facts: Facts, words: Words) -> str:
    """An answer; of what the police would tell with what no consent lifts."""
    return f"{answer} {_investigation_secrecy(words)}" if _is_police(facts, flow) else answer


def reason_sentences(decision: Decision, facts: Facts, words: Words) -> tuple[str, ...]:
    """Each reason by itself, with capital and full stop; said once of several persons alike."""
    told = clauses(decision.reasons, facts, words)
    return tuple(f"{one[:1].upper()}{one[1:]}." for one in told)


def _pattern(reason: Reason) -> str:
    if reason.code is ReasonCode.AWAITING and reason.record is not None:
        return _FREE_WORDS
    if reason.side is not None and (reason.code, reason.side) in _CLAUSES_OF_SIDE:
        return _CLAUSES_OF_SIDE[(reason.code, reason.side)]
    if reason.since is not None and reason.code in _CLAUSES_SINCE:
        return _CLAUSES_SINCE[reason.code]
    return _CLAUSES[reason.code]


def _clause(reason: Reason, persons: Sequence[str | None], facts: Facts, words: Words) -> str:
    names = [name_of_person(facts, person, words) for person in persons]
    return words.marked(_pattern(reason)).format(
        person=joined(names, words),
        party=name_of_party(facts, reason.party, words),
        since=_since(reason.since, facts, words),
        age=_age(persons[0], reason.since, facts),
    )


def _age(person: str | None, since: datetime | None, facts: Facts) -> int | str:
    """The age somebody had at an instant, where it is told from when an answer is needed."""
    rows = facts.persons_by_id.get(person or "", ())
    born = rows[-1].born if rows else None
    return "" if since is None or born is None else age_on(born, day_of(since, facts.zone))


def _marker(reason: Reason) -> str | None:
    """Only unconfirmed words are told by their record; else records are no part of a clause."""
    return reason.record if reason.code is ReasonCode.AWAITING else None


def _since(since: datetime | None, facts: Facts, words: Words) -> str:
    return "" if since is None else long_instant(since, facts.zone, words)


def _party(facts: Facts, party: str | None) -> Party | None:
    rows = [row for row in facts.parties if row.id == party]
    standing = [row for row in rows if row.replaced_at is None]
    named = standing or rows
    return named[-1] if named else None


def _is_police(facts: Facts, flow: Flow) -> bool:
    row = _party(facts, flow.source)
    return row is not None and row.kind is PartyKind.POLICE


def _investigation_secrecy(words: Words) -> str:
    return words.gettext(
        "Consent does not lift investigation secrecy: the police judge OSL chapter 18 themselves."
    )

"""What one party may do with one kind of information, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from sspf_app.domain.codes import InformationType
from sspf_app.domain.decision import Reason
from sspf_app.domain.fact_set import Facts
from sspf_app.texts.catalogue import Words
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import pronoun_of, type_about
from sspf_app.texts.reasons import clause, name_of_party, name_of_person


def side_sentence(  # noqa: PLR0913  a cell has these parts
    *,
    party: str,
    type_: InformationType,
    subject: str,
    gives: bool,
    receives: bool,
    reasons: Iterable[Reason],
    facts: Facts,
    words: Words,
) -> str:
    """Whether the party may tell and be told, and what stands against it.

    Args:
        party: Party or person of the column.
        type_: The row.
        subject: Whom the information is about.
        gives: The party may tell it.
        receives: The party may be told.
        reasons: What stands against either.
        facts: Where the names are.
        words: The language.
    """
    _ = words.gettext
    if gives and receives:
        text = _("{party} may tell and be told {what}.")
    elif receives:
        text = _("{party} may be told {what}, but not tell {them}.")
    elif gives:
        text = _("{party} may tell {what}, but not be told {them}.")
    else:
        text = _("{party} may neither tell nor be told {what}: {reasons}.")
    clauses = dict.fromkeys(clause(reason, facts, words) for reason in reasons)
    return text.format(
        party=name_of_party(facts, party, words),
        what=type_about(type_, name_of_person(facts, subject, words), words),
        them=pronoun_of(type_, words),
        reasons=joined(list(clauses), words),
    )

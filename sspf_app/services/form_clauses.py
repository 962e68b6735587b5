"""The clauses of the consent form: everything fixed that stands on it, each under a stable id.

An id is block and name: ``H.withdrawal``. A text, its translation and its next version have the
same ids, so that they can be laid side by side and checked against one another.

Source: ``domain.md`` 2.1, blocks A to Q, and 2.2 (information types).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from sspf_app.domain.codes import InformationType

LAW_BLOCK = "J"
"""It quotes the law; ease of reading is not measured there in standard text."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One fixed text of the form.

    Attributes:
        id: Stable, such as ``H.withdrawal``.
        number: Shown number: the block's letter and the place in it, ``H3``.
        placeholders: What is filled in when it is printed; each occurs at least once.
        is_running: A sentence to be read, not a heading, a label or a name.
    """

    id: str
    number: str
    placeholders: frozenset[str]
    is_running: bool

    @property
    def block(self) -> str:
        """``A`` to ``Q``, or ``foot``, ``capacity``, ``type``, ``word``."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The id within its block."""
        return self.id.partition(".")[2]


_RUNNING = """
A.intro A.everybody A.youth A.adult A.in_place A.protected A.ask A.beside A.draft_note
E.how F.not_shared F.not_police F.own_words
G.period G.coming_of_age G.coming_of_age_self H.withdrawal I.voluntary J.law J.independent_law
K.limit L.data L.officer M.about_me M.not_about_me M.self N.informed O.answer O.say_yes O.say_no
Q.reservation Q.no_reservation
"""
_BLOCKS = """
A.title A.sheet_for{signatory}{capacity} A.facts{reference}{version}
A.intro A.everybody A.youth A.adult A.in_place A.protected A.ask{contact} A.beside
A.secrecy A.secrecy_provision{provision} A.secrecy_marked{day}{authority} A.draft A.draft_note
B.title B.title_adult B.name B.born B.school
C.title C.question
D.title D.question D.independent D.no_passing_on
E.title E.question E.how E.ticked E.empty E.struck E.own E.rows_head E.tells{party}
F.title F.question F.not_shared F.not_police F.own_words
G.title G.question G.period{valid_from}{valid_to} G.from_signature G.coming_of_age
G.coming_of_age_self
H.title H.question H.withdrawal{contact}
I.title I.question I.voluntary
J.title J.question J.law J.independent_law{names}
K.title K.question K.limit
L.title L.question L.data{controller} L.officer{officer}
M.title M.about_me M.not_about_me M.self
N.title N.informed N.interpreter N.yes N.no N.on_site N.by_phone N.language
O.title O.question O.answer O.say_yes O.say_no O.i_am O.place_date O.signature O.clear_name
P.title P.question P.staff_name P.staff_date P.id_checked P.known
Q.title Q.question Q.reservation{names} Q.no_reservation
foot.code{code} foot.page{page}{pages} foot.foot{reference}{version}{terms}{text}
capacity.guardian capacity.appointed_guardian capacity.temporary_guardian
capacity.legal_representative capacity.young_person capacity.adult
"""
_WORDS = "word.and{some}{last} word.day{day}{month}{year}"


def _catalogue() -> tuple[Clause, ...]:
    months = " ".join(f"word.month_{number}" for number in range(1, 13))
    types = " ".join(f"type.{type_.value}" for type_ in InformationType)
    written = f"{_BLOCKS} {types} {_WORDS} {months}".split()
    running = set(_RUNNING.split())
    clauses: list[Clause] = []
    for block, entries in groupby(written, key=lambda entry: entry.partition(".")[0]):
        for place, entry in enumerate(entries, start=1):
            clause, *names = entry.replace("}", "").split("{")
            number = f"{block}{place}" if len(block) == 1 else f"{block} {place}"
            clauses.append(Clause(clause, number, frozenset(names), clause in running))
    return tuple(clauses)


CLAUSES = _catalogue()
"""In the order in which they stand on the form."""

BY_ID = MappingProxyType({clause.id: clause for clause in CLAUSES})

BLOCKS = tuple(dict.fromkeys(clause.block for clause in CLAUSES))
"""Every block in its order: ``A`` to ``Q``, then the words that belong to no block."""

"""Whose word is asked for, where the tests of all rules together would find it by chance alone.

Source: sharing rules, section 3.
"""

from dataclasses import replace
from datetime import date

from sspf_app.domain.codes import InformationType
from sspf_app.domain.rules import required_signatories
from tests.builders import a_withdrawal, alvas_case, an_instant

_AT = an_instant("2026-02-02 10:00")


def test_a_child_who_took_back_something_has_spoken_about_that_alone() -> None:
    """At 13 a child is asked who has spoken about the very purpose, if only to take it back."""
    received = an_instant("2026-02-01 09:00")
    for purposes, asked in (
        ((), ("anna", "erik")),
        (("p1",), ("anna", "erik", "alva")),
        (("p2",), ("anna", "erik")),
    ):
        taken_back = (a_withdrawal("alva", received, purposes=purposes),) if purposes else ()
        facts = alvas_case(withdrawals=taken_back)
        persons = tuple(
            replace(one, born=date(2012, 6, 1)) if one.id == "alva" else one
            for one in facts.persons
        )
        found = required_signatories(
            replace(facts, persons=persons),
            case="c-alva",
            purpose="p1",
            subject="alva",
            type_=InformationType.HEALTH,
            at=_AT,
        )
        assert found.signatories == asked

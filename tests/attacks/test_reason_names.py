"""A reason names the child it is about: the log, which others review, tells who it is.

Defends: sharing rules 6: the log names nobody; a case with somebody protected is opened with a
reason that says why.
"""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain.codes import Protection
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Person
from sspf_app.services.reason_names import check_no_name
from tests.services.conftest import COORDINATOR, House, refused
from tests.services.scenery import Scene, a_scene


@pytest.fixture
def scene(house: House) -> Scene:
    made = a_scene(house, child="Greta Silverdal", protected=Protection.SECRECY_MARK)
    house.new_session()
    return made


@pytest.mark.parametrize(
    "why",
    [
        "Greta ringde nyss",
        "samtal med greta i dag",
        "Gretas möte i dag",
        "GRETA S. ringer i dag",
        "fru Silverdal ringer i dag",
        "möte med Anna i dag",
        "Eriks fråga om skolan",
    ],
)
def test_no_name_of_the_case_stands_in_a_reason(house: House, scene: Scene, why: str) -> None:
    error = refused(lambda: house.use.cases.get(scene.case, reason=why))
    assert (error.code, error.params) == ("reason_names_somebody", {})
    assert refused(lambda: house.use.cases.get(scene.case)).code == "reason_required"
    with house.unit() as unit:
        told = " ".join(one.reason or "" for one in unit.journal.entries(limit=100))
    assert why not in told
    person = refused(lambda: house.use.people.get(scene.child, reason="Gretas möte i dag"))
    assert person.code == "reason_names_somebody"
    assert house.use.cases.get(scene.case, reason="mamman ringer i dag").case == scene.case


@pytest.mark.parametrize("why", ["Anna ringde nyss", "samtal med Annas skola", "fråga om kalle nu"])
def test_nor_in_why_one_asks_for_access_and_no_refusal_tells_who_is_there(
    house: House, scene: Scene, why: str
) -> None:
    other = house.as_user(replace(COORDINATOR, user_id="u-2", name="Noor Ali"))
    error = refused(lambda: other.case_access.ask(scene.case, why))
    assert error.code == "reason_names_somebody"
    # A surname, or a rare name, of the case itself is refused to nobody who may not know it.
    assert other.case_access.ask(scene.case, "samtal om Silverdal i dag")


def _person(name: str, *aliases: str) -> Person:
    return Person(
        id="p",
        name=name,
        aliases=aliases,
        born=date(2010, 1, 1),
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("name", "why", "is_named"),
    [
        ("Hans Ek", "hans mamma ringer i dag", False),
        ("Hans Ek", "Hans mamma ringer i dag", False),
        ("Hans Ek", "möte med Hans i dag", True),
        ("Bo Ek", "ska bo hos mormor", False),
        ("Sara de Geer", "de ringer i dag", False),
        ("Sara de Geer", "möte med Geer i dag", True),
        ("Åsa Öst", "möte med a\u030asa i dag", True),
        ("Mia Ek", "mial möte i dag", False),
        ("Lars Ek", "Lars möte i dag", True),
    ],
)
def test_a_name_that_is_another_word_is_a_name_within_the_sentence(
    name: str, why: str, *, is_named: bool
) -> None:
    if is_named:
        with pytest.raises(DomainError, match="reason_names_somebody"):
            check_no_name(why, [_person(name)])
    else:
        check_no_name(why, [_person(name)])


@given(st.text(alphabet=string.ascii_lowercase + "åäö", min_size=3), st.sampled_from(("", "s")))
def test_a_name_is_found_as_a_whole_word_however_it_is_written(word: str, ending: str) -> None:
    name = f"q{word}"
    for written in (name, name.title(), name.upper()):
        with pytest.raises(DomainError):
            check_no_name(f"möte med {written}{ending} i dag", [_person("Kim Ek", name)])
    check_no_name(f"möte med {name}xq i dag", [_person("Kim Ek", name)])

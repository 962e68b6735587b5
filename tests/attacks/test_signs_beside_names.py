"""A sign beside a name or inside it hides it neither from the question nor from the search.

Rule 6: whole words, NFKC, case-folded.
"""

from __future__ import annotations

import sys
import unicodedata

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.services.withheld import WithheldSearch, normalise
from tests.attacks.test_names_of_other_cases import _minutes, _new
from tests.services.conftest import House
from tests.services.test_commitments import agreed

WAYS = [
    ("Kim Öberg", "Kim Öberg\u00b9"),  # a footnote, which folds into a digit
    ("Kim Öberg", "Kim Öberg1"),
    ("Kim Öberg", "\u00b2Kim Öberg"),
    ("Kim", "Kim\u2122"),
    ("Kim", "Kim\u02bcs"),  # an apostrophe that counts as a letter
    ("Kim Öberg", "Kim Ö-\r\nberg"),
    ("Kim Öberg", "Kim Ö-\u2028berg"),
    ("Kim Öberg", "Kim Ö-\x0bberg"),
    ("Kim Öberg", "Kim Ö\u2028berg"),
    ("Kim Öberg", "Kim O\u0308-\nberg"),
    ("Kim Öberg", "Kim\u200bÖberg"),
    ("Kim", "Ki\ufe0fm"),
    ("Kim", "Ki\u180bm"),
    ("Kim", "Ki\u115fm"),
    ("Kim", "Ki\x07m"),
    ("Kim Öberg", "Kim Öbergs'"),
]


@pytest.mark.parametrize("house", ["sqlcipher"], indirect=True)
@pytest.mark.parametrize(("name", "written"), WAYS, ids=[ascii(way) for _name, way in WAYS])
def test_a_name_is_on_no_paper_whatever_sign_is_beside_it(
    house: House, name: str, written: str
) -> None:
    scene = agreed(house)
    text = ""
    code = "leak_found"
    try:
        paper = _minutes(scene, f"Alva såg {written} där", scene.school)
        _new(house, name)
        text = paper()
    except DomainError as error:
        code = error.code
    assert code in {"leak_found", "item_unanswered"}
    assert written not in text


@pytest.mark.parametrize(("name", "written"), WAYS, ids=[ascii(way) for _name, way in WAYS])
def test_the_search_finds_it(name: str, written: str) -> None:
    search = WithheldSearch(texts=(), names=(name,), readable=())
    assert [hit.found for hit in search.hits(f"Alva såg {written} där")] == [name]


def test_every_control_and_format_is_unseen_or_ends_a_line() -> None:
    seen = {
        sign
        for sign in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(sign) in {"Cc", "Cf"} and normalise(sign) not in {"", "\n"}
    }
    assert seen == {"\t", "\x1f"}  # both are blanks


def test_another_house_number_is_another_house() -> None:
    search = WithheldSearch(texts=(), names=("Storgatan 12",), readable=())
    assert not search.hits("Storgatan 123")

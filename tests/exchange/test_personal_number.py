"""Personal numbers: which can exist, and how they are shown."""

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.exchange import personal_number
from sspf_app.services.personal_numbers import PersonalNumbers, masked

NUMBERS: PersonalNumbers = personal_number


@pytest.mark.parametrize(
    "text",
    [
        "20120514-2399",
        "201205142399",
        " 2012 05 14 - 2399 ",
        "20120514\N{NO-BREAK SPACE}2399",
    ],
)
def test_is_brought_into_one_form(text: str) -> None:
    assert NUMBERS.normalised(text) == "20120514-2399"


@pytest.mark.parametrize(
    "number",
    [
        "19701063-2391",  # born on the 3rd
        "19150088-2392",  # month not known
        "19150072-2390",
        "19700060-2396",  # neither known
        "19701060-2394",  # day not known
    ],
)
def test_coordination_numbers_can_exist(number: str) -> None:
    assert NUMBERS.normalised(number) == number
    assert NUMBERS.is_coordination_number(number)
    assert not NUMBERS.is_coordination_number("20120514-2399")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "personal_number_form"),
        ("120514-2399", "personal_number_form"),
        ("070-767 60 14", "personal_number_form"),
        ("0701234567", "personal_number_form"),
        ("+46701234567", "personal_number_form"),
        ("0046701234567", "personal_number_form"),
        ("20120514+2399", "personal_number_form"),
        ("20120514-23990", "personal_number_form"),
        ("٢٠١٢٠٥١٤-٢٣٩٩", "personal_number_form"),
        ("20120514-TF99", "personal_number_form"),
        ("20120514-0008", "personal_number_form"),
        ("20120514-2398", "personal_number_check"),
        ("19700060-2398", "personal_number_check"),
        ("20121373-2397", "personal_number_day"),
        ("20120230-2392", "personal_number_day"),
        ("20130514-2390", "personal_number_check"),
        ("20121360-2392", "personal_number_day"),
        ("20120092-2399", "personal_number_day"),
        ("20120001-2399", "personal_number_day"),
    ],
)
def test_refused_without_being_repeated(text: str, code: str) -> None:
    with pytest.raises(DomainError) as caught:
        NUMBERS.normalised(text)
    assert caught.value.code == code
    assert caught.value.params == {}


def test_masked_shows_the_day_only() -> None:
    assert masked("20120514-2399") == "20120514-****"

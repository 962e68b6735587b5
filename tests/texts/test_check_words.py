"""What a check found is told in the user's language, without the library's own words."""

import re

import pytest

from sspf_app.texts.catalogue import LANGUAGES, words_for
from sspf_app.texts.check_words import MOST_PAGES, damage_said

SV = words_for("sv")


def _page(number: int) -> tuple[str, str]:
    return ("cipher_integrity", f"HMAC verification failed for page {number}")


def test_pages_are_told_by_number_and_counted_when_there_are_many() -> None:
    assert damage_said([_page(365)], SV) == ("En sida i databasen är skadad: 365.",)
    assert damage_said([_page(9), _page(3), _page(9)], SV) == (
        "2 sidor i databasen är skadade: 3, 9.",
    )
    (many,) = damage_said([_page(one) for one in range(1, 401)], SV)
    assert many.startswith("400 sidor i databasen är skadade, de första av dem 1, 2, 3, ")
    assert many.endswith(f" {MOST_PAGES}.")


def test_a_page_of_the_wrong_size_is_a_damaged_page_too() -> None:
    said = damage_said([("cipher_integrity", "page 12 has an invalid size of 2048 bytes")], SV)
    assert said == ("En sida i databasen är skadad: 12.",)
    assert damage_said([("cipher_integrity", "database file is undefined")], SV) == (
        "Databasens fil är skadad.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_library_is_told(language: str) -> None:
    found = [
        _page(7),
        ("integrity", "row 3 missing from index sqlite_autoindex_items_1"),
        ("foreign_key", "items 12"),
        ("search_missing", "4"),
        ("names_missing", "1"),
        ("search_left_over", "2"),
        ("search_damaged", ""),
        ("log_broken", "line 8"),
    ]
    said = damage_said(found, words_for(language))
    assert len(said) == len(found) - 1, "the log has its sentences elsewhere"
    assert not re.search(r"HMAC|sqlite|row 3|items|log_", " ".join(said))
    assert all(one[:1].isupper() and one.endswith(".") for one in said)


def test_nothing_found_is_nothing_said() -> None:
    assert damage_said([], SV) == ()

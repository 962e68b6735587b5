"""Names are replaced by whole words, however they are written; all else stays as typed."""

import pytest

from sspf_app.services.other_names import without_names

NAMES = ("Dino Sand", "Dino", "Åsa-Lill Öst")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Dino Sand kom.", "annan ungdom kom."),
        ("Med DINO SAND, sent", "Med annan ungdom, sent"),
        ("Dino Sands bror", "annan ungdoms bror"),
        ("dino\nsand och Dino", "annan ungdom och annan ungdom"),
        ("Åsa-Lill Öst", "annan ungdom"),
        ("A\u030asa Lill O\u0308st", "annan ungdom"),
        ("Dinosaurien i sanden", "Dinosaurien i sanden"),
        ("Sand Dinos", "Sand annan ungdoms"),
        ("Dino; Sand", "annan ungdom; Sand"),
        ("", ""),
    ],
)
def test_replaced(text: str, wanted: str) -> None:
    assert without_names(text, NAMES, "annan ungdom") == wanted


def test_no_name_is_an_empty_one() -> None:
    assert without_names("Allt kvar", ("", " ", "-"), "annan ungdom") == "Allt kvar"

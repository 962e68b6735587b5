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
        ("Sand Dinos", "annan ungdoms"),
        ("Sand, Dino", "annan ungdom"),
        ("Med Sand, Dino", "Med annan ungdom"),
        ("Erik Sand, Dino", "Erik annan ungdom"),  # rather too much than too little
        ("Erik Sand, Dino Berg", "Erik Sand, annan ungdom Berg"),
        ("dinosand", "annan ungdom"),
        ("SandDinos", "annan ungdoms"),
        ("dino.sand@skola.example", "annan ungdom@skola.example"),
        ("dino_sand", "annan ungdom"),
        ("Ost, Asa-Lill och Asa Lill Ost", "annan ungdom och annan ungdom"),
        ("asalillosts", "annan ungdoms"),
        ("Dino; Sand", "annan ungdom; Sand"),
        ("", ""),
    ],
)
def test_replaced(text: str, wanted: str) -> None:
    assert without_names(text, NAMES, "annan ungdom") == wanted


def test_no_name_is_an_empty_one() -> None:
    assert without_names("Allt kvar", ("", " ", "-"), "annan ungdom") == "Allt kvar"

"""How hard the shipped texts are to read: LIX, block by block."""

import pytest

from sspf_app.services.form_clauses import BLOCKS
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.lix import block_lix, lix, most_lix


def test_lix_of_a_known_text() -> None:
    known = lix(["Du får ändra dig. Det gäller SoL 19 kap. 1 § och orosanmälningar."])
    assert known == pytest.approx(12 / 2 + 100 / 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("  ** ** –", None),
        ("Ja.", 1),
        ("sjuåtta", 101),
        ("**Nej.** Du väljer.", 1.5),
        ("Fråga {contact}: de vet", 2 + 25),
        ("Klaga hos imy.se.", 4),
        ("Individ- och familjenämnden", 3 + 100 * 2 / 3),
    ],
)
def test_what_counts_as_sentence_and_word(text: str, expected: float | None) -> None:
    found = lix([text])
    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize("language", ["sv", "sv-x-lattlast"])
@pytest.mark.parametrize("block", BLOCKS)
def test_each_block_of_a_shipped_text_is_easy_enough(language: str, block: str) -> None:
    found, most = block_lix(text_in(language).clauses, block), most_lix(language, block)
    assert found is None or most is None or found <= most


def test_the_law_block_alone_is_spared_and_in_standard_text_only() -> None:
    assert [block for block in BLOCKS if most_lix("sv", block) is None] == ["J"]
    assert {most_lix("sv-x-lattlast", block) for block in BLOCKS} == {30}
    assert most_lix("en", "A") is None

"""How hard the Swedish of the form is to read: LIX, block by block.

LIX = words per sentence + percentage of words longer than six letters; up to 40 is easy reading.
Block J quotes the law and is exempt.
"""

import re

import pytest

from sspf_app.documents.consent_words import fixed_texts

_BLOCKS = {
    "A": ("intro", "everybody", "ask"),
    "E": ("how",),
    "F": ("not_shared", "not_police", "own_words"),
    "G": ("period", "coming_of_age"),
    "H": ("withdrawal",),
    "I": ("voluntary",),
    "K": ("limit",),
    "L": ("data", "officer"),
    "M": ("about_me", "not_about_me", "self"),
    "N": ("informed",),
    "O": ("answer", "say_yes", "say_no"),
    "Q": ("reservation", "no_reservation"),
}
_FILLED = {
    "contact": "SSPF-teamet",
    "valid_from": "1 december 2026",
    "valid_to": "31 maj 2027",
    "controller": "Individ- och familjenämnden",
    "officer": "dso@umea.example",
    "names": "Boxningsklubben",
}


def lix(sentences: list[str]) -> float:
    words = [re.findall(r"[^\W_]+(?:-[^\W_]+)*", sentence) for sentence in sentences]
    every = [word for sentence in words for word in sentence]
    long = sum(len(word) > 6 for word in every)
    return len(every) / len(sentences) + 100 * long / len(every)


def sentences_of(texts: list[str]) -> list[str]:
    """Sentences; "kap. 1 §" and "umea.example" end none."""
    plain = " ".join(text if text.endswith((".", ":", "?")) else text + "." for text in texts)
    return [part for part in re.split(r"(?<=[.:?!])\s+(?=[^\W\d_])", plain) if part]


def test_lix_of_a_known_text() -> None:
    sentences = sentences_of(["Du får ändra dig. Det gäller SoL 19 kap. 1 § och orosanmälningar."])
    assert len(sentences) == 2
    assert lix(sentences) == pytest.approx(12 / 2 + 100 / 12)


@pytest.mark.parametrize("block", _BLOCKS)
def test_each_block_but_the_law_is_easy_to_read(block: str) -> None:
    texts = fixed_texts("sv")
    said = [texts[name].replace("**", "").format_map(_FILLED) for name in _BLOCKS[block]]
    assert lix(sentences_of(said)) <= 40, said

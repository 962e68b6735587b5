"""What counts as a reason, and what is a way past the question."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain.errors import DomainError
from sspf_app.domain.reasons import FEWEST_LETTERS, FEWEST_WORDS, is_reason, need_reason

_SIGNS = string.punctuation + string.digits + string.whitespace + "–…“”§"


@pytest.mark.parametrize(
    "text",
    [
        "möte i dag",
        "Mötet på torsdag",
        "Skolan ringer",
        "Skolan ringde 12.30",
        "Her mother is on the phone",
        "  begär utdrag\n",
        "mötet skola",  # two words, ten letters
        "vi är nu",  # three words, six letters
        "de se om",  # of five kinds
        "i möte nu",
        "mama möte i",  # a short beginning said twice is a word
        "vovvov möte i",
        "skolsko möte i",  # and so is one that is said one and a half times
        "اجتماع مع المدرسة اليوم",
        "а мать звонит",
    ],
)
def test_a_few_words_are_a_reason(text: str) -> None:
    assert is_reason(text)
    assert need_reason(text, missing="reason_required") == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        ".",
        "...",
        "x",
        "asdf",
        "asdfghjkl",
        "asdfghjklöä",
        "poiuytrewq",
        "abcdefghijkl",
        "asdfasdfasdf",
        "qwertyuiop asdfghjkl",
        "aaaaaaaaaaaa",
        "a b c d e f g h i j",
        "test",
        "test test test",
        "möte",
        "hot",
        "ja ja ja ja ja",
        "1234567890",
        "2026-11-29",
        "- - -",
        "ab",
        "i å ö",
        "Orosanmälan",
        "nyfikenhet",
        "orosanma\u0308lan",  # one word, as a Mac writes it
        "i orosanmälan",  # a letter beside one word
        "möte skola",  # nine letters
        "nu är d",  # three words, five letters
        "abba baba abab",  # two kinds
        "de se",  # four letters
        "möte asdf i",  # keys are none
        "möte fdsa i",
        "aa möte i",  # nor is a letter held down
        "aaaa möte i",
        "papapa möte i",  # nor a beginning said three times
        "ajaajaaja möte i",
        "skolskol möte i",  # nor a long one said twice
    ],
)
def test_play_of_fingers_is_none(text: str) -> None:
    with pytest.raises(DomainError, match="reason_says_nothing"):
        need_reason(text, missing="reason_required")


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_nothing_written_is_told_as_such(text: str) -> None:
    with pytest.raises(DomainError) as caught:
        need_reason(text, missing="reason_required", case="SSPF 2026-001")
    assert (caught.value.code, caught.value.params) == (
        "reason_required",
        {"case": "SSPF 2026-001"},
    )


@given(st.text(alphabet=_SIGNS))
def test_signs_and_figures_are_never_one(text: str) -> None:
    assert not is_reason(text)


@given(st.lists(st.text(alphabet=string.ascii_letters, min_size=1), max_size=FEWEST_WORDS - 1))
def test_less_than_ten_letters_need_three_words(words: list[str]) -> None:
    short = sum(map(len, words)) < FEWEST_LETTERS
    assert not (short and is_reason(" ".join(words)))


@given(st.text(alphabet=string.ascii_letters + "åäöÅÄÖ"))
def test_one_word_alone_is_never_one(word: str) -> None:
    assert not is_reason(word)


@given(st.text(alphabet=string.ascii_letters), st.sampled_from(string.ascii_letters))
def test_nor_with_a_letter_beside_it(word: str, letter: str) -> None:
    assert not is_reason(f"{letter} {word}")


@given(st.text(alphabet=_SIGNS + "mötes skolan i dag"), st.text(alphabet="mötes skolan i dag"))
def test_who_writes_on_does_not_take_a_reason_back(text: str, more: str) -> None:
    assert is_reason(f"{text} {more}") or not is_reason(text)


@given(st.text(), st.text(alphabet=_SIGNS), st.text(alphabet=_SIGNS))
def test_signs_around_it_make_no_difference(text: str, before: str, after: str) -> None:
    assert is_reason(f"{before} {text} {after}") == is_reason(text)


@given(st.text(alphabet=string.ascii_lowercase, max_size=8), st.integers(1, 30))
def test_said_again_it_says_no_more(word: str, times: int) -> None:
    assert is_reason(" ".join([word] * times)) == is_reason(word)


@given(st.text())
def test_large_letters_make_no_difference(text: str) -> None:
    assert is_reason(text.casefold()) == is_reason(text)

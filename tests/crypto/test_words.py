import hashlib
import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.crypto import words
from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.word_list import WORDS

ENTROPY = bytes(range(16))
PHRASE = words.encode(Secret(ENTROPY))


def _fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _code(typed: str) -> tuple[Code, dict[str, object]]:
    with pytest.raises(CryptoError) as caught:
        words.decode(typed)
    return Code(caught.value.code), caught.value.params


def test_the_list_has_1024_short_lower_case_words() -> None:
    assert len(WORDS) == len(set(WORDS)) == 2**words.BITS_PER_WORD
    assert all(re.fullmatch(r"[a-zåäöé]{4,9}", word) for word in WORDS)


def test_four_letters_tell_a_word_from_all_others() -> None:
    assert len({_fold(word)[: words.PREFIX_LETTERS] for word in WORDS}) == len(WORDS)


def test_no_single_slip_turns_one_word_into_another() -> None:
    """One letter missing, one too many, one wrong, or two neighbours swapped."""
    plain = {_fold(word) for word in WORDS}
    blotted: dict[str, str] = {}
    for word in plain:
        for i in range(len(word)):
            assert word[:i] + word[i + 1 :] not in plain
            assert blotted.setdefault(word[:i] + "?" + word[i + 1 :], word) == word
            swapped = word[:i] + word[i : i + 2][::-1] + word[i + 2 :]
            assert swapped == word or swapped not in plain


def test_the_list_and_the_encoding_never_change() -> None:
    assert words.CHECKSUM_BITS == 12
    digest = hashlib.sha256(" ".join(WORDS).encode()).hexdigest()
    assert digest == "8d1c0b3a0544f5787d86729eaf5a8ad123b44271f3cff0b8c70820e152ade81d"
    assert " ".join(PHRASE) == (
        "abborre ångra dela skafferi antenn brun lakan "
        "alpin äventyr familj sjunga gummi bekant clown"
    )


@given(st.binary(min_size=16, max_size=16))
def test_words_give_their_bytes_back(entropy: bytes) -> None:
    phrase = words.encode(Secret(entropy))
    assert len(phrase) == words.WORD_COUNT
    assert words.decode(" ".join(phrase)) == Secret(entropy)


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(PHRASE).upper(),
        "\n".join(f"{number}. {word}" for number, word in enumerate(PHRASE, 1)),
        "\t" + ", ".join(PHRASE) + " .\r\n",
        "1)" + "  2) ".join(PHRASE),
        _fold(" ".join(PHRASE)),
        unicodedata.normalize("NFD", " ".join(PHRASE)),
        " ".join(word[:4] for word in PHRASE),
        "-".join(PHRASE),
    ],
)
def test_the_way_of_typing_does_not_matter(typed: str) -> None:
    assert words.decode(typed) == Secret(ENTROPY)


def test_an_unknown_word_is_named_by_its_place_and_not_told() -> None:
    for position, wrong in itertools.product((1, 7, 14), ("xyz", "hem", PHRASE[0] + "en", "ß")):
        typed = [*PHRASE]
        typed[position - 1] = wrong
        assert _code(" ".join(typed)) == (Code.WORD_UNKNOWN, {"position": position})


@pytest.mark.parametrize("count", [0, 1, 13, 15, 28])
def test_too_few_or_too_many_words_are_counted(count: int) -> None:
    typed = " ".join(itertools.islice(itertools.cycle(PHRASE), count))
    assert _code(typed) == (Code.WORD_COUNT, {"found": count, "expected": 14})


def test_a_wrong_or_misplaced_word_fails_the_checksum() -> None:
    swapped = [PHRASE[1], PHRASE[0], *PHRASE[2:]]
    replaced = ["zebra", *PHRASE[1:]]
    for typed in (swapped, replaced):
        assert _code(" ".join(typed)) == (Code.WORDS_CHECKSUM, {})


@given(st.text(max_size=200))
def test_any_text_gives_a_clear_error(typed: str) -> None:
    """Fourteen words by chance will not happen."""
    assert _code(typed)[0] in {Code.WORD_UNKNOWN, Code.WORD_COUNT}


def test_a_word_is_completed_as_it_is_typed() -> None:
    assert words.complete("ANGB") == ("ångbåt",)
    assert words.complete("ång") == ("ångbåt", "ångra")
    assert words.complete(" ") == words.complete("xx") == ()


def test_a_word_is_the_same_however_it_is_typed() -> None:
    assert words.is_same_word(" ANGBAT ", "ångbåt")
    assert words.is_same_word("ångb", "ångbåt")
    assert not words.is_same_word("ång", "ångbåt")
    assert not words.is_same_word("ångra", "ångbåt")
    assert not words.is_same_word("", "ångbåt")

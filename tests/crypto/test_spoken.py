"""Passwords to say: words of the list, never the same twice, the same however they are typed."""

import unicodedata

from sspf_app.crypto.spoken import WORD_COUNT, SpokenPasswords
from sspf_app.crypto.word_list import WORDS


def test_a_password_is_six_words_of_the_list() -> None:
    words = SpokenPasswords().new().split("-")
    assert len(words) == WORD_COUNT == 6
    assert set(words) <= set(WORDS)


def test_no_two_are_alike() -> None:
    passwords = SpokenPasswords()
    assert len({passwords.new() for _ in range(500)}) == 500


def test_no_word_changes_when_a_reader_prepares_what_was_typed() -> None:
    """A locked PDF compares passwords after SASLprep (RFC 4013): NFKC, and no soft hyphens."""
    for word in WORDS:
        assert unicodedata.normalize("NFKC", word) == word
        assert word.isalpha()
        assert word == word.lower()

"""Passwords to say: words of the list, never the same twice, the same however they are typed."""

import unicodedata

import pytest

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.key_slots import FileKeySlots, _tried  # pyright: ignore[reportPrivateUsage]
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.spoken import WORD_COUNT, SpokenPasswords, as_drawn
from sspf_app.crypto.word_list import WORDS

DRAWN = "abborre-adress-affisch-afton-ägare-akvarell"
CHOSEN = "Sju  gula Traktorer plogar sent"


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


@pytest.mark.parametrize(
    "typed",
    [
        "abborre adress affisch afton ägare akvarell",
        "Abborre  Adress affisch - afton ÄGARE akvarell ",
        "abborre–adress–affisch\u2011afton–a\u0308gare–akvarell",
        "abborre\tadress\naffisch afton ägare akvarell",
    ],
)
def test_six_words_in_another_spelling_are_those_that_were_drawn(typed: str) -> None:
    assert as_drawn(typed) == DRAWN


@pytest.mark.parametrize(
    "typed",
    [
        DRAWN,
        "abborre adress affisch afton ägare",
        "abborre adress affisch afton ägare akvarell album",
        "abborre adress affisch afton agare akvarell",
        "abbo adre affi afto ägar akva",
        "gröna kaktusar sjunger visor varje kväll",
        "",
    ],
)
def test_whatever_is_not_exactly_that_is_as_it_was_typed(typed: str) -> None:
    assert as_drawn(typed) is None


def test_a_drawn_password_opens_however_it_is_typed_and_its_slot_is_as_it_was() -> None:
    slots = FileKeySlots()
    file, keys, _words = slots.create(login="anna", user_id="u-anna", password=DRAWN)
    typed = DRAWN.replace("-", "  ").title()
    opened, user = slots.open(file, login="anna", password=typed)
    assert (opened.data_key.hex(), user) == (keys.data_key.hex(), "u-anna")
    changed = slots.change_password(file, user_id="u-anna", old=typed, new=CHOSEN)
    slots.open(changed, login="anna", password=CHOSEN)
    with pytest.raises(CryptoError):
        slots.open(file, login="anna", password=DRAWN.replace("akvarell", "album"))


def test_what_was_wrong_with_something_else_is_tried_once() -> None:
    """No key file is asked for twice, and no attempt is counted that was not made."""
    tried: list[str] = []

    def attempt(secret: Secret) -> str:
        tried.append(secret.hex())
        raise CryptoError(Code.KEY_FILE_DAMAGED)

    with pytest.raises(CryptoError) as caught:
        _tried(DRAWN.replace("-", " "), attempt)
    assert caught.value.code is Code.KEY_FILE_DAMAGED
    assert len(tried) == 1


def test_a_chosen_password_is_kept_to_the_last_sign() -> None:
    slots = FileKeySlots()
    file, _keys, _words = slots.create(login="anna", user_id="u-anna", password=CHOSEN)
    for typed in (CHOSEN.lower(), CHOSEN.replace(" ", "-"), CHOSEN.replace("  ", " ")):
        with pytest.raises(CryptoError) as caught:
            slots.open(file, login="anna", password=typed)
        assert caught.value.code is Code.WRONG_SECRET
    blanks = DRAWN.replace("-", " ")  # chosen with blanks, it is these very signs
    file, _keys, _words = slots.create(login="anna", user_id="u-anna", password=blanks)
    slots.open(file, login="anna", password=blanks)
    with pytest.raises(CryptoError):
        slots.open(file, login="anna", password=DRAWN)

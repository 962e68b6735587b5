import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.crypto.errors import Code, CryptoError
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.strength import Verdict, estimate, require_strength


@pytest.mark.parametrize(
    "password",
    ["", "a", "xK9#mQ2$vL7", "åäöåäöåäöåä"],
)
def test_less_than_twelve_characters_are_too_short(password: str) -> None:
    assert estimate(password).verdict is Verdict.TOO_SHORT


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "123456789012",
        "abcdefghijklmnop",
        "qwertyuiop123",
        "password1234",
        "Lösenord!2026",
        "L0senord2026!",
        "P@$$w0rd2026",
        "sommarsemester2026",
        "Sommar2026Sommar",
        "Malmö kommun 2026",
        "hunter2hunter2",
        "19790412-1234",
        "197904121234",
        "hejhejhejhejhej",
        "anna.svensson12",
    ],
)
def test_what_people_choose_too_often_is_weak(password: str) -> None:
    strength = estimate(password, login="anna.svensson")
    assert strength.verdict is Verdict.WEAK
    assert not strength.is_enough


@pytest.mark.parametrize(
    ("password", "verdict"),
    [
        ("sju glada kor hoppar", Verdict.FAIR),
        ("gröna kaktusar sjunger visor", Verdict.GOOD),
        ("gronakaktusarsjungervisor", Verdict.FAIR),
        ("kaktus fyrtorn vallmo pingvin lakrits", Verdict.STRONG),
        ("xK9#mQ2$vL7pwT4&zR", Verdict.STRONG),
        ("xkqzjvwpfmtb", Verdict.FAIR),
        ("kaktus fyrtorn Kork", Verdict.FAIR),  # just so: 42 bits
    ],
)
def test_long_phrases_and_random_characters_are_welcome(password: str, verdict: Verdict) -> None:
    strength = estimate(password)
    assert strength.verdict is verdict, strength
    assert strength.is_enough


def test_the_login_is_worth_nothing_in_the_password() -> None:
    password = "britta kaktus fyrtorn"
    assert estimate(password, login="Britta").bits < estimate(password).bits - 5


@pytest.mark.parametrize(
    ("piece", "bits"),
    [
        ("abcdef", 5.0),  # along a row, either way
        ("fedcba", 5.0),
        ("rewq", 5.0),
        ("fghjkl", 5.0),
        ("789012", 5.0),
        ("abc", 5.0),
        ("ab", 8.4),  # two beside each other are no row
        ("aaaa", 5.0),
        ("zzz", 5.0),
        ("zz", 8.4),
        ("1987", 6.0),  # a year
        ("2026", 6.0),
        ("790412", 15.0),  # a date
        ("19790412", 15.0),
        ("197904129999", 15.0),
        ("791312", 19.9),  # there is no 13th month
        ("790442", 19.9),
        ("8866", 13.3),
        ("kor", 7.0),  # a word, by its length
        ("kaktus", 13.0),
        ("Kaktus", 14.0),
        ("KAKTUS", 13.0),
        ("kakTus", 16.0),
        ("kAt", 8.5),
        ("sommar", 4.0),  # one that everybody takes
        ("Sommar", 5.0),
        ("lösenord", 4.0),
        ("hostig", 10.0),  # and one with such a one in it
        ("Hostig", 11.0),
        ("hostigare", 16.0),
        ("terminal", 17.0),  # but not with one of three letters
        ("brtakn", 13.0),  # at the border of what could be spelt
        ("brtaknl", 29.4),  # and beyond it
        ("aebrtkldoe", 42.0),
        ("-", 3.0),
        ("=", 4.5),
        ("kor-kor", 11.0),  # what comes again costs next to nothing
    ],
)
def test_what_each_piece_costs(piece: str, bits: float) -> None:
    assert estimate(piece).bits == pytest.approx(bits, abs=0.05)


def test_a_disguised_letter_costs_little() -> None:
    assert estimate("s0mmar").bits == estimate("sommar").bits + 3


@given(st.text(max_size=60), st.text(max_size=60))
def test_more_text_is_never_much_easier_to_guess(first: str, second: str) -> None:
    assert 0 <= estimate(first).bits < 1000
    assert estimate(first + " " + second).bits >= estimate(first).bits - 20


def test_a_weak_password_is_refused_with_the_reason() -> None:
    require_strength(Secret.from_text("gröna kaktusar sjunger visor"), "anna")
    with pytest.raises(CryptoError) as caught:
        require_strength(Secret.from_text("kort"), "anna")
    assert caught.value.code is Code.WEAK_PASSWORD
    assert caught.value.params == {"verdict": "too_short", "minimum_length": 12}

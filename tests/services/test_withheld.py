"""The search for withheld words and names, in plain text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.services.withheld import Hit, WithheldSearch

SECRET = "Pappan dricker varje helg och barnen sover då hos mormor."
NAME = Hit(kind="name", found="Anna Berg")


def hits(
    text: str,
    *,
    texts: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    readable: tuple[str, ...] = (),
) -> tuple[Hit, ...]:
    return WithheldSearch(texts=texts, names=names, readable=readable).hits(text)


def found_words(text: str, **known: tuple[str, ...]) -> list[str]:
    return [hit.found for hit in hits(text, texts=(SECRET,), **known) if hit.kind == "words"]


def test_five_words_in_a_row_are_found_and_four_are_not() -> None:
    assert found_words("Skolan: dricker varje helg och barnen, säger hon") == [
        "dricker varje helg och barnen"
    ]
    assert found_words("Skolan: dricker varje helg och ungarna") == []


def test_a_run_is_reported_once_and_whole() -> None:
    assert found_words("x PAPPAN dricker varje helg och barnen sover då. Slut") == [
        "pappan dricker varje helg och barnen sover då"
    ]


def test_two_runs_are_two_hits() -> None:
    text = "Pappan dricker varje helg och. Sedan: barnen sover då hos mormor."
    assert found_words(text) == ["pappan dricker varje helg och", "barnen sover då hos mormor"]


@pytest.mark.parametrize(
    "shape",
    [
        "dricker varje\nhelg och\nbarnen",
        "dricker varje helg och bar-\nnen",
        "dricker var\u00adje helg och barnen",
        "dri\u200bcker  varje,\u00a0helg: och «barnen»",
        "ｄｒｉｃｋｅｒ varje helg och barnen",
        unicodedata.normalize("NFD", "dricker varje helg och barnen"),
        "dricker varje helg\nochbarnen",
    ],
)
def test_breaks_hyphens_and_odd_signs_hide_nothing(shape: str) -> None:
    assert found_words(f"Så här: {shape}!")


def test_words_that_stand_in_a_readable_text_are_no_leak() -> None:
    readable = ("Det sägs att barnen sover då hos mormor ibland.",)
    assert found_words("barnen sover då hos mormor", readable=readable) == []
    assert found_words("helg och barnen sover då hos mormor", readable=readable) == [
        "helg och barnen sover då hos"
    ]


def test_two_readable_texts_do_not_add_up_to_a_run() -> None:
    readable = ("dricker varje helg", "och barnen")
    assert found_words("dricker varje helg och barnen", readable=readable)


def test_texts_shorter_than_a_run_are_not_searched() -> None:
    assert hits("inget nytt alls", texts=("Inget nytt alls", "", "  ")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg kom.",
        "ANNA  BERG",
        "anna\nberg",
        "Anna-Berg",
        "(Anna Bergs mamma)",
        "An-\nna Berg",
        "Anna Be\nrg",
        "An\u200dna\u00a0Berg",
    ],
)
def test_a_name_is_found_as_whole_words(text: str) -> None:
    assert hits(text, names=("Anna Berg",)) == (NAME,)


@pytest.mark.parametrize(
    "text", ["Johanna Berg", "Anna Bergman", "Anna", "Erik Berg, Anna Ek", "Anna1 Berg"]
)
def test_a_part_of_a_word_is_no_name(text: str) -> None:
    assert hits(text, names=("Anna Berg",)) == ()


def test_a_name_that_stands_in_a_readable_text_is_no_leak() -> None:
    assert hits("Anna kom", names=("Anna",), readable=("Hej Anna",)) == ()
    assert hits("Jonas kom", names=("Jona",), readable=("Jonas är här",)) == ()
    assert hits("Jona kom", names=("Jona",), readable=("Jonas är här",))


def test_blank_names_find_nothing() -> None:
    assert hits("a b c", names=("", "  ", "…")) == ()


WORDS = st.text(alphabet=st.characters(categories=("L", "Nd")), min_size=1, max_size=9)
GAPS = st.sampled_from([" ", "\n", ", ", " - ", "\u00a0", ".\n\n", "\u00ad "])


@given(
    st.lists(WORDS, min_size=5, max_size=12), st.lists(GAPS, min_size=12, max_size=12), st.data()
)
def test_any_five_words_are_found_however_they_are_set(
    words: list[str], gaps: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(words) - 5))
    shown = "".join(w + gap for w, gap in zip(words[start : start + 5], gaps, strict=False))
    noise = data.draw(st.text(max_size=20))
    found = hits(f"{noise} | {shown.swapcase()}", texts=(" ".join(words),))
    assert [hit.kind for hit in found] == ["words"] * len(found)
    assert found


@given(st.lists(WORDS, min_size=1, max_size=3), st.text(max_size=30))
def test_any_name_between_blanks_is_found(words: list[str], noise: str) -> None:
    name = " ".join(words)
    assert hits(f"{noise}\u0020. {name} .{noise}", names=(name,))


@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=3))
def test_what_is_readable_is_never_reported(text: str, names: list[str]) -> None:
    assert hits(text, texts=(text,), names=tuple(names), readable=(text,)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Öberg, Kim",
        "Öberg,\nKim",
        "öberg kims bror",
        "Kim Oberg",
        "Oberg, Kim",
        "kimöberg",
        "KimObergs",
        "obergkim@skola.example",
        "kim.oberg@skola.example",
        "kim_öberg",
        "K\u00adim Ober\u00adg",
    ],
)
def test_a_name_is_found_in_whatever_way_it_is_written(text: str) -> None:
    assert hits(text, names=("Kim Öberg",)) == (Hit(kind="name", found="Kim Öberg"),)


@pytest.mark.parametrize(
    "text", ["Anna Öberg, Kim Berg", "Petra Öberg\nKim", "Öberg; Kim", "Öberg", "skimobergen"]
)
def test_a_list_of_others_is_no_name_turned_around(text: str) -> None:
    assert hits(text, names=("Kim Öberg",)) == ()


def test_a_name_that_is_written_so_in_a_readable_text_is_no_leak() -> None:
    names, readable = ("Kim Öberg",), ("Möte med Öberg, Kim",)
    assert hits("Möte med Öberg, Kim", names=names, readable=readable) == ()
    assert hits("Möte med kimöberg", names=names, readable=readable) != ()


@pytest.mark.parametrize("text", ["ett par skor", "Ett par skor", "Asak"])
def test_a_first_name_without_its_dots_is_a_word_of_its_own(text: str) -> None:
    assert hits(text, names=("Pär", "Åsa")) == ()


def test_a_first_name_without_its_dots_has_a_capital() -> None:
    assert hits("Jag och Asa", names=("Åsa",)) == (Hit(kind="name", found="Åsa"),)

"""Shaped text: what is drawn, what can be copied, what is refused."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sspf_app.documents.blocks import Look, Paragraph
from sspf_app.documents.sheet import Sheet
from sspf_app.documents.text_fonts import Face, FontSet, Word, house_fonts
from sspf_app.documents.text_lines import Line, Setting, Span, break_lines, rich, spans_of
from sspf_app.domain.errors import DomainError
from tests.documents.papers import MADE_AT, embedded_fonts, opened, text_of

SETTING = Setting(house_fonts(), "sv")


def words(line: Line) -> str:
    return "".join(word.text for word in line.words)


def lines(text: str, *, width: float, **values: object) -> list[str]:
    return [words(line) for line in break_lines(rich(text, **values), SETTING, width=width)]


def drawn(text: str, *, language: str = "sv", width: float = 400, size: float = 11) -> bytes:
    sheet = Sheet(Setting(house_fonts(), language), title="Prov", made_at=MADE_AT)
    Paragraph(text, Look(size)).draw(sheet, 60, 780, width)
    return sheet.finish()


def test_bold_comes_from_the_template_and_never_from_a_value() -> None:
    spans = rich("Hej **{name}**, {other}", name="**A** {b}", other="<b>x</b> **y**")
    assert spans == (
        Span("Hej "),
        Span("**A** {b}", Face.BOLD),
        Span(", <b>x</b> **y**"),
    )


def test_lines_break_at_blanks_and_behind_hyphens_between_letters() -> None:
    assert lines("ett två tre-fyra 2026-12-01", width=6000) == [
        "ett två tre-",
        "fyra",
        "2026-12-01",
    ]


def test_numbers_and_paragraph_signs_stay_together() -> None:
    assert lines("ring 090-16 10 00 nu", width=6000) == ["ring", "090-16\u00a010\u00a000", "nu"]
    assert lines("enligt OSL 10 kap. 1 § här", width=6500) == [
        "enligt OSL",
        "10\u00a0kap.\u00a01\u00a0§",
        "här",
    ]


def test_a_date_stays_together() -> None:
    assert lines("till och med 31 maj 2027, dock", width=7400) == [
        "till och med",
        "31\u00a0maj\u00a02027,",
        "dock",
    ]
    (line,) = lines("den 31. toukokuuta 2027", width=90000)
    assert line == "den 31.\u00a0toukokuuta\u00a02027"


def test_spans_that_touch_stay_together() -> None:
    assert lines("aa **bb**cc", width=3000) == ["aa", "bbcc"]


def test_a_word_wider_than_the_line_is_cut_and_loses_nothing() -> None:
    cut = lines("x" * 95, width=8000)
    assert "".join(cut) == "x" * 95
    assert len(cut) > 5


class _Counted(FontSet):
    """The house's regular cut, keeping how many letters each asked word has."""

    def __init__(self) -> None:
        super().__init__({Face.REGULAR: (SETTING.word("x", Face.REGULAR).runs[0].font,)})
        self.asked: list[int] = []

    def word(self, text: str, face: Face, language: str, level: int = 0) -> Word:
        self.asked.append(len(text))
        return super().word(text, face, language, level)


def test_a_word_of_200_000_signs_is_shaped_in_pieces_and_loses_nothing() -> None:
    fonts = _Counted()
    long = "".join(f"{number:x}" for number in range(50_000))
    broken = break_lines([Span(f"före {long} efter")], Setting(fonts, "sv"), width=40_000)
    assert "".join(map(words, broken)).replace(" ", "") == f"före{long}efter"
    assert max(fonts.asked) <= 120
    assert sum(fonts.asked) < 6 * len(long)  # not the whole rest anew for every line


def test_a_long_word_is_not_cut_between_a_letter_and_its_accent() -> None:
    long = "q\u0308" * 300
    assert "".join(lines(long, width=500_000)) == long
    cut = lines(long, width=8_000)
    assert "".join(cut) == long
    assert all(line.startswith("q") for line in cut)


def test_no_line_is_wider_than_its_room() -> None:
    broken = break_lines([Span("Ett ganska långt stycke text. " * 9)], SETTING, width=9000)
    assert all(line.advance <= 9000 for line in broken)


def test_line_ends_of_every_kind_are_line_ends() -> None:
    assert lines("a\nb\r\nc\rd\u2028e\u0085f", width=9000) == list("abcdef")


def test_a_letter_without_glyph_is_named_with_its_text() -> None:
    with pytest.raises(DomainError) as caught:
        break_lines([Span("Namn: "), Span("李小龙")], SETTING, width=9000)
    assert caught.value.code == "missing_glyph"
    assert caught.value.params == {
        "character": "李",
        "codepoint": "U+674E",
        "text": "Namn: 李小龙",
    }


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x9b", "\u202e", "\u2066", "\ud800"])
def test_control_characters_and_turned_text_are_refused(sign: str) -> None:
    with pytest.raises(DomainError) as caught:
        break_lines([Span(f"Anna{sign}Berg")], SETTING, width=9000)
    assert caught.value.code == "unprintable_character"
    assert caught.value.params["codepoint"] == f"U+{ord(sign):04X}"


def test_invisible_signs_pasted_along_are_dropped() -> None:
    assert lines("\ufeffAn\u200bna\u200e Be\u00adrg", width=9000) == ["Anna Berg"]


def test_decomposed_letters_are_composed() -> None:
    assert lines(unicodedata.normalize("NFD", "Åsa Öö é"), width=9000) == ["Åsa Öö é"]


@pytest.mark.parametrize(
    "text",
    [
        "Hej Åke! ÅÄÖ åäö é – ”citat” § 1 177 kr €",
        "AVATAR To Ty Wa fi ffl",
        "Čč Đđ Ŋŋ Šš Ŧŧ Žž Áá",
        "Ґ ґ Є є І і Ї ї Згода опікуна",
        "Tiếng Việt ğüşöçıİ żółć",
        "x\u030c q\u0308\u0304 i\u0307 e\u0331\u0301",
        "fast mellanslag och fast-bindestreck",
    ],
)
def test_what_is_drawn_is_what_is_copied(text: str) -> None:
    pasted = text.replace(" ", "\u00a0", 1).replace("fast-", "fast\u2011")
    for language in ("sv", "se"):
        content = drawn(pasted, language=language)
        copied = unicodedata.normalize("NFC", text_of(content)).replace("\u200b", "")
        # A reader may see a gap where an accent is moved back over its letter.
        assert copied.replace(" ", "") == unicodedata.normalize("NFC", text).replace(" ", "")


def test_a_local_form_gets_a_code_of_its_own() -> None:
    resources = opened(drawn("Ŋ i\u0307", language="se")).pages[0]["/Resources"]
    font = resources["/Font"]["/F1"]  # pyright: ignore[reportIndexIssue]
    descendant = font["/DescendantFonts"][0].get_object()
    assert descendant["/CIDToGIDMap"] != "/Identity"
    plain = opened(drawn("Plain")).pages[0]["/Resources"]["/Font"]["/F1"]  # pyright: ignore[reportIndexIssue]
    assert plain["/DescendantFonts"][0].get_object()["/CIDToGIDMap"] == "/Identity"


def test_fonts_are_embedded_subsets() -> None:
    fonts = embedded_fonts(drawn("Hej"))
    assert list(fonts.values()) == [True]
    tag, name = next(iter(fonts))[1:].split("+")
    assert (len(tag), name) == (6, "NotoSans-Regular")


LETTERS = st.characters(
    min_codepoint=0x21, max_codepoint=0x52F, categories=("Lu", "Ll", "Nd", "Pd", "Po", "Ps", "Sm")
).filter(lambda sign: sign in house_fonts().word("x", Face.REGULAR, "sv").runs[0].font.covered)
TEXTS = st.lists(st.text(LETTERS, min_size=1, max_size=25), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=40)
@given(TEXTS, st.floats(30, 300))
def test_any_text_in_any_width_is_all_there(text: str, width: float) -> None:
    copied = text_of(drawn(text, width=width)).replace(" ", "")
    assert copied == unicodedata.normalize("NFC", text).replace(" ", "")


@given(TEXTS, st.floats(2000, 20000), st.floats(2000, 20000))
def test_broken_lines_put_together_and_broken_anew_lose_nothing(
    text: str, first: float, second: float
) -> None:
    once = break_lines([Span(text)], SETTING, width=first)
    again = break_lines(spans_of(once), SETTING, width=second)
    letters = "".join("".join(words(line).split()) for line in again)
    assert letters == unicodedata.normalize("NFC", "".join(text.split()))


@given(st.text(max_size=40))
def test_any_text_at_all_is_set_or_refused_with_a_clear_error(text: str) -> None:
    code = None
    try:
        assert break_lines([Span(text)], SETTING, width=5000)
    except DomainError as error:
        code = error.code
    assert code in (None, "missing_glyph", "unprintable_character")

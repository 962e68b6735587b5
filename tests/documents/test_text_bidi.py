"""Text that runs to the left: where each word stands, what is copied, what is refused."""

import io
import re
import subprocess
import sys
import unicodedata

import pypdfium2
import pytest
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sspf_app.documents.blocks import Look, Paragraph
from sspf_app.documents.sheet import Sheet
from sspf_app.documents.text_bidi import RIGHT_TO_LEFT, in_sight, levels
from sspf_app.documents.text_fonts import Face, house_fonts
from sspf_app.documents.text_lines import Line, Setting, Span, break_lines, spans_of
from sspf_app.domain.errors import DomainError
from tests.documents.papers import MADE_AT, RENDERER, embedded_fonts

ARABIC = Setting(house_fonts(), "ar")
SWEDISH = Setting(house_fonts(), "sv")
# Article 1 of the Universal Declaration of Human Rights (public domain).
FREE = {
    "ar": "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.",
    "fa": "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند.",
    "ckb": "هەموو مرۆڤێک ئازاد و یەکسان لە کەرامەت و مافدا دێتە دنیا.",
}


def seen(text: str, setting: Setting = ARABIC, *, width: float = 90_000) -> list[str]:
    """The words of each line from left to right, each as it is spelt."""
    return [sight(line) for line in break_lines([Span(text)], setting, width=width)]


def sight(line: Line) -> str:
    return "".join(word.text for word in line.in_sight()).replace("\u00a0", " ")


def drawn(text: str, *, language: str = "ar", width: float = 300) -> bytes:
    sheet = Sheet(Setting(house_fonts(), language), title="Prov", made_at=MADE_AT)
    Paragraph(text, Look(11)).draw(sheet, 60, 780, width)
    return sheet.finish()


def letters(text: str) -> str:
    """Letters and digits of a text, shapes and accents apart."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in plain if sign.isalnum())


def copied(content: bytes) -> dict[str, str]:
    """What two independent readers copy from a file."""
    pages = PdfReader(io.BytesIO(content)).pages
    document = pypdfium2.PdfDocument(content)
    return {
        "pypdf": " ".join(page.extract_text() for page in pages),
        "pdfium": " ".join(page.get_textpage().get_text_range() for page in document),
    }


def test_words_stand_from_the_right() -> None:
    assert seen("نعم أوافق") == ["أوافق نعم"]
    assert seen("Ja نعم", SWEDISH) == ["Ja نعم"]
    assert seen("Ja نعم أوافق tack", SWEDISH) == ["Ja أوافق نعم tack"]


def test_swedish_words_within_arabic_keep_their_own_order() -> None:
    assert seen("متحف Umeå stad هنا") == ["هنا Umeå stad متحف"]


@pytest.mark.parametrize(
    "number",
    [
        "+46 70-123 45 67",
        "090-16 10 00",
        "+46 (0)70-123 45 67",
        "2026-12-01",
        "09:30–14:30",
        "12/03/2026",
        "SSPF-2026-014",
        "96K2-9HTL-A",
        "1,5",
        "anna.berg@skolan.se",
        "https://imy.se/",
        "www.umea.se/sspf?a=1-2",
        "imy.se",
        "۰۹۰-۱۲۳ ۴۵",
    ],
)
def test_numbers_and_addresses_are_never_turned_round(number: str) -> None:
    assert seen(f"رقم {number}، أو") == [f"أو ،{number} رقم"]
    assert seen(f"(محمد) {number}", SWEDISH)[0].endswith(number)


def test_numbers_of_a_list_stand_one_after_the_other_from_the_right() -> None:
    assert seen("1, 22, 333") == ["333 ,22 ,1"]


def test_a_full_stop_ends_at_the_left_and_brackets_are_mirrored() -> None:
    (line,) = break_lines([Span("(نعم).")], ARABIC, width=9000)
    shown = [
        run.font.units.get(glyph.number)
        for word in line.in_sight()
        for run in word.runs
        for glyph in run.shape.glyphs
    ]
    assert (shown[:2], shown[-1]) == ([".", "("], ")")


def test_each_line_is_ordered_by_itself() -> None:
    lines = seen("واحد اثنان ثلاثة أربعة", width=6500)
    assert len(lines) > 1
    assert lines[0].endswith("واحد")
    assert lines[-1].startswith("أربعة")


def test_bold_within_a_word_order_that_runs_to_the_left() -> None:
    spans = [Span("نعم "), Span("مهم", Face.BOLD), Span(" جدا")]
    (line,) = break_lines(spans, ARABIC, width=90_000)
    assert sight(line) == "جدا مهم نعم"
    assert [word.face for word in line.in_sight()][2] is Face.BOLD


def test_a_paragraph_hangs_from_its_own_side() -> None:
    def start(language: str, text: str) -> float:
        content = PdfReader(io.BytesIO(drawn(text, language=language))).pages[0].get_contents()
        assert content is not None
        found = re.search(rb"BT 1 0 0 1 ([\d.]+)", content.get_data())
        assert found is not None
        return float(found[1])

    assert start("sv", "Hej") == start("sv", "نعم") == 60
    assert start("ar", "نعم") > 300
    assert start("ar", "Hej") > 300


@pytest.mark.parametrize("language", FREE)
def test_what_is_copied_is_what_was_written(language: str) -> None:
    for reader, text in copied(drawn(FREE[language], language=language)).items():
        words = [letters(word) for word in FREE[language].split()]
        lost = [word for word in words if word not in letters(text)]
        assert not lost, (reader, lost)


def test_a_joiner_stays_in_persian_and_is_dropped_from_swedish() -> None:
    assert "می‌آیند" in seen(FREE["fa"], Setting(house_fonts(), "fa"))[0]
    assert seen("An\u200cna\u200d", SWEDISH) == ["Anna"]


def test_accents_of_arabic_stay_with_their_letters() -> None:
    for text in copied(drawn("مُحَمَّد الله لا")).values():
        assert letters("محمد") in letters(text)


def test_fonts_of_every_script_are_embedded() -> None:
    names = {name.split("+")[1] for name in embedded_fonts(drawn("نعم Ja ኣዎ Так"))}
    assert names == {"NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansEthiopic-Regular"}


def test_no_text_that_runs_to_the_left_says_its_actual_text() -> None:
    assert b"ActualText" not in drawn(FREE["ar"])


def test_a_letter_that_no_font_has_is_named() -> None:
    with pytest.raises(DomainError) as caught:
        seen("نعم ߊ")
    assert caught.value.code == "missing_glyph"
    assert caught.value.params["codepoint"] == "U+07CA"


def test_a_very_long_word_is_cut_and_its_letters_still_join() -> None:
    long = "سلام" * 60
    lines = break_lines([Span(long)], ARABIC, width=8000)
    assert "".join(word.text for line in lines for word in line.words) == long
    assert all(line.advance <= 8000 for line in lines)
    assert max(len(line.words) for line in lines) <= 2  # words, not single letters


SIGNS = st.sampled_from("abAB åÖ 12 ,.-+()[]/: نعملا، ۱۲ ١٢ אב ደእ\u064b\u200c")
MIXED = st.text(SIGNS, max_size=60)


class _Sign:
    def __init__(self, text: str, level: int) -> None:
        self.text, self.level = text, level


@given(MIXED, st.booleans())
def test_the_order_of_a_line_is_that_of_the_unicode_algorithm(text: str, is_rtl: bool) -> None:
    text = re.sub(r"\s+", " ", text).strip()
    direction = TextDirection.RTL if is_rtl else TextDirection.LTR
    paragraph = BidiParagraph(text, direction)
    found = [_Sign(sign.character, sign.embedding_level) for sign in paragraph.get_characters()]
    order = "".join(sign.text for sign in in_sight(found))
    assert order == paragraph.get_reordered_string()


WRITTEN = st.text(SIGNS.filter(lambda sign: sign not in "אב"), max_size=60)


@given(WRITTEN, st.sampled_from(["sv", "ar"]), st.floats(1500, 20_000))
def test_any_mixture_is_set_and_loses_nothing(text: str, language: str, width: float) -> None:
    setting = Setting(house_fonts(), language)
    lines = break_lines([Span(text)], setting, width=width)
    again = break_lines(spans_of(lines), setting, width=width)
    for broken in (lines, again):
        words = "".join(word.text for line in broken for word in line.words)
        assert letters(words) == letters(text)


@settings(max_examples=25)
@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x13FF), max_size=30))
def test_any_text_is_drawn_or_refused_by_name(text: str) -> None:
    for language in ("sv", "ar"):
        code = None
        try:
            drawn(text, language=language)
        except DomainError as error:
            code = error.code if "codepoint" in error.params else "nothing is named"
        assert code in (None, "missing_glyph", "unprintable_character")


@given(MIXED, st.booleans())
def test_every_sign_has_a_level(text: str, is_rtl: bool) -> None:
    found = levels(text, is_rtl=is_rtl)
    assert len(found) == len(text)
    assert all(level >= int(is_rtl) for level in found)


def test_plain_papers_never_load_what_only_others_need() -> None:
    code = (
        "import sys; from tests.documents.papers import *;"
        "RENDERER.consent_form(a_form());"
        "assert 'fpdf' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_languages_of_the_form_that_run_to_the_left() -> None:
    assert {"ar", "prs", "fa", "ckb"} <= RIGHT_TO_LEFT
    assert not {"sv", "so", "ti", "kmr", "uk", "fi", "se"} & RIGHT_TO_LEFT


@pytest.mark.parametrize("language", FREE)
def test_what_is_withheld_is_found_in_text_that_runs_to_the_left(language: str) -> None:
    withheld = FREE[language]
    content = drawn(f"نعم. {withheld} لا", language=language, width=200)
    search = {"withheld_texts": [withheld], "withheld_names": [], "readable_texts": []}
    assert RENDERER.find_leaks(content, **search)
    assert not RENDERER.find_leaks(drawn("نعم", language=language), **search)


def test_what_is_withheld_is_found_beside_numbers_and_swedish_words() -> None:
    withheld = "جاء مع أحمد يوم 12 مايو 2026 إلى مدرسة Ersängsskolan ثم ذهب معه إلى البيت"
    search = {"withheld_texts": [withheld], "withheld_names": ["أحمد"], "readable_texts": []}
    for width in (150, 400):
        found = RENDERER.find_leaks(drawn(f"نعم. {withheld}.", width=width), **search)
        assert {leak.kind for leak in found} == {"words", "name"}

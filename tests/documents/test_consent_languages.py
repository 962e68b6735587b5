"""The consent form in two languages: the same blocks side by side, mirrored as a whole."""

import itertools
import re
import unicodedata
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
import zxingcpp

from scripts.invented_form import ADDRESS, named_rows
from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.services.form_code import shown_form_code
from sspf_app.services.form_specimens import specimen_languages, specimen_text
from sspf_app.services.form_text import FORM_LANGUAGES, FormText, TextStatus
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import BoxRow, Capacity, FormColumn
from sspf_app.services.papers import PaperRegion, RenderedDocument
from tests.documents.papers import (
    ASSOCIATION,
    CODE,
    PARTIES,
    RENDERER,
    SECRECY,
    a_form,
    elements,
    font_sizes,
    opened,
    page_texts,
    pages_of,
    text_of,
)

MILLIMETRE = 72 / 25.4
WIDTH = 595.28
SWEDISH = text_in("sv")
OWN_ROWS = tuple(
    BoxRow(type=one, label=SWEDISH.type_name(one), teller="p-soc")
    for one in (InformationType.FAMILY_HOME, InformationType.HEALTH)
)


@cache
def approved(language: str) -> FormText:
    """A text to set beside the Swedish one, as if somebody had approved it."""
    if language == "en":
        return text_in("en")
    return replace(specimen_text(language), status=TextStatus.APPROVED)


@cache
def drawn(language: str) -> RenderedDocument:
    return RENDERER.consent_form(a_form(rows=named_rows(8), translation=approved(language)))


def regions(document: RenderedDocument) -> dict[str, PaperRegion]:
    return {region.name: region for region in document.regions}


@pytest.mark.parametrize("language", ["en", "ar", "ti", "uk"])
def test_both_languages_have_every_block_under_one_letter(language: str) -> None:
    content = drawn(language).content
    heads = [tag for tag, _ in elements(content) if tag in ("H1", "H2")]
    if language == "en":
        text = text_of(content)
        for words in (SWEDISH, text_in("en")):
            for title, question in words.headings().values():
                assert title in text
                assert question in text
    # A rule is one heading in each language; a block has both in one.
    assert heads.count("H1") == 1
    assert heads.count("H2") == 16 + len("GHIJKLMQ")


def test_the_swedish_words_are_all_there_beside_the_others() -> None:
    alone, beside = (
        text_of(RENDERER.consent_form(a_form(translation=other)).content)
        for other in (None, text_in("en"))
    )
    assert "Det är den svenska texten du skriver under." in beside
    assert "The Swedish text is the one you sign." in beside
    for sentence in ("Att säga nej påverkar inte", "dock längst till", "orosanmälan"):
        assert sentence in alone
        assert sentence in beside


def test_there_is_one_box_for_one_answer_whatever_the_languages() -> None:
    alone = regions(RENDERER.consent_form(a_form(rows=named_rows(8))))
    for language in ("en", "ar"):
        names = set(regions(drawn(language)))
        assert {name for name in names if not name.startswith("code:")} == {
            name for name in alone if not name.startswith("code:")
        }


def test_information_is_named_in_both_languages() -> None:
    text = text_of(drawn("en").content)
    for row in named_rows(8):
        assert text_in("en").type_name(row.type).split()[0] in text
        assert row.label.split()[0] in text


def test_a_paper_that_runs_to_the_left_is_mirrored_as_a_whole() -> None:
    # The same words, so that those before a box are as wide on both papers.
    turned = replace(approved("en"), language="ar")
    form = a_form(rows=named_rows(8), translation=turned)
    there, mirrored = regions(drawn("en")), regions(RENDERER.consent_form(form))
    assert there.keys() == mirrored.keys()
    for name, region in there.items():
        assert mirrored[name].page == region.page
        assert mirrored[name].width == pytest.approx(region.width, abs=0.1)
        assert mirrored[name].x == pytest.approx(WIDTH - region.x - region.width, abs=0.1)


def test_what_comes_first_stands_where_the_paper_begins() -> None:
    english, arabic = regions(drawn("en")), regions(drawn("ar"))
    for name in ("answer_yes", "informed", "capacity:guardian"):
        assert english[name].x < WIDTH / 2 < arabic[name].x
    assert english["answer_yes"].x < english["answer_no"].x
    assert arabic["answer_yes"].x > arabic["answer_no"].x
    assert english["box:1:0"].x < english["box:1:3"].x
    assert arabic["box:1:0"].x > arabic["box:1:3"].x
    assert english["signature"].x > english["place_date"].x
    assert arabic["signature"].x < arabic["place_date"].x


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_codes_stand_in_the_outer_corners_and_can_be_read(language: str) -> None:
    document = drawn(language)
    for region in document.regions:
        if region.name.startswith("code:"):
            left = region.x < WIDTH / 2
            assert left == (language == "ar")
    for number, page in enumerate(pypdfium2.PdfDocument(document.content), start=1):
        found = zxingcpp.read_barcodes(page.render(scale=3).to_pil())
        assert len(found) == 2
        assert all(code.text.startswith(f"S2:{CODE}:{number}:4:") for code in found)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_signature_stays_three_centimetres_from_every_code(language: str) -> None:
    found = regions(drawn(language))
    line = found["signature"]
    for name, code in found.items():
        if name.startswith(f"code:{line.page}:"):
            across = max(line.x - code.x - code.width, code.x - line.x - line.width, 0)
            down = max(line.y - code.y - code.height, code.y - line.y - line.height, 0)
            assert max(across, down) >= 30 * MILLIMETRE


def test_the_squares_of_the_letters_stand_in_the_margin_of_the_other_side() -> None:
    def squares(language: str) -> list[float]:
        contents = [page.get_contents() for page in opened(drawn(language).content).pages]
        data = b"".join(part.get_data() for part in contents if part is not None)
        return [float(x) for x in re.findall(rb"([\d.]+) [\d.]+ 14\.50 14\.50 re f", data)]

    assert len(squares("en")) == len(squares("ar")) == 17
    assert max(squares("en")) < 20 * MILLIMETRE
    assert min(squares("ar")) > WIDTH - 20 * MILLIMETRE


def test_swedish_stays_left_to_right_in_a_mirrored_paper() -> None:
    document = pypdfium2.PdfDocument(drawn("ar").content)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    flat = " ".join(text.split())
    for words in (
        "Du bestämmer vad vi får",
        "koordinator, Mia Ek, 090-16 10 01",
        "Polisen, lokalpolisområde Umeå",
        "Ärende SSPF-2026-014",
    ):
        assert words in flat


def test_the_other_language_can_be_copied_and_read_aloud() -> None:
    content = drawn("ar").content
    copied = unicodedata.normalize("NFKC", " ".join(page_texts(content)))
    for word in ["يولد", "جميع", "الناس", "متساوين", "في", "الكرامة", "والحقوق"]:
        assert word in copied
    raw = content + b"".join(
        stream.get_data()
        for page in opened(content).pages
        if (stream := page.get_contents()) is not None
    )
    assert b"ActualText" not in raw


def test_each_language_says_which_it_is() -> None:
    reader = opened(drawn("ar").content)
    root = reader.root_object
    assert root["/Lang"] == "ar"
    found: set[str] = set()

    def visit(element: object) -> None:
        entry = element.get_object()  # pyright: ignore[reportAttributeAccessIssue]
        if "/Lang" in entry:
            found.add(str(entry["/Lang"]))
        for kid in entry.get("/K", []):
            if "/S" in kid.get_object():
                visit(kid)

    for kid in root["/StructTreeRoot"]["/K"]:  # pyright: ignore[reportIndexIssue]
        visit(kid)
    assert found == {"sv"}


# Pages and sizes


def test_no_row_of_boxes_stands_alone_and_a_head_that_comes_again_is_whole() -> None:
    content = drawn("en").content
    pages: dict[int, set[str]] = {}
    for name, region in regions(drawn("en")).items():
        if name.startswith("box:"):
            pages.setdefault(region.page, set()).add(name.split(":")[1])
    assert len(pages) == 2
    assert min(map(len, pages.values())) >= 2
    for page in page_texts(content)[:2]:
        assert "Uppgift, och vem som berättar" in " ".join(page.split())


@pytest.mark.parametrize("language", ["en", "ar", "uk"])
def test_no_page_is_left_half_empty_that_others_follow(language: str) -> None:
    form = a_form(rows=named_rows(8), translation=approved(language))
    document = pypdfium2.PdfDocument(RENDERER.consent_form(form).content)
    for number in range(len(document) - 1):
        page = document[number].get_textpage()
        tops = (page.get_rect(at)[1] for at in range(page.count_rects(0, -1)))
        # The foot stands below this.
        assert min(bottom for bottom in tops if bottom > 50) < 842 / 3


LONG = tuple(replace(party, name=f"{party.name}, Västerbottens län") for party in PARTIES)
PURPOSE = "Alva har varit borta mycket från skolan i höst. Vi vill hitta ett stöd ihop. "
CAPACITIES = (Capacity.GUARDIAN, Capacity.TEMPORARY_GUARDIAN, Capacity.ADULT)


@pytest.mark.parametrize("language", [None, "en", "ar", "ti", "uk", "fi"])
@pytest.mark.parametrize("count", [1, 4, 8])
def test_up_to_four_parties_and_eight_rows_keep_to_their_pages(
    language: str | None, count: int
) -> None:
    most = 4 if language else 2
    other = approved(language) if language else None
    for parties, capacity, repeat in itertools.product((PARTIES, LONG), CAPACITIES, (1, 4)):
        form = a_form(
            translation=other,
            parties=parties,
            rows=named_rows(count),
            capacity=capacity,
            purpose=PURPOSE * repeat,
        )
        assert pages_of(RENDERER.consent_form(form)) <= most


@pytest.mark.parametrize("language", [None, "en", "ar"])
def test_more_takes_one_page_more(language: str | None) -> None:
    parties = (*PARTIES, ASSOCIATION)
    form = a_form(
        translation=approved(language) if language else None,
        parties=parties,
        columns=tuple(FormColumn(key=party.key) for party in parties),
        rows=named_rows(10),
        own_rows=OWN_ROWS,
        purpose=PURPOSE * 4,
    )
    assert pages_of(RENDERER.consent_form(form)) <= (5 if language else 3)


@pytest.mark.parametrize("language", [None, *FORM_LANGUAGES[2:]])
def test_no_letter_is_under_nine_points_and_running_text_has_eleven(language: str | None) -> None:
    other = approved(language) if language else None
    sizes = font_sizes(RENDERER.consent_form(a_form(translation=other)).content)
    assert min(sizes) >= 9
    assert 11 in sizes


# Specimens


def test_there_is_a_specimen_of_every_language_without_words() -> None:
    assert set(specimen_languages()) == set(FORM_LANGUAGES) - {"sv", "sv-x-lattlast", "en"}


@pytest.mark.parametrize("language", specimen_languages())
def test_a_specimen_cannot_be_taken_for_a_form(language: str) -> None:
    form = a_form(translation=specimen_text(language), is_specimen=True)
    document = RENDERER.consent_form(form)
    names = set(regions(document))
    assert not {"signature", "answer_yes", "answer_no", "clear_name", "staff_name"} & names
    assert not any(name.startswith("code:") for name in names)
    texts = page_texts(document.content)
    assert len(texts) <= 4
    for text in texts:
        assert "UTKAST" in text
        assert shown_form_code(CODE) not in text
    for page in pypdfium2.PdfDocument(document.content):
        assert not zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    assert "Den här sidan går inte att svara på." in " ".join(texts)


@pytest.mark.parametrize("language", specimen_languages())
def test_a_specimen_shows_the_words_of_its_language(language: str) -> None:
    form = a_form(translation=specimen_text(language), is_specimen=True)
    copied = letters(" ".join(page_texts(RENDERER.consent_form(form).content)))
    words = [
        word for word in specimen_text(language).clauses["I.voluntary"].split() if "{" not in word
    ]
    assert [word for word in words if letters(word) not in copied] == []


def letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def test_a_specimen_text_prints_no_real_form() -> None:
    with pytest.raises(DomainError, match="form_text_not_approved"):
        a_form(translation=specimen_text("ar"))


def test_a_language_nobody_wrote_is_refused() -> None:
    with pytest.raises(DomainError, match="language_unknown"):
        specimen_text("xx")


def test_a_translation_that_cannot_be_shown_is_an_error_that_names_the_sign() -> None:
    clauses = {**text_in("en").clauses, "I.voluntary": "自由"}
    text = replace(text_in("en"), clauses=clauses)
    with pytest.raises(DomainError) as caught:
        RENDERER.consent_form(a_form(translation=text))
    assert caught.value.code == "missing_glyph"
    assert "自由" in str(caught.value.params["text"])


def test_the_same_sheet_has_the_same_bytes() -> None:
    form = a_form(translation=approved("ar"))
    assert RENDERER.consent_form(form).content == RENDERER.consent_form(form).content


# Mark of secrecy and address


def test_the_mark_of_secrecy_tells_provision_day_and_authority() -> None:
    text = text_of(RENDERER.consent_form(a_form(secrecy=SECRECY)).content)
    assert "Sekretess" in text
    for part in (
        "26 kap. 1 § offentlighets- och sekretesslagen",
        "22 november 2026",
        "Umeå kommun",
    ):
        assert part in text


@pytest.mark.parametrize("language", [None, "en", "ar"])
def test_nothing_but_the_address_is_seen_in_the_window_of_the_envelope(
    language: str | None,
) -> None:
    other = approved(language) if language else None
    form = a_form(translation=other, address=ADDRESS, secrecy=SECRECY)
    page = pypdfium2.PdfDocument(RENDERER.consent_form(form).content)[0].get_textpage()
    top = 842
    window = page.get_text_bounded(
        left=100 * MILLIMETRE,
        right=195 * MILLIMETRE,
        top=top - 45 * MILLIMETRE,
        bottom=top - 80 * MILLIMETRE,
    )
    assert window.split() == " ".join(ADDRESS).split()


def test_a_protected_sheet_bears_no_address() -> None:
    with pytest.raises(DomainError, match="form_address_protected"):
        a_form(is_protected=True, address=ADDRESS)
    with pytest.raises(DomainError, match="form_address_long"):
        a_form(address=("rad",) * 7)


# Easy words


def test_easy_words_have_a_line_for_each_sentence_and_for_each_choice() -> None:
    document = RENDERER.consent_form(a_form(text=text_in("sv-x-lattlast")))
    assert document.page_count == 3
    page = pypdfium2.PdfDocument(document.content)[0].get_textpage().get_text_range()
    lines = [line.strip() for line in page.splitlines()]
    assert "Du bestämmer vad vi får berätta för varandra." in lines
    assert "Läs i lugn och ro." in lines
    found = regions(document)
    choices = [region for name, region in found.items() if name.startswith("capacity:")]
    assert len({region.x for region in choices}) == 1
    assert len({region.y for region in choices}) == len(choices)
    assert min(font_sizes(document.content)) >= 9

"""The consent form, read as a parent and as a scanner would."""

import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import zxingcpp

from sspf_app.domain.codes import InformationType
from sspf_app.domain.errors import DomainError
from sspf_app.services.form_code import scan_payload, shown_form_code
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import BoxRow, FormColumn
from sspf_app.services.papers import PaperRegion
from tests.documents.papers import (
    ASSOCIATION,
    CODE,
    PARTIES,
    RENDERER,
    a_form,
    elements,
    embedded_fonts,
    font_sizes,
    opened,
    page_texts,
    pages_of,
    rows,
    text_of,
)

OWN_ROWS = (
    BoxRow(type=InformationType.FAMILY_HOME, label="Familj och hem", teller="p-soc"),
    BoxRow(type=InformationType.HEALTH, label="Min hälsa", teller="p-soc"),
)
MUCH: dict[str, object] = {
    "rows": rows(10),
    "own_rows": OWN_ROWS,
    "purpose": "Vi vill hitta ett stöd ihop, som passar er. " * 16,
}


def sheet(**changes: object) -> bytes:
    return RENDERER.consent_form(a_form(**changes)).content


def in_english(**changes: object) -> bytes:
    return sheet(text=text_in("en"), **changes)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_block_from_a_to_q_has_its_letter_and_heading(language: str) -> None:
    content = sheet(text=text_in(language))
    text = text_of(content)
    for letter, (title, question) in text_in(language).headings().items():
        assert f"{letter} {title}" in text
        assert question in text
    heads = [tag for tag, _ in elements(content) if tag in ("H1", "H2")]
    assert heads == ["H1"] + ["H2"] * 16


def test_the_swedish_form_speaks_swedish() -> None:
    text = text_of(sheet())
    for word in (
        "Samtycke till informationsutbyte i SSPF",
        "Kryss = ja Tom = får inte Struken = nej, även över ett kryss – = berättar, vet redan",
        "Det här får inte delas med polisen:",
        "Annat, med egna ord:",
        "1 december 2026 till och med 31 maj 2027, dock längst till SSPF-ärendet avslutas",
        "Nej. Det är frivilligt. Du kan säga ja till bara en del. Att säga nej påverkar inte",
        "OSL 10 kap. 1 §, 12 kap. 2–3 §§",
        "orosanmälan (socialtjänstlagen 19 kap. 1 §)",
        "Jag säger ja till det jag kryssat",
        "Jag säger nej",
        "Namnförtydligande",
        "Legitimation kontrollerad",
    ):
        assert word in text


def test_the_english_form_has_no_swedish_sentence() -> None:
    text = text_of(in_english())
    swedish = [
        value
        for value in text_in("sv").sentences().values()
        if "{" not in value and "*" not in value
    ]
    assert [value for value in swedish if value in text] == []


def test_names_stand_where_they_belong_and_once() -> None:
    text = text_of(sheet())
    assert text.count("Erik Åkesson") == 1
    assert "Blankett för Erik Åkesson, vårdnadshavare" in text
    assert text.count("Alva Lindström") == 1
    for contact in ("Mia Ek, 090-16 10 01", "Per Norén, 090-16 20 02", "Sara Wik"):
        assert text.count(contact) == 1
    assert "Berghemsskolan, 7B" in text
    assert "p-soc" not in text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_four_parties_and_eight_rows_fit_on_two_pages(language: str) -> None:
    form = a_form(text=text_in(language))
    assert RENDERER.consent_form(form).page_count == 2
    mixed = replace(form, rows=rows(6), own_rows=OWN_ROWS, interpreter_language="somaliska")
    assert RENDERER.consent_form(mixed).page_count == 2
    long_names = replace(
        form,
        parties=tuple(replace(p, name=f"{p.name}, Västerbottens län") for p in form.parties),
        purpose="Alva har varit borta mycket från skolan i höst. Vi vill hitta ett stöd. " * 5,
    )
    assert RENDERER.consent_form(long_names).page_count == 2


def test_beyond_that_it_takes_one_page_more() -> None:
    assert RENDERER.consent_form(a_form(rows=rows(12))).page_count == 2
    assert RENDERER.consent_form(a_form(**MUCH)).page_count == 3


def test_many_rows_stand_under_one_head_as_long_as_they_can() -> None:
    texts = page_texts(sheet(rows=rows(11)))
    assert len(texts) == 2
    assert "Uppgiftstyp nummer 10" in texts[0]


def test_on_three_pages_all_that_is_signed_stands_on_the_last() -> None:
    texts = page_texts(sheet(**MUCH))
    for part in ("Förståelse", "Jag säger ja", "Namnteckning", "Mottaget av", "Förbehåll"):
        assert part in texts[2]


def test_five_parties_with_an_association_keep_to_one_sheet_of_paper() -> None:
    parties = (*PARTIES, ASSOCIATION)
    columns = tuple(FormColumn(key=party.key) for party in parties)
    assert len(page_texts(sheet(parties=parties, columns=columns))) == 2


def test_nothing_is_under_nine_points_and_running_text_has_eleven() -> None:
    sizes = font_sizes(sheet(own_rows=OWN_ROWS, rows=rows(8)))
    assert min(sizes) >= 9
    assert 11 in sizes


def test_all_fonts_are_embedded_and_none_is_helvetica() -> None:
    fonts = embedded_fonts(sheet())
    assert sorted(name.split("+")[1] for name in fonts) == ["NotoSans-Bold", "NotoSans-Regular"]
    assert all(fonts.values())
    assert b"Helvetica" not in sheet()


def test_every_page_has_code_number_and_a_readable_square_code() -> None:
    content = sheet(**MUCH)
    for number, text in enumerate(page_texts(content), start=1):
        assert text.count(shown_form_code(CODE)) == 2
        assert f"Sida {number} (3)" in text
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        image = page.render(scale=3).to_pil()
        found = zxingcpp.read_barcodes(image)
        assert [code.text for code in found] == [scan_payload(CODE, number, 3)] * 2


def test_rows_and_columns_have_a_box_where_something_can_be_answered() -> None:
    data = _page_operators(sheet())
    boxes = re.findall(r"14\.00 14\.00 re B", data)
    assert len(boxes) == 8 * 4 - 8  # the teller's own column has none
    cells = [tag for tag, _ in elements(sheet()) if tag == "TD"]
    assert len(cells) == 8 * 4


def test_no_box_is_ticked_but_the_two_samples() -> None:
    # Samples are drawn with a pen of 1.3: two strokes of the cross, one of the struck-out box.
    strokes = re.findall(r"1\.3 w\n((?:.* l S\n|.*BMC\n|EMC\n)+)", _page_operators(sheet()))
    assert sum(part.count(" l S") for part in strokes) == 3


def _page_operators(content: bytes) -> str:
    contents = [page.get_contents() for page in opened(content).pages]
    return "\n".join(part.get_data().decode("latin-1") for part in contents if part is not None)


def test_no_line_to_write_on_comes_near_the_upper_code() -> None:
    millimetre = 72 / 25.4
    for form in (a_form(), a_form(**MUCH), a_form(own_rows=OWN_ROWS, rows=rows(10))):
        content = RENDERER.consent_form(form).content
        for page in opened(content).pages:
            part = page.get_contents()
            assert part is not None
            lines = re.findall(
                r"[\d.]+ ([\d.]+) m ([\d.]+) \1 l S", part.get_data().decode("latin-1")
            )
            assert all(
                float(y) < 842 - 34 * millimetre or float(end) < 595 - (16 + 20 + 5) * millimetre
                for y, end in lines
            )


def regions(**changes: object) -> dict[str, PaperRegion]:
    found = RENDERER.consent_form(a_form(**changes)).regions
    assert len({region.name for region in found}) == len(found)
    return {region.name: region for region in found}


def test_the_paper_tells_where_a_pen_writes_on_it() -> None:
    found = regions(own_rows=OWN_ROWS)
    boxes = {name for name in found if name.startswith(("box:", "own:"))}
    assert len(boxes) == (8 * 4 - 8) + (2 * 4 - 2)
    assert "box:0:0" not in boxes  # its teller's own column
    assert {"box:0:1", "box:7:0", "own:1:3"} <= boxes
    assert {"signature", "answer_yes", "answer_no", "informed", "about_me"} <= set(found)
    assert found["answer_yes"].x < found["answer_no"].x
    assert found["answer_yes"].y == found["answer_no"].y
    assert all(found[name].page == found["signature"].page for name in ("answer_no", "clear_name"))


def test_signature_stays_three_centimetres_from_the_lower_code_too() -> None:
    for changes in ({}, MUCH, {"own_rows": OWN_ROWS, "rows": rows(10)}):
        line = regions(**changes)["signature"]
        assert line.y > (29 + 30) * 72 / 25.4 or line.x + line.width < 595 - 66 * 72 / 25.4


def test_the_same_sheet_has_the_same_bytes_and_checksum() -> None:
    assert RENDERER.consent_form(a_form()) == RENDERER.consent_form(a_form())


def test_the_file_name_tells_reference_code_and_the_sign_of_the_signatory() -> None:
    data = a_form(sign="KPTRB")
    for drawn in (RENDERER.consent_form(data), RENDERER.fillable_form(data)):
        assert drawn.suggested_name == f"SSPF-2026-014-samtycke-{CODE}-KPTRB.pdf"


def test_metadata_name_nobody() -> None:
    content = sheet()
    reader = opened(content)
    title = "Samtycke till informationsutbyte i SSPF · SSPF-2026-014"
    assert reader.metadata is not None
    assert reader.metadata.title == title
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()  # pyright: ignore[reportIndexIssue]
    for name in ("Alva", "Erik", "Umeå", "Mia"):
        assert name not in xmp
        assert name not in title


HOSTILE = '<b>Erik</b> & <img src="/etc/passwd"/> **x** {y} %s \\ (z)'


def test_hostile_text_is_printed_as_it_stands() -> None:
    parties = (replace(PARTIES[0], name=HOSTILE, contact=HOSTILE), *PARTIES[1:])
    content = sheet(signatory=HOSTILE, purpose=HOSTILE, school=HOSTILE, parties=parties)
    assert text_of(content).replace(" ", "").count(HOSTILE.replace(" ", "")) >= 5


def test_very_long_names_and_words_are_all_there() -> None:
    name = "Åsa" * 100
    parties = (replace(PARTIES[0], name=name), *PARTIES[1:])
    columns = tuple(FormColumn(key=party.key) for party in PARTIES)
    document = RENDERER.consent_form(
        a_form(signatory=name, young_person=name, parties=parties, columns=columns)
    )
    assert text_of(document.content).replace(" ", "").count(name) >= 4
    assert pages_of(document) <= 4


@pytest.mark.parametrize("field", ["signatory", "young_person", "purpose", "case_reference"])
def test_what_cannot_be_printed_is_an_error_that_shows_it(field: str) -> None:
    with pytest.raises(DomainError) as caught:
        sheet(**{field: "Anna \u202egreB"})
    assert caught.value.code == "unprintable_character"
    assert "greB" in str(caught.value.params["text"])
    with pytest.raises(DomainError) as caught:
        sheet(**{field: "李小龙"})
    assert "李小龙" in str(caught.value.params["text"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"purpose": "  \n"}, "form_purpose_missing"),
        ({"rows": rows(12), "own_rows": OWN_ROWS}, "form_too_many_rows"),
        ({"rows": rows(8)[1:]}, "form_lacks_participation"),
        ({"valid_from": date(2028, 1, 1)}, "form_period_backwards"),
        (
            {
                "is_protected": True,
                "parties": (*PARTIES[:1], replace(PARTIES[1], function=" "), *PARTIES[2:]),
            },
            "form_function_missing",
        ),
    ],
)
def test_a_sheet_that_must_not_be_printed_cannot_be_made(
    changes: dict[str, object], code: str
) -> None:
    with pytest.raises(DomainError) as caught:
        a_form(**changes)
    assert caught.value.code == code


def test_rows_and_columns_without_a_party_are_a_bug() -> None:
    with pytest.raises(ValueError, match="p-unknown"):
        a_form(rows=(*rows(2), BoxRow(type=InformationType.OTHER, label="x", teller="p-unknown")))
    with pytest.raises(ValueError, match="p-unknown"):
        a_form(columns=(FormColumn(key="p-unknown"),))
    with pytest.raises(ValueError, match="without columns"):
        a_form(columns=())


def test_nine_columns_go_into_two_tables() -> None:
    persons = tuple(FormColumn(key=f"x-{n}", label=f"Person {n}", is_person=True) for n in range(5))
    content = sheet(columns=(*a_form().columns, *persons), rows=rows(3))
    assert [tag for tag, _ in elements(content)].count("Table") == 2


@pytest.mark.parametrize("language", [None, "en"])
def test_the_foot_of_every_page_is_one_line_and_the_head_of_the_log(language: str | None) -> None:
    other = text_in(language) if language else None
    form = a_form(translation=other, case_reference="SSPF-2026-0148")
    content = RENDERER.consent_form(form).content
    for page in pypdfium2.PdfDocument(content):
        found = page.get_textpage()
        # Below the hairline, beside the lower code.
        foot = found.get_text_bounded(left=0, right=480, bottom=0, top=44).strip()
        assert form.text.sha256[:8] in foot
        assert shown_form_code(form.form_code) in foot
        assert foot.endswith(f"Logg {form.log_head}")
        heights = set()
        for at in range(found.count_rects(0, -1)):
            _left, bottom, right, top = found.get_rect(at)
            if top < 50 and right < 480:
                heights.add(round((top + bottom) / 2 / 6))
        assert len(heights) == 2

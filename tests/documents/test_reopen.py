"""Finished files are searched wherever words can hide; leaks are planted to prove it."""

import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import Leak
from sspf_app.services.paper_of_minutes import MinutesItem, MinutesSection
from tests.documents.papers import RENDERER, a_form, a_notice, minutes_data

SECRET = "Pappan dricker varje helg och barnen sover då hos mormor."
WORDS = "dricker varje helg och barnen sover då"
NAME = "Hemlig Persson"
CLEAN = RENDERER.minutes(minutes_data()).content


def leaks(
    pdf: bytes, *, texts: tuple[str, ...] = (SECRET,), names: tuple[str, ...] = (NAME,)
) -> tuple[Leak, ...]:
    return RENDERER.find_leaks(
        pdf, withheld_texts=texts, withheld_names=names, readable_texts=("Alva kommer",)
    )


def rewritten(plant: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(CLEAN)))
    plant(writer)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def saying(text: str) -> bytes:
    section = MinutesSection(heading="Hemma", items=(MinutesItem(text=text),))
    return RENDERER.minutes(minutes_data(sections=(section,))).content


@pytest.mark.parametrize(
    "document",
    [
        RENDERER.minutes(minutes_data()),
        RENDERER.consent_form(a_form()),
        RENDERER.withdrawal_notice(a_notice()),
    ],
)
def test_our_own_papers_are_clean_even_for_short_names(document: object) -> None:
    # "Li", "Td" and "Span" are names, and words of the format too.
    names = (
        NAME,
        "Li",
        "Td",
        "Span",
        "Bo",
        "Figure",
        "Sect",
        "Type",
        "Page",
        "Rdf",
        "Pop",
        "Begin",
    )
    assert leaks(document.content, names=names) == ()  # pyright: ignore[reportAttributeAccessIssue]


def test_withheld_words_on_a_page_are_found_with_the_page() -> None:
    (leak,) = leaks(saying(f"Hon säger att pappan {WORDS}."))
    assert leak == Leak(kind="words", where="page 1", found=f"pappan {WORDS}")


def test_a_name_on_a_page_is_found_whatever_its_case() -> None:
    assert leaks(saying("Det var HEMLIG perssons bil.")) == (
        Leak(kind="name", where="page 1", found=NAME),
    )


def test_a_run_cut_by_line_ends_and_hyphens_is_found() -> None:
    parts = WORDS.replace("helg", "hel\u00adg").split()
    assert leaks(saying("\n".join(parts)))
    assert leaks(saying("dricker varje helg och bar-\nnen"))
    narrow = saying("m" * 400 + WORDS.replace(" ", ""))  # cut wherever the line ends
    assert leaks(narrow)


def test_a_name_over_a_line_end_is_found_on_the_second_page() -> None:
    text = "utfyllnad " * 700 + "Hemlig\nPersson"
    assert leaks(saying(text)) == (Leak(kind="name", where="page 2", found=NAME),)


def test_words_that_may_be_read_are_no_leak() -> None:
    readable = f"Hon säger att pappan {WORDS}."
    found = RENDERER.find_leaks(
        saying(readable), withheld_texts=[SECRET], withheld_names=[], readable_texts=[readable]
    )
    assert found == ()


def test_case_reference_and_recipient_are_searched_too() -> None:
    found = leaks(RENDERER.minutes(minutes_data(recipient=NAME)).content)
    assert [leak.where for leak in found] == ["page 1"]
    found = leaks(RENDERER.minutes(minutes_data(case_reference=NAME)).content)
    assert {leak.where for leak in found} == {"page 1", "metadata Title", "metadata XMP"}


def add_field(writer: PdfWriter) -> None:
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Tx"),
            NameObject("/T"): TextStringObject("elev"),
            NameObject("/V"): TextStringObject(NAME),
        }
    )
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([writer._add_object(field)])}
    )


def add_replacement_text(writer: PdfWriter) -> None:
    contents = writer.pages[0].get_contents()
    assert contents is not None
    hidden = f"/Span << /ActualText ({NAME}) >> BDC\nEMC\n".encode("latin-1")
    stream = StreamObject()
    stream.set_data(contents.get_data() + hidden)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)


def add_alternative_text(writer: PdfWriter) -> None:
    element = {NameObject("/S"): NameObject("/P"), NameObject("/Alt"): TextStringObject(NAME)}
    writer._add_object(DictionaryObject(element))


def add_template(writer: PdfWriter) -> None:
    """A template that no page draws, its text cut into pieces."""
    font = {
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Courier"),
    }
    fonts = DictionaryObject({NameObject("/F1"): DictionaryObject(font)})
    stream = StreamObject()
    stream.set_data(b"BT /F1 9 Tf 9 9 Td [(Hem) 20 (lig P) -20 (ersson)] TJ ET")
    stream[NameObject("/Type")] = NameObject("/XObject")
    stream[NameObject("/Subtype")] = NameObject("/Form")
    stream[NameObject("/BBox")] = ArrayObject([FloatObject(n) for n in (0, 0, 99, 99)])
    stream[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    writer._add_object(stream)


def add_destination(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/Dests")] = DictionaryObject(
        {NameObject("/Hemlig Persson"): ArrayObject([])}
    )


@pytest.mark.parametrize(
    ("where", "plant"),
    [
        ("metadata Author", lambda w: w.add_metadata({"/Author": NAME})),
        ("metadata Bevakning", lambda w: w.add_metadata({"/Bevakning": SECRET})),
        ("outline", lambda w: w.add_outline_item(title=f"§ 4 {NAME}", page_number=0)),
        ("annotation", lambda w: w.add_annotation(0, FreeText(text=NAME, rect=(9, 9, 99, 99)))),
        ("attachment", lambda w: w.add_attachment("a.txt", f"x {NAME} y".encode())),
        ("attachment", lambda w: w.add_attachment("a.txt", f"x {NAME} y".encode("utf-16"))),
        ("attachment", lambda w: w.add_attachment(f"{NAME}.txt", b"x")),
        ("attachment, page 1", lambda w: w.add_attachment("a.pdf", saying(SECRET))),
        ("form field", add_field),
        ("page 1", add_replacement_text),
        ("structure", add_alternative_text),
        ("structure", add_template),
        ("structure", add_destination),
    ],
)
def test_planted_leaks_are_found_where_they_are(
    where: str, plant: Callable[[PdfWriter], object]
) -> None:
    assert where in {leak.where for leak in leaks(rewritten(plant))}


def test_a_rewritten_file_without_a_plant_is_clean() -> None:
    assert leaks(rewritten(lambda _: None)) == ()


def test_an_earlier_state_kept_in_the_file_is_found() -> None:
    writer = PdfWriter(io.BytesIO(saying(SECRET)), incremental=True)
    blank = StreamObject()
    blank.set_data(b" ")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(blank)
    file = io.BytesIO()
    writer.write(file)
    pdf = file.getvalue()
    assert pdf.count(b"startxref") == 2
    assert SECRET.split()[0] not in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    # The page as it was, and its content that lies about unused.
    assert {leak.where for leak in leaks(pdf)} == {"page 1", "structure"}


def test_comments_and_what_hangs_behind_the_end_are_found() -> None:
    assert leaks(CLEAN + f"% {NAME}\n".encode("latin-1"))
    known = b"% ReportLab generated PDF document"
    assert known in CLEAN
    comment = f"% {NAME}".encode("latin-1").ljust(len(known))
    assert leaks(CLEAN.replace(known, comment))


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-1.7\n",
        CLEAN[: len(CLEAN) // 2],
        CLEAN[:400] + CLEAN[900:],
        b"PK\x03\x04" + b"x" * 200,
        b"%PDF-1.7\nstartxref\n0\n%%EOF\n",
        rewritten(lambda w: w.encrypt("x")),
        rewritten(lambda w: w.add_attachment("a.docx", b"PK\x03\x04")),
    ],
)
def test_what_cannot_be_searched_is_refused(pdf: bytes, expected_warnings: list[object]) -> None:
    del expected_warnings  # the reader may complain about a broken file
    with pytest.raises(DomainError, match="document_unreadable"):
        leaks(pdf)


LETTERS = st.text("abcdeåäöéÅÄÖ", min_size=1, max_size=8)


@settings(max_examples=25)
@given(st.lists(LETTERS, min_size=5, max_size=14), st.data())
def test_any_five_withheld_words_are_found_on_the_paper(
    words: list[str], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(words) - 5))
    gaps = data.draw(st.lists(st.sampled_from([" ", "\n", "  "]), min_size=5, max_size=5))
    shown = "".join(w + gap for w, gap in zip(words[start : start + 5], gaps, strict=True))
    found = leaks(saying(f"0 {shown.upper()} 1"), texts=(" ".join(words),), names=())
    assert [leak.kind for leak in found] == ["words"]


@settings(max_examples=25)
@given(st.lists(LETTERS, min_size=1, max_size=3).map(" ".join))
def test_any_name_is_found_on_the_paper_and_only_there(name: str) -> None:
    assert leaks(saying(f"0 {name} 1"), names=(name,))
    assert leaks(CLEAN, names=(f"q{name}q",)) == ()

"""Minutes as a Word file: the words of the page, in the dress of a template, and nothing beside."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from scripts.invented_form import LOG_HEAD
from scripts.word_template import PLACE, template
from sspf_app.documents import word_reading
from sspf_app.documents.minutes_in_word import FOOT, STYLES, shipped
from sspf_app.documents.minutes_in_word import VIEW as SEEN
from sspf_app.documents.open_files import WORD
from sspf_app.domain.errors import DomainError
from sspf_app.services.export_views import WordRole
from tests.documents.papers import RENDERER, minutes_data, text_of
from tests.documents.test_minutes import READERS, VIEW, with_views


def in_word(template: bytes | None = None, **changes: object) -> bytes:
    return RENDERER.minutes_in_word(minutes_data(**changes), template=template).content


def opened(file: bytes) -> Any:
    return docx.Document(io.BytesIO(file))


def members(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def words_of(file: bytes) -> str:
    """Every word of the text, tables too."""
    body = opened(file).element.body
    return "\n".join(
        "".join(
            one.text or "" if one.tag == qn("w:t") else "\t"
            for one in paragraph.iter(qn("w:t"), qn("w:tab"))
        )
        for paragraph in body.iter(qn("w:p"))
    )


def test_it_says_what_the_page_says() -> None:
    page = text_of(RENDERER.minutes(minutes_data()).content).split()
    said = words_of(in_word()).replace(":", " ").split()
    in_foot = ("Exemplar", "SSPF-2026-014", "Logg", LOG_HEAD)
    for word in set(page) - {"1", "(1)", "·", "Copia"}:
        plain = word.rstrip(":,")
        assert any(plain in other for other in said) or plain in in_foot, word


def test_how_somebody_sees_it_has_a_style_of_its_own() -> None:
    section, line = with_views()
    file = in_word(sections=(section,), commitments=(line,))
    said = f"{VIEW.heading}: {VIEW.text}"
    styled = [
        paragraph.text for paragraph in opened(file).paragraphs if paragraph.style.name == SEEN
    ]
    assert styled == [said]
    (cell,) = (
        one
        for row in opened(file).tables[0].rows
        for one in row.cells
        if one.text.startswith("Ringer")
    )
    assert [(one.text, one.style.name) for one in cell.paragraphs][1] == (said, SEEN)
    read = {one.text: one.role for one in word_reading.lines(file)}
    assert read[said] is WordRole.SMALL


def test_headings_are_headings_and_the_row_of_labels_comes_again() -> None:
    document = opened(in_word())
    headings = [
        (one.style.name, one.text) for one in document.paragraphs if "Heading" in one.style.name
    ]
    assert headings == [
        ("Heading 1", "Minnesanteckningar från SSPF-möte"),
        ("Heading 2", "Närvarande"),
        ("Heading 2", "Frånvarande"),
        ("Heading 2", "Skolan"),
        ("Heading 2", "Fritid"),
        ("Heading 2", "Åtaganden"),
    ]
    (table,) = document.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[0].cells] == [
        "Nr",
        "Åtagande",
        "Ansvarig",
        "Från",
        "Klart senast",
        "Följs upp",
    ]
    assert table.rows[1].cells[0].text == "1."


def test_the_file_tells_its_language_and_nothing_of_who_made_it() -> None:
    for language, tag in (("sv", "sv-SE"), ("en", "en-GB")):
        file = in_word(language=language)
        about = opened(file).core_properties
        assert (about.language, about.author, about.last_modified_by) == (tag, "", "")
        assert about.created == about.modified == minutes_data().made_at
        assert f'w:lang w:val="{tag}"'.encode() in members(file)["word/styles.xml"]
    assert sorted(members(in_word())) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_the_same_copy_is_the_same_file() -> None:
    assert in_word() == in_word()
    drawn = RENDERER.minutes_in_word(minutes_data())
    assert (drawn.media_type, drawn.page_count) == (WORD, None)
    assert drawn.suggested_name == "SSPF-2026-014-minnesanteckningar-2026-11-20-KPTRB.docx"
    with pytest.raises(DomainError, match="language_unknown"):
        in_word(language="xx")


def test_the_foot_says_whose_copy_it_is() -> None:
    foot = members(in_word())["word/footer1.xml"].decode()
    assert "Exemplar för Ersängsskolan" in foot
    assert f"Logg {LOG_HEAD}" in foot
    own = in_word(is_own_copy=True)
    assert b"Eget exemplar, delas inte" in members(own)["word/footer1.xml"]
    assert "Koordinatorns eget exemplar." in words_of(own)


def test_the_own_copy_tells_who_reads_each_item_and_commitment() -> None:
    data = minutes_data(is_own_copy=True)
    sections = tuple(
        replace(one, items=tuple(replace(item, readers=READERS) for item in one.items))
        for one in data.sections
    )
    lines = tuple(replace(one, readers=READERS) for one in data.commitments)
    said = words_of(in_word(is_own_copy=True, sections=sections, commitments=lines))
    items = sum(len(one.items) for one in sections)
    assert said.count("Ej delad med Polisen, Umeå; Anna") == items + len(lines)
    assert "Delad med" not in words_of(in_word())


def test_the_shipped_template_is_the_one_that_is_made_here() -> None:
    assert PLACE.read_bytes() == template() == shipped()
    names = {style.name.casefold() for style in opened(shipped()).styles}
    assert {name.casefold() for name in STYLES} <= names


def _restyled() -> bytes:
    """As an office leaves it: another colour, a logo's place in the head, styles renamed away."""
    document = opened(shipped())
    document.styles["heading 1"].font.name = "Georgia"
    head = document.sections[0].header.paragraphs[0]
    head.text = "Umeå kommun"
    foot = document.sections[0].footer.paragraphs[0]
    (sign,) = [one for one in foot.runs if one.text == FOOT]
    sign.text = "{f"
    second = foot.add_run("ot} i akten")
    sign._r.addnext(second._r)
    style = document.styles["SSPF Fakta"].element
    style.getparent().remove(style)
    document.core_properties.author = "Karin Berg"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_an_offices_template_gives_head_foot_and_styles_but_not_its_text() -> None:
    file = in_word(_restyled())
    document = opened(file)
    assert document.styles["heading 1"].font.name == "Georgia"
    assert document.sections[0].header.paragraphs[0].text == "Umeå kommun"
    foot = document.sections[0].footer.paragraphs[0].text
    assert f"Exemplar för Ersängsskolan  ·  Logg {LOG_HEAD} i akten" in foot
    assert "{" not in foot
    assert document.styles["SSPF Fakta"] is not None  # taken from the shipped one
    assert "Så ändrar du utseendet" not in words_of(file)
    everything = b"".join(members(file).values())
    assert b"Karin Berg" not in everything


def test_what_is_read_back_is_every_word_in_its_order() -> None:
    file = in_word()
    back = word_reading.lines(file)
    edges = {WordRole.HEAD, WordRole.FOOT}
    words = " ".join(one.text for one in back if one.role not in edges).replace("·", " ").split()
    assert words == words_of(file).replace("·", " ").split()
    assert [one.text for one in back if one.role is WordRole.TITLE] == [
        one.text for one in opened(file).paragraphs if one.style.name == "Heading 1"
    ]
    assert any(one.role is WordRole.COLUMNS for one in back)
    assert "SSPF-2026-014" in next(one.text for one in back if one.role is WordRole.FOOT)


def test_what_a_template_says_in_a_box_is_read_back_too() -> None:
    parts = members(shipped())
    box = (
        b"<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Kommunens ruta</w:t></w:r></w:p>"
        b"</w:txbxContent></w:pict></w:r></w:p></w:ftr>"
    )
    parts["word/footer1.xml"] = parts["word/footer1.xml"].replace(b"</w:ftr>", box)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    said = [one.text for one in word_reading.lines(in_word(file.getvalue()))]
    assert any("Kommunens ruta" in one for one in said)

"""An office's template: what acts, reaches out or hides is refused; what only tells is left out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from sspf_app.documents.minutes_in_word import shipped
from sspf_app.documents.word_template import MOST_BYTES, checked
from sspf_app.domain.errors import DomainError
from sspf_app.texts.errors import SENTENCES
from tests.documents.test_minutes_in_word import in_word, members, opened
from tests.documents.test_reopen_word import packed

FOOT, BODY, STYLES = "word/footer1.xml", "word/document.xml", "word/styles.xml"
RELS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
FOOT_RELS = "word/_rels/footer1.xml.rels"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def _with(*changes: tuple[str, str, str], **added: bytes) -> bytes:
    parts = members(shipped())
    for member, old, new in changes:
        assert old.encode() in parts[member], old
        parts[member] = parts[member].replace(old.encode(), new.encode(), 1)
    return packed({**parts, **added})


def _related(kind: str, target: str, *, external: bool = False) -> tuple[str, str, str]:
    mode = ' TargetMode="External"' if external else ""
    one = f'<Relationship Id="rIdX" Type="{_R}/{kind}" Target="{target}"{mode}/>'
    return RELS, "</Relationships>", f"{one}</Relationships>"


def _of_type(name: str, kind: str) -> tuple[str, str, str]:
    one = f'<Override PartName="/{name}" ContentType="{kind}"/>'
    return TYPES, "</Types>", f"{one}</Types>"


def _in_foot(markup: str) -> bytes:
    return _with((FOOT, "</w:p>", f"{markup}</w:p>"))


def _field(*codes: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}'


def _foot_link(kind: str, target: str) -> bytes:
    parts = members(shipped())
    parts[FOOT_RELS] = (
        f'{_EMPTY}<Relationship Id="rId1" Type="{_R}/{kind}" Target="{target}"'
        ' TargetMode="External"/></Relationships>'
    ).encode()
    return packed(parts)


_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "macros": (
        "template_has_macros",
        lambda: _with(
            _related("vbaProject", "vbaProject.bin"),
            _of_type("word/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
            **{"word/vbaProject.bin": b"x"},
        ),
    ),
    "a document that may hold macros": (
        "template_has_macros",
        lambda: _with((TYPES, _MAIN, _MACROS)),
    ),
    "link": (
        "template_has_links",
        lambda: _with(_related("hyperlink", "https://example.org/", external=True)),
    ),
    "picture from elsewhere": (
        "template_has_links",
        lambda: _foot_link("image", "https://example.org/who-opened-it.png"),
    ),
    "embedded": (
        "template_has_embedded",
        lambda: _with(
            _related("package", "embeddings/a.xlsx"),
            _of_type("word/embeddings/a.xlsx", "application/octet-stream"),
            **{"word/embeddings/a.xlsx": b"x"},
        ),
    ),
    "comments": (
        "template_has_comments",
        lambda: _with(
            _related("comments", "comments.xml"),
            _of_type("word/comments.xml", "application/xml"),
            **{"word/comments.xml": b"<a/>"},
        ),
    ),
    "hidden": (
        "template_has_hidden",
        lambda: _in_foot("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Klara</w:t></w:r>"),
    ),
    "deleted": (
        "template_has_tracked",
        lambda: _in_foot(
            '<w:del w:id="1" w:author="x"><w:r><w:delText>Klara</w:delText></w:r></w:del>'
        ),
    ),
    "field": (
        "template_has_field",
        lambda: _in_foot(_field(' INCLUDETEXT "C:\\hemligt.docx"')),
    ),
    "field in pieces": ("template_has_field", lambda: _in_foot(_field(" INCL", "UDETEXT a"))),
    "field behind another": (
        "template_has_field",
        lambda: _in_foot(_field(" PAGE ") + _field(" AUTHOR ")),
    ),
    "simple field": (
        "template_has_field",
        lambda: _in_foot('<w:fldSimple w:instr=" FILENAME "/>'),
    ),
    "part of another kind": (
        "template_has_other",
        lambda: _with(
            _related("diagramData", "diagram.xml"),
            _of_type("word/diagram.xml", "application/xml"),
            **{"word/diagram.xml": b"<a/>"},
        ),
    ),
    "drawing that acts": (
        "template_has_picture",
        lambda: _with(
            _related("image", "media/a.svg"),
            (BODY, "<w:body>", '<w:body><w:p><w:r><w:drawing w:a="rIdX"/></w:r></w:p>'),
            _of_type("word/media/a.svg", "image/svg+xml"),
            **{"word/media/a.svg": b"<svg/>"},
        ),
    ),
    "document type": (
        "template_unreadable",
        lambda: _with((FOOT, "<w:ftr", '<!DOCTYPE a [<!ENTITY b "c">]><w:ftr')),
    ),
    "nested without end": (
        "template_unreadable",
        lambda: _in_foot("<w:r>" * 5000 + "</w:r>" * 5000),
    ),
    "no package": ("template_unreadable", lambda: b"%PDF-1.7 a paper"),
    "no document": ("template_unreadable", lambda: packed({"a.xml": b"<a/>"})),
    "cut off": ("template_unreadable", lambda: shipped()[:-100]),
    "too large": ("template_too_large", lambda: b"x" * (MOST_BYTES + 1)),
    "grows without end": (
        "template_too_large",
        lambda: _bomb(),
    ),
}


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("word/document.xml", b" " * (30 * 1024 * 1024))
    return file.getvalue()


@pytest.mark.parametrize("fault", REFUSED)
def test_it_is_refused_with_a_word_for_it(fault: str) -> None:
    code, made = REFUSED[fault]
    with pytest.raises(DomainError) as stopped:
        checked(made())
    assert stopped.value.code == code
    assert SENTENCES[code].format(**stopped.value.params)


def _as_saved_by_an_office() -> bytes:
    """With a picture of its first page, an author, another template, words of its own."""
    document = opened(shipped())
    document.core_properties.author = "Karin Berg"
    document.add_paragraph("Utkast om Klara Sundin")
    file = io.BytesIO()
    document.save(file)
    parts = members(file.getvalue())
    parts["docProps/thumbnail.jpeg"] = b"\xff\xd8 Klara"
    parts["docProps/app.xml"] = b"<Properties><Company>Karin AB</Company></Properties>"
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId8" Type="http://schemas.openxmlformats.org/package/2006/'
        b'relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/>'
        b'<Relationship Id="rId9" Type="' + f"{_R}/extended-properties".encode() + b'"'
        b' Target="docProps/app.xml"/></Relationships>',
    )
    parts[TYPES] = parts[TYPES].replace(
        b"</Types>", b'<Default Extension="jpeg" ContentType="image/jpeg"/></Types>'
    )
    parts["word/_rels/settings.xml.rels"] = (
        f'{_EMPTY}<Relationship Id="rId1" Type="{_R}/attachedTemplate"'
        ' Target="file:///C:/Users/karin/Normal.dotm" TargetMode="External"/></Relationships>'
    ).encode()
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"<w:defaultTabStop",
        b'<w:attachedTemplate r:id="rId1"/><w:rsids><w:rsid w:val="00B47730"/></w:rsids>'
        b"<w:defaultTabStop",
    )
    return packed(parts)


def test_what_tells_of_the_machine_and_the_writer_is_left_out() -> None:
    kept = checked(_as_saved_by_an_office())
    everything = b"".join(members(kept).values())
    for told in (b"Klara", b"karin", b"Karin AB", b"Normal.dotm", b"rsid w:val", b"thumbnail"):
        assert told not in everything, told
    copy = in_word(kept)
    assert b"Karin" not in b"".join(members(copy).values())
    assert docx.Document(io.BytesIO(copy)).paragraphs


def test_the_shipped_template_is_taken_as_it_is() -> None:
    assert checked(checked(shipped())) == checked(shipped())
    assert in_word(checked(shipped())) == in_word()


def test_a_style_that_hides_is_shown() -> None:
    hiding = _with((STYLES, "<w:b/>", "<w:b/><w:vanish/>"))
    assert b"vanish" not in members(checked(hiding))[STYLES]


def test_a_logo_is_kept() -> None:
    document = opened(shipped())
    picture = (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
        b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xfc\xcf\xc0P\x0f\x00\x04\x85\x01\x80\x84\xa9"
        b"\x8c!\x00\x00\x00\x00IEND\xaeB`\x82"
    )
    run = document.sections[0].header.paragraphs[0].add_run()
    run.add_picture(io.BytesIO(picture))
    file = io.BytesIO()
    document.save(file)
    copy = in_word(checked(file.getvalue()))
    assert any(name.startswith("word/media/") for name in members(copy))

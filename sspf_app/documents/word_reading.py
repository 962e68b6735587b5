"""What a finished Word file says, read back from its bytes: head, text in order, foot.

Nothing is taken from what the file was made of: a text that does not stand in it is not seen here.

Source: ISO/IEC 29500-1.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
from docx import document as word
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from sspf_app.documents import minutes_in_word, word_package
from sspf_app.services.export_views import WordLine, WordRole

_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")
_ROLES = {
    minutes_in_word.TITLE: WordRole.TITLE,
    minutes_in_word.HEADING: WordRole.HEADING,
    minutes_in_word.SENDER: WordRole.SMALL,
    minutes_in_word.SECRECY: WordRole.SMALL,
    minutes_in_word.VIEW: WordRole.SMALL,
    minutes_in_word.ABOUT: WordRole.SMALL,
    minutes_in_word.READERS: WordRole.SMALL,
}
_BY_STYLE = {name.casefold(): role for name, role in _ROLES.items()}


def lines(file: bytes) -> tuple[WordLine, ...]:
    """Everything that is read in it, in order; lines without words are left out."""
    document = docx.Document(io.BytesIO(file))
    found = (
        *_edges(document, "header", WordRole.HEAD),
        *_body(document),
        *_edges(document, "footer", WordRole.FOOT),
    )
    return tuple(line for line in found if line.text.strip())


def _body(document: word.Document) -> Iterator[WordLine]:
    styles = {one.style_id: (one.name or "").casefold() for one in document.styles}
    for block in document.element.body:
        if block.tag == qn("w:tbl"):
            for number, row in enumerate(block.iter(qn("w:tr"))):
                yield WordLine(
                    text=" · ".join(filter(None, map(_said, row.iter(qn("w:tc"))))),
                    role=WordRole.ROW if number else WordRole.COLUMNS,
                )
        else:
            for paragraph in block.iter(qn("w:p")):
                role = _BY_STYLE.get(styles.get(_style_of(paragraph), ""), WordRole.TEXT)
                yield WordLine(text=_words(paragraph), role=role)


def _edges(document: word.Document, kind: str, role: WordRole) -> Iterator[WordLine]:
    """What stands above or below the text of a page; of the first page, too."""
    for part in word_package.parts_of(document.part.package):
        if isinstance(part, XmlPart) and str(part.partname).startswith(f"/word/{kind}"):
            for paragraph in part.element.iter(qn("w:p")):
                yield WordLine(text=_words(paragraph), role=role)


def _said(cell: BaseOxmlElement) -> str:
    return " ".join(filter(None, (_words(one).strip() for one in cell.iter(qn("w:p")))))


def _style_of(paragraph: BaseOxmlElement) -> str:
    for style in paragraph.iter(qn("w:pStyle")):
        return style.get(qn("w:val")) or ""
    return ""


def _words(paragraph: BaseOxmlElement) -> str:
    """The words of a paragraph, put together from its runs."""
    return "".join(
        (one.text or "") if one.tag == _TEXT else _BREAKS[one.tag]
        for one in paragraph.iter(_TEXT, *_BREAKS)
        if one.getparent().tag == qn("w:r")
    )

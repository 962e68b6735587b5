"""Minutes as a Word file, in the dress the office has chosen.

The words are those of the page (``minutes_words``); how they look is told by the styles of the
template, by their names. What the template itself says in its text is not taken over: only its
head, its foot and its styles are.

Source: sharing rules, section 6; ISO/IEC 29500-1.
"""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator
from datetime import UTC
from functools import cache

import docx
from docx import document as word
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.styles.style import BaseStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from sspf_app import assets
from sspf_app.documents import minutes_words, word_package
from sspf_app.documents.reader_copy import foot_of, own_copy, reader_note
from sspf_app.services.paper_of_minutes import CommitmentLine, ItemReaders, MinutesData
from sspf_app.services.paper_parts import OwnView
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.dates import long_day

SHIPPED = "templates/minnesanteckningar.docx"
"""The template that comes with the program."""

FOOT = "{fot}"
"""Where a template's head or foot has this, it says whose copy of which case it is."""

TITLE, HEADING = "heading 1", "heading 2"
SENDER, SECRECY, OWN = "SSPF Avsändare", "SSPF Sekretess", "SSPF Egen kopia"
FACT, PERSON, ITEM = "SSPF Fakta", "SSPF Deltagare", "SSPF Uppgift"
ABOUT, READERS, END = "SSPF Om uppgiften", "SSPF Läsare", "SSPF Slut"
VIEW = "SSPF Egen syn"
CELL, CELL_HEAD, TABLE = "SSPF Cell", "SSPF Cellrubrik", "SSPF Tabell"
STYLES = (
    *(TITLE, HEADING, SENDER, SECRECY, OWN, FACT, PERSON, ITEM, VIEW, ABOUT, READERS, END),
    *(CELL, CELL_HEAD, TABLE),
)
"""Every style a template may dress; one that it lacks is taken from the shipped template."""

_SHARES = (6, 32, 19, 15, 15, 21)
"""How wide the columns of the table of commitments are."""

_KEEP_BLANKS = "{http://www.w3.org/XML/1998/namespace}space"
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}


def draw(data: MinutesData, template: bytes | None) -> bytes:
    """Write one recipient's copy; the same data and template give the same bytes.

    Args:
        data: What the recipient may read.
        template: The office's own, checked when it was taken in; None = the shipped one.
    """
    document = docx.Document(io.BytesIO(template or shipped()))
    word_package.bare(document)
    _Writer(document, data).write()
    return word_package.written(document)


@cache
def shipped() -> bytes:
    """The template that comes with the program."""
    return assets.path(SHIPPED).read_bytes()


class _Writer:
    """Fills a bare document with one copy."""

    def __init__(self, document: word.Document, data: MinutesData) -> None:
        self._document = document
        self._data = data
        self._words = words_for(data.language)
        self._styles = {_name(style): style for style in _dressed(document)}

    def write(self) -> None:
        """Everything, in the order of the page."""
        data, words = self._data, self._words
        title = minutes_words.title_of(data, words)
        self._head(title)
        if data.agenda:
            self._paragraph(words.gettext("Agenda"), HEADING)
        for said, below in minutes_words.agenda(data.agenda, words):
            self._paragraph(said.strip(), PERSON)
            if below:
                self._paragraph(below, ABOUT)
        for heading, people in minutes_words.attendance(data, words):
            self._paragraph(heading, HEADING)
            for one in people:
                said = ", ".join(part for part in (one.name, one.role) if part)
                self._paragraph(said, PERSON)
        self._told()
        for label, value in minutes_words.end_facts(data, words):
            self._fact(label, value, END)
        log = minutes_words.log_line(data, words)
        self._feet("  ·  ".join(filter(None, (foot_of(data, words), log))))
        self._about(f"{title} · {data.case_reference}")

    def _head(self, title: str) -> None:
        data, words = self._data, self._words
        _ = words.gettext
        self._paragraph(data.office.unit or data.office.committee, SENDER)
        if data.office.unit and data.office.committee:
            self._paragraph(data.office.committee, SENDER)
        mark = data.secrecy
        provision = _("{provision} of the Public Access to Information and Secrecy Act").format(
            provision=mark.provision
        )
        secrecy = self._paragraph("", SECRECY)
        secrecy.add_run(_("Secrecy")).bold = True
        secrecy.add_run(f" {provision}, {long_day(mark.marked_on, words)}, {mark.authority}")
        self._paragraph(title, TITLE)
        for label, value in minutes_words.head_facts(data, words):
            self._fact(label, value, FACT)
        if data.is_own_copy:
            own, kept = own_copy(words)
            warning = self._paragraph("", OWN)
            warning.add_run(own).bold = True
            warning.add_run(f" {kept}")
        else:
            self._paragraph(reader_note(words, is_person=data.is_person), ABOUT)

    def _told(self) -> None:
        data, words = self._data, self._words
        number = 0
        for section in data.sections:
            self._paragraph(section.heading, HEADING)
            for item in section.items:
                number += 1
                self._paragraph(f"{number}.\t{item.text.strip()}", ITEM)
                if facts := minutes_words.item_facts(item, words):
                    self._paragraph(facts, ABOUT)
                for view in item.views:
                    _with_heading(self._paragraph("", VIEW), view)
                self._readers(item.readers)
        if data.commitments:
            self._paragraph(words.pgettext("minutes", "Commitments"), HEADING)
            self._table(data.commitments)

    def _readers(self, readers: ItemReaders | None) -> None:
        for label, names, text in minutes_words.reader_lines(readers, self._words):
            paragraph = self._paragraph("", READERS)
            paragraph.add_run(f"{label} {names}").bold = True
            paragraph.add_run(text)

    def _table(self, lines: tuple[CommitmentLine, ...]) -> None:
        """The commitments; the row with the headings comes again on every page."""
        words = self._words
        labels = [label for label, _ in minutes_words.commitment_facts(lines[0], words)]
        heads = [words.pgettext("minutes", "Commitment"), *labels, words.gettext("Followed up")]
        table = self._document.add_table(rows=1, cols=len(heads) + 1)
        table.style = self._styles[TABLE.casefold()]  # pyright: ignore[reportAttributeAccessIssue]
        row = table.rows[0]
        for cell, text in zip(row.cells, [words.pgettext("minutes", "No"), *heads], strict=True):
            self._cell(cell.paragraphs[0], text, CELL_HEAD)
        _properties(row).append(OxmlElement("w:tblHeader"))
        self._widths(table)
        for number, line in enumerate(lines, start=1):
            self._commitment(table, number, line)

    def _widths(self, table: Table) -> None:
        """Share the room: a number needs little, the text most."""
        page = self._document.sections[-1]
        edges = (page.page_width, page.left_margin, page.right_margin)
        width, left, right = (edge or 0 for edge in edges)
        table.autofit = False
        for column, part in zip(table.columns, _SHARES, strict=True):
            column.width = Length((width - left - right) * part // sum(_SHARES))

    def _commitment(self, table: Table, number: int, line: CommitmentLine) -> None:
        row = table.add_row()
        _properties(row).append(OxmlElement("w:cantSplit"))
        values = [value for _, value in minutes_words.commitment_facts(line, self._words)]
        texts = [f"{number}.", line.text.strip(), *values, line.follow_up]
        for cell, text in zip(row.cells, texts, strict=True):
            self._cell(cell.paragraphs[0], text, CELL)
        for view in line.views:
            paragraph = row.cells[1].add_paragraph()
            self._cell(paragraph, "", VIEW)
            _with_heading(paragraph, view)
        if readers := minutes_words.reader_lines(line.readers, self._words):
            cells = table.add_row().cells
            wide = cells[1].merge(cells[-1])
            paragraphs = [wide.paragraphs[0], *(wide.add_paragraph() for _ in readers[1:])]
            for paragraph, (label, names, text) in zip(paragraphs, readers, strict=True):
                self._cell(paragraph, "", READERS)
                paragraph.add_run(f"{label} {names}").bold = True
                paragraph.add_run(text)

    def _cell(self, paragraph: Paragraph, text: str, style: str) -> None:
        paragraph.style = self._styles[style.casefold()]  # pyright: ignore[reportAttributeAccessIssue]
        paragraph.add_run(text)

    def _fact(self, label: str, value: str, style: str) -> None:
        paragraph = self._paragraph("", style)
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run(f"\t{value}")

    def _paragraph(self, text: str, style: str) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.style = self._styles[style.casefold()]  # pyright: ignore[reportAttributeAccessIssue]
        if text:
            paragraph.add_run(text)
        return paragraph

    def _feet(self, words: str) -> None:
        """Put the words of the foot where the template asks for them."""
        for part in word_package.parts_of(self._document.part.package):
            if isinstance(part, XmlPart) and part is not self._document.part:
                for paragraph in part.element.iter(qn("w:p")):
                    _put(paragraph, FOOT, words)

    def _about(self, title: str) -> None:
        """What the file says of itself: no person, no machine."""
        at = self._data.made_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
        about = self._document.core_properties
        for empty in ("author", "category", "comments", "identifier", "keywords", "subject"):
            setattr(about, empty, "")
        about.last_modified_by = about.content_status = about.version = ""
        about.title, about.revision = title, 1
        about.language = _LANGUAGES[self._data.language]
        about.created = about.modified = at
        self._speak(_LANGUAGES[self._data.language])

    def _speak(self, language: str) -> None:
        """Say in the styles which language all of it is in."""
        element = self._document.styles.element
        for old in list(element.iter(qn("w:lang"))):
            old.getparent().remove(old)
        defaults = _child(element, "w:docDefaults", first=True)
        run = _child(_child(defaults, "w:rPrDefault", first=True), "w:rPr")
        said = OxmlElement("w:lang")
        for place in ("w:val", "w:eastAsia", "w:bidi"):
            said.set(qn(place), language)
        run.append(said)


def _with_heading(paragraph: Paragraph, view: OwnView) -> None:
    if view.heading:
        paragraph.add_run(f"{view.heading}: ").bold = True
    paragraph.add_run(view.text.strip())


def _dressed(document: word.Document) -> Iterator[BaseStyle]:
    """The styles of a document; those it lacks are taken from the shipped template."""
    styles = document.styles
    known = {_name(style) for style in styles}
    if any(name.casefold() not in known for name in STYLES):
        for style in docx.Document(io.BytesIO(shipped())).styles:
            if _name(style) not in known:
                styles.element.append(copy.deepcopy(style.element))
    return iter(document.styles)


def _put(paragraph: BaseOxmlElement, sign: str, words: str) -> None:
    """Put words in the place of a sign, which a word processor may have cut into pieces."""
    texts = list(paragraph.iter(qn("w:t")))
    start = "".join(one.text or "" for one in texts).find(sign)
    end, at = start + len(sign), 0
    for one in texts if start >= 0 else ():
        said = one.text or ""
        first, last = max(start - at, 0), max(end - at, 0)
        if first < len(said) and last > 0:
            one.text = said[:first] + (words if at <= start else "") + said[last:]
            one.set(_KEEP_BLANKS, "preserve")
        at += len(said)


def _name(style: BaseStyle) -> str:
    return (style.name or "").casefold()


def _properties(row: _Row) -> BaseOxmlElement:
    return row._tr.get_or_add_trPr()


def _child(element: BaseOxmlElement, name: str, *, first: bool = False) -> BaseOxmlElement:
    found = element.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        element.insert(0, found) if first else element.append(found)
    return found

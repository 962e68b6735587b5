"""An office's own template: looked through when it is taken in.

What could act, reach out or hide (macros, links, embedded files, fields, comments, tracked changes,
hidden text) is refused, with a word for it: it would stand in every copy. What only tells of the
machine and of who wrote it is left out.

Source: ISO/IEC 29500-1 and -2; sharing rules, section 6.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

import docx
from docx import document as word
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from sspf_app.documents import word_package
from sspf_app.documents.word_package import DRESS, LEFT_OUT, kind_of
from sspf_app.domain.errors import DomainError

MOST_BYTES = 2 * 1024 * 1024
"""Of the file; a logo is small."""

_MOST_UNPACKED = 24 * 1024 * 1024
_MOST_MEMBERS = 200
_MOST_DEEP = 200
_KINDS_OF_PARTS = "[content_types].xml"
_PICTURES = frozenset({"image/png", "image/jpeg"})
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "STYLEREF"})
_ACTING = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "keyMapCustomizations": "macros",
    "attachedToolbars": "macros",
    "oleObject": "embedded",
    "package": "embedded",
    "control": "embedded",
    "activeXControlBinary": "embedded",
    "aFChunk": "embedded",
    "subDocument": "links",
    "hyperlink": "links",
    "frame": "links",
    "mailMergeSource": "links",
    "mailMergeHeaderSource": "links",
    "recipientData": "links",
    "transform": "links",
    "comments": "comments",
    "commentsExtended": "comments",
    "commentsIds": "comments",
    "commentsExtensible": "comments",
}
_HIDING = {
    "vanish": "hidden",
    "specVanish": "hidden",
    "webHidden": "hidden",
    "ins": "tracked",
    "del": "tracked",
    "moveFrom": "tracked",
    "moveTo": "tracked",
    "object": "embedded",
    "altChunk": "embedded",
    "control": "embedded",
    "dataBinding": "links",
    "commentReference": "comments",
}
_OFF = frozenset({"0", "false", "off"})


def checked(data: bytes) -> bytes:
    """Look a template through.

    Returns:
        The template with its styles, its head and its foot, and nothing else.

    Raises:
        DomainError: ``template_unreadable``, ``template_too_large`` (most: megabytes);
            ``template_has_macros``, ``template_has_links``, ``template_has_embedded``,
            ``template_has_comments``, ``template_has_tracked``, ``template_has_hidden``,
            ``template_has_field`` (field), ``template_has_picture``, ``template_has_other``.
    """
    if len(data) > MOST_BYTES:
        raise DomainError("template_too_large", most=MOST_BYTES // 1024 // 1024)
    try:
        _check_members(data)
        document = docx.Document(io.BytesIO(data))
        _check(document)
        word_package.bare(document)
        kept = word_package.written(document)
        docx.Document(io.BytesIO(kept))  # what was left out was not needed
    # A damaged file makes the readers fail in many ways; none of them is an answer.
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, SyntaxError) as error:
        raise DomainError("template_unreadable") from error
    except (LookupError, ValueError, ArithmeticError) as error:
        raise DomainError("template_unreadable") from error
    except (AttributeError, AssertionError, TypeError, RuntimeError, OSError, EOFError) as error:
        raise DomainError("template_unreadable") from error
    return kept


def _check_members(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        entries = packed.infolist()
        size = sum(entry.file_size for entry in entries)
        if len(entries) > _MOST_MEMBERS or size > _MOST_UNPACKED:
            raise DomainError("template_too_large", most=MOST_BYTES // 1024 // 1024)
        for entry in entries:
            name = entry.filename.lower()
            content = packed.read(entry) if name.endswith((".xml", ".rels")) else b""
            _check_markup(content)
            has_macros = name == _KINDS_OF_PARTS and b"macroEnabled" in content
            if has_macros or name.endswith("vbaproject.bin"):
                raise DomainError("template_has_macros")


def _check_markup(content: bytes) -> None:
    """No document type, which could name files and grow without end; not nested without end."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        if "<!DOCTYPE".encode(encoding) in content or "<!ENTITY".encode(encoding) in content:
            raise DomainError("template_unreadable")
    deep = most = 0
    for piece in content.split(b"<")[1:]:
        if piece.startswith(b"/"):
            deep -= 1
        elif not piece.startswith((b"?", b"!")) and b"/>" not in piece:
            deep += 1
            most = max(most, deep)
    if most > _MOST_DEEP:
        raise DomainError("template_unreadable")


def _check(document: word.Document) -> None:
    package = document.part.package
    if package is None:
        raise DomainError("template_unreadable")
    main = document.part
    for part in list(package.iter_parts()):
        is_dropped = _is_dropped(part, main)
        for relation in part.rels.values():
            kind = kind_of(relation.reltype)
            if kind in _ACTING:
                raise DomainError(f"template_has_{_ACTING[kind]}")
            if kind in LEFT_OUT or is_dropped:
                continue
            if relation.is_external:
                raise DomainError("template_has_links")
            _check_kind(kind, relation.target_part, is_main=part is main)
        if isinstance(part, XmlPart):
            _check_hiding(part, is_text=kind_of(str(part.partname)) != "styles.xml")


def _is_dropped(part: Part, main: Part) -> bool:
    """Whether no copy carries the part along."""
    name = str(part.partname)
    return part is not main and not any(
        name.startswith(f"/word/{kept}") for kept in (*DRESS, "media")
    )


def _check_kind(kind: str, target: Part, *, is_main: bool) -> None:
    if kind == "image":
        if target.content_type not in _PICTURES:
            raise DomainError("template_has_picture")
    elif not is_main or kind not in DRESS:
        raise DomainError("template_has_other")


def _check_hiding(part: XmlPart, *, is_text: bool) -> None:
    """What stands in a part and is not seen, or is put there by a field."""
    fields = _Fields()
    for element in list(part.element.iter()):
        if not isinstance(element.tag, str):
            element.getparent().remove(element)  # a remark between the marks
            continue
        name = element.tag.rpartition("}")[2]
        if name in _HIDING and element.get(qn("w:val")) not in _OFF:
            if not is_text and _HIDING[name] == "hidden":
                element.getparent().remove(element)  # of a style no copy uses
            elif element.tag.startswith("{http://schemas.openxmlformats.org/wordprocessingml"):
                raise DomainError(f"template_has_{_HIDING[name]}")
        fields.see(element, name)
    fields.end()


class _Fields:
    """The codes of the fields of a part; a code may be cut into several runs."""

    def __init__(self) -> None:
        self._code = ""

    def see(self, element: BaseOxmlElement, name: str) -> None:
        """Look at the next element of the part."""
        if name == "instrText":
            self._code += element.text or ""
        elif name == "fldSimple":
            _check_field(element.get(qn("w:instr")) or "")
        elif name == "fldChar":
            self.end()

    def end(self) -> None:
        """Look at the code that was put together so far."""
        _check_field(self._code)
        self._code = ""


def _check_field(code: str) -> None:
    words = code.split()
    if words and words[0].upper() not in _FIELDS:
        raise DomainError("template_has_field", field=words[0][:20])

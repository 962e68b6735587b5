"""The file of a Word document: what it may hold, and how it is written.

A document keeps the parts that say how it looks, its head and its foot. Everything else that such
a file carries along (who saved it, with which program, from which template, a picture of its first
page) is left out. The same document gives the same bytes.

Source: ISO/IEC 29500-2 (the package), -1 (the parts).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx import document as word
from docx.opc.package import OpcPackage
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn

_SAVED = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"

DRESS = frozenset({"styles", "numbering", "settings", "theme", "webSettings", "header", "footer"})
"""Parts that say how a document looks, by the last word of their relation."""

LEFT_OUT = frozenset(
    {
        "attachedTemplate",
        "customXml",
        "customXmlProps",
        "custom-properties",
        "endnotes",
        "extended-properties",
        "fontTable",
        "footnotes",
        "glossaryDocument",
        "people",
        "stylesWithEffects",
        "thumbnail",
    }
)
"""Parts that no reader needs and that tell of the machine they were written on."""

_SETTINGS_LEFT_OUT = (
    "w:attachedTemplate",
    "w:docVars",
    "w:endnotePr",
    "w:footnotePr",
    "w:mailMerge",
    "w:rsids",
    "w:saveThroughXslt",
    "w:savePreviewPicture",
)


def kind_of(relation: str) -> str:
    """The last word of a relation's type, such as ``header``."""
    return relation.rpartition("/")[2]


def bare(document: word.Document) -> None:
    """Take away the text, and every part that is not dress, head or foot."""
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    package = document.part.package
    for part in list(parts_of(package)):
        for key, relation in list(part.rels.items()):
            kind = kind_of(relation.reltype)
            if kind in LEFT_OUT or (kind == "image" and not _is_used(part, key)):
                del part.rels[key]
        if isinstance(part, XmlPart) and kind_of(str(part.partname)) == "settings.xml":
            _forget(part)
    relations = {} if package is None else package.rels
    for key, relation in list(relations.items()):
        if kind_of(relation.reltype) in LEFT_OUT:
            del relations[key]


def parts_of(package: OpcPackage | None) -> Iterator[Part]:
    """Every part of a package."""
    return iter(()) if package is None else package.iter_parts()


def written(document: word.Document) -> bytes:
    """The document as a file that tells nothing of when and where it was packed."""
    saved = io.BytesIO()
    document.save(saved)
    file = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(file, "w") as new:
        for name in sorted(old.namelist(), key=lambda one: (one != _FIRST, one)):
            entry = zipfile.ZipInfo(name, _SAVED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return file.getvalue()


def _is_used(part: Part, key: str) -> bool:
    return isinstance(part, XmlPart) and f'"{key}"'.encode() in part.blob


def _forget(settings: XmlPart) -> None:
    for name in _SETTINGS_LEFT_OUT:
        for found in list(settings.element.iter(qn(name))):
            found.getparent().remove(found)

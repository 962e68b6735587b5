"""What a file says about itself: title, language, the standards it keeps (XMP).

Every paper is made to keep PDF/A-2b (it can be read in fifty years) and PDF/UA-1 (a screen reader
can read it out). The second claim is not among the words PDF/A knows, so it brings its explanation.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape  # that of xml.sax would load a client of the web
from typing import NamedTuple

PRODUCER = "SSPF"


Term = tuple[str, str, tuple[str, ...]]
"""A Dublin Core term, the kind of its list (``Alt`` by language, ``Bag``, ``Seq``, or empty for one
value), and its values."""


class About(NamedTuple):
    """What the metadata tell.

    Attributes:
        title: No person's name.
        language: Language of the paper.
        made_at: The only time in the file.
        part: Part of PDF/A the file keeps, as ``2``; none for files that are not for the archive.
    """

    title: str
    language: str
    made_at: datetime
    part: str = "2"


def packet(about: About) -> bytes:
    """The metadata as they stand in the file."""
    lines = "\n".join(_lines(about))
    return (
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n'
        f'<rdf:Description rdf:about="" {_NAMES}>\n{lines}\n</rdf:Description>\n'
        f'{UA_CLAIM}</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>\n'
    ).encode()


def add_terms(metadata: bytes, terms: Iterable[Term]) -> bytes:
    """The metadata of a finished paper with further terms."""
    told = "\n".join(_term(*term) for term in terms)
    return metadata.replace(_END, f"{told}\n".encode() + _END, 1)


def in_part(metadata: bytes, part: str) -> bytes:
    """The metadata of a finished paper for another part of PDF/A."""
    return metadata.replace(b"<pdfaid:part>2<", f"<pdfaid:part>{part}<".encode())


def _lines(about: About) -> Iterator[str]:
    yield "<dc:format>application/pdf</dc:format>"
    yield _term("title", "Alt", (about.title,))
    yield _term("language", "Bag", (about.language,))
    yield f"<xmp:CreateDate>{about.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</xmp:CreateDate>"
    yield f"<pdf:Producer>{PRODUCER}</pdf:Producer>"
    if about.part:
        yield f"<pdfaid:part>{about.part}</pdfaid:part>"
        yield "<pdfaid:conformance>B</pdfaid:conformance>"


def _term(name: str, kind: str, values: tuple[str, ...]) -> str:
    if not kind:
        return f"<dc:{name}>{escape(values[0])}</dc:{name}>"
    mark = ' xml:lang="x-default"' if kind == "Alt" else ""
    items = "".join(f"<rdf:li{mark}>{escape(value)}</rdf:li>" for value in values)
    return f"<dc:{name}><rdf:{kind}>{items}</rdf:{kind}></dc:{name}>"


_END = b"</rdf:Description>"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_NAMES = """xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/\""""
UA_CLAIM = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""The claim of PDF/UA, and the explanation of its word (ISO 19005-2, 6.6.2.3.3)."""

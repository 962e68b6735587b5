"""The archive copy: PDF/A, validated before anybody gets it.

Every paper is made to keep PDF/A-2b. The archive copy adds to its metadata what an archive asks:
whose it is, which case, which form and text, and the secrecy mark.

Source: ISO 19005-1 and -2; `domain.md` 4.1.
"""

import io
from enum import StrEnum

import pikepdf
from pikepdf import pdfa

from sspf_app.documents.metadata import UA_CLAIM, add_terms, in_part
from sspf_app.domain.errors import DomainError
from sspf_app.services.copies import ArchiveFacts

_MOST_TOLD = 3


class Level(StrEnum):
    """Which PDF/A: the second part, or the first for an archive that takes nothing newer."""

    A2B = "2b"
    A1B = "1b"


def archived(content: bytes, facts: ArchiveFacts, level: Level = Level.A2B) -> bytes:
    """Make the archive copy of a finished paper; the same paper and facts give the same bytes.

    Raises:
        DomainError: ``archive_invalid`` (found): it does not keep the standard.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes()
        if level is Level.A1B:
            _as_first_part(pdf)
        told = add_terms(metadata, _terms(facts))
        pdf.Root.Metadata.write(in_part(told, level.value[0]))
        kept = pdfa.resolve_save_kwargs(level.value)
        file = io.BytesIO()
        pdf.save(file, **{**kept, "deterministic_id": True})
    if found := faults(file.getvalue(), level):
        raise DomainError("archive_invalid", found="; ".join(found[:_MOST_TOLD]))
    return file.getvalue()


def faults(content: bytes, level: Level = Level.A2B) -> list[str]:
    """Whatever keeps a file from being PDF/A; nothing for one that is.

    The validator does not read the explanation of words beyond its own list, so that of PDF/UA,
    which is always the same, is taken for granted here.
    """
    report = pdfa.validate_written(io.BytesIO(content), level.value)
    if report.passed:
        return []
    found = [f"{one.where}: {one.message}" for one in report.findings if not _is_ua_claim(one)]
    return found if found or UA_CLAIM.encode() in content else [report.verdict]


def _is_ua_claim(finding: pdfa.Finding) -> bool:
    return finding.message in _OF_UA_CLAIM


_OF_UA_CLAIM = frozenset(
    [
        *(
            f"XMP namespace {name}=http://www.aiim.org/pdfa/ns/{place} is not permitted"
            for name, place in (
                ("pdfaExtension", "extension/"),
                ("pdfaSchema", "schema#"),
                ("pdfaProperty", "property#"),
            )
        ),
        "XMP property pdfuaid:part is not permitted",
        "XMP property pdfaExtension:schemas is not permitted",
    ]
)


def _as_first_part(pdf: pikepdf.Pdf) -> None:
    """Take away what came after PDF 1.4, and list the glyphs of each font."""
    for page in pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj["/Tabs"]
    producer = pdf.docinfo["/Producer"]
    pdfa.prepare(pdf, Level.A1B.value)
    pdf.docinfo["/Producer"] = producer


def _terms(facts: ArchiveFacts) -> list[tuple[str, str, tuple[str, ...]]]:
    mark = facts.secrecy
    terms: list[tuple[str, str, tuple[str, ...]]] = [
        ("creator", "Seq", (facts.authority if mark is None else mark.authority,)),
        ("date", "Seq", (facts.made_on.isoformat(),)),
        ("identifier", "", (facts.reference,)),
    ]
    if mark is not None:
        said = f"Sekretess: OSL {mark.provision}, {mark.marked_on.isoformat()}, {mark.authority}"
        terms.append(("rights", "Alt", (said,)))
    terms.append(("type", "Bag", (facts.kind,)))
    if facts.form_version:
        source = f"Blankett {facts.form_version}, text sha256:{facts.text_sha256}"
        terms.append(("source", "", (source,)))
    return terms

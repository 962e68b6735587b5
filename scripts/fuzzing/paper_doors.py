"""The doors of papers: forms filled in on a screen, translators' sheets, papers of a case."""

from __future__ import annotations

import io
from functools import cache

import pikepdf

from scripts.benches.paper import some_form
from sspf_app.documents.registry import Renderer
from sspf_app.exchange import translation_sheet
from sspf_app.services.file_kinds import TEXT, media_of, text_of
from sspf_app.services.form_clauses import CLAUSES
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.translation_sheets import SheetClause, SheetOut


@cache
def filled_forms() -> tuple[bytes, ...]:
    """Forms with a tick and a text, with nothing but their fields; loose and packed."""
    seeds: list[bytes] = []
    drawn = Renderer().fillable_form(some_form(1)).content
    for packing in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
        file = io.BytesIO()
        with pikepdf.open(io.BytesIO(drawn)) as pdf:
            for name in ("/StructTreeRoot", "/Metadata", "/OutputIntents"):
                del pdf.Root[name]
            for page in pdf.pages:
                del page.obj["/Contents"], page.obj["/Resources"]
            fields = {str(one.T).partition("/")[2]: one for one in pdf.Root.AcroForm.Fields}
            answer = fields["answer"]
            answer.V = answer.Kids[0].AS = pikepdf.Name.Yes
            fields["clear_name"].V = pikepdf.String("ERIK ÅKESSON")
            pdf.save(file, object_stream_mode=packing, static_id=True)
        seeds.append(file.getvalue())
    return tuple(seeds)


@cache
def translators_sheets() -> tuple[bytes, ...]:
    """A whole sheet as it goes out, empty and with words of the Swedish in it."""
    swedish = text_in("sv")
    sheets = (
        SheetOut(
            language="ar",
            language_name="Arabiska",
            version="2026-1",
            source_sha256=swedish.sha256,
            instructions=("Skriv i sista kolumnen; inget annat.",),
            clauses=tuple(
                SheetClause(
                    id=clause.id,
                    number=clause.number,
                    swedish=swedish.clauses[clause.id],
                    easy=text_in("sv-x-lattlast").clauses[clause.id],
                    english=text_in("en").clauses[clause.id],
                    words=swedish.clauses[clause.id] if is_filled else "",
                )
                for clause in CLAUSES
            ),
        )
        for is_filled in (False, True)
    )
    return tuple(map(translation_sheet.write, sheets))


def attachments() -> tuple[bytes, ...]:
    """Beginnings of papers of a case: texts of both kinds, a PDF, pictures, an archive."""
    words = "Mötet flyttas till måndag.\r\nHälsningar från Åsa\n"
    return (
        words.encode(),
        words.encode("utf-8-sig"),
        words.encode("cp1252"),
        words.encode("utf-16"),
        b"%PDF-1.7\n%\xe2\xe3\n1 0 obj << >> endobj",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00",
    )


def enter_attachment(content: bytes) -> None:
    """What kind it is, and its words if it is a text; pictures go in by the door of scans."""
    if media_of(content) == TEXT:
        text_of(content[: len(content) // 2])  # a text is shown cut, within a letter too
        text_of(content)

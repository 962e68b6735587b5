"""Papers as plain text, and files of the test's folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sspf_app.domain.errors import DomainError
from sspf_app.services.copies import ArchiveFacts
from sspf_app.services.export_views import Leak, WordLine, WordRole
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.withheld import WithheldSearch


class TextRenderer:
    """Draws every paper as plain text: one line for each value of its data."""

    def consent_form(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} {data.form_code} {data.sign}")

    def minutes(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} {data.sign}")

    def minutes_in_word(self, data: Any, *, template: bytes | None = None) -> RenderedDocument:
        drawn = self._paper((data, template or ""), f"{data.case_reference} {data.sign}")
        return replace(drawn, suggested_name=drawn.suggested_name.replace(".pdf", ".docx"))

    def word_lines(self, file: bytes) -> tuple[WordLine, ...]:
        said = file.decode().splitlines()
        return tuple(WordLine(text=one, role=WordRole.TEXT) for one in said)

    def notice(self, data: Any) -> RenderedDocument:
        drawn = self._paper(data, f"{data.case_reference} notice {data.sign}")
        return replace(drawn, suggested_name=drawn.suggested_name.replace(".pdf", ".txt"))

    def calendar(self, data: Any) -> RenderedDocument:
        return replace(self._paper(data, "meeting"), suggested_name="meeting.ics")

    def print_list(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} print list")

    def invitation(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} invitation {data.sign}")

    def invitation_recall(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} recall {data.sign}")

    def mapping(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} mapping {data.sign}")

    def plan(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} plan {data.sign}")

    def statistics(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} statistics")

    def commitments(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} commitments")

    def withdrawal_confirmation(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} withdrawal")

    def withdrawal_notice(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} notice {data.sign}")

    def withdrawal_message(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} message {data.sign}")

    def matrix(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} matrix")

    def consent_receipt(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} receipt")

    def hand_over(self, data: Any) -> RenderedDocument:
        return self._paper(data, "hand over")

    def register_extract(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"register extract {data.sign}")

    def rights_letter(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"rights letter {data.sign}")

    def incident(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"incident {data.first_on}")

    def disposal_record(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"gallringsprotokoll {data.year}")

    def recall_letter(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} recall {data.sign}")

    def joined_sheets(self, sheets: Sequence[bytes], *, made_at: datetime) -> RenderedDocument:
        return self._paper(tuple(sheet.decode() for sheet in sheets), f"blanketter-{len(sheets)}")

    def copy_receipt(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} signed {data.sign}")

    def reservation(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} reservation {data.sign}")

    def ledger_page(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} page {data.page_number} {data.sign}")

    def print_file(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} print")

    def fillable_form(self, data: Any) -> RenderedDocument:
        return self._paper(data, f"{data.case_reference} {data.form_code} {data.sign}")

    def archived(self, pdf: bytes, facts: ArchiveFacts) -> bytes:
        return b"\n".join([b"archive", *(line.encode() for line in _lines(facts)), pdf])

    def encrypted(self, pdf: bytes, password: str) -> bytes:
        return hashlib.sha256(password.encode() + pdf).digest()

    def find_leaks(
        self,
        pdf: bytes,
        *,
        withheld_texts: Sequence[str],
        withheld_names: Sequence[str],
        readable_texts: Sequence[str],
    ) -> tuple[Leak, ...]:
        search = WithheldSearch(texts=withheld_texts, names=withheld_names, readable=readable_texts)
        hits = search.hits(pdf.decode())
        return tuple(Leak(kind=hit.kind, where="page 1", found=hit.found) for hit in hits)

    def _paper(self, data: Any, name: str) -> RenderedDocument:
        content = "\n".join(_lines(data)).encode()
        return RenderedDocument(
            content=content,
            page_count=1,
            sha256=hashlib.sha256(content).hexdigest(),
            media_type="text/plain",
            suggested_name=f"{name}.pdf",
        )


def _lines(value: Any) -> list[str]:
    if is_dataclass(value):
        return [line for part in fields(value) for line in _lines(getattr(value, part.name))]
    if isinstance(value, tuple):
        return [line for part in value for line in _lines(part)]
    if isinstance(value, Mapping):
        return [str(part) for part in value.values()]
    return [] if value is None or value == "" else [str(value)]


class FolderTarget:
    """Writes exports at once; ``fails`` makes the last step fail."""

    def __init__(self) -> None:
        self.fails = False

    def write(
        self,
        path: Path,
        content: bytes | Iterator[bytes],
        *,
        before_rename: Callable[[], None],
    ) -> None:
        content = content if isinstance(content, bytes) else b"".join(content)
        if self.fails:
            raise DomainError("export_failed", path=str(path), why="full")
        before_rename()
        path.write_bytes(content)

    def write_folder(
        self,
        folder: Path,
        files: Iterable[tuple[str, Iterable[bytes]]],
        *,
        before_rename: Callable[[], None],
    ) -> int:
        made = [(place, b"".join(content)) for place, content in files]
        if self.fails:
            raise DomainError("export_failed", path=str(folder), why="full")
        before_rename()
        for place, content in made:
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return len(made)

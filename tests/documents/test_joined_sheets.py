"""One file for the printer: every sheet begins on a new leaf, and nothing is drawn anew."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from sspf_app.documents.registry import Renderer
from sspf_app.domain.errors import DomainError

MADE_AT = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


def sheet(pages: int, mark: str) -> bytes:
    made = pikepdf.Pdf.new()
    for number in range(pages):
        made.add_blank_page(page_size=(595, 842))
        made.pages[-1]["/Mark"] = pikepdf.String(f"{mark}{number}")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def marks(content: bytes) -> list[str]:
    with pikepdf.Pdf.open(io.BytesIO(content)) as read:
        return [str(page.obj.get("/Mark", "")) for page in read.pages]


def test_each_sheet_begins_on_a_leaf_of_its_own() -> None:
    made = Renderer().joined_sheets([sheet(3, "a"), sheet(2, "b"), sheet(1, "c")], made_at=MADE_AT)
    assert marks(made.content) == ["a0", "a1", "a2", "", "b0", "b1", "c0", ""]
    assert made.page_count == 8
    assert made.suggested_name == "blanketter-2026-03-12-3.pdf"


def test_the_same_sheets_make_the_same_file() -> None:
    sheets = [sheet(2, "a"), sheet(2, "b")]
    first = Renderer().joined_sheets(sheets, made_at=MADE_AT)
    assert Renderer().joined_sheets(sheets, made_at=MADE_AT).sha256 == first.sha256


def test_what_is_no_sheet_is_refused() -> None:
    with pytest.raises(DomainError, match="document_unreadable"):
        Renderer().joined_sheets([b"%PDF-1.7 torn"], made_at=MADE_AT)

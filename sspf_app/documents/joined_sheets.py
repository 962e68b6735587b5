"""Finished sheets in one file for the printer; nothing is drawn anew.

Every sheet begins on a new leaf, also when both sides are printed: what one person signs never
shares a leaf with what another does.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

import pikepdf

from sspf_app.domain.errors import DomainError


def join(sheets: Sequence[bytes], *, made_at: datetime) -> tuple[bytes, int]:
    """The bytes of the joined file, and its number of pages.

    Raises:
        DomainError: ``document_unreadable``: a sheet is no readable file.
    """
    joined = pikepdf.Pdf.new()
    try:
        for sheet in sheets:
            with pikepdf.Pdf.open(io.BytesIO(sheet)) as part:
                joined.pages.extend(part.pages)
                if len(part.pages) % 2:
                    left, bottom, right, top = map(float, part.pages[-1].mediabox.as_list())
                    joined.add_blank_page(page_size=(right - left, top - bottom))
    except pikepdf.PdfError as error:
        raise DomainError("document_unreadable") from error
    joined.docinfo["/CreationDate"] = f"D:{made_at:%Y%m%d%H%M%S}Z"
    out = io.BytesIO()
    joined.save(out, deterministic_id=True)
    return out.getvalue(), len(joined.pages)

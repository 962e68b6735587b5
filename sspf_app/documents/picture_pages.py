"""Pictures of pages, put together to one PDF; fulfils ``services.move_out_views.PicturePages``."""

from __future__ import annotations

import io
from collections.abc import Sequence


def pictures_as_pdf(pictures: Sequence[bytes]) -> bytes:
    """One A4 page per picture, as large as it fits."""
    # Loaded when it is first used: hardly anybody moves out on a day.
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for picture in pictures:
        image = ImageReader(io.BytesIO(picture))
        width, height = image.getSize()
        page = A4 if height >= width else (A4[1], A4[0])
        scale = min(page[0] / width, page[1] / height)
        canvas.setPageSize(page)
        canvas.drawImage(
            image,
            (page[0] - width * scale) / 2,
            (page[1] - height * scale) / 2,
            width * scale,
            height * scale,
        )
        canvas.showPage()
    canvas.save()
    return out.getvalue()

"""What is said when papers have gone out on paper or to be printed."""

from __future__ import annotations

from sspf_app.gui.i18n import ngettext
from sspf_app.services.form_batches import PrintedBatch


def papers_printed(count: int = 1) -> str:
    """So many papers went to the printer."""
    return ngettext(
        "{n} paper was sent to the printer, and noted as printed.",
        "{n} papers were sent to the printer, and noted as printed.",
        count,
    ).format(n=count)


def copies_printed(count: int) -> str:
    """So many copies went to the printer."""
    return ngettext(
        "{n} copy was sent to the printer, and noted as shared.",
        "{n} copies were sent to the printer, and noted as shared.",
        count,
    ).format(n=count)


def forms_printed(count: int) -> str:
    """So many forms went to the printer."""
    return ngettext(
        "{n} form was sent to the printer, and counts as handed out.",
        "{n} forms were sent to the printer, and count as handed out.",
        count,
    ).format(n=count)


def batch_words(batch: PrintedBatch, *, is_print: bool) -> str:
    """So many forms were saved or went to the printer."""
    if is_print:
        return forms_printed(batch.sheets)
    return ngettext(
        "{n} form is saved, and counts as handed out.",
        "{n} forms are saved, and count as handed out.",
        batch.sheets,
    ).format(n=batch.sheets)

"""The sheet with the recovery words, straight to the printer; no file is made."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from sspf_app.gui.i18n import _


def sheet_of(words: tuple[str, ...], *, vault: str) -> QTextDocument:
    """The sheet as it is printed."""
    rows = "".join(
        f"<tr><td align='right'>{number}</td><td><b>{escape(word)}</b></td></tr>"
        for number, word in enumerate(words, start=1)
    )
    parts = (
        f"<h1>{escape(_('Recovery words'))}</h1>",
        f"<p>{escape(_('Vault: {name}').format(name=vault))}</p>",
        f"<table cellpadding='6'>{rows}</table>",
        "<p>"
        + escape(
            _(
                "Whoever has this sheet and the vault can read everything in it. Fold it, seal it "
                "in an envelope, sign over the flap, and let the office keep it locked in."
            )
        )
        + "</p>",
        f"<p>{escape(_('Sealed on:'))} {'_' * 14} {escape(_('By:'))} {'_' * 22}</p>",
    )
    document = QTextDocument()
    document.setHtml("".join(parts))
    return document


def print_sheet(words: tuple[str, ...], *, vault: str, parent: QWidget) -> None:
    """Let the user choose a printer and print the sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("SSPF")  # the queue of a printer shows this to others
    dialog = QPrintDialog(printer, parent)
    document = sheet_of(words, vault=vault)
    document.setParent(dialog)
    dialog.accepted.connect(lambda: document.print_(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # that of QPrintDialog wants a slot by its name

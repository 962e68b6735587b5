"""A found sheet in the list: who, which case, how many pages, and what is to be known."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.scans.finding_words import finding_look, finding_word, worst_first
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.services.form_code import shown_form_code
from sspf_app.services.scan_views import ScannedSheet


class SheetRow(Card):
    """See the module.

    Attributes:
        open: The button that shows the sheet.
    """

    def __init__(self, sheet: ScannedSheet, on_open: Callable[[], object]) -> None:
        super().__init__()
        title, line = sheet_title(sheet), _line(sheet)
        self.setAccessibleName(title)
        self.open = button(_action(sheet), on_open)
        self.open.setAccessibleName(f"{_action(sheet)}: {title}")
        badges = QWidget()
        flow = FlowLayout(badges)
        for words, tone, icon in _badges(sheet):
            flow.addWidget(StatusBadge(words, tone, icon=icon))
        words = column(text(title, role="strong"), text(line, role="muted"), badges, gap=4)
        whole = row(words, self.open)
        whole.setStretch(0, 1)
        self.add(whole)


def sheet_title(sheet: ScannedSheet) -> str:
    """Whose sheet it is, or where the page came from."""
    if sheet.signatory:
        return _("{name}, case {reference}").format(name=sheet.signatory, reference=sheet.reference)
    if sheet.code:
        return _("Form {code}").format(code=shown_form_code(sheet.code))
    return source_words(sheet)


def source_words(sheet: ScannedSheet) -> str:
    """File and page of the first page."""
    page = sheet.pages[0]
    return _("{file}, page {page}").format(file=page.source.name, page=page.source_page)


def _line(sheet: ScannedSheet) -> str:
    if not sheet.code:
        return _("It is not known which form this page belongs to.")
    found = len({page.page for page in sheet.pages})
    pages = ngettext("{found} of {count} page", "{found} of {count} pages", sheet.page_count)
    return _("Form {code}, {pages}").format(
        code=shown_form_code(sheet.code), pages=pages.format(found=found, count=sheet.page_count)
    )


def _badges(sheet: ScannedSheet) -> list[tuple[str, Tone, str | None]]:
    badges: list[tuple[str, Tone, str | None]] = []
    if sheet.proposal.answer == "yes":
        badges.append((_("Seems to say yes"), Tone.INFO, "eye"))
    elif sheet.proposal.answer == "no":
        badges.append((_("Seems to say no"), Tone.INFO, "eye"))
    for finding in worst_first(sheet):
        tone, icon = finding_look(finding)
        entry = finding_word(finding), tone, icon
        if entry not in badges:
            badges.append(entry)
    if sheet.form is not None and not sheet.findings:
        badges.append((_("Ready to compare"), Tone.SUCCESS, None))
    return badges


def _action(sheet: ScannedSheet) -> str:
    if sheet.form is not None:
        return _("Compare")
    return _("Look")

"""The sheets that travel to a translator and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, words
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.register.ports import TextsPort
from sspf_app.services.changes import Changes
from sspf_app.services.form_clauses import BY_ID
from sspf_app.services.translation_sheets import SHEET_BYTES_MAX, TranslationSheetError
from sspf_app.texts.disk_faults import DiskFault
from sspf_app.texts.form_text_faults import fault_sentence

_MOST_TOLD = 12


class TranslatorSheets(ScreenPresenter):
    """Leads the way out and the way back in."""

    view: TextsPort

    def export_sheet(self, text_id: str) -> None:
        """Write the translator's sheet where the user says."""

        def write(folder: Path) -> None:
            def done(path: Path) -> None:
                self.ports.frame.say(_("The sheet is saved as {name}.").format(name=path.name))

            self.change(lambda: self.services.form_text_sheets.export_sheet(text_id, folder), done)

        self.ports.dialogs.choose_folder(_("Where to save the sheet"), on_chosen=write)

    def import_sheet(self, text_id: str, *, on_taken: Callable[[], object]) -> None:
        """Take in a filled-in sheet that the user chooses."""

        def take(path: Path) -> None:
            def job() -> Changes:
                return self.services.form_text_sheets.import_sheet(text_id, _content(path))

            def done(_changes: Changes) -> None:
                on_taken()
                self.ports.frame.say(_("The sheet is taken in. Read it through before approval."))

            self.change(job, done, on_error=self._refused)

        self.ports.dialogs.choose_file(
            _("Which sheet to take in"), on_chosen=take, pattern=_("Sheets (*.csv *.txt)")
        )

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, TranslationSheetError):
            self.show_error(error)
            return
        told = [
            fault_sentence(
                fault.code,
                fault.params,
                words(),
                BY_ID[fault.clause].number if fault.clause in BY_ID else fault.clause[:40],
            )
            for fault in error.faults[:_MOST_TOLD]
        ]
        if (more := len(error.faults) - _MOST_TOLD) > 0:
            told.append(_("and {n} more").format(n=more))
        self.view.show_sheet_faults(tuple(told), self.ports.frame.explain(error).what)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SHEET_BYTES_MAX + 1)
    except OSError as error:
        raise DomainError("sheet_unreadable", why=DiskFault.of(error)) from error

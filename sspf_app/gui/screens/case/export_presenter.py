"""Leads the consents out of the program: the family's receipt, and the standard formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.case.consent_ports import ExportPort
from sspf_app.gui.screens.case.consent_presenter import ConsentPage
from sspf_app.services.consent_views import AnswerItem, ConsentBoard
from sspf_app.services.export_records import ExportFormat
from sspf_app.services.export_views import Exported, Paper

OWN_COPY = ""
"""Whose copy: the office's own."""


class ExportPresenter(ConsentPage):
    """See the module."""

    view: ExportPort

    def __init__(self, ports: ScreenPorts, view: ExportPort) -> None:
        super().__init__(ports, view)
        self._record = ""

    def begin(self) -> None:
        """Another case: nothing is in sight yet."""
        self._record = ""

    def want(self, **wanted: str) -> None:
        """Show what can leave; the receipt of one answer at once, where one is named."""
        self._record = wanted.get("export", "")
        self._load()

    def show_receipt(self, record: str) -> None:
        """Draw a receipt."""
        self._record = record
        case = self.case.case

        def done(paper: Paper) -> None:
            self.view.show_receipt(paper, self.case.name_of(paper.recipient))

        self.read(lambda: self.services.consent_exports.receipt(case, record), done)

    def save_receipt(self) -> None:
        """Write the receipt in sight, as a PDF."""
        case, record = self.case.case, self._record
        exports = self.services.consent_exports
        self._write(lambda folder: exports.export_receipt(case, record, folder=folder))

    def print_receipt(self) -> None:
        """Print the receipt in sight."""
        case, record = self.case.case, self._record
        exports = self.services.consent_exports
        self.choose_printer(
            lambda printer: self.change(
                lambda: exports.export_receipt(case, record, folder=printer),
                lambda _exported: self.ports.frame.say(papers_printed()),
            )
        )

    def save_machine_receipt(self) -> None:
        """Write the receipt in sight, for machines."""
        case, record = self.case.case, self._record
        exports = self.services.consent_exports
        self._write(lambda folder: exports.export_machine_receipt(case, record, folder=folder))

    def move_out(self) -> None:
        """Go to where the whole case is moved out."""
        self.ports.frame.navigate("moving", act="out", case=self.case.case)

    def hand_over(self) -> None:
        """Go to where the case is sealed to another office."""
        self.ports.frame.navigate("handover", act="send", case=self.case.case)

    def save_consents(self, format_: ExportFormat, party: str) -> None:
        """Write the consents of the case."""
        case = self.case.case
        exports = self.services.consent_exports
        self._write(
            lambda folder: exports.export(case, format_, folder=folder, party=party or None)
        )

    def _write(self, write: Callable[[Path], Exported]) -> None:
        def done(exported: Exported) -> None:
            self.ports.frame.say(_("Saved as {name}.").format(name=exported.path.name))

        self.ports.dialogs.choose_folder(
            _("Where to save it"),
            on_chosen=lambda folder: self.change(lambda: write(folder), done),
        )

    def _load(self) -> None:
        case = self.case

        def job() -> ConsentBoard:
            return self.services.consent_cards.board(
                case.case, purpose=self.consents.purpose, subject=self.consents.subject
            )

        def done(board: ConsentBoard) -> None:
            answers = [
                (card.name, answer)
                for card in board.cards
                for answer in card.answers
                if answer.replaced_at is None
            ]
            self.view.show_choices(tuple(answers), case)
            known = [answer.id for _name, answer in answers]
            chosen = self._record if self._record in known else next(iter(known), "")
            if chosen:
                self.show_receipt(chosen)
            else:
                self.view.show_no_receipt()

        self.read(job, done)


Answers = tuple[tuple[str, AnswerItem], ...]
"""Name of a signatory, and an answer of theirs."""

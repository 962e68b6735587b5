"""Moving out: what goes, why, and an honest word about the folder before anything is written."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.moving.presenter import MovingPresenter
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.reason import reason_trouble
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.move_out_views import OutDone, OutPreview


class OutPage(QWidget):
    """See the module.

    Attributes:
        reason: Why.
        knows: Says that one knows the folder is readable.
        go: Chooses the place and writes.
    """

    presenter: MovingPresenter

    def __init__(self) -> None:
        super().__init__()
        self.reason = QLineEdit()
        self.knows = QCheckBox(_("I know that anybody who can open the folder can read it"))
        self.go = primary_button(_("Choose the place and write…"), self._on_go, icon="export")
        self._reason_line = FormRow(
            _("Why is it moved out?"),
            self.reason,
            hint=_("Your name, the time and the reason are logged, in every case."),
        )
        self._what = Card(" ")
        self._facts = QVBoxLayout()
        self._facts.setSpacing(GRID)
        self._what.add(self._facts)
        why = Card(_("Before it is written"))
        why.add(self._reason_line)
        self._knows_line = FormRow("", self.knows)
        why.add(self._knows_line)
        content = QWidget()
        inner = column(self._what, why, gap=2 * GRID)
        inner.addStretch(1)
        content.setLayout(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(scrolled(content), 1)
        layout.addLayout(row(back_button(_("Back"), self._on_back), None, self.go))
        self.reason.returnPressed.connect(self._on_go)
        self.kept = KeptWords(self, leave_out=("knows",))

    def show_preview(self, preview: OutPreview, *, case: str) -> None:
        """Show what would go."""
        self.kept.rest()
        self.reason.clear()
        self.kept.begin(f"moving/{case or 'everything'}/reason")
        self.knows.setChecked(False)
        self._reason_line.show_trouble("")
        self._knows_line.show_trouble("")
        title = (
            _("The case {reference} as open files").format(reference=preview.reference)
            if preview.reference
            else ngettext(
                "Everything, {n} case, as open files",
                "Everything, {n} cases, as open files",
                preview.cases,
            ).format(n=preview.cases)
        )
        self._what.say(title)
        clear(self._facts)
        for icon, words, tone in self._lines(preview):
            self._facts.addWidget(IconLine(icon, words, tone))

    def _lines(self, preview: OutPreview) -> list[tuple[str, str, Tone]]:
        found = [
            (
                "document",
                _(
                    "A page that any browser shows, tables for any spreadsheet, the scanned papers "
                    "as PDF, and case files that this program takes in again with the same answers."
                ),
                Tone.INFO,
            ),
            (
                "unlock",
                _(
                    "The folder is not locked. It is your own copy for a change of program, an "
                    "archive or a check, and no way to give something to a party."
                ),
                Tone.WARNING,
            ),
        ]
        if preview.protected:
            said = ngettext(
                "{n} person with protected identity is in it, with address and telephone.",
                "{n} persons with protected identity are in it, with address and telephone.",
                preview.protected,
            )
            found.append(("shield", said.format(n=preview.protected), Tone.DANGER))
        return found

    def _on_back(self) -> None:
        self.presenter.show_start()

    def _on_go(self) -> None:
        faults: dict[str, str] = {}
        if trouble := reason_trouble(self.reason.text()):
            faults["reason"] = trouble
        if not self.knows.isChecked():
            faults["knows"] = _("Tick the box first.")
        tell_faults({"reason": self._reason_line, "knows": self._knows_line}, faults)
        if not faults:
            self.presenter.out.move(self.reason.text())


class OutDonePage(QWidget):
    """Where the folder lies, and what is in it."""

    presenter: MovingPresenter

    def __init__(self) -> None:
        super().__init__()
        self._card = Card(_("It is written"))
        self._said = text(selectable=True)
        self.back = button(_("Back"), self._on_back)
        self._card.add(self._said)
        self._card.add(
            text(_("Begin with index.html: it opens in any browser. Delete the folder when done."))
        )
        self._card.add(row(self.back, None))
        layout = column(self._card)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_done(self, done: OutDone) -> None:
        """Show what was written."""
        cases = ngettext("{n} case", "{n} cases", done.cases).format(n=done.cases)
        said = _("{cases}, {files} files, in {folder}")
        self._said.setText(said.format(cases=cases, files=done.files, folder=str(done.folder)))

    def _on_back(self) -> None:
        self.presenter.show_start()

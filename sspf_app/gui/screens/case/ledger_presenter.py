"""Leads what has been shared in a case: what went wrong, who signed, the family's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from sspf_app.gui.i18n import _
from sspf_app.gui.noting_after import note_after
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.ports import LedgerPort
from sspf_app.gui.typed_days import parse_day
from sspf_app.services.changes import Changes
from sspf_app.services.export_views import Exported, Paper
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.ledger_views import (
    FollowUpInput,
    LedgerRow,
    MisdirectionInput,
    PageReader,
    ReservationState,
)
from sspf_app.services.print_ports import Place

Loaded = tuple[tuple[LedgerRow, ...], tuple[PageReader, ...], tuple[ReservationState, ...]]
Faults = dict[str, str]


@dataclass(slots=True, kw_only=True)
class WrongForm:
    """A misdirected copy as typed.

    Attributes:
        reached: Party or person id; empty = somebody else, in words.
    """

    found_on: str = ""
    found_by: str = ""
    reached: str = ""
    reached_words: str = ""
    how: str = ""
    also_intended: bool = False


@dataclass(slots=True)
class LedgerFilter:
    """Which rows are shown; empty = all."""

    subject: str = ""
    recipient: str = ""
    rows: tuple[LedgerRow, ...] = field(default=())

    def shown(self) -> tuple[LedgerRow, ...]:
        """The rows about that person, to that recipient."""
        return tuple(
            row
            for row in self.rows
            if (not self.subject or any(part.subject == self.subject for part in row.parts))
            and (not self.recipient or self._reached(row))
        )

    def recipients(self) -> tuple[tuple[str, str], ...]:
        """Who has got something, by name."""
        found = {row.recipient: row.recipient_name for row in self.rows}
        found |= {way.reached: way.reached_name for row in self.rows for way in row.wrong}
        return tuple(sorted(found.items(), key=lambda pair: pair[1].casefold()))

    def subjects(self) -> tuple[tuple[str, str], ...]:
        """Whom it was about, by name."""
        found = {part.subject: part.subject_name for row in self.rows for part in row.parts}
        return tuple(sorted(found.items(), key=lambda pair: pair[1].casefold()))

    def _reached(self, row: LedgerRow) -> bool:
        return self.recipient in (row.recipient, *(way.reached for way in row.wrong))


class LedgerPresenter(CasePart):
    """See the module."""

    view: LedgerPort
    chosen = ""
    """The row in sight."""
    _paper: Callable[[Place], Exported] | None = None

    def begin(self) -> None:
        """Another case: everything of it."""
        self.filter = LedgerFilter()
        self.chosen, self._paper = "", None
        self.view.close_paper()

    def want(self, **wanted: str) -> None:
        """Show the row somebody came for."""
        self.chosen = wanted.get("disclosure", "") or self.chosen
        self._show()

    def refresh(self) -> None:
        """Load the ledger."""
        case = self.case.case

        def job() -> Loaded:
            ledger = self.services.ledger
            return ledger.rows(case), ledger.readers(case), ledger.reservations(case)

        def done(loaded: Loaded) -> None:
            self.filter.rows, readers, reservations = loaded
            self.view.show_choices(self.filter, readers, reservations)
            self._show()

        self.read(job, done)

    def narrow(self, *, subject: str | None = None, recipient: str | None = None) -> None:
        """Show rows about somebody, or to somebody."""
        self.filter.subject = self.filter.subject if subject is None else subject
        self.filter.recipient = self.filter.recipient if recipient is None else recipient
        self._show()

    def choose(self, row: LedgerRow | None) -> None:
        """Look at a row."""
        if row is not None and row.id != self.chosen:
            self.chosen = row.id
            self.view.show_row(row)

    def show_page(self, reader: str) -> None:
        """The family's page for a reader, from memory."""
        case, papers = self.case.case, self.services.ledger_papers
        self._show_paper(
            lambda: papers.preview_page(case, reader),
            lambda folder: papers.export_page(case, reader, folder),
            _("What has been shared, for {name}").format(name=self.case.name_of(reader)),
        )

    def show_recall(self, misdirection: str) -> None:
        """The letter that asks for a copy, from memory."""
        case, papers = self.case.case, self.services.ledger_papers
        self._show_paper(
            lambda: papers.preview_recall(case, misdirection),
            lambda folder: papers.export_recall(case, misdirection, folder),
            _("Letter that asks for the paper"),
        )

    def show_receipt(self, disclosure: str) -> None:
        """The page a recipient signs, from memory."""
        case, papers = self.case.case, self.services.ledger_papers
        self._show_paper(
            lambda: papers.preview_receipt(case, disclosure),
            lambda folder: papers.export_receipt(case, disclosure, folder),
            _("Receipt to sign"),
        )

    def show_reservation(self, recipient: str) -> None:
        """The sheet a recipient signs beforehand, from memory."""
        case, papers = self.case.case, self.services.ledger_papers
        self._show_paper(
            lambda: papers.preview_reservation(case, recipient),
            lambda folder: papers.export_reservation(case, recipient, folder),
            _("Reservation to sign"),
        )

    def save_paper(self) -> None:
        """Write the paper in sight where the user says."""
        write = self._paper
        if write is None:
            return

        def done(exported: Exported) -> None:
            self.ports.frame.say(_("The paper is saved as {name}.").format(name=exported.path.name))
            self.close_paper()

        self.ports.dialogs.choose_folder(
            _("Where to save the paper"),
            on_chosen=lambda folder: self.change(lambda: write(folder), done),
        )

    def print_paper(self) -> None:
        """Print the paper in sight."""
        write = self._paper
        if write is None:
            return

        def done(_exported: Exported) -> None:
            self.ports.frame.say(papers_printed())
            self.close_paper()

        self.choose_printer(lambda printer: self.change(lambda: write(printer), done))

    def close_paper(self) -> None:
        """Back to the row."""
        self._paper = None
        self.view.close_paper()

    def ask_back(self, row: LedgerRow) -> None:
        """Go to what follows the withdrawal, or the answer, without which it went out."""
        wanted = {"case": self.case.case, "tab": "consent", "withdrawal": row.without_consent}
        self.ports.frame.navigate("case", **wanted)

    def new_wrong(self) -> WrongForm:
        """A form that says found today."""
        return WrongForm(found_on=self.today().isoformat())

    def mark_wrong(self, form: WrongForm) -> None:
        """Note that the copy in sight went wrong."""
        found_on, faults = _day(form.found_on), self.faults(form)
        self.view.show_faults(faults)
        if faults or found_on is None:
            return
        entry = MisdirectionInput(
            case=self.case.case,
            disclosure=self.chosen,
            found_on=found_on,
            found_by=form.found_by,
            reached=form.reached or None,
            reached_words=form.reached_words,
            how=form.how,
            also_intended=form.also_intended,
        )

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("Noted. Ask for the paper with the letter."))
            self.view.close_wrong()
            self.refresh()

        self.save_typed(lambda: self.services.ledger.mark_misdirected(entry), done)

    def faults(self, form: WrongForm) -> Faults:
        """What is missing, at its place."""
        found: Faults = {}
        day = _day(form.found_on)
        if day is None:
            found["found_on"] = _("Write the day as 2026-03-12.")
        elif day > self.today():
            found["found_on"] = _("That day has not come yet.")
        if not form.found_by.strip():
            found["found_by"] = _("Write who found it.")
        if not form.reached and not form.reached_words.strip():
            found["reached"] = _("Write who really got it.")
        if not form.how.strip():
            found["how"] = _("Write what happened.")
        return found

    def note(
        self, kind: FollowUpKind, *, about: str, recipient: str, what: str = "", words: str = ""
    ) -> None:
        """Note today what came after; for ten seconds it can be taken back."""
        entry = FollowUpInput(
            case=self.case.case,
            kind=kind,
            about=about,
            recipient=recipient,
            happened_on=self.today(),
            what=what,
            words=words,
        )
        note_after(self, entry, then=self.refresh, is_typed=True)

    def _show(self) -> None:
        rows = self.filter.shown()
        self.view.show_rows(rows, self.chosen)
        found = next((row for row in rows if row.id == self.chosen), rows[0] if rows else None)
        self.chosen = "" if found is None else found.id
        self.view.show_row(found)

    def _show_paper(
        self, draw: Callable[[], Paper], write: Callable[[Place], Exported], title: str
    ) -> None:
        def done(paper: Paper) -> None:
            self._paper = write
            self.view.show_paper(title, paper.pdf)

        self.read(draw, done)


def _day(typed: str) -> date | None:
    return parse_day(typed)

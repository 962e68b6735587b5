"""Leads the page with each recipient's copy: previewed from memory, written where the user says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import day_of
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.noting_after import note_after
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.print_words import copies_printed
from sspf_app.gui.screens.meeting.ports import CopiesPort, Copy, MeetingPage
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.export_views import CopyKind, Exported
from sspf_app.services.ledger_records import FollowUpKind
from sspf_app.services.ledger_views import FollowUpInput
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.move_views import Run
from sspf_app.services.print_ports import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What an export led to."""

    folder: Place
    wanted: tuple[RecipientView, ...]
    files: tuple[Exported, ...] = field(repr=False)
    changes: Changes


class Copies(ScreenPresenter):
    """Makes one copy after the other; none is written anywhere before the user exports it."""

    def __init__(self, ports: ScreenPorts, view: CopiesPort) -> None:
        super().__init__(ports, view)
        self._page: MeetingPage | None = None
        self._copies: list[Copy] = []
        self._kind = CopyKind.PAPER
        self._round = object()
        self._asking = Inquiry(ports, view)

    def begin(self, page: MeetingPage) -> None:
        """Another meeting, or another state of it: earlier copies no longer hold."""
        self._page = page
        self._forget()

    def show_as(self, copy: CopyKind) -> None:
        """Show the copies as they leave in this form: as a Word file, or as the paper."""
        kind = CopyKind.WORD if copy is CopyKind.WORD else CopyKind.PAPER
        if kind is not self._kind:
            self._kind = kind
            self._forget()
            self.load()

    def load(self) -> None:
        """Make every copy anew, as it would go out now.

        Asked again before the first is made, as by a page that opens on its copies, it begins
        again: both would make each twice, and print it twice.
        """
        page = self._page
        if page is None or self._copies:
            return
        case, meeting = page.case.case, page.meeting.id
        this = self._round = object()

        def begin(waiting: tuple[RecipientView, ...]) -> None:
            if this is self._round:
                self._make(waiting)

        self.read(lambda: self.services.minutes.recipients(case, meeting), begin)
        self._load_given()

    def note_not_needed(self, recipient: str, reason: str) -> None:
        """Note why somebody who may have a copy needs none; it can be taken back."""
        page = self._page
        if page is None:
            return
        entry = FollowUpInput(
            case=page.case.case,
            kind=FollowUpKind.COPY_NOT_NEEDED,
            about=page.meeting.id,
            recipient=recipient,
            happened_on=day_of(self.ports.clock.now(), self.ports.clock.zone),
            what=reason,
        )
        note_after(self, entry, then=self._load_given)

    def take_back(self, note: str) -> None:
        """They need a copy after all."""
        page = self._page
        if page is not None:
            case = page.case.case
            self.change(
                lambda: self.services.ledger.take_back(case, note),
                lambda _changes: self._load_given(),
            )

    def _load_given(self) -> None:
        """Who has got theirs; beside the copies, which stay as they are."""
        page = self._page
        if page is not None:
            case, meeting = page.case.case, page.meeting.id
            self._asking.read(
                lambda: self.services.minutes_given.copies(case, meeting), self.view.show_given
            )

    def export(self, recipients: tuple[str, ...], copy: CopyKind = CopyKind.PAPER) -> None:
        """Ask where to, and write these copies."""
        wanted = self._wanted(recipients)
        if wanted:
            self.ports.dialogs.choose_folder(
                _("Where to save the minutes"),
                on_chosen=lambda folder: self._write(wanted, folder, copy),
            )

    def export_all(self, copy: CopyKind = CopyKind.PAPER) -> None:
        """Write every copy there is, but the coordinator's own."""
        self.export(self._others(), copy)

    def print_out(self, recipients: tuple[str, ...]) -> None:
        """Ask for a printer, and print these copies."""
        wanted = self._wanted(recipients)
        if wanted:
            self.choose_printer(lambda printer: self._write(wanted, printer, CopyKind.PAPER))

    def print_all(self) -> None:
        """Print every copy there is, but the coordinator's own."""
        self.print_out(self._others())

    def _wanted(self, recipients: tuple[str, ...]) -> tuple[RecipientView, ...]:
        named = {one.recipient.recipient: one for one in self._copies if one.paper is not None}
        return tuple(named[one].recipient for one in recipients if one in named)

    def _others(self) -> tuple[str, ...]:
        everybody = (one.recipient.recipient for one in self._copies)
        return tuple(one for one in everybody if one != COORDINATOR)

    def _forget(self) -> None:
        """What is being made does not count any more."""
        self._copies, self._round = [], object()
        self.view.show_copies(())

    def _make(self, waiting: tuple[RecipientView, ...]) -> None:
        """One copy at a time, so that the first shows while the others are made."""
        page = self._page
        if not waiting or page is None:
            return
        first, rest = waiting[0], waiting[1:]
        case, meeting = page.case.case, page.meeting.id
        kind, this = self._kind, self._round

        def show(copy: Copy) -> None:
            if this is self._round:
                self._copies.append(copy)
                self.view.show_copies(tuple(self._copies), more=len(rest))
                self._make(rest)

        def job() -> Copy:
            paper = self.services.minutes.preview(
                case, meeting, recipient=first.recipient, copy=kind
            )
            return Copy(recipient=first, paper=paper)

        def failed(error: BaseException) -> None:
            trouble = self.ports.frame.explain(error)
            show(Copy(recipient=first, paper=None, trouble=trouble.sentence))

        self.read(job, show, on_error=failed)

    def _write(self, wanted: tuple[RecipientView, ...], folder: Place, copy: CopyKind) -> None:
        """Write or print one copy, or several in one act: all of them, or none."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        minutes, run = self.services.minutes, Run()
        recipients = tuple(one.recipient for one in wanted)

        def job() -> _Written:
            if len(recipients) == 1:
                files = (
                    minutes.export(
                        case, meeting, recipient=recipients[0], folder=folder, copy=copy
                    ),
                )
            else:
                files = minutes.export_all(
                    case, meeting, recipients=recipients, folder=folder, copy=copy, run=run
                )
            changes = Changes(topics=frozenset({Topic.DISCLOSURES}), ids=frozenset({case}))
            return _Written(folder=folder, wanted=wanted, files=files, changes=changes)

        if len(recipients) > 1:
            self.view.show_run(run)
        self.change(job, self._tell, on_error=self._not_written)

    def _not_written(self, error: BaseException) -> None:
        self.view.end_run()
        if isinstance(error, DomainError) and error.code == "cancelled":
            self.ports.frame.say(self.ports.frame.explain(error).what)
            return
        trouble = self.ports.frame.explain(error)
        advice = trouble.advice or _("Change the item that is named, or leave the copy.")
        self.view.show_trouble(replace(trouble, advice=advice))

    def _tell(self, written: _Written) -> None:
        self.view.end_run()
        self._load_given()
        if not isinstance(written.folder, Path):
            self.view.show_exported(copies_printed(len(written.files)))
            return
        passwords = tuple(
            (f"{one.name} · {file.path.name}", file.password)
            for one, file in zip(written.wanted, written.files, strict=False)
            if file.password is not None
        )
        if passwords:
            self.ports.dialogs.tell_passwords(passwords)
        count = len(written.wanted)
        said = ngettext(
            "{n} copy was saved in {folder}, and noted as shared.",
            "{n} copies were saved in {folder}, and noted as shared.",
            count,
        ).format(n=count, folder=written.folder)
        if len(written.files) > count:
            listed = written.files[-1].path.name
            said = f"{said} {_('Print by the list: {file}.').format(file=listed)}"
        self.view.show_exported(said)

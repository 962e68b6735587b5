"""Leads the page with each recipient's copy: previewed from memory, written where the user says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.ports import ScreenPorts, Trouble
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.meeting.ports import CopiesPort, Copy, MeetingPage
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.export_views import CopyKind
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.minutes import COORDINATOR
from sspf_app.services.records import Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What an export led to."""

    folder: Path
    files: tuple[str, ...]
    failed: tuple[tuple[str, BaseException], ...]
    changes: Changes
    passwords: tuple[tuple[str, str], ...] = field(default=(), repr=False)


class Copies(ScreenPresenter):
    """Makes one copy after the other; none is written anywhere before the user exports it."""

    def __init__(self, ports: ScreenPorts, view: CopiesPort) -> None:
        super().__init__(ports, view)
        self._page: MeetingPage | None = None
        self._copies: list[Copy] = []

    def begin(self, page: MeetingPage) -> None:
        """Another meeting, or another state of it: earlier copies no longer hold."""
        self._page = page
        self._copies = []
        self.view.show_copies(())

    def load(self) -> None:
        """Make every copy anew, as it would go out now."""
        page = self._page
        if page is None or self._copies:
            return
        case, meeting = page.case.case, page.meeting.id
        self.read(lambda: self.services.minutes.recipients(case, meeting), self._make)

    def note_presence(self, participant: str, presence: Presence, names: str) -> None:
        """Record who came."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        self.change(
            lambda: self.services.meetings.note_presence(
                case, meeting, participant=participant, presence=presence, names=names
            )
        )

    def export(self, recipients: tuple[str, ...], copy: CopyKind = CopyKind.PAPER) -> None:
        """Ask where to, and write these copies."""
        named = {one.recipient.recipient: one for one in self._copies if one.paper is not None}
        wanted = tuple(named[one].recipient for one in recipients if one in named)
        if wanted:
            self.ports.dialogs.choose_folder(
                _("Where to save the minutes"),
                on_chosen=lambda folder: self._write(wanted, folder, copy),
            )

    def export_all(self, copy: CopyKind = CopyKind.PAPER) -> None:
        """Write every copy there is, but the coordinator's own."""
        self.export(
            tuple(
                one.recipient.recipient
                for one in self._copies
                if one.recipient.recipient != COORDINATOR
            ),
            copy,
        )

    def _make(self, waiting: tuple[RecipientView, ...]) -> None:
        """One copy at a time, so that the first shows while the others are made."""
        page = self._page
        if not waiting or page is None:
            return
        first, rest = waiting[0], waiting[1:]
        case, meeting = page.case.case, page.meeting.id

        def show(copy: Copy) -> None:
            if page is self._page:
                self._copies.append(copy)
                self.view.show_copies(tuple(self._copies))
                self._make(rest)

        def job() -> Copy:
            paper = self.services.minutes.preview(case, meeting, recipient=first.recipient)
            return Copy(recipient=first, paper=paper)

        def failed(error: BaseException) -> None:
            trouble = self.ports.frame.explain(error)
            show(Copy(recipient=first, paper=None, trouble=trouble.sentence))

        self.read(job, show, on_error=failed)

    def _write(self, wanted: tuple[RecipientView, ...], folder: Path, copy: CopyKind) -> None:
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        minutes = self.services.minutes

        def job() -> _Written:
            files: list[str] = []
            passwords: list[tuple[str, str]] = []
            failed: list[tuple[str, BaseException]] = []
            for one in wanted:
                try:
                    done = minutes.export(
                        case, meeting, recipient=one.recipient, folder=folder, copy=copy
                    )
                except DomainError as error:
                    failed.append((one.name, error))
                else:
                    files.append(done.path.name)
                    if done.password is not None:
                        passwords.append((done.path.name, done.password))
            changes = Changes(topics=frozenset({Topic.DISCLOSURES}), ids=frozenset({case}))
            return _Written(
                folder=folder,
                files=tuple(files),
                failed=tuple(failed),
                changes=changes,
                passwords=tuple(passwords),
            )

        self.change(job, self._tell)

    def _tell(self, written: _Written) -> None:
        if written.passwords:
            self.ports.dialogs.tell_passwords(written.passwords)
        count = len(written.files)
        said = ngettext(
            "{n} copy was saved in {folder}, and noted as shared.",
            "{n} copies were saved in {folder}, and noted as shared.",
            count,
        ).format(n=count, folder=written.folder)
        if not written.failed:
            self.view.show_exported(said)
            return
        what = " ".join(
            _("{name}: {why}").format(name=name, why=self.ports.frame.explain(error).sentence)
            for name, error in written.failed
        )
        self.view.show_trouble(
            Trouble(
                what=what,
                kept=said if count else _("Nothing was written."),
                advice=_("Change the item that is named, or leave the copy."),
            )
        )

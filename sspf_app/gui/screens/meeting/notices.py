"""Leads the messages about a meeting: previewed, then copied or saved. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.screens.meeting.ports import MeetingPage, NoticesPort
from sspf_app.services.calendar_entries import EntryForm
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.export_views import Exported
from sspf_app.services.notice_views import NoticeCopied, NoticeOrder, NoticeRecipient
from sspf_app.services.paper_of_notice import NoticeKind


class NoticesPresenter(ScreenPresenter):
    """One of them before the meeting, one after it.

    Args:
        ports: The ports of the screen.
        view: The card.
        kinds: The messages that are offered there.

    Attributes:
        on_gone: Called when something has gone; reads who can be told what, and more.
    """

    def __init__(
        self, ports: ScreenPorts, view: NoticesPort, *, kinds: frozenset[NoticeKind]
    ) -> None:
        super().__init__(ports, view)
        self._kinds = kinds
        self.on_gone: Callable[[], None] = self.refresh
        self._page: MeetingPage | None = None

    def begin(self, page: MeetingPage) -> None:
        """Another meeting, or another state of it."""
        self._page = page
        self.refresh()

    def refresh(self) -> None:
        """Read who can be told what."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        self.read(lambda: self.services.notices.recipients(case, meeting), self._show)

    def preview(
        self, recipient: str, kind: NoticeKind, *, with_name: bool, with_place: bool
    ) -> None:
        """Show the words as they would go now."""
        order = self._order(recipient, kind, with_name=with_name, with_place=with_place)
        if order is not None:
            self.read(
                lambda: self.services.notices.preview(order),
                self.view.show_words,
                on_error=self._refused,
            )

    def copy(self, recipient: str, kind: NoticeKind, *, with_name: bool, with_place: bool) -> None:
        """Note that the words are copied, then copy them."""
        order = self._order(recipient, kind, with_name=with_name, with_place=with_place)
        if order is None:
            return

        def done(copied: NoticeCopied) -> None:
            self.view.put_on_clipboard(copied.words)
            self.ports.frame.say(
                _("Copied for half a minute, and noted as shared. Paste it in the secure mail.")
            )
            self.on_gone()

        self.change(lambda: self.services.notices.copy(order), done, on_error=self._refused)

    def save(self, recipient: str, kind: NoticeKind, *, with_name: bool, with_place: bool) -> None:
        """Write the words as a text file."""
        order = self._order(recipient, kind, with_name=with_name, with_place=with_place)
        if order is not None:
            self._choose(
                _("Where to save the message"),
                lambda folder: (self.services.notices.save(order, folder),),
            )

    def save_entries(self, recipients: tuple[str, ...], *, with_place: bool, minutes: int) -> None:
        """Write calendar entries."""
        page = self._page
        if page is None or not recipients:
            return
        case, meeting = page.case.case, page.meeting.id
        self._choose(
            _("Where to save the calendar files"),
            lambda folder: self.services.calendar_entries.save(
                case,
                meeting,
                recipients=recipients,
                folder=folder,
                form=EntryForm(with_place=with_place, minutes=minutes),
            ),
        )

    def recall_entry(self, recipient: str) -> None:
        """Write what takes a calendar entry back."""
        page = self._page
        if page is None:
            return
        case, meeting = page.case.case, page.meeting.id
        self._choose(
            _("Where to save the calendar files"),
            lambda folder: self.services.calendar_entries.recall(
                case, meeting, recipients=(recipient,), folder=folder
            ),
        )

    def _choose(self, title: str, act: Callable[[Path], tuple[Exported, ...]]) -> None:
        self.ports.dialogs.choose_folder(title, on_chosen=lambda folder: self._write(folder, act))

    def _write(self, folder: Path, act: Callable[[Path], tuple[Exported, ...]]) -> None:
        page = self._page
        if page is None:
            return
        ids = frozenset({page.case.case})
        files: list[Exported] = []

        def job() -> Changes:
            files.extend(act(folder))
            return Changes(topics=frozenset({Topic.DISCLOSURES}), ids=ids)

        def done(_changes: Changes) -> None:
            said = ngettext(
                "{n} file was saved in {folder}, and noted as shared.",
                "{n} files were saved in {folder}, and noted as shared.",
                len(files),
            ).format(n=len(files), folder=folder)
            self.ports.frame.say(said)
            self.on_gone()

        self.change(job, done, on_error=self._refused)

    def _order(
        self, recipient: str, kind: NoticeKind, *, with_name: bool, with_place: bool
    ) -> NoticeOrder | None:
        page = self._page
        if page is None:
            return None
        return NoticeOrder(
            case=page.case.case,
            meeting=page.meeting.id,
            recipient=recipient,
            kind=kind,
            with_name=with_name,
            with_place=with_place,
        )

    def _show(self, recipients: tuple[NoticeRecipient, ...]) -> None:
        self.view.show_recipients(recipients, self._kinds)

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)

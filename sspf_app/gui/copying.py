"""Leads a paper of which each reader gets a copy of their own; no Qt.

Whatever the paper is, its screen hands over what makes the copies; nothing is written anywhere
before the user says where.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _, ngettext
from sspf_app.gui.ports import ScreenPorts, TroubleView
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.print_words import copies_printed
from sspf_app.services.changes import Changes
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.print_ports import Place


class CopiesView(TroubleView, Protocol):
    """What the presenter asks of the page."""

    def show_recipients(self, shown: tuple[RecipientView, ...], chosen: str) -> None:
        """Offer a copy for each."""
        ...

    def show_paper(self, paper: Paper, remark: str) -> None:
        """The copy as it would go out now, and what there is to know about it."""
        ...

    def show_none(self, why: str) -> None:
        """There is no copy for this one."""
        ...

    def show_written(self, words: str) -> None:
        """Say what was written."""
        ...

    def offer_names(self, *, wanted: bool) -> None:
        """Offer to go where names are answered for, which no copy goes out before."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCopy:
    """A copy to look at; ``remark`` is for the coordinator alone."""

    paper: Paper
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySource:
    """What makes the copies of one paper.

    Attributes:
        export_all: Writes the copies of all who read something, in one act; None = there is
            only one copy.
    """

    recipients: Callable[[], tuple[RecipientView, ...]]
    preview: Callable[[str], ShownCopy]
    export: Callable[[str, Place, CopyKind], Exported]
    export_all: Callable[[Place, CopyKind], tuple[Exported, ...]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What an export led to."""

    papers: tuple[Exported, ...]
    changes: Changes


class PaperCopying(ScreenPresenter):
    """See the module."""

    view: CopiesView

    def __init__(self, ports: ScreenPorts, view: CopiesView) -> None:
        super().__init__(ports, view)
        self._source: CopySource | None = None
        self._recipient = ""
        self._names_at: dict[str, str] = {}

    def begin(self, source: CopySource, *, first: str = "") -> None:
        """Show who could get a copy, and the copy of ``first``, else of the first of them."""
        self._source, self._recipient = source, ""

        def done(shown: tuple[RecipientView, ...]) -> None:
            ids = [one.recipient for one in shown]
            chosen = first if first in ids else next(iter(ids), "")
            self.view.show_recipients(shown, chosen)
            if chosen:
                self.choose(chosen)

        self.read(source.recipients, done)

    def leave(self) -> None:
        """The page is closed."""
        self._source = None

    def choose(self, recipient: str) -> None:
        """Draw the copy of this one as it would go out now."""
        source = self._source
        if source is None:
            return
        self._recipient = recipient
        self.view.offer_names(wanted=False)

        def failed(error: BaseException) -> None:
            if isinstance(error, DomainError):
                self.view.show_none(self.ports.frame.explain(error).sentence)
                self._offer_names(error)
            else:
                self.show_error(error)

        def done(shown: ShownCopy) -> None:
            if self._recipient == recipient:  # no copy stands under the name of another reader
                self.view.show_paper(shown.paper, shown.remark)

        self.read(lambda: source.preview(recipient), done, on_error=failed)

    def save(self, copy: CopyKind) -> None:
        """Ask where to, and write the copy that shows."""
        source, recipient = self._source, self._recipient
        if source is not None and recipient:
            self._write(lambda folder: (source.export(recipient, folder, copy),))

    def save_all(self, copy: CopyKind) -> None:
        """Ask where to, and write the copies of all who read something: all of them, or none."""
        source = self._source
        if source is not None and source.export_all is not None:
            every = source.export_all
            self._write(lambda folder: every(folder, copy))

    def show_error(self, error: BaseException) -> None:
        """Say what happened, and offer the way on where there is one."""
        super().show_error(error)
        self._offer_names(error)

    def answer_names(self) -> None:
        """Go to the meeting where the names were said."""
        if self._names_at:
            self.ports.frame.navigate("meeting", tab="after", **self._names_at)

    def _offer_names(self, error: BaseException) -> None:
        is_names = isinstance(error, DomainError) and error.code == "names_unanswered"
        if isinstance(error, DomainError) and is_names:
            self._names_at = {one: str(error.params[one]) for one in ("case", "meeting")}
        self.view.offer_names(wanted=is_names)

    def print_out(self) -> None:
        """Ask for a printer, and print the copy that shows."""
        source, recipient = self._source, self._recipient
        if source is not None and recipient:
            self.choose_printer(
                lambda printer: self._out(
                    printer, lambda: (source.export(recipient, printer, CopyKind.PAPER),)
                )
            )

    def _write(self, export: Callable[[Path], tuple[Exported, ...]]) -> None:
        self.ports.dialogs.choose_folder(
            _("Where to save it"),
            on_chosen=lambda folder: self._out(folder, lambda: export(folder)),
        )

    def _out(self, place: Place, export: Callable[[], tuple[Exported, ...]]) -> None:
        def job() -> _Written:
            papers = export()
            return _Written(papers=papers, changes=_together(papers))

        def done(written: _Written) -> None:
            if isinstance(place, Path):
                self._tell(written, place)
            else:
                self.view.show_written(copies_printed(len(written.papers)))

        self.change(job, done)

    def _tell(self, written: _Written, folder: Path) -> None:
        told = tuple(
            (one.path.name, one.password) for one in written.papers if one.password is not None
        )
        if told:
            self.ports.dialogs.tell_passwords(told)
        count = len(written.papers)
        said = ngettext(
            "{n} copy was saved in {folder}, and noted as shared.",
            "{n} copies were saved in {folder}, and noted as shared.",
            count,
        ).format(n=count, folder=folder)
        self.view.show_written(said)


def _together(papers: Sequence[Exported]) -> Changes:
    topics = frozenset(topic for one in papers for topic in one.changes.topics)
    ids = frozenset(some for one in papers for some in one.changes.ids)
    return Changes(topics=topics, ids=ids)

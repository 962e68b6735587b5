"""Leads handing over: a package for a colleague, a case to another office, and its other tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.handover.arrival_acts import ArrivalActs
from sspf_app.gui.screens.handover.backup_acts import BackupActs
from sspf_app.gui.screens.handover.key_acts import KeyActs
from sspf_app.gui.screens.handover.ports import HandOverPort
from sspf_app.services.changes import Topic
from sspf_app.services.export_views import Exported
from sspf_app.services.hand_over_page import PageOrder
from sspf_app.services.move_views import Run
from sspf_app.services.packages import PackageMade, PackageOrder
from sspf_app.services.queries import CaseListItem
from sspf_app.services.records import User
from sspf_app.services.transfer_views import (
    Confirmed,
    Sent,
    TransferDesk,
    TransferLine,
    TransferOrder,
    TransferPreview,
)

ResultT = TypeVar("ResultT")

_TABS = {
    "backup": "backup",
    "try": "backup",
    "place": "backup",
    "receipt": "send",
    "send": "send",
    "take": "take",
}
_Loaded = tuple[TransferDesk, tuple[CaseListItem, ...], tuple[User, ...]]


class HandOverPresenter(ScreenPresenter):
    """See the module."""

    topics = frozenset({Topic.TRANSFERS, Topic.CASES, Topic.USERS})
    view: HandOverPort

    def __init__(self, ports: ScreenPorts, view: HandOverPort) -> None:
        super().__init__(ports, view)
        self._preview: TransferPreview | None = None
        self._wanted = ""
        self.backups = BackupActs(self, view, ports.care)
        self.arrivals = ArrivalActs(self, view, self.run_long)
        self.keys = KeyActs(self, view)

    def open(self, *, act: str = "", case: str = "", **params: str) -> None:
        """Show what is known; ``act`` leads to its tab, ``case`` is chosen to be sent."""
        del params
        self._wanted = case if act in ("", "send") else ""
        if act in _TABS or case:
            self.view.show_tab(_TABS.get(act, "send"))
        self.refresh()

    def refresh(self) -> None:
        """Load keys, cases and transfers again; what was opened or foreseen stays."""
        services, care = self.services, self.ports.care

        def job() -> _Loaded:
            users = () if care is None else care.packages.colleagues()
            return services.transfer_offices.desk(), services.cases.list_cases(), users

        def done(found: _Loaded) -> None:
            desk, cases, users = found
            self.view.show_desk(desk, cases)
            self.view.show_colleagues(users)
            wanted, self._wanted = self._wanted, ""
            if wanted:
                self.view.choose_case(wanted)

        self.read(job, done)
        self.backups.refresh()

    # A colleague of the office

    def make_package(self, order: PackageOrder) -> None:
        """Ask where, write the package, and tell what opens it."""
        care = self.ports.care
        if care is None:
            return

        def made(package: PackageMade) -> None:
            said = _("The package for {name} lies in {file}.")
            self.ports.frame.say(said.format(name=package.colleague, file=str(package.path)))
            if package.password is not None:
                opens = _("{file}, for {name}").format(
                    file=package.path.name, name=package.colleague
                )
                told = ((opens, package.password),)
                self.ports.dialogs.tell_passwords(told, any_spelling=True)

        self.ports.dialogs.choose_folder(
            _("Where to put the package"),
            on_chosen=lambda folder: self.run_long(
                _("The package is being made…"),
                lambda run: care.packages.hand_over(order, folder, run),
                made,
            ),
        )

    def write_page(self, order: PageOrder) -> None:
        """Ask where, and write the page of what waits."""

        def done(exported: Exported) -> None:
            self.ports.frame.say(_("The page lies in {file}.").format(file=str(exported.path)))

        pages = self.services.hand_over_pages
        self.ports.dialogs.choose_folder(
            _("Where to put the page"),
            on_chosen=lambda folder: self.change(lambda: pages.export(order, folder), done),
        )

    def print_page(self, order: PageOrder) -> None:
        """Ask for a printer, and print the page of what waits."""
        pages = self.services.hand_over_pages
        self.choose_printer(
            lambda printer: self.change(
                lambda: pages.export(order, printer),
                lambda _exported: self.ports.frame.say(papers_printed()),
            )
        )

    # A case to another office

    def choose_case(self, case: str) -> None:
        """Show where the case can go."""
        self._preview = None
        self.view.show_preview(None)
        if case:
            self.read(lambda: self.services.transfer_sending.choose(case), self.view.show_choice)

    def foresee(self, order: TransferOrder) -> None:
        """Show what would go."""

        def done(preview: TransferPreview) -> None:
            self._preview = preview
            self.view.show_preview(preview)

        self.read(lambda: self.services.transfer_sending.foresee(order), done)

    def send(self) -> None:
        """Ask where, and seal what was shown."""
        preview = self._preview
        if preview is None:
            return

        def done(sent: Sent) -> None:
            self._preview = None
            self.view.show_preview(None)
            said = _("Sealed to {office}: {file}. Send it, and read the receipt in when it comes.")
            self.ports.frame.say(said.format(office=sent.transfer.office_name, file=str(sent.path)))

        sending = self.services.transfer_sending
        self.ports.dialogs.choose_folder(
            _("Where to put the sealed case"),
            on_chosen=lambda folder: self.run_long(
                _("The case is being sealed…"),
                lambda run: sending.send(preview.order, folder, run),
                done,
            ),
        )

    def read_receipt(self) -> None:
        """Let the user choose the receipt."""

        def done(confirmed: Confirmed) -> None:
            said = _("{office} has taken the case in. It is closed and read only here now.")
            self.ports.frame.say(said.format(office=confirmed.transfer.office_name))

        self.ports.dialogs.choose_file(
            _("The receipt"),
            on_chosen=lambda path: self.change(
                lambda: self.services.transfer_receipts.confirm(path), done
            ),
            pattern="*.sspf-kvitto",
        )

    def give_up(self, line: TransferLine) -> None:
        """Ask, and give a package up."""
        question = Question(
            text=_("Give up the package to {office}?").format(
                office=line.transfer.office_name or _("another office")
            ),
            detail=_(
                "The case {reference} is worked on here as before. A receipt of this package is "
                "not taken any more: ask the office not to take it in."
            ).format(reference=line.reference),
            yes=_("Give it up"),
            no=_("Wait for the receipt"),
            is_grave=True,
        )
        receipts = self.services.transfer_receipts
        self.change_if(question, lambda: receipts.give_up(line.transfer.id))

    def open_case(self, case: str) -> None:
        """Show a case."""
        self.ports.frame.navigate("case", case=case)

    def run_long(
        self,
        words: str,
        job: Callable[[Run], ResultT],
        on_done: Callable[[ResultT], object],
        *,
        on_error: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Do what may take long: how far it has come shows, and it can be ended."""
        if self.is_changing:  # the run that is in sight, with its way to end it
            return
        run = Run()

        def done(result: ResultT) -> None:
            self.view.end_run()
            on_done(result)

        def failed(error: BaseException) -> None:
            self.view.end_run()
            if isinstance(error, DomainError) and error.code == "cancelled":
                self.ports.frame.say(self.ports.frame.explain(error).what)
            else:
                (on_error or self.show_error)(error)

        self.view.show_run(words, run)
        self.change(lambda: job(run), done, on_error=failed)

"""Leads handing over: a package for a colleague, a case to or from another office, the backups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from sspf_app.domain.errors import DomainError
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.presenting import ScreenPresenter
from sspf_app.gui.print_words import papers_printed
from sspf_app.gui.screens.handover.backup_acts import BackupActs
from sspf_app.gui.screens.handover.ports import HandOverPort
from sspf_app.services.changes import Topic
from sspf_app.services.export_views import Exported
from sspf_app.services.hand_over_page import PageOrder
from sspf_app.services.move_views import Run
from sspf_app.services.queries import CaseListItem
from sspf_app.services.records import User
from sspf_app.services.transfer_ports import KeyCard
from sspf_app.services.transfer_views import (
    Arrival,
    Confirmed,
    Sent,
    TakeIn,
    TakenIn,
    TransferDesk,
    TransferLine,
    TransferOrder,
    TransferPreview,
)
from sspf_app.services.vault_care import PackageMade, PackageOrder

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
        self._arrival: Arrival | None = None
        self._card: KeyCard | None = None
        self._wanted = ""
        self.backups = BackupActs(self, view, ports.care)

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
            users = () if care is None else care.colleagues()
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
                opens = _("{file}, user name {login}").format(
                    file=package.path.name, login=package.login
                )
                self.ports.dialogs.tell_passwords(((opens, package.password),))

        self.ports.dialogs.choose_folder(
            _("Where to put the package"),
            on_chosen=lambda folder: self._long(
                _("The package is being made…"),
                lambda run: care.hand_over(order, folder, run),
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
            on_chosen=lambda folder: self._long(
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

    # A case from another office

    def choose_package(self) -> None:
        """Let the user choose a package."""
        self.ports.dialogs.choose_file(
            _("The sealed case"),
            on_chosen=lambda path: self.look(path),
            pattern="*.sspf-arende",
        )

    def look(self, path: Path, *, reason: str = "") -> None:
        """Open a package and show what it holds."""

        def done(arrival: Arrival) -> None:
            self._arrival = arrival
            self.view.show_arrival(arrival)

        self._arrival = None
        self.view.show_arrival(None)
        receiving = self.services.transfer_receiving
        self._long(
            _("The package is being read…"),
            lambda run: receiving.look(path, reason=reason, run=run),
            done,
            on_error=lambda error: self._ask_reason(path, error),
        )

    def know_sender(self, *, heard: bool) -> None:
        """Keep the key of the sender, whose words were compared, and look again."""
        arrival = self._arrival
        if arrival is not None:
            offices = self.services.transfer_offices
            self.change(
                lambda: offices.add(arrival.sender, heard=heard),
                lambda _changes: self.look(arrival.path),
            )

    def take_in(self, entry: TakeIn) -> None:
        """Ask where the receipt goes, and take in what was shown."""
        arrival = self._arrival
        if arrival is None:
            return

        def done(taken: TakenIn) -> None:
            self._arrival = None
            self.view.show_taken(taken)

        receiving = self.services.transfer_receiving
        self.ports.dialogs.choose_folder(
            _("Where to put the receipt for the sender"),
            on_chosen=lambda folder: self._long(
                _("The case is being taken in…"),
                lambda run: receiving.take_in(arrival, replace(entry, receipt_folder=folder), run),
                done,
            ),
        )

    def open_case(self, case: str) -> None:
        """Show a case."""
        self.ports.frame.navigate("case", case=case)

    # Keys

    def save_own_key(self) -> None:
        """Ask where, and write the own public key."""

        def done(path: Path) -> None:
            self.ports.frame.say(_("Your key was saved as {file}.").format(file=str(path)))

        self.ports.dialogs.choose_folder(
            _("Where to put your key"),
            on_chosen=lambda folder: self.change(
                lambda: self.services.transfer_offices.save_card(folder), done
            ),
        )

    def choose_key(self) -> None:
        """Let the user choose the key of another office."""

        def done(card: KeyCard) -> None:
            self._card = card
            self.view.show_card(card)

        self.ports.dialogs.choose_file(
            _("The key of the other office"),
            on_chosen=lambda path: self.read(
                lambda: self.services.transfer_offices.read_card(path), done
            ),
            pattern="*.sspf-nyckel",
        )

    def keep_key(self, *, heard: bool, name: str) -> None:
        """Keep the key that was shown."""
        card = self._card
        if card is None:
            return

        def done(_changes: object) -> None:
            self._card = None
            self.view.show_card(None)

        self.save_typed(
            lambda: self.services.transfer_offices.add(card, heard=heard, name=name), done
        )

    def end_office(self, office: str) -> None:
        """Ask, and seal nothing to an office any more."""
        question = Question(
            text=_("Seal nothing to this office any more?"),
            detail=_("To do it again, its key is taken in and its words are compared anew."),
            yes=_("Seal nothing more"),
            no=_("Keep the key"),
        )
        offices = self.services.transfer_offices
        self.change_if(question, lambda: offices.end(office))

    def _long(
        self,
        words: str,
        job: Callable[[Run], ResultT],
        on_done: Callable[[ResultT], object],
        *,
        on_error: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Do what may take long: how far it has come shows, and it can be ended."""
        if self._changing:
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

    def _ask_reason(self, path: Path, error: BaseException) -> None:
        if isinstance(error, DomainError) and error.code == "reason_required":
            question = Question(
                text=_("Somebody in the package has protected identity. Open it?"),
                detail=_("That you open it in order to receive the case is logged."),
                yes=_("Open the package"),
                no=_("Leave it closed"),
            )
            reason = _("Receiving a case from another office")
            self.ports.dialogs.ask(question, on_yes=lambda: self.look(path, reason=reason))
        else:
            self.show_error(error)

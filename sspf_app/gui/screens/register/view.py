"""The register in tabs; a role sees those it has something to do in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.register.approvals_page import ApprovalsPage
from sspf_app.gui.screens.register.closed_notes_page import ClosedNotesPage
from sspf_app.gui.screens.register.disposal_page import DisposalPage
from sspf_app.gui.screens.register.disposal_presenter import DisposalPresenter
from sspf_app.gui.screens.register.doubles_page import DoublesPage
from sspf_app.gui.screens.register.extracts_page import ExtractsPage
from sspf_app.gui.screens.register.extracts_presenter import ExtractsPresenter
from sspf_app.gui.screens.register.grounds_page import GroundsPage
from sspf_app.gui.screens.register.lists_page import ListsPage
from sspf_app.gui.screens.register.office_page import OfficePage
from sspf_app.gui.screens.register.parties_page import PartiesPage
from sspf_app.gui.screens.register.policy_page import PolicyPage
from sspf_app.gui.screens.register.ports import RegisterPage
from sspf_app.gui.screens.register.presenter import RegisterPresenter
from sspf_app.gui.screens.register.retention_rules_card import RetentionRulesCard
from sspf_app.gui.screens.register.support_page import SupportPage
from sspf_app.gui.screens.register.support_presenter import SupportPresenter
from sspf_app.gui.screens.register.texts_page import TextsPage
from sspf_app.gui.screens.register.users_page import UsersPage


class RegisterView(ScreenView):
    """Shows what all cases share."""

    presenter: RegisterPresenter

    def __init__(self, zone: tzinfo, today: Callable[[], date]) -> None:
        super().__init__(_("Register"), _("What all cases share."))
        self.parties = PartiesPage()
        self.office = OfficePage(zone)
        self.policy = PolicyPage(today)
        self.texts = TextsPage(today())
        self.lists = ListsPage(today)
        self.grounds = GroundsPage(today)
        self.approvals = ApprovalsPage()
        self.doubles = DoublesPage(zone)
        self.closed_notes = ClosedNotesPage(zone)
        self.disposal = DisposalPage(RetentionRulesCard(today))
        self.extracts = ExtractsPage(today)
        self.support = SupportPage(today=today())
        self.users = UsersPage(zone)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Parts of the register"))
        self.tabs.addTab(self.parties, _("Parties"))
        self.tabs.addTab(self.support, _("Support in the area"))
        self.tabs.addTab(self.office, _("The office"))
        self.tabs.addTab(self.policy, _("Settings by date"))
        self.tabs.addTab(self.lists, _("Steps and lists"))
        self.tabs.addTab(self.texts, _("Form texts"))
        self.tabs.addTab(self.grounds, _("Legal grounds"))
        self.tabs.addTab(self.approvals, _("To decide"))
        self.tabs.addTab(self.doubles, _("Entered twice"))
        self.tabs.addTab(self.closed_notes, _("Closed notes"))
        self.tabs.addTab(self.disposal, _("Disposal"))
        self.tabs.addTab(self.extracts, _("Rights"))
        self._users_tab = self.tabs.addTab(self.users, _("Users"))
        self.body.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self._on_tab)

    def connect_to(self, presenter: RegisterPresenter) -> None:
        """Let the presenter hear what happens here."""
        self.presenter = presenter
        self.parties.save_wanted.connect(presenter.save_party)
        self.parties.contacts.save_wanted.connect(presenter.save_contact)
        self.parties.contacts.remove_wanted.connect(presenter.remove_contact)
        self.office.save_wanted.connect(presenter.save_office)
        self.policy.save_wanted.connect(presenter.save_policy)
        self.policy.foretell_wanted.connect(presenter.foretell_policy)
        self.policy.withdraw_wanted.connect(presenter.withdraw_policy)
        self.grounds.save_wanted.connect(presenter.save_ground)
        self.closed_notes.read_wanted.connect(presenter.read_closed_note)
        self.approvals.approved.connect(presenter.approve)
        self.approvals.declined.connect(presenter.decline)
        self.approvals.variant_decided.connect(presenter.decide_variant)

    def connect_disposal(self, presenter: DisposalPresenter) -> None:
        """Let its presenter hear what happens on the page about disposal."""
        page = self.disposal
        page.propose_wanted.connect(presenter.propose)
        page.leave_wanted.connect(presenter.leave_out)
        page.take_wanted.connect(presenter.take_back_in)
        page.send_wanted.connect(presenter.send)
        page.drop_wanted.connect(presenter.drop)
        page.approve_wanted.connect(presenter.approve)
        page.record_wanted.connect(presenter.save_record)
        page.rules.save_wanted.connect(presenter.save_rules)
        page.rules.withdraw_wanted.connect(presenter.withdraw_rules)

    def connect_extracts(self, presenter: ExtractsPresenter) -> None:
        """Let its presenter hear what happens on the page about register extracts."""
        page = self.extracts
        page.note_wanted.connect(presenter.note)
        page.review_wanted.connect(presenter.look)
        page.choice_wanted.connect(presenter.choose)
        page.send_wanted.connect(presenter.send)
        page.sign_wanted.connect(presenter.sign)
        page.drop_wanted.connect(presenter.drop)
        page.save_wanted.connect(presenter.save)
        page.letter_wanted.connect(presenter.write_letter)
        page.view_noted.connect(presenter.note_view)
        page.letter.preview_wanted.connect(presenter.preview_letter)
        page.letter.save_wanted.connect(presenter.save_letter)
        page.reason.given.connect(presenter.give_reason)

    def connect_support(self, presenter: SupportPresenter) -> None:
        """Let its presenter hear what happens in the catalogue of support."""
        page = self.support
        page.form.saved.connect(presenter.save)
        page.end_wanted.connect(presenter.end)
        page.back_wanted.connect(presenter.bring_back)
        page.examples_wanted.connect(presenter.add_examples)
        page.sheet_wanted.connect(presenter.take_in)
        page.save_sheet_wanted.connect(presenter.save_sheet)

    def help_topic(self) -> str:
        """The page about a tab that has one of its own."""
        pages: dict[QWidget, str] = {
            self.extracts: "rights",
            self.closed_notes: "closed_notes",
            self.disposal: "retention",
        }
        tab = self.tabs.currentWidget()
        return "" if tab is None else pages.get(tab, "")

    @Slot()
    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is self.doubles:
            self.doubles.presenter.open()

    def show_page(self, page: RegisterPage) -> None:
        """Show all of it."""
        parties = page.parties or ()
        self.parties.show_parties(parties)
        if page.office is not None:
            self.office.show_office(page.office, parties)
        self.policy.show_policy(page.policy, page.policy_today, may_set=page.may_set_policy)
        self.grounds.show_grounds(page.grounds, may_edit=page.may_edit_grounds)
        self.approvals.show_approvals(page.approvals or (), page.variants)
        for tab, is_seen in (
            (self.parties, page.parties is not None),
            (self.support, page.parties is not None),
            (self.office, page.office is not None),
            (self.doubles, page.may_merge),
            (self.extracts, page.may_merge),
            (self.closed_notes, page.closed_notes is not None),
            (self.approvals, page.approvals is not None),
        ):
            self.tabs.setTabVisible(self.tabs.indexOf(tab), is_seen)
        self.tabs.setTabVisible(self._users_tab, page.users is not None)
        self._unroll()
        self.users.show_users(page.users or ())
        self.closed_notes.show_notes(page.closed_notes or ())

    def _unroll(self) -> None:
        """Begin the tabs with the first: the bar stays rolled when all of them have room again."""
        bar = self.tabs.tabBar()
        at = bar.currentIndex()
        bar.blockSignals(True)
        for number in (0, at):
            bar.setCurrentIndex(number)
        bar.blockSignals(False)

    def choose_party(self, party: str) -> None:
        """Show a party."""
        self.parties.choose(party)

    def show_tab(self, name: str) -> None:
        """Show a part of the register."""
        parts: dict[str, QWidget] = {
            "support": self.support,
            "texts": self.texts,
            "office": self.office,
            "policy": self.policy,
            "lists": self.lists,
            "grounds": self.grounds,
            "approvals": self.approvals,
            "doubles": self.doubles,
            "closed_notes": self.closed_notes,
            "disposal": self.disposal,
            "extracts": self.extracts,
        }
        if name in parts:
            self.tabs.setCurrentWidget(parts[name])

    def show_party_refusal(self, sentence: str) -> None:
        """Say why a party or contact was not saved."""
        self.parties.show_refusal(sentence)

    def show_policy_refusal(self, sentence: str) -> None:
        """Say why settings were not saved."""
        self.policy.show_refusal(sentence)

    def show_policy_effect(self, words: str) -> None:
        """Say what settings would change."""
        self.policy.show_effect(words)

    def policy_saved(self) -> None:
        """The settings are in force from their day on."""
        self.policy.saved()

    def show_ground_refusal(self, sentence: str) -> None:
        """Say why a legal ground was not saved."""
        self.grounds.show_refusal(sentence)

    def ground_saved(self, code: str) -> None:
        """Show the legal ground that was saved."""
        self.grounds.show_saved(code)

    def show_closed_note(self, words: str) -> None:
        """Show what a closed note says."""
        self.closed_notes.show_words(words)

    def show_closed_refusal(self, sentence: str) -> None:
        """Say why a closed note is not shown."""
        self.closed_notes.show_refusal(sentence)

    def first_focus(self) -> QWidget:
        """The list of parties."""
        return self.parties.table if self.tabs.currentWidget() is self.parties else self.tabs

"""The register in parts; a role sees those it has something to do in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo
from functools import cached_property

from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.register.access_page import AccessPage
from sspf_app.gui.screens.register.access_presenter import AccessPresenter
from sspf_app.gui.screens.register.approvals_page import ApprovalsPage
from sspf_app.gui.screens.register.closed_notes_page import ClosedNotesPage
from sspf_app.gui.screens.register.deciding_presenter import DecidingPresenter
from sspf_app.gui.screens.register.disposal_page import DisposalPage
from sspf_app.gui.screens.register.disposal_presenter import DisposalPresenter
from sspf_app.gui.screens.register.doubles_page import DoublesPage
from sspf_app.gui.screens.register.extracts_page import ExtractsPage
from sspf_app.gui.screens.register.extracts_presenter import ExtractsPresenter
from sspf_app.gui.screens.register.grounds_page import GroundsPage
from sspf_app.gui.screens.register.lists_page import ListsPage
from sspf_app.gui.screens.register.office_page import OfficePage
from sspf_app.gui.screens.register.parties_page import PartiesPage
from sspf_app.gui.screens.register.parties_presenter import PartiesPresenter
from sspf_app.gui.screens.register.policy_page import PolicyPage
from sspf_app.gui.screens.register.ports import PolicyScene
from sspf_app.gui.screens.register.presenter import RegisterPresenter
from sspf_app.gui.screens.register.retention_rules_card import RetentionRulesCard
from sspf_app.gui.screens.register.rules_presenter import PolicyPresenter
from sspf_app.gui.screens.register.support_page import SupportPage
from sspf_app.gui.screens.register.support_presenter import SupportPresenter
from sspf_app.gui.screens.register.texts_page import TextsPage
from sspf_app.gui.screens.register.users_page import UsersPage
from sspf_app.gui.widgets.sections import Sections
from sspf_app.services.case_access_views import AccessList
from sspf_app.services.decision_views import PendingApproval
from sspf_app.services.legal_grounds import GroundVersions
from sspf_app.services.note_views import ClosedNote
from sspf_app.services.party_views import PartyItem
from sspf_app.services.protection import WaitingVariant
from sspf_app.services.records import Office


class RegisterView(ScreenView):
    """Shows what all cases share; a part is made when it is first asked for."""

    presenter: RegisterPresenter

    def __init__(self, zone: tzinfo, today: Callable[[], date]) -> None:
        super().__init__(_("Register"), _("What all cases share."), gives_way=True)
        self._zone, self._today = zone, today
        self.sections = Sections(_("Parts of the register"))
        self._add_sections()
        self.body.addWidget(self.sections, 1)

    def _add_sections(self) -> None:
        sections = self.sections
        sections.add_group(_("Our area"))
        sections.add("parties", _("Parties"), lambda: self.parties)
        sections.add("support", _("Support in the area"), lambda: self.support)
        sections.add("office", _("The office"), lambda: self.office)
        sections.add("users", _("Users"), lambda: self.users)
        sections.add_group(_("Rules and texts"))
        sections.add("policy", _("Settings by date"), lambda: self.policy)
        sections.add("lists", _("Steps and lists"), lambda: self.lists)
        sections.add("texts", _("Form texts"), lambda: self.texts)
        sections.add("grounds", _("Legal grounds"), lambda: self.grounds)
        sections.add_group(_("Persons"))
        sections.add("approvals", _("To decide"), lambda: self.approvals)
        sections.add("access", _("Protected cases"), lambda: self.access)
        sections.add("closed_notes", _("Closed notes"), lambda: self.closed_notes)
        sections.add("doubles", _("Entered twice"), lambda: self.doubles)
        sections.add("extracts", _("Rights"), lambda: self.extracts)
        sections.add("disposal", _("Disposal"), lambda: self.disposal)

    @cached_property
    def parties(self) -> PartiesPage:
        """Parties and their contacts."""
        return PartiesPage()

    @cached_property
    def support(self) -> SupportPage:
        """The catalogue of support."""
        return SupportPage(today=self._today())

    @cached_property
    def office(self) -> OfficePage:
        """The office, and how papers leave it."""
        return OfficePage(self._zone)

    @cached_property
    def users(self) -> UsersPage:
        """The users of the vault."""
        return UsersPage(self._zone)

    @cached_property
    def policy(self) -> PolicyPage:
        """Settings by date."""
        return PolicyPage(self._today)

    @cached_property
    def lists(self) -> ListsPage:
        """Steps and lists of the office."""
        return ListsPage(self._today)

    @cached_property
    def texts(self) -> TextsPage:
        """The texts of the form."""
        return TextsPage(self._today())

    @cached_property
    def grounds(self) -> GroundsPage:
        """Legal grounds."""
        return GroundsPage(self._today)

    @cached_property
    def approvals(self) -> ApprovalsPage:
        """What waits for the unit manager."""
        return ApprovalsPage()

    @cached_property
    def access(self) -> AccessPage:
        """Who may open which protected case."""
        return AccessPage(self._zone)

    @cached_property
    def closed_notes(self) -> ClosedNotesPage:
        """Closed notes."""
        return ClosedNotesPage(self._zone)

    @cached_property
    def doubles(self) -> DoublesPage:
        """Who was entered twice."""
        return DoublesPage(self._zone)

    @cached_property
    def extracts(self) -> ExtractsPage:
        """Requests about somebody's data."""
        return ExtractsPage(self._today)

    @cached_property
    def disposal(self) -> DisposalPage:
        """What is disposed of."""
        return DisposalPage(RetentionRulesCard(self._today))

    def connect_parties(self, parties: PartiesPresenter) -> None:
        """Let its presenter hear what happens to parties and contacts."""
        self.parties.save_wanted.connect(parties.save_party)
        self.parties.contacts.save_wanted.connect(parties.save_contact)
        self.parties.contacts.remove_wanted.connect(parties.remove_contact)

    def connect_policy(self, policy: PolicyPresenter) -> None:
        """Let its presenter hear what happens to settings."""
        self.policy.save_wanted.connect(policy.save_policy)
        self.policy.foretell_wanted.connect(policy.foretell_policy)
        self.policy.withdraw_wanted.connect(policy.withdraw_policy)

    def connect_deciding(self, deciding: DecidingPresenter) -> None:
        """Let its presenter hear what the unit manager decides."""
        self.approvals.approved.connect(deciding.approve)
        self.approvals.declined.connect(deciding.decline)
        self.approvals.variant_decided.connect(deciding.decide_variant)

    def connect_access(self, presenter: AccessPresenter) -> None:
        """Let its presenter hear who is let in and who is not."""
        self.access.answered.connect(presenter.answer)
        self.access.given.connect(presenter.give)
        self.access.ended.connect(presenter.end)

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
        page.record_print_wanted.connect(presenter.print_record)
        page.elsewhere.seal_wanted.connect(presenter.seal)
        page.elsewhere.take_wanted.connect(presenter.take_answer)
        page.elsewhere.noted.connect(presenter.note_approval)
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
        page.print_wanted.connect(presenter.print)
        page.letter_wanted.connect(presenter.write_letter)
        page.view_noted.connect(presenter.note_view)
        page.letter.preview_wanted.connect(presenter.preview_letter)
        page.letter.save_wanted.connect(presenter.save_letter)
        page.letter.print_wanted.connect(presenter.print_letter)
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
        page.take_back_wanted.connect(presenter.take_back)
        page.sheet.row_wanted.connect(presenter.turn_row)
        page.sheet.taken.connect(presenter.take_sheet)
        page.sheet.closed.connect(presenter.close_sheet)

    def help_topic(self) -> str:
        """The page about a part that has one of its own."""
        pages = {
            "users": "users",
            "extracts": "rights",
            "closed_notes": "closed_notes",
            "disposal": "retention",
        }
        return pages.get(self.section(), "")

    def offer(self, sections: frozenset[str]) -> None:
        """Offer these parts alone."""
        self.sections.offer(sections)

    def show_section(self, section: str) -> None:
        """Go to a part that is offered; any other name leaves it as it is."""
        self.sections.show_section(section)

    def section(self) -> str:
        """The part in sight."""
        return self.sections.current()

    def show_parties(self, parties: tuple[PartyItem, ...]) -> None:
        """Show the parties."""
        self.parties.show_parties(parties)

    def choose_party(self, party: str) -> None:
        """Show a party."""
        self.parties.choose(party)

    def show_office(self, office: Office, parties: tuple[PartyItem, ...]) -> None:
        """Show the office, and the parties it may be one of."""
        self.office.show_office(office, parties)

    def show_policy(self, scene: PolicyScene) -> None:
        """Show the settings by date."""
        self.policy.show_policy(scene.rows, scene.today, may_set=scene.may_set)

    def show_grounds(self, grounds: tuple[GroundVersions, ...], *, may_edit: bool) -> None:
        """Show the legal grounds."""
        self.grounds.show_grounds(grounds, may_edit=may_edit)

    def show_approvals(
        self, waiting: tuple[PendingApproval, ...], variants: tuple[WaitingVariant, ...]
    ) -> None:
        """Show what waits for the unit manager."""
        self.approvals.show_approvals(waiting, variants)

    def show_access(self, lists: tuple[AccessList, ...]) -> None:
        """Show who may open which protected case."""
        self.access.show_lists(lists)

    def show_closed_notes(self, notes: tuple[ClosedNote, ...]) -> None:
        """Show which closed notes there are."""
        self.closed_notes.show_notes(notes)

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
        """The list of parties; in another part its name, from which the arrows go on."""
        return self.parties.table if self.section() == "parties" else self.sections.chooser()

"""What the register's presenter asks of its view, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sspf_app.domain.facts import PolicyRow
from sspf_app.gui.ports import TroubleView
from sspf_app.gui.screens.register.opened_text import TypedClauses
from sspf_app.gui.screens.register.text_words import TextRow
from sspf_app.services.actors import Role
from sspf_app.services.case_access_views import AccessList
from sspf_app.services.decision_views import PendingApproval
from sspf_app.services.disposal_records import RetentionRules
from sspf_app.services.district_records import District
from sspf_app.services.duplicates import Pair
from sspf_app.services.extract_records import AnswerKind, RightsWish
from sspf_app.services.extract_views import ExtractLine, ExtractReview
from sspf_app.services.form_text_views import TextComparison
from sspf_app.services.legal_grounds import GroundVersions
from sspf_app.services.manager_keys import ManagerKeyBoard
from sspf_app.services.meeting_records import Room
from sspf_app.services.merge_views import MadeOne, MergeEffect
from sspf_app.services.note_views import ClosedNote
from sspf_app.services.out_records import OfficeTemplate
from sspf_app.services.party_views import PartyItem
from sspf_app.services.people_views import PersonDetail, PersonListItem
from sspf_app.services.process_records import ProcessSettings
from sspf_app.services.protection import WaitingVariant
from sspf_app.services.records import Office, User
from sspf_app.services.retention_views import DisposalBoard
from sspf_app.services.sitting_views import ParticipantListView
from sspf_app.services.support_views import SheetLine, SupportView
from sspf_app.services.transfer_ports import KeyCard
from sspf_app.services.user_accounts import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyScene:
    """The settings by date.

    Attributes:
        rows: Oldest first; with none the defaults hold.
        today: The row in force today, or the defaults.
        may_set: The user changes them; whoever does not reads them.
    """

    rows: tuple[PolicyRow, ...]
    today: PolicyRow
    may_set: bool


class TextsPort(TroubleView, Protocol):
    """The texts of the form."""

    def show_texts(self, rows: tuple[TextRow, ...]) -> None: ...
    def show_text_list(self) -> None: ...
    def show_text(self, comparison: TextComparison, typed: TypedClauses) -> None: ...
    def show_open_text(self) -> None: ...
    def show_specimen(self, pdf: bytes) -> None: ...
    def show_sheet_faults(self, sentences: tuple[str, ...], heading: str) -> None: ...
    def typed(self) -> TypedClauses:
        """What stands in the fields and is not saved."""
        ...

    def forget_typed(self) -> None: ...


class DoublesPort(TroubleView, Protocol):
    """Persons who may be entered twice."""

    def show_pairs(self, pairs: tuple[Pair, ...], people: tuple[PersonListItem, ...]) -> None: ...
    def show_both(self, first: PersonDetail, second: PersonDetail) -> None: ...
    def show_effect(self, effect: MergeEffect) -> None: ...
    def show_made(self, made: tuple[MadeOne, ...]) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def show_nothing(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsScene:
    """What the page shows.

    Attributes:
        rows: By the day they begin; with none the shipped lists hold.
    """

    rows: tuple[ProcessSettings, ...]
    today: ProcessSettings
    may_set: bool


class ListsPort(TroubleView, Protocol):
    """What the presenter asks of the view."""

    def show_lists(self, scene: ListsScene) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def saved(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesScene:
    """How long everything is kept.

    Attributes:
        rows: By the day they begin; with none the shipped rules hold.
        classes: Code of each class that is on, and what the office calls it.
    """

    rows: tuple[RetentionRules, ...]
    today: RetentionRules
    classes: tuple[tuple[str, str], ...]
    may_set: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposalScene:
    """What the page shows; ``board``: None = this role has no part in disposal."""

    board: DisposalBoard | None
    rules: RulesScene


class RulesPort(Protocol):
    """The card of rules."""

    def show_rules(self, scene: RulesScene) -> None: ...
    def saved(self) -> None: ...


class DisposalPort(TroubleView, Protocol):
    """The page about disposal."""

    @property
    def rules(self) -> RulesPort: ...
    def show_board(self, board: DisposalBoard) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OutScene:
    """How papers leave.

    Attributes:
        template: The office's own; None = the shipped one.
        title: What a meeting is called in calendars.
    """

    template: OfficeTemplate | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAsked:
    """What is noted of a request; ``asked_by``: a guardian who asks for the child, else empty."""

    person: str
    asked_on: date
    wish: RightsWish
    asked_by: str


class ExtractsPort(TroubleView, Protocol):
    """The page about requests of persons about their data."""

    def show_found(
        self,
        lines: tuple[ExtractLine, ...],
        people: tuple[PersonListItem, ...],
        users: tuple[User, ...],
    ) -> None: ...
    def show_review(self, review: ExtractReview) -> None: ...
    def show_nothing(self) -> None: ...
    def choose(self, request: str) -> None: ...
    def noted(self) -> None: ...
    def letter_saved(self) -> None: ...
    def open_letter(self, wish: RightsWish, kinds: tuple[AnswerKind, ...], *, key: str) -> None: ...
    def show_letter(self, pdf: bytes) -> None: ...
    def ask_reason(self, case: str) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...


class OutPort(TroubleView, Protocol):
    """The card of template and calendar words."""

    def show_out(self, scene: OutScene) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...


class DistrictsPort(TroubleView, Protocol):
    """The card of districts."""

    def show_districts(self, districts: tuple[District, ...]) -> None: ...
    def district_saved(self) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...


class RoomsPort(TroubleView, Protocol):
    """The card of rooms."""

    def show_rooms(self, rooms: tuple[Room, ...]) -> None: ...
    def room_saved(self) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...


class ParticipantsPort(TroubleView, Protocol):
    """The card of fixed lists of participants."""

    def show_lists(self, lists: tuple[ParticipantListView, ...]) -> None: ...
    def list_saved(self) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportScene:
    """The catalogue of support.

    Attributes:
        areas: Code of each area of life, and what the office calls it.
        parties: Id and name of each party.
    """

    entries: tuple[SupportView, ...]
    areas: tuple[tuple[str, str], ...]
    parties: tuple[tuple[str, str], ...]


class SupportPort(TroubleView, Protocol):
    """The page of the catalogue of support."""

    def show_support(self, scene: SupportScene) -> None: ...
    def choose(self, support: str) -> None: ...
    def show_sheet(self, file: str, lines: tuple[SheetLine, ...]) -> None: ...
    def close_sheet(self) -> None: ...
    def offer_take_back(self, *, wanted: bool) -> None: ...
    def keep_typed(self, support: str, typed: str) -> None:
        """What was typed of an entry before; an empty id = of a new one."""
        ...

    def forget_typed(self, support: str) -> None: ...
    def typed(self) -> Mapping[str, str]:
        """What is typed and not saved, by the id of the entry."""
        ...

    def show_refusal(self, sentence: str) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """What is typed of a new user; ``password``: None = the program draws one."""

    name: str
    login: str
    role: Role
    password: str | None
    repeated: str


class UsersPort(TroubleView, Protocol):
    """The page about the users of the vault."""

    def show_accounts(self, accounts: tuple[Account, ...]) -> None: ...
    def offer_words(self, *, wanted: bool) -> None: ...
    def added(self, user: str) -> None:
        """Back to the list, at the one who was added."""
        ...

    def show_field_trouble(self, field: str, words: str) -> None:
        """Say what is wrong with a field: name, login, password or repeated."""
        ...


class ManagerKeysPort(TroubleView, Protocol):
    """The keys of unit managers, beside the users."""

    def show_keys(self, board: ManagerKeyBoard) -> None: ...
    def show_read_key(self, card: KeyCard) -> None:
        """Show a key that was read from a file, its words to be compared."""
        ...


class RegisterPort(TroubleView, Protocol):
    """The register's view."""

    def offer(self, sections: frozenset[str]) -> None: ...
    def show_section(self, section: str) -> None:
        """Go to a part that is offered; any other name leaves it as it is."""
        ...

    def section(self) -> str: ...
    def show_parties(self, parties: tuple[PartyItem, ...]) -> None: ...
    def choose_party(self, party: str) -> None: ...
    def show_party_refusal(self, sentence: str) -> None: ...
    def show_office(self, office: Office, parties: tuple[PartyItem, ...]) -> None: ...
    def show_policy(self, scene: PolicyScene) -> None: ...
    def show_policy_refusal(self, sentence: str) -> None: ...
    def policy_saved(self) -> None: ...
    def show_policy_effect(self, words: str) -> None: ...
    def show_grounds(self, grounds: tuple[GroundVersions, ...], *, may_edit: bool) -> None: ...
    def show_ground_refusal(self, sentence: str) -> None: ...
    def ground_saved(self, code: str) -> None: ...
    def show_approvals(
        self, waiting: tuple[PendingApproval, ...], variants: tuple[WaitingVariant, ...]
    ) -> None: ...
    def show_access(self, lists: tuple[AccessList, ...]) -> None: ...
    def show_closed_notes(self, notes: tuple[ClosedNote, ...]) -> None: ...
    def show_closed_note(self, words: str) -> None: ...
    def show_closed_refusal(self, sentence: str) -> None: ...

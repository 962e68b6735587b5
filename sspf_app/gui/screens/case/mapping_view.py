"""The mapping of a case: what was told at the left, what is being written at the right."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.closed_words import ClosedWords
from sspf_app.gui.screens.case.entry_card import EntryCard
from sspf_app.gui.screens.case.mapping_board import AreaCard, ReferralCard, pile_of
from sspf_app.gui.screens.case.mapping_presenter import MappingPresenter, MappingScene
from sspf_app.gui.screens.case.occasion_forms import OccasionForm, ReferralForm, TalkForm
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.take_up import TypedTakeUp
from sspf_app.gui.screens.case.typed_entry import TypedEntry
from sspf_app.gui.when_faults import when_faults
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.flow import foot, pile
from sspf_app.gui.widgets.layout import clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.paper_copies import PaperCopies
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.sides import Sides
from sspf_app.services.case_views import CaseDetail, MeetingRef
from sspf_app.services.meeting_views import ItemCheck
from sspf_app.services.occasion_views import OccasionBoard
from sspf_app.services.process_records import OccasionKind


class MappingView(PartView):
    """See the module.

    Attributes:
        areas: The cards in sight, by area or by referral.
    """

    presenter: MappingPresenter

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(_("Mapping"))
        self._zone = zone
        self._kind = OccasionKind.MAPPING
        self.areas: dict[str, AreaCard | ReferralCard] = {}
        self.kind = ChipBar(_("What is shown"), is_single=True)
        self.kind.set_choices(
            (
                Choice(id=OccasionKind.MAPPING.value, title=_("Mapping")),
                Choice(id=OccasionKind.REFERRAL.value, title=_("Referral")),
            )
        )
        self.kind.choose((OccasionKind.MAPPING.value,))
        self.new = changing(button("", self._on_new, icon="add", shortcut="Ctrl+N"))
        self._closed = ClosedWords()
        self.copies = quiet_button(_("On paper…"), self._on_copies, icon="print")
        self.rights = quiet_button(_("Views and restrictions…"), self._on_rights, icon="note")
        self.papers = PaperCopies(_("Back to the mapping"))
        self._all = mark(QStackedWidget(), role="page")
        self.card = EntryCard(zone)
        self.talk, self.referral = TalkForm(), ReferralForm()
        self.anonymous = quiet_button(
            _("Keep it without a name, as a consultation"), self._on_anonymous, icon="consultation"
        )
        self._cards = QVBoxLayout()
        self._cards.setContentsMargins(0, 0, 4, 0)
        self._cards.setSpacing(GRID + 4)
        self._right = mark(QStackedWidget(), role="page")
        self._build()

    def show_scene(self, scene: MappingScene) -> None:
        """Fill the cards."""
        board = scene.board
        self._kind = board.kind
        is_mapping = board.kind is OccasionKind.MAPPING
        self.kind.choose((board.kind.value,))
        self.new.setText(_("New mapping talk") if is_mapping else _("New referral"))
        show_if(self.new, wanted=self.presenter.case.closed_at is None)
        self._closed.show_case(self.presenter.case)
        show_if(self.copies, wanted=is_mapping and bool(board.occasions))
        clear(self._cards)
        self.areas = {}
        self._nothing.step_back(wanted=not (board.occasions if is_mapping else scene.referrals))
        if is_mapping and not board.occasions:
            self._cards.addWidget(_no_talk())
        elif is_mapping:
            for one in board.areas:
                self.areas[one.named.code] = AreaCard(
                    one.named,
                    board,
                    on_add=self._on_add_area,
                    on_change=self._on_change,
                    on_take=self._on_take,
                )
        else:
            for referral in scene.referrals:
                self.areas[referral.referral.meeting] = ReferralCard(
                    referral,
                    board,
                    day=self.presenter.when(referral.at)[:10],
                    on_add=self._on_add_to,
                    on_change=self._on_change,
                )
            if not scene.referrals:
                self._cards.addWidget(_no_referral())
        if self.presenter.case.closed_at is not None:
            for card in self.areas.values():
                card.take_no_more()
        pile_of(self._cards, list(self.areas.values()))

    def show_form(self, kind: OccasionKind, case: CaseDetail, now: datetime, kept: str) -> None:
        """Show the fields of a talk or a referral, with what was typed before."""
        form = self._form(kind)
        form.begin(case, now, self._zone)
        if kept:
            form.restore(kept)
        self._right.setCurrentWidget(self._pages[form])
        form.day.setFocus()

    def kept_form(self, kind: OccasionKind) -> str:
        """What is typed of a talk or a referral, as a draft."""
        return self._form(kind).kept()

    def _form(self, kind: OccasionKind) -> OccasionForm:
        return self.talk if kind is OccasionKind.MAPPING else self.referral

    def show_overtaken(self, recorded: str) -> None:
        """Say at the words what was recorded there meanwhile."""
        self.card.show_overtaken(recorded)

    def show_entry(
        self,
        typed: TypedEntry,
        occasions: tuple[MeetingRef, ...],
        board: OccasionBoard,
        case: CaseDetail,
    ) -> None:
        """Show the fields of an entry."""
        self.card.show_entry(typed, occasions, board, case)
        show_if(self.anonymous, wanted=False)
        self._right.setCurrentWidget(self._entry_page)
        self.card.first_field().setFocus()

    def close_editor(self) -> None:
        """Nothing is being written."""
        self.card.forget()
        self._right.setCurrentWidget(self._nothing)

    def collect_take_up(self) -> TypedTakeUp:
        """What stands in the fields of the entry."""
        return self.card.collect()

    def add_answer(self, key: str) -> None:
        """A question is answered."""
        self.card.add_answer(key)

    def show_check(self, check: ItemCheck, problems: tuple[str, ...]) -> None:
        """Show who would read it; what may not be received yet has a place without a name."""
        self.card.show_check(check, problems)
        is_kept_out = any(code == "item_not_receivable" for code, _sentence in check.problems)
        show_if(self.anonymous, wanted=is_kept_out and self._kind is OccasionKind.REFERRAL)

    def show_refusal(self, sentence: str) -> None:
        """Say why it cannot be saved."""
        self.card.refuse(sentence)

    def _build(self) -> None:
        self._nothing = EmptyState(
            _("Nothing is being written"),
            _("Choose an area to add to, or an entry to change."),
            icon="edit",
        )
        acts = QWidget()
        acts.setLayout(column(row(self.anonymous, None), self.card.acts, gap=4))
        self._entry_page = _with_foot(self.card, acts)
        self._pages: dict[OccasionForm, QWidget] = {
            form: scrolled(pile(form, right=GRID)) for form in (self.talk, self.referral)
        }
        for page in (self._nothing, self._entry_page, *self._pages.values()):
            self._right.addWidget(page)
        left = QWidget()
        left.setLayout(self._cards)
        board = QWidget()
        layout = column(
            foot(self.kind, self.rights, self.copies, self.new),
            self._closed.label,
            Sides(scrolled(left), self._right, shares=(6, 5)),
        )
        layout.setStretch(2, 1)
        board.setLayout(layout)
        self._all.addWidget(board)
        self._all.addWidget(self.papers)
        self.body.addWidget(self._all, 1)
        self.papers.left.connect(self._on_papers_left)
        self.kind.changed.connect(self._on_kind)
        self.card.left.connect(self._on_left)
        for form in (self.talk, self.referral):
            form.left.connect(self._on_left)
        self.talk.save_wanted.connect(self._on_talk)
        self.referral.save_wanted.connect(self._on_referral)

    @Slot(object)
    def _on_kind(self, chosen: tuple[str, ...]) -> None:
        self.presenter.choose_kind(chosen[0] if chosen else self._kind.value)

    @Slot()
    def _on_left(self) -> None:
        self.presenter.leave_entry()

    @Slot()
    def _on_talk(self) -> None:
        at = self._at(self.talk, {})
        if at is not None:
            self.presenter.save_talk(self.talk.draft(self.presenter.case.case, at))

    @Slot()
    def _on_referral(self) -> None:
        at = self._at(self.referral, self.referral.faults(self.presenter.today()))
        if at is not None:
            self.presenter.save_referral(self.referral.draft(self.presenter.case.case, at))

    def _at(self, form: OccasionForm, faults: dict[str, str]) -> datetime | None:
        """When it was; None where something is missing, which then is said."""
        now = self.presenter.ports.clock.now()
        at = form.at(now, self._zone)
        day, time = form.day.edit.text(), form.time.text()
        faults |= when_faults(day, time, at, now=now, today=self.presenter.today())
        is_of_family = form is self.talk or not self.referral.party.currentData()
        if is_of_family and not form.persons.chosen():
            faults["persons"] = _("Choose who was there.")
        form.show_faults(faults)
        return None if faults else at

    def _on_new(self) -> None:
        self.presenter.write_occasion()

    def show_papers(self, *, wanted: bool) -> None:
        """The mapping on paper, or on the screen."""
        self._all.setCurrentIndex(1 if wanted else 0)
        if wanted:
            self.papers.recipient.setFocus()

    @Slot()
    def _on_papers_left(self) -> None:
        self.presenter.leave_papers()

    def _on_rights(self) -> None:
        self.presenter.show_rights()

    def _on_copies(self) -> None:
        self.presenter.show_copies()

    def _on_add_area(self, area: str) -> None:
        self.presenter.add(area=area)

    def _on_add_to(self, meeting: str) -> None:
        self.presenter.add(meeting=meeting)

    def _on_change(self, item: str) -> None:
        self.presenter.change_entry(item)

    def _on_take(self, items: tuple[str, ...]) -> None:
        self.presenter.take_up(items)

    def _on_anonymous(self) -> None:
        self.presenter.to_consultations()


def _no_talk() -> QWidget:
    return EmptyState(
        _("No mapping talk yet"),
        _("Note when you met the young person and the guardians; then write area by area."),
        icon="people",
    )


def _no_referral() -> QWidget:
    return EmptyState(
        _("No referral is written down"),
        _("Who turned to you is noted at once; what a party tells of the child needs consent."),
        icon="phone",
    )


def _with_foot(card: QWidget, acts: QWidget) -> QWidget:
    """A card that scrolls, above what can be done, which never scrolls away."""
    page = QWidget()
    layout = column(scrolled(pile(card, right=GRID)), acts)
    layout.setStretch(0, 1)
    page.setLayout(layout)
    return page

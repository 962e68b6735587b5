"""The consents of a case: the cards, and the pages that change them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.case.answer_picture import answers_differ
from sspf_app.gui.screens.case.consent_card import SignatoryCard
from sspf_app.gui.screens.case.consent_presenter import BOARD, ConsentPresenter
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.request_card import RequestCard
from sspf_app.gui.screens.case.talk_card import TalksCard
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.keyboard import focus_first, has_keyboard
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, name
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.read_only import changing
from sspf_app.gui.widgets.words_beside import WordsBeside
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.consent_views import ConsentBoard
from sspf_app.services.occasion_views import TalkView
from sspf_app.services.withdrawal_views import WithdrawalEffect

_BAR, _MARGIN = 3 * GRID, 4
"""Pixels kept free for the bar that scrolls the cards."""


class ConsentView(PartView):
    """See the module.

    Attributes:
        cards: The cards in sight.
    """

    presenter: ConsentPresenter

    def __init__(self) -> None:
        super().__init__(_("Consent"))
        self.cards: list[SignatoryCard] = []
        self.subject, self.purpose = ChoiceBox(), ChoiceBox()
        self._notice = Banner()
        self._papers = QVBoxLayout()
        self._drafts = QVBoxLayout()
        self._request = QVBoxLayout()
        self._talks, self._first_talk = QVBoxLayout(), QVBoxLayout()
        self._has_answers = False
        self._reading = text(_("Saved. The cards are read again…"), role="muted")
        self._holder, self._inner = QWidget(), QWidget()
        self._flow = FlowLayout(self._holder, gap=2 * GRID)
        self._stack = mark(QStackedWidget(), role="page")
        self._pages: dict[str, QWidget] = {}
        self.add_page(BOARD, self._build_board())
        self.body.addWidget(self._stack, 1)
        self.subject.activated.connect(self._on_subject)
        self.purpose.activated.connect(self._on_purpose)

    def add_page(self, name: str, page: QWidget) -> None:
        """Take in a page."""
        self._pages[name] = page
        self._stack.addWidget(page)

    def show_page(self, page: str) -> None:
        """Show a page; the keyboard goes with it."""
        shown, had_keyboard = self._pages[page], has_keyboard(self._stack)
        self._stack.setCurrentWidget(shown)
        if had_keyboard and not has_keyboard(shown):
            focus_first(shown)

    def show_choices(self, case: CaseDetail, subject: str, purpose: str) -> None:
        """Fill the switches."""
        self.subject.clear()
        for one in case.people:
            self.subject.addItem(one.name, one.id)
        self.subject.setCurrentIndex(max(0, self.subject.findData(subject)))
        self.purpose.clear()
        for one in case.purposes:
            self.purpose.addItem(one.text, one.id)
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(purpose)))

    def hide_board(self) -> None:
        """What the cards say no longer holds: say that they are read again instead."""
        self._inner.hide()
        self._reading.show()

    def show_board(
        self, board: ConsentBoard, case: CaseDetail, effects: tuple[WithdrawalEffect, ...]
    ) -> None:
        """Fill the cards."""
        self._reading.hide()
        self._inner.show()
        self._has_answers = any(card.answer is not None for card in board.cards)
        clear(self._flow)
        zone = self.presenter.ports.clock.zone
        self.cards = [
            SignatoryCard(card, board, case, self._want, zone=zone) for card in board.cards
        ]
        for card in self.cards:
            self._flow.addWidget(card)
        self._fit_cards()
        if board.trouble == "custody_unverified":
            self._notice.say(
                _("The custody of {name} is not verified: no consent counts yet.").format(
                    name=board.subject_name
                ),
                tone=Tone.WARNING,
            )
        elif board.trouble is not None:
            self._notice.say(
                _("Nobody is recorded who can answer for {name}.").format(name=board.subject_name),
                tone=Tone.WARNING,
            )
        elif answers_differ(board, case):
            self._notice.say(
                _(
                    "The answers are not alike. What one has left out is not shared: the boxes are "
                    "framed."
                ),
                tone=Tone.WARNING,
            )
        else:
            self._notice.clear()
        self._show_papers(effects, case)
        clear(self._request)
        if board.request is not None:
            self._request.addWidget(RequestCard(board.request))

    def show_talks(self, talks: tuple[TalkView, ...]) -> None:
        """What was gone through before anybody was asked to sign."""
        clear(self._talks)
        clear(self._first_talk)
        self.talks = TalksCard(talks, self._on_talk, when=lambda one: self.presenter.when(one.at))
        # It comes before the form, so it stands first until one was held or somebody answered.
        is_first = not talks and not self._has_answers
        (self._first_talk if is_first else self._talks).addWidget(self.talks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the cards."""
        super().resizeEvent(event)
        self._fit_cards()

    def offer_drafts(self, pages: tuple[str, ...]) -> None:
        """Offer back what was begun."""
        clear(self._drafts)
        words = {
            "answer": _("You began to register an answer."),
            "withdraw": _("You began to register a withdrawal."),
            "talk": _("You began to note an information talk."),
        }
        for page in pages:
            line = Card()
            line.add(
                WordsBeside(
                    text(words[page], role="strong"),
                    button(_("Go on with it"), partial(self._take, page)),
                    quiet_button(_("Throw it away"), partial(self._drop, page)),
                )
            )
            self._drafts.addWidget(line)

    def _build_switches(self) -> QWidget:
        """Whom and what it is about; below it what can be done."""
        about, acts, both = QWidget(), QWidget(), QWidget()
        asked, flow = FlowLayout(about, gap=2 * GRID), FlowLayout(acts)
        for label, box in ((_("About"), self.subject), (_("Purpose"), self.purpose)):
            pair = QWidget()
            pair.setLayout(row(text(label, role="muted", wrap=False), box))
            asked.addWidget(pair)
        for part in (
            changing(button(_("Register an answer"), self._on_answer, icon="edit")),
            button(_("Register a withdrawal"), self._on_withdraw, icon="undo"),
            quiet_button(_("Read scanned sheets"), self._on_scans, icon="import"),
            quiet_button(_("Receipts and export"), self._on_export, icon="export"),
        ):
            flow.addWidget(part)
        both.setLayout(column(about, acts))
        return both

    def _build_board(self) -> QWidget:
        name(self.subject, _("About"))
        name(self.purpose, _("Purpose"))
        for box, letters in ((self.subject, 16), (self.purpose, 30)):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(letters)
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GRID + 4)
        outer.addWidget(self._build_switches())
        inner = self._inner
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, _MARGIN, 0)
        layout.setSpacing(GRID + 4)
        layout.addLayout(self._drafts)
        layout.addWidget(self._notice)
        layout.addLayout(self._first_talk)
        layout.addLayout(self._papers)
        layout.addWidget(self._holder)
        layout.addLayout(self._talks)
        layout.addLayout(self._request)
        layout.addStretch(1)
        self._reading.hide()
        outer.addWidget(self._reading)
        outer.addWidget(scrolled(inner), 1)
        return page

    def _fit_cards(self) -> None:
        if not self.cards:
            return
        gap, room = 2 * GRID, self.width() - _BAR
        least = self.cards[0].least_width
        beside = max(1, min(len(self.cards), (room + gap) // (least + gap)))
        width = (room - gap * (beside - 1)) // beside
        if beside > 1:
            width = min(width, least * 3 // 2)
        for card in self.cards:
            card.setFixedWidth(max(width, least))
        # What stands above and below the cards ends where they end, with a bar or without.
        self._inner.setMaximumWidth(room + _MARGIN)

    def _show_papers(self, effects: tuple[WithdrawalEffect, ...], case: CaseDetail) -> None:
        """Withdrawals whose papers have not gone out."""
        clear(self._papers)
        for effect in effects:
            if not effect.is_unfinished:
                continue
            who = case.name_of(effect.withdrawal.signatory)
            line = Card()
            line.add(
                row(
                    text(
                        _("The withdrawal of {name}: not all have been told.").format(name=who),
                        role="strong",
                        wrap=False,
                    ),
                    None,
                    button(_("Show the papers"), partial(self._want_effect, effect.withdrawal.id)),
                )
            )
            self._papers.addWidget(line)

    def _want(self, **wanted: str) -> None:
        self.presenter.want(**wanted)

    def _want_effect(self, withdrawal: str) -> None:
        self.presenter.want(withdrawal=withdrawal)

    def _take(self, page: str) -> None:
        self.presenter.take_draft(page)

    def _drop(self, page: str) -> None:
        self.presenter.drop_draft(page)

    def _on_answer(self) -> None:
        self.presenter.want(answer="")

    def _on_talk(self) -> None:
        self.presenter.want(talk="new")

    def _on_scans(self) -> None:
        self.presenter.want(scans="")

    def _on_export(self) -> None:
        self.presenter.want(export="")

    def _on_withdraw(self) -> None:
        self.presenter.want(withdraw="")

    @Slot()
    def _on_subject(self) -> None:
        self.presenter.choose(subject=str(self.subject.currentData()))

    @Slot()
    def _on_purpose(self) -> None:
        self.presenter.choose(purpose=str(self.purpose.currentData()))

"""What persons asked for about their data: the list at the left, review and letter at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.models.table import ItemTableModel
from sspf_app.gui.screens.register.extract_columns import part_columns, request_columns
from sspf_app.gui.screens.register.extract_words import review_words, signing_words
from sspf_app.gui.screens.register.letter_card import LetterCard
from sspf_app.gui.screens.register.request_form import RequestForm
from sspf_app.gui.screens.register.view_card import ViewCard
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.flow import FlowLayout, growing
from sspf_app.gui.widgets.held_words import HoldsTyped
from sspf_app.gui.widgets.icon_line import IconLine
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.notices import Banner, EmptyState
from sspf_app.gui.widgets.reason import ReasonCard
from sspf_app.gui.widgets.refusing import RefusesInPlace
from sspf_app.gui.widgets.sides import SidesInSection
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.services.extract_records import AnswerKind, ExtractGround, RightsWish
from sspf_app.services.extract_views import ExtractLine, ExtractPart, ExtractReview
from sspf_app.services.people_views import PersonListItem
from sspf_app.services.records import User
from sspf_app.texts.extracts import ground_name

_TOLD, _FILE = "told", "file"


class ExtractsPage(RefusesInPlace, HoldsTyped, QWidget):
    """See the module.

    Signals:
        note_wanted: A ``RequestAsked``.
        review_wanted: Request; empty = none.
        choice_wanted: Part, a ground or None, and whether its file goes along.
        view_noted: A part, what they say of it, and the day.
        send_wanted, sign_wanted, drop_wanted, save_wanted, print_wanted, letter_wanted: Nothing.
    """

    note_wanted = Signal(object)
    letter_wanted = Signal()
    view_noted = Signal(object, str, object)
    review_wanted = Signal(str)
    choice_wanted = Signal(str, object, bool)
    send_wanted = Signal()
    sign_wanted = Signal()
    drop_wanted = Signal()
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, today: Callable[[], date], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Rights of the person"))
        self._part: ExtractPart | None = None
        self.refusal, self.reason = Banner(), ReasonCard()
        self.model: ItemTableModel[ExtractLine] = ItemTableModel(
            request_columns(), id_of=lambda one: one.request.id
        )
        self.table = ItemTable(self.model, name=_("Requests about somebody's data"))
        self.form = RequestForm(today)
        self.new = button(_("New request"), self._on_new, icon="add")
        self.card = growing(Card(_("No request is chosen")))
        self.parts: ItemTableModel[ExtractPart] = ItemTableModel(
            part_columns(), id_of=lambda one: one.key
        )
        self.part_table = ItemTable(self.parts, name=_("What is held of the person"))
        self.part = text(selectable=True)
        self._signing = column()
        self.how = ChipBar(_("What becomes of the part"), is_single=True)
        self.send = primary_button(_("Send for a signature"), self.send_wanted.emit)
        self.sign = primary_button(_("Sign the review"), self.sign_wanted.emit, icon="check")
        self.print = button(_("Print…"), self.print_wanted.emit, icon="print", shortcut="Ctrl+P")
        self.save = primary_button(_("Save the extract"), self.save_wanted.emit, icon="export")
        self.answer = button(_("Answer with a letter"), self.letter_wanted.emit, icon="mail")
        self.letter = LetterCard()
        self.say = button(_("Note their view"), self._on_say, icon="note")
        self.view = ViewCard(today)
        self.drop = quiet_button(_("Drop the request"), self.drop_wanted.emit)
        self._build()
        self.show_nothing()

    def show_found(
        self,
        lines: tuple[ExtractLine, ...],
        people: tuple[PersonListItem, ...],
        users: tuple[User, ...],
    ) -> None:
        """Fill the list, and who can be noted."""
        self.model.set_items(lines)
        show_if(self._right, wanted=bool(lines))
        show_if(self._top, wanted=bool(lines))
        self.form.offer(people, users)

    def show_review(self, review: ExtractReview) -> None:
        """Show everything that is held."""
        self.refusal.clear()
        self.reason.hide()
        request = review.line.request
        self._request = request.id
        self.card.say(*review_words(review))
        self.parts.set_items(review.parts)
        kept = None if self._part is None else self._part.key
        self._may_choose = request.is_open
        self._show_part(next((one for one in review.parts if one.key == kept), None))
        is_signed = request.signed_at is not None and not review.is_changed
        self.close_letter()
        is_extract = request.wish is RightsWish.EXTRACT
        goes_on = request.sent_at is None or review.is_changed
        show_if(self.send, wanted=request.is_open and is_extract and goes_on)
        self._show_signing(signing_words(review))
        show_if(self.answer, wanted=bool(review.letters))
        show_if(self.sign, wanted=review.may_sign and not is_signed)
        has_files = any(one.with_file for one in review.parts)
        show_if(self.print, wanted=request.is_open and is_signed and not has_files)
        show_if(self.save, wanted=request.is_open and is_signed)
        show_if(self.drop, wanted=request.is_open)

    def show_nothing(self) -> None:
        """No request is chosen."""
        self._part = None
        self.card.say(_("No request is chosen"), _("Choose one in the list, or note a new one."))
        self.parts.set_items(())
        self._show_only(None)
        self.reason.hide()

    def open_letter(self, wish: RightsWish, kinds: tuple[AnswerKind, ...], *, key: str) -> None:
        """Write a letter of answer in the place of the review."""
        self.refusal.clear()
        self.letter.offer(wish, kinds, key=key)
        self._show_only(self.letter)
        self.letter.begin()

    def show_letter(self, pdf: bytes) -> None:
        """Show how the letter looks."""
        self.refusal.clear()
        self.letter.show_letter(pdf)

    def letter_saved(self) -> None:
        """What was typed of it is in the vault."""
        self.letter.kept.end()

    @Slot()
    def close_letter(self) -> None:
        """Back to the review."""
        self._show_only(self._body)

    def choose(self, request: str) -> None:
        """Choose a request in the list."""
        self.table.choose(request)

    def noted(self) -> None:
        """The request is noted: back to the list."""
        self._on_closed()

    def ask_reason(self, case: str) -> None:
        """Somebody protected is in it: ask why they are opened."""
        self._stack.setCurrentWidget(self._list)
        show_if(self._right, wanted=True)
        self._show_only(None)
        self.reason.ask(case)
        self.reason.show()

    def _build(self) -> None:
        self._may_choose = False
        self._request = ""
        self._offer(has_file=False)
        empty = EmptyState(
            _("Nobody has asked about their data"),
            _(
                "Whoever the office holds something about may ask what it is, or have it "
                "corrected, erased or restricted; answer in a month. Note that they asked."
            ),
            icon="register",
            action=button(_("New request"), self._on_new, icon="add"),
        )
        place: ListPlace[ExtractLine] = ListPlace(self.table, empty)
        left, self._top = QWidget(), QWidget()
        self._top.setLayout(row(self.new, None))
        left.setLayout(column(self._top, place, gap=GRID))
        self._body, self._right = QWidget(), QWidget()
        acts = growing(QWidget())
        flow = FlowLayout(acts)  # all of them on one line would squeeze the list
        for one in (self.send, self.sign, self.print, self.save, self.say, self.answer, self.drop):
            flow.addWidget(one)
        body: QVBoxLayout = column(
            self.part_table, self.part, self.how, self._signing, acts, gap=GRID
        )
        body.setStretch(0, 1)
        self._body.setLayout(body)
        parts = (self._body, self.letter, self.view)
        layout = column(self.card, self.reason, *parts, gap=GRID)
        layout.addStretch(0)
        for number in (2, 3, 4):
            layout.setStretch(number, 1)
        self._right.setLayout(layout)
        place_of_both = QWidget()
        self._stack = QStackedLayout(place_of_both)
        self._list = SidesInSection(left, self._right, shares=(4, 5))
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.form)
        whole = column(self.refusal, place_of_both, gap=GRID)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.form.noted.connect(self.note_wanted)
        self.form.closed.connect(self._on_closed)
        self.table.item_chosen.connect(self._on_chosen)
        self.part_table.item_chosen.connect(self._show_part)
        self.how.changed.connect(self._on_how)
        self.letter.closed.connect(self.close_letter)
        self.view.closed.connect(self.close_letter)
        self.view.noted.connect(self._on_view)

    @Slot(object)
    def _on_chosen(self, line: ExtractLine | None) -> None:
        self.review_wanted.emit("" if line is None else line.request.id)

    @Slot(object)
    def _show_part(self, part: ExtractPart | None) -> None:
        self._part = part
        self.part.setText("" if part is None else part.text)
        may = part is not None and not part.is_fixed and self._may_choose
        show_if(self.part, wanted=part is not None)
        show_if(self.how, wanted=may)
        show_if(self.say, wanted=part is not None and part.item is not None)
        if part is not None and may:
            self._offer(has_file=part.has_file)
            told = _FILE if part.with_file else _TOLD
            chosen = told if part.ground is None else part.ground.value
            self.how.choose(() if part.waits else (chosen,))

    def _show_signing(self, words: str) -> None:
        """Say why it cannot be signed: by this user, or by anybody."""
        clear(self._signing)
        if words:
            self._signing.addWidget(IconLine("info", words, Tone.WARNING))

    def _offer(self, *, has_file: bool) -> None:
        told = [Choice(id=_TOLD, title=_("Tell it"))]
        if has_file:
            told.append(Choice(id=_FILE, title=_("Tell it, with the file")))
        grounds = (
            Choice(id=one.value, title=ground_name(one.value, words())) for one in ExtractGround
        )
        self.how.set_choices((*told, *grounds))

    def _show_only(self, wanted: QWidget | None) -> None:
        for one in (self._body, self.letter, self.view):
            show_if(one, wanted=one is wanted)

    def _on_say(self) -> None:
        if self._part is not None:
            key = f"register/extracts/view:{self._request}:{self._part.key}"
            self.view.begin(self._part.text, key=key)
            self._show_only(self.view)

    @Slot(str, object)
    def _on_view(self, said: str, day: date) -> None:
        self.view_noted.emit(self._part, said, day)

    @Slot(object)
    def _on_how(self, chosen: tuple[str, ...]) -> None:
        if self._part is not None and chosen:
            ground = None if chosen[0] in (_TOLD, _FILE) else ExtractGround(chosen[0])
            self.choice_wanted.emit(self._part.key, ground, chosen[0] == _FILE)

    @Slot()
    def _on_new(self) -> None:
        self.refusal.clear()
        self._stack.setCurrentWidget(self.form)
        self.form.begin()

    @Slot()
    def _on_closed(self) -> None:
        self._stack.setCurrentWidget(self._list)
        self.new.setFocus()

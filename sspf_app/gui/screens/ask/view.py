"""The question: what to choose at the left, the answer at the right."""

from __future__ import annotations

from datetime import datetime, time, tzinfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.gui.clipboard import TimedClipboard
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.ask.answer_card import AnswerCard
from sspf_app.gui.screens.ask.ports import AskedCase, Named, Question, ShownAnswer
from sspf_app.gui.screens.ask.presenter import AskPresenter
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.flow import growing, pile
from sspf_app.gui.widgets.form import Form
from sspf_app.gui.widgets.held_words import tell_skipped
from sspf_app.gui.widgets.layout import Card, row, scrolled
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.reason import ReasonCard
from sspf_app.gui.widgets.sides import SidesOfAnswer
from sspf_app.texts.labels import type_label

_END_OF_DAY = time.max


class AskView(ScreenView):
    """Asks as one chooses; the keyboard goes on by itself to what is still to choose."""

    presenter: AskPresenter

    def __init__(self, zone: tzinfo) -> None:
        super().__init__(
            _("Ask"),
            _("May I say this to them now? Asking changes nothing in the case."),
            gives_way=True,
        )
        self._zone = zone
        self.case = PickField(_("Name or case reference"), lets_go=True)
        self.purpose = ChipBar(_("Purpose"), is_single=True)
        self.subject = ChipBar(_("About whom"), is_single=True)
        self.type = PickField(_("What it is about: a few letters"), lets_go=True)
        self.recipient = ChipBar(_("To whom"), is_single=True, is_numbered=True)
        self.source = ChipBar(_("From whom"), is_single=True)
        self.channel = ChipBar(_("How"), is_single=True)
        self.day = DateField()
        self.time = TimeField(self.day)
        self.answer = AnswerCard()
        self.copied = TimedClipboard(self)
        self.reason = ReasonCard()
        self._form = Form()
        self._form.add(_("Case"), self.case)
        self._purpose_row = self._form.add(_("Purpose"), self.purpose)
        self.withdraw = button(
            _("Somebody takes back a consent"), self._on_withdraw, icon="undo", shortcut="Ctrl+T"
        )
        self.header.add_action(self.withdraw)
        self._build()
        self._connect()

    def show_cases(self, cases: tuple[Named, ...]) -> None:
        """Offer these cases."""
        self.case.set_choices(_choices(cases))

    def show_case(self, asked: AskedCase | None) -> None:
        """Offer what one may ask about in a case; None = no case yet."""
        has_case = asked is not None
        for one in self._later:
            one.setVisible(has_case)
        self._right.setCurrentWidget(self.answer_page)
        if asked is None:
            return
        self.case.choose(asked.case)
        self.purpose.set_choices(_choices(asked.purposes))
        self._purpose_row.setVisible(len(asked.purposes) > 1)
        self.subject.set_choices(_choices(asked.persons))
        self.source.set_choices(_choices(asked.parties))
        # One tells the others: the own party, first as source, comes last of them here.
        others = (*asked.parties[1:], *asked.parties[:1])
        self.recipient.set_choices(_choices((*others, *asked.persons)))
        if self.case.hasFocus():
            self.type.setFocus()

    def show_question(self, question: Question) -> None:
        """Show what has been chosen."""
        for bar, value in (
            (self.purpose, question.purpose),
            (self.subject, question.subject),
            (self.source, question.source),
            (self.recipient, question.recipient),
            (self.channel, question.channel.value),
        ):
            bar.choose(() if value is None else (value,))
        if question.case is None:
            self.case.choose(None)
        self.type.choose(None if question.type is None else question.type.value)
        if question.at is None and not question.is_instant_open:
            self.day.set_day(None)
            self.time.set_time(None)

    def show_answer(self, answer: ShownAnswer | None) -> None:
        """Show the answer, or that something is still to choose."""
        self._right.setCurrentWidget(self.answer_page)
        self.answer.show_answer(answer)

    def ask_reason(self, case: str) -> None:
        """Ask why a protected person is opened, in the place of the answer."""
        self.reason.ask(case)
        self._right.setCurrentWidget(self.reason_page)
        self.reason.field.setFocus()

    def ask_whose_consent(self) -> None:
        """Say that the case is to be chosen, and go there."""
        self.banner.say(_("Whose consent is it? Choose the case."), tone=Tone.INFO)
        self.case.setFocus()

    def show_noted(self) -> None:
        """Say that it is noted."""
        self.answer.show_noted()

    def put_words(self, words: str) -> None:
        """Copy words that have been noted."""
        self.copied.put(words)
        self.answer.show_copied()

    def first_focus(self) -> QWidget:
        """The case; what it is about when the case is given."""
        return self.type if self.type.isVisibleTo(self) else self.case

    def _build(self) -> None:
        self.type.set_choices(
            tuple(
                Choice(id=type_.value, title=type_label(type_, words()))
                for type_ in InformationType
            )
        )
        self.channel.set_choices(
            (
                Choice(id=Channel.ORAL.value, title=_("By word of mouth")),
                Choice(id=Channel.WRITTEN.value, title=_("In writing")),
            )
        )
        form = self._form
        instant = QWidget()
        instant.setLayout(row(self.day, self.time, None))
        self.time.setAccessibleName(_("Time of day"))
        self._later: tuple[QWidget, ...] = (
            self._purpose_row,
            form.add(_("About whom"), self.subject),
            form.add(_("What"), self.type),
            form.add(_("To whom"), self.recipient),
            form.add(_("From whom"), self.source),
            form.add(_("How"), self.channel),
            form.add(_("When"), instant, hint=_("Empty means now. A day means the end of it.")),
        )
        self.day.setAccessibleName(_("Day"))
        left = growing(Card())
        left.add(form)
        self._right = QStackedWidget()
        self.answer_page = scrolled(pile(self.answer))
        self.reason_page = scrolled(pile(self.reason))
        self._right.addWidget(self.answer_page)
        self._right.addWidget(self.reason_page)
        self.body.addWidget(SidesOfAnswer(scrolled(pile(left)), self._right, shares=(6, 5)), 1)

    def _connect(self) -> None:
        self.case.picked.connect(self._on_case)
        self.case.let_go.connect(self._on_case_let_go)
        self.purpose.changed.connect(self._on_purpose)
        self.subject.changed.connect(self._on_subject)
        self.type.picked.connect(self._on_type)
        self.type.let_go.connect(self._on_type_let_go)
        self.recipient.changed.connect(self._on_recipient)
        self.source.changed.connect(self._on_source)
        self.channel.changed.connect(self._on_channel)
        self.day.day_changed.connect(self._on_instant)
        for edit in (self.day.edit, self.time):
            edit.textEdited.connect(self._on_instant_typed)
            edit.editingFinished.connect(self._on_instant)
        self.answer.note_wanted.connect(self._on_note)
        self.answer.copy_wanted.connect(self._on_copy)
        self.reason.given.connect(self._on_reason)

    @Slot(object)
    def _on_case(self, case: str) -> None:
        self.presenter.choose_case(case)
        self.type.setFocus()

    @Slot()
    def _on_case_let_go(self) -> None:
        self.presenter.let_go_case()

    def _on_withdraw(self) -> None:
        self.presenter.withdraw()

    @Slot(object)
    def _on_purpose(self, chosen: tuple[str, ...]) -> None:
        self.presenter.choose_purpose(chosen[0])

    @Slot(object)
    def _on_subject(self, chosen: tuple[str, ...]) -> None:
        self.presenter.choose_subject(chosen[0])

    @Slot(object)
    def _on_type(self, type_: str) -> None:
        self.presenter.choose_type(type_)
        self.recipient.focus_chip()

    @Slot()
    def _on_type_let_go(self) -> None:
        self.presenter.let_go_type()

    @Slot(object)
    def _on_recipient(self, chosen: tuple[str, ...]) -> None:
        self.presenter.choose_recipient(chosen[0])

    @Slot(object)
    def _on_source(self, chosen: tuple[str, ...]) -> None:
        self.presenter.choose_source(chosen[0])

    @Slot(object)
    def _on_channel(self, chosen: tuple[str, ...]) -> None:
        self.presenter.choose_channel(Channel(chosen[0]))

    @Slot()
    def _on_instant_typed(self) -> None:
        self.presenter.let_go_instant()

    @Slot()
    def _on_instant(self) -> None:
        day = self.day.day()
        if self.day.is_wrong() or self.time.is_wrong() or tell_skipped(self.time, self._zone):
            return
        if day is None:
            self.presenter.choose_instant(None)
        else:
            clock = self.time.time() or _END_OF_DAY
            self.presenter.choose_instant(datetime.combine(day, clock, tzinfo=self._zone))

    @Slot(str)
    def _on_copy(self, words: str) -> None:
        self.presenter.copy(words)

    @Slot(str)
    def _on_note(self, what: str) -> None:
        self.presenter.note(what)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        self.presenter.give_reason(reason)
        self.type.setFocus()


def _choices(named: tuple[Named, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(id=one.id, title=one.name, hint=one.hint) for one in named)

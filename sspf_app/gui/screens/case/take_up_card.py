"""What a note says, on its way to a meeting: from whom, about whom, of what kind; who reads it."""

from __future__ import annotations

from datetime import tzinfo
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from sspf_app.domain.codes import InformationType
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.case.take_up import LeadsItem, TypedTakeUp, sources_of
from sspf_app.gui.screens.case.take_up_readers import not_reading, reading
from sspf_app.gui.widgets.buttons import button, primary_button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.form import SEARCH_PAUSE_MS, FormRow
from sspf_app.gui.widgets.keyboard import bring_in_sight, tab_stops
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row
from sspf_app.gui.widgets.marks import mark, show_if
from sspf_app.gui.widgets.name_question import IS_NAME, NameQuestion, numbers_needed
from sspf_app.gui.widgets.notices import Banner, announce
from sspf_app.gui.widgets.number_question import NumberQuestion
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.touched import tell_recorded
from sspf_app.gui.widgets.views_question import views_question
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.gui.widgets.writing import WritingField
from sspf_app.services.case_views import CaseDetail, MeetingRef
from sspf_app.services.meeting_views import ItemCheck, ItemQuestion
from sspf_app.texts.labels import type_label


class TakeUpCard(Card):
    """See the module.

    Attributes:
        acts: What can be done; stands below the card.

    Signals:
        left: Back to the note; what is typed stays a draft.
    """

    presenter: LeadsItem
    left = Signal()

    def __init__(self, zone: tzinfo, *, title: str = "", about: str = "", back: str = "") -> None:
        super().__init__(
            title or _("Take up at a meeting"),
            about or _("Write it as the meeting is to read it; the note itself stays here."),
        )
        self._back = back or _("Back to the note")
        growing(self)
        self._zone, self._answered, self._marks = zone, list[str](), list[str]()
        self._seen = ""
        self._is_refused = False
        self.meeting, self.source = (ChoiceBox().can_be_narrow() for _one in range(2))
        self.words = WritingField(5)
        self.number = NumberQuestion(self.words)
        self.about, self.types = ChipBar(_("About")), ChipBar(_("Kinds chosen"))
        self.type = PickField(_("Choose a kind"), keeps=False)
        self.type.set_choices(_types())
        self.oral = QCheckBox(_("Only by word of mouth"))
        self.refusal = Banner()
        self._questions, self._readers = column(gap=GRID), column(gap=GRID + 4)
        self.save = primary_button(_("Put it on the meeting"), self._on_save, icon="check")
        self.none = text(
            _("The case has no meeting whose minutes are open. Plan one first."), role="muted"
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._on_changed)
        self._build()

    def show_typed(
        self,
        typed: TypedTakeUp,
        meetings: tuple[MeetingRef, ...],
        case: CaseDetail,
        *,
        locked: frozenset[str] = frozenset(),
    ) -> None:
        """Fill the fields."""
        self._is_refused = False
        self._answered, self._marks = list(typed.answered), list(typed.marks)
        self._seen = typed.seen
        self.meeting.clear()
        for one in sorted(meetings, key=lambda one: one.starts_at, reverse=True):
            at = one.starts_at.astimezone(self._zone)
            said = f"{at:%Y-%m-%d %H:%M}"
            if one.id in locked:
                said = _("{when} (locked)").format(when=said)
            self.meeting.addItem(said, one.id)
        self.meeting.setCurrentIndex(max(0, self.meeting.findData(typed.meeting)))
        self.source.clear()
        for some_id, said in sources_of(case):
            self.source.addItem(said, some_id)
        self.source.setCurrentIndex(max(0, self.source.findData(typed.source)))
        people = tuple(Choice(id=one.id, title=one.name) for one in case.people)
        self.about.choose(())
        self.about.set_choices(people)
        self.about.choose(tuple(typed.about))
        self._show_types(tuple(typed.types))
        self.oral.setChecked(typed.is_oral_only)
        self.words.setPlainText(typed.text)
        self.number.begin(is_new=True)
        show_if(self.none, wanted=not meetings)
        self.save.setEnabled(bool(meetings))
        self.refusal.clear()
        clear(self._questions)
        clear(self._readers)

    def show_overtaken(self, recorded: str) -> None:
        """Say at the words what was recorded there meanwhile, where that is something else."""
        if self.words.toPlainText() != recorded:
            tell_recorded(self.words, recorded)

    def collect(self) -> TypedTakeUp:
        """What stands in the fields."""
        return TypedTakeUp(
            meeting=str(self.meeting.currentData() or ""),
            text=self.words.toPlainText(),
            source=str(self.source.currentData() or ""),
            about=list(self.about.chosen()),
            types=list(self.types.chosen()),
            is_oral_only=self.oral.isChecked(),
            answered=list(self._answered),
            marks=list(self._marks),
            seen=self._seen,
        )

    def add_answer(self, key: str) -> None:
        """A question is answered."""
        self._answered.append(key)

    def show_check(self, check: ItemCheck, problems: tuple[str, ...]) -> None:
        """Show what stands in the way, what to answer, and who would read it."""
        clear(self._questions)
        clear(self._readers)
        if problems:
            self.refusal.say(" ".join(problems), tone=Tone.DANGER)
        else:
            self.refusal.clear()
        is_asked = not self.number.isHidden()  # about a number, below the text already
        for question in check.questions:
            if is_asked and question.kind == "number":
                continue
            self._questions.addWidget(self._question(question))
        if held := [one for one in check.readers if not one.reads]:
            self._readers.addWidget(not_reading(held))
        if those := [one for one in check.readers if one.reads]:
            self._readers.addWidget(reading(those))
        if self._is_refused:
            QTimer.singleShot(0, self._go_to_question)  # when it has its place
        if not check.readers:
            said = _("Choose who says it, about whom, and what kind of information it is.")
            self._readers.addWidget(text(said, role="muted"))

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be saved, in sight; the keyboard goes to what is asked, if anything."""
        self.refusal.say(sentence, _("What you wrote is kept."), tone=Tone.DANGER)
        bring_in_sight(self.refusal)
        self._is_refused = True
        QTimer.singleShot(0, self._go_to_question)

    @Slot()
    def _on_typed(self) -> None:
        self._is_refused = False  # whoever types on is not taken away from it

    @Slot()
    def _go_to_question(self) -> None:
        """To the first question; one that is still on its way is gone to when it comes."""
        first = self._questions.itemAt(0)
        asked = None if first is None else first.widget()
        if asked is None or not self._is_refused:
            return
        self._is_refused = False
        bring_in_sight(asked)
        for stop in tab_stops(asked):
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            break

    def _build(self) -> None:
        both = row(
            FormRow(_("Meeting"), self.meeting).refuses("meeting_locked", "meeting_to_come"),
            FormRow(_("Who says it"), self.source).refuses(
                "own_words_of_family", "item_not_receivable"
            ),
            gap=2 * GRID,
        )
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.add(self.none)
        self.add(both)
        self.add(FormRow(_("Item"), self.words).refuses("item_text_required"))
        self.add(self.number)
        self.add(FormRow(_("About"), self.about).refuses("item_subject_required"))
        self.add(FormRow(_("What kind"), self.type).refuses("item_type_required"))
        self.add(self.types)
        self.add(self.oral)
        self.add(self.refusal)
        self.add(self._questions)
        self.add(self._readers)
        self.leave = back_button(self._back, self._on_leave)
        self.acts = QWidget()
        self.acts.setLayout(row(self.save, self.leave, None))
        self.words.textChanged.connect(self._pause.start)
        self.words.textChanged.connect(self._on_typed)
        self.number.kept.connect(self._on_number_kept)
        self.meeting.activated.connect(self._on_changed)
        self.source.activated.connect(self._on_changed)
        self.oral.clicked.connect(self._on_changed)
        self.about.changed.connect(self._on_changed)
        self.types.changed.connect(self._on_types_left)
        self.type.picked.connect(self._on_type)

    def _question(self, question: ItemQuestion) -> QWidget:
        if question.kind in IS_NAME:
            asked_name = NameQuestion(question, self._on_answer)
            announce(asked_name)
            return asked_name
        if question.kind == "other_person":
            return self._other_person(question)
        if question.kind == "views_opened":
            return views_question(question, partial(self._on_answer, question.key))
        holder = mark(QWidget(), role="question")
        no = partial(self._on_answer, question.key)
        if question.kind == "named_person" and question.person is not None:
            asked = _("{name} is named in the text. Is it about {name} too?").format(
                name=question.name
            )
            yes = partial(self._on_about, question.person)
            acts = row(
                button(_("Yes, about {name} too").format(name=question.name), yes),
                button(_("No, only named"), no),
                None,
            )
        else:
            asked = _("Family and economy: is it about somebody else in the family too?")
            acts = row(
                button(_("Choose whom"), self.about.focus_chip),
                button(_("No, only the young person"), no),
                None,
            )
        holder.setLayout(column(text(asked, role="strong"), acts))
        announce(holder)
        return holder

    def _other_person(self, question: ItemQuestion) -> QWidget:
        """Somebody of another case: the name goes."""
        holder = mark(QWidget(), role="question")
        if question.person is None:
            asked = _("The text names somebody who is not of this case.")
        else:
            asked = _("{name} is not of this case. Replace the name?").format(name=question.name)
        acts = button(_("Replace the name"), partial(self._on_replace, question), icon="edit")
        acts.setEnabled(question.instead != question.of)
        holder.setLayout(column(text(asked, role="strong"), row(acts, None)))
        announce(holder)
        return holder

    def _on_replace(self, question: ItemQuestion) -> None:
        if self.words.toPlainText().strip() == question.of:
            self.words.setPlainText(question.instead)
        self.presenter.check()

    def _show_types(self, types: tuple[str, ...]) -> None:
        chosen = [one for one in _types() if one.id in types]
        self.types.set_choices(tuple(chosen))
        self.types.choose(types)
        show_if(self.types, wanted=bool(types))

    @Slot(object)
    def _on_type(self, type_: str) -> None:
        self._show_types((*self.types.chosen(), type_))
        self.presenter.check()

    @Slot(object)
    def _on_types_left(self, left: tuple[str, ...]) -> None:
        self._show_types(left)
        self.presenter.check()

    @Slot()
    def _on_changed(self) -> None:
        self.presenter.check()

    def _on_about(self, person: str) -> None:
        self.about.choose((*self.about.chosen(), person))
        self.presenter.check()

    @Slot(object)
    def _on_number_kept(self, numbers: tuple[str, ...]) -> None:
        self._answered += numbers_needed(numbers)
        self.presenter.check()

    def _on_answer(self, key: str) -> None:
        self.presenter.answer(key)

    def _on_save(self) -> None:
        self.presenter.save()

    def _on_leave(self) -> None:
        self.left.emit()


def _types() -> tuple[Choice, ...]:
    return tuple(Choice(id=one.value, title=type_label(one, words())) for one in InformationType)

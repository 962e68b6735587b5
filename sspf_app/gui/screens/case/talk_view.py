"""An information talk: what was gone through with whom, and how they told it back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from sspf_app.gui.case_words import language_word
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID
from sspf_app.gui.screens.case.part_view import PartView
from sspf_app.gui.screens.case.talk_presenter import Faults, TalkPresenter, TypedTalk
from sspf_app.gui.widgets.buttons import check_box, press_on, primary_button, say_on
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.date_field import DateField, TimeField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.flow import growing, pile
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import name
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.gui.widgets.writing import WritingField
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.process_records import InterpreterMode, Told, Understood
from sspf_app.texts.process import mode_name, told_name, understood_name

_LANGUAGES = ("so", "ar", "fi", "en", "uk", "ti", "fa", "se")
_LETTERS = 48
"""So wide is what one ticks off: a longer line would be cut where the text is large."""


class PersonPart(QWidget):
    """How one person told it back, and in which words."""

    def __init__(self, person_name: str) -> None:
        super().__init__()
        self.how = ChipBar(_("How {name} told it back").format(name=person_name), is_single=True)
        self.how.set_choices(
            tuple(
                Choice(id=one.value, title=understood_name(one.value, words()))
                for one in Understood
            )
        )
        self.words = name(
            WritingField(2), _("What {name} said in own words").format(name=person_name)
        )
        said = FormRow("", self.words)
        self.setLayout(column(text(person_name, role="strong"), self.how, said, gap=4))


class InformationTalkView(PartView):
    """See the module.

    Attributes:
        parts: How each person told it back, by id.
    """

    presenter: TalkPresenter

    def __init__(self) -> None:
        super().__init__(_("Information talk"))
        self.day = DateField()
        self.time = name(TimeField(self.day), _("Time"))
        self.persons = ChipBar(_("Who was there"))
        self.held_by, self.interpreter = QLineEdit(), QLineEdit()
        self.language = ChoiceBox()
        self.mode = ChipBar(_("Interpreter"), is_single=True)
        self.told: dict[str, QCheckBox] = {}
        self.parts: dict[str, PersonPart] = {}
        self.save = primary_button(_("Save the talk"), self._on_save, icon="check")
        press_on(self.save, "Ctrl+Return")
        self._people: tuple[tuple[str, str], ...] = ()
        self._persons = QVBoxLayout()
        self._persons.setSpacing(2 * GRID)
        self._lines: dict[str, FormRow] = {}
        self._build()

    def show_form(self, typed: TypedTalk, case: CaseDetail) -> None:
        """Fill the fields."""
        self._people = tuple((one.id, one.name) for one in case.people)
        self.day.edit.setText(typed.day)
        self.time.setText(typed.time)
        self.persons.choose(())
        self.persons.set_choices(tuple(Choice(id=one, title=who) for one, who in self._people))
        self.persons.choose(tuple(typed.persons))
        self.held_by.setText(typed.held_by)
        self.language.clear()
        self.language.addItem(_("Swedish"), "")
        for code in dict.fromkeys((*_LANGUAGES, *((typed.language,) if typed.language else ()))):
            self.language.addItem(language_word(code), code)
        self.language.setCurrentIndex(max(0, self.language.findData(typed.language)))
        self.mode.choose((typed.mode,))
        self.interpreter.setText(typed.interpreter)
        for code, box in self.told.items():
            box.setChecked(code in typed.told)
        clear(self._persons)
        self.parts = {}
        for person, who in self._people:
            part = self.parts[person] = PersonPart(who)
            part.how.choose((typed.told_back.get(person, Understood.NOT_ASKED.value),))
            part.words.setPlainText(typed.own_words.get(person, ""))
            self._persons.addWidget(part)
        self._on_persons()
        self._on_mode()
        self.show_faults({})
        self.day.setFocus()

    def collect(self) -> TypedTalk:
        """What stands in the fields."""
        return TypedTalk(
            day=self.day.edit.text(),
            time=self.time.text(),
            persons=list(self.persons.chosen()),
            held_by=self.held_by.text(),
            language=str(self.language.currentData() or ""),
            mode=self.mode.one() or InterpreterMode.NONE.value,
            interpreter=self.interpreter.text(),
            told=[code for code, box in self.told.items() if box.isChecked()],
            told_back={
                person: part.how.one() or Understood.NOT_ASKED.value
                for person, part in self.parts.items()
            },
            own_words={person: part.words.toPlainText() for person, part in self.parts.items()},
        )

    def show_faults(self, faults: Faults) -> None:
        """Say what is missing where it is."""
        tell_faults(self._lines, faults)

    def _build(self) -> None:
        self.mode.set_choices(
            tuple(
                Choice(id=one.value, title=mode_name(one.value, words())) for one in InterpreterMode
            )
        )
        self._lines = {
            "day": FormRow(_("Day"), self.day).refuses("before_birth"),
            "time": FormRow(_("Time"), self.time),
            "persons": FormRow(_("Who was there"), self.persons),
            "held_by": FormRow(_("Who informed"), self.held_by),
            "interpreter": FormRow(
                _("Who interpreted"), self.interpreter, hint=_("Never a child or a relative.")
            ),
        }
        first = growing(Card(_("Information talk")))
        first.add(row(self._lines["day"], self._lines["time"], None, gap=2 * GRID))
        first.add(self._lines["persons"])
        first.add(self._lines["held_by"])
        first.add(FormRow(_("Language"), self.language))
        first.add(FormRow(_("Interpreter"), self.mode))
        first.add(self._lines["interpreter"])
        both = Sides(first, self._told_card(), shares=(5, 6), is_top=True)
        acts = row(back_button(_("Back to the consents"), self._on_leave), None, self.save)
        self.body.addWidget(scrolled(pile(both)), 1)
        self.body.addLayout(acts)
        self.persons.changed.connect(self._on_persons)
        self.mode.changed.connect(self._on_mode)

    def _told_card(self) -> Card:
        card = growing(Card(_("What you went through")))
        for told in Told:
            box = self.told[told.value] = check_box("")
            say_on(box, told_name(told.value, words()), letters=_LETTERS)
        boxes = growing(QWidget())
        boxes.setLayout(column(*self.told.values(), gap=GRID))
        self._lines["told"] = FormRow("", name(boxes, _("What you went through")))
        card.add(self._lines["told"])
        card.add(
            text(
                _("Ask: “Can you tell me in your own words what you say yes or no to?”"),
                role="strong",
            )
        )
        card.add(
            text(
                _("What they say is kept for the office; it stands in nobody's copy."), role="muted"
            )
        )
        card.add(self._persons)
        return card

    @Slot()
    def _on_persons(self) -> None:
        chosen = self.persons.chosen()
        for person, part in self.parts.items():
            part.setVisible(person in chosen)

    @Slot()
    def _on_mode(self) -> None:
        has_interpreter = self.mode.one() not in (None, InterpreterMode.NONE.value)
        self._lines["interpreter"].setVisible(has_interpreter)

    def _on_save(self) -> None:
        self.presenter.save()

    def _on_leave(self) -> None:
        self.presenter.leave()

"""One point of the agenda, planned before the meeting: heading, who tells it, about whom, what."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from sspf_app.domain.codes import InformationType
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.meeting.typed_point import TypedPoint
from sspf_app.gui.widgets.buttons import button
from sspf_app.gui.widgets.chips import ChipBar, Choice
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import clear, column, row
from sspf_app.gui.widgets.marks import mark, scaled, show_if
from sspf_app.gui.widgets.name_question import NameQuestion
from sspf_app.gui.widgets.notices import Banner, announce
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.touched import Touched, put_back
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.meeting_views import ItemQuestion
from sspf_app.texts.labels import type_label


class PointEditor(QWidget):
    """A heading and what it is about; who may not hear it is worked out, never chosen.

    Signals:
        add_wanted: A ``TypedPoint``: to plan, or to word anew the point it names.
        left: A point that was to be worded anew stays as it is.
    """

    add_wanted = Signal(object)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="point")
        self.refusal = Banner()
        self.heading = QLineEdit()
        self.source = ChipBar(_("Who tells it"), is_single=True)
        self.about = ChipBar(_("About whom"))
        self.type = PickField(_("Add a kind: a few letters"), keeps=False)
        self.types = ChipBar(_("Kinds chosen"))
        self.type.setFixedWidth(scaled(24 * GRID))
        self.types.lead(self.type)
        self.type.set_choices(_kinds(tuple(one.value for one in InformationType)))
        self._source_row = FormRow(_("Who tells it"), self.source)
        self._point = self._seen = ""
        self._touched = Touched(self)
        self._answered: tuple[str, ...] = ()
        self._questions = column(gap=GRID)
        self._title = text(_("Plan a point"), role="strong")
        self.add = button(_("Add the point"), self._on_add, icon="add")
        self.leave = back_button(_("Cancel"), self._on_left)
        show_if(self.leave, wanted=False)
        self.heading.returnPressed.connect(self._on_add)
        self.type.picked.connect(self._on_type)
        self.types.changed.connect(self._on_types_left)
        layout = column(
            self._title,
            FormRow(_("Heading, without names"), self.heading).refuses(
                "heading_required", "heading_names"
            ),
            self._source_row,
            FormRow(_("About whom"), self.about).refuses("item_subject_required"),
            FormRow(_("What kind"), self.types).refuses("item_type_required"),
            self.refusal,
            self._questions,
            row(self.add, self.leave, None),
            gap=GRID,
        )
        layout.setContentsMargins(0, GRID, 0, GRID)
        self.setLayout(layout)

    def set_choices(
        self, sources: tuple[Choice, ...], people: tuple[Choice, ...], young: str
    ) -> None:
        """Offer these; a point begins with the young person."""
        self.source.set_choices(sources)
        self.about.set_choices(people)
        if not self.about.chosen():
            self.about.choose((young,))

    def empty(self) -> None:
        """Make room for the next point, and take the keyboard to it."""
        self.forget()
        self.heading.setFocus()

    def forget(self) -> None:
        """What was typed is of another meeting."""
        self._show_which("")
        self.heading.clear()
        self._show_types(())
        self.refusal.clear()
        self._answered = ()
        clear(self._questions)

    def show_typed(self, typed: TypedPoint) -> None:
        """A point to word anew, or what was typed before."""
        self._fill(typed)
        self._touched.filled()

    def show_draft(self, typed: TypedPoint) -> None:
        """What was typed before, over the point as it stands by now; a new one stands nowhere."""
        if typed.seen == self._seen or typed.point != self._point:
            self._fill(typed)
        else:
            put_back(self.heading, typed.heading, was="", now=self.heading.text())

    def show_changed(self, recorded: TypedPoint) -> None:
        """The point that is worded anew was changed elsewhere: what was touched stays."""
        self._touched.refill(lambda: self._fill(recorded))

    def _fill(self, typed: TypedPoint) -> None:
        self._show_which(typed.point)
        self._seen = typed.seen
        self.heading.setText(typed.heading)
        self.source.choose((typed.source,) if typed.source else ())
        self.about.choose(typed.about)
        self._show_types(typed.types)
        self.refusal.clear()
        self._answered = typed.answered
        clear(self._questions)

    def typed(self) -> TypedPoint:
        """What stands in the fields."""
        return TypedPoint(
            point=self._point,
            seen=self._seen,
            heading=self.heading.text(),
            source=self.source.one() or "",
            about=self.about.chosen(),
            types=self.types.chosen(),
            answered=self._answered,
        )

    def ask(self, questions: tuple[ItemQuestion, ...]) -> None:
        """Ask about names in the heading; the last answer plans the point."""
        clear(self._questions)
        for one in questions:
            asked = NameQuestion(one, self._on_answered)
            self._questions.addWidget(asked)
            announce(asked)

    def _on_answered(self, key: str) -> None:
        self._answered = (*self._answered, key)
        self._on_add()

    def _show_which(self, point: str) -> None:
        self._point, self._seen = point, ""
        self._title.setText(_("Word the point anew") if point else _("Plan a point"))
        self.add.setText(_("Save the point") if point else _("Add the point"))
        show_if(self.leave, wanted=bool(point))

    def _on_left(self) -> None:
        self.empty()
        self.left.emit()

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not planned; what was typed is kept."""
        self.refusal.say(sentence, tone=Tone.DANGER)

    def _show_types(self, types: tuple[str, ...]) -> None:
        self.types.set_choices(_kinds(types))
        self.types.choose(types)

    @Slot()
    def _on_add(self) -> None:
        faults = {} if self.source.one() else {"source": _("Choose who tells it.")}
        tell_faults({"source": self._source_row}, faults)
        if faults:
            return
        self.add_wanted.emit(self.typed())

    @Slot(object)
    def _on_type(self, type_: str) -> None:
        self._show_types(tuple(dict.fromkeys((*self.types.chosen(), type_))))

    @Slot(object)
    def _on_types_left(self, left: tuple[str, ...]) -> None:
        self._show_types(left)
        self.type.setFocus()


def _kinds(types: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(id=one, title=type_label(InformationType(one), words())) for one in types)

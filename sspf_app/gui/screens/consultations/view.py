"""Consultations: what is kept at the left, what is typed at the right, the warning beside it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screen import ScreenView
from sspf_app.gui.screens.consultations.consultation_words import (
    area_word,
    days_word,
    outcome_word,
)
from sspf_app.gui.screens.consultations.fields_card import FieldsCard
from sspf_app.gui.screens.consultations.ports import Faults, TypedConsultation
from sspf_app.gui.screens.consultations.presenter import ConsultationsPresenter
from sspf_app.gui.widgets.buttons import button, primary_button, quiet_button
from sspf_app.gui.widgets.chips import Choice
from sspf_app.gui.widgets.flow import pile
from sspf_app.gui.widgets.form import SEARCH_PAUSE_MS, FormRow
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.notices import EmptyState
from sspf_app.gui.widgets.number_field import NumberField
from sspf_app.gui.widgets.picker import PickField
from sspf_app.gui.widgets.sides import Sides
from sspf_app.gui.widgets.table import ItemTable, ListPlace
from sspf_app.gui.widgets.touched import Touched
from sspf_app.services.consultation_records import MOST_DAYS_KEPT
from sspf_app.services.consultation_views import ConsultationDesk, ConsultationLine, Looked
from sspf_app.services.singling_out import Finding


class ConsultationsView(ScreenView):
    """See the module."""

    presenter: ConsultationsPresenter

    def __init__(self) -> None:
        super().__init__(
            _("Consultations"),
            _("Before consent: advice about a worry, without anybody being named."),
        )
        self._consultation: str | None = None
        self.model = ItemTableModel(_columns(), id_of=lambda line: line.consultation.id)
        self.table = ItemTable(self.model, name=_("Consultations"))
        self.new = button(_("New consultation"), self._on_new, icon="add")
        self.days = NumberField()
        self.days.setRange(1, MOST_DAYS_KEPT)
        self.days.setSuffix(_(" days"))
        self.fields = FieldsCard()
        self.findings = self.fields.findings
        self.case = PickField(_("Case reference"))
        self.save = primary_button(_("Keep"), self._on_save, icon="check")
        self.erase = quiet_button(_("Erase now…"), self._on_erase, icon="trash")
        self.open_case = button(_("Begin the case"), self._on_open_case, icon="add")
        self.joined = button(_("It is this case now…"), self._on_joined, icon="check")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MS)
        self._touched = Touched(self.fields)
        self._build()
        self._connect()

    def show_desk(self, desk: ConsultationDesk) -> None:
        """Fill the list, and what one may choose."""
        self.model.set_items(desk.lines)
        self.fields.asked.set_choices(
            tuple(Choice(id=id_, title=name) for id_, name in desk.parties)
        )
        self.case.set_choices(tuple(Choice(id=id_, title=name) for id_, name in desk.cases))
        self.days.blockSignals(True)
        self.days.setValue(desk.days_kept)
        self.days.blockSignals(False)

    def show_typed(self, typed: TypedConsultation, line: ConsultationLine | None) -> None:
        """Fill the fields."""
        self._consultation = typed.consultation
        self.fields.say(
            _("New consultation") if line is None else line.consultation.number,
            "" if line is None else _("Erased {when}").format(when=days_word(line.days_left)),
        )
        self.fields.show_typed(typed)
        self._touched.filled()
        self.findings.read.setChecked(typed.warnings_read)
        self._pause.stop()
        for one in (self.erase, self._case_card):
            one.setVisible(line is not None)

    def show_changed(self, recorded: TypedConsultation, line: ConsultationLine) -> None:
        """The consultation was changed elsewhere: what was touched of it stays."""
        self._touched.refill(lambda: self.show_typed(recorded, line))

    def collect(self) -> TypedConsultation:
        """What stands in the fields."""
        return self.fields.collect(self._consultation, warnings_read=self.findings.read.isChecked())

    def show_looked(self, looked: Looked) -> None:
        """Show what singles somebody out, in the list and where it stands."""
        self.findings.show_looked(looked)
        self.fields.mark_found("text", looked.text)
        self.fields.mark_found("advice", looked.advice)

    def show_faults(self, faults: Faults) -> None:
        """Say what is wrong where it is."""
        self.fields.show_faults(faults)
        self.findings.say_unread(faults.by_field.get("warnings", ""))

    def choose_line(self, consultation: str | None) -> None:
        """Mark a line of the list."""
        if consultation is None:
            self.table.clearSelection()
        else:
            self.table.choose(consultation)

    def first_focus(self) -> QWidget:
        """What was asked."""
        return self.fields.words

    def _build(self) -> None:
        empty = EmptyState(
            _("No consultations are kept"),
            _("Type one under New consultation. It is erased by itself on its day."),
            icon="consultation",
        )
        place: ListPlace[ConsultationLine] = ListPlace(self.table, empty)
        days = FormRow(_("New ones are kept for"), self.days)
        left = QWidget()
        left.setLayout(column(row(self.new, None), place, row(days, None), gap=GRID + 4))
        self._case_card = Card(
            _("Has the form come?"),
            _("Begin the case as usual. Then say here which it became."),
        )
        self._case_card.add(row(self.open_case, None))
        self._case_card.add(FormRow(_("Which case it became"), self.case))
        self._case_card.add(row(self.joined, None))
        self.fields.add(row(self.save, self.erase, None))
        right = pile(self.fields, self._case_card, gap=2 * GRID, right=GRID)
        self.body.addWidget(Sides(left, scrolled(right), shares=(5, 6), above=4), 1)

    def _connect(self) -> None:
        self.table.item_chosen.connect(self._on_chosen)
        self.fields.words.textChanged.connect(self._pause.start)
        self.fields.advice.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._on_pause)
        self.findings.replace_wanted.connect(self._on_replace)
        self.days.editingFinished.connect(self._on_days)

    @Slot(object)
    def _on_chosen(self, line: ConsultationLine | None) -> None:
        if line is not None:
            self.presenter.choose(line.consultation.id)

    @Slot()
    def _on_pause(self) -> None:
        self.presenter.look()

    @Slot(str, object, str)
    def _on_replace(self, place: str, found: Finding, instead: str) -> None:
        self.fields.write_instead(place, found, instead)
        self._pause.stop()
        self.presenter.look()

    @Slot()
    def _on_days(self) -> None:
        self.presenter.keep_days(self.days.value())

    def _on_new(self) -> None:
        self.presenter.begin()
        self.fields.words.setFocus()

    def _on_save(self) -> None:
        self.presenter.save()

    def _on_erase(self) -> None:
        self.presenter.erase()

    def _on_open_case(self) -> None:
        self.presenter.open_case()

    def _on_joined(self) -> None:
        case = self.case.chosen()
        if case is None:
            self.case.setFocus()
        else:
            self.presenter.became(case)


def _columns() -> tuple[Column[ConsultationLine], ...]:
    def led_to(line: ConsultationLine) -> str:
        return ", ".join(outcome_word(one) for one in line.consultation.outcomes)

    return (
        Column(
            name="number", title=_("Number"), text=lambda line: line.consultation.number, width=10
        ),
        Column(
            name="area",
            title=_("What it is about"),
            text=lambda line: area_word(line.consultation.area),
            hint=led_to,
            width=0,
        ),
        Column(
            name="erased",
            title=_("Erased"),
            text=lambda line: days_word(line.days_left),
            sort=lambda line: line.days_left,
            width=11,
        ),
    )

"""The steps of a new case, in the place of the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sspf_app.domain.codes import CustodyKind
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.screens.cases.intake import REVIEW, Faults, Intake
from sspf_app.gui.screens.cases.intake_form import GuardianEntry, IntakeForm, PersonEntry
from sspf_app.gui.screens.cases.person_fields import GuardianFields, PersonFields
from sspf_app.gui.widgets.buttons import button, check_box, primary_button, quiet_button
from sspf_app.gui.widgets.choice_box import ChoiceBox
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, clear, column, row, scrolled
from sspf_app.gui.widgets.marks import mark, name, show_if
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.page import Page
from sspf_app.gui.widgets.reason import ReasonCard
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.district_records import District
from sspf_app.services.party_views import PartyItem
from sspf_app.services.people_views import PersonListItem
from sspf_app.services.personal_numbers import masked
from sspf_app.texts.labels import custody_label, kind_label

_WIDTH = 110 * GRID
"""Pixels of the fields, and of the buttons below them."""


class IntakeView(Page):
    """See the module."""

    presenter: Intake

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(busy_words=_("Opening the case…"), parent=parent)
        name(self, _("New case"))
        self._steps = [text(wrap=False) for _step in range(4)]
        self.young = PersonFields(is_young=True)
        self.guardians: list[GuardianFields] = []
        self._guardian_box = column(gap=2 * GRID)
        self.purpose = QPlainTextEdit()
        self.purpose.setTabChangesFocus(True)
        self.purpose.setFixedHeight(96)
        self.referral = check_box(_("Then write down who turned to you (referral)"))
        self.district = ChoiceBox().can_be_narrow()
        self._district = ""
        self.parties: dict[str, QCheckBox] = {}
        self._own: QCheckBox | None = None
        self._party_box = QVBoxLayout()
        self._party_row = QWidget()
        self._party_row.setLayout(self._party_box)
        self._review = column(gap=GRID)
        self._pages = mark(QStackedWidget(), role="page")
        self.back = back_button(_("Back"), self._on_back)
        self.next = primary_button(_("Next"), self._on_next)
        self._people: tuple[PersonListItem, ...] = ()
        self._wanted_parties: list[str] = []
        self._draft = self._draft_line()
        self.reason = ReasonCard()
        self.reason.hide()
        self._build()

    def show_form(self, form: IntakeForm) -> None:
        """Fill every field."""
        self._draft.hide()
        self.young.show_entry(form.young)
        while len(self.guardians) < max(1, len(form.guardians)):
            self._add_guardian()
        entries = form.guardians or [GuardianEntry()]
        for number, block in enumerate(self.guardians):
            entry = entries[number] if number < len(entries) else GuardianEntry()
            block.setVisible(number < len(entries))
            block.show_entry(entry)
        self.purpose.setPlainText(form.purpose)
        self.referral.setChecked(form.writes_referral)
        self._district = form.district
        self._choose_district()
        self._wanted_parties = list(form.parties)
        for party, box in self.parties.items():
            box.setChecked(party in form.parties)

    def collect(self) -> IntakeForm:
        """What is in every field."""
        form = IntakeForm(
            young=self.young.entry(),
            guardians=[block.entry() for block in self.guardians if not block.isHidden()],
            purpose=self.purpose.toPlainText(),
            writes_referral=self.referral.isChecked(),
            parties=[party for party, box in self.parties.items() if box.isChecked()],
        )
        form.district = "" if form.names_protected else self._district
        return form

    def offer(
        self, people: tuple[PersonListItem, ...], parties: tuple[PartyItem, ...], own: str | None
    ) -> None:
        """Whom and what to choose among."""
        self._people = people
        for fields in (self.young, *(block.person for block in self.guardians)):
            fields.offer(people)
        chosen = {party for party, box in self.parties.items() if box.isChecked()}
        chosen |= set(self._wanted_parties)
        clear(self._party_box)
        self.parties, self._own = {}, None
        for party in parties:
            if party.id == own:
                # It takes part in every case: seen, and not to be taken away.
                self._own = check_box(
                    _("{party}  (your own, always takes part)").format(party=party.name)
                )
                self._own.setChecked(True)
                self._own.setEnabled(False)
                self._party_box.addWidget(self._own)
                continue
            box = check_box(f"{party.name}  ({kind_label(party.kind, words())})")
            box.setChecked(party.id in chosen)
            box.toggled.connect(self._on_party)
            self.parties[party.id] = box
            self._party_box.addWidget(box)
        if not self.parties:
            self._party_box.addWidget(
                text(_("There are no parties yet: enter them in the register first."), role="muted")
            )

    def offer_districts(self, districts: tuple[District, ...]) -> None:
        """Which districts to choose among; none = the office goes by none."""
        self.district.clear()
        self.district.addItem(_("No district"), "")
        for one in districts:
            self.district.addItem(one.name, one.id)
        self._choose_district()
        self._show_district()

    def show_step(self, step: int) -> None:
        """Show a step."""
        self._show_district()
        self._pages.setCurrentIndex(step)
        titles = (_("Young person"), _("Guardians"), _("Purpose and parties"), _("Open"))
        for number, label in enumerate(self._steps):
            mark(label, role="step" if number == step else "muted")
            label.setText(f"{number + 1}  {titles[number]}")
        self.back.setText(_("Back") if step else _("Back to the list"))
        self.next.setText(_("Open the case") if step == REVIEW else _("Next"))
        first = (self.young.name, self.guardians[0].person.name, self.purpose, self.next)[step]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_faults(self, faults: Faults) -> None:
        """Say what is wrong, at its place; the first has the keyboard."""
        tell_faults(self._rows(), faults)

    def show_review(self, form: IntakeForm) -> None:
        """Say what will be opened."""
        clear(self._review)
        lines = [(_("Young person"), _person(form.young))]
        for entry in form.guardians:
            if not entry.person.is_empty:
                custody = custody_label(CustodyKind(entry.kind), words())
                evidence = entry.document.strip() or _("no document seen yet")
                said = f"{_person(entry.person)} · {custody} · {evidence}"
                lines.append((_("Guardian"), said))
        lines.append((_("Purpose"), form.purpose.strip()))
        own = [] if self._own is None else [self._own.text()]
        chosen = own + [box.text() for party, box in self.parties.items() if party in form.parties]
        lines.append((_("Parties"), "\n".join(chosen)))
        if form.district:
            lines.append((_("District"), self.district.currentText()))
        for label, said in lines:
            self._review.addLayout(column(text(label, role="muted", wrap=False), text(said), gap=2))

    def offer_draft(self, day: str) -> None:
        """Offer back what was begun before."""
        self._draft_words.setText(_("You began to enter a case on {day}.").format(day=day))
        self._draft.show()

    def ask_reason(self, name: str) -> None:
        """Ask why a protected person in the register is opened; empty = nobody is asked about."""
        self.reason.setVisible(bool(name))
        if name:
            self.reason.ask_about(name)
            self.reason.field.setFocus()

    def _on_reason(self, reason: str) -> None:
        self.presenter.give_reason(reason)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GRID + 4)
        outer.addWidget(self.busy)
        outer.addWidget(self.banner)
        outer.addWidget(self._draft)
        outer.addWidget(self.reason)
        self.reason.given.connect(self._on_reason)
        outer.addLayout(row(*self._steps, None, gap=3 * GRID))
        outer.addWidget(self._pages, 1)
        foot = QWidget()
        foot.setMaximumWidth(_WIDTH)
        foot.setLayout(row(self.back, None, self.next))
        outer.addWidget(foot)
        first = Card(
            _("Who is it about?"), _("Age, and who must answer, follow from the birth date.")
        )
        first.add(self.young)
        self._pages.addWidget(_page(first))
        guardians = QWidget()
        inner = QVBoxLayout(guardians)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._guardian_box)
        inner.addLayout(row(button(_("Add another guardian"), self._on_add, icon="add"), None))
        inner.addStretch(1)
        self._pages.addWidget(_page(guardians))
        third = Card(_("Why do you need to work together, and with whom?"))
        self._purpose_line = FormRow(
            _("Purpose"),
            self.purpose,
            hint=_("In words the family understands; it stands on the form they sign."),
        )
        self._parties_line = FormRow(_("Parties that take part"), self._party_row)
        third.add(self._purpose_line)
        third.add(self._parties_line)
        hint = _("For the list of cases alone: no party is told it.")
        self._district_line = FormRow(_("District"), self.district, hint=hint)
        third.add(self._district_line)
        self.district.activated.connect(self._on_district)
        show_if(self._district_line, wanted=False)
        third.add(self.referral)
        self._pages.addWidget(_page(third))
        last = Card(
            _("Open the case"), _("Nothing is shared before those who must answer have said yes.")
        )
        last.add(self._review)
        self._pages.addWidget(_page(last))
        self._add_guardian()

    def _draft_line(self) -> Banner:
        line = Banner()
        line.say(" ", tone=Tone.INFO)
        self._draft_words = text(role="strong")
        layout = line.layout()
        if isinstance(layout, QHBoxLayout):
            clear(layout)
            layout.addWidget(self._draft_words, 1)
            layout.addWidget(button(_("Go on with it"), self._on_take))
            layout.addWidget(quiet_button(_("Throw it away"), self._on_drop))
        line.hide()
        return line

    def _rows(self) -> dict[str, FormRow]:
        rows = {f"young.{key}": made for key, made in self.young.rows.items()}
        for number, block in enumerate(self.guardians):
            rows |= {f"guardian{number}.{key}": made for key, made in block.rows.items()}
        return rows | {"purpose": self._purpose_line, "parties": self._parties_line}

    def _add_guardian(self) -> GuardianFields:
        block = GuardianFields(len(self.guardians))
        block.person.offer(self._people)
        self.guardians.append(block)
        self._guardian_box.addWidget(block)
        return block

    def _show_district(self) -> None:
        """Not where somebody is typed as protected: such a case has none."""
        has_any = self.district.count() > 1
        show_if(self._district_line, wanted=has_any and not self.collect().names_protected)

    def _choose_district(self) -> None:
        """Choose what was chosen; what is not offered any more is let go of."""
        if self.district.count():
            self.district.setCurrentIndex(max(0, self.district.findData(self._district)))
            self._on_district()

    def _on_district(self) -> None:
        self._district = str(self.district.currentData())

    def _on_party(self) -> None:
        if self._parties_line.trouble():
            self._parties_line.show_trouble("")

    def _on_add(self) -> None:
        hidden = [block for block in self.guardians if block.isHidden()]
        block = hidden[0] if hidden else self._add_guardian()
        block.show()
        block.person.name.setFocus()

    def _on_back(self) -> None:
        self.presenter.back()

    def _on_next(self) -> None:
        self.presenter.next()

    def _on_take(self) -> None:
        self._draft.hide()
        self.presenter.take_draft()

    def _on_drop(self) -> None:
        self._draft.hide()
        self.presenter.drop_draft()


def _page(content: QWidget) -> QWidget:
    holder = QWidget()
    holder.setMaximumWidth(_WIDTH)
    layout = column(content)
    layout.addStretch(1)
    holder.setLayout(layout)
    return scrolled(holder)


def _person(entry: PersonEntry) -> str:
    digits = "".join(sign for sign in entry.personal_number if sign.isdigit())
    number = _("personal number {number}").format(number=masked(digits)) if digits else ""
    return ", ".join(part for part in (entry.name.strip(), entry.born.strip(), number) if part)

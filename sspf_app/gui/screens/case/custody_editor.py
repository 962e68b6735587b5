"""Custody, in place: a new relation, the evidence of one, its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from sspf_app.domain.codes import CustodyKind
from sspf_app.domain.facts import Evidence
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.case.person_editor import PersonEditor
from sspf_app.gui.widgets.alike_question import AlikeQuestion
from sspf_app.gui.widgets.buttons import primary_button
from sspf_app.gui.widgets.date_field import DateField
from sspf_app.gui.widgets.faults import tell_faults
from sspf_app.gui.widgets.field_grid import FieldGrid
from sspf_app.gui.widgets.form import FormRow
from sspf_app.gui.widgets.kept_words import KeptWords
from sspf_app.gui.widgets.layout import Card, column, row
from sspf_app.gui.widgets.notices import Banner
from sspf_app.gui.widgets.way_out import back_button
from sspf_app.services.decision_views import CustodyBegins, CustodyEnds, EvidenceSeen
from sspf_app.services.people_views import CustodyInput, PersonInput, PersonListItem
from sspf_app.texts.labels import custody_label

NEW, EVIDENCE, END = "new", "evidence", "end"
_NOBODY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEntry:
    """What was entered: for a new relation ``custody``, and ``person`` where somebody new."""

    custody: CustodyInput | None = None
    person: PersonInput | None = None
    evidence: Evidence | None = None
    day: date | None = None


class CustodyEditor(Card):
    """The fields of one act about custody.

    Attributes:
        effect: What would follow, said before it is saved.

    Signals:
        changed: A draft that is whole, or None.
        saved: A ``CustodyEntry``.
        left: Nothing is to be changed.
    """

    changed = Signal(object)
    saved = Signal(object)
    left = Signal()

    def __init__(
        self, act: str, *, child: str, seen_by: str, today: date, relation: str = ""
    ) -> None:
        titles = {
            NEW: _("Add a guardian"),
            EVIDENCE: _("Which document was seen?"),
            END: _("When does the custody end?"),
        }
        super().__init__(titles[act])
        self._act, self._child, self._relation = act, child, relation
        self.effect = Banner()
        self.holder, self.kind = QComboBox(), QComboBox()
        self.person = PersonEditor(with_buttons=False)
        self.starts_on, self.day = DateField(), DateField(today)
        self.document, self.seen_by = QLineEdit(), QLineEdit(seen_by)
        self.seen_on = DateField(today if act == EVIDENCE else None, today=today)
        for kind in CustodyKind:
            self.kind.addItem(custody_label(kind, words()), kind.value)
        self.alike = AlikeQuestion()
        self.lines = self._build_lines()
        self.kept = KeptWords(self)
        self._build()

    def offer(self, people: tuple[PersonListItem, ...]) -> None:
        """Whom to choose among."""
        self.holder.clear()
        self.holder.addItem(_("Somebody new"), _NOBODY)
        for one in people:
            if one.id != self._child and not one.is_dead:
                self.holder.addItem(one.name, one.id)
        self.alike.offer(tuple(one for one in people if one.id != self._child))

    def _build_lines(self) -> dict[str, FormRow]:
        document = FormRow(
            _("Document"),
            self.document,
            hint=_("For example: extract from the population register."),
            optional=self._act != EVIDENCE,
        )
        seen = {
            "document": document,
            "seen_on": FormRow(_("Seen on"), self.seen_on, optional=self._act != EVIDENCE).refuses(
                "date_in_future"
            ),
            "seen_by": FormRow(_("Seen by"), self.seen_by),
        }
        if self._act == EVIDENCE:
            return seen
        if self._act == END:
            return {"day": FormRow(_("Last day"), self.day).refuses("ends_before_start"), **seen}
        return {
            "holder": FormRow(_("Who?"), self.holder).refuses("own_custody", "custody_known"),
            "kind": FormRow(_("Custody"), self.kind).refuses("decision_required"),
            "starts_on": FormRow(_("From"), self.starts_on),
            **seen,
        }

    def _build(self) -> None:
        self.add(FieldGrid(self.lines.values()))
        if self._act == NEW:
            self.add(self.alike)
            self.add(self.person)
            self.alike.same.connect(self._on_same)
            self.person.fields["name"].editingFinished.connect(self._on_named)
            self.holder.activated.connect(self._on_holder)
        self.add(self.effect)
        self._listen()
        buttons = row(
            primary_button(_("Save"), self._on_save),
            back_button(_("Cancel"), self._on_leave),
            None,
        )
        self.add(column(buttons))

    def _listen(self) -> None:
        for box in (self.holder, self.kind):
            box.activated.connect(self.hear)
        for day in (self.starts_on, self.day, self.seen_on):
            day.day_changed.connect(self.hear)
        for line in (self.document, self.seen_by, self.person.fields["name"]):
            line.editingFinished.connect(self.hear)

    @Slot()
    def _on_named(self) -> None:
        name = self.person.fields["name"]
        self.alike.look(name.text(), self.person.born.day())

    @Slot(str)
    def _on_same(self, person: str) -> None:
        at = self.holder.findData(person)
        if at >= 0:
            self.holder.setCurrentIndex(at)
            self.holder.activated.emit(at)

    @Slot()
    def hear(self) -> None:
        """Something was typed or chosen: tell the draft, if it is whole."""
        draft = None if self._faults() else self._draft()
        if draft is None:
            self.effect.clear()
        self.changed.emit(draft)

    def show_recorded(self, words: str) -> None:
        """Say what was recorded of the relation while somebody typed."""
        self.effect.say(
            _("By now it is recorded so: {words}.").format(words=words), tone=Tone.WARNING
        )

    def show_effect(self, words: str, tone: Tone) -> None:
        """Say what would follow."""
        self.effect.say(words, tone=tone)

    def _draft(self) -> CustodyBegins | CustodyEnds | EvidenceSeen | None:
        evidence, day = self._evidence(), self.day.day()
        if self._act == EVIDENCE:
            return EvidenceSeen(relation=self._relation, evidence=evidence) if evidence else None
        if self._act == END:
            if day is None:
                return None
            return CustodyEnds(relation=self._relation, ends_on=day, evidence=evidence)
        starts_on, name = self.starts_on.day(), self.person.fields["name"].text().strip()
        holder = str(self.holder.currentData())
        if starts_on is None or (holder == _NOBODY and not name):
            return None
        custody = CustodyInput(
            child=self._child,
            holder=holder,
            kind=CustodyKind(str(self.kind.currentData())),
            starts_on=starts_on,
            evidence=evidence,
        )
        named = name if holder == _NOBODY else self.holder.currentText()
        return CustodyBegins(custody=custody, name=named)

    def _evidence(self) -> Evidence | None:
        seen_on = self.seen_on.day()
        if not self.document.text().strip() or seen_on is None:
            return None
        return Evidence(
            document=self.document.text().strip(),
            seen_on=seen_on,
            seen_by=self.seen_by.text().strip(),
        )

    @Slot()
    def _on_holder(self) -> None:
        self.person.setVisible(self.holder.currentData() == _NOBODY)

    def _on_leave(self) -> None:
        self.kept.end()
        self.left.emit()

    def _on_save(self) -> None:
        faults = self._faults()
        tell_faults(self.lines, faults)
        if faults:
            return
        evidence = self._evidence()
        if self._act != NEW:
            self.kept.send()
            self.saved.emit(CustodyEntry(evidence=evidence, day=self.day.day()))
            return
        holder = str(self.holder.currentData())
        person = self.person.entry() if holder == _NOBODY else None
        starts_on = self.starts_on.day()
        if (holder == _NOBODY and person is None) or starts_on is None:
            return
        custody = CustodyInput(
            child=self._child,
            holder=holder,
            kind=CustodyKind(str(self.kind.currentData())),
            starts_on=starts_on,
            evidence=evidence,
        )
        self.kept.send()
        self.saved.emit(CustodyEntry(custody=custody, person=person))

    def _faults(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if self._act == NEW and self.starts_on.day() is None:
            found["starts_on"] = _("From which day? As 2026-03-12.")
        if self._act == END and self.day.day() is None:
            found["day"] = _("Write the day as 2026-03-12.")
        has_document = bool(self.document.text().strip())
        if self._act == EVIDENCE and not has_document:
            found["document"] = _("Write which document was seen.")
        if (has_document or self._act == EVIDENCE) and self.seen_on.day() is None:
            found["seen_on"] = _("On which day was it seen?")
        elif self.seen_on.is_wrong():
            found["seen_on"] = _("Write the day as 2026-03-12.")
        elif self.seen_on.day() is not None and not has_document:
            found["document"] = _("Write which document was seen.")
        if has_document and not self.seen_by.text().strip():
            found["seen_by"] = _("Who saw it?")
        return found


def holder_widget(editor: CustodyEditor) -> QWidget:
    """The first field of an editor."""
    return next(iter(editor.lines.values())).field
